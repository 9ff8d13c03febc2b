//! The data that everything is measured on: made from fixed seeds, the same on every machine.

mod data;
mod work;

pub use data::{GROUPS, ITEMS, ITEMS_A_FACTOR, Large, MANY_ITEMS, ratings, scores};
pub use work::{intervals, partnership, posteriors};
