//! Answers put together in code, from a database or another program.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

use super::{Answer, Form, Respondent, Standpoint};
use crate::{
    error::{Error, ErrorKind, Place},
    instrument::Instrument,
    responses::nearest,
};

/// The answers of someone who has not begun: skipped where asked.
pub(crate) fn blank_answers(instrument: &Instrument, form: Form) -> Vec<Answer> {
    let asked = |short: bool| form == Form::Full || short;
    let blank = |short| if asked(short) { Answer::Skipped } else { Answer::NotAsked };
    instrument.indicators.iter().map(|i| blank(i.short)).collect()
}

impl Respondent {
    /// Somebody of this partner (its index, see [`Responses::partner_index`]) who was given all
    /// questions in the first wave and has left them open so far. Without a partner the person
    /// stands outside the partnership. Role, wave and standpoint can be set as they are.
    ///
    /// [`Responses::partner_index`]: crate::Responses::partner_index
    pub fn new(id: impl Into<String>, partner: Option<usize>, instrument: &Instrument) -> Self {
        Self {
            id: id.into(),
            partner,
            role: String::new(),
            standpoint: match partner {
                Some(_) => Standpoint::Inside,
                None => Standpoint::Outside,
            },
            wave: 1,
            form: Form::Full,
            answers: blank_answers(instrument, Form::Full),
            notes: BTreeMap::new(),
        }
    }

    /// Says which questions the person was given. Those of the form without an answer are left
    /// open, the others were not asked.
    pub fn set_form(&mut self, form: Form, instrument: &Instrument) -> &mut Self {
        self.form = form;
        for (answer, blank) in self.answers.iter_mut().zip(blank_answers(instrument, form)) {
            if matches!(answer, Answer::Skipped | Answer::NotAsked) {
                *answer = blank;
            }
        }
        self
    }

    /// Sets the answer to an indicator, given by its id.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unknown`] where the instrument has no such indicator, [`ErrorKind::OutOfRange`]
    /// where the scale has no such level; then nothing is changed.
    pub fn set(
        &mut self,
        instrument: &Instrument,
        indicator: &str,
        answer: Answer,
    ) -> Result<&mut Self, Error> {
        let index = self.index(instrument, indicator)?;
        let scale = &instrument.scale;
        if let Answer::Level(level) = answer
            && !scale.holds(level)
        {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                Place::default().field(indicator),
                format!("{level} is not from {} to {}", scale.low(), scale.high()),
                "Give a level of the scale, or say why there is none",
            ));
        }
        self.answers[index] = answer;
        Ok(self)
    }

    /// Notes what the answer to an indicator rests on; an empty text takes the note away.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unknown`] where the instrument has no such indicator.
    pub fn set_note(
        &mut self,
        instrument: &Instrument,
        indicator: &str,
        note: impl Into<String>,
    ) -> Result<&mut Self, Error> {
        let index = self.index(instrument, indicator)?;
        let note = note.into();
        if note.is_empty() {
            self.notes.remove(&index);
        } else {
            self.notes.insert(index, note);
        }
        Ok(self)
    }

    /// The index of an indicator among the answers.
    fn index(&self, instrument: &Instrument, indicator: &str) -> Result<usize, Error> {
        let found = instrument.indicator(indicator);
        found.filter(|index| *index < self.answers.len()).ok_or_else(|| {
            let ids = instrument.indicators.iter().map(|i| i.id.as_str());
            let mend = match nearest(indicator, ids) {
                Some(near) => format!("Did you mean \"{near}\"?"),
                None => "Give the id of an indicator that Respondent::new was given".into(),
            };
            Error::new(
                ErrorKind::Unknown,
                Place::default().field(indicator),
                format!(
                    "\"{}\" has no such indicator, or the person was not given it",
                    instrument.id
                ),
                mend,
            )
        })
    }
}
