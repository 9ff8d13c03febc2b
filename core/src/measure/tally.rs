//! Whole-number counts of answers: the ground everything else stands on.

use alloc::{vec, vec::Vec};

use serde::Serialize;

use crate::{instrument::Scale, responses::Answer};

/// How often each answer was given. `asked` is the sum of all the others but `not_asked`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Tally {
    /// Answers a level each, lowest first, as ticked.
    pub levels: Vec<u32>,
    /// "I don't know".
    pub dont_know: u32,
    /// "Does not apply".
    pub not_applicable: u32,
    /// Asked and left open.
    pub skipped: u32,
    /// Not in the form.
    pub not_asked: u32,
}

impl Tally {
    /// Counts answers.
    pub fn of(scale: &Scale, answers: impl IntoIterator<Item = Answer>) -> Self {
        let mut tally = Self {
            levels: vec![0; scale.levels.len()],
            dont_know: 0,
            not_applicable: 0,
            skipped: 0,
            not_asked: 0,
        };
        for answer in answers {
            match answer {
                Answer::Level(level) => tally.levels[usize::from(level - scale.low())] += 1,
                Answer::DontKnow => tally.dont_know += 1,
                Answer::NotApplicable => tally.not_applicable += 1,
                Answer::Skipped => tally.skipped += 1,
                Answer::NotAsked => tally.not_asked += 1,
            }
        }
        tally
    }

    /// Answers that are levels.
    pub fn answered(&self) -> u32 {
        self.levels.iter().sum()
    }

    /// Questions put to people.
    pub fn asked(&self) -> u32 {
        self.answered() + self.dont_know + self.not_applicable + self.skipped
    }
}
