//! How often chance alone gives as high a figure, where answers cannot be enumerated: by mixing
//! up each person's answers among the items they answered.
//!
//! Source: the permutation test (Fisher 1935; Friedman's test permutes rankings alike); the count
//! with one added: Phipson & Smyth 2010. Equation: with b of N mixed matrices at least as high as
//! the one seen, p = (b + 1)/(N + 1), its Monte Carlo error sqrt(p (1 - p)/N). Everybody keeps
//! their own answers and their own gaps, so the chance is that of people who use the scale as
//! these do and pay no heed to the items. Figures nearer than one part in 10^10 count as equal, for
//! the same figure may be rounded in several ways; matrices without a figure count as high, which
//! errs on the side of chance. Assumes that high figures are the ones of interest. Undefined where
//! the statistic is.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    measure::{outcome::Outcome, ratings::Ratings},
    numeric::{Progress, math, rng::Draws},
};

/// Relative to a figure, how far others may be that count as equal to it.
const NEAR: f64 = 1e-10;

/// The state of a permutation test: what is known so far. It can be written down (it serialises)
/// and gone on with elsewhere.
///
/// # Example
///
/// ```
/// use comity::{Metric, Outcome, PermutationNull, Ratings, krippendorff_alpha};
/// let alpha = |ratings: &Ratings<'_>| krippendorff_alpha(ratings, Metric::Ordinal);
/// let ratings = Ratings::new(&[1, 2, 4, 5, 3, 2, 2, 4, 5, 3, 1, 3, 4, 4, 3], 5, 1, 5)?;
/// let Outcome::Known(mut chance) = PermutationNull::new(&ratings, alpha, 1000, 42) else {
///     unreachable!("the answers differ");
/// };
/// while !chance.advance(&ratings, alpha, 100).finished() {}
/// assert!(chance.result().is_some_and(|c| c.probability < 0.02 && c.error < 0.005));
/// # Ok::<(), comity::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PermutationNull {
    seen: f64,
    seed: u64,
    runs: u32,
    done: u32,
    as_high: u32,
    without: u32,
}

/// How likely chance alone is, as far as it was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PermutationChance {
    /// The chance of a figure at least as high.
    pub probability: f64,
    /// Its Monte Carlo error: one standard deviation.
    pub error: f64,
    /// How many mixed matrices it stands on.
    pub runs: u32,
    /// How many of them had no figure.
    pub without: u32,
    /// The seed they were drawn with: the same seed gives the same result everywhere.
    pub seed: u64,
}

impl PermutationNull {
    /// A test of the statistic of this matrix by so many runs, none of them done yet. Undefined
    /// where the statistic is, with its reason.
    pub fn new(
        ratings: &Ratings<'_>,
        statistic: impl Fn(&Ratings<'_>) -> Outcome<f64>,
        runs: u32,
        seed: u64,
    ) -> Outcome<Self> {
        let state = |seen| Self { seen, seed, runs, done: 0, as_high: 0, without: 0 };
        statistic(ratings).map(state)
    }

    /// Does at most `budget` runs more, of the same matrix and the same statistic.
    pub fn advance(
        &mut self,
        ratings: &Ratings<'_>,
        statistic: impl Fn(&Ratings<'_>) -> Outcome<f64>,
        budget: u32,
    ) -> Progress {
        let until = self.runs.min(self.done.saturating_add(budget));
        let least = self.seen - NEAR * self.seen.abs().max(1.0);
        let mut cells = ratings.cells().to_vec();
        let mut values = Vec::with_capacity(ratings.columns());
        while self.done < until {
            mix(ratings, self.seed, self.done, &mut cells, &mut values);
            match statistic(&ratings.with_cells(&cells)) {
                Outcome::Known(figure) if figure < least => {}
                Outcome::Known(_) => self.as_high = self.as_high.saturating_add(1),
                Outcome::Undefined(_) => {
                    self.as_high = self.as_high.saturating_add(1);
                    self.without = self.without.saturating_add(1);
                }
            }
            self.done += 1;
        }
        Progress::new(self.done, self.runs)
    }

    /// What the runs done so far say; nothing before the first.
    pub fn result(&self) -> Option<PermutationChance> {
        let (runs, without, seed) = (self.done, self.without, self.seed);
        if runs == 0 {
            return None;
        }
        // A state from elsewhere may say anything.
        let probability = (f64::from(self.as_high.min(runs)) + 1.0) / (f64::from(runs) + 1.0);
        let error = math::sqrt(probability * (1.0 - probability) / f64::from(runs));
        Some(PermutationChance { probability, error, runs, without, seed })
    }
}

/// Writes the matrix with each person's answers in another order: draw i of a person's step says
/// with which of those before it answer i changes places (Fisher & Yates 1938).
fn mix(ratings: &Ratings<'_>, seed: u64, run: u32, cells: &mut [u8], values: &mut Vec<u8>) {
    for (row, cells) in cells.chunks_exact_mut(ratings.columns()).enumerate() {
        let draws = Draws::at(seed, u64::from(run), row as u64);
        values.clear();
        values.extend(ratings.row(row).iter().filter(|cell| **cell > 0));
        for i in (1..values.len()).rev() {
            values.swap(i, draws.below(i as u64, i as u64 + 1) as usize);
        }
        let answered = cells.iter_mut().filter(|cell| **cell > 0);
        answered.zip(&*values).for_each(|(cell, value)| *cell = *value);
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn everybody_keeps_their_answers_and_gaps() {
        let cells = [1, 0, 3, 4, 5, 2, 2, 0, 0, 1, 0, 0, 0, 0, 0];
        let ratings = Ratings::new(&cells, 5, 1, 5).unwrap();
        let (mut mixed, mut values) = (cells.to_vec(), vec![]);
        let mut changed = 0;
        for run in 0..50 {
            mix(&ratings, 3, run, &mut mixed, &mut values);
            changed += u32::from(mixed != cells);
            for (before, after) in cells.chunks(5).zip(mixed.chunks(5)) {
                assert!(before.iter().zip(after).all(|(b, a)| (*b == 0) == (*a == 0)));
                let sorted = |row: &[u8]| {
                    let mut row = row.to_vec();
                    row.sort_unstable();
                    row
                };
                assert_eq!(sorted(before), sorted(after));
            }
        }
        assert!(changed > 40);
    }

    #[test]
    fn all_orders_are_as_likely() {
        let cells = [1, 2, 3];
        let ratings = Ratings::new(&cells, 3, 1, 3).unwrap();
        let (mut mixed, mut values, mut counts) = (cells.to_vec(), vec![], [0_u32; 27]);
        for run in 0..600 {
            mix(&ratings, 1, run, &mut mixed, &mut values);
            counts[mixed.iter().fold(0, |all, cell| all * 3 + usize::from(*cell) - 1)] += 1;
        }
        // 100 each of six, give or take 9: five standard deviations.
        assert_eq!(counts.iter().filter(|count| **count > 0).count(), 6);
        assert!(counts.iter().all(|count| *count == 0 || count.abs_diff(100) < 46), "{counts:?}");
    }
}
