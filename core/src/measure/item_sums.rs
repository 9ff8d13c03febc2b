//! Sums of every item of a factor in every group of a large table, and what follows from them.
//!
//! Source: Cronbach 1951 for alpha. Equations, all in whole numbers until the last division: with
//! S_j, Q_j the sum and sum of squares of item j over the n people who answered all J items, and
//! S, Q those of their sums, alpha = J/(J-1) (1 - sum (n Q_j - S_j^2) / (n Q - S^2)). The mean
//! item variance, which rwg(J) is made of, takes for each item everybody who answered it. Every
//! function of the kernel is inlined into its caller, as in `factor_sums`.

use alloc::{vec, vec::Vec};

use super::{
    factor_sums::{FactorSums, PowerSums},
    outcome::{Outcome, Reason},
};
use crate::numeric::sum;

/// Sums of items: over all their answers, and over the people who answered the whole factor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ItemSums {
    answered: Vec<PowerSums>,
    complete: Vec<PowerSums>,
}

impl ItemSums {
    pub(super) fn new(places: usize) -> Self {
        Self {
            answered: vec![PowerSums::default(); places],
            complete: vec![PowerSums::default(); places],
        }
    }

    pub(super) fn append(&mut self, mut next: Self) {
        self.answered.append(&mut next.answered);
        self.complete.append(&mut next.complete);
    }

    #[inline(always)]
    pub(super) fn add(&mut self, place: usize, sums: OneItem) {
        add(&mut self.answered[place], sums.answered);
        add(&mut self.complete[place], sums.complete);
    }
}

#[inline(always)]
fn add(to: &mut PowerSums, sums: PowerSums) {
    to.people += sums.people;
    to.sum += sums.sum;
    to.squares += sums.squares;
}

/// A block's sums of one item.
pub(super) struct OneItem {
    answered: PowerSums,
    complete: PowerSums,
}

impl OneItem {
    /// Where so many people all answered everything.
    #[inline(always)]
    pub(super) fn complete(levels: &[u8], highest: u8, people: usize) -> Self {
        let mut all = PowerSums { people: people as u64, ..PowerSums::default() };
        for levels in levels.chunks(run(highest)) {
            let (mut sum, mut squares) = (0_u16, 0_u16);
            for level in levels {
                let level = u16::from(*level);
                sum += level;
                squares += level * level;
            }
            all.sum += u64::from(sum);
            all.squares += u64::from(squares);
        }
        Self { answered: all, complete: all }
    }

    /// Where some are missing; `answered` counts what each person answered, `all` items there are.
    #[inline(always)]
    pub(super) fn with_blanks(levels: &[u8], answered: &[u8], all: u8, highest: u8) -> Self {
        let mut result = Self { answered: PowerSums::default(), complete: PowerSums::default() };
        let run = run(highest);
        for (levels, answered) in levels.chunks(run).zip(answered.chunks(run)) {
            let (mut people, mut sum, mut squares) = (0_u16, 0_u16, 0_u16);
            let (mut whole, mut of_whole, mut whole_squares) = (0_u16, 0_u16, 0_u16);
            for (level, answered) in levels.iter().zip(answered) {
                let counts = u8::from(*answered == all);
                let kept = u16::from(*level & counts.wrapping_neg());
                whole += u16::from(counts);
                of_whole += kept;
                whole_squares += kept * kept;
                let level = u16::from(*level);
                people += level.min(1);
                sum += level;
                squares += level * level;
            }
            add_run(&mut result.answered, people, sum, squares);
            add_run(&mut result.complete, whole, of_whole, whole_squares);
        }
        result
    }
}

#[inline(always)]
fn add_run(to: &mut PowerSums, people: u16, sum: u16, squares: u16) {
    to.people += u64::from(people);
    to.sum += u64::from(sum);
    to.squares += u64::from(squares);
}

/// As many levels as can be squared and added up in sixteen bits.
#[inline(always)]
fn run(highest: u8) -> usize {
    let square = u16::from(highest) * u16::from(highest);
    usize::from(u16::MAX / square)
}

impl FactorSums {
    /// Cronbach's alpha of one factor in one group, over the people who answered all of its
    /// columns.
    ///
    /// [`Reason::InvalidInput`] where items were not summed
    /// ([`factor_and_item_sums_ahead`](crate::factor_and_item_sums_ahead)), [`Reason::TooFewItems`]
    /// for one column, [`Reason::TooFewPeople`] for fewer than two people, [`Reason::NoVariation`]
    /// where their sums do not differ.
    ///
    /// # Panics
    ///
    /// Where there is no such group or factor.
    ///
    /// # Example
    ///
    /// ```
    /// use comity::{AnswerTable, Factors, factor_and_item_sums_ahead};
    /// let table = AnswerTable::new(&[4, 5, 3, 3, 1, 2], 2, 5, &[3])?;
    /// let factors = Factors::new(&table, vec![vec![0, 1]])?;
    /// let sums = factor_and_item_sums_ahead(&table, &factors, 0..1, |_| ())?;
    /// // Item variances 7/3 each, variance of the sums 9: 2 (1 - 14/27).
    /// assert!((sums.alpha(0, 0).known().unwrap() - 26.0 / 27.0).abs() < 1e-15);
    /// # Ok::<(), comity::Error>(())
    /// ```
    pub fn alpha(&self, group: usize, factor: usize) -> Outcome<f64> {
        let place = self.place(group, factor);
        let Some(items) = self.items.complete.get(place) else {
            return Outcome::Undefined(Reason::InvalidInput);
        };
        if items.len() < 2 {
            return Outcome::Undefined(Reason::TooFewItems);
        }
        let sums = self.by_answered(group, factor)[items.len() - 1];
        if sums.people < 2 {
            return Outcome::Undefined(Reason::TooFewPeople);
        }
        let of_sum = spread(&sums);
        if of_sum == 0 {
            return Outcome::Undefined(Reason::NoVariation);
        }
        let of_items: u128 = items.iter().map(spread).sum();
        let j = items.len() as f64;
        Outcome::Known(j / (j - 1.0) * (1.0 - of_items as f64 / of_sum as f64))
    }

    /// The mean of the variances (n - 1 below) of a factor's columns in one group, each over
    /// everybody who answered it.
    ///
    /// [`Reason::InvalidInput`] where items were not summed, [`Reason::TooFewPeople`] where fewer
    /// than two people answered one of the columns.
    ///
    /// # Panics
    ///
    /// Where there is no such group or factor.
    pub fn mean_item_variance(&self, group: usize, factor: usize) -> Outcome<f64> {
        let place = self.place(group, factor);
        let Some(items) = self.items.answered.get(place) else {
            return Outcome::Undefined(Reason::InvalidInput);
        };
        if items.iter().any(|sums| sums.people < 2) {
            return Outcome::Undefined(Reason::TooFewPeople);
        }
        let variance = |sums: &PowerSums| {
            let n = sums.people as f64;
            spread(sums) as f64 / (n * (n - 1.0))
        };
        Outcome::Known(sum::sum(items.iter().map(variance)) / items.len() as f64)
    }
}

/// n Q - S^2: the variance times n (n - 1).
fn spread(sums: &PowerSums) -> u128 {
    let (n, sum) = (u128::from(sums.people), u128::from(sums.sum));
    n * u128::from(sums.squares) - sum * sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{
        AnswerTable, Factors, Missing, Ratings, cronbach_alpha, factor_and_item_sums_ahead,
        factor_sums,
    };

    /// Without a pattern; `blanks` in a hundred are missing.
    fn cells(count: usize, highest: u64, blanks: u64) -> Vec<u8> {
        let cell = |i: usize| {
            let mixed = (i as u64 ^ 0x9e37_79b9).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 29;
            if mixed % 100 < blanks { 0 } else { (mixed / 100 % highest) as u8 + 1 }
        };
        (0..count).map(cell).collect()
    }

    #[test]
    fn equals_what_one_group_alone_gives() {
        for (highest, blanks) in [(5, 0), (5, 7), (60, 20)] {
            let ends = [0, 3, 600, 1700, 1701];
            let all = cells(1701 * 6, highest, blanks);
            let table = AnswerTable::new(&all, 6, highest as u8, &ends).unwrap();
            let columns = vec![vec![0, 2, 5], vec![1, 4], vec![3]];
            let factors = Factors::new(&table, columns.clone()).unwrap();
            let sums = factor_and_item_sums_ahead(&table, &factors, 0..5, |_| ()).unwrap();
            let plain = factor_sums(&table, &factors, 0..5).unwrap();
            let mut begin = 0;
            for (group, end) in ends.into_iter().enumerate() {
                for (factor, columns) in columns.iter().enumerate() {
                    let rows = all[begin * 6..end * 6].chunks(6);
                    let of_factor: Vec<u8> =
                        rows.flat_map(|row| columns.iter().map(|c| row[*c])).collect();
                    let own = Ratings::new(&of_factor, columns.len(), 1, highest as u8).unwrap();
                    let exact = cronbach_alpha(&own, Missing::Listwise, 0.95, 2);
                    let ours = sums.alpha(group, factor);
                    match (exact.known(), ours.known()) {
                        (Some(exact), Some(ours)) => {
                            assert!((ours - exact.value).abs() < 1e-12, "{ours} {exact:?}");
                        }
                        (exact, ours) => assert_eq!((exact, ours), (None, None)),
                    }
                    assert_eq!(sums.by_answered(group, factor), plain.by_answered(group, factor));
                    variances(&sums, group, factor, &of_factor, columns.len());
                }
                begin = end;
            }
        }
    }

    fn variances(sums: &FactorSums, group: usize, factor: usize, cells: &[u8], columns: usize) {
        let mut mean = 0.0;
        for column in 0..columns {
            let all: Vec<f64> =
                cells.chunks(columns).map(|r| f64::from(r[column])).filter(|x| *x > 0.0).collect();
            let n = all.len() as f64;
            if n < 2.0 {
                let reason = sums.mean_item_variance(group, factor).reason();
                return assert_eq!(reason, Some(Reason::TooFewPeople));
            }
            let middle = sum::sum(all.iter().copied()) / n;
            let squares = sum::sum(all.iter().map(|x| (x - middle) * (x - middle)));
            mean += squares / (n - 1.0) / columns as f64;
        }
        let ours = sums.mean_item_variance(group, factor);
        assert!((ours.known().unwrap() - mean).abs() < 1e-11 * mean.max(1.0));
    }

    #[test]
    fn sums_without_items_say_so() {
        let table = AnswerTable::new(&[1, 2, 3, 4], 2, 5, &[2]).unwrap();
        let factors = Factors::new(&table, vec![vec![0, 1]]).unwrap();
        let sums = factor_sums(&table, &factors, 0..1).unwrap();
        assert_eq!(sums.alpha(0, 0).reason(), Some(Reason::InvalidInput));
        assert_eq!(sums.mean_item_variance(0, 0).reason(), Some(Reason::InvalidInput));
    }
}
