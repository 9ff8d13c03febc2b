//! Variances of items, of their sum, and of each with the sum: all that alpha and its kin need.
//!
//! Equation: with C the items' covariances, n - 1 below, the variance of the sum is the sum of all
//! C_ij and that of item i with it sum_j C_ij. Over complete rows these are sums of whole numbers
//! in one pass. Pairwise, C_ij is over the people who answered both i and j, C_ii over all who
//! answered i; such a matrix need not be one of covariances, so that the sum's variance may
//! come out at 0 or below: then there is nothing to compare.

use alloc::{vec, vec::Vec};

use super::alpha::Missing;
use crate::{
    measure::{outcome::Reason, ratings::Ratings},
    numeric::{rank::PairSums, sum},
};

#[derive(Debug)]
pub(super) struct Spread {
    /// The columns anybody answered: the others were not asked, and are no items.
    pub(super) asked: Vec<usize>,
    /// People behind every pair of items, at the least.
    pub(super) people: usize,
    /// Each item's variance.
    pub(super) items: Vec<f64>,
    /// Each item's covariance with the sum of all items, itself among them.
    pub(super) with_sum: Vec<f64>,
    /// The variance of the sum, above 0.
    pub(super) sum: f64,
}

impl Spread {
    pub(super) fn of(ratings: &Ratings<'_>, missing: Missing) -> Result<Self, Reason> {
        let rows = || (0..ratings.rows()).map(|row| ratings.row(row));
        let asked: Vec<usize> =
            (0..ratings.columns()).filter(|column| rows().any(|row| row[*column] > 0)).collect();
        match (ratings.columns(), asked.len()) {
            (1, _) => return Err(Reason::TooFewItems),
            (_, 0) => return Err(Reason::NoAnswers),
            (_, 1) => return Err(Reason::TooFewItems),
            _ => {}
        }
        let complete = || rows().filter(|row| asked.iter().all(|column| row[*column] > 0));
        // A person who answered nothing is not there, whichever way.
        let answered = rows().filter(|row| row.iter().any(|cell| *cell > 0)).count();
        let spread = match missing {
            Missing::Pairwise if complete().count() < answered => pairwise(ratings, asked)?,
            _ => listwise(complete(), asked.clone())?,
        };
        if spread.sum > 0.0 { Ok(spread) } else { Err(Reason::NoVariation) }
    }

    /// The sum of the items' variances.
    pub(super) fn of_items(&self) -> f64 {
        sum::sum(self.items.iter().copied())
    }
}

fn listwise<'a>(rows: impl Iterator<Item = &'a [u8]>, asked: Vec<usize>) -> Result<Spread, Reason> {
    let (mut people, mut total, mut total_squares) = (0_usize, 0_i128, 0_i128);
    let mut of_item = vec![Sums::default(); asked.len()];
    for row in rows {
        people += 1;
        let cells = || asked.iter().map(|column| u64::from(row[*column]));
        let sum: u64 = cells().sum();
        total += i128::from(sum);
        total_squares += i128::from(sum) * i128::from(sum);
        for (sums, cell) in of_item.iter_mut().zip(cells()) {
            sums.x += cell;
            sums.xx += cell * cell;
            sums.with_total += cell * sum;
        }
    }
    if people < 2 {
        return Err(Reason::TooFewPeople);
    }
    let n = people as i128;
    let bottom = people as f64 * (people as f64 - 1.0);
    let over = |top: i128| top as f64 / bottom;
    Ok(Spread {
        people,
        items: of_item
            .iter()
            .map(|s| over(n * i128::from(s.xx) - i128::from(s.x) * i128::from(s.x)))
            .collect(),
        with_sum: of_item
            .iter()
            .map(|s| over(n * i128::from(s.with_total) - i128::from(s.x) * total))
            .collect(),
        sum: over(n * total_squares - total * total),
        asked,
    })
}

#[derive(Clone, Copy, Default)]
struct Sums {
    x: u64,
    xx: u64,
    with_total: u64,
}

fn pairwise(ratings: &Ratings<'_>, asked: Vec<usize>) -> Result<Spread, Reason> {
    let columns = asked.len();
    let mut people = usize::MAX;
    let mut covariances = vec![0.0; columns * columns];
    for i in 0..columns {
        for j in i..columns {
            let sums = pair(ratings, asked[i], asked[j]);
            if sums.n < 2 {
                return Err(Reason::NoPairs);
            }
            people = people.min(sums.n as usize);
            let covariance = (sums.n * sums.xy - sums.x * sums.y) as f64
                / (sums.n as f64 * (sums.n as f64 - 1.0));
            covariances[i * columns + j] = covariance;
            covariances[j * columns + i] = covariance;
        }
    }
    let with_sum: Vec<f64> =
        covariances.chunks_exact(columns).map(|row| sum::sum(row.iter().copied())).collect();
    Ok(Spread {
        people,
        items: (0..columns).map(|i| covariances[i * columns + i]).collect(),
        sum: sum::sum(with_sum.iter().copied()),
        with_sum,
        asked,
    })
}

/// Sums over the people who answered both items.
pub(super) fn pair(ratings: &Ratings<'_>, i: usize, j: usize) -> PairSums {
    let rows = (0..ratings.rows()).map(|row| ratings.row(row)).map(|row| (row[i], row[j]));
    let both = rows.filter(|(x, y)| *x > 0 && *y > 0);
    PairSums::of(both.map(|(x, y)| (i64::from(x), i64::from(y))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree_where_nobody_left_anything_open() {
        let cells: Vec<u8> = (0..60_u32).map(|i| (i * i % 7 % 5 + 1) as u8).collect();
        let ratings = Ratings::new(&cells, 5, 1, 5).unwrap();
        let one = Spread::of(&ratings, Missing::Listwise).unwrap();
        let other = pairwise(&ratings, (0..5).collect()).unwrap();
        assert_eq!((one.people, other.people), (12, 12));
        assert!((one.sum - other.sum).abs() < 1e-13);
        for (a, b) in one.with_sum.iter().zip(&other.with_sum) {
            assert!((a - b).abs() < 1e-13);
        }
        assert_eq!(one.items, other.items);
    }

    #[test]
    fn what_nobody_was_asked_is_no_item() {
        let ratings = Ratings::new(&[1, 0, 2, 3, 0, 5, 2, 0, 2], 3, 1, 5).unwrap();
        for missing in [Missing::Pairwise, Missing::Listwise] {
            let spread = Spread::of(&ratings, missing).unwrap();
            assert_eq!((spread.people, spread.asked), (3, vec![0, 2]));
        }
    }

    #[test]
    fn who_answered_nothing_does_not_count() {
        let ratings = Ratings::new(&[1, 2, 0, 0, 3, 5, 2, 2], 2, 1, 5).unwrap();
        assert_eq!(Spread::of(&ratings, Missing::Pairwise).unwrap().people, 3);
    }
}
