//! Cronbach's alpha: how far the answers to several items go together.
//!
//! Source: Cronbach 1951; interval: Feldt 1965. Equation: alpha = J/(J-1) (1 - sum s_j^2 / s_T^2),
//! variances with n - 1 below; limits 1 - (1 - alpha) F_q(n - 1, (n - 1)(J - 1)), the lower one with
//! the upper quantile. Two items: 2 r / (1 + r) (Spearman 1910, Brown 1910). Assumes items that
//! measure the same up to a constant, and for the interval that people and items add up with
//! normal errors. Range: up to 1, negative where items contradict each other. Undefined for one
//! item or one person, and where the sum does not vary. An item that everybody answered alike
//! stays in. With blanks, pairwise: covariances over those who answered both items, and the
//! interval's n is that of the pair with the fewest (never people who are not behind alpha).

use serde::Serialize;

use super::spread::{Spread, pair};
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        posterior::Interval,
        ratings::Ratings,
    },
    numeric::dist::f,
};

/// Of fewer people than this an interval of alpha says next to nothing.
pub const ALPHA_INTERVAL_PEOPLE: usize = 15;

/// What counts where people left items open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing {
    /// For each pair of items everybody who answered both.
    #[default]
    Pairwise,
    /// Only people who answered every item.
    Listwise,
}

/// Cronbach's alpha with what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Alpha {
    /// The coefficient.
    pub value: f64,
    /// How many items; a column nobody answered is none.
    pub items: usize,
    /// People behind every pair of items, at the least.
    pub people: usize,
    /// Feldt's interval; [`Reason::TooFewPeople`] below the number asked for.
    pub interval: Outcome<Interval>,
}

/// Cronbach's alpha of the items (columns), with an interval of probability `level` where at
/// least `minimum_people` are behind it ([`ALPHA_INTERVAL_PEOPLE`] is a good choice).
///
/// [`Reason::TooFewItems`] for fewer than two, [`Reason::NoAnswers`], [`Reason::TooFewPeople`]
/// for fewer than two complete rows, [`Reason::NoPairs`] where fewer than two people answered
/// some pair of items, [`Reason::NoVariation`] where the sum of the items does not vary, and
/// [`Reason::InvalidInput`] where `level` is not between 0 and 1.
///
/// # Example
///
/// ```
/// use comity::{Missing, Ratings, Reason, cronbach_alpha};
/// let cells = [4, 5, 3, 2, 3, 1, 5, 5, 4, 1, 2, 2];
/// let ratings = Ratings::new(&cells, 3, 1, 5)?;
/// let alpha = cronbach_alpha(&ratings, Missing::Pairwise, 0.95, 15);
/// let alpha = alpha.known().unwrap();
/// assert!(alpha.value > 0.9);
/// assert_eq!(alpha.interval.reason(), Some(Reason::TooFewPeople));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn cronbach_alpha(
    ratings: &Ratings<'_>,
    missing: Missing,
    level: f64,
    minimum_people: usize,
) -> Outcome<Alpha> {
    if !(level > 0.0 && level < 1.0) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    let spread = match Spread::of(ratings, missing) {
        Ok(spread) => spread,
        Err(reason) => return Outcome::Undefined(reason),
    };
    let (items, people) = (spread.items.len(), spread.people);
    let value = of_variances(spread.of_items(), spread.sum, items);
    let interval = if people < minimum_people {
        Outcome::Undefined(Reason::TooFewPeople)
    } else {
        feldt_interval(value, people, items, level)
    };
    Outcome::Known(Alpha { value, items, people, interval })
}

/// Alpha from the sum of the items' variances and the variance of their sum.
pub(super) fn of_variances(of_items: f64, of_sum: f64, items: usize) -> f64 {
    let j = items as f64;
    j / (j - 1.0) * (1.0 - of_items / of_sum)
}

/// Feldt's interval of an alpha known from so many people and items.
///
/// [`Reason::TooFewPeople`] and [`Reason::TooFewItems`] for fewer than two of either,
/// [`Reason::InvalidInput`] where `alpha` is no number up to 1 or `level` not between 0 and 1.
///
/// # Example
///
/// ```
/// use comity::feldt_interval;
/// // Feldt, Woodruff & Salih 1987: 41 people, 26 items, alpha .79.
/// let interval = feldt_interval(0.79, 41, 26, 0.9);
/// assert!((interval.known().unwrap().low - 0.705).abs() < 5e-4);
/// ```
pub fn feldt_interval(alpha: f64, people: usize, items: usize, level: f64) -> Outcome<Interval> {
    // Not a number is not up to 1 either.
    let sound = alpha <= 1.0 && alpha.is_finite() && level > 0.0 && level < 1.0;
    if !sound {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    if people < 2 {
        return Outcome::Undefined(Reason::TooFewPeople);
    }
    if items < 2 {
        return Outcome::Undefined(Reason::TooFewItems);
    }
    let df = people as f64 - 1.0;
    let limit = |p: f64| 1.0 - (1.0 - alpha) * f::quantile(p, df, df * (items as f64 - 1.0));
    let tail = (1.0 - level) / 2.0;
    Outcome::Known(Interval::new(limit(1.0 - tail), limit(tail)))
}

/// The reliability of the sum of exactly two items, from their correlation r: 2 r / (1 + r).
///
/// Takes the people who answered both. [`Reason::TooFewItems`] for one item,
/// [`Reason::InvalidInput`] for more than two (there alpha or omega belong), [`Reason::NoPairs`]
/// where fewer than two people answered both, [`Reason::NoVariation`] where one of the two does
/// not vary, or their sum does not (r = -1).
///
/// # Example
///
/// ```
/// use comity::{Ratings, spearman_brown};
/// let ratings = Ratings::new(&[1, 1, 2, 3, 3, 2, 4, 4], 2, 1, 5)?;
/// // Correlation 0.8.
/// assert!((spearman_brown(&ratings).known().unwrap() - 1.6 / 1.8).abs() < 1e-15);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn spearman_brown(ratings: &Ratings<'_>) -> Outcome<f64> {
    match ratings.columns() {
        0 | 1 => return Outcome::Undefined(Reason::TooFewItems),
        2 => {}
        _ => return Outcome::Undefined(Reason::InvalidInput),
    }
    let sums = pair(ratings, 0, 1);
    if sums.n < 2 {
        return Outcome::Undefined(Reason::NoPairs);
    }
    match sums.correlation() {
        Some(r) if r > -1.0 => Outcome::Known(stepped_up(r, 2.0)),
        _ => Outcome::Undefined(Reason::NoVariation),
    }
}

/// The reliability of the mean of k ratings where that of one is `single` (Spearman-Brown).
pub(super) fn stepped_up(single: f64, k: f64) -> f64 {
    k * single / (1.0 + (k - 1.0) * single)
}
