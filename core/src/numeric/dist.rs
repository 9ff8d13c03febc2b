//! Distributions: cdf and quantile, one family a file.

pub(crate) mod beta;
pub(crate) mod dirichlet;
pub(crate) mod f;
pub(crate) mod gamma;
pub(crate) mod noncentral_t;
pub(crate) mod normal;
pub(crate) mod student_t;
