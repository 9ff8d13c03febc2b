//! Charts as SVG drawings and as tables, each with its finding as its title.

mod change;
mod heat;
mod lines;
mod mark;
mod profile;
mod strip;

pub(crate) use change::change_bar;
pub(crate) use heat::heat_map;
pub(crate) use mark::{DISTINCT_MARKS, legend_mark};
pub(crate) use profile::profile_chart;
pub(crate) use strip::strip;
