//! The quantile of a distribution on whole numbers whose distribution function is dear: few looks,
//! and the answer that halving the whole range would give.
//!
//! Looks where a normal distribution would have the quantile, measures on that distribution's scale
//! how far there is to go, and goes a little further, so that the answer soon lies between two
//! looks; halves what is then left. Assumes a distribution function that does not fall.

use super::{dist::normal, lattice::Stratum, math, sum};

/// Looks by estimate before the rest is halved.
const MOST_ESTIMATES: usize = 8;

/// The middle and the spread of a sum of draws, counted from the lowest possible one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bell {
    middle: f64,
    spread: f64,
    last: u64,
}

impl Bell {
    /// Of the sum of all strata's draws, which has so many points.
    pub(crate) fn of(strata: &[Stratum], points: u64) -> Self {
        let mean = |s: &Stratum| {
            let low = s.lowest();
            let parts = s.atoms.iter().map(|(v, n)| f64::from(*n) * (v - low) as f64);
            sum::sum(parts) / f64::from(s.size())
        };
        let variance = |s: &Stratum| {
            let (low, mean) = (s.lowest(), mean(s));
            let parts = s.atoms.iter().map(|(v, n)| {
                let gap = (v - low) as f64 - mean;
                f64::from(*n) * gap * gap
            });
            sum::sum(parts) / f64::from(s.size())
        };
        Self {
            middle: sum::sum(strata.iter().map(|s| f64::from(s.draws) * mean(s))),
            spread: math::sqrt(sum::sum(strata.iter().map(|s| f64::from(s.draws) * variance(s)))),
            last: points - 1,
        }
    }

    /// The lowest point where `cdf` reaches p; the last one where none before it does.
    pub(crate) fn quantile(&self, p: f64, cdf: impl Fn(u64) -> f64) -> u64 {
        let (mut low, mut high) = (0, self.last);
        let target = normal::quantile(p);
        let mut estimate = self.middle + self.spread * target;
        let mut slope = self.spread;
        let mut former: Option<(f64, f64)> = None;
        for _ in 0..MOST_ESTIMATES {
            if low >= high || !estimate.is_finite() {
                break;
            }
            // The highest point is known to reach.
            let at = (estimate.max(0.0) as u64).clamp(low, high - 1);
            let value = cdf(at);
            if value >= p {
                high = at;
            } else {
                low = at + 1;
            }
            let (place, z) = (at as f64, normal::quantile(value));
            if let Some((former, former_z)) = former.filter(|(_, former_z)| *former_z != z) {
                let chord = (place - former) / (z - former_z);
                slope = math::within(chord, self.spread / 4.0, self.spread * 4.0);
            }
            former = Some((place, z));
            let way = (target - z) * slope;
            estimate = place + way * (1.0 + 1.0 / 16.0) + if value >= p { -1.0 } else { 1.0 };
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if cdf(middle) >= p {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use core::cell::Cell;

    use alloc::{vec, vec::Vec};

    use super::*;
    use crate::numeric::lattice::{probabilities, support, unlike_strata};

    /// The quantile and how many looks it took.
    fn found(bell: &Bell, all: &[f64], p: f64) -> (usize, usize) {
        let looks = Cell::new(0);
        let cdf = |k: u64| {
            looks.set(looks.get() + 1);
            all[k as usize]
        };
        (bell.quantile(p, cdf) as usize, looks.get())
    }

    #[test]
    fn finds_what_a_walk_from_the_lowest_finds() {
        let step = vec![Stratum { atoms: vec![(0, 1), (1000, 99)], draws: 1 }];
        let values: Vec<u64> = (0..40).map(|v| v * v % 97).collect();
        let smooth = vec![Stratum::bootstrap(&values)];
        for strata in [unlike_strata().to_vec(), step, smooth] {
            let (_, points) = support(&strata);
            let bell = Bell::of(&strata, points);
            let all: Vec<f64> = sum::running(probabilities(&strata));
            for i in -3..=103 {
                let p = f64::from(i) / 100.0;
                let walked = all.iter().position(|c| *c >= p).unwrap_or(all.len() - 1);
                assert_eq!(found(&bell, &all, p).0, walked, "{p}");
            }
        }
    }

    #[test]
    fn few_looks_are_enough() {
        let strata = [Stratum { atoms: (0..90).map(|v| (v * v, 1)).collect(), draws: 40 }];
        let (_, points) = support(&strata);
        assert!(points > 1 << 18);
        let all = sum::running(probabilities(&strata));
        let bell = Bell::of(&strata, points);
        for p in [0.001, 0.025, 0.3, 0.975] {
            let looks = found(&bell, &all, p).1;
            assert!(looks <= 8, "{p}: {looks}");
        }
    }
}
