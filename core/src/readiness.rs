//! Answers through lenses: one profile a lens.

mod profile;

pub(crate) use profile::countable;
pub use profile::{GroupProfile, LensProfile, profile};
