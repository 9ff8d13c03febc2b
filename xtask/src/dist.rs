//! `cargo xtask dist`: the page as a folder that any static server can serve, and as one file.
//! `cargo xtask size`: how much of it a visitor downloads, held against the bars.

mod bundle;
mod hash;
mod module;
mod npm;
mod page;
mod seal;
mod single;
mod sizes;
mod slim;
mod staging;
pub(crate) mod targets;
mod texts;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::project::Project;

/// The module that the page begins with.
const ENTRY: &str = "app.js";

/// What a build of the page left behind.
pub(crate) struct Built {
    /// The page.
    pub(crate) site: PathBuf,
    /// The page as one file.
    pub(crate) single: PathBuf,
    /// The same module for Node, where tests compare it with the native library.
    pub(crate) node: PathBuf,
}

/// Builds the page and says how large it is.
pub(crate) fn dist(project: &Project) -> Result<()> {
    measured(project).map(|sizes| sizes.print())
}

/// Builds the page, says how large it is, and fails where it is too large.
pub(crate) fn size(project: &Project) -> Result<()> {
    let sizes = measured(project)?;
    sizes.print();
    sizes.check()
}

fn measured(project: &Project) -> Result<sizes::Sizes> {
    let built = build(project)?;
    sizes::Sizes::of(&built.site, single::NAME)
}

/// Builds the page; a build that fails leaves the former page as it was.
pub(crate) fn build(project: &Project) -> Result<Built> {
    let wasm = module::compile(project)?;

    let built = Built {
        site: project.path("dist/site"),
        single: project.path("dist").join(single::NAME),
        node: project.built("wasm-node"),
    };
    let staging = staging::Staging::beside(&built.site)?;
    page::assemble(project, staging.path())?;
    module::for_browsers(&wasm, &staging.path().join("pkg"))?;
    module::refuse_paths_of_this_machine(project, &staging.path().join("pkg"))?;
    slim::all(staging.path())?;
    let single = single::page(staging.path(), &wasm)?;
    write(&staging.path().join(single::NAME), &single)?;
    bundle::replace_modules(staging.path(), ENTRY)?;
    seal::seal(staging.path())?;

    if built.node.exists() {
        fs::remove_dir_all(&built.node)
            .with_context(|| format!("cannot clear {}", built.node.display()))?;
    }
    module::for_node(&wasm, &built.node)?;
    npm::package(project, &wasm)?;
    staging.publish()?;
    write(&built.single, &single)?;
    println!("The page stands in dist/site/, and as one file in dist/{}", single::NAME);
    Ok(built)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
