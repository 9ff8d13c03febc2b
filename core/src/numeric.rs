//! Arithmetic whose bits are the same on every target.
//!
//! `math` is the only door to libm, `sum` the only place that reduces floats.

pub(crate) mod characteristic;
pub(crate) mod dist;
pub(crate) mod halves;
pub(crate) mod integer;
pub(crate) mod lattice;
pub(crate) mod math;
pub(crate) mod order;
pub(crate) mod piecewise;
mod progress;
pub(crate) mod quadrature;
pub(crate) mod rank;
pub(crate) mod rng;
pub(crate) mod root;
pub(crate) mod search;
pub(crate) mod several;
pub(crate) mod sum;

pub use progress::Progress;
