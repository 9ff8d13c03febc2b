//! The beta distribution: what F, Student's t and intervals of reliability are computed from.
//!
//! cdf: I_x(a, b) = x^a y^b / (a B(a, b)) times a continued fraction (DLMF 8.17.22, by Lentz's
//! method), taken from whichever end it converges from fast; y = 1 - x comes in beside x, and both
//! tails go out, so that neither end loses digits. The factor before it by Loader 2000 (see
//! `gamma`). Quantile: in log odds u = ln(x/y) the density is log-concave, hence the logarithm of
//! either tail is concave and Newton's steps cannot get lost; Halley's correction makes them few.
//! Relative error of the smaller tail below 2e-14 for a and b up to 500 (2e-13 up to 1e5), and of
//! the odds of a quantile about the same over the density's slope. Defined for a, b above 0 (from
//! 0.01 on at this accuracy).

use super::{gamma::stirling_error, normal};
use crate::numeric::math;

/// Terms of the continued fraction; it needs a few times the square root of the larger of a and b.
const MOST_TERMS: u32 = 100_000;
/// Keeps Lentz's quotients away from a division by zero.
const TINY: f64 = 1e-300;
/// Steps towards a quantile; three to five are usual.
const MOST_STEPS: u32 = 60;
/// A step smaller than this, in log odds, is the last.
const SMALL: f64 = 1e-9;

/// The probabilities below and above the point whose parts are x and y = 1 - x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tails {
    pub(crate) below: f64,
    pub(crate) above: f64,
}

/// P(X <= x) and P(X > x); `y` is 1 - x, given so that it need not be rounded.
pub(crate) fn tails(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if x.is_nan() || y.is_nan() {
        return Tails { below: f64::NAN, above: f64::NAN };
    }
    if x <= 0.0 {
        return Tails { below: 0.0, above: 1.0 };
    }
    if y <= 0.0 {
        return Tails { below: 1.0, above: 0.0 };
    }
    let power = Power::new(a, b).at(x, y);
    if from_below(a, b, x) {
        let below = power * fraction(a, b, x) / a;
        Tails { below, above: 1.0 - below }
    } else {
        let above = power * fraction(b, a, y) / b;
        Tails { below: 1.0 - above, above }
    }
}

/// x^a y^b / B(a, b), which is also the density of the log odds, prepared for its parameters.
struct Power {
    a: f64,
    b: f64,
    front: f64,
    exponent: f64,
}

impl Power {
    fn new(a: f64, b: f64) -> Self {
        let front = math::sqrt(a / (a + b) * b / (2.0 * core::f64::consts::PI));
        let exponent = stirling_error(a + b) - stirling_error(a) - stirling_error(b);
        Self { a, b, front, exponent }
    }

    fn exponent(&self, x: f64, y: f64) -> f64 {
        let n = self.a + self.b;
        self.exponent - deviance(self.a, n * x) - deviance(self.b, n * y)
    }

    fn at(&self, x: f64, y: f64) -> f64 {
        self.front * math::exp(self.exponent(x, y))
    }
}

/// Whether the continued fraction is to be taken from the lower end.
fn from_below(a: f64, b: f64, x: f64) -> bool {
    x * (a + b + 2.0) <= a + 1.0
}

/// k ln(k/m) + m - k, without cancellation where k and m are close.
fn deviance(k: f64, m: f64) -> f64 {
    let gap = k - m;
    if gap.abs() >= 0.1 * (k + m) {
        return k * math::ln(k / m) - gap;
    }
    let v = gap / (k + m);
    let square = v * v;
    let (mut sum, mut term, mut odd) = (gap * v, 2.0 * k * v, 1.0);
    loop {
        term *= square;
        odd += 2.0;
        let next = sum + term / odd;
        if next == sum {
            return sum;
        }
        sum = next;
    }
}

/// The continued fraction of I_x(a, b), which converges fast for x below (a + 1) / (a + b + 2).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let nonzero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / nonzero(1.0 - (a + b) * x / (a + 1.0));
    let mut result = d;
    for term in 1..=MOST_TERMS {
        let m = f64::from(term);
        let (low, high) = (a + 2.0 * m - 1.0, a + 2.0 * m);
        let even = m * (b - m) * x / (low * high);
        d = 1.0 / nonzero(1.0 + even * d);
        c = nonzero(1.0 + even / c);
        result *= d * c;
        let odd = -(a + m) * (a + b + m) * x / (high * (high + 1.0));
        d = 1.0 / nonzero(1.0 + odd * d);
        c = nonzero(1.0 + odd / c);
        let change = d * c;
        result *= change;
        if (change - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    result
}

/// The odds x/y of the point with these probabilities below and above it (both above 0).
pub(crate) fn quantile_odds(a: f64, b: f64, at: Tails) -> f64 {
    if at.below <= at.above {
        math::exp(log_odds(a, b, at.below))
    } else {
        math::exp(-log_odds(b, a, at.above))
    }
}

/// The log odds of the point with probability `p` below it; p at most a half.
fn log_odds(a: f64, b: f64, p: f64) -> f64 {
    let power = Power::new(a, b);
    let mut u = math::ln(a / b) + normal::quantile(p) * math::sqrt(1.0 / a + 1.0 / b);
    for _ in 0..MOST_STEPS {
        let (x, y) = parts(u);
        // The logarithm of the tail over p, and its slope; far out the tail itself would vanish.
        let (distance, slope) = if from_below(a, b, x) {
            let fraction = fraction(a, b, x) / a;
            let front = math::ln(power.front * fraction / p);
            (front + power.exponent(x, y), 1.0 / fraction)
        } else {
            let power = power.at(x, y);
            let below = 1.0 - power * fraction(b, a, y) / b;
            (math::ln(below / p), power / below)
        };
        let newton = distance / slope;
        // Halley's correction: how much the slope changes on the way.
        let bend = 0.5 * newton * (a * y - b * x - slope);
        let step = newton / (1.0 - math::within(bend, -0.5, 0.5));
        u -= step;
        if step.abs() < SMALL || !step.is_finite() {
            break;
        }
    }
    u
}

/// x and y from their log odds.
fn parts(u: f64) -> (f64, f64) {
    let odds = math::exp(-u.abs());
    let (small, large) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
    if u < 0.0 { (small, large) } else { (large, small) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(ours: f64, exact: f64, error: f64, what: &str) {
        assert!((ours - exact).abs() <= error * exact.abs(), "{what}: {ours:e} for {exact:e}");
    }

    #[test]
    fn equals_closed_forms() {
        for x in [1e-9, 0.1, 0.37, 0.5, 0.93] {
            let y = 1.0 - x;
            near(tails(1.0, 1.0, x, y).below, x, 2e-15, "uniform");
            near(tails(3.0, 1.0, x, y).below, x * x * x, 2e-15, "cube");
            near(tails(1.0, 4.0, x, y).above, y * y * y * y, 4e-15, "fourth power");
            near(
                tails(2.0, 3.0, x, y).below,
                x * x * (6.0 - 8.0 * x + 3.0 * x * x),
                1e-14,
                "(2, 3)",
            );
            let arcsine = 2.0 / core::f64::consts::PI * libm::asin(libm::sqrt(x));
            near(tails(0.5, 0.5, x, y).below, arcsine, 4e-15, "arcsine");
        }
    }

    /// 50 digits of mpmath, rounded.
    #[test]
    fn equals_high_precision() {
        for (a, b, x, below) in HIGH_PRECISION {
            near(tails(a, b, x, 1.0 - x).below, below, 2e-14, "cdf");
        }
    }

    #[test]
    fn tails_swap_with_their_parameters() {
        for (a, b, x) in [(0.5, 7.0, 0.2), (30.0, 4.5, 0.9), (250.0, 260.0, 0.48)] {
            let (one, other) = (tails(a, b, x, 1.0 - x), tails(b, a, 1.0 - x, x));
            near(one.below, other.above, 1e-13, "below");
            near(one.above, other.below, 1e-13, "above");
        }
        assert_eq!(tails(2.0, 3.0, 0.0, 1.0), Tails { below: 0.0, above: 1.0 });
        assert_eq!(tails(2.0, 3.0, 1.0, 0.0), Tails { below: 1.0, above: 0.0 });
        assert!(tails(2.0, 3.0, f64::NAN, 0.0).below.is_nan());
    }

    #[test]
    fn quantile_undoes_cdf() {
        let mut undone = 0;
        for a in [0.05, 0.5, 1.0, 2.5, 14.5, 300.0, 20_000.0] {
            for b in [0.05, 0.5, 1.0, 3.0, 45.0, 638.0, 30_000.0] {
                for p in [1e-12, 0.001, 0.025, 0.5, 0.9, 0.975, 0.9999] {
                    let odds = quantile_odds(a, b, Tails { below: p, above: 1.0 - p });
                    let (x, y) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
                    // Where a part is less than any float, nothing can be undone.
                    if x < 1e-290 || y < 1e-290 {
                        continue;
                    }
                    undone += 1;
                    let back = tails(a, b, x, y);
                    let (ours, exact) =
                        if p <= 0.5 { (back.below, p) } else { (back.above, 1.0 - p) };
                    near(ours, exact, 1e-11, &alloc::format!("{a} {b} {p}"));
                }
            }
        }
        assert!(undone > 300, "{undone}");
    }

    const HIGH_PRECISION: [(f64, f64, f64, f64); 10] = [
        (0.5, 0.5, 0.25, 0.3333333333333333),
        (2.5, 9.0, 0.0625, 0.06051460548159306),
        (2.5, 9.0, 0.75, 0.9999357790115518),
        (7.5, 21.5, 0.25, 0.4851890580276378),
        (21.5, 638.0, 0.03125, 0.44858123208014816),
        (638.0, 21.5, 0.953125, 0.028941720295986427),
        (0.5, 14.5, 0.0009765625, 0.13253792889907137),
        (100.0, 120.0, 0.5, 0.9117960627949818),
        (21.5, 623.5, 0.125, 0.9999999999999999),
        (0.05, 3.0, 0.5, 0.996423694306536),
    ];
}
