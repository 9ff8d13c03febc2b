//! Blank files to hand out.

use alloc::{string::String, vec::Vec};

use super::{CsvWriter, instrument_json::RESERVED, responses_json_write::responses_to_json};
use crate::{
    instrument::Instrument,
    responses::{Form, Responses},
};

/// An empty table: its first line names the columns, to be filled in one row a person.
pub fn template_csv(instrument: &Instrument, form: Form) -> String {
    let mut table = CsvWriter::new();
    for name in RESERVED {
        table.cell(name);
    }
    let asked: Vec<_> =
        instrument.indicators.iter().filter(|i| form == Form::Full || i.short).collect();
    for indicator in asked {
        table.cell(&indicator.id);
    }
    table.end_row();
    table.finish()
}

/// An empty file of answers in JSON, with this name and these partners.
pub fn template_json(instrument: &Instrument, partnership: &str, partners: &[String]) -> String {
    let mut responses = Responses::empty(instrument);
    responses.partnership = partnership.into();
    responses.partners = partners.to_vec();
    responses_to_json(&responses, instrument)
}
