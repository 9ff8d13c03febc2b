//! Two rounds compared by who answered in them.
//!
//! Whoever answered twice is compared with themselves. Where others came or left, everybody's means
//! are compared as if no answer of one round said anything about the other: people who answered
//! twice usually answer alike, so this says too little rather than too much. The same people's
//! change stands beside it.

use alloc::{format, vec::Vec};

use super::difference::Change;
use crate::{
    error::{Error, ErrorKind, Place},
    measure::{
        outcome::{Outcome, Reason},
        posterior::Posterior,
        score::Score,
    },
};

/// The change between two rounds, and of whom it is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RoundsCompared {
    /// People with a score in both rounds.
    pub both: usize,
    /// People with one in the first round only.
    pub first_only: usize,
    /// People with one in the second round only.
    pub second_only: usize,
    /// The change of the mean over everybody. Of pairs where all answered twice; else of two rounds
    /// taken as independent, which is rather too wide. [`Reason::NoAnswers`] where nobody answered
    /// in one of the rounds.
    pub everybody: Outcome<Change>,
    /// The change of those who answered twice. [`Reason::NoPairs`] where nobody did.
    pub same_people: Outcome<Change>,
}

/// Compares two rounds; a person has the same row in both.
///
/// Scale, `full_weight` and `prior_mass` as in [`Posterior::per_person`].
///
/// # Errors
///
/// As [`Posterior::per_person`]; [`ErrorKind::Duplicate`] where a row comes twice in one round.
///
/// # Example
///
/// ```
/// use comity::{Score, compare_rounds};
/// let before = [Score::new(0, 3, 1)?, Score::new(1, 2, 1)?, Score::new(2, 4, 1)?];
/// let after = [Score::new(0, 4, 1)?, Score::new(1, 3, 1)?, Score::new(5, 5, 1)?];
/// let compared = compare_rounds(&before, &after, 1, 5, 1, 1.0)?;
/// assert_eq!((compared.both, compared.first_only, compared.second_only), (2, 1, 1));
/// assert!(compared.same_people.known().unwrap().rising() > 0.8);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn compare_rounds(
    before: &[Score],
    after: &[Score],
    low: u8,
    high: u8,
    full_weight: u32,
    prior_mass: f64,
) -> Result<RoundsCompared, Error> {
    let (first, second) = (by_row(before)?, by_row(after)?);
    let pairs: Vec<(Score, Score)> = first
        .iter()
        .filter_map(|score| {
            let at = second.binary_search_by_key(&score.row(), |other| other.row()).ok()?;
            Some((*score, second[at]))
        })
        .collect();
    let both = pairs.len();
    let posterior =
        |scores: &[Score]| Posterior::per_person(scores, low, high, full_weight, prior_mass);
    for scores in [&first, &second] {
        if !scores.is_empty() {
            posterior(scores)?;
        }
    }
    let same_people = if both == 0 {
        Outcome::Undefined(Reason::NoPairs)
    } else {
        Outcome::Known(Change::of_same_people(&pairs, low, high, full_weight, prior_mass)?)
    };
    let everybody = if first.is_empty() || second.is_empty() {
        Outcome::Undefined(Reason::NoAnswers)
    } else if both == first.len() && both == second.len() {
        same_people.clone()
    } else {
        Outcome::Known(Change::between(&posterior(&first)?, &posterior(&second)?))
    };
    Ok(RoundsCompared {
        both,
        first_only: first.len() - both,
        second_only: second.len() - both,
        everybody,
        same_people,
    })
}

/// Sorted by row, each once.
fn by_row(scores: &[Score]) -> Result<Vec<Score>, Error> {
    let mut sorted = scores.to_vec();
    sorted.sort_unstable_by_key(|score| score.row());
    match sorted.windows(2).find(|pair| pair[0].row() == pair[1].row()) {
        None => Ok(sorted),
        Some(pair) => Err(Error::new(
            ErrorKind::Duplicate,
            Place::default().field(format!("scores[{}]", pair[0].row())),
            format!("row {} comes twice in one round", pair[0].row()),
            "Give each person one row, the same in both rounds",
        )),
    }
}
