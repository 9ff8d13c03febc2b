//! The reliable change index: one change against what errors of measurement alone would make.
//!
//! Source: Jacobson & Truax 1991. Equation: (x2 - x1)/(s sqrt(2 (1 - r))), s the standard deviation
//! of the first round and r the reliability. Beyond 1.96 in size it is rarely error alone. Assumes
//! that errors are normal and of one size for everybody; with few people s and r are hardly known,
//! so prefer the posterior of the difference ([`Change`](crate::Change)). Undefined where s is 0 or
//! r is 1.

use crate::{
    measure::outcome::{Outcome, Reason},
    numeric::math,
};

/// The change from `before` to `after` in standard errors of a difference.
///
/// [`Reason::NoVariation`] where there is no error to compare with (a deviation of 0, a
/// reliability of 1), [`Reason::InvalidInput`] for what is no number, a deviation below 0 or a
/// reliability that is not from 0 to 1.
///
/// # Example
///
/// ```
/// use comity::reliable_change_index;
/// // Up by 1.2 on a scale with deviation 1 and reliability .82: two standard errors.
/// let index = reliable_change_index(3.0, 4.2, 1.0, 0.82);
/// assert!((index.known().unwrap() - 2.0).abs() < 1e-12);
/// ```
pub fn reliable_change_index(
    before: f64,
    after: f64,
    standard_deviation: f64,
    reliability: f64,
) -> Outcome<f64> {
    let numbers = before.is_finite() && after.is_finite() && standard_deviation.is_finite();
    if !(numbers && standard_deviation >= 0.0 && (0.0..=1.0).contains(&reliability)) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    let error = standard_deviation * math::sqrt(2.0 * (1.0 - reliability));
    if error == 0.0 {
        return Outcome::Undefined(Reason::NoVariation);
    }
    Outcome::Known((after - before) / error)
}
