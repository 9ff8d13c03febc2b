//! One partner's people against all others.
//!
//! Source: Fisher 1935, the permutation test. Equation: were it all the same who is of which partner,
//! the sum S of the partner's n scores would be that of n scores drawn from all N without putting
//! back; the chance is P(|N S - n T| >= |N s - n T|), T the sum of all. Exact, on whole numbers, while
//! the scores make few sums; beyond that by the normal distribution with the same variance. Times the
//! number of partners looked at (Bonferroni), but for the partner that holds the money, who is looked
//! at for itself. Undefined where there is one partner, or a partner has one person.

use alloc::{vec, vec::Vec};

use super::{Looked, Pattern, PatternKind, RARE_PATTERN, SMALLEST_GAP};
use crate::{
    measure::lattice_scores::ByPartner,
    numeric::{dist::normal, integer::gcd, math, sum::Sum},
};

/// The most additions spent on one partner's exact chance.
const MOST_WORK: u64 = 1 << 20;
/// A gap of fewer standard deviations is never rare enough: no need to work out how rare it is.
const COMMON: f64 = 2.0;
/// One person's view is a person's, not a partner's.
const FEWEST: usize = 2;

/// The partner that stands apart most surely, if one does.
pub(super) fn partner_apart(looked: &Looked<'_>) -> Option<Pattern> {
    let (d, rows) = looked.groups.whole()?;
    let all: Vec<u64> = rows.iter().flatten().copied().collect();
    let partners = || looked.groups.partners.iter().map(|(partner, _)| *partner).zip(&rows);
    let candidates: Vec<(usize, &Vec<u64>)> = partners()
        .filter(|(partner, own)| {
            let others = all.len() - own.len();
            own.len() >= FEWEST && others >= FEWEST && looked.shown[*partner]
        })
        .collect();
    let tests = candidates.len() as f64;
    let of = |(partner, own): &(usize, &Vec<u64>)| {
        let apart = Apart::of(own, &all)?;
        let money = looked.money_holder == Some(*partner);
        let chance = if money { apart.chance } else { (apart.chance * tests).min(1.0) };
        let gap = apart.gap / d as f64;
        (chance <= RARE_PATTERN && gap.abs() >= SMALLEST_GAP).then_some(Pattern {
            kind: if money { PatternKind::MoneyHolderApart } else { PatternKind::PartnerApart },
            partner: Some(*partner),
            gap,
            chance,
        })
    };
    candidates
        .iter()
        .filter_map(of)
        .min_by(|a, b| a.chance.total_cmp(&b.chance).then(b.gap.abs().total_cmp(&a.gap.abs())))
}

/// The gap and chance of people of one side against those of another, if it is wide and rare.
pub(in crate::measure) fn two_sides(groups: &ByPartner) -> Option<(f64, f64)> {
    let (d, rows) = groups.whole()?;
    let [_, own] = rows.as_slice() else { return None };
    let all: Vec<u64> = rows.iter().flatten().copied().collect();
    let apart = Apart::of(own, &all)?;
    let gap = apart.gap / d as f64;
    (apart.chance <= RARE_PATTERN && gap.abs() >= SMALLEST_GAP).then_some((gap, apart.chance))
}

/// How far some scores lie from the others, in steps of the lattice, and how often they would.
struct Apart {
    gap: f64,
    chance: f64,
}

impl Apart {
    /// `None` where it is too common to look closer.
    fn of(own: &[u64], all: &[u64]) -> Option<Self> {
        let (n, people) = (own.len() as i128, all.len() as i128);
        let total = |scores: &[u64]| scores.iter().map(|s| i128::from(*s)).sum::<i128>();
        let (s, t) = (total(own), total(all));
        let squares: i128 = all.iter().map(|s| i128::from(*s) * i128::from(*s)).sum();
        let off = people * s - n * t;
        // N^2 (N - 1) Var(S) = n (N - n) (N sum x^2 - T^2); N S - n T has N^2 times that variance.
        // The product of all would not fit where many people stand on a fine lattice.
        let spread = (n * (people - n)) as f64 * (people * squares - t * t) as f64;
        let deviation = math::sqrt(spread / (people - 1) as f64);
        let z = (off as f64).abs() / deviation;
        // Not a number where all scores are equal.
        if z.is_nan() || z < COMMON {
            return None;
        }
        let chance = exact(own, all, off.abs()).unwrap_or_else(|| 2.0 * normal::cdf(-z));
        Some(Self { gap: off as f64 / (n * (people - n)) as f64, chance })
    }
}

/// P(|N S - n T| >= off), or `None` where it takes too long.
fn exact(own: &[u64], all: &[u64], off: i128) -> Option<f64> {
    let low = *all.iter().min()?;
    let step = all.iter().fold(0, |g, s| gcd(g, s - low)).max(1);
    let highest = (all.iter().max()? - low) / step;
    let n = own.len();
    let points = (n as u64).checked_mul(highest)?.checked_add(1)?;
    let work = points.checked_mul(n as u64)?.checked_mul(all.len() as u64)?;
    if work > MOST_WORK {
        return None;
    }
    // drawn[k][s]: among the people seen so far, the share of ways to have drawn k with sum s.
    let points = points as usize;
    let mut drawn = vec![vec![0.0; points]; n + 1];
    drawn[0][0] = 1.0;
    // How many have each score, rising: the order of the people leaves no trace in the bits.
    let mut counts = vec![0; highest as usize + 1];
    all.iter().for_each(|s| counts[((s - low) / step) as usize] += 1);
    let values = counts.iter().enumerate();
    let rising = values.flat_map(|(value, count)| core::iter::repeat_n(value, *count));
    for (seen, value) in rising.enumerate() {
        let left = (all.len() - seen) as f64;
        for k in (0..=n.min(seen + 1)).rev() {
            // Of those left, n - k are still to be drawn: this one with that share.
            let missed = (left - (n - k.min(n)) as f64) / left;
            for s in (0..points).rev() {
                let from = match (k.checked_sub(1), s.checked_sub(value)) {
                    (Some(before), Some(rest)) => drawn[before][rest] * (n - before) as f64 / left,
                    _ => 0.0,
                };
                drawn[k][s] = drawn[k][s] * missed.max(0.0) + from;
            }
        }
    }
    let (n, people) = (n as i128, all.len() as i128);
    let total: i128 = all.iter().map(|s| i128::from(*s)).sum();
    let mut chance = Sum::default();
    for (s, share) in drawn[own.len()].iter().enumerate() {
        let sum = n * i128::from(low) + s as i128 * i128::from(step);
        if (people * sum - n * total).abs() >= off {
            chance.add(*share);
        }
    }
    Some(chance.value().min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All ways to choose `n` of the scores.
    fn counted(n: usize, all: &[u64], off: i128) -> f64 {
        let (mut ways, mut as_far) = (0, 0);
        let total: i128 = all.iter().map(|s| i128::from(*s)).sum();
        for chosen in 0_u32..1 << all.len() {
            if chosen.count_ones() as usize != n {
                continue;
            }
            ways += 1;
            let sum: i128 =
                (0..all.len()).filter(|i| chosen >> i & 1 == 1).map(|i| i128::from(all[i])).sum();
            as_far += i32::from((all.len() as i128 * sum - n as i128 * total).abs() >= off);
        }
        f64::from(as_far) / f64::from(ways)
    }

    #[test]
    fn the_chance_is_that_of_all_ways_to_deal() {
        let all = [10, 20, 20, 30, 40, 50, 50, 50, 30, 10];
        for n in 2..7 {
            for off in [0, 40, 100, 250] {
                let exact = exact(&all[..n], &all, off).unwrap();
                assert!((exact - counted(n, &all, off)).abs() < 1e-14, "{n} {off}: {exact}");
            }
        }
    }

    #[test]
    fn equal_scores_are_not_apart() {
        assert!(Apart::of(&[3, 3], &[3, 3, 3, 3]).is_none());
    }
}
