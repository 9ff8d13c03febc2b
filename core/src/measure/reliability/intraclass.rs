//! Intraclass correlations: how far respondents who rate the same items rate them alike.
//!
//! Source: Shrout & Fleiss 1979, intervals by McGraw & Wong 1996. Items (columns) are the targets,
//! respondents (rows) the k raters. Equations, from mean squares of rows of targets (R), raters (C),
//! residual (E) and within targets (W):
//!   (1,1) = (R - W)/(R + (k-1)W), (2,1) = (R - E)/(R + (k-1)E + k(C - E)/n),
//!   (3,1) = (R - E)/(R + (k-1)E); of the mean of k raters (R - W)/R, (R - E)/(R + (C - E)/n), (R - E)/R.
//! The limits of averages are those of single raters stepped up by Spearman-Brown, not computed
//! anew from the average (programs differ in this). Assumes that targets, raters and errors add up,
//! for the intervals with normal errors. Range: -1/(k-1) to 1 for (1,1) and (3,1), without a lower
//! bound for averages. Every sum is a whole number until the mean squares. Takes the respondents
//! who answered anything and the items that all of these answered; for items with blanks there is
//! [`intraclass_available`].

use alloc::vec;

use serde::Serialize;

use super::{alpha::stepped_up, between::OneWay};
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        posterior::Interval,
        ratings::Ratings,
    },
    numeric::dist::f,
};

/// Limits that differ from a coefficient by no more than this are equal to it.
const ROUNDING: f64 = 1e-12;

/// Whether a coefficient is 0: a quotient of mean squares against its distribution then.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FTest {
    /// The quotient of the two mean squares.
    pub f: f64,
    /// Degrees of freedom above.
    pub df1: f64,
    /// Degrees of freedom below.
    pub df2: f64,
    /// The probability of a quotient at least as large were the coefficient 0.
    pub p: f64,
}

/// One intraclass correlation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Intraclass {
    /// The coefficient, as it comes out: it may be negative.
    pub value: f64,
    /// Its interval; undefined where a mean square it needs is 0, or where what is estimated of it
    /// does not even hold the coefficient.
    pub interval: Outcome<Interval>,
    /// Undefined where the mean square below is 0.
    pub test: Outcome<FTest>,
}

/// The six of Shrout & Fleiss.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct IntraclassCorrelations {
    /// Items that count: answered by everybody who answered anything.
    pub targets: usize,
    /// Respondents who answered anything.
    pub raters: usize,
    /// (1,1): raters differ from item to item, or nobody knows.
    pub one_way: Outcome<Intraclass>,
    /// (2,1): the raters stand for others, and their levels count (absolute agreement).
    pub two_way_random: Outcome<Intraclass>,
    /// (3,1): these raters alone matter, and their levels do not (consistency).
    pub two_way_mixed: Outcome<Intraclass>,
    /// (1,k): the mean of all raters, one-way.
    pub one_way_average: Outcome<Intraclass>,
    /// (2,k): the mean of all raters, absolute agreement.
    pub two_way_random_average: Outcome<Intraclass>,
    /// (3,k): the mean of all raters, consistency; Cronbach's alpha with people and items exchanged.
    pub two_way_mixed_average: Outcome<Intraclass>,
}

/// The six intraclass correlations with intervals of probability `level`.
///
/// [`Reason::NoAnswers`]; [`Reason::TooFewPeople`] for fewer than two respondents,
/// [`Reason::TooFewItems`] where fewer than two items were answered by all of them,
/// [`Reason::InvalidInput`] where `level` is not between 0 and 1. A single coefficient is undefined
/// ([`Reason::NoVariation`]) where the variance it divides by does not come out above 0.
///
/// # Example
///
/// ```
/// use comity::{Ratings, intraclass};
/// // Three respondents rate four items on 1 to 5.
/// let cells = [1, 3, 4, 5, 2, 3, 4, 5, 1, 2, 4, 4];
/// let all = intraclass(&Ratings::new(&cells, 4, 1, 5)?, 0.95);
/// let all = all.known().unwrap();
/// assert_eq!((all.targets, all.raters), (4, 3));
/// assert!(all.two_way_random.known().unwrap().value > 0.8);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn intraclass(ratings: &Ratings<'_>, level: f64) -> Outcome<IntraclassCorrelations> {
    if !(level > 0.0 && level < 1.0) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    match MeanSquares::of(ratings) {
        Ok(squares) => Outcome::Known(squares.correlations(Some((1.0 - level) / 2.0))),
        Err(reason) => Outcome::Undefined(reason),
    }
}

/// The same without intervals and tests, which take far longer than the coefficients.
pub(crate) fn intraclass_coefficients(ratings: &Ratings<'_>) -> Outcome<IntraclassCorrelations> {
    match MeanSquares::of(ratings) {
        Ok(squares) => Outcome::Known(squares.correlations(None)),
        Err(reason) => Outcome::Undefined(reason),
    }
}

/// (1,1) from all answers there are, items with blanks too: the one-way analysis of unlike many
/// answers an item, in which n0 = (N - sum k_i^2 / N)/(n - 1) takes the place of k.
///
/// Without an interval: there is no exact one where items have unlike many answers. Two-way
/// coefficients have no such form. [`Reason::NoAnswers`], [`Reason::TooFewItems`] for fewer than
/// two items with answers, [`Reason::TooFewPeople`] where no item has two answers,
/// [`Reason::NoVariation`] where all answers are equal.
pub fn intraclass_available(ratings: &Ratings<'_>) -> Outcome<f64> {
    let mut items = vec![(0, 0, 0); ratings.columns()];
    for row in 0..ratings.rows() {
        for ((people, sum, squares), cell) in items.iter_mut().zip(ratings.row(row)) {
            let cell = i128::from(*cell);
            *people += i128::from(cell > 0);
            *sum += cell;
            *squares += cell * cell;
        }
    }
    items.retain(|(people, ..)| *people > 0);
    if items.is_empty() {
        return Outcome::Undefined(Reason::NoAnswers);
    }
    match OneWay::of_sums(&items, 1) {
        Ok(one_way) => one_way.single(),
        Err(Reason::TooFewGroups) => Outcome::Undefined(Reason::TooFewItems),
        Err(reason) => Outcome::Undefined(reason),
    }
}

/// The analysis of variance of a complete table of n targets by k raters.
struct MeanSquares {
    n: f64,
    k: f64,
    targets: f64,
    raters: f64,
    residual: f64,
    within: f64,
}

impl MeanSquares {
    fn of(ratings: &Ratings<'_>) -> Result<Self, Reason> {
        let rows = || (0..ratings.rows()).map(|row| ratings.row(row)).filter(answered);
        let mut complete = vec![true; ratings.columns()];
        for row in rows() {
            complete.iter_mut().zip(row).for_each(|(complete, cell)| *complete &= *cell > 0);
        }
        let raters = rows().count();
        let targets = complete.iter().filter(|complete| **complete).count();
        match (raters, targets) {
            (0, _) => return Err(Reason::NoAnswers),
            (1, _) => return Err(Reason::TooFewPeople),
            (_, 0 | 1) => return Err(Reason::TooFewItems),
            _ => {}
        }
        let mut of_target = vec![0_u64; ratings.columns()];
        let (mut total, mut squares, mut of_raters) = (0_u64, 0_u64, 0_i128);
        for row in rows() {
            let mut of_rater = 0_u64;
            for ((sum, cell), complete) in of_target.iter_mut().zip(row).zip(&complete) {
                let cell = u64::from(*cell) * u64::from(*complete);
                *sum += cell;
                of_rater += cell;
                squares += cell * cell;
            }
            total += of_rater;
            of_raters += i128::from(of_rater) * i128::from(of_rater);
        }
        let of_targets: i128 = of_target.iter().map(|s| i128::from(*s) * i128::from(*s)).sum();
        let (n, k) = (targets as i128, raters as i128);
        let (total, squares) = (i128::from(total) * i128::from(total), i128::from(squares));
        let mean = |top: i128, bottom: i128| top as f64 / bottom as f64;
        Ok(Self {
            targets: mean(n * of_targets - total, n * k * (n - 1)),
            raters: mean(k * of_raters - total, n * k * (k - 1)),
            residual: mean(
                n * k * squares - n * of_targets - k * of_raters + total,
                n * k * (n - 1) * (k - 1),
            ),
            within: mean(k * squares - of_targets, n * k * (k - 1)),
            n: targets as f64,
            k: raters as f64,
        })
    }

    /// With intervals that leave out so much at each end, or without.
    fn correlations(&self, tail: Option<f64>) -> IntraclassCorrelations {
        let Self { n, k, targets: r, residual: e, within: w, .. } = *self;
        let one_way = self.against(w, n * (k - 1.0), tail);
        let mixed = self.against(e, (n - 1.0) * (k - 1.0), tail);
        let random = self.random(tail);
        let of_average = |top: f64, bottom: f64, single: &Parts| Parts {
            value: quotient(top, bottom),
            // An average has no limit where the single rater's lies below what k raters allow.
            interval: single
                .interval
                .filter(|(low, _)| 1.0 + (k - 1.0) * low > 0.0)
                .and_then(|(low, high)| finite(stepped_up(low, k), stepped_up(high, k))),
            ..*single
        };
        let random_bottom = r + (self.raters - e) / n;
        IntraclassCorrelations {
            targets: n as usize,
            raters: k as usize,
            one_way_average: of_average(r - w, r, &one_way).outcome(),
            two_way_random_average: of_average(r - e, random_bottom, &random).outcome(),
            two_way_mixed_average: of_average(r - e, r, &mixed).outcome(),
            one_way: one_way.outcome(),
            two_way_random: random.outcome(),
            two_way_mixed: mixed.outcome(),
        }
    }

    /// (1,1) or (3,1): targets against one other mean square.
    fn against(&self, other: f64, df: f64, tail: Option<f64>) -> Parts {
        let (r, k, df1) = (self.targets, self.k, self.n - 1.0);
        let coefficient = |q: f64| (r - q * other) / (r + (k - 1.0) * q * other);
        let limit = |p: f64| coefficient(f::quantile(p, df1, df));
        Parts {
            value: quotient(r - other, r + (k - 1.0) * other),
            interval: tail.and_then(|tail| finite(limit(1.0 - tail), limit(tail))),
            test: tail.and_then(|_| self.test(other, df)),
        }
    }

    fn random(&self, tail: Option<f64>) -> Parts {
        let Self { n, k, targets: r, raters: c, residual: e, .. } = *self;
        let value = quotient(r - e, r + (k - 1.0) * e + k * (c - e) / n);
        let interval = value.zip(tail).and_then(|(icc, tail)| {
            // Satterthwaite's degrees of freedom of the denominator, times E^2 above and below.
            let (a, b) = (k * icc * c, (n * (1.0 + (k - 1.0) * icc) - k * icc) * e);
            let df1 = n - 1.0;
            let df2 = (k - 1.0) * df1 * (a + b) * (a + b) / (df1 * a * a + b * b);
            // Not a number is not above 0 either.
            let sound = df2 > 0.0;
            if !sound {
                return None;
            }
            let other = k * c + (k * n - k - n) * e;
            let (up, down) = (f::quantile(1.0 - tail, df1, df2), f::quantile(1.0 - tail, df2, df1));
            // With a fraction of a degree of freedom the limits may pass the coefficient itself.
            finite(
                n * (r - up * e) / (up * other + n * r),
                n * (down * r - e) / (other + n * down * r),
            )
            .filter(|(low, high)| *low <= icc + ROUNDING && icc <= *high + ROUNDING)
        });
        Parts { value, interval, test: tail.and_then(|_| self.test(e, (n - 1.0) * (k - 1.0))) }
    }

    fn test(&self, other: f64, df2: f64) -> Option<FTest> {
        let df1 = self.n - 1.0;
        let f = quotient(self.targets, other)?;
        Some(FTest { f, df1, df2, p: f::f_tails(f, df1, df2).above })
    }
}

/// A coefficient's parts, as far as they exist.
#[derive(Clone, Copy)]
struct Parts {
    value: Option<f64>,
    interval: Option<(f64, f64)>,
    test: Option<FTest>,
}

impl Parts {
    fn outcome(self) -> Outcome<Intraclass> {
        or_no_variation(self.value.map(|value| Intraclass {
            value,
            interval: or_no_variation(self.interval.map(|(low, high)| Interval::new(low, high))),
            test: or_no_variation(self.test),
        }))
    }
}

fn or_no_variation<T>(value: Option<T>) -> Outcome<T> {
    value.map_or(Outcome::Undefined(Reason::NoVariation), Outcome::Known)
}

/// A quotient, where it divides by something above 0.
fn quotient(top: f64, bottom: f64) -> Option<f64> {
    (bottom > 0.0).then(|| top / bottom)
}

/// Both limits, if they exist; where they are one, rounding must not turn them round.
fn finite(low: f64, high: f64) -> Option<(f64, f64)> {
    (low.is_finite() && high.is_finite()).then_some((low, high.max(low)))
}

fn answered(row: &&[u8]) -> bool {
    row.iter().any(|cell| *cell > 0)
}
