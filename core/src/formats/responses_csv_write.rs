//! A partnership's answers written as a wide table, the one `responses_csv` reads.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{CsvWriter, instrument_json::RESERVED, words::word};
use crate::{
    instrument::Instrument,
    responses::{Answer, Disclosure, Form, Responses, Standpoint, blank_answers},
};

/// Writes answers as a wide table that [`crate::parse_responses_csv`] reads back.
pub fn responses_to_csv(responses: &Responses, instrument: &Instrument) -> String {
    let noted: Vec<usize> = (0..instrument.indicators.len())
        .filter(|i| responses.respondents.iter().any(|r| r.notes.contains_key(i)))
        .collect();
    let mut table = CsvWriter::new();
    for name in RESERVED {
        table.cell(name);
    }
    for indicator in &instrument.indicators {
        table.cell(&indicator.id);
    }
    for index in &noted {
        table.cell(format!("{}.note", instrument.indicators[*index].id));
    }
    table.end_row();
    let (mode, threshold) = match responses.disclosure {
        Disclosure::Named => ("named", String::new()),
        Disclosure::Anonymous { threshold } => ("anonymous", threshold.to_string()),
    };
    for r in &responses.respondents {
        table.text(&responses.partnership).cell(mode).cell(&threshold).text(&r.id);
        table.text(responses.partner_name(r)).text(&r.role);
        table.cell(if r.standpoint == Standpoint::Inside { "inside" } else { "outside" });
        table.cell(r.wave).cell(if r.form == Form::Full { "full" } else { "short" });
        for (index, blank) in blank_answers(instrument, r.form).into_iter().enumerate() {
            match r.answers.get(index).copied().unwrap_or(Answer::NotAsked) {
                Answer::Level(level) => table.cell(level),
                Answer::Skipped if blank == Answer::Skipped => table.cell(""),
                other => table.cell(word(other).unwrap_or_default()),
            };
        }
        for index in &noted {
            table.text(r.notes.get(index).map_or("", |note| note));
        }
        table.end_row();
    }
    table.finish()
}
