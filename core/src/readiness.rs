//! Answers through lenses: one profile a lens.

mod profile;

pub use profile::{GroupProfile, LensProfile, profile};
pub(crate) use profile::{countable, profiled};
