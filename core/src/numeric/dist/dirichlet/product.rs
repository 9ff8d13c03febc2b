//! Products of complex numbers 1 + i y, with what the point on the plane does not tell: full turns
//! and size. One angle and one logarithm then stand for those of all factors.

use crate::numeric::{
    math,
    several::{self, SEVERAL},
};

/// A value that is there more often than this gets an angle and a logarithm of its own.
const OFTEN: u32 = 6;
/// A product is brought back to size before its square could overflow.
const LARGE: f64 = 1e100;

/// sum n ln(1 + y^2) alone.
pub(super) fn log_square_of_product(factors: impl Iterator<Item = (f64, u32)>) -> f64 {
    let (mut product, mut log_square) = (1.0, 0.0);
    for (y, count) in factors {
        let factor = 1.0 + y * y;
        if count > OFTEN {
            log_square += f64::from(count) * math::ln(factor);
            continue;
        }
        (0..count).for_each(|_| product *= factor);
        if product > LARGE {
            log_square += math::ln(product);
            product = 1.0;
        }
    }
    log_square + math::ln(product)
}

/// So many factors below [`GREATEST`] cannot make a product overflow between two looks at its size.
const BETWEEN_LOOKS: u32 = 8;
/// Beyond it the size is looked at after each factor.
const GREATEST: f64 = 1e4;

/// For each t, sum n atan(t (v - x)) and sum n ln(1 + t^2 (v - x)^2).
pub(super) fn logs_of_products(
    values: &[(f64, u32)],
    x: f64,
    t: &[f64; SEVERAL],
) -> ([f64; SEVERAL], [f64; SEVERAL]) {
    let mut products = Products::new();
    let longest = t.iter().fold(0.0, |a: f64, b| a.max(*b));
    let mut unseen = 0;
    for &(v, count) in values {
        let d = v - x;
        if count > OFTEN {
            products.add_often(d, count, t);
            continue;
        }
        for _ in 0..count {
            products.times(d, t);
            unseen += 1;
            if unseen == BETWEEN_LOOKS || (longest * d).abs() > GREATEST {
                unseen = 0;
                products.bring_to_size();
            }
        }
    }
    products.logs()
}

/// A product at several points: the factors wait for one another, the points do not, so a processor
/// can have several of them in hand.
struct Products {
    re: [f64; SEVERAL],
    im: [f64; SEVERAL],
    turns: [f64; SEVERAL],
    angle: [f64; SEVERAL],
    log_square: [f64; SEVERAL],
}

impl Products {
    fn new() -> Self {
        let nothing = [0.0; SEVERAL];
        Self {
            re: [1.0; SEVERAL],
            im: nothing,
            turns: nothing,
            angle: nothing,
            log_square: nothing,
        }
    }

    /// Multiplies by 1 + i t d. All points turn the same way; a passage over the cut of atan2 is a
    /// change of half-plane against it. No branches, so that points can go side by side.
    fn times(&mut self, d: f64, t: &[f64; SEVERAL]) {
        let upwards = d > 0.0;
        let turn = if upwards { 1.0 } else { -1.0 };
        for (p, t) in t.iter().enumerate() {
            let y = t * d;
            let (re, im) = (self.re[p], self.im[p]);
            self.re[p] = re - im * y;
            self.im[p] = im + re * y;
            let over = ((im >= 0.0) == upwards) & ((self.im[p] >= 0.0) != upwards);
            self.turns[p] += if over { turn } else { 0.0 };
        }
    }

    fn add_often(&mut self, d: f64, count: u32, t: &[f64; SEVERAL]) {
        let y = t.map(|t| t * d);
        let (angles, logs) =
            (several::atan2(&y, &[1.0; SEVERAL]), several::ln(&y.map(|y| 1.0 + y * y)));
        for p in 0..SEVERAL {
            self.angle[p] += f64::from(count) * angles[p];
            self.log_square[p] += f64::from(count) * logs[p];
        }
    }

    fn bring_to_size(&mut self) {
        for p in 0..SEVERAL {
            let size = self.re[p].abs().max(self.im[p].abs());
            if size > LARGE {
                self.log_square[p] += 2.0 * math::ln(size);
                self.re[p] /= size;
                self.im[p] /= size;
            }
        }
    }

    fn logs(mut self) -> ([f64; SEVERAL], [f64; SEVERAL]) {
        let squares = core::array::from_fn(|p| self.re[p] * self.re[p] + self.im[p] * self.im[p]);
        let (angles, logs) = (several::atan2(&self.im, &self.re), several::ln(&squares));
        for p in 0..SEVERAL {
            self.angle[p] += angles[p] + 2.0 * core::f64::consts::PI * self.turns[p];
            self.log_square[p] += logs[p];
        }
        (self.angle, self.log_square)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::numeric::sum;

    #[test]
    fn a_product_tells_the_angles_and_logarithms_of_its_factors() {
        let often = [1, 3, 6, 7, 40];
        let values: Vec<(f64, u32)> =
            (0..90).map(|k| (1.0 + f64::from(k) / 22.0, often[k as usize % 5])).collect();
        let t = [0.001, 0.2, 1.0, 2.5, 1e3, 1e7, 3e12, 1e20];
        for x in [1.0, 1.3, 3.0, 5.2] {
            let (angles, logs) = logs_of_products(&values, x, &t);
            for p in 0..SEVERAL {
                let by_one = |f: fn(f64) -> f64| {
                    sum::sum(values.iter().map(|(v, n)| f64::from(*n) * f(t[p] * (v - x))))
                };
                let angle = by_one(|y| libm::atan2(y, 1.0));
                let log = by_one(|y| math::ln(1.0 + y * y));
                assert!((angles[p] - angle).abs() < 1e-11 * angle.abs().max(1.0), "{x} {p}");
                assert!((logs[p] - log).abs() < 1e-11 * log.max(1.0), "{x} {p}");
                let factors = values.iter().map(|(v, n)| (t[p] * (v - x), *n));
                let alone = log_square_of_product(factors);
                assert!((alone - log).abs() < 1e-11 * log.max(1.0), "{x} {p}");
            }
        }
    }
}
