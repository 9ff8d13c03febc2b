//! A dear distribution function, made cheap: polynomials piece by piece.
//!
//! Each piece is the Chebyshev interpolant of degree 12; a piece whose last coefficients still count
//! is halved, so that pieces grow small towards points where the function is not smooth.
//! With two such functions F and G, P(Y - X <= x) = integral of G(m + x) dF(m) is a sum of integrals
//! of polynomials, exact by Gauss's rule. An error e of a piece of either function changes the
//! integral by at most e times the probability that the other variable falls into it (by parts for
//! F), which is taken to be at most the root of the piece's share of the range: true of densities
//! that do not rise faster than the root of the distance falls.

use alloc::{vec, vec::Vec};

use super::{math, sum::Sum};

const DEGREE: usize = 12;
/// Last coefficients smaller than this no longer count, times the root of the piece's share of the
/// range: into a narrow piece the other variable falls rarely, and the function may be known less
/// well there.
const SMALL: f64 = 1e-11;
/// A piece over which the function rises by less than this is not halved.
const FLAT: f64 = 1e-11;
/// Pieces are not made narrower than this part of the whole range.
const NARROWEST: f64 = 1e-15;
/// After so many pieces none is halved any more: then the function is not what it should be.
const MOST_PIECES: usize = 1 << 12;

/// Gauss's rule of twelve points on -1 to 1: exact up to degree 23. Each point stands for itself
/// and its mirror image.
const GAUSS: [(f64, f64); 6] = [
    (0.1252334085114689, 0.24914704581340277),
    (0.3678314989981802, 0.2334925365383548),
    (0.5873179542866175, 0.20316742672306592),
    (0.7699026741943047, 0.16007832854334622),
    (0.9041172563704749, 0.10693932599531843),
    (0.9815606342467192, 0.04717533638651183),
];

type Coefficients = [f64; DEGREE + 1];

/// A distribution function in pieces: 0 before the first, 1 behind the last.
#[derive(Clone, Debug)]
pub(crate) struct Piecewise {
    /// Where pieces meet, one more than there are pieces.
    breaks: Vec<f64>,
    pieces: Vec<Coefficients>,
}

impl Piecewise {
    /// Of the rising function `f`, which is 0 at the first of `breaks` and 1 at the last. The
    /// breaks rise; where `f` is known not to be smooth there should be one.
    pub(crate) fn of(breaks: &[f64], mut f: impl FnMut(f64) -> f64) -> Self {
        let roots = Roots::new();
        let range = breaks[breaks.len() - 1] - breaks[0];
        let narrowest = NARROWEST * range;
        let mut result = Self { breaks: vec![breaks[0]], pieces: Vec::new() };
        for ends in breaks.windows(2) {
            // What is left to do, nearest last.
            let mut right = vec![ends[1]];
            let mut left = ends[0];
            while let Some(&end) = right.last() {
                let (middle, half) = (0.5 * (left + end), 0.5 * (end - left));
                let values: Coefficients =
                    core::array::from_fn(|k| f(middle + half * roots.cosine(k)));
                let piece = roots.coefficients(&values);
                let last: f64 = piece[DEGREE - 2..].iter().map(|c| c.abs()).fold(0.0, f64::max);
                let flat = values[0] - values[DEGREE] < FLAT;
                let enough = half < narrowest || result.pieces.len() >= MOST_PIECES;
                let rare = math::sqrt(2.0 * half / range);
                if last * rare < SMALL || flat || enough {
                    result.pieces.push(piece);
                    result.breaks.push(end);
                    left = end;
                    right.pop();
                } else {
                    right.push(middle);
                }
            }
        }
        result
    }

    /// The function itself.
    pub(crate) fn at(&self, x: f64) -> f64 {
        let piece = self.breaks.partition_point(|b| *b <= x);
        if piece == 0 {
            0.0
        } else if piece > self.pieces.len() {
            1.0
        } else {
            value(&self.pieces[piece - 1], self.local(piece - 1, x))
        }
    }

    /// The same place on the piece's own scale of -1 to 1.
    fn local(&self, piece: usize, x: f64) -> f64 {
        let (left, right) = (self.breaks[piece], self.breaks[piece + 1]);
        ((x - left) - (right - x)) / (right - left)
    }

    /// P(Y - X <= x), Y distributed by `later` and X by this one, independently.
    pub(crate) fn difference_cdf(&self, later: &Self, x: f64) -> f64 {
        let (first, last) = (self.breaks[0], self.breaks[self.breaks.len() - 1]);
        let shifted = later.breaks.iter().map(|b| b - x).filter(|b| *b > first && *b < last);
        let mut breaks: Vec<f64> = self.breaks.iter().copied().chain(shifted).collect();
        breaks.sort_unstable_by(f64::total_cmp);
        let mut total = Sum::default();
        let mut piece = 0;
        for ends in breaks.windows(2) {
            let (middle, half) = (0.5 * (ends[0] + ends[1]), 0.5 * (ends[1] - ends[0]));
            if half <= 0.0 {
                continue;
            }
            while self.breaks[piece + 1] < middle {
                piece += 1;
            }
            let slope = derivative(&self.pieces[piece]);
            let scale = 2.0 * half / (self.breaks[piece + 1] - self.breaks[piece]);
            for (point, weight) in GAUSS {
                for m in [middle - half * point, middle + half * point] {
                    let density = value(&slope, self.local(piece, m));
                    total.add(weight * scale * density * later.at(m + x));
                }
            }
        }
        math::within(total.value(), 0.0, 1.0)
    }
}

/// Cosines of the multiples of pi over the degree.
struct Roots([f64; 2 * DEGREE]);

impl Roots {
    fn new() -> Self {
        let step = core::f64::consts::PI / DEGREE as f64;
        Self(core::array::from_fn(|k| math::sin_cos(step * k as f64).1))
    }

    fn cosine(&self, k: usize) -> f64 {
        self.0[k % (2 * DEGREE)]
    }

    /// The coefficients of the polynomial with these values at the cosines, from 1 down to -1.
    fn coefficients(&self, values: &Coefficients) -> Coefficients {
        core::array::from_fn(|j| {
            let mut total = Sum::default();
            for (k, value) in values.iter().enumerate() {
                let share = if k == 0 || k == DEGREE { 0.5 } else { 1.0 };
                total.add(share * value * self.cosine(j * k));
            }
            let share = if j == 0 || j == DEGREE { 1.0 } else { 2.0 };
            share / DEGREE as f64 * total.value()
        })
    }
}

/// The sum of the Chebyshev polynomials with these coefficients (Clenshaw 1955).
fn value(coefficients: &Coefficients, x: f64) -> f64 {
    let (mut b1, mut b2) = (0.0, 0.0);
    for c in coefficients[1..].iter().rev() {
        (b1, b2) = (2.0 * x * b1 - b2 + c, b1);
    }
    x * b1 - b2 + coefficients[0]
}

/// The coefficients of the slope.
fn derivative(coefficients: &Coefficients) -> Coefficients {
    let mut slope = [0.0; DEGREE + 1];
    for j in (0..DEGREE).rev() {
        let above = if j + 2 <= DEGREE { slope[j + 2] } else { 0.0 };
        slope[j] = above + 2.0 * (j + 1) as f64 * coefficients[j + 1];
    }
    slope[0] *= 0.5;
    slope
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_with_a_steep_end_is_met() {
        // The root of x rises without bound at 0.
        let f = libm::sqrt;
        let pieces = Piecewise::of(&[0.0, 0.3, 1.0], f);
        for x in [1e-9, 1e-4, 0.2, 0.3, 0.77, 1.0] {
            assert!((pieces.at(x) - f(x)).abs() * f(x) < 1e-11, "{x}");
        }
        assert_eq!((pieces.at(-1.0), pieces.at(2.0)), (0.0, 1.0));
    }

    #[test]
    fn two_even_distributions_differ_by_a_triangle() {
        let one = Piecewise::of(&[0.0, 1.0], |x| x);
        let two = Piecewise::of(&[0.0, 2.0], |x| 0.5 * x);
        for x in [-0.9, -0.5, 0.0, 0.4, 1.0, 1.5, 1.99] {
            // P(2 V - U <= x) with U, V even on 0 to 1.
            let exact: f64 = if x < 0.0 {
                (1.0 + x) * (1.0 + x) / 4.0
            } else if x < 1.0 {
                (0.5 + x) / 2.0
            } else {
                1.0 - (2.0 - x) * (2.0 - x) / 4.0
            };
            assert!((one.difference_cdf(&two, x) - exact).abs() < 1e-14, "{x}");
        }
        assert_eq!(one.difference_cdf(&two, -1.0), 0.0);
        assert!((one.difference_cdf(&two, 2.0) - 1.0).abs() < 1e-14);
    }
}
