//! The F distribution: of a quotient of two mean squares.
//!
//! P(F <= f) = I_x(d1/2, d2/2) with x/(1 - x) = d1 f / d2 (DLMF 8.17, and see `beta` for errors).
//! Degrees of freedom above 0, whole or not.

use super::beta::{Tails, quantile_odds, tails};

/// P(F <= f) and P(F > f).
pub(crate) fn f_tails(f: f64, d1: f64, d2: f64) -> Tails {
    let whole = d1 * f + d2;
    if whole.is_infinite() {
        return Tails { below: 1.0, above: 0.0 };
    }
    tails(0.5 * d1, 0.5 * d2, d1 * f / whole, d2 / whole)
}

/// The f with P(F <= f) = p, for p between 0 and 1.
pub(crate) fn quantile(p: f64, d1: f64, d2: f64) -> f64 {
    d2 / d1 * quantile_odds(0.5 * d1, 0.5 * d2, Tails { below: p, above: 1.0 - p })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 50 digits of mpmath, rounded; the first two also stand in tables as 4.24 and 0.239.
    const QUANTILES: [(f64, f64, f64, f64); 10] = [
        (0.975, 5.0, 18.0, 3.381967805875242),
        (0.025, 5.0, 10.0, 0.15107670102998202),
        (0.975, 29.0, 1247.0, 1.5884662210640248),
        (0.025, 29.0, 1247.0, 0.5509387661099938),
        (0.975, 1247.0, 29.0, 1.8150837470753545),
        (0.95, 1.0, 3.0, 10.127964486013926),
        (0.975, 43.0, 1276.0, 1.4774928637956528),
        (0.025, 2.0, 9.0, 0.02538916300704114),
        (0.975, 17.625, 5.0, 6.368938951596307),
        (0.9, 40.0, 1000.0, 1.3040314002447344),
    ];

    #[test]
    fn quantiles_equal_high_precision() {
        for (p, d1, d2, exact) in QUANTILES {
            let ours = quantile(p, d1, d2);
            assert!((ours - exact).abs() < 1e-13 * exact, "{p} {d1} {d2}: {ours} for {exact}");
        }
    }

    #[test]
    fn two_degrees_of_freedom_have_a_closed_form() {
        // d1 = 2: P(F > f) = (1 + 2 f / d2)^(-d2/2).
        for (f, d2) in [(0.1, 4.0), (3.0, 10.0), (200.0, 6.0)] {
            let exact = libm::pow(1.0 + 2.0 * f / d2, -0.5 * d2);
            assert!((f_tails(f, 2.0, d2).above - exact).abs() < 1e-14 * exact);
        }
        assert_eq!(f_tails(f64::INFINITY, 2.0, 3.0), Tails { below: 1.0, above: 0.0 });
    }

    #[test]
    fn a_quotient_turned_round_swaps_its_degrees_of_freedom() {
        for p in [0.025, 0.5, 0.9] {
            let product = quantile(p, 5.0, 17.5) * quantile(1.0 - p, 17.5, 5.0);
            assert!((product - 1.0).abs() < 1e-13);
        }
    }
}
