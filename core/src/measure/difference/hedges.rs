//! Hedges' g: the difference of two means in standard deviations.
//!
//! Source: Hedges 1981; interval: Steiger & Fouladi 1997. Equation: g = J (mean_1 - mean_2)/s with
//! s^2 pooled over both groups, m = n_1 + n_2 - 2 and J = Gamma(m/2)/(sqrt(m/2) Gamma((m-1)/2)) exactly
//! (the usual 1 - 3/(4m - 1) is off by up to two hundredths for few). The interval holds all true
//! differences delta under which the t of these groups is not in a tail of the noncentral t
//! distribution: with normal answers of equal spread it covers exactly, at five people as at five
//! hundred. On five levels, five people against five, it covered 90 to 95 in a hundred in
//! simulations (fewest where a group crowds at an end; the normal approximation 87 to 96). It is of
//! delta, so it is not shrunk by J.
//! Assumes answers of about normal shape and equal spread in both groups. Range: all numbers.
//! Undefined for fewer than four people, an empty group, or where nobody differs within groups.

use serde::Serialize;

use super::finite;
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        posterior::Interval,
    },
    numeric::{
        dist::{gamma::hedges_correction, noncentral_t},
        math, sum,
    },
};

/// A standardised difference.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct HedgesG {
    /// Hedges' g: above 0 where the first group lies higher.
    pub value: f64,
    /// Where the true standardised difference plausibly lies.
    pub interval: Interval,
}

/// The difference of the first group's mean from the second's in pooled standard deviations.
///
/// [`Reason::TooFewPeople`] for fewer than four people together or an empty group,
/// [`Reason::NoVariation`] where nobody differs within the groups, [`Reason::InvalidInput`] for
/// values that are no numbers or a `level` that is not between 0 and 1.
///
/// # Example
///
/// ```
/// use comity::hedges_g;
/// let g = hedges_g(&[4.0, 4.5, 5.0, 3.5], &[3.0, 3.5, 2.5, 3.0], 0.95);
/// let g = g.known().unwrap();
/// assert!(g.value > 1.5 && g.interval.low > 0.0);
/// ```
pub fn hedges_g(first: &[f64], second: &[f64], level: f64) -> Outcome<HedgesG> {
    if !(finite(first) && finite(second) && level > 0.0 && level < 1.0) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    if first.is_empty() || second.is_empty() || first.len() + second.len() < 4 {
        return Outcome::Undefined(Reason::TooFewPeople);
    }
    let (a, b) = (Group::of(first), Group::of(second));
    let df = a.people + b.people - 2.0;
    let variance = (a.squares + b.squares) / df;
    // What rounding of equal values leaves is no spread.
    let noise = 4.0 * f64::EPSILON * a.largest.max(b.largest);
    if variance <= noise * noise {
        return Outcome::Undefined(Reason::NoVariation);
    }
    let difference = (a.mean - b.mean) / math::sqrt(variance);
    let size = math::sqrt(a.people * b.people / (a.people + b.people));
    let tail = (1.0 - level) / 2.0;
    let limit = |p: f64| noncentral_t::shift(difference * size, df, p) / size;
    Outcome::Known(HedgesG {
        value: hedges_correction(df) * difference,
        interval: Interval::new(limit(1.0 - tail), limit(tail)),
    })
}

struct Group {
    people: f64,
    mean: f64,
    squares: f64,
    largest: f64,
}

impl Group {
    fn of(values: &[f64]) -> Self {
        let people = values.len() as f64;
        let mean = sum::sum(values.iter().copied()) / people;
        let squares = sum::sum(values.iter().map(|x| (x - mean) * (x - mean)));
        let largest = values.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        Self { people, mean, squares, largest }
    }
}
