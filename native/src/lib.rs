//! What the core leaves to a machine with an operating system: wide lanes and threads for large
//! tables. Results have the same bits with any lanes and any number of threads.

mod lanes;
mod parallel;

pub use lanes::Lanes;
pub use parallel::{factor_and_item_sums, factor_sums, in_order, threads};
