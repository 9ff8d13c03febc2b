//! The mean of a distribution that is itself uncertain: sum of c_i theta_i, theta ~ Dirichlet(a).
//!
//! P(sum c_i theta_i <= x) = P(sum (c_i - x) G_i <= 0) with independent G_i ~ Gamma(a_i, 1)
//!   = 1/2 - 1/pi * integral over t > 0 of
//!     sin(sum a_i atan(t d_i)) / (t prod (1 + t^2 d_i^2)^(a_i/2)),   d_i = c_i - x.
//! Source: Gil-Pelaez 1951; Imhof 1961. With all weights those of the answers and no prior this is
//! the Bayesian bootstrap (Rubin 1981). Absolute error about 1e-14. Defined for at least one
//! positive weight; with all weight on one value the distribution is that value.

use alloc::vec::Vec;

use crate::numeric::{math, quadrature::ExpSinh, root, sum};

/// Values that carry the same Dirichlet weight each, and how often each is there.
///
/// Classes rather than single weights, because people of partners of one size weigh the same: then
/// the integrand needs one angle and one logarithm a class instead of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Class {
    pub(crate) weight: f64,
    pub(crate) values: Vec<(f64, u32)>,
}

/// How near a quantile is to the exact one, on the scale of the values.
const TOLERANCE: f64 = 1e-13;
/// Where the characteristic function is smaller than e to the minus this, it is left out.
const NEGLIGIBLE: f64 = 45.0;
/// A value that is there more often than this gets an angle and a logarithm of its own.
const OFTEN: u32 = 6;
/// A product is brought back to size before its square could overflow.
const LARGE: f64 = 1e100;

/// The least and the greatest value.
pub(crate) fn range(classes: &[Class]) -> (f64, f64) {
    let values = || classes.iter().flat_map(|c| &c.values).map(|(value, _)| *value);
    (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
}

/// P(mean <= x). Weights are positive. NaN without any value.
pub(crate) fn mean_cdf(classes: &[Class], x: f64) -> f64 {
    mean_cdf_by(&mut ExpSinh::new(), classes, x)
}

/// The same with a rule made before, for whoever asks often.
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
    // The probability is the same for any positive multiple of the differences.
    let widest = (high - x).max(x - low);
    let terms: Vec<Class> = classes
        .iter()
        .map(|c| Class {
            weight: c.weight,
            values: c.values.iter().map(|(v, n)| ((v - x) / widest, *n)).collect(),
        })
        .collect();
    let weighted = |f: fn(f64) -> f64| weighted_sum(&terms, &f);
    let (first, second) = (weighted(|d| d), weighted(|d| d * d));
    let scale = 1.0 / math::sqrt(second + first * first);
    let integral = rule.integrate(scale, |t| {
        let (angle, log_size) = sum::plain_pair(terms.iter().map(|c| {
            let (angle, log_square) = log_of_product(&c.values, t);
            (c.weight * angle, 0.5 * c.weight * log_square)
        }));
        if log_size > NEGLIGIBLE { 0.0 } else { math::sin(angle) * math::exp(-log_size) / t }
    });
    (0.5 - integral / core::f64::consts::PI).clamp(0.0, 1.0)
}

/// The sum of f over all values, each times its weight and as often as it is there.
fn weighted_sum(classes: &[Class], f: &dyn Fn(f64) -> f64) -> f64 {
    sum::sum(
        classes
            .iter()
            .flat_map(|c| c.values.iter().map(move |(v, n)| c.weight * f64::from(*n) * f(*v))),
    )
}

/// sum n atan(t d) and sum n ln(1 + t^2 d^2), from the product of the complex numbers
/// (1 + i t d)^n.
fn log_of_product(values: &[(f64, u32)], t: f64) -> (f64, f64) {
    let mut product = Product { re: 1.0, im: 0.0, angle: 0.0, log_square: 0.0 };
    for &(d, count) in values {
        let y = t * d;
        if count <= OFTEN {
            (0..count).for_each(|_| product.times(y));
        } else {
            product.angle += f64::from(count) * math::atan2(y, 1.0);
            product.log_square += f64::from(count) * math::ln(1.0 + y * y);
        }
    }
    let Product { re, im, angle, log_square } = product;
    (angle + math::atan2(im, re), log_square + math::ln(re * re + im * im))
}

/// A product of complex numbers, with what its point on the plane does not tell: full turns and
/// size taken out.
struct Product {
    re: f64,
    im: f64,
    angle: f64,
    log_square: f64,
}

impl Product {
    /// Multiplies by 1 + i y.
    fn times(&mut self, y: f64) {
        let (re, im) = (self.re - self.im * y, self.im + self.re * y);
        // A factor turns by less than a right angle: a change of half-plane against its direction
        // is a passage over the cut of atan2.
        if y > 0.0 && self.im >= 0.0 && im < 0.0 {
            self.angle += 2.0 * core::f64::consts::PI;
        } else if y < 0.0 && self.im < 0.0 && im >= 0.0 {
            self.angle -= 2.0 * core::f64::consts::PI;
        }
        (self.re, self.im) = (re, im);
        if re.abs() > LARGE || im.abs() > LARGE {
            let size = re.abs().max(im.abs());
            self.log_square += 2.0 * math::ln(size);
            (self.re, self.im) = (re / size, im / size);
        }
    }
}

/// The x with P(mean <= x) = p.
pub(crate) fn mean_quantile(classes: &[Class], p: f64) -> f64 {
    let (low, high) = range(classes);
    if low > high {
        return f64::NAN;
    }
    if low == high {
        return low;
    }
    let mut rule = ExpSinh::new();
    let mut distance = |x: f64| mean_cdf_by(&mut rule, classes, x) - p;
    let (near, far) = likely_bracket(classes, p);
    let mut ends = [(low, -p), (high, 1.0 - p)];
    for x in [near, far] {
        if x > low && x < high {
            let y = distance(x);
            ends[usize::from(y > 0.0)] = (x, y);
        }
    }
    root::crossing(ends[0], ends[1], TOLERANCE, distance)
}

/// Where the quantile of a normal distribution of the same mean and variance would lie, and some
/// room on both sides.
fn likely_bracket(classes: &[Class], p: f64) -> (f64, f64) {
    let (mean, variance) = moments(classes);
    let spread = math::sqrt(variance);
    let middle = mean + super::normal::quantile(p) * spread;
    (middle - 0.5 * spread, middle + 0.5 * spread)
}

/// Mean and variance of the mean.
pub(crate) fn moments(classes: &[Class]) -> (f64, f64) {
    let total = weighted_sum(classes, &|_| 1.0);
    let mean = weighted_sum(classes, &|v| v) / total;
    let variance = weighted_sum(classes, &|v| (v - mean) * (v - mean)) / total / (total + 1.0);
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
}
