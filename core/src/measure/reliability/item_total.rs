//! What each item has to do with the sum of all.
//!
//! Source: Henrysson 1963 for the correction. Equations, with C the items' covariances and T the
//! sum: raw C_iT / sqrt(C_ii C_TT); corrected (C_iT - C_ii) / sqrt(C_ii C_RR) with R the sum
//! of the other items, C_RR = C_TT - 2 C_iT + C_ii; alpha of the other items. Range: -1 to 1
//! (pairwise, a little beyond is cut off). Undefined for an item, or a rest, that does not vary.
//! With blanks all comes from the pairwise covariances, not from sums of unlike many items.

use alloc::{vec, vec::Vec};

use serde::Serialize;

use super::{
    alpha::{Missing, of_variances},
    spread::Spread,
};
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::math,
};

/// One item against the sum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ItemTotal {
    /// Correlation with the sum of all items, itself among them.
    pub raw: Outcome<f64>,
    /// Correlation with the sum of the others.
    pub corrected: Outcome<f64>,
    /// Cronbach's alpha of the others; [`Reason::TooFewItems`] where only one is left.
    pub alpha_if_dropped: Outcome<f64>,
}

/// Every item (column) against the sum, in the order of the columns.
///
/// Undefined as a whole for the reasons of [`cronbach_alpha`](crate::cronbach_alpha); an item nobody
/// answered for [`Reason::NoAnswers`].
///
/// # Example
///
/// ```
/// use comity::{Missing, Ratings, item_total};
/// // The third item goes against the other two.
/// let ratings = Ratings::new(&[1, 1, 3, 2, 3, 2, 3, 2, 2, 4, 4, 1], 3, 1, 5)?;
/// let items = item_total(&ratings, Missing::Pairwise);
/// let items = items.known().unwrap();
/// assert!(*items[2].corrected.known().unwrap() < 0.0);
/// assert!(*items[2].alpha_if_dropped.known().unwrap() > 0.8);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn item_total(ratings: &Ratings<'_>, missing: Missing) -> Outcome<Vec<ItemTotal>> {
    match Spread::of(ratings, missing) {
        Ok(spread) => {
            let variances = spread.of_items();
            let none = Outcome::Undefined(Reason::NoAnswers);
            let blank = ItemTotal { raw: none, corrected: none, alpha_if_dropped: none };
            let mut items = vec![blank; ratings.columns()];
            let of_asked = spread.items.iter().zip(&spread.with_sum);
            for (column, (own, with_sum)) in spread.asked.iter().zip(of_asked) {
                items[*column] = of_item(&spread, variances, *own, *with_sum);
            }
            Outcome::Known(items)
        }
        Err(reason) => Outcome::Undefined(reason),
    }
}

fn of_item(spread: &Spread, variances: f64, own: f64, with_sum: f64) -> ItemTotal {
    let rest = spread.sum - 2.0 * with_sum + own;
    // What is left of rounding is no variance.
    let rest = if rest > spread.sum * f64::EPSILON * 8.0 { rest } else { 0.0 };
    let correlation = |covariance: f64, variance: f64| {
        if own > 0.0 && variance > 0.0 {
            let r = covariance / (math::sqrt(own) * math::sqrt(variance));
            Outcome::Known(math::within(r, -1.0, 1.0))
        } else {
            Outcome::Undefined(Reason::NoVariation)
        }
    };
    let left = spread.items.len() - 1;
    let alpha_if_dropped = if left < 2 {
        Outcome::Undefined(Reason::TooFewItems)
    } else if rest > 0.0 {
        Outcome::Known(of_variances(variances - own, rest, left))
    } else {
        Outcome::Undefined(Reason::NoVariation)
    };
    ItemTotal {
        raw: correlation(with_sum, spread.sum),
        corrected: correlation(with_sum - own, rest),
        alpha_if_dropped,
    }
}
