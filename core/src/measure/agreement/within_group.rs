//! rwg, rwg(J) and r*wg(J): how much less people differ than by chance.
//!
//! Source: James, Demaree & Wolf 1984; r*wg(J): Lindell, Brandt & Whitney 1999. Equations:
//! rwg = 1 - s^2/E with s^2 the variance (n - 1 below) and E that of answers given by chance;
//! with r the mean over J items of s^2, over E: rwg(J) = J (1 - r)/(J (1 - r) + r),
//! r*wg(J) = 1 - r. Assumes independent people and items that measure the same. Range: up to 1;
//! below 0 where people differ more than chance makes them, which is reported as it is and
//! flagged. rwg(J) grows with J alone: never show it without r. Undefined for fewer than two
//! people; rwg(J) also from r = J/(J - 1) on, where the formula passes through infinity and comes
//! back above 1. Missing answers: each item is taken over those who answered it.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    column_counts::ColumnCounts,
    counted::{Counted, outcome},
    null_variance::NullVariance,
};
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::{
        integer::{float, lcm_within},
        order::find_or_insert,
        sum,
    },
};

/// The finest common step of variances that is worked with in whole numbers.
const FINEST: u64 = 1 << 32;

/// Agreement within a group, compared with chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WithinGroup {
    /// The coefficient as its formula gives it: 1 where all agree, below 0 where people differ
    /// more than by chance.
    pub value: f64,
    /// The (mean) variance of the answers over that of chance: 0 where all agree.
    pub variance_ratio: f64,
    /// People differ more than chance makes them: show 0, and say so.
    pub exceeds_null: bool,
    /// Items with at least two answers.
    pub items: usize,
    /// Items left out because fewer than two people answered them.
    pub left_out: usize,
}

/// Agreement on one item.
///
/// # Example
///
/// ```
/// use comity::{NullVariance, rwg};
/// // On 1 to 5, four people say 4 and one says 1: variance 1.8.
/// let agreement = rwg(&[1, 0, 0, 4, 0], NullVariance::Uniform);
/// assert_eq!(agreement.known().map(|a| a.value), Some(0.1));
/// // Two camps differ more than by chance.
/// let camps = rwg(&[3, 0, 0, 0, 3], NullVariance::Uniform);
/// assert!(camps.known().is_some_and(|a| a.exceeds_null && a.value == -1.4));
/// ```
pub fn rwg(counts: &[u32], null: NullVariance) -> Outcome<WithinGroup> {
    outcome(Counted::of_some(counts).and_then(|counted| {
        let (top, bottom) = null.fraction(counts.len() as u8)?;
        let expected = float(counted.people * (counted.people - 1) * top);
        let seen = float(counted.spread * bottom);
        Ok(Compared { expected, seen, items: 1, left_out: 0 }.linear())
    }))
}

/// Agreement over items, stepped up as if their mean had been rated: grows with their number.
///
/// # Example
///
/// ```
/// use comity::{NullVariance, Ratings, rwg_j};
/// // Four people (rows), three items, on 1 to 5.
/// let cells = [4, 4, 4, 5, 4, 4, 3, 5, 3, 4, 3, 4];
/// let agreement = rwg_j(&Ratings::new(&cells, 3, 1, 5)?, NullVariance::Uniform);
/// assert!(agreement.known().is_some_and(|a| (a.value - 0.893_258_4).abs() < 1e-7));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn rwg_j(ratings: &Ratings<'_>, null: NullVariance) -> Outcome<WithinGroup> {
    outcome(Compared::of(ratings, null).and_then(|compared| compared.stepped_up()))
}

/// Agreement over items, as the mean of their variances: does not grow with their number.
///
/// # Example
///
/// ```
/// use comity::{NullVariance, Ratings, r_star_wg_j};
/// let cells = [4, 4, 4, 5, 4, 4, 3, 5, 3, 4, 3, 4];
/// let agreement = r_star_wg_j(&Ratings::new(&cells, 3, 1, 5)?, NullVariance::Uniform);
/// assert!(agreement.known().is_some_and(|a| (a.value - 0.736_111_1).abs() < 1e-7));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn r_star_wg_j(ratings: &Ratings<'_>, null: NullVariance) -> Outcome<WithinGroup> {
    outcome(Compared::of(ratings, null).map(|compared| compared.linear()))
}

/// The mean variance and that of chance, both times the same number: exact below 2^53.
struct Compared {
    expected: f64,
    seen: f64,
    items: usize,
    left_out: usize,
}

impl Compared {
    fn of(ratings: &Ratings<'_>, null: NullVariance) -> Result<Self, Reason> {
        let (top, bottom) = null.fraction(ratings.levels())?;
        let variances = ItemVariances::of(ratings)?;
        let items = variances.items() as i128;
        let (expected, seen) = match variances.step() {
            Some(step) => {
                let total = variances.total(step);
                (float(items * i128::from(step) * top), float(total * bottom))
            }
            None => {
                let each = variances.by_people.iter();
                let total =
                    sum::sum(each.map(|(n, (_, spread))| float(*spread) / float(n * (n - 1))));
                (float(items * top), total * float(bottom))
            }
        };
        let items = variances.items();
        Ok(Self { expected, seen, items, left_out: ratings.columns() - items })
    }

    fn linear(&self) -> WithinGroup {
        self.with((self.expected - self.seen) / self.expected)
    }

    fn stepped_up(&self) -> Result<WithinGroup, Reason> {
        let agreed = self.items as f64 * (self.expected - self.seen);
        let all = agreed + self.seen;
        if all > 0.0 { Ok(self.with(agreed / all)) } else { Err(Reason::SpreadTooWide) }
    }

    fn with(&self, value: f64) -> WithinGroup {
        let Self { expected, seen, items, left_out } = *self;
        let exceeds_null = seen > expected;
        WithinGroup { value, variance_ratio: seen / expected, exceeds_null, items, left_out }
    }
}

/// Variances of the items of a matrix, those answered by equally many people together.
pub(super) struct ItemVariances {
    /// People, rising; how many items, and the sum of n sum x^2 - (sum x)^2 over them.
    pub(super) by_people: Vec<(i128, (usize, i128))>,
}

impl ItemVariances {
    pub(super) fn of(ratings: &Ratings<'_>) -> Result<Self, Reason> {
        let (mut by_people, mut answered) = (Vec::new(), false);
        for counts in ColumnCounts::of(ratings).columns() {
            let counted = Counted::of_checked(counts);
            answered |= counted.people > 0;
            if counted.people > 1 {
                let (items, spread): &mut (usize, i128) =
                    find_or_insert(&mut by_people, counted.people, i128::cmp);
                *items += 1;
                *spread += counted.spread;
            }
        }
        match (by_people.is_empty(), answered) {
            (false, _) => Ok(Self { by_people }),
            (true, true) => Err(Reason::NoPairs),
            (true, false) => Err(Reason::NoAnswers),
        }
    }

    pub(super) fn items(&self) -> usize {
        self.by_people.iter().map(|(_, (items, _))| items).sum()
    }

    /// The number that makes every variance whole, where it is not too large.
    pub(super) fn step(&self) -> Option<u64> {
        let each = self.by_people.iter().map(|(n, _)| u64::try_from(n * (n - 1)));
        lcm_within(each.map(|n| n.unwrap_or(u64::MAX)), FINEST)
    }

    /// The sum of the variances times that number.
    pub(super) fn total(&self, step: u64) -> i128 {
        let step = i128::from(step);
        self.by_people.iter().map(|(n, (_, spread))| spread * (step / (n * (n - 1)))).sum()
    }
}
