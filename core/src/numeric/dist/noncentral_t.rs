//! The noncentral t distribution: of t where the true difference is not zero.
//!
//! Equation: T = (Z + shift)/S with Z standard normal and n S^2 chi-squared on n degrees of freedom;
//! P(T <= t) = integral over u of Phi(t s - shift) sqrt(n/pi) e^(-E) exp(-(n/2)(s^2 - 1 - ln s^2)),
//! s = e^u, E what Stirling's formula leaves out of ln Gamma(n/2). By the trapezoidal rule, which
//! for a function so smooth gains digits in proportion to the nodes; the step follows the narrower
//! of the two factors. Absolute error below 1e-12. n from 1 on; the time grows with |t|.

use super::{gamma::stirling_error, normal};
use crate::numeric::{math, root, sum::Sum};

/// How near a shift is to the exact one, relative to its size.
const TOLERANCE: f64 = 1e-13;
/// Where the density is smaller than e to the minus this, it is left out.
const NEGLIGIBLE: f64 = 45.0;
/// The step, as a part of the width of what is integrated.
const STEP: f64 = 0.4;
/// Times the bracket of a shift is widened before the search gives up.
const MOST_WIDENINGS: u32 = 60;

/// P(T <= t).
pub(crate) fn cdf(t: f64, df: f64, shift: f64) -> f64 {
    let half = 0.5 * df;
    let step = STEP / math::sqrt(2.0 * df + 10.0 + 4.0 * t * t);
    let term = |u: f64| {
        let s = math::exp(u);
        let exponent = half * (s * s - 1.0 - 2.0 * u);
        (exponent < NEGLIGIBLE).then(|| math::exp(-exponent) * normal::cdf(t * s - shift))
    };
    let mut total = Sum::default();
    // From the middle upwards, then downwards, until the density no longer counts.
    (0..).map_while(|k| term(f64::from(k) * step)).for_each(|value| total.add(value));
    (1..).map_while(|k| term(-f64::from(k) * step)).for_each(|value| total.add(value));
    let front = math::sqrt(df / core::f64::consts::PI) * math::exp(-stirling_error(half));
    front * step * total.value()
}

/// The shift for which P(T <= t) = p, for p between 0 and 1.
pub(crate) fn shift(t: f64, df: f64, p: f64) -> f64 {
    let distance = |shift: f64| p - cdf(t, df, shift);
    let spread = math::sqrt(1.0 + t * t / (2.0 * df));
    let start = t - normal::quantile(p) * spread;
    let mut ends = [(start, distance(start)); 2];
    // One end moves away until the distance changes its sign.
    let (end, direction) = if ends[0].1 > 0.0 { (0, -1.0) } else { (1, 1.0) };
    let mut reach = 0.125 * spread;
    for _ in 0..MOST_WIDENINGS {
        ends[1 - end] = ends[end];
        let next = ends[end].0 + direction * reach;
        ends[end] = (next, distance(next));
        if (ends[end].1 > 0.0) != (ends[1 - end].1 > 0.0) {
            break;
        }
        reach *= 2.0;
    }
    root::crossing(ends[0], ends[1], TOLERANCE * start.abs().max(1.0), distance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::dist::f::f_tails;

    /// 25 digits of mpmath's quadrature, rounded.
    const VALUES: [(f64, f64, f64, f64); 7] = [
        (0.5, 4.0, 0.0, 0.678_335_018_409_068_4),
        (2.0, 8.0, 1.0, 0.799_879_140_786_338_1),
        (-1.0, 8.0, 2.5, 0.000_368_688_554_183_671_87),
        (10.0, 8.0, 5.0, 0.968_745_426_994_246_3),
        (60.0, 4.0, 40.0, 0.776_297_611_148_640_5),
        (3.0, 1.0, 0.5, 0.823_121_886_400_443_8),
        (2.5, 398.0, 2.0, 0.690_223_149_504_150_1),
    ];

    #[test]
    fn equals_high_precision() {
        for (t, df, shift, exact) in VALUES {
            let ours = cdf(t, df, shift);
            assert!((ours - exact).abs() < 1e-13, "{t} {df} {shift}: {ours} for {exact}");
        }
    }

    #[test]
    fn without_a_shift_its_square_is_f() {
        for (t, df) in [(0.3, 2.0), (2.0, 28.0), (5.0, 500.0)] {
            let inside = cdf(t, df, 0.0) - cdf(-t, df, 0.0);
            assert!((inside - f_tails(t * t, 1.0, df).below).abs() < 1e-12, "{t} {df}");
        }
    }

    #[test]
    fn the_shift_undoes_the_cdf() {
        for t in [-40.0, -1.2, 0.0, 0.7, 9.0, 300.0] {
            for df in [2.0, 8.0, 60.0] {
                for p in [0.005, 0.025, 0.5, 0.975] {
                    let back = cdf(t, df, shift(t, df, p));
                    assert!((back - p).abs() < 1e-10, "{t} {df} {p}: {back}");
                }
            }
        }
    }
}
