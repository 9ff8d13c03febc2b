//! AD: how far people are from their mean or median, on average, in levels.
//!
//! Source: Burke, Finkelstein & Dusig 1999. Equation: sum |x - c|/n, with c the mean or the median
//! (of an even number of people, between the two in the middle). Assumes that levels are equally
//! far apart. Range: 0 (all agree) to half the scale's length. A customary cut on A levels: below
//! A/6. Undefined for fewer than two people. Worked out on whole numbers.

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

/// From where distances are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Center {
    /// The mean.
    Mean,
    /// The median.
    Median,
}

/// The average deviation of one item.
///
/// # Example
///
/// ```
/// use comity::{Center, average_deviation};
/// // Four 4s and a 1 on 1 to 5: the mean is 3.4, the median 4.
/// let counts = [1, 0, 0, 4, 0];
/// assert_eq!(average_deviation(&counts, Center::Mean).known(), Some(&0.96));
/// assert_eq!(average_deviation(&counts, Center::Median).known(), Some(&0.6));
/// ```
pub fn average_deviation(counts: &[u32], center: Center) -> Outcome<f64> {
    outcome(fraction(counts, center).map(|(top, bottom)| ratio(top, bottom)))
}

/// The mean of [`average_deviation`] over the items of a matrix, those without it left out and
/// counted.
///
/// # Example
///
/// ```
/// use comity::{Center, Ratings, average_deviation_j};
/// // Two people, two items; the second item was answered by one.
/// let deviation = average_deviation_j(&Ratings::new(&[4, 0, 2, 5], 2, 1, 5)?, Center::Mean);
/// assert_eq!(deviation.known().map(|d| (d.mean, d.items, d.left_out)), Some((1.0, 1, 1)));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn average_deviation_j(ratings: &Ratings<'_>, center: Center) -> Outcome<OverItems> {
    OverItems::of(ratings, |counts| average_deviation(counts, center))
}

/// Whether as many others are at least as near to their center as these are.
pub(super) fn at_least(
    observed: &[u32],
    center: Center,
) -> Result<impl Fn(&[u32]) -> bool + use<>, Reason> {
    let (most, _) = fraction(observed, center)?;
    // The lower part depends on the number of people alone.
    Ok(move |counts: &[u32]| fraction(counts, center).is_ok_and(|(top, _)| top <= most))
}

/// The figure as a fraction of whole numbers.
fn fraction(counts: &[u32], center: Center) -> Result<(i128, i128), Reason> {
    let Counted { people, sum, .. } = Counted::of_some(counts)?;
    // Levels and center times `scale`, so that the center is whole.
    let (scale, center) = match center {
        Center::Mean => (people, sum),
        Center::Median => (2, at(counts, (people - 1) / 2) + at(counts, people / 2)),
    };
    let far = |(level, count): (i128, &u32)| i128::from(*count) * (scale * level - center).abs();
    Ok(((0..).zip(counts).map(far).sum(), scale * people))
}

/// The level of the person at this place, from 0, of all in rising order.
fn at(counts: &[u32], place: i128) -> i128 {
    let mut below = 0;
    let passed = counts.iter().take_while(|count| {
        below += i128::from(**count);
        below <= place
    });
    passed.count() as i128
}
