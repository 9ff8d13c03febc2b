//! An assessment as HTML and SVG: for the page, the report and the tests alike.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
mod questionnaire;
pub use questionnaire::questionnaire;
