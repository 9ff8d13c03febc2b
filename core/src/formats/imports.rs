//! Exports of survey tools: what each column and each label of a table means, proposed from its
//! headings, corrected by a person, and read by that.
//!
//! A table becomes a [`Grid`]: headings with their question texts, and one row a person whatever
//! the layout was. A mapping says what the headings and the labels mean. Reading turns the grid
//! into the wide table of this project and leaves the rest to its reader, so that a fault is told
//! alike wherever a table came from.

mod columns;
mod grid;
mod inspect;
mod labels;
mod mapping;
mod mapping_json;
mod private;
mod read;
mod source;

pub use inspect::{Inspection, OpenMatter, inspect_table};
pub use mapping::{
    ColumnMapping, ColumnMeaning, IgnoredBecause, LabelMapping, LabelMeaning, LongLayout,
    MappedField, MappingConstants, SurveyTool, TableMapping,
};
pub use mapping_json::parse_mapping;
pub use read::read_mapped;

pub(super) use read::read_proposed;
pub(super) use source::is_own;
