//! Answers through lenses: one profile a lens.

mod agenda;
mod profile;
mod reliability;

pub use agenda::AgendaItem;
pub(crate) use agenda::agenda;
pub use profile::{GroupProfile, LensProfile, profile};
pub(crate) use profile::{countable, profiled};
pub use reliability::{
    Between, GroupReliability, ItemReliability, OMEGA_PEOPLE, PooledReliability, Reliance,
    pooled_reliability,
};
