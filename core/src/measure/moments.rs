//! Mean and standard deviation of a factor from its power sums.
//!
//! Equation: with D the least common multiple of the numbers of columns answered, every score is
//! a whole multiple v of 1/D; mean = sum v / (n D), deviation = sqrt((n sum v^2 - (sum v)^2) /
//! (n (n - 1))) / D, only the last steps in floats: the same bits as a person-by-person measure.
//! Where D grows too large, within and between those who answered equally many, in floats.

use super::{
    factor_sums::{FactorSums, PowerSums},
    outcome::{Outcome, Reason},
};
use crate::numeric::{integer::lcm_within, math, sum};

/// The finest lattice on which sums are kept whole.
const FINEST: u64 = 1 << 40;

/// What a group's people say of one factor, each person counted once.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Moments {
    /// People who answered enough of the columns.
    pub people: u64,
    /// People who answered some, but less than the minimum share.
    pub below_minimum: u64,
    /// The mean of their scores.
    pub mean: Outcome<f64>,
    /// The standard deviation of their scores, n - 1 below.
    pub standard_deviation: Outcome<f64>,
}

impl FactorSums {
    /// Mean and standard deviation of one factor in one group, over those who answered at least
    /// the share `minimum_answered` of its columns.
    ///
    /// # Panics
    ///
    /// Where there is no such group or factor.
    ///
    /// # Example
    ///
    /// ```
    /// use comity::{AnswerTable, Factors, factor_sums};
    /// let table = AnswerTable::new(&[4, 5, 3, 3, 0, 2], 2, 5, &[3])?;
    /// let sums = factor_sums(&table, &Factors::new(&table, vec![vec![0, 1]])?, 0..1)?;
    /// let moments = sums.moments(0, 0, 0.5);
    /// assert_eq!(moments.people, 3);
    /// assert_eq!(moments.mean.known(), Some(&((4.5 + 3.0 + 2.0) / 3.0)));
    /// # Ok::<(), comity::Error>(())
    /// ```
    pub fn moments(&self, group: usize, factor: usize, minimum_answered: f64) -> Moments {
        let all = self.by_answered(group, factor);
        let enough = |count: u64| count as f64 >= minimum_answered * all.len() as f64;
        let there = || (1..).zip(all).filter(|(_, sums)| sums.people > 0);
        let counted = || there().filter(|(count, _)| enough(*count));
        let people: u64 = counted().map(|(_, sums)| sums.people).sum();
        let below_minimum = there().filter(|(c, _)| !enough(*c)).map(|(_, s)| s.people).sum();
        let (mean, standard_deviation) = if people == 0 {
            (Outcome::Undefined(Reason::NoAnswers), Outcome::Undefined(Reason::NoAnswers))
        } else {
            let (mean, deviation) =
                whole(people, counted()).unwrap_or_else(|| in_floats(people, counted()));
            let deviation = if people == 1 {
                Outcome::Undefined(Reason::OnePerson)
            } else {
                Outcome::Known(deviation)
            };
            (Outcome::Known(mean), deviation)
        };
        Moments { people, below_minimum, mean, standard_deviation }
    }
}

/// Mean and deviation from whole numbers, or `None` where these pass their type.
fn whole<'a>(
    people: u64,
    counted: impl Iterator<Item = (u64, &'a PowerSums)> + Clone,
) -> Option<(f64, f64)> {
    let d = lcm_within(counted.clone().map(|(count, _)| count), FINEST)?;
    let (mut total, mut squares) = (0_u128, 0_u128);
    for (count, sums) in counted {
        let step = u128::from(d / count);
        total = total.checked_add(u128::from(sums.sum).checked_mul(step)?)?;
        squares =
            squares.checked_add(u128::from(sums.squares).checked_mul(step.checked_mul(step)?)?)?;
    }
    let top = u128::from(people).checked_mul(squares)?.checked_sub(total.checked_mul(total)?)?;
    let n = people as f64;
    let mean = float(total) / float(u128::from(people) * u128::from(d));
    Some((mean, math::sqrt(float(top) / (n * (n - 1.0))) / d as f64))
}

/// The same as `as f64`, which takes ten times as long for the wide type.
fn float(whole: u128) -> f64 {
    u64::try_from(whole).map_or(whole as f64, |narrow| narrow as f64)
}

/// The same where the common lattice is too fine: exact within those who answered equally many.
fn in_floats<'a>(
    people: u64,
    counted: impl Iterator<Item = (u64, &'a PowerSums)> + Clone,
) -> (f64, f64) {
    let n = people as f64;
    let mean = sum::sum(counted.clone().map(|(c, sums)| sums.sum as f64 / c as f64)) / n;
    let spread = sum::sum(counted.map(|(count, sums)| {
        let (own, count) = (sums.people as f64, count as f64);
        let (total, squares) = (u128::from(sums.sum), u128::from(sums.squares));
        let top = (u128::from(sums.people) * squares).saturating_sub(total * total);
        let gap = sums.sum as f64 / (own * count) - mean;
        top as f64 / (own * count * count) + own * gap * gap
    }));
    (mean, math::sqrt(spread / (n - 1.0)))
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;
    use crate::measure::{AnswerTable, Factors, factor_sums};

    #[test]
    fn both_ways_agree() {
        let cells: vec::Vec<u8> = (0..70_u32).map(|i| ((i * i * 7 + i / 3) % 6) as u8).collect();
        let table = AnswerTable::new(&cells, 7, 5, &[10]).unwrap();
        let factors = Factors::new(&table, vec![(0..7).collect()]).unwrap();
        let sums = factor_sums(&table, &factors, 0..1).unwrap();
        let counted = (1..).zip(sums.by_answered(0, 0)).filter(|(_, s)| s.people > 0);
        assert!(counted.clone().count() > 2);
        let (mean, deviation) = whole(10, counted.clone()).unwrap();
        let (m, d) = in_floats(10, counted);
        assert!((mean - m).abs() < 1e-14 && (deviation - d).abs() < 1e-14);
    }

    #[test]
    fn nobody_one_person_and_too_little_answered_have_reasons() {
        let table = AnswerTable::new(&[0, 0, 0, 0, 0, 3], 3, 5, &[1, 2]).unwrap();
        let factors = Factors::new(&table, vec![vec![0, 1, 2]]).unwrap();
        let sums = factor_sums(&table, &factors, 0..2).unwrap();
        assert_eq!(sums.moments(0, 0, 0.0).mean.reason(), Some(Reason::NoAnswers));
        let one = sums.moments(1, 0, 0.0);
        assert_eq!(one.mean.known(), Some(&3.0));
        assert_eq!(one.standard_deviation.reason(), Some(Reason::OnePerson));
        let below = sums.moments(1, 0, 0.5);
        assert_eq!((below.people, below.below_minimum), (0, 1));
    }
}
