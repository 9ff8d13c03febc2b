//! Where the project stands on this machine, and the cargo that builds it.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::run;

/// The workspace this command was called in.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Asks cargo, so that any folder of the workspace and any target folder will do.
    pub(crate) fn find() -> Result<Self> {
        let told =
            run::output(cargo_program().args(["metadata", "--no-deps", "--format-version=1"]))?;
        let metadata: Value =
            serde_json::from_str(&told).context("cargo metadata did not answer in JSON")?;
        let folder = |name: &str| {
            let path = metadata[name].as_str().map(PathBuf::from);
            path.with_context(|| format!("cargo metadata says nothing of `{name}`"))
        };
        let project = Self { root: folder("workspace_root")?, target: folder("target_directory")? };
        ensure!(
            project.root.join("xtask/Cargo.toml").is_file(),
            "{} is another workspace: call `cargo xtask` in a folder of Comity",
            project.root.display()
        );
        Ok(project)
    }

    #[cfg(test)]
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.into(), target: root.join("target") }
    }

    /// A file or folder of the tree.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A file or folder among what cargo builds.
    pub(crate) fn built(&self, relative: &str) -> PathBuf {
        self.target.join(relative)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo, to be run from the root of the tree.
    pub(crate) fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = cargo_program();
        command.current_dir(&self.root).args(arguments);
        command
    }

    /// Another program, to be run from the root of the tree.
    pub(crate) fn program(&self, program: impl Into<OsString>) -> Command {
        let mut command = Command::new(program.into());
        command.current_dir(&self.root);
        command
    }
}

/// The cargo that runs this command: another one might be of another release.
fn cargo_program() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
