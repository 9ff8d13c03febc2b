//! Krippendorff's alpha: agreement of people over items, beyond what their answers give by chance.
//!
//! Source: Krippendorff 2011, "Computing Krippendorff's alpha-reliability". Equation: with
//! o_ck = sum over items u of n_uc n_uk/(m_u - 1) for levels c and k apart, m_u answers to u, n_c
//! all answers of level c to items with two or more, and n their number,
//! alpha = 1 - (n - 1) sum o_ck d_ck/sum n_c n_k d_ck. The squared distances d are 1 (nominal),
//! (sum of n_g from c to k, half of both ends)^2 (ordinal), (c - k)^2 (interval) or
//! ((c - k)/(c + k))^2 (ratio). Items are the units, people the coders; blanks are left out, each
//! item counts with those who answered it. Assumes people who can stand in for each other. Range:
//! up to 1; 0 is chance; below 0 where people disagree systematically. It is low wherever items
//! hardly differ. Undefined where no item has two answers or all these answers are equal. Counts
//! stay whole until the last divisions, so neither the order of people nor of items leaves a trace.

use alloc::{vec, vec::Vec};

use super::column_counts::ColumnCounts;
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::sum,
};

/// How far apart two levels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Metric {
    /// Equal or not.
    Nominal,
    /// By the answers between them.
    Ordinal,
    /// By their difference.
    Interval,
    /// By their difference relative to their sum: for scales with a true zero, from 0 up.
    Ratio,
}

/// Alpha of the people (rows) over the items (columns).
///
/// # Example
///
/// ```
/// use comity::{Metric, Ratings, krippendorff_alpha};
/// // Two people who see three items nearly alike, and one who left the last open.
/// let ratings = Ratings::new(&[1, 3, 5, 1, 4, 5, 1, 3, 0], 3, 1, 5)?;
/// let alpha = krippendorff_alpha(&ratings, Metric::Ordinal);
/// assert!(alpha.known().is_some_and(|a| *a > 0.9));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn krippendorff_alpha(ratings: &Ratings<'_>, metric: Metric) -> Outcome<f64> {
    if metric == Metric::Ratio && ratings.low() < 0 {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    let levels = usize::from(ratings.levels());
    let pairs = Pairs::of(&ColumnCounts::of(ratings), ratings.rows(), levels);
    let answers: u64 = pairs.totals.iter().sum();
    if answers == 0 {
        return Outcome::Undefined(Reason::NoPairs);
    }
    let distances = distances(metric, ratings.low(), &pairs.totals);
    let totals = &pairs.totals;
    let by_chance = sum::sum(
        apart(levels)
            .zip(&distances)
            .map(|((c, k), distance)| totals[c] as f64 * totals[k] as f64 * distance),
    );
    if by_chance == 0.0 {
        return Outcome::Undefined(Reason::NoVariation);
    }
    let seen = sum::sum((0..).zip(&distances).map(|(pair, d)| pairs.coincidences(pair) * d));
    Outcome::Known(1.0 - (answers - 1) as f64 * seen / by_chance)
}

/// Pairs of different levels, in the order in which everything here stands.
fn apart(levels: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..levels).flat_map(move |c| (c + 1..levels).map(move |k| (c, k)))
}

/// Pairs of different answers to the same item.
struct Pairs {
    /// Answers of each level to items with two answers or more.
    totals: Vec<u64>,
    /// Answers to an item, rising, and where the sums over items with so many begin.
    by_answers: Vec<(u32, usize)>,
    /// For each pair of levels, the sum of n_uc n_uk.
    sums: Vec<u64>,
}

impl Pairs {
    fn of(columns: &ColumnCounts, rows: usize, levels: usize) -> Self {
        let each = levels * (levels - 1) / 2;
        let (mut totals, mut sums) = (vec![0; levels], Vec::with_capacity(8 * each));
        // Where the sums of items with so many answers begin, if there is such an item.
        let mut places = vec![None; rows + 1];
        for counts in columns.columns() {
            let answers: u32 = counts.iter().sum();
            if answers < 2 {
                continue;
            }
            let place = *places[answers as usize].get_or_insert(sums.len());
            if place == sums.len() {
                sums.resize(place + each, 0);
            }
            let mut of_pairs = sums[place..place + each].iter_mut();
            for (c, count) in counts.iter().enumerate() {
                totals[c] += u64::from(*count);
                for (other, sum) in counts[c + 1..].iter().zip(&mut of_pairs) {
                    *sum += u64::from(*count) * u64::from(*other);
                }
            }
        }
        let there = (0..).zip(places).filter_map(|(answers, place)| Some((answers, place?)));
        Self { totals, by_answers: there.collect(), sums }
    }

    /// o_ck of this pair of levels.
    fn coincidences(&self, pair: usize) -> f64 {
        sum::sum(
            self.by_answers
                .iter()
                .map(|(answers, place)| self.sums[place + pair] as f64 / f64::from(answers - 1)),
        )
    }
}

/// The squared distance of each pair of levels.
fn distances(metric: Metric, low: i16, totals: &[u64]) -> Vec<f64> {
    let below: Vec<u64> = totals
        .iter()
        .scan(0, |before, total| {
            *before += total;
            Some(*before - total)
        })
        .collect();
    let distance = |(c, k): (usize, usize)| {
        let far = match metric {
            Metric::Nominal => 1.0,
            // What lies from c to k without half of both ends.
            Metric::Ordinal => (2 * below[k] + totals[k] - 2 * below[c] - totals[c]) as f64 / 2.0,
            Metric::Interval => (k - c) as f64,
            Metric::Ratio => (k - c) as f64 / (2.0 * f64::from(low) + (c + k) as f64),
        };
        far * far
    };
    apart(totals.len()).map(distance).collect()
}
