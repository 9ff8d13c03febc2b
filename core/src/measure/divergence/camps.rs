//! Two camps: many on both sides of the scale, few between.
//!
//! Two looks, each at people's scores counted at their nearest level. Polarisation: van der Eijk's A
//! (2001), and the chance of an A as low among people who are spread evenly over the scale, exact over
//! all counts; opinions with one peak give so low an A less often than even ones, but for those whose
//! peak stands at an end of the scale, which at worst give it about three times as often. Valley:
//! were there one peak, the middle level would be at least as likely as one of any two levels around
//! it, so at most a half of those on either or in the middle would be on it (two exact binomial tests,
//! the weaker counts; Berger 1982), times the pairs of levels looked at. The rarer look counts, twice
//! (Bonferroni). Assumes nothing on partners. Beyond 20 people polarisation has the chance that 20
//! would have, which is higher. A scale with an even number of levels has no middle and no valley.
//! Undefined below [`FEWEST`] people.

use alloc::vec::Vec;

use super::{Looked, Pattern, PatternKind, RARE_PATTERN, SMALLEST_GAP};
use crate::{
    measure::agreement::{NullVariance, chance_of_counts, van_der_eijk_agreement},
    numeric::{dist::normal, integer::ratio, math, sum::Sum},
};

/// Fewer people are no camps.
const FEWEST: u32 = 5;
/// Counting goes over all spreads of this many people at most.
const MOST: u32 = 20;
/// Beyond this the chance of nothing but heads is too small for a number.
const MOST_THROWS: u32 = 1000;
/// Nearer to 0 than this is never rare enough: no need to work out how rare it is.
const COMMON: f64 = -0.25;
/// A as low as another, but for rounding.
const TIE: f64 = 1e-9;

/// Two camps among all people.
pub(super) fn two_camps(looked: &Looked<'_>) -> Option<Pattern> {
    let (gap, chance) = camps(looked.all)?;
    named(PatternKind::TwoCamps, None, gap, chance)
}

/// Two camps among one partner's people: the partner with the widest gap.
pub(super) fn split_inside(looked: &Looked<'_>) -> Option<Pattern> {
    let partners = looked.by_partner.iter().zip(looked.shown).enumerate();
    let large: Vec<(usize, &Vec<u32>)> = partners
        .filter(|(_, (counts, shown))| **shown && counts.iter().sum::<u32>() >= FEWEST)
        .map(|(partner, (counts, _))| (partner, counts))
        .collect();
    let tests = large.len() as f64;
    large
        .iter()
        .filter_map(|(partner, counts)| {
            let (gap, chance) = camps(counts)?;
            named(PatternKind::SplitInside, Some(*partner), gap, (chance * tests).min(1.0))
        })
        .max_by(|a, b| a.gap.total_cmp(&b.gap))
}

fn named(kind: PatternKind, partner: Option<usize>, gap: f64, chance: f64) -> Option<Pattern> {
    let counts = chance <= RARE_PATTERN && gap >= SMALLEST_GAP;
    counts.then_some(Pattern { kind, partner, gap, chance })
}

/// How far the upper camp lies above the lower one, and how often chance makes such camps.
fn camps(counts: &[u32]) -> Option<(f64, f64)> {
    let people: u32 = counts.iter().sum();
    let levels = u8::try_from(counts.len()).ok()?;
    if people < FEWEST {
        return None;
    }
    let chance = match (polarised(counts, people, levels), valley(counts)) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b)?,
    };
    // The camps are the halves of the scale; who stands in the middle is of neither.
    let half = counts.len() / 2;
    let lower = mean_level(&counts[..half])?;
    let upper = mean_level(&counts[counts.len() - half..])? + (counts.len() - half) as f64;
    Some((upper - lower, (2.0 * chance).min(1.0)))
}

/// The chance of an A as low among people spread evenly.
fn polarised(counts: &[u32], people: u32, levels: u8) -> Option<f64> {
    let low = *van_der_eijk_agreement(counts).known()?;
    if low > COMMON {
        return None;
    }
    let as_low = |other: &[u32]| {
        van_der_eijk_agreement(other).known().is_some_and(|other| *other <= low + TIE)
    };
    chance_of_counts(people.min(MOST), levels, NullVariance::Uniform, as_low).known().copied()
}

/// The chance of so deep a valley in the middle, were there but one peak.
fn valley(counts: &[u32]) -> Option<f64> {
    if counts.len().is_multiple_of(2) || counts.len() < 3 {
        return None;
    }
    let half = counts.len() / 2;
    let (middle, pairs) = (counts[half], half * half);
    let (lower, upper) = (counts[..half].iter().max()?, counts[half + 1..].iter().max()?);
    let weaker = *lower.min(upper);
    (weaker > middle).then(|| (pairs as f64 * at_least(weaker, weaker + middle)).min(1.0))
}

/// The chance of so many heads or more among throws of a fair coin: exact up to a thousand throws,
/// beyond that by the normal distribution, half a head less for the steps between numbers.
fn at_least(heads: u32, throws: u32) -> f64 {
    if throws > MOST_THROWS {
        let z = (2.0 * f64::from(heads) - 1.0 - f64::from(throws)) / math::sqrt(f64::from(throws));
        return normal::cdf(-z);
    }
    let mut tail = Sum::default();
    // Each number of heads from the one with one head more.
    let mut probability = math::exp(-f64::from(throws) * core::f64::consts::LN_2);
    for k in (heads..=throws).rev() {
        tail.add(probability);
        probability *= f64::from(k) / f64::from(throws - k + 1);
    }
    tail.value()
}

/// The mean of the places at which people are counted.
fn mean_level(counts: &[u32]) -> Option<f64> {
    let people: i128 = counts.iter().map(|c| i128::from(*c)).sum();
    let places: i128 =
        (0..).zip(counts).map(|(place, c): (i128, &u32)| place * i128::from(*c)).sum();
    (people > 0).then(|| ratio(places, people))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn camps_at_both_ends_are_found() {
        let (gap, chance) = camps(&[5, 0, 0, 0, 5]).unwrap();
        assert_eq!(gap, 4.0);
        assert!(chance < 0.001, "{chance}");
        let (gap, chance) = camps(&[1, 12, 0, 11, 2]).unwrap();
        assert!((gap - (3.0 + 2.0 / 13.0 - 12.0 / 13.0)).abs() < 1e-12, "{gap}");
        // Eleven heads of eleven throws, four pairs of levels, two looks.
        assert!((chance - 8.0 / 2048.0).abs() < 1e-12, "{chance}");
    }

    #[test]
    fn many_people_are_no_camps_for_being_many() {
        let exact = at_least(520, MOST_THROWS);
        let near = normal::cdf(-39.0 / math::sqrt(1000.0));
        assert!((exact - near).abs() < 1e-4, "{exact} {near}");
        assert!(at_least(600, 1201) > 0.4);
        assert!(camps(&[1201, 1180, 1190, 1210, 1195]).is_none_or(|(_, chance)| chance > 0.5));
    }

    #[test]
    fn one_peak_or_few_people_are_none() {
        for counts in [
            &[0, 1, 5, 3, 1][..],
            &[0, 4, 0, 4, 0],
            &[2, 2, 2, 2, 2],
            &[9, 1, 0, 0, 0],
            &[2, 0, 0, 0, 2],
        ] {
            assert!(camps(counts).is_none_or(|(_, chance)| chance > 0.01), "{counts:?}");
        }
    }
}
