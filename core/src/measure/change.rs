//! What has changed from one round to the next.

mod difference;
mod people;
mod reliable;

pub use difference::Change;
pub use people::{RoundsCompared, compare_rounds};
pub use reliable::reliable_change_index;
