//! Cliff's delta: how often somebody of one group lies above somebody of the other.
//!
//! Source: Cliff 1993; interval: Newcombe 2006, "Confidence intervals for an effect size measure
//! based on the Mann-Whitney statistic", part 2, method 5. Equation: delta = (#(x > y) - #(x < y))/
//! (m n). With N = (m + n)/2 - 1 the interval holds all theta = (delta + 1)/2 for which
//! (theta - observed)^2 <= z^2 V(theta), where
//!   V = theta (1 - theta)/(m n) (1 + N ((1 - theta)/(2 - theta) + theta/(1 + theta))).
//! Cliff's own interval shrinks to a point where the groups do not overlap, as they often do not
//! when few answer; this one stays honest there: of three to ten people a group on five levels it
//! covered 96 to 98 in a hundred in simulations. Ties make it a little too wide. Assumes that
//! people answer independently, nothing of the shape. Range -1 to 1. Undefined for an empty group.

use serde::Serialize;

use super::finite;
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        posterior::Interval,
    },
    numeric::{dist::normal, root},
};

/// How near a limit is to the exact one.
const TOLERANCE: f64 = 1e-15;

/// A difference by order alone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CliffsDelta {
    /// Cliff's delta: 1 where all of the first group lie above all of the second.
    pub value: f64,
    /// Where the true one plausibly lies.
    pub interval: Interval,
}

/// How far the first group lies above the second, by order alone.
///
/// [`Reason::TooFewPeople`] for an empty group, [`Reason::InvalidInput`] for values that are no
/// numbers or a `level` that is not between 0 and 1.
///
/// # Example
///
/// ```
/// use comity::cliffs_delta;
/// // 11 of 12 pairs speak for the first group, one is tied.
/// let delta = cliffs_delta(&[4.0, 5.0, 3.0], &[1.0, 3.0, 2.0, 2.0], 0.95);
/// let delta = delta.known().unwrap();
/// assert_eq!(delta.value, 11.0 / 12.0);
/// assert!(delta.interval.high < 1.0);
/// ```
pub fn cliffs_delta(first: &[f64], second: &[f64], level: f64) -> Outcome<CliffsDelta> {
    if !(finite(first) && finite(second) && level > 0.0 && level < 1.0) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    if first.is_empty() || second.is_empty() {
        return Outcome::Undefined(Reason::TooFewPeople);
    }
    // In order, so that a look for each of the first group takes the place of all pairs.
    let mut second = second.to_vec();
    second.sort_unstable_by(f64::total_cmp);
    let above: usize = first.iter().map(|x| second.partition_point(|y| y < x)).sum();
    let not_below: usize = first.iter().map(|x| second.partition_point(|y| y <= x)).sum();
    let below = first.len() * second.len() - not_below;
    let (above, below) = (above as i64, below as i64);
    let (m, n) = (first.len() as f64, second.len() as f64);
    let value = (above - below) as f64 / (m * n);
    let interval = interval(0.5 * (value + 1.0), m, n, (1.0 - level) / 2.0);
    Outcome::Known(CliffsDelta { value, interval })
}

fn interval(observed: f64, m: f64, n: f64, tail: f64) -> Interval {
    let z = normal::quantile(tail);
    let half = 0.5 * (m + n) - 1.0;
    let variance =
        |t: f64| t * (1.0 - t) / (m * n) * (1.0 + half * ((1.0 - t) / (2.0 - t) + t / (1.0 + t)));
    let outside = |t: f64| (t - observed) * (t - observed) - z * z * variance(t);
    // At the observed value the distance is below 0; where that is 0 or 1 it is so just beside it.
    let inside = (observed, -z * z / (4.0 * m * n));
    let limit = |end: f64| {
        if observed == end {
            end
        } else {
            root::crossing((end, outside(end)), inside, TOLERANCE, outside)
        }
    };
    Interval::new(2.0 * limit(0.0) - 1.0, 2.0 * limit(1.0) - 1.0)
}
