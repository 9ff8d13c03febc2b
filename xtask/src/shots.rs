//! `cargo xtask shots`: pictures of the page, for people to look at.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::{project::Project, run, test};

#[derive(Args)]
pub(crate) struct Options {
    /// Where the pictures go [default: target/shots]
    #[arg(long)]
    out: Option<PathBuf>,
    /// The views to take, by the names in tests/page/support/views.mjs; all of them if none
    views: Vec<String>,
}

pub(crate) fn shots(project: &Project, options: &Options) -> Result<()> {
    let out = options.out.clone().unwrap_or_else(|| project.built("shots"));
    // The script runs at the root; the name was given where the caller stands.
    let out = std::path::absolute(out).context("--out names no folder")?;
    let (tools, surroundings) = test::surroundings(project)?;
    let mut node = surroundings.node(project, &tools);
    run::shown(node.env("COMITY_SHOTS", out).arg("tests/page/shots.mjs").args(&options.views))
}
