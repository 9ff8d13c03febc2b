//! The distribution function of a sum of independent whole-number draws where the common lattice is
//! too fine to visit: strata of unlike sizes have few sums each, but few of them coincide.
//!
//! The strata are dealt into two halves. Each half lists its possible sums with their
//! probabilities; P(A + B <= k) is one walk up the one list and down the other. Exact but for the
//! rounding of sums. Memory and time grow with the number of different sums of a half.

use alloc::{vec, vec::Vec};

use super::{
    integer::gcd,
    lattice::{Stratum, probabilities, support},
    order::insert,
    sum::{Sum, running},
};

/// The most different sums of a half; beyond it this module gives up.
const MOST_SUMS: usize = 1 << 19;

/// The most pairs looked at to find them.
const MOST_PAIRS: u64 = 4 * MOST_SUMS as u64;

/// The most multiplications spent on the sums of one stratum: with many people the lattice is better
/// left alone than waited for.
const MOST_WORK: u64 = 1 << 24;

/// Different sums, rising, with their probabilities.
type Sums = Vec<(u64, f64)>;

/// The two halves, sums counted from the lowest possible ones.
pub(crate) struct Halves {
    first: Sums,
    /// The sums of the second half with the probability of not exceeding them.
    second: Sums,
}

/// A stratum on its own lattice, which is coarser than the common one.
struct Part {
    coarse: Stratum,
    step: u64,
    points: u64,
}

impl Part {
    /// `None` where its sums would take too long.
    fn new(stratum: &Stratum) -> Option<Self> {
        let low = stratum.lowest();
        let step = stratum.atoms.iter().fold(0, |g, (value, _)| gcd(g, value - low)).max(1);
        let atoms =
            stratum.atoms.iter().map(|(value, count)| ((value - low) / step, *count)).collect();
        let coarse = Stratum { atoms, draws: stratum.draws };
        let (_, points) = support(core::slice::from_ref(&coarse));
        let steps = u64::from(coarse.draws).saturating_mul(coarse.atoms.len() as u64);
        (points.saturating_mul(steps) <= 2 * MOST_WORK).then_some(Self { coarse, step, points })
    }

    fn sums(self) -> Sums {
        let step = self.step;
        (0..).zip(probabilities(&[self.coarse])).map(|(k, p): (u64, f64)| (k * step, p)).collect()
    }
}

/// The sums of two independent parts, or `None` where there would be too many.
fn combined(a: &Sums, b: &Sums) -> Option<Sums> {
    if (a.len() as u64).checked_mul(b.len() as u64)? > MOST_PAIRS {
        return None;
    }
    let mut all: Sums =
        a.iter().flat_map(|(x, p)| b.iter().map(move |(y, q)| (x + y, p * q))).collect();
    all.sort_by_key(|(value, _)| *value);
    let merged: Sums = all
        .chunk_by(|x, y| x.0 == y.0)
        .map(|same| (same[0].0, super::sum::sum(same.iter().map(|(_, p)| *p))))
        .collect();
    (merged.len() <= MOST_SUMS).then_some(merged)
}

impl Halves {
    /// Prepares the two lists, or `None` where one would be too long.
    pub(crate) fn new(strata: &[Stratum]) -> Option<Self> {
        let mut parts: Vec<Part> = Vec::new();
        for stratum in strata {
            insert(&mut parts, Part::new(stratum)?, |a, b| b.points.cmp(&a.points));
        }
        // The second and third are the first to be combined: known to be too many before any work.
        if let [_, second, third, ..] = parts.as_slice()
            && second.points.saturating_mul(third.points) > MOST_PAIRS
        {
            return None;
        }
        let mut halves: [Sums; 2] = [vec![(0, 1.0)], vec![(0, 1.0)]];
        for part in parts {
            let shorter = usize::from(halves[1].len() < halves[0].len());
            halves[shorter] = combined(&halves[shorter], &part.sums())?;
        }
        let [first, second] = halves;
        let cumulative = running(second.iter().map(|(_, p)| *p).collect());
        let second = second.iter().zip(cumulative).map(|((value, _), p)| (*value, p)).collect();
        Some(Self { first, second })
    }

    /// P(S <= k), S counted from the lowest possible sum.
    pub(crate) fn cdf(&self, k: u64) -> f64 {
        let mut total = Sum::default();
        let mut within = self.second.len();
        for (value, p) in &self.first {
            let Some(rest) = k.checked_sub(*value) else {
                break;
            };
            while within > 0 && self.second[within - 1].0 > rest {
                within -= 1;
            }
            if within == 0 {
                break;
            }
            total.add(p * self.second[within - 1].1);
        }
        total.value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::lattice::{assert_agrees, unlike_strata};

    #[test]
    fn agrees_with_the_convolution() {
        let prepared = Halves::new(&unlike_strata()).expect("small");
        assert_agrees(|k| prepared.cdf(k));
    }
}
