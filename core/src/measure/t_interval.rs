//! The usual interval of a mean, from its standard deviation.
//!
//! Source: Student 1908. Equation: mean -+ t s / sqrt(n), t the quantile on n - 1 degrees of freedom.
//! Assumes answers of about normal shape; it may leave the scale, and is too narrow or no interval
//! at all where few answer nearly alike. Stands here to be compared with others; the headline is
//! [`Posterior::interval`](crate::Posterior::interval). Defined from two people on.

use super::{
    outcome::{Outcome, Reason},
    posterior::Interval,
};
use crate::numeric::{dist::student_t, math};

/// Student's interval of a mean of so many people with this standard deviation (n - 1 below).
///
/// [`Reason::OnePerson`] for one, [`Reason::NoAnswers`] for none, [`Reason::InvalidInput`] for
/// what is no number, a deviation below 0 or a `level` that is not between 0 and 1.
///
/// # Example
///
/// ```
/// use comity::t_interval;
/// let interval = t_interval(3.6, 1.2, 5, 0.95);
/// assert!((interval.known().unwrap().low - 2.11).abs() < 0.001);
/// ```
pub fn t_interval(
    mean: f64,
    standard_deviation: f64,
    people: u64,
    level: f64,
) -> Outcome<Interval> {
    let numbers = mean.is_finite() && standard_deviation.is_finite() && standard_deviation >= 0.0;
    if !(numbers && level > 0.0 && level < 1.0) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    match people {
        0 => Outcome::Undefined(Reason::NoAnswers),
        1 => Outcome::Undefined(Reason::OnePerson),
        _ => {
            let n = people as f64;
            let t = student_t::quantile(0.5 + 0.5 * level, n - 1.0);
            let way = t * standard_deviation / math::sqrt(n);
            Outcome::Known(Interval::new(mean - way, mean + way))
        }
    }
}
