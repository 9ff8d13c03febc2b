//! Student's t distribution: of a mean over its estimated standard error.
//!
//! P(|T| > t) = I_x(n/2, 1/2) with x/(1 - x) = n / t^2 (Student 1908; see `beta` for errors).
//! Degrees of freedom n above 0, whole or not.

use super::beta::{Tails, quantile_odds};
use crate::numeric::math;

/// The t with P(T <= t) = p, for p between 0 and 1.
pub(crate) fn quantile(p: f64, df: f64) -> f64 {
    // Both tails, and what lies between them.
    let tail = p.min(1.0 - p);
    let outside = 2.0 * tail;
    let inside = (1.0 - p - p).abs();
    if inside == 0.0 {
        return 0.0;
    }
    let t = math::sqrt(df / quantile_odds(0.5 * df, 0.5, Tails { below: outside, above: inside }));
    if p < 0.5 { -t } else { t }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 50 digits of mpmath, rounded; tables give 12.71, 4.303, 2.571, 2.045, 1.962.
    const QUANTILES: [(f64, f64, f64); 7] = [
        (0.975, 1.0, 12.706204736174694),
        (0.975, 2.0, 4.302652729749462),
        (0.975, 5.0, 2.5705818356363146),
        (0.975, 29.0, 2.045229642132704),
        (0.975, 1000.0, 1.962339080826408),
        (0.6, 4.0, 0.27072229470759734),
        (0.9995, 7.5, 5.20772565580064),
    ];

    #[test]
    fn quantiles_equal_high_precision_on_both_sides() {
        for (p, df, exact) in QUANTILES {
            let ours = quantile(p, df);
            assert!((ours - exact).abs() < 1e-13 * exact.abs(), "{p} {df}: {ours} for {exact}");
            assert!((quantile(1.0 - p, df) + ours).abs() < 1e-12 * exact.abs());
        }
        assert_eq!(quantile(0.5, 3.0), 0.0);
    }

    #[test]
    fn one_degree_of_freedom_is_a_tangent() {
        for p in [0.01, 0.3, 0.6, 0.999] {
            let exact = libm::tan(core::f64::consts::PI * (p - 0.5));
            assert!((quantile(p, 1.0) - exact).abs() < 1e-13 * exact.abs(), "{p}");
        }
    }
}
