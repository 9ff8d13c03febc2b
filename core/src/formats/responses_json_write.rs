//! A partnership's answers as JSON, schema `comity.responses/1`, written.

use alloc::{string::String, vec::Vec};

use serde::{Serialize, Serializer};

use super::{responses_json::SCHEMA, words::word};
use crate::{
    instrument::Instrument,
    numeric::order::insert,
    responses::{Answer, Disclosure, Form, Respondent, Responses, Standpoint, blank_answers},
};

/// Writes answers as JSON, two spaces a level. Reading it back gives the same answers.
pub fn responses_to_json(responses: &Responses, instrument: &Instrument) -> String {
    let written = |r| WrittenRespondent::of(r, responses, instrument);
    let file = WrittenFile {
        schema: SCHEMA,
        instrument: WrittenInstrument { id: &responses.instrument, version: &responses.version },
        partnership: WrittenPartnership { about: &responses.about, name: &responses.partnership },
        disclosure: responses.disclosure,
        partners: responses
            .partners
            .iter()
            .enumerate()
            .map(|(index, name)| WrittenPartner {
                name,
                holds_money: responses.money_holder == Some(index),
            })
            .collect(),
        respondents: responses.respondents.iter().map(written).collect(),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// A file as it is written: a reader meets the schema first.
#[derive(Serialize)]
struct WrittenFile<'a> {
    schema: &'a str,
    instrument: WrittenInstrument<'a>,
    partnership: WrittenPartnership<'a>,
    disclosure: Disclosure,
    partners: Vec<WrittenPartner<'a>>,
    respondents: Vec<WrittenRespondent<'a>>,
}

#[derive(Serialize)]
pub(crate) struct WrittenInstrument<'a> {
    pub(crate) id: &'a str,
    pub(crate) version: &'a str,
}

#[derive(Serialize)]
pub(crate) struct WrittenPartnership<'a> {
    pub(crate) about: &'a str,
    pub(crate) name: &'a str,
}

#[derive(Serialize)]
pub(crate) struct WrittenPartner<'a> {
    pub(crate) name: &'a str,
    /// Written only where it is so.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub(crate) holds_money: bool,
}

/// Fields and answers by the alphabet: the place of each is the same in every file.
#[derive(Serialize)]
struct WrittenRespondent<'a> {
    #[serde(serialize_with = "as_object")]
    answers: Vec<(&'a str, WrittenAnswer)>,
    form: Form,
    id: &'a str,
    #[serde(serialize_with = "as_object", skip_serializing_if = "Vec::is_empty")]
    notes: Vec<(&'a str, &'a str)>,
    #[serde(skip_serializing_if = "str::is_empty")]
    partner: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    role: &'a str,
    standpoint: Standpoint,
    wave: u32,
}

#[derive(Serialize)]
#[serde(untagged)]
enum WrittenAnswer {
    Level(u8),
    Word(&'static str),
}

fn as_object<S: Serializer, V: Serialize>(
    fields: &[(&str, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
}

impl<'a> WrittenRespondent<'a> {
    fn of(r: &'a Respondent, responses: &'a Responses, instrument: &'a Instrument) -> Self {
        let blank = blank_answers(instrument, r.form);
        let (mut answers, mut notes) = (Vec::new(), Vec::new());
        for (index, indicator) in instrument.indicators.iter().enumerate() {
            let id = indicator.id.as_str();
            let answer = match r.answers.get(index).copied().unwrap_or(Answer::NotAsked) {
                answer if answer == blank[index] => None,
                Answer::Level(level) => Some(WrittenAnswer::Level(level)),
                other => word(other).map(WrittenAnswer::Word),
            };
            if let Some(answer) = answer {
                insert(&mut answers, (id, answer), |a, b| a.0.cmp(b.0));
            }
            if let Some(note) = r.notes.get(&index) {
                insert(&mut notes, (id, note.as_str()), |a, b| a.0.cmp(b.0));
            }
        }
        Self {
            answers,
            form: r.form,
            id: &r.id,
            notes,
            partner: responses.partner_name(r),
            role: &r.role,
            standpoint: r.standpoint,
            wave: r.wave,
        }
    }
}
