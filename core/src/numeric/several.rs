//! Logarithm and angle of several numbers at once: plain arithmetic without branches, which a
//! processor can do for some of them side by side. The same operations for each number, whatever is
//! done beside it, so the bits are the same on all targets.
//!
//! ln: x = 2^e f with f from sqrt(1/2) to sqrt 2; ln f = 2 (s + s^3/3 + s^5/5 + ...),
//! s = (f - 1)/(f + 1), |s| below 0.172. Angle: of the smaller coordinate over the larger, turned back
//! by 0, pi/8 or pi/4, whichever is nearest; then atan q = q - q^3/3 + q^5/5 - ..., |q| below 0.199.
//! Absolute error of an angle below 1e-15, relative error of a logarithm about 1e-15 away from 1 and
//! absolute 1e-15 near it.

use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, FRAC_PI_8, LN_2, PI, SQRT_2};

/// How many at once.
pub(crate) const SEVERAL: usize = 8;

/// Terms of the series: the next is below 1e-17.
const LN_TERMS: u32 = 11;
const ATAN_TERMS: u32 = 13;

/// tan(pi/8), and where the nearest angle changes: tan(pi/16), tan(3 pi/16).
const TAN_EIGHTH: f64 = SQRT_2 - 1.0;
const TO_EIGHTH: f64 = 0.198_912_367_379_658;
const TO_QUARTER: f64 = 0.668_178_637_919_298_9;

/// The bits of a number without its exponent, and those of the exponent of 1.
const FRACTION: u64 = (1 << 52) - 1;
const ONE: u64 = 1023 << 52;

/// Natural logarithms of positive normal numbers.
pub(crate) fn ln(x: &[f64; SEVERAL]) -> [f64; SEVERAL] {
    let mut all = [0.0; SEVERAL];
    for (ln, x) in all.iter_mut().zip(x) {
        let bits = x.to_bits();
        let fraction = f64::from_bits((bits & FRACTION) | ONE);
        let exponent = (bits >> 52) as i32 - 1023;
        let halve = fraction > SQRT_2;
        let f = if halve { 0.5 * fraction } else { fraction };
        let e = f64::from(if halve { exponent + 1 } else { exponent });
        let s = (f - 1.0) / (f + 1.0);
        let square = s * s;
        let mut series = 0.0;
        for k in (0..LN_TERMS).rev() {
            series = series * square + 1.0 / f64::from(2 * k + 1);
        }
        *ln = e * LN_2 + 2.0 * s * series;
    }
    all
}

/// The angles of points (x, y), in radians, from -pi to pi. Points are not the origin.
pub(crate) fn atan2(y: &[f64; SEVERAL], x: &[f64; SEVERAL]) -> [f64; SEVERAL] {
    let mut all = [0.0; SEVERAL];
    for ((angle, y), x) in all.iter_mut().zip(y).zip(x) {
        let (across, up) = (x.abs(), y.abs());
        let steep = up > across;
        let (long, short) = if steep { (up, across) } else { (across, up) };
        let (eighth, quarter) = (short > TO_EIGHTH * long, short > TO_QUARTER * long);
        let tangent = if quarter { 1.0 } else { TAN_EIGHTH };
        let tangent = if eighth { tangent } else { 0.0 };
        let turned = if quarter { FRAC_PI_4 } else { FRAC_PI_8 };
        let turned = if eighth { turned } else { 0.0 };
        let q = (short - tangent * long) / (long + tangent * short);
        let square = q * q;
        let mut series = 0.0;
        for k in (0..ATAN_TERMS).rev() {
            series = 1.0 / f64::from(2 * k + 1) - square * series;
        }
        let flat = turned + q * series;
        let right = if steep { FRAC_PI_2 - flat } else { flat };
        let upper = if *x < 0.0 { PI - right } else { right };
        *angle = if *y < 0.0 { -upper } else { upper };
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::math;

    #[test]
    fn equal_the_library_of_mathematics() {
        for k in 0..20_000_u32 {
            let x = math::exp(f64::from(k) * 0.06 - 600.0);
            let ours = ln(&[x; SEVERAL])[3];
            assert!((ours - math::ln(x)).abs() <= 1e-15 * ours.abs().max(1.0), "{x}: {ours}");
            let (sine, cosine) = math::sin_cos(f64::from(k) * 0.000_314);
            let size = [1e-120, 1.0, 3e90][k as usize % 3];
            for (y, x) in [(sine, cosine), (-sine, cosine)] {
                let ours = atan2(&[size * y; SEVERAL], &[size * x; SEVERAL])[5];
                assert!((ours - libm::atan2(y, x)).abs() < 1e-15, "{y} {x}: {ours}");
            }
        }
    }

    #[test]
    fn on_the_axes() {
        let y = [0.0, 1.0, -1.0, 0.0, 2.0, -2.0, 2.0, -2.0];
        let x = [1.0, 0.0, 0.0, -1.0, 2.0, 2.0, -2.0, -2.0];
        let wanted = [0.0, 0.5, -0.5, 1.0, 0.25, -0.25, 0.75, -0.75].map(|part| part * PI);
        assert_eq!(atan2(&y, &x), wanted);
        assert_eq!(ln(&[1.0; SEVERAL]), [0.0; SEVERAL]);
    }
}
