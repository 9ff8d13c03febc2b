//! Integral over (0, inf) by the exp-sinh rule.
//!
//! Source: Takahasi & Mori 1974, "Double exponential formulas for numerical integration".
//! With t = s exp(pi/2 sinh u) the integrand falls off doubly exponentially in u at both ends,
//! so the trapezoidal rule gains digits in proportion to the number of nodes. Assumes an
//! integrand that is analytic near the positive axis, finite at 0 and falls at least like
//! t^-(1+e) at infinity. The step is halved until two results differ by less than `tolerance`;
//! the error of the later one is then far smaller.

use alloc::{vec, vec::Vec};

use super::{math, several::SEVERAL, sum::Sum};

/// Where |u| is cut: exp(pi/2 sinh 4.1) is 1e20.
const REACH: f64 = 4.1;
/// The coarsest step, and how often it may be halved.
const FIRST_STEP: f64 = 0.25;
const MOST_HALVINGS: usize = 7;
/// Two steps closer than this: the finer one is good to about the square of it.
const TOLERANCE: f64 = 1e-8;
/// On the way to 0 the terms fall off for good; below this they no longer count.
const NEGLIGIBLE: f64 = 1e-18;

/// The nodes of the rule, level by level, each with its weight; made once for many integrals.
#[derive(Clone, Debug)]
pub(crate) struct ExpSinh {
    levels: Vec<Level>,
}

/// The nodes that a halving of the step adds, from the middle outwards.
#[derive(Clone, Debug)]
struct Level {
    step: f64,
    to_zero: Vec<(f64, f64)>,
    to_infinity: Vec<(f64, f64)>,
}

fn node(u: f64) -> (f64, f64) {
    let half_pi = core::f64::consts::FRAC_PI_2;
    let up = math::exp(u);
    let down = 1.0 / up;
    let t = math::exp(half_pi * 0.5 * (up - down));
    (t, t * half_pi * 0.5 * (up + down))
}

impl Level {
    fn new(level: usize) -> Self {
        let step = FIRST_STEP / f64::from(1_u32 << level);
        let last = (REACH / step) as u32;
        // The coarsest level has the middle; each finer one has what lies between the former.
        let (first, stride) = if level == 0 { (1, 1) } else { (1, 2) };
        let side = |sign: f64| {
            (first..=last).step_by(stride).map(|k| node(sign * f64::from(k) * step)).collect()
        };
        Self { step, to_zero: side(-1.0), to_infinity: side(1.0) }
    }
}

impl ExpSinh {
    /// No nodes yet; levels are made when an integral first needs them.
    pub(crate) fn new() -> Self {
        Self { levels: vec![Level::new(0)] }
    }

    /// The integral of `f` over the positive axis; `scale` is where the integrand has its bulk,
    /// and from there to zero it rises or falls in one direction. `f` works out several points at
    /// once, and may return 0 where it and all that follows towards infinity no longer counts.
    pub(crate) fn integrate(
        &mut self,
        scale: f64,
        f: impl Fn(&[f64; SEVERAL]) -> [f64; SEVERAL],
    ) -> f64 {
        let add = |total: &mut Sum, nodes: &[(f64, f64)], counts: fn(f64) -> bool| {
            for nodes in nodes.chunks(SEVERAL) {
                // What fills up the last points is not looked at.
                let node = |p: usize| nodes[p.min(nodes.len() - 1)];
                let values = f(&core::array::from_fn(|p| scale * node(p).0));
                for ((_, weight), value) in nodes.iter().zip(values) {
                    let term = value * scale * weight;
                    if !counts(term) {
                        return;
                    }
                    total.add(term);
                }
            }
        };
        let mut total = Sum::default();
        add(&mut total, &[node(0.0)], |_| true);
        let mut result = f64::INFINITY;
        for level in 0..=MOST_HALVINGS {
            if level == self.levels.len() {
                self.levels.push(Level::new(level));
            }
            let nodes = &self.levels[level];
            add(&mut total, &nodes.to_infinity, |term| term != 0.0);
            add(&mut total, &nodes.to_zero, |term| term.abs() > NEGLIGIBLE);
            let finer = total.value() * nodes.step;
            let change = (finer - result).abs();
            result = finer;
            if change < TOLERANCE {
                break;
            }
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::ExpSinh;

    #[test]
    fn known_integrals() {
        let half_pi = core::f64::consts::FRAC_PI_2;
        let mut rule = ExpSinh::new();
        assert!((rule.integrate(1.0, |t| t.map(|t| 1.0 / (1.0 + t * t))) - half_pi).abs() < 1e-15);
        assert!(
            (rule.integrate(0.1, |t| t.map(|t| libm::exp(-3.0 * t))) - 1.0 / 3.0).abs() < 1e-15
        );
    }
}
