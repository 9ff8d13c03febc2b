//! One person's score in a group of indicators, as an exact fraction.
//!
//! Source: the usual mean of answered items; Fayers & Machin 2007 for the rule that half must be
//! answered. Equation: sum |w_j| x_j / sum |w_j| over the indicators j answered, x_j taken from
//! the other end (L + H - x) where the indicator is reverse-keyed or w_j is negative, but not
//! both. Assumes that "does not apply" is as if never asked. Range: the scale. Undefined where a
//! person answered less than the minimum share of what applies.

use alloc::{format, vec::Vec};

use ndarray::ArrayView2;

use crate::{
    error::{Error, ErrorKind, Place},
    instrument::Instrument,
    responses::Answer,
};

/// The people of one assessment: their answers and their partners.
#[derive(Clone, Copy, Debug)]
pub struct People<'a> {
    /// Rows are people, columns the instrument's indicators.
    pub answers: ArrayView2<'a, Answer>,
    /// The partner of each row.
    pub partner: &'a [usize],
    /// How many partners the partnership has.
    pub partners: usize,
    /// Which partner holds the money, where one does.
    pub money_holder: Option<usize>,
}

/// A person's score as a fraction, not reduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    pub(crate) row: usize,
    pub(crate) sum: u32,
    /// At least 1.
    pub(crate) weight: u32,
}

impl Score {
    /// A score of `sum / weight` for the person in this row: the weighted sum of the levels, and
    /// the sum of the weights of the answered indicators.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] where the weight is 0, or the score higher than any level can be.
    pub fn new(row: usize, sum: u32, weight: u32) -> Result<Self, Error> {
        if weight > 0 && u64::from(sum) <= u64::from(u8::MAX) * u64::from(weight) {
            return Ok(Self { row, sum, weight });
        }
        Err(Error::new(
            ErrorKind::OutOfRange,
            Place::default().field(format!("scores[{row}]")),
            format!("{sum} / {weight} is no score"),
            "Give the sum of the weighted levels and, above 0, the sum of the weights",
        ))
    }

    /// The row of the person.
    pub fn row(self) -> usize {
        self.row
    }

    /// The weighted sum of the levels.
    pub fn sum(self) -> u32 {
        self.sum
    }

    /// The sum of the weights of the answered indicators; at least 1.
    pub fn weight(self) -> u32 {
        self.weight
    }

    /// The score on the scale of the levels.
    pub fn value(self) -> f64 {
        f64::from(self.sum) / f64::from(self.weight)
    }
}

/// The scores of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scored {
    /// One score for each person who answered enough, in the order of the rows.
    pub scores: Vec<Score>,
    /// People who answered something, but less than the minimum share.
    pub below_minimum: u32,
    /// Sum of the weights of all indicators that anybody was asked.
    pub full_weight: u32,
}

/// Scores everybody in one group; what comes in is checked already.
pub(crate) fn score_people(
    instrument: &Instrument,
    people: &People<'_>,
    members: &[(usize, i8)],
) -> Scored {
    let mut scored = Scored { scores: Vec::new(), below_minimum: 0, full_weight: 0 };
    for (row, answers) in people.answers.outer_iter().enumerate() {
        let (mut sum, mut weight, mut answered, mut applicable) = (0, 0, 0_u32, 0_u32);
        for &(indicator, signed) in members {
            let size = u32::from(signed.unsigned_abs());
            match answers[indicator] {
                Answer::NotAsked | Answer::NotApplicable => continue,
                Answer::Skipped | Answer::DontKnow => {}
                Answer::Level(level) => {
                    let turned = instrument.indicators[indicator].reversed != (signed < 0);
                    let level = if turned { instrument.scale.reverse(level) } else { level };
                    sum += size * u32::from(level);
                    weight += size;
                    answered += 1;
                }
            }
            applicable += 1;
        }
        if answered == 0 {
            continue;
        }
        if f64::from(answered) >= instrument.minimum_answered * f64::from(applicable) {
            scored.scores.push(Score { row, sum, weight });
        } else {
            scored.below_minimum += 1;
        }
    }
    scored.full_weight = members
        .iter()
        .filter(|(i, _)| people.answers.column(*i).iter().any(|a| *a != Answer::NotAsked))
        .map(|(_, w)| u32::from(w.unsigned_abs()))
        .sum();
    scored
}
