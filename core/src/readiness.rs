//! Answers through lenses: one profile a lens.

mod agenda;
mod profile;

pub use agenda::AgendaItem;
pub(crate) use agenda::agenda;
pub use profile::{GroupProfile, LensProfile, profile};
pub(crate) use profile::{countable, profiled};
