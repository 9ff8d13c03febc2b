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

/// sum n atan(t d) and sum n ln(1 + t^2 d^2), from the product of the complex numbers
/// (1 + i t d)^n.
pub(super) fn log_of_product(values: &[(f64, u32)], t: f64) -> (f64, f64) {
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

/// Points at which an integrand is worked out at once: the factors wait for one another, the points
/// do not, so a processor can have several of them in hand.
pub(super) const POINTS: usize = SEVERAL;
/// So many factors below [`GREATEST`] cannot make a product overflow between two looks at its size.
const BETWEEN_LOOKS: u32 = 8;
/// The greatest |y| that [`logs_of_products`] is made for.
pub(super) const GREATEST: f64 = 1e4;

/// For each t, sum n atan(t (v - x)) and sum n ln(1 + t^2 (v - x)^2); all |t (v - x)| below
/// [`GREATEST`].
pub(super) fn logs_of_products(
    values: &[(f64, u32)],
    x: f64,
    t: &[f64; POINTS],
) -> ([f64; POINTS], [f64; POINTS]) {
    let mut products = Products::new();
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
            if unseen == BETWEEN_LOOKS {
                unseen = 0;
                products.bring_to_size();
            }
        }
    }
    products.logs()
}

/// [`Product`] at several points at once.
struct Products {
    re: [f64; POINTS],
    im: [f64; POINTS],
    turns: [f64; POINTS],
    angle: [f64; POINTS],
    log_square: [f64; POINTS],
}

impl Products {
    fn new() -> Self {
        let nothing = [0.0; POINTS];
        Self { re: [1.0; POINTS], im: nothing, turns: nothing, angle: nothing, log_square: nothing }
    }

    /// Multiplies by 1 + i t d. All points turn the same way; a passage over the cut of atan2 is a
    /// change of half-plane against it. No branches, so that points can go side by side.
    fn times(&mut self, d: f64, t: &[f64; POINTS]) {
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

    fn add_often(&mut self, d: f64, count: u32, t: &[f64; POINTS]) {
        let y = t.map(|t| t * d);
        let (angles, logs) =
            (several::atan2(&y, &[1.0; POINTS]), several::ln(&y.map(|y| 1.0 + y * y)));
        for p in 0..POINTS {
            self.angle[p] += f64::from(count) * angles[p];
            self.log_square[p] += f64::from(count) * logs[p];
        }
    }

    fn bring_to_size(&mut self) {
        for p in 0..POINTS {
            let size = self.re[p].abs().max(self.im[p].abs());
            if size > LARGE {
                self.log_square[p] += 2.0 * math::ln(size);
                self.re[p] /= size;
                self.im[p] /= size;
            }
        }
    }

    fn logs(mut self) -> ([f64; POINTS], [f64; POINTS]) {
        let squares = core::array::from_fn(|p| self.re[p] * self.re[p] + self.im[p] * self.im[p]);
        let (angles, logs) = (several::atan2(&self.im, &self.re), several::ln(&squares));
        for p in 0..POINTS {
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

    #[test]
    fn several_points_at_once_are_the_points_one_by_one() {
        let values: Vec<(f64, u32)> = (0..90)
            .map(|k| (1.0 + f64::from(k) / 22.0, [1, 3, 6, 7, 40][k as usize % 5]))
            .collect();
        let t: [f64; POINTS] =
            core::array::from_fn(|p| [0.001, 0.2, 1.0, 2.5][p % 4] * (1 + p) as f64);
        for x in [1.0, 1.3, 3.0, 5.2] {
            let (angles, logs) = logs_of_products(&values, x, &t);
            let shifted: Vec<(f64, u32)> = values.iter().map(|(v, n)| (v - x, *n)).collect();
            for p in 0..POINTS {
                let (angle, log) = log_of_product(&shifted, t[p]);
                assert!((angles[p] - angle).abs() < 1e-11 * angle.abs().max(1.0), "{x} {p}");
                assert!((logs[p] - log).abs() < 1e-11 * log.max(1.0), "{x} {p}");
            }
        }
    }
}
