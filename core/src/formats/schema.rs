//! The published JSON Schemas of what this program reads and writes.

/// JSON Schema (2020-12) of an instrument, `comity.instrument/1`.
pub static INSTRUMENT_SCHEMA: &str = include_str!("schema/instrument.schema.json");

/// JSON Schema (2020-12) of a partnership's answers, `comity.responses/1`.
pub static RESPONSES_SCHEMA: &str = include_str!("schema/responses.schema.json");

/// JSON Schema (2020-12) of an assessment, `comity.assessment/1`: what [`crate::Assessment::to_json`]
/// gives.
pub static ASSESSMENT_SCHEMA: &str = include_str!("schema/assessment.schema.json");

/// JSON Schema (2020-12) of an invitation, `comity.invitation/1`.
pub static INVITATION_SCHEMA: &str = include_str!("schema/invitation.schema.json");

/// JSON Schema (2020-12) of what a table's columns and labels mean, `comity.mapping/1`.
pub static MAPPING_SCHEMA: &str = include_str!("schema/mapping.schema.json");
