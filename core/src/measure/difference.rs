//! How far two groups of people, or two views of the same people, lie apart.

mod association;
mod cliff;
mod hedges;

pub use association::{kendall_tau_b, spearman};
pub use cliff::{CliffsDelta, cliffs_delta};
pub use hedges::{HedgesG, hedges_g};

/// Whether every value is a number.
fn finite(values: &[f64]) -> bool {
    values.iter().all(|value| value.is_finite())
}
