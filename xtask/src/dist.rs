//! `cargo xtask dist`: the page as a folder that any static server can serve.

mod module;
mod npm;
mod page;
mod sizes;
mod staging;
pub(crate) mod targets;

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;

/// What a build of the page left behind.
pub(crate) struct Built {
    /// The page.
    pub(crate) site: PathBuf,
    /// The same module for Node, where tests compare it with the native library.
    pub(crate) node: PathBuf,
}

/// Builds the page and says how large it is.
pub(crate) fn dist(project: &Project) -> Result<()> {
    sizes::print(&build(project)?.site)
}

/// Builds the page; a build that fails leaves the former page as it was.
pub(crate) fn build(project: &Project) -> Result<Built> {
    let wasm = module::compile(project)?;

    let built = Built { site: project.path("dist/site"), node: project.built("wasm-node") };
    let staging = staging::Staging::beside(&built.site)?;
    page::assemble(project, staging.path())?;
    module::for_browsers(&wasm, &staging.path().join("pkg"))?;
    module::refuse_paths_of_this_machine(project, &staging.path().join("pkg"))?;

    if built.node.exists() {
        fs::remove_dir_all(&built.node)
            .with_context(|| format!("cannot clear {}", built.node.display()))?;
    }
    module::for_node(&wasm, &built.node)?;
    npm::package(project, &wasm)?;
    staging.publish()?;
    println!("The page stands in dist/site/");
    Ok(built)
}
