//! Agreement on an ordered scale that tells two camps from answers all over the scale.
//!
//! Source: van der Eijk 2001. Equation: the counts are cut into layers of equal height; a layer
//! that covers S of K levels agrees by U (1 - (S - 1)/(K - 1)), with
//! U = ((K - 2) TU - (K - 1) TDU)/((K - 2)(TU + TDU)), where TU counts the triples of levels, two
//! of them covered, whose covered ones are neighbours in it, TDU those with a gap between, and
//! U = 1 where there are neither; A is the mean weighted by the answers in each layer. Since
//! TU + TDU = S (S - 1)(K - S)/2, the sum has one denominator a number of covered levels. Range: -1
//! (half at each end), 0 (all levels alike) to 1 (one level). Undefined for fewer than three levels
//! or no answers.

use alloc::{vec, vec::Vec};

use super::counted::{Counted, outcome};
use crate::{
    measure::outcome::{Outcome, Reason},
    numeric::{
        integer::{lcm_within, ratio},
        math, sum,
    },
};

/// How far people are of one view, of all views, or of two.
///
/// # Example
///
/// ```
/// use comity::van_der_eijk_agreement;
/// assert_eq!(van_der_eijk_agreement(&[0, 0, 5, 5, 0]).known(), Some(&0.75));
/// assert_eq!(van_der_eijk_agreement(&[5, 5, 5, 5, 5]).known(), Some(&0.0));
/// assert_eq!(van_der_eijk_agreement(&[5, 0, 0, 0, 5]).known(), Some(&-1.0));
/// ```
pub fn van_der_eijk_agreement(counts: &[u32]) -> Outcome<f64> {
    outcome(layers(counts).map(|Layers { people, by_covered }| {
        let all = people * scale(counts.len());
        let each = (1..).zip(by_covered).map(|(below, total)| ratio(total, all * below));
        // Rounding may lead past an end by the last bit.
        math::within(sum::sum(each), -1.0, 1.0)
    }))
}

/// Whether as many others agree at least as much as these do, on whole numbers.
pub(super) fn at_least(observed: &[u32]) -> Result<impl Fn(&[u32]) -> bool + use<>, Reason> {
    let least = layers(observed)?;
    let step = lcm_within(1..=observed.len() as u64 - 2, 1 << 62).ok_or(Reason::LatticeTooFine)?;
    let key = move |layers: Layers| -> i128 {
        let step = i128::from(step);
        (1..)
            .zip(layers.by_covered)
            .map(|(below, total): (i128, i128)| total * (step / below))
            .sum()
    };
    let least = key(least);
    Ok(move |counts: &[u32]| layers(counts).is_ok_and(|layers| key(layers) >= least))
}

/// What the layers add up to.
struct Layers {
    people: i128,
    /// (K - 1)(K - 2)(S - 1) times the agreement of the answers in layers that cover S levels, for
    /// S - 1 from 1. Layers that cover one level agree wholly and are added to the first.
    by_covered: Vec<i128>,
}

fn scale(levels: usize) -> i128 {
    (levels as i128 - 1) * (levels as i128 - 2)
}

fn layers(counts: &[u32]) -> Result<Layers, Reason> {
    let people = Counted::of(counts)?.people;
    let levels = counts.len();
    if levels < 3 {
        return Err(Reason::InvalidInput);
    }
    let k = levels as i128;
    let mut by_covered = vec![0; levels - 2];
    let mut below = 0;
    while let Some(next) = counts.iter().filter(|count| **count > below).min() {
        let height = i128::from(next - below);
        let covered = counts.iter().filter(|count| **count > below).count();
        // All of them covered is agreement of 0.
        if covered == 1 {
            by_covered[0] += height * scale(levels);
        } else if covered < levels {
            let s = covered as i128;
            let gaps = gaps(counts, below, s);
            let all = s * (s - 1) / 2 * (k - s);
            by_covered[covered - 2] += height * 2 * ((k - 2) * all - (2 * k - 3) * gaps);
        }
        below = *next;
    }
    Ok(Layers { people, by_covered })
}

/// The triples of levels whose middle one is not covered and whose other two are.
fn gaps(counts: &[u32], below: u32, covered: i128) -> i128 {
    let (mut passed, mut gaps) = (0, 0);
    for count in counts {
        if *count > below {
            passed += 1;
        } else {
            gaps += passed * (covered - passed);
        }
    }
    gaps
}
