//! Whole-number counts of answers: the ground everything else stands on.

use alloc::{format, vec, vec::Vec};

use serde::Serialize;

use crate::{
    error::{Error, ErrorKind, Place},
    instrument::Scale,
    responses::Answer,
};

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
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] at the first answer whose level the scale does not have.
    pub fn of(
        scale: &Scale,
        answers: impl IntoIterator<Item = Answer, IntoIter: Clone>,
    ) -> Result<Self, Error> {
        let answers = answers.into_iter();
        let wrong = |a: &Answer| matches!(a, Answer::Level(level) if !scale.holds(*level));
        match answers.clone().enumerate().find(|(_, answer)| wrong(answer)) {
            None => Ok(Self::count(scale, answers)),
            Some((index, answer)) => Err(Error::new(
                ErrorKind::OutOfRange,
                Place::default().field(format!("answers[{index}]")),
                format!("{answer:?} is not on the scale"),
                "Give a level of the scale, or say why there is none",
            )),
        }
    }

    /// Counts answers that are right.
    pub(crate) fn count(scale: &Scale, answers: impl IntoIterator<Item = Answer>) -> Self {
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
