//! One item's answers as whole numbers.
//!
//! Levels are counted from 0 here: every statistic of agreement is the same wherever the scale
//! begins.

use crate::measure::outcome::{Outcome, Reason};

/// How many people, and what their answers add up to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// People who answered.
    pub(super) people: i128,
    /// The highest level, from 0.
    pub(super) top: i128,
    /// Sum of the levels.
    pub(super) sum: i128,
    /// n sum x^2 - (sum x)^2: n (n - 1) times the variance.
    pub(super) spread: i128,
}

impl Counted {
    /// Adds up an item's counts.
    pub(super) fn of(counts: &[u32]) -> Result<Self, Reason> {
        // At most 2^8 levels and 2^40 people: nothing below passes 128 bits.
        if !(2..=usize::from(u8::MAX)).contains(&counts.len()) {
            return Err(Reason::InvalidInput);
        }
        let counted = Self::of_checked(counts);
        if counted.people == 0 { Err(Reason::NoAnswers) } else { Ok(counted) }
    }

    /// Adds up the counts of at least two people.
    pub(super) fn of_some(counts: &[u32]) -> Result<Self, Reason> {
        let counted = Self::of(counts)?;
        if counted.people == 1 { Err(Reason::OnePerson) } else { Ok(counted) }
    }

    /// Adds up counts that are right.
    pub(super) fn of_checked(counts: &[u32]) -> Self {
        let (mut people, mut sum, mut squares) = (0, 0, 0);
        for (level, count) in (0..).zip(counts) {
            let count = i128::from(*count);
            people += count;
            sum += level * count;
            squares += level * level * count;
        }
        let top = counts.len() as i128 - 1;
        Self { people, top, sum, spread: people * squares - sum * sum }
    }
}

/// A figure, or why there is none.
pub(super) fn outcome<T>(result: Result<T, Reason>) -> Outcome<T> {
    match result {
        Ok(value) => Outcome::Known(value),
        Err(reason) => Outcome::Undefined(reason),
    }
}

/// Whether as many others vary at most as much as these do.
pub(super) fn at_least(observed: &[u32]) -> Result<impl Fn(&[u32]) -> bool + use<>, Reason> {
    let most = Counted::of_some(observed)?.spread;
    Ok(move |counts: &[u32]| Counted::of_checked(counts).spread <= most)
}
