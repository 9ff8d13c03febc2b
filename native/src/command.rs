//! One file a subcommand.

pub(crate) mod assess;
pub(crate) mod instrument;
pub(crate) mod measure;
pub(crate) mod reliability;
pub(crate) mod template;
