//! The distribution function of a sum of whole-number draws where the lattice is too wide to
//! convolve: by inversion of the characteristic function.
//!
//! With M odd and at least as many nodes as lattice points, the discrete inversion is exact:
//!   P(S <= k) = (k+1)/M + 2/M sum_(m=1)^((M-1)/2) Re[phi(2 pi m/M) e^(-i pi m k/M)]
//!               sin(pi m (k+1)/M) / sin(pi m/M),
//! S counted from the lowest sum. Source: the finite Fourier inversion, Davies 1973 ("Numerical
//! inversion of a characteristic function"), which is exact for lattice variables. Error about
//! 1e-14. Memory and time grow with M, one evaluation with M.

use alloc::vec::Vec;

use super::{
    lattice::{Stratum, support},
    math,
    sum::{Sum, plain_pair},
};

/// The widest lattice this module takes; beyond it an interval is undefined.
pub(crate) const MOST_POINTS: u64 = 1 << 20;

/// Where phi is smaller than this, its term is left out: all of these together are below the last
/// bit of any probability by more than ten digits.
const NEGLIGIBLE: f64 = 1e-30;
/// Where fewer than one in so many nodes count, roots asked for later are made when asked for.
const FEW: u64 = 64;

/// A node where phi counts.
struct Node {
    m: u64,
    phi: (f64, f64),
    /// sin(pi m / M).
    sine: f64,
}

/// The nodes m of 1 ..= (M-1)/2 where phi counts, and the roots of unity they are made from.
pub(crate) struct Inversion {
    counting: Vec<Node>,
    roots: Roots,
    nodes: u64,
}

/// e^(i pi j / M) for j in 0..2M: the even ones, from which phi is made, and the odd ones where
/// they are asked for often enough to be kept.
struct Roots {
    step: f64,
    even: Vec<(f64, f64)>,
    odd: Vec<(f64, f64)>,
}

impl Roots {
    fn even(nodes: u64) -> Self {
        let step = core::f64::consts::PI / nodes as f64;
        Self { step, even: (0..nodes).map(|j| root(step, 2 * j)).collect(), odd: Vec::new() }
    }

    fn keep_odd(&mut self) {
        let (step, nodes) = (self.step, self.even.len() as u64);
        self.odd = (0..nodes).map(|j| root(step, 2 * j + 1)).collect();
    }

    fn at(&self, j: u64) -> (f64, f64) {
        let half = (j / 2) as usize;
        if j.is_multiple_of(2) {
            self.even[half]
        } else if let Some(kept) = self.odd.get(half) {
            *kept
        } else {
            root(self.step, j)
        }
    }
}

/// The root j, always by the same operations.
fn root(step: f64, j: u64) -> (f64, f64) {
    let (s, c) = math::sin_cos(step * j as f64);
    (c, s)
}

fn times(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

fn power(mut base: (f64, f64), mut exponent: u32) -> (f64, f64) {
    let mut result = (1.0, 0.0);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

/// One stratum's part of phi, node by node.
struct Factor {
    atoms: Vec<Atom>,
    draws: u32,
    nodes: u64,
}

struct Atom {
    probability: f64,
    /// Where the atom stands among the even roots at this node, and how far it moves to the next.
    place: u64,
    stride: u64,
}

impl Factor {
    fn new(stratum: &Stratum, nodes: u64) -> Self {
        let size = f64::from(stratum.size());
        let low = stratum.lowest();
        let atom = |(value, count): &(u64, u32)| Atom {
            probability: f64::from(*count) / size,
            place: 0,
            stride: (value - low) % nodes,
        };
        Self { atoms: stratum.atoms.iter().map(atom).collect(), draws: stratum.draws, nodes }
    }

    /// Goes on to the next node.
    fn step(&mut self) {
        for atom in &mut self.atoms {
            atom.place += atom.stride;
            if atom.place >= self.nodes {
                atom.place -= self.nodes;
            }
        }
    }

    /// The characteristic function of one draw at this node.
    fn one(&self, even: &[(f64, f64)]) -> (f64, f64) {
        plain_pair(self.atoms.iter().map(|atom| {
            let (c, s) = even[atom.place as usize];
            (atom.probability * c, atom.probability * s)
        }))
    }
}

impl Inversion {
    /// Prepares the inversion, or `None` where the lattice has more than [`MOST_POINTS`] points.
    pub(crate) fn new(strata: &[Stratum]) -> Option<Self> {
        let (_, points) = support(strata);
        if points > MOST_POINTS {
            return None;
        }
        let nodes = points | 1;
        let mut roots = Roots::even(nodes);
        // Factors of each node's phi: where a stratum's atoms stand among the roots moves on by the
        // same stride from node to node.
        let mut factors: Vec<Factor> = strata.iter().map(|s| Factor::new(s, nodes)).collect();
        let counting: Vec<Node> = (1..=(nodes - 1) / 2)
            .filter_map(|m| {
                let mut product = (1.0, 0.0);
                let mut counts = true;
                for factor in &mut factors {
                    factor.step();
                    if counts {
                        product = times(product, power(factor.one(&roots.even), factor.draws));
                        counts = product.0.abs().max(product.1.abs()) > NEGLIGIBLE;
                    }
                }
                counts.then(|| Node { m, phi: product, sine: root(roots.step, m).1 })
            })
            .collect();
        if counting.len() as u64 > nodes / FEW {
            roots.keep_odd();
        }
        Some(Self { counting, roots, nodes })
    }

    /// P(S <= k), S counted from the lowest possible sum.
    pub(crate) fn cdf(&self, k: u64) -> f64 {
        let turn = 2 * self.nodes;
        let mut total = Sum::default();
        for Node { m, phi, sine } in &self.counting {
            let (c, s) = self.roots.at(m * k % turn);
            let wave = self.roots.at(m * (k + 1) % turn).1 / sine;
            total.add((phi.0 * c + phi.1 * s) * wave);
        }
        ((k + 1) as f64 + 2.0 * total.value()) / self.nodes as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::lattice::{assert_agrees, unlike_strata};

    #[test]
    fn agrees_with_the_convolution() {
        let prepared = Inversion::new(&unlike_strata()).expect("small");
        assert_agrees(|k| prepared.cdf(k));
    }

    #[test]
    fn refuses_a_lattice_too_wide() {
        assert!(Inversion::new(&[Stratum::bootstrap(&[0, MOST_POINTS])]).is_none());
    }
}
