//! How far two orders of the same people, or the same items, go together.
//!
//! Source: Spearman 1904, Kendall 1945 (tau-b). Equations in `numeric::rank`; both take ties into
//! account and use the order alone, and are worked out in whole numbers. Range -1 to 1. Undefined
//! where there are fewer than two pairs, or one of the two lists does not vary.

use super::finite;
use crate::{
    measure::outcome::{Outcome, Reason},
    numeric::rank,
};

/// Spearman's rank correlation; `x[i]` and `y[i]` belong together.
///
/// [`Reason::NoPairs`] for fewer than two, [`Reason::NoVariation`] where one of the lists does not
/// vary, [`Reason::InvalidInput`] where they are not equally long or hold what is no number.
///
/// # Example
///
/// ```
/// use comity::{kendall_tau_b, spearman};
/// let (ours, theirs) = ([3.0, 4.0, 2.0, 5.0], [2.0, 4.5, 3.0, 5.0]);
/// assert_eq!(spearman(&ours, &theirs).known(), Some(&0.8));
/// assert_eq!(kendall_tau_b(&ours, &theirs).known(), Some(&(4.0 / 6.0)));
/// ```
pub fn spearman(x: &[f64], y: &[f64]) -> Outcome<f64> {
    checked(x, y, rank::spearman)
}

/// Kendall's tau-b; `x[i]` and `y[i]` belong together. Undefined as [`spearman`].
pub fn kendall_tau_b(x: &[f64], y: &[f64]) -> Outcome<f64> {
    checked(x, y, rank::kendall_tau_b)
}

fn checked(x: &[f64], y: &[f64], of: impl Fn(&[f64], &[f64]) -> Option<f64>) -> Outcome<f64> {
    if x.len() != y.len() || !finite(x) || !finite(y) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    if x.len() < 2 {
        return Outcome::Undefined(Reason::NoPairs);
    }
    of(x, y).map_or(Outcome::Undefined(Reason::NoVariation), Outcome::Known)
}
