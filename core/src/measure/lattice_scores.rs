//! Scores on one lattice: exact means and spreads from whole numbers.
//!
//! All scores of a group are multiples of 1/D, D the least common multiple of their
//! denominators; partner means are multiples of 1/(D L), L that of the partners' sizes. Sums are
//! whole numbers and only the last division rounds.

use alloc::{vec, vec::Vec};

use crate::{
    measure::score::Score,
    numeric::{integer::lcm_within, math, sum},
};

/// The finest lattice on which sums are kept whole.
const FINEST: u64 = 1 << 40;

/// The scores of a group, partner by partner.
#[derive(Clone, Debug)]
pub(crate) struct ByPartner {
    /// The scores of each partner that has any, with the partner's index.
    pub(crate) partners: Vec<(usize, Vec<Score>)>,
    /// The common denominator of all scores, where it is small enough.
    denominator: Option<u64>,
}

impl ByPartner {
    /// Sorts scores by partner; `partner` gives that of each row.
    pub(crate) fn new(scores: &[Score], partner: &[usize], partners: usize) -> Self {
        let mut groups: Vec<Vec<Score>> = vec![Vec::new(); partners];
        for score in scores {
            groups[partner[score.row]].push(*score);
        }
        let partners =
            groups.into_iter().enumerate().filter(|(_, scores)| !scores.is_empty()).collect();
        let weights = scores.iter().map(|s| u64::from(s.weight));
        Self { partners, denominator: lcm_within(weights, FINEST) }
    }

    /// Two sides, the people of each as they come.
    pub(crate) fn two_sides(first: &[Score], second: &[Score]) -> Self {
        let all = first.iter().chain(second).enumerate();
        let scores: Vec<Score> = all.map(|(row, score)| Score { row, ..*score }).collect();
        let mut side = vec![0; first.len()];
        side.resize(scores.len(), 1);
        Self::new(&scores, &side, 2)
    }

    /// Everybody in one group, as if of one partner.
    pub(crate) fn pooled(&self) -> Self {
        let all: Vec<Score> = self.partners.iter().flat_map(|(_, s)| s.iter().copied()).collect();
        let partners = if all.is_empty() { Vec::new() } else { vec![(0, all)] };
        Self { partners, denominator: self.denominator }
    }

    /// One partner's scores alone.
    pub(crate) fn alone(&self, scores: &[Score]) -> Self {
        Self { partners: vec![(0, scores.to_vec())], denominator: self.denominator }
    }

    /// How many people there are.
    pub(crate) fn people(&self) -> u32 {
        self.partners.iter().map(|(_, scores)| scores.len() as u32).sum()
    }

    /// The common denominator and every score as a multiple of it, partner by partner.
    pub(crate) fn whole(&self) -> Option<(u64, Vec<Vec<u64>>)> {
        let d = self.denominator?;
        let rows = self.partners.iter().map(|(_, scores)| {
            scores.iter().map(|s| u64::from(s.sum) * (d / u64::from(s.weight))).collect()
        });
        Some((d, rows.collect()))
    }

    /// The mean of partner means; one partner's is its plain mean. NaN for nobody.
    pub(crate) fn mean(&self) -> f64 {
        self.exact_mean().unwrap_or_else(|| {
            let means = self.partners.iter().map(|(_, scores)| {
                sum::sum(scores.iter().map(|s| s.value())) / scores.len() as f64
            });
            sum::sum(means) / self.partners.len() as f64
        })
    }

    fn exact_mean(&self) -> Option<f64> {
        let (d, rows) = self.whole()?;
        let sizes = lcm_within(rows.iter().map(|r| r.len() as u64), FINEST)?;
        let total: u128 = rows
            .iter()
            .map(|r| {
                r.iter().map(|k| u128::from(*k)).sum::<u128>() * u128::from(sizes / r.len() as u64)
            })
            .sum();
        let bottom = u128::from(d) * u128::from(sizes) * rows.len() as u128;
        Some(total as f64 / bottom as f64)
    }

    /// The standard deviation over all people, n - 1 below. NaN for fewer than two.
    pub(crate) fn standard_deviation(&self) -> f64 {
        let n = self.people();
        let all = self.pooled();
        let Some((d, rows)) = all.whole() else {
            let mean = all.mean();
            let squares = all.partners.iter().flat_map(|(_, s)| s).map(|s| {
                let gap = s.value() - mean;
                gap * gap
            });
            return math::sqrt(sum::sum(squares) / (f64::from(n) - 1.0));
        };
        let values = || rows.iter().flatten().map(|k| u128::from(*k));
        let total: u128 = values().sum();
        let squares: u128 = values().map(|k| k * k).sum();
        let top = u128::from(n) * squares - total * total;
        let bottom = f64::from(n) * (f64::from(n) - 1.0);
        math::sqrt(top as f64 / bottom) / d as f64
    }
}
