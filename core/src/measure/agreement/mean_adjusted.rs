//! a_wg: agreement compared with the most that people could differ whose answers have this mean.
//!
//! Source: Brown & Hauenstein 2005. Equation, levels from L to H, mean M of k people:
//! a_wg = 1 - 2 s^2/(((H + L) M - M^2 - H L) k/(k - 1)). Assumes at least as many people as there
//! are levels less one, as the authors ask; fewer could not spread over the scale. Range: -1 (half
//! at each end) to 1. Undefined where M lies so near an end that the greatest variance cannot be
//! reached, M < (L (k - 1) + H)/k or M > (H (k - 1) + L)/k; 1 where all are at one end. Worked out
//! on whole numbers: the limits are exact.

use super::{
    counted::{Counted, outcome},
    over_items::OverItems,
};
use crate::{
    measure::{
        outcome::{Outcome, Reason},
        ratings::Ratings,
    },
    numeric::integer::ratio,
};

/// Agreement on one item, adjusted for its mean.
///
/// # Example
///
/// ```
/// use comity::{Reason, awg};
/// // 2, 3, 4, 4, 5 on 1 to 5.
/// assert!(awg(&[0, 1, 1, 2, 1]).known().is_some_and(|a| *a > 0.2));
/// // 4, 4, 5, 4: nearly all at the top, where the figure does not exist.
/// assert_eq!(awg(&[0, 0, 0, 3, 1]).reason(), Some(Reason::MeanTooExtreme));
/// ```
pub fn awg(counts: &[u32]) -> Outcome<f64> {
    outcome(fraction(counts).map(|(top, bottom)| ratio(top, bottom)))
}

/// The mean of [`awg`] over the items of a matrix, those without it left out and counted.
///
/// # Example
///
/// ```
/// use comity::{Ratings, awg_j};
/// let cells = [4, 4, 4, 3, 5, 3, 4, 5];
/// let agreement = awg_j(&Ratings::new(&cells, 2, 1, 5)?);
/// assert_eq!(agreement.known().map(|a| (a.items, a.left_out)), Some((1, 1)));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn awg_j(ratings: &Ratings<'_>) -> Outcome<OverItems> {
    OverItems::of(ratings, awg)
}

/// Whether others agree at least as much as these do.
pub(super) fn at_least(observed: &[u32]) -> Result<impl Fn(&[u32]) -> bool + use<>, Reason> {
    let (top, bottom) = fraction(observed)?;
    // Both parts are below 2^96, but for the people that are enumerated they are below 2^40.
    Ok(move |counts: &[u32]| fraction(counts).is_ok_and(|(t, b)| t * bottom >= top * b))
}

/// The figure as a fraction of whole numbers, the lower one above 0.
fn fraction(counts: &[u32]) -> Result<(i128, i128), Reason> {
    let Counted { people, top, sum, spread } = Counted::of_some(counts)?;
    if people < top {
        return Err(Reason::TooFewPeople);
    }
    let highest = people * top;
    if sum == 0 || sum == highest {
        return Ok((1, 1));
    }
    if sum < top || sum > highest - top {
        return Err(Reason::MeanTooExtreme);
    }
    // The greatest variance at this mean, times k (k - 1).
    let greatest = sum * (highest - sum);
    Ok((greatest - 2 * spread, greatest))
}
