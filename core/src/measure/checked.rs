//! The doors for programs that bring a matrix of their own: what the statistics take for granted
//! is asked here once, so that they need not.

use alloc::{format, string::String};

use super::{
    bootstrap::Effort,
    group::{self, GroupMeasure},
    score::{self, People, Scored},
};
use crate::{
    error::{Error, ErrorKind, Place},
    instrument::Instrument,
    responses::{Answer, Disclosure},
};

/// The most partners of one partnership: each takes room, whether it has people or not.
pub(super) const MOST_PARTNERS: usize = 1 << 16;

fn fault(kind: ErrorKind, field: String, message: String, mend: &str) -> Error {
    Error::new(kind, Place::default().field(field), message, mend)
}

/// Whether people and members fit the instrument.
///
/// # Errors
///
/// The first fault with its field, such as `people.answers[3][7]`.
pub(crate) fn check(
    instrument: &Instrument,
    people: &People<'_>,
    members: &[(usize, i8)],
) -> Result<(), Error> {
    instrument.check()?;
    let (rows, columns) = people.answers.dim();
    if (rows, columns) != (people.partner.len(), instrument.indicators.len()) {
        return Err(fault(
            ErrorKind::Mismatch,
            "people.answers".into(),
            format!(
                "the matrix has {rows} rows and {columns} columns for {} people and {} indicators",
                people.partner.len(),
                instrument.indicators.len()
            ),
            "Give one row a person and one column an indicator",
        ));
    }
    if people.partners > MOST_PARTNERS {
        return Err(fault(
            ErrorKind::TooLarge,
            "people.partners".into(),
            format!("{} partners are more than the {MOST_PARTNERS} there may be", people.partners),
            "Count partners, not people",
        ));
    }
    if let Some(row) = people.partner.iter().position(|p| *p >= people.partners) {
        return Err(fault(
            ErrorKind::OutOfRange,
            format!("people.partner[{row}]"),
            format!("partner {} is not below {}", people.partner[row], people.partners),
            "Count partners from 0",
        ));
    }
    let wrong = |answer: &Answer| matches!(answer, Answer::Level(l) if !instrument.scale.holds(*l));
    if let Some(((row, column), answer)) = people.answers.indexed_iter().find(|(_, a)| wrong(a)) {
        return Err(fault(
            ErrorKind::OutOfRange,
            format!("people.answers[{row}][{column}]"),
            format!("{answer:?} is not on the scale"),
            "Give a level of the scale, or say why there is none",
        ));
    }
    let outside = |m: &(usize, i8)| m.0 >= columns || m.1 == 0;
    if let Some(at) = members.iter().position(outside) {
        return Err(fault(
            ErrorKind::OutOfRange,
            format!("members[{at}]"),
            "there is no such indicator, or its weight is 0".into(),
            "Take the members from Instrument::members",
        ));
    }
    Ok(())
}

/// Scores everybody in one group.
///
/// `members` are the indicators of the group with their weights, as
/// [`Instrument::members`] gives them.
///
/// # Errors
///
/// [`ErrorKind::Mismatch`] where the matrix has another shape than people and indicators,
/// [`ErrorKind::OutOfRange`] where a level, a partner or a member does not exist.
///
/// # Example
///
/// ```
/// use comity::{Answer, People, ndarray::Array2, score_people};
/// let instrument = comity::builtin("readiness").unwrap();
/// let answers = Array2::from_elem((2, instrument.indicators.len()), Answer::Level(4));
/// let people = People { answers: answers.view(), partner: &[0, 1], partners: 2, money_holder: None };
/// let scored = score_people(&instrument, &people, &instrument.members(0, 0)).unwrap();
/// assert_eq!(scored.scores[1].value(), 4.0);
/// ```
pub fn score_people(
    instrument: &Instrument,
    people: &People<'_>,
    members: &[(usize, i8)],
) -> Result<Scored, Error> {
    check(instrument, people, members)?;
    Ok(score::score_people(instrument, people, members))
}

/// Measures one group of one lens.
///
/// `banded` says whether bands make sense in this lens.
///
/// # Errors
///
/// As [`score_people`].
pub fn measure_group(
    instrument: &Instrument,
    people: &People<'_>,
    members: &[(usize, i8)],
    banded: bool,
    disclosure: Disclosure,
) -> Result<GroupMeasure, Error> {
    check(instrument, people, members)?;
    Ok(group::measure_group(instrument, people, members, banded, disclosure, Effort::Whole))
}
