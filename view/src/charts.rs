//! Charts as SVG strings, each with its finding as its title.

mod change;
mod lines;
mod mark;
mod profile;

pub(crate) use change::change_bar;
pub(crate) use mark::{DISTINCT_MARKS, legend_mark};
pub(crate) use profile::profile_chart;
