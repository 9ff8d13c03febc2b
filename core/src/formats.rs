//! Text in and out. Everything that crosses the boundary of the core as a file is read and
//! written here, with the place of every fault.

mod csv;
mod instrument_json;
mod limits;
mod reader;
mod responses_csv;
mod responses_csv_write;
mod responses_json;
mod responses_json_write;
mod schema;
mod template;
mod tree;

pub use csv::CsvWriter;
pub use instrument_json::{builtin, builtin_instruments, parse_instrument};
pub use responses_csv::{CsvDefaults, parse_responses_csv};
pub use responses_csv_write::responses_to_csv;
pub use responses_json::parse_responses_json;
pub use responses_json_write::responses_to_json;
pub use schema::{INSTRUMENT_SCHEMA, RESPONSES_SCHEMA};
pub use template::{template_csv, template_json};

use crate::{
    error::{Error, Notice},
    instrument::Instrument,
    responses::Responses,
};
use alloc::vec::Vec;

/// What a file gave, and what was noticed on the way.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reading {
    /// The answers.
    pub responses: Responses,
    /// What was ignored, assumed or cleaned.
    pub notices: Vec<Notice>,
}

/// Reads a file of answers, JSON or CSV: JSON begins with a brace.
///
/// # Errors
///
/// As [`parse_responses_json`] and [`parse_responses_csv`].
pub fn parse_responses(
    text: &str,
    file: &str,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Error> {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if start.starts_with(['{', '[']) {
        parse_responses_json(text, file, instrument)
    } else {
        parse_responses_csv(text, file, instrument, defaults)
    }
}
