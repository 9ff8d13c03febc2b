//! Kendall's W: how alike people put items in order.
//!
//! Source: Kendall & Babington Smith 1939; ties: Kendall 1948. Equation, m people who rank n
//! items, ties sharing their ranks, R_j the sum of the ranks of item j:
//! W = 12 S/(m^2 (n^3 - n) - m sum(t^3 - t)), S = sum (R_j - mean)^2, t the sizes of everybody's
//! ties; chi-square = m (n - 1) W, with n - 1 degrees of freedom, is near enough only for many
//! items or people: take the chance from [`PermutationNull`](super::PermutationNull). Range: 0 to 1
//! (all the same order). A ranking with gaps is none: items nobody rated are left out, then people
//! who did not rate all the others, and both are counted. Undefined for fewer than two people or
//! items, and where nobody prefers any item. Worked out on whole numbers.

use alloc::{vec, vec::Vec};

use serde::Serialize;

use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::integer::ratio,
};

/// How alike people order items.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct KendallW {
    /// The coefficient of concordance.
    pub w: f64,
    /// Chi-square of the hypothesis that everybody orders by chance.
    pub chi_square: f64,
    /// Its degrees of freedom.
    pub degrees_of_freedom: usize,
    /// People counted.
    pub people: usize,
    /// Items ranked.
    pub items: usize,
    /// People left out because they did not rate every item.
    pub people_left_out: usize,
    /// Items left out because nobody rated them.
    pub items_left_out: usize,
}

/// Kendall's W of the people (rows) over the items (columns), the lowest level ranked first.
///
/// # Example
///
/// ```
/// use comity::{Ratings, kendall_w};
/// // Two people put three items into the same order, on levels of their own.
/// let w = kendall_w(&Ratings::new(&[1, 2, 5, 2, 3, 4], 3, 1, 5)?);
/// assert_eq!(w.known().map(|k| (k.w, k.chi_square, k.degrees_of_freedom)), Some((1.0, 4.0, 2)));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn kendall_w(ratings: &Ratings<'_>) -> Outcome<KendallW> {
    let rows = || (0..ratings.rows()).map(|row| ratings.row(row));
    let rated: Vec<usize> =
        (0..ratings.columns()).filter(|column| rows().any(|row| row[*column] > 0)).collect();
    if rated.is_empty() {
        return Outcome::Undefined(Reason::NoAnswers);
    }
    let complete = || rows().filter(|row| rated.iter().all(|column| row[*column] > 0));
    let (people, items) = (complete().count(), rated.len());
    if people < 2 {
        return Outcome::Undefined(Reason::TooFewPeople);
    }
    if items < 2 {
        return Outcome::Undefined(Reason::TooFewItems);
    }
    // Twice the ranks: what ties share is whole.
    let mut ranks = vec![0_i128; items];
    let mut ties = 0;
    for row in complete() {
        let mut counts = vec![0_i128; usize::from(ratings.levels())];
        rated.iter().for_each(|column| counts[usize::from(row[*column]) - 1] += 1);
        ties += counts.iter().map(|t| t * t * t - t).sum::<i128>();
        let twice: Vec<i128> = counts
            .iter()
            .scan(0, |below, count| {
                *below += count;
                Some(2 * *below - count + 1)
            })
            .collect();
        for (rank, column) in ranks.iter_mut().zip(&rated) {
            *rank += twice[usize::from(row[*column]) - 1];
        }
    }
    let (m, n) = (people as i128, items as i128);
    let (sum, squares): (i128, i128) =
        ranks.iter().fold((0, 0), |(sum, squares), rank| (sum + rank, squares + rank * rank));
    // 12 S n, S from twice the ranks.
    let concordance = 3 * (n * squares - sum * sum);
    let most = n * (m * m * (n * n * n - n) - m * ties);
    if most == 0 {
        return Outcome::Undefined(Reason::NoVariation);
    }
    Outcome::Known(KendallW {
        w: ratio(concordance, most),
        chi_square: ratio(m * (n - 1) * concordance, most),
        degrees_of_freedom: items - 1,
        people,
        items,
        people_left_out: ratings.rows() - people,
        items_left_out: ratings.columns() - items,
    })
}
