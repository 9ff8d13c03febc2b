//! Text in and out. Everything that crosses the boundary of the core as a file is read and
//! written here, with the place of every fault.

mod csv;
mod csv_columns;
mod imports;
mod instrument_json;
mod invitation_json;
mod limits;
mod matrix_csv;
mod reader;
mod responses_csv;
mod responses_csv_write;
mod responses_json;
mod responses_json_write;
mod schema;
mod table;
mod template;
mod tree;
mod words;

pub use csv::CsvWriter;
pub use imports::{
    ColumnMapping, ColumnMeaning, IgnoredBecause, Inspection, LabelMapping, LabelMeaning,
    LongLayout, MappedField, MappingConstants, OpenMatter, SurveyTool, TableMapping, inspect_table,
    parse_mapping, read_mapped,
};
pub use instrument_json::{builtin, builtin_instruments, parse_instrument};
pub use invitation_json::{invitation_to_json, parse_invitation};
pub use matrix_csv::{MatrixOptions, MatrixReader};
pub use responses_csv::{CsvDefaults, parse_responses_csv};
pub use responses_csv_write::responses_to_csv;
pub use responses_json::parse_responses_json;
pub use responses_json_write::responses_to_json;
pub use schema::{
    ASSESSMENT_SCHEMA, INSTRUMENT_SCHEMA, INVITATION_SCHEMA, MAPPING_SCHEMA, RESPONSES_SCHEMA,
};
pub use table::Table;
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

/// Whether a text is JSON, which begins with a brace; else it is read as a table.
pub fn is_json(text: &str) -> bool {
    text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with(['{', '['])
}

/// Reads a file of answers: JSON, a table of this project, or the export of a survey tool.
///
/// # Errors
///
/// As [`parse_responses_json`] and [`parse_table`].
pub fn parse_responses(
    text: &str,
    file: &str,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Error> {
    if is_json(text) {
        parse_responses_json(text, file, instrument)
    } else {
        parse_table(&Table::from_csv(text, file)?, file, instrument, defaults)
    }
}

/// Reads a table whose headings are ids of the instrument; any other as the export of a survey
/// tool, with the mapping that [`inspect_table`] proposes.
///
/// # Errors
///
/// As [`parse_responses_csv`] and [`read_mapped`].
pub fn parse_table(
    table: &Table,
    file: &str,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Error> {
    if table.rows.is_empty() || imports::is_own(table, instrument) {
        responses_csv::read_own(table, file, instrument, defaults)
    } else {
        imports::read_proposed(table, file, instrument, defaults)
    }
}
