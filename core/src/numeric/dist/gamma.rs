//! The gamma function, as far as it is not elementary.
//!
//! Equation: ln Gamma(x) = (x - 1/2) ln x - x + ln(2 pi)/2 + S(x), and S is what this file gives.
//! Source: Stirling's series (DLMF 5.11.1) from 16 on, below it the recurrence
//! S(x) = S(x + 1) + (x + 1/2) ln(1 + 1/x) - 1. Densities are made of S rather than of ln Gamma
//! (Loader 2000, "Fast and accurate computation of binomial probabilities"): the large terms
//! cancel on paper and no digits are lost. Absolute error below 2e-15 for x from 0.01 on.

use crate::numeric::math;

/// From here on six terms of the series are exact to the last bit.
const FAR: f64 = 16.0;
/// Bernoulli numbers B_2k over 2k (2k - 1).
const SERIES: [f64; 6] =
    [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0];

/// S(x), what Stirling's formula leaves out; x above 0.
pub(crate) fn stirling_error(x: f64) -> f64 {
    let mut at = x;
    let mut below = 0.0;
    while at < FAR {
        below += (at + 0.5) * math::ln_1p(1.0 / at) - 1.0;
        at += 1.0;
    }
    let square = 1.0 / (at * at);
    let series = SERIES.iter().rev().fold(0.0, |sum, c| sum * square + c) / at;
    below + series
}

/// Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)), m above 1: how much a standardised difference on m
/// degrees of freedom is too large on average (Hedges 1981).
pub(crate) fn hedges_correction(m: f64) -> f64 {
    let x = 0.5 * m;
    let exponent =
        (1.0 - x) * math::ln_1p(-0.5 / x) - 0.5 + stirling_error(x) - stirling_error(x - 0.5);
    math::exp(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_the_logarithm_of_the_gamma_function() {
        let half_ln_two_pi = 0.918_938_533_204_672_8;
        for x in [0.05, 0.5, 1.0, 1.5, 3.0, 7.25, 15.9, 16.1, 40.0] {
            let ours = (x - 0.5) * math::ln(x) - x + half_ln_two_pi + stirling_error(x);
            let exact = libm::lgamma(x);
            assert!((ours - exact).abs() < 1e-14 * exact.abs().max(1.0), "{x}: {ours} {exact}");
        }
        // S(1) = 1 - ln(2 pi)/2, S(1/2) = (1 - ln 2)/2.
        assert!((stirling_error(1.0) - (1.0 - half_ln_two_pi)).abs() < 2e-15);
        assert!((stirling_error(0.5) - 0.5 * (1.0 - core::f64::consts::LN_2)).abs() < 2e-15);
    }

    #[test]
    fn the_correction_of_few_is_known_in_closed_form() {
        let pi = core::f64::consts::PI;
        // m = 2: 1 / sqrt(pi); m = 3: sqrt(pi / 6); m = 4: Gamma(2) / (sqrt(2) Gamma(1.5)).
        let exact = [1.0 / libm::sqrt(pi), libm::sqrt(pi / 6.0), libm::sqrt(2.0 / pi)];
        for (m, exact) in [2.0, 3.0, 4.0].into_iter().zip(exact) {
            assert!((hedges_correction(m) - exact).abs() < 1e-15, "{m}");
        }
        assert!((hedges_correction(1e6) - (1.0 - 0.75e-6)).abs() < 1e-12);
    }
}
