//! Gwet's AC1 and AC2: agreement of people over items, with a chance that stays low where nearly
//! all answers are alike.
//!
//! Source: Gwet 2008 (AC1, its variance), 2014 (weights). Equations, with r_ik answers of level k to
//! item i, r_i all of them, weights w and r*_ik = sum_l w_kl r_il: pa is the mean over items with
//! two or more answers of sum_k r_ik (r*_ik - 1)/(r_i (r_i - 1)); pi_k the mean over items with any
//! of r_ik/r_i; pe = T/(q (q - 1)) sum_k pi_k (1 - pi_k), T the sum of all q^2 weights and q the
//! levels of the scale, chosen or not; AC = (pa - pe)/(1 - pe). Assumes that items are a sample
//! (the standard error is over items, people taken as they are). Range: up to 1; 0 is chance.
//! Undefined where no item has two answers.

use alloc::vec::Vec;

use serde::Serialize;

use super::column_counts::ColumnCounts;
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::{math, sum},
};

/// How far two levels that differ still agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AgreementWeights {
    /// Not at all: AC1.
    Identity,
    /// Less by their distance.
    Linear,
    /// Less by the square of their distance.
    Quadratic,
    /// Less by the number of pairs of levels between them, ends included.
    Ordinal,
}

impl AgreementWeights {
    /// The weight of two levels `apart` from each other on a scale of `levels`.
    fn weight(self, apart: usize, levels: usize) -> f64 {
        let pairs = |n: usize| (n * (n - 1) / 2) as f64;
        let (far, most) = (apart as f64, (levels - 1) as f64);
        match self {
            Self::Identity => f64::from(u8::from(apart == 0)),
            Self::Linear => 1.0 - far / most,
            Self::Quadratic => 1.0 - far * far / (most * most),
            Self::Ordinal => 1.0 - pairs(apart + 1) / pairs(levels),
        }
    }
}

/// Agreement corrected for chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GwetAc {
    /// AC1 or AC2.
    pub coefficient: f64,
    /// Agreement as it is.
    pub observed: f64,
    /// Agreement that chance would give.
    pub expected: f64,
    /// The coefficient's standard error over items; needs two of them.
    pub standard_error: Outcome<f64>,
    /// Items with two answers or more.
    pub items: usize,
    /// Items left out of the observed agreement because fewer than two people answered them.
    pub left_out: usize,
}

/// Gwet's coefficient of the people (rows) over the items (columns).
///
/// # Example
///
/// ```
/// use comity::{AgreementWeights, Ratings, gwet_ac};
/// // Two people differ by one level on two of five items.
/// let ratings = Ratings::new(&[1, 2, 3, 4, 5, 2, 2, 3, 5, 5], 5, 1, 5)?;
/// let ac1 = gwet_ac(&ratings, AgreementWeights::Identity);
/// let ac2 = gwet_ac(&ratings, AgreementWeights::Quadratic);
/// assert_eq!(ac1.known().map(|a| (a.observed, a.expected)), Some((0.6, 0.19)));
/// assert!(ac2.known().is_some_and(|a| a.coefficient > 0.9));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn gwet_ac(ratings: &Ratings<'_>, weights: AgreementWeights) -> Outcome<GwetAc> {
    let counts = ColumnCounts::of(ratings);
    let levels = usize::from(ratings.levels());
    let items: Vec<Item<'_>> = counts.columns().filter_map(Item::of).collect();
    let paired = items.iter().filter(|item| item.answers > 1).count();
    if paired == 0 {
        let nobody = items.is_empty();
        return Outcome::Undefined(if nobody { Reason::NoAnswers } else { Reason::NoPairs });
    }
    let by_distance: Vec<f64> = (0..levels).map(|apart| weights.weight(apart, levels)).collect();
    let all = sum::sum((0..levels).map(|apart| {
        let pairs = if apart == 0 { levels } else { 2 * (levels - apart) };
        pairs as f64 * by_distance[apart]
    }));
    let scale = all / (levels * (levels - 1)) as f64;
    let shares: Vec<f64> = (0..levels)
        .map(|level| sum::sum(items.iter().map(|item| item.share(level))) / items.len() as f64)
        .collect();
    let observed = sum::sum(items.iter().map(|item| item.agreement(&by_distance))) / paired as f64;
    let expected = scale * sum::sum(shares.iter().map(|share| share * (1.0 - share)));
    let coefficient = (observed - expected) / (1.0 - expected);
    let left_out = ratings.columns() - paired;
    let ac = GwetAc {
        coefficient,
        observed,
        expected,
        standard_error: Outcome::Undefined(Reason::TooFewItems),
        items: paired,
        left_out,
    };
    let n = items.len() as f64;
    if items.len() < 2 {
        return Outcome::Known(ac);
    }
    // Each item's part in the coefficient, as the linearised variance has it.
    let deviations = items.iter().map(|item| {
        let own = scale * sum::sum((0..levels).map(|k| item.share(k) * (1.0 - shares[k])));
        let beyond = if item.answers > 1 { item.agreement(&by_distance) - expected } else { 0.0 };
        let part = n / paired as f64 * beyond / (1.0 - expected);
        let deviation =
            part - 2.0 * (1.0 - coefficient) * (own - expected) / (1.0 - expected) - coefficient;
        deviation * deviation
    });
    let standard_error = Outcome::Known(math::sqrt(sum::sum(deviations) / (n * (n - 1.0))));
    Outcome::Known(GwetAc { standard_error, ..ac })
}

/// The answers to one item that somebody answered.
struct Item<'a> {
    counts: &'a [u32],
    answers: u64,
}

impl<'a> Item<'a> {
    fn of(counts: &'a [u32]) -> Option<Self> {
        let answers = counts.iter().map(|count| u64::from(*count)).sum();
        (answers > 0).then_some(Self { counts, answers })
    }

    fn share(&self, level: usize) -> f64 {
        f64::from(self.counts[level]) / self.answers as f64
    }

    /// How far two of the people who answered agree on average; 0 where there is one.
    fn agreement(&self, by_distance: &[f64]) -> f64 {
        if self.answers < 2 {
            return 0.0;
        }
        let chosen = || self.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        let agreed = chosen().map(|(k, count)| {
            let near = chosen().map(|(l, other)| by_distance[k.abs_diff(l)] * f64::from(*other));
            f64::from(*count) * (sum::sum(near) - 1.0)
        });
        sum::sum(agreed) / (self.answers as f64 * (self.answers - 1) as f64)
    }
}
