//! How unequally something is shared out among partners.
//!
//! Source: Gini 1912, Theil 1967. Equations, for shares x_i from 0 up, sorted: Gini = sum (2i - n - 1)
//! x_(i) / (n sum x); Theil T = mean of (x/m) ln(x/m), m their mean. Levels of a scale do not begin
//! at nothing: the scale's lowest is taken off first, or both figures mean little. Range: Gini 0
//! (equal) to 1 - 1/n, Theil 0 to ln n. Undefined where nobody has anything.

use alloc::vec::Vec;

use crate::{
    measure::outcome::{Outcome, Reason},
    numeric::{math, sum},
};

/// The Gini coefficient of values, of which each is so much above `lowest`.
///
/// [`Reason::NoAnswers`] for no values, [`Reason::NoVariation`] where all are at `lowest`,
/// [`Reason::InvalidInput`] where one lies below it or is no number.
///
/// # Example
///
/// ```
/// use comity::{gini, theil};
/// // On a scale from 1: one partner has all there is, three have nothing.
/// assert_eq!(gini(&[1.0, 5.0, 1.0, 1.0], 1.0).known(), Some(&0.75));
/// assert_eq!(theil(&[2.0, 2.0], 1.0).known(), Some(&0.0));
/// ```
pub fn gini(values: &[f64], lowest: f64) -> Outcome<f64> {
    shares(values, lowest).map(|shares| {
        let n = shares.len() as f64;
        let places = (1..).zip(&shares).map(|(i, x)| (2.0 * f64::from(i) - n - 1.0) * x);
        sum::sum(places) / (n * sum::sum(shares.iter().copied()))
    })
}

/// Theil's T of values, of which each is so much above `lowest`. Undefined as [`gini`].
pub fn theil(values: &[f64], lowest: f64) -> Outcome<f64> {
    shares(values, lowest).map(|shares| {
        let n = shares.len() as f64;
        let mean = sum::sum(shares.iter().copied()) / n;
        let parts = shares.iter().map(|x| x / mean).filter(|part| *part > 0.0);
        // Rounding must not make it less than equal.
        (sum::sum(parts.map(|part| part * math::ln(part))) / n).max(0.0)
    })
}

/// What each has, least first.
fn shares(values: &[f64], lowest: f64) -> Outcome<Vec<f64>> {
    let sound = lowest.is_finite() && values.iter().all(|x| x.is_finite() && *x >= lowest);
    if !sound {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    if values.is_empty() {
        return Outcome::Undefined(Reason::NoAnswers);
    }
    let mut shares: Vec<f64> = values.iter().map(|x| x - lowest).collect();
    shares.sort_unstable_by(f64::total_cmp);
    if shares.last().is_some_and(|most| *most > 0.0) {
        Outcome::Known(shares)
    } else {
        Outcome::Undefined(Reason::NoVariation)
    }
}
