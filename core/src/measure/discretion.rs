//! What may be shown of a group of people without naming anyone.
//!
//! Source: the usual practice of staff surveys (threshold 5, floor 3, and no group that can be
//! had by subtraction). Named: everything. Anonymous, with threshold t:
//! 1. per-person figures stand on everybody: shown from t people on;
//! 2. the partner-first figures weigh the people of partners of one size alike, so exact figures
//!    tell as much as each size's answers together: shown only where the partners of each size
//!    hold t people together;
//! 3. a partner of fewer than t people is not shown, and while the hidden partners hold fewer than
//!    t people together, the smallest of the others is hidden too: the whole less the shown parts
//!    must not be one small part.
//!
//! 4. people redrawn within their partner tell who is with whom: shown only where every partner is.
//!
//! tests/tests/recovery.rs looks for ways back by brute force, tests/tests/anonymity.rs checks by linear algebra that nothing on fewer than t people follows
//! within a group. Not covered: what somebody can work out who knows some of the answers, such as
//! their own; and combinations of groups that share indicators but not people.

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

impl Discretion {
    /// Whether figures that people of one partner are redrawn for may be shown.
    pub(crate) fn strata(&self) -> bool {
        self.whole && self.partners.iter().all(|shown| *shown)
    }
}

/// Decides what may be shown of a group in which each partner has so many people.
///
/// # Example
///
/// ```
/// use comity::{Disclosure, discretion};
/// let shown = discretion(Disclosure::Anonymous { threshold: 5 }, &[7, 6, 2]);
/// assert_eq!(shown.partners, [true, false, false]); // 6 would give away the 2
/// assert!(shown.per_person && !shown.whole); // exact figures would tell the 2 from the others
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
    let fewest = threshold.max(Disclosure::LOWEST_THRESHOLD);
    let threshold = u64::from(fewest);
    let together = |keep: &dyn Fn(u32) -> bool| -> u64 {
        people.iter().filter(|n| keep(**n)).map(|n| u64::from(*n)).sum()
    };
    let enough = together(&|_| true) >= threshold;
    let mut shown: Vec<bool> = people.iter().map(|n| enough && (*n == 0 || *n >= fewest)).collect();
    loop {
        let hidden: u64 =
            people.iter().zip(&shown).filter(|(_, s)| !**s).map(|(n, _)| u64::from(*n)).sum();
        let smallest =
            (0..people.len()).filter(|g| shown[*g] && people[*g] > 0).min_by_key(|g| people[*g]);
        match smallest {
            Some(g) if hidden > 0 && hidden < threshold => shown[g] = false,
            _ => break,
        }
    }
    let sizes_hold = people.iter().all(|n| *n == 0 || together(&|m| m == *n) >= threshold);
    Discretion { whole: enough && sizes_hold, per_person: enough, partners: shown, people: false }
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
        assert_eq!((d.partners, d.whole, d.per_person), (vec![false, false], false, true));
    }

    #[test]
    fn small_partners_of_one_size_stand_together() {
        let d = discretion(FIVE, &[2, 2, 2, 9]);
        assert_eq!((d.partners, d.whole), (vec![false, false, false, true], true));
        let d = discretion(FIVE, &[1, 2, 2, 9]);
        assert_eq!((d.partners, d.whole), (vec![false, false, false, true], false));
    }

    #[test]
    fn no_threshold_is_lower_than_the_floor() {
        assert!(!discretion(Disclosure::Anonymous { threshold: 1 }, &[2]).per_person);
    }

    #[test]
    fn named_hides_nothing() {
        let d = discretion(Disclosure::Named, &[1]);
        assert!(d.whole && d.people && d.partners[0]);
    }
}
