//! How often chance alone gives as much agreement on an item: exact, over all ways to answer.
//!
//! Equation: n people who each choose level i with probability p_i give the counts c with
//! probability n!/(c_1! ... c_K!) prod p_i^(c_i); the chance is the sum over those counts that agree
//! at least as much as what was seen. Ties decide at small n, so counts are compared on whole
//! numbers, never on rounded figures. Assumes that people answer alone and alike. Range: a
//! probability above 0. Undefined where the statistic is, or where there are more than 2^20 ways to
//! answer (on five levels, from 69 people on) or more than 1,000 people. Error: a few roundings.

use alloc::{vec, vec::Vec};

use super::{
    consensus, counted,
    deviation::{self, Center},
    layers, mean_adjusted,
    null_variance::NullVariance,
};
use crate::{
    measure::outcome::{Outcome, Reason},
    numeric::{integer::ratio, sum::Sum},
};

/// The most ways to answer that are walked through.
const MOST_WAYS: u64 = 1 << 20;
/// Beyond this a power of a probability could vanish.
const MOST_PEOPLE: u32 = 1000;

/// A statistic of agreement on one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ItemStatistic {
    /// [`rwg`](super::rwg), whatever it is compared with: compared by the variance.
    WithinGroup,
    /// [`awg`](super::awg): compared as fractions; counts without it do not agree.
    MeanAdjusted,
    /// [`average_deviation`](super::average_deviation), compared by its whole-number sum.
    Deviation(Center),
    /// [`tastle_wierman_consensus`](super::tastle_wierman_consensus): compared as products.
    Consensus,
    /// [`van_der_eijk_agreement`](super::van_der_eijk_agreement): compared over one denominator.
    Layers,
}

/// The chance that as many people who answer at random agree at least as much, by this statistic,
/// as those who were counted.
///
/// # Example
///
/// ```
/// use comity::{ItemStatistic, NullVariance, chance_of_item};
/// // Three people of three say 4: by chance one time in 25.
/// let counts = [0, 0, 0, 3, 0];
/// let chance = chance_of_item(&counts, ItemStatistic::WithinGroup, NullVariance::Uniform);
/// assert!(chance.known().is_some_and(|p| (p - 0.04).abs() < 1e-15));
/// ```
pub fn chance_of_item(
    counts: &[u32],
    statistic: ItemStatistic,
    null: NullVariance,
) -> Outcome<f64> {
    let levels = u8::try_from(counts.len()).unwrap_or(0);
    let people = match u32::try_from(counts.iter().map(|c| u64::from(*c)).sum::<u64>()) {
        Ok(people) if people <= MOST_PEOPLE => people,
        _ => return Outcome::Undefined(Reason::LatticeTooFine),
    };
    fn chance(
        people: u32,
        levels: u8,
        null: NullVariance,
        holds: Result<impl Fn(&[u32]) -> bool, Reason>,
    ) -> Outcome<f64> {
        match holds {
            Ok(holds) => chance_of_counts(people, levels, null, holds),
            Err(reason) => Outcome::Undefined(reason),
        }
    }
    match statistic {
        ItemStatistic::WithinGroup => chance(people, levels, null, counted::at_least(counts)),
        ItemStatistic::MeanAdjusted => {
            chance(people, levels, null, mean_adjusted::at_least(counts))
        }
        ItemStatistic::Deviation(center) => {
            chance(people, levels, null, deviation::at_least(counts, center))
        }
        ItemStatistic::Consensus => chance(people, levels, null, consensus::at_least(counts)),
        ItemStatistic::Layers => chance(people, levels, null, layers::at_least(counts)),
    }
}

/// The chance that the counts of so many people who answer at random hold to a condition, such as
/// that a statistic passes a cut.
///
/// # Example
///
/// ```
/// use comity::{NullVariance, chance_of_counts, rwg};
/// let null = NullVariance::Uniform;
/// let strong = |counts: &[u32]| rwg(counts, null).known().is_some_and(|a| a.value >= 0.7);
/// let chance = chance_of_counts(5, 5, null, strong);
/// assert_eq!(chance.known().map(|p| (p * 1000.0).round()), Some(59.0));
/// ```
pub fn chance_of_counts(
    people: u32,
    levels: u8,
    null: NullVariance,
    mut holds: impl FnMut(&[u32]) -> bool,
) -> Outcome<f64> {
    let mut total = Sum::default();
    let walked = walk(people, levels, null, &mut |counts, probability| {
        if holds(counts) {
            total.add(probability);
        }
    });
    match walked {
        // Rounding may lead past certainty by the last bit.
        Ok(()) => Outcome::Known(total.value().min(1.0)),
        Err(reason) => Outcome::Undefined(reason),
    }
}

/// Visits all counts that people can give, with their probability.
pub(super) fn walk(
    people: u32,
    levels: u8,
    null: NullVariance,
    visit: &mut dyn FnMut(&[u32], f64),
) -> Result<(), Reason> {
    let weights = null.weights(levels)?;
    let possible = || weights.iter().enumerate().filter(|(_, weight)| **weight > 0);
    if people > MOST_PEOPLE || ways(people, possible().count()).is_none() {
        return Err(Reason::LatticeTooFine);
    }
    let mut walk = Walk { levels: Vec::new(), counts: vec![0; weights.len()], visit };
    let mut rest: i128 = weights.iter().sum();
    for (level, weight) in possible() {
        let above = ratio(rest - weight, rest);
        let powers = core::iter::successors(Some(1.0), |power| Some(power * above));
        let powers = powers.take(people as usize + 1).collect();
        rest -= weight;
        walk.levels.push((level, ratio(*weight, rest), powers));
    }
    walk.from(0, people, 1.0);
    Ok(())
}

/// How many ways there are for people to choose among levels, where they are not too many.
fn ways(people: u32, levels: usize) -> Option<u64> {
    (1..levels as u64).try_fold(1, |ways, k| {
        // Always a whole number: a binomial coefficient.
        Some(ways * (u64::from(people) + k) / k).filter(|ways| *ways <= MOST_WAYS)
    })
}

struct Walk<'a> {
    /// A level that can be chosen; its odds against all above it (never asked of the last); powers
    /// of the probability that somebody who is not below it is above.
    levels: Vec<(usize, f64, Vec<f64>)>,
    counts: Vec<u32>,
    visit: &'a mut dyn FnMut(&[u32], f64),
}

impl Walk<'_> {
    /// Deals out the rest of the people to the levels from this one on.
    fn from(&mut self, place: usize, rest: u32, probability: f64) {
        let (level, odds) = (self.levels[place].0, self.levels[place].1);
        if place + 1 == self.levels.len() {
            self.counts[level] = rest;
            (self.visit)(&self.counts, probability);
            return;
        }
        let mut here = probability * self.levels[place].2[rest as usize];
        for count in 0..=rest {
            self.counts[level] = count;
            self.from(place + 1, rest - count, here);
            here *= f64::from(rest - count) / f64::from(count + 1) * odds;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_together_are_certain() {
        for (people, levels) in [(1, 2), (7, 5), (1000, 2), (40, 3), (4, 7), (2, 40)] {
            let mut seen = 0_u64;
            let all = chance_of_counts(people, levels, NullVariance::Uniform, |counts| {
                seen += 1;
                counts.iter().sum::<u32>() == people
            });
            assert!((all.known().unwrap() - 1.0).abs() < 1e-12, "{people} on {levels}");
            assert_eq!(Some(seen), ways(people, usize::from(levels)));
        }
    }

    #[test]
    fn shares_of_zero_are_never_chosen() {
        let low = |counts: &[u32]| counts[0] > 0 || counts[1] > 0;
        assert_eq!(chance_of_counts(6, 5, NullVariance::HeavySkew, low).known(), Some(&0.0));
        let ends = chance_of_counts(6, 5, NullVariance::MaximumDissensus, |c| c[4] == 6);
        assert_eq!(ends.known(), Some(&0.015_625));
    }

    #[test]
    fn what_is_too_large_is_said() {
        let too =
            |people, levels| chance_of_counts(people, levels, NullVariance::Uniform, |_| true);
        assert_eq!(too(69, 5).reason(), Some(Reason::LatticeTooFine));
        assert_eq!(too(1001, 2).reason(), Some(Reason::LatticeTooFine));
        assert_eq!(too(3, 1).reason(), Some(Reason::InvalidInput));
    }
}
