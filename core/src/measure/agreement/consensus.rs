//! Consensus on an ordered scale.
//!
//! Source: Tastle & Wierman 2007. Equation, with shares p of K levels and their mean m:
//! Cns = 1 + sum p_i log2(1 - |i - m|/(K - 1)). Assumes equally spaced levels. Range: 0 (half at
//! each end) to 1 (all at one level, which one person alone always is). Undefined without answers.

use alloc::{vec, vec::Vec};

use super::counted::{Counted, outcome};
use crate::{
    measure::outcome::{Outcome, Reason},
    numeric::{integer::ratio, math, sum},
};

/// How near people are to one view.
///
/// # Example
///
/// ```
/// use comity::tastle_wierman_consensus;
/// assert_eq!(tastle_wierman_consensus(&[0, 0, 7, 0, 0]).known(), Some(&1.0));
/// assert_eq!(tastle_wierman_consensus(&[4, 0, 0, 0, 4]).known(), Some(&0.0));
/// let some = tastle_wierman_consensus(&[30, 40, 210, 130, 530, 50, 10]);
/// assert!(some.known().is_some_and(|c| (c - 0.725_687_613_959_346).abs() < 1e-15));
/// ```
pub fn tastle_wierman_consensus(counts: &[u32]) -> Outcome<f64> {
    outcome(Counted::of(counts).map(|counted| {
        let all = counted.people * counted.top;
        let near = near(counts, counted).map(|(count, near)| {
            ratio(i128::from(count), counted.people) * math::log2(ratio(near, all))
        });
        // Rounding may lead past an end by the last bit.
        math::within(1.0 + sum::sum(near), 0.0, 1.0)
    }))
}

/// Each level that somebody chose: by how many, and how near it is to the mean, out of n (K - 1).
/// Never 0: nobody can be at one end whose mean is at the other.
fn near(counts: &[u32], of: Counted) -> impl Iterator<Item = (u32, i128)> {
    let chosen = (0..).zip(counts).filter(|(_, count)| **count > 0);
    chosen.map(move |(level, count)| {
        (*count, of.people * of.top - (of.people * level - of.sum).abs())
    })
}

/// Closer than this, floats do not tell two products' logarithms apart for certain.
const CLOSE: f64 = 1e-6;

/// Whether as many others are at least as near to one view as these are.
///
/// With as many people the figure rises with the product of how near each of them is. Products
/// are compared by their logarithms, and where these are close as whole numbers of any length.
pub(super) fn at_least(observed: &[u32]) -> Result<impl Fn(&[u32]) -> bool + use<>, Reason> {
    let counted = Counted::of(observed)?;
    let logs: Vec<f64> = (0..=counted.people * counted.top)
        .map(|near| if near == 0 { 0.0 } else { math::log2(ratio(near, 1)) })
        .collect();
    let log = move |counts: &[u32], of: Counted| {
        sum::sum(near(counts, of).map(|(count, near)| f64::from(count) * logs[near as usize]))
    };
    let (least, exactly) = (log(observed, counted), product(observed, counted));
    Ok(move |counts: &[u32]| {
        let counted = Counted::of_checked(counts);
        let gap = log(counts, counted) - least;
        if gap.abs() < CLOSE { !less(&product(counts, counted), &exactly) } else { gap > 0.0 }
    })
}

/// The product as a whole number, its lowest 32 bits first, without leading zeros.
fn product(counts: &[u32], of: Counted) -> Vec<u32> {
    let mut digits = vec![1_u32];
    for (count, near) in near(counts, of) {
        for _ in 0..count {
            let mut carry = 0_u64;
            for digit in &mut digits {
                // At most 1,000 people on 255 levels: a factor has fewer than 32 bits.
                let product = u64::from(*digit) * near as u64 + carry;
                *digit = product as u32;
                carry = product >> 32;
            }
            if carry > 0 {
                digits.push(carry as u32);
            }
        }
    }
    digits
}

fn less(a: &[u32], b: &[u32]) -> bool {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev())).is_lt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_compared_as_whole_numbers() {
        // Sixty people: products of four hundred bits, with ties between mirrored answers.
        let observed = [3, 17, 20, 15, 5];
        let holds = at_least(&observed).unwrap();
        assert!(holds(&observed) && holds(&[5, 15, 20, 17, 3]));
        assert!(holds(&[0, 17, 26, 14, 3]) && !holds(&[12, 10, 15, 11, 12]));
        let of = Counted::of_checked(&observed);
        assert!(product(&observed, of).len() > 12);
        assert!(less(&[7], &[0, 1]) && less(&[0, 1], &[1, 1]) && !less(&[1, 1], &[1, 1]));
    }
}
