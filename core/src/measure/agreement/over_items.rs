//! A statistic of single items, averaged over those where it exists.

use serde::Serialize;

use super::column_counts::ColumnCounts;
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::sum,
};

/// The mean of a statistic over items, and over how many.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OverItems {
    /// The mean over the items where the statistic is defined.
    pub mean: f64,
    /// How many items that are.
    pub items: usize,
    /// Items left out because the statistic is not defined there.
    pub left_out: usize,
}

impl OverItems {
    /// The mean over the items of a matrix; where no item has the statistic, the reason of the
    /// one that most people answered.
    pub(super) fn of(
        ratings: &Ratings<'_>,
        statistic: impl Fn(&[u32]) -> Outcome<f64>,
    ) -> Outcome<Self> {
        let counts = ColumnCounts::of(ratings);
        let each = || counts.columns().map(&statistic);
        let items = each().filter(|value| value.known().is_some()).count();
        if items == 0 {
            let answers = |counts: &&[u32]| counts.iter().map(|n| u64::from(*n)).sum::<u64>();
            let most = counts.columns().max_by_key(answers).map(statistic);
            return Outcome::Undefined(most.and_then(|m| m.reason()).unwrap_or(Reason::NoAnswers));
        }
        let total = sum::sum(each().filter_map(|value| value.known().copied()));
        let left_out = ratings.columns() - items;
        Outcome::Known(Self { mean: total / items as f64, items, left_out })
    }
}
