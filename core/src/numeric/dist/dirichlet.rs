//! The mean of a distribution that is itself uncertain: sum of c_i theta_i, theta ~ Dirichlet(a).
//!
//! P(sum c_i theta_i <= x) = P(sum (c_i - x) G_i <= 0) with independent G_i ~ Gamma(a_i, 1)
//!   = 1/2 - 1/pi * integral over t > 0 of
//!     sin(sum a_i atan(t d_i)) / (t prod (1 + t^2 d_i^2)^(a_i/2)),   d_i = c_i - x.
//! Source: Gil-Pelaez 1951; Imhof 1961. With all weights those of the answers and no prior this is
//! the Bayesian bootstrap (Rubin 1981). Where the weights together are large enough the integrand
//! falls off fast and equal steps are best (`midpoint`), else the exp-sinh rule is. Absolute error
//! of a probability about 1e-13. Defined for at least one positive weight; with all weight on one
//! value the distribution is that value.

mod midpoint;
mod product;
mod quantile;

use alloc::vec::Vec;

use self::product::logs_of_products;
use crate::numeric::{math, quadrature::ExpSinh, several::SEVERAL, sum};

pub(crate) use quantile::mean_quantile;

/// Values that carry the same Dirichlet weight each, and how often each is there.
///
/// Classes rather than single weights, because people of partners of one size weigh the same: then
/// the integrand needs one angle and one logarithm a class instead of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Class {
    pub(crate) weight: f64,
    pub(crate) values: Vec<(f64, u32)>,
}

/// Where the characteristic function is smaller than e to the minus this, it is left out.
const NEGLIGIBLE: f64 = 45.0;

/// The least and the greatest value.
pub(crate) fn range(classes: &[Class]) -> (f64, f64) {
    let values = || classes.iter().flat_map(|c| &c.values).map(|(value, _)| *value);
    (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
}

/// P(mean <= x). Weights are positive. NaN without any value.
pub(crate) fn mean_cdf(classes: &[Class], x: f64) -> f64 {
    mean_cdf_by(&mut ExpSinh::new(), classes, x)
}

/// The same, with nodes that were made before.
pub(crate) fn mean_cdf_by(rule: &mut ExpSinh, classes: &[Class], x: f64) -> f64 {
    let (low, high) = range(classes);
    if low > high || x.is_nan() {
        return f64::NAN;
    }
    if x >= high {
        return 1.0;
    }
    if x <= low {
        return 0.0;
    }
    let integral = midpoint::integral(classes, x).unwrap_or_else(|| by_exp_sinh(rule, classes, x));
    math::within(0.5 - integral / core::f64::consts::PI, 0.0, 1.0)
}

/// The integral where the integrand falls off slowly.
fn by_exp_sinh(rule: &mut ExpSinh, classes: &[Class], x: f64) -> f64 {
    let first = weighted_sum(classes, |v| v - x);
    let second = weighted_sum(classes, |v| (v - x) * (v - x));
    let scale = 1.0 / math::sqrt(second + first * first);
    rule.integrate(scale, |t| {
        let mut terms = polar(classes, x, t);
        for (p, t) in t.iter().enumerate() {
            let (angle, size) = terms[p];
            let counts = size <= NEGLIGIBLE;
            terms[p].0 = if counts { math::sin(angle) * math::exp(-size) / t } else { 0.0 };
        }
        terms.map(|(term, _)| term)
    })
}

/// For each t, sum a_i atan(t d_i) and half of sum a_i ln(1 + t^2 d_i^2).
fn polar(classes: &[Class], x: f64, t: &[f64; SEVERAL]) -> [(f64, f64); SEVERAL] {
    let mut all = [(0.0, 0.0); SEVERAL];
    for class in classes {
        let (angles, logs) = logs_of_products(&class.values, x, t);
        for (p, (angle, size)) in all.iter_mut().enumerate() {
            *angle += class.weight * angles[p];
            *size += 0.5 * class.weight * logs[p];
        }
    }
    all
}

/// The sum of f over all values, each times its weight and as often as it is there.
fn weighted_sum(classes: &[Class], f: impl Fn(f64) -> f64 + Copy) -> f64 {
    sum::sum(
        classes
            .iter()
            .flat_map(|c| c.values.iter().map(move |(v, n)| c.weight * f64::from(*n) * f(*v))),
    )
}

/// Mean and variance of the mean.
pub(crate) fn moments(classes: &[Class]) -> (f64, f64) {
    let total = weighted_sum(classes, |_| 1.0);
    let mean = weighted_sum(classes, |v| v) / total;
    let variance = weighted_sum(classes, |v| (v - mean) * (v - mean)) / total / (total + 1.0);
    (mean, variance)
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn classes(weights: &[f64]) -> Vec<Class> {
        let class =
            |(i, &weight): (usize, &f64)| Class { weight, values: vec![(1.0 + i as f64, 1)] };
        weights.iter().enumerate().map(class).collect()
    }

    /// Dirichlet(1,..,1): the mean is a B-spline, P(mean <= x) = sum (x - c_i)_+^(K-1) / prod_(j != i) (c_j - c_i), signs in.
    fn closed_form(x: f64) -> f64 {
        let c = [1.0, 2.0, 3.0, 4.0, 5.0];
        let mut total = 0.0;
        for i in 0..5 {
            if x > c[i] {
                let product: f64 = (0..5).filter(|j| *j != i).map(|j| c[j] - c[i]).product();
                let gap = x - c[i];
                total += gap * gap * gap * gap / product;
            }
        }
        total
    }

    #[test]
    fn equals_the_closed_form_for_equal_weights() {
        for x in [1.2, 1.5, 2.0, 2.75, 3.0, 3.5, 4.9] {
            let ours = mean_cdf(&classes(&[1.0; 5]), x);
            assert!(
                (ours - closed_form(x)).abs() < 1e-14,
                "{x}: {ours} against {}",
                closed_form(x)
            );
        }
    }

    #[test]
    fn two_values_are_a_beta_distribution() {
        // Mean 1 + theta with theta ~ Beta(3, 2) (weights 2 on 1, 3 on 2): P(theta <= y) = y^3 (4 - 3 y).
        for y in [0.1, 0.5, 0.8] {
            let exact = y * y * y * (4.0 - 3.0 * y);
            let ours = mean_cdf(&classes(&[2.0, 3.0]), 1.0 + y);
            assert!((ours - exact).abs() < 1e-14, "{y}: {ours} against {exact}");
        }
    }

    #[test]
    fn quantile_undoes_cdf_and_stays_inside() {
        for weights in [
            &[0.2, 0.2, 0.2, 0.2, 0.2][..],
            &[0.2, 0.2, 0.2, 5.2, 30.2],
            &[400.0, 3.0, 0.1, 9.0, 1.0],
        ] {
            let classes = classes(weights);
            for p in [0.025, 0.5, 0.975] {
                let x = mean_quantile(&classes, p);
                assert!((1.0..=5.0).contains(&x));
                assert!((mean_cdf(&classes, x) - p).abs() < 1e-10, "{weights:?} {p}: {x}");
            }
        }
    }

    #[test]
    fn a_class_is_its_values_one_by_one() {
        let apart = classes(&[0.7; 5]);
        let each = |n: u32| -> Vec<(f64, u32)> { (1..=5).map(|v| (f64::from(v), n)).collect() };
        let together = [Class { weight: 0.7, values: each(1) }];
        let many = [Class { weight: 0.01, values: each(70) }];
        let few: Vec<(f64, u32)> = each(5).into_iter().chain(each(2)).collect();
        let few = [Class { weight: 0.1, values: few }];
        for x in [1.01, 2.2, 3.0, 4.99] {
            let ours = mean_cdf(&apart, x);
            assert!((mean_cdf(&together, x) - ours).abs() < 1e-14);
            assert!((mean_cdf(&many, x) - ours).abs() < 1e-13, "{x}");
            assert!((mean_cdf(&few, x) - ours).abs() < 1e-13, "{x}");
        }
    }

    #[test]
    fn one_value_is_certain() {
        let one = [Class { weight: 2.0, values: vec![(4.0, 2)] }];
        assert_eq!(mean_quantile(&one, 0.3), 4.0);
        assert_eq!((mean_cdf(&one, 3.9), mean_cdf(&one, 4.0)), (0.0, 1.0));
    }

    /// Both ways to the integral, over the shapes that answers have.
    #[test]
    fn equal_steps_agree_with_the_other_rule() {
        let mut compared = 0;
        for (people, steps) in [(12, 1), (20, 2), (30, 4), (33, 7), (60, 1)] {
            let score =
                |k: u32| 1.0 + f64::from((k * 7 + k * k % 5) % (4 * steps + 1)) / f64::from(steps);
            let mut values: Vec<(f64, u32)> = Vec::new();
            (0..people).for_each(|k| {
                *crate::numeric::order::find_or_insert(&mut values, score(k), f64::total_cmp) += 1
            });
            let points = 4 * steps + 1;
            let prior = (0..points).map(|k| (1.0 + f64::from(k) / f64::from(steps), 1)).collect();
            let classes = [
                Class { weight: 0.83, values },
                Class { weight: 1.0 / f64::from(points), values: prior },
            ];
            for p in [1e-9, 1e-4, 0.025, 0.5, 0.975, 0.999] {
                let x = mean_quantile(&classes, p);
                assert!((mean_cdf(&classes, x) - p).abs() < 1e-11, "{people} {p}");
                if let Some(quick) = midpoint::integral(&classes, x) {
                    let slow = by_exp_sinh(&mut ExpSinh::new(), &classes, x);
                    assert!((quick - slow).abs() < 1e-12, "{people} {p}: {quick} against {slow}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 15, "{compared}");
    }
}
