//! The program that counts: of the very version of the library that the benches are built with.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{project::Project, run};

const NAME: &str = "gungraun-runner";
const LIBRARY: &str = "gungraun";

/// The runner, installed into target/tools where it is missing and `install` allows that.
pub(crate) fn ready(project: &Project, install: bool) -> Result<Option<PathBuf>> {
    let lock = fs::read_to_string(project.path("Cargo.lock")).context("cannot read Cargo.lock")?;
    let version = version(&lock).context("Cargo.lock does not name the library that counts")?;
    let own = project.built("tools").join("bin").join(NAME);
    let there = [Some(own.clone()), which::which(NAME).ok()];
    for program in there.into_iter().flatten().filter(|program| program.is_file()) {
        let told = run::output(project.program(&program).arg("--version"))?;
        if told.split_whitespace().last() == Some(version) {
            return Ok(Some(program));
        }
    }
    if !install {
        return Ok(None);
    }
    let root = project.built("tools");
    let mut cargo = project.cargo(["install", NAME, "--version", version, "--root"]);
    // Unoptimised: it starts another program and waits, and is built in half the time.
    run::shown(cargo.arg(&root).args(["--debug", "--force"])).with_context(|| {
        format!("install it by hand: `cargo install {NAME} --version {version}`")
    })?;
    Ok(Some(own))
}

/// The version of the library in a lock file.
fn version(lock: &str) -> Option<&str> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{LIBRARY}\""))?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_stands_behind_the_name() {
        let lock = "[[package]]\nname = \"gungraun-macros\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"gungraun\"\nversion = \"0.20.0\"\n";
        assert_eq!(version(lock), Some("0.20.0"));
        assert_eq!(version(""), None);
    }
}
