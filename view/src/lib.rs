//! An assessment as HTML and SVG: for the page, the report and the tests alike.
//!
//! Every chart is drawn once, here, states its finding in its title and carries its table.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod agenda;
mod agreement;
mod changes;
mod charts;
mod figures;
mod findings;
mod messages;
mod missing;
mod order;
mod questionnaire;
mod questions;
mod report;
mod results;
mod spread;
mod tables;

pub use agenda::{Topic, agenda};
pub use changes::change_titles;
pub use findings::headline;
pub use questionnaire::questionnaire;
pub use report::report;
pub use results::results;
pub use spread::standing_of;
