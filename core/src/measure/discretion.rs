//! What may be shown of a group of people without naming anyone.
//!
//! Source: the usual practice of staff surveys (threshold 5, floor 3, and no group that can be
//! had by subtraction). Named: everything. Anonymous, with threshold t:
//! 1. a figure of fewer than t people is not shown;
//! 2. a partner of fewer than t people is not shown, and while the hidden partners are fewer
//!    than two or hold fewer than t people together, the smallest of the others is hidden too:
//!    the whole less the shown parts must not be one small part;
//! 3. the partner-first and the per-person mean are two equations in the hidden partners' means.
//!    The one less a multiple of the other drops all partners of one size at once, so the
//!    per-person figures are shown only where the others still hold t people, whichever size is
//!    dropped (or where all are of one size, and the two equations say the same).
//!
//! tests/tests/anonymity.rs checks by linear algebra that nothing on fewer than t people follows.
//! Not covered: what somebody can work out who knows some of the answers, such as their own.

use alloc::{vec, vec::Vec};

use crate::responses::Disclosure;

/// Which figures of one group may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Discretion {
    /// The partner-first figures of the whole partnership.
    pub whole: bool,
    /// The per-person figures of the whole partnership, and counts of answers.
    pub per_person: bool,
    /// The figures of each partner.
    pub partners: Vec<bool>,
    /// The answers of single people.
    pub people: bool,
}

/// Decides what may be shown of a group in which each partner has so many people.
///
/// # Example
///
/// ```
/// use comity::{Disclosure, discretion};
/// let shown = discretion(Disclosure::Anonymous { threshold: 5 }, &[7, 6, 2]);
/// assert_eq!(shown.partners, [true, false, false]); // 6 would give away the 2
/// assert!(shown.whole && !shown.per_person);
/// ```
pub fn discretion(disclosure: Disclosure, people: &[u32]) -> Discretion {
    let Disclosure::Anonymous { threshold } = disclosure else {
        return Discretion {
            whole: true,
            per_person: true,
            partners: vec![true; people.len()],
            people: true,
        };
    };
    if people.iter().sum::<u32>() < threshold {
        return Discretion {
            whole: false,
            per_person: false,
            partners: vec![false; people.len()],
            people: false,
        };
    }
    let mut shown: Vec<bool> = people.iter().map(|n| *n == 0 || *n >= threshold).collect();
    loop {
        let hidden: Vec<u32> =
            people.iter().zip(&shown).filter(|(_, s)| !**s).map(|(n, _)| *n).collect();
        let safe =
            hidden.is_empty() || (hidden.len() >= 2 && hidden.iter().sum::<u32>() >= threshold);
        let smallest =
            (0..people.len()).filter(|g| shown[*g] && people[*g] > 0).min_by_key(|g| people[*g]);
        match smallest {
            Some(g) if !safe => shown[g] = false,
            _ => {
                return Discretion {
                    whole: true,
                    per_person: hidden.iter().all(|size| {
                        let others = hidden.iter().filter(|n| *n != size).sum::<u32>();
                        others == 0 || others >= threshold
                    }),
                    partners: shown,
                    people: false,
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: Disclosure = Disclosure::Anonymous { threshold: 5 };

    #[test]
    fn too_few_in_all() {
        let d = discretion(FIVE, &[2, 2]);
        assert!(!d.whole && !d.per_person && !d.people);
    }

    #[test]
    fn all_large_enough() {
        let d = discretion(FIVE, &[5, 8, 0]);
        assert!(d.whole && d.per_person && !d.people);
        assert_eq!(d.partners, [true, true, true]);
    }

    #[test]
    fn one_small_partner_takes_another_with_it() {
        let d = discretion(FIVE, &[9, 1]);
        assert_eq!((d.partners, d.whole, d.per_person), (vec![false, false], true, false));
    }

    #[test]
    fn three_hidden_leave_the_per_person_mean() {
        let d = discretion(FIVE, &[2, 2, 2, 9]);
        assert_eq!((d.partners, d.per_person), (vec![false, false, false, true], true));
    }

    #[test]
    fn named_hides_nothing() {
        let d = discretion(Disclosure::Named, &[1]);
        assert!(d.whole && d.people && d.partners[0]);
    }
}
