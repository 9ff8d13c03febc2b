//! How often chance alone gives as much agreement over several items: exact, by convolution.
//!
//! Equation: rwg(J) and r*wg(J) both fall as the sum of the items' variances rises, so the chance
//! of at least as much agreement is that of at most this sum. An item's n (n - 1) s^2 is a whole
//! number whose distribution comes from all ways its n people can answer; with the common
//! multiple of all n (n - 1) the sum is whole too, and its distribution the convolution of the
//! items', up to what was seen. Assumes that people answer every item alone and alike: items that
//! measure the same thing go together in one person, and then agreement by chance is more frequent
//! than this. Range: above 0 to 1. Undefined where there is nothing to compare, where an item has
//! more ways to be answered than [`chance_of_counts`](super::chance_of_counts) takes, and where the
//! convolution would take more than 2^27 multiplications.

use alloc::{vec, vec::Vec};

use super::{
    chance::walk,
    counted::{Counted, outcome},
    null_variance::NullVariance,
    within_group::ItemVariances,
};
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::{
        integer::gcd,
        lattice::one_more,
        sum::{self, Sum},
    },
};

/// The most multiplications of a convolution.
const MOST_WORK: u64 = 1 << 27;

/// The chance that people who answer at random, as many on each item as here, agree at least as
/// much over these items: by [`rwg_j`](super::rwg_j) and by [`r_star_wg_j`](super::r_star_wg_j),
/// which order answers alike.
///
/// # Example
///
/// ```
/// use comity::{NullVariance, Ratings, chance_of_items};
/// // Two people agree on both of two items: each by chance one time in five.
/// let ratings = Ratings::new(&[4, 3, 4, 3], 2, 1, 5)?;
/// let chance = chance_of_items(&ratings, NullVariance::Uniform);
/// assert!(chance.known().is_some_and(|p| (p - 0.04).abs() < 1e-15));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn chance_of_items(ratings: &Ratings<'_>, null: NullVariance) -> Outcome<f64> {
    outcome(ItemVariances::of(ratings).and_then(|seen| chance(&seen, ratings.levels(), null)))
}

fn chance(seen: &ItemVariances, levels: u8, null: NullVariance) -> Result<f64, Reason> {
    let step = seen.step().ok_or(Reason::LatticeTooFine)?;
    let total = u64::try_from(seen.total(step)).map_err(|_| Reason::LatticeTooFine)?;
    let mut items = Vec::with_capacity(seen.by_people.len());
    for (people, (count, _)) in &seen.by_people {
        let people = u32::try_from(*people).map_err(|_| Reason::LatticeTooFine)?;
        let own = step / (u64::from(people) * u64::from(people - 1));
        items.push((*count, variances(people, levels, null, own)?));
    }
    let all = || items.iter().flat_map(|(_, values)| values);
    // Everybody at one level is possible: then there is no spread, and no unit is needed.
    let unit = all().fold(0, |unit, (value, _)| gcd(unit, *value)).max(1);
    let points = usize::try_from(total / unit + 1).map_err(|_| Reason::LatticeTooFine)?;
    let work =
        items.iter().map(|(count, values)| (*count as u64).saturating_mul(values.len() as u64));
    let work = work.fold(0, u64::saturating_add);
    if work.saturating_mul(points as u64) > MOST_WORK {
        return Err(Reason::LatticeTooFine);
    }
    let mut sums = vec![1.0];
    for (count, values) in &items {
        let within = |(value, probability): &(u64, f64)| {
            let place = (value / unit) as usize;
            (place < points).then_some((place, *probability))
        };
        let values: Vec<(usize, f64)> = values.iter().filter_map(within).collect();
        for _ in 0..*count {
            sums = one_more(&sums, &values, points);
        }
    }
    Ok(sum::sum(sums).min(1.0))
}

/// The values that `own` times n sum x^2 - (sum x)^2 can take, rising, with their probabilities.
fn variances(
    people: u32,
    levels: u8,
    null: NullVariance,
    own: u64,
) -> Result<Vec<(u64, f64)>, Reason> {
    // The greatest spread has half of the people at each end.
    let top = u64::from(levels) - 1;
    let most = u64::from(people) * u64::from(people) * top * top / 4;
    if most > MOST_WORK {
        return Err(Reason::LatticeTooFine);
    }
    let mut found = vec![Sum::default(); most as usize + 1];
    walk(people, levels, null, &mut |counts, probability| {
        found[Counted::of_checked(counts).spread as usize].add(probability);
    })?;
    let values = (0..).zip(found).map(|(value, sum)| (value * own, sum.value()));
    Ok(values.filter(|(_, probability)| *probability > 0.0).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// P(mean variance of four items with n people each is at most r of the null).
    fn below(people: u32, items: usize, total: i128) -> f64 {
        let by_people = vec![(i128::from(people), (items, total))];
        chance(&ItemVariances { by_people }, 5, NullVariance::Uniform).unwrap()
    }

    #[test]
    fn four_items_pass_the_customary_cut_by_chance() {
        // rwg(4) >= .70 where 4 (1 - r) >= .7 (4 - 3 r), so r <= 1.2/1.9; the sum of
        // n (n - 1) s^2 over four items is at most 8 n (n - 1) r.
        for (people, expected) in [(3, 0.19), (5, 0.065), (10, 0.006)] {
            let n = i128::from(people);
            let p = below(people, 4, 8 * n * (n - 1) * 12 / 19);
            assert!((p - expected).abs() < 0.005, "{people}: {p}");
        }
    }

    #[test]
    fn items_answered_by_unlike_numbers_of_people_are_convolved() {
        // Two people who differ by 1 (variance 1/2) and three with a variance of 1/3 or less.
        let seen = ItemVariances { by_people: vec![(2, (1, 1)), (3, (1, 2))] };
        let p = chance(&seen, 5, NullVariance::Uniform).unwrap();
        let (two, three) = ([5.0, 8.0, 12.0], [5.0, 24.0]);
        // Sums of at most 5/6: 0+0, 0+1/3, 1/2+0, 1/2+1/3.
        let expected = (two[0] + two[1]) / 25.0 * (three[0] + three[1]) / 125.0;
        assert!((p - expected).abs() < 1e-15, "{p} for {expected}");
    }
}
