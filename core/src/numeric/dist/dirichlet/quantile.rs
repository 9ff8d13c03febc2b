//! The x with P(mean <= x) = p.
//!
//! Begins where the first four moments of the mean put it (Cornish & Fisher 1938) and goes on by
//! secants of the normal score of P(mean <= x), which is nearly a straight line. Moments of a
//! Dirichlet mean: with A = sum a, S_k = sum a (c - mu)^k, the second to fourth central ones are
//! S_2 / (A (A+1)), 2 S_3 / (A (A+1) (A+2)), (6 S_4 + 3 S_2^2) / (A (A+1) (A+2) (A+3)). Where
//! secants lead nowhere, the whole range is narrowed down. Error about 1e-12 of the range.

use super::{Class, mean_cdf_by, moments, range, weighted_sum};
use crate::numeric::{dist::normal, math, quadrature::ExpSinh, root};

/// How near a quantile is to the exact one, on the scale of the values.
const TOLERANCE: f64 = 1e-10;
/// Secants tried before the range is narrowed down.
const MOST_SECANTS: usize = 8;

/// The x with P(mean <= x) = p.
pub(crate) fn mean_quantile(classes: &[Class], p: f64) -> f64 {
    let (low, high) = range(classes);
    if low > high {
        return f64::NAN;
    }
    if low == high {
        return low;
    }
    let rule = &mut ExpSinh::new();
    by_secants(rule, classes, p, (low, high)).unwrap_or_else(|| {
        root::crossing((low, -p), (high, 1.0 - p), TOLERANCE, |x| mean_cdf_by(rule, classes, x) - p)
    })
}

/// `None` where it does not settle.
fn by_secants(
    rule: &mut ExpSinh,
    classes: &[Class],
    p: f64,
    (low, high): (f64, f64),
) -> Option<f64> {
    let z = normal::quantile(p);
    let (mut x, slope) = likely(classes, z)?;
    // The point before, how far its score lay from the one wanted, and how far it was moved.
    let mut before: Option<(f64, f64, f64)> = None;
    for _ in 0..MOST_SECANTS {
        if !(x > low && x < high) {
            return None;
        }
        let off = normal::quantile(mean_cdf_by(rule, classes, x)) - z;
        if !off.is_finite() {
            return None;
        }
        let rise = match before {
            Some((last, off_last, _)) if last != x => (off - off_last) / (x - last),
            _ => slope,
        };
        if rise <= 0.0 {
            return None;
        }
        let next = x - off / rise;
        let moved = (next - x).abs();
        // Secants converge with the product of the last two errors.
        let left = before.map_or(f64::INFINITY, |(_, _, last)| moved * last * slope);
        if moved <= TOLERANCE || left <= TOLERANCE {
            return (next > low && next < high).then_some(next);
        }
        before = Some((x, off, moved));
        x = next;
    }
    None
}

/// Where four moments put the point whose normal score is z, and how fast the score rises there.
fn likely(classes: &[Class], z: f64) -> Option<(f64, f64)> {
    let total = weighted_sum(classes, |_| 1.0);
    let (mean, variance) = moments(classes);
    let central = |power: i32| {
        weighted_sum(classes, move |v| {
            let d = v - mean;
            (1..power).fold(d, |product, _| product * d)
        })
    };
    let (second, third, fourth) = (central(2), central(3), central(4));
    let spread = math::sqrt(variance);
    let skew = 2.0 * third / (total * (total + 1.0) * (total + 2.0)) / (variance * spread);
    let four = total * (total + 1.0) * (total + 2.0) * (total + 3.0);
    let excess = (6.0 * fourth + 3.0 * second * second) / four / (variance * variance) - 3.0;
    let (square, twist) = (z * z, skew * skew / 36.0);
    let moved = z + (square - 1.0) * skew / 6.0 + (square - 3.0) * z * excess / 24.0
        - (2.0 * square - 5.0) * z * twist;
    let stretch =
        1.0 + z * skew / 3.0 + (square - 1.0) * excess / 8.0 - (6.0 * square - 5.0) * twist;
    (stretch > 0.0).then(|| (mean + spread * moved, 1.0 / (spread * stretch)))
}
