//! The integral by equal steps, where the integrand falls off within few of them.
//!
//! Source: Davies 1973, "Numerical inversion of a characteristic function": with nodes
//! t_k = (k + 1/2) h the sum h sum sin(angle_k) size_k / t_k errs by no more than the probability
//! that Q = sum (c_i - x) G_i lies beyond 2 pi / h on either side. Bound of that: the logarithm of
//! the moment generating function of Q - E Q is at most u^2 V / (2 (1 - u d)), V = sum a_i d_i^2, d
//! the greatest d_i, so P(Q - E Q > s) <= exp(-s^2 / (2 (V + d s))) (Bernstein 1946). Assumes values
//! on both sides of x.

use core::f64::consts::PI;

use super::{Class, polar, product::log_square_of_product, weighted_sum};
use crate::numeric::{
    math,
    several::SEVERAL,
    sum::{Sum, sum},
};

/// The bound of the error is e to the minus this; the error itself is far smaller.
const BEYOND: f64 = 20.0;
/// Where the characteristic function is smaller than e to the minus this, it is left out.
const NEGLIGIBLE: f64 = 30.0;
/// More nodes than these are not cheaper than the exp-sinh rule.
const MOST_NODES: usize = 24 * SEVERAL;

/// The integral, or `None` where it would take too many steps.
pub(super) fn integral(classes: &[Class], x: f64) -> Option<f64> {
    let (low, high) = super::range(classes);
    let (above, below) = (high - x, x - low);
    let first = weighted_sum(classes, |v| v - x);
    let second = weighted_sum(classes, |v| (v - x) * (v - x));
    let reach = |d: f64| d * BEYOND + math::sqrt(d * d * BEYOND * BEYOND + 2.0 * second * BEYOND);
    let step = 2.0 * PI / (reach(above) + first).max(reach(below) - first);
    let last = step * MOST_NODES as f64;
    if size_at(classes, x, last) < NEGLIGIBLE {
        return None;
    }
    let mut total = Sum::default();
    let mut first = 0.5;
    loop {
        let node: [f64; SEVERAL] = core::array::from_fn(|p| first + p as f64);
        let terms = polar(classes, x, &node.map(|node| node * step));
        for (node, (angle, size)) in node.iter().zip(terms) {
            if size > NEGLIGIBLE {
                return Some(total.value());
            }
            total.add(math::sin(angle) * math::exp(-size) / node);
        }
        first += SEVERAL as f64;
    }
}

/// The negative logarithm of the characteristic function's size, which grows with t.
fn size_at(classes: &[Class], x: f64, t: f64) -> f64 {
    sum(classes.iter().map(|class| {
        let shifted = class.values.iter().map(|(v, count)| (t * (v - x), *count));
        0.5 * class.weight * log_square_of_product(shifted)
    }))
}
