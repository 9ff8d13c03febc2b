//! Distributions: cdf and quantile, one family a file.

pub(crate) mod dirichlet;
pub(crate) mod normal;
