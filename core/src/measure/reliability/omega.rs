//! Omega total: the share of the sum's variance that one common factor explains.
//!
//! Source: McDonald 1999; loadings by least squares of the residual correlations (minres: Harman &
//! Jones 1966), each at most 1 in size (Harman & Fukuda 1966). Equation: with loadings l_i of the
//! standardised items, (sum l)^2 / ((sum l)^2 + sum (1 - l_i^2)). Assumes one factor, and wants a
//! hundred people or more: of a single partnership it says little. Range 0 to 1. Undefined for
//! fewer than three items (the loadings are not determined) and where an item does not vary.
//! With blanks, correlations over those who answered both items.

use alloc::{vec, vec::Vec};

use serde::Serialize;

use super::spread::pair;
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::{math, sum},
};

/// Rounds in which the loadings come closer to the best ones, at most.
const MOST_ROUNDS: u32 = 2_000;
/// Rounds towards the first principal axis, from which the search sets out.
const AXIS_ROUNDS: u32 = 60;
/// Loadings that move by less than this have arrived.
const STILL: f64 = 1e-14;

/// A variance of the standardised sum below this is none.
const TINY: f64 = 1e-9;

/// Omega total with the loadings it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Omega {
    /// The coefficient.
    pub value: f64,
    /// Each item's loading; a size of 1 says that one factor is not enough, or people are too few.
    pub loadings: Vec<f64>,
}

/// Omega total of the items (columns).
///
/// [`Reason::TooFewItems`] for fewer than three, [`Reason::NoPairs`] where fewer than two people
/// answered some pair of items, [`Reason::NoVariation`] where an item, or the sum, does not vary.
///
/// # Example
///
/// ```
/// use comity::{Ratings, omega_total};
/// let cells = [4, 5, 3, 2, 3, 1, 5, 5, 4, 1, 2, 2, 3, 3, 2];
/// let omega = omega_total(&Ratings::new(&cells, 3, 1, 5)?);
/// assert!(omega.known().unwrap().value > 0.9);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn omega_total(ratings: &Ratings<'_>) -> Outcome<Omega> {
    let items = ratings.columns();
    if items < 3 {
        return Outcome::Undefined(Reason::TooFewItems);
    }
    let mut correlations = vec![1.0; items * items];
    for i in 0..items {
        for j in 0..i {
            let sums = pair(ratings, i, j);
            if sums.n < 2 {
                return Outcome::Undefined(Reason::NoPairs);
            }
            let Some(r) = sums.correlation() else {
                return Outcome::Undefined(Reason::NoVariation);
            };
            correlations[i * items + j] = r;
            correlations[j * items + i] = r;
        }
    }
    let loadings = one_factor(&correlations, items);
    let total = sum::sum(loadings.iter().copied());
    let unique = sum::sum(loadings.iter().map(|l| 1.0 - l * l));
    let common = total * total;
    // Loadings that cancel, each of size 1: the sum does not vary.
    if common + unique < TINY {
        return Outcome::Undefined(Reason::NoVariation);
    }
    Outcome::Known(Omega { value: common / (common + unique), loadings })
}

/// The loadings of one factor that leave the least squares of residual correlations.
fn one_factor(correlations: &[f64], items: usize) -> Vec<f64> {
    let mut loadings = first_axis(correlations, items);
    for _ in 0..MOST_ROUNDS {
        let mut moved: f64 = 0.0;
        for (i, row) in correlations.chunks_exact(items).enumerate() {
            let others = || (0..items).filter(|j| *j != i);
            let squares = sum::sum(others().map(|j| loadings[j] * loadings[j]));
            let products = sum::sum(others().map(|j| row[j] * loadings[j]));
            if squares > 0.0 {
                // The best loading of this item, given the others.
                let next = math::within(products / squares, -1.0, 1.0);
                moved = moved.max((next - loadings[i]).abs());
                loadings[i] = next;
            }
        }
        if moved < STILL {
            break;
        }
    }
    if sum::sum(loadings.iter().copied()) < 0.0 {
        loadings.iter_mut().for_each(|l| *l = -*l);
    }
    loadings
}

/// The axis along which the items vary most, as loadings.
fn first_axis(correlations: &[f64], items: usize) -> Vec<f64> {
    // Not quite even: else a sum that cancels would hide the axis.
    let mut axis: Vec<f64> = (0..items).map(|i| 1.0 + 0.01 * i as f64).collect();
    let mut length = 1.0;
    for _ in 0..AXIS_ROUNDS {
        let next: Vec<f64> = correlations
            .chunks_exact(items)
            .map(|row| sum::sum(row.iter().zip(&axis).map(|(r, a)| r * a)))
            .collect();
        length = math::sqrt(sum::sum(next.iter().map(|a| a * a)));
        if length == 0.0 {
            break;
        }
        axis = next.iter().map(|a| a / length).collect();
    }
    let size = math::sqrt(length);
    axis.iter().map(|a| math::within(a * size, -1.0, 1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_loadings_a_matrix_was_made_of() {
        let made_of = [0.9, 0.4, 0.7, -0.3, 0.55, 0.8];
        let items = made_of.len();
        let mut correlations = vec![1.0; items * items];
        for i in 0..items {
            for j in 0..items {
                if i != j {
                    correlations[i * items + j] = made_of[i] * made_of[j];
                }
            }
        }
        for (ours, exact) in one_factor(&correlations, items).iter().zip(made_of) {
            assert!((ours - exact).abs() < 1e-13, "{ours} for {exact}");
        }
    }

    #[test]
    fn three_items_have_a_closed_form() {
        let (r12, r13, r23) = (0.5, 0.6, 0.4);
        let correlations = [1.0, r12, r13, r12, 1.0, r23, r13, r23, 1.0];
        let exact = [r12 * r13 / r23, r12 * r23 / r13, r13 * r23 / r12].map(libm::sqrt);
        for (ours, exact) in one_factor(&correlations, 3).iter().zip(exact) {
            assert!((ours - exact).abs() < 1e-13, "{ours} for {exact}");
        }
    }
}
