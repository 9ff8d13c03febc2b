//! The package for npm, in dist/npm: the module with its script, an entry for browsers and one for
//! Node, types written by hand.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::{module, staging::Staging};
use crate::project::Project;

/// Where the package is written.
const SOURCES: &str = "wasm/npm";
/// What cargo's version takes the place of.
const VERSION: &str = "\"version\": \"VERSION\"";
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Builds the package around the compiled module.
pub(super) fn package(project: &Project, wasm: &Path) -> Result<()> {
    let staging = Staging::beside(&project.path("dist/npm"))?;
    copy_all(&project.path(SOURCES), staging.path())?;
    for licence in LICENCES {
        copy(&project.path(licence), &staging.path().join(licence))?;
    }
    let manifest = staging.path().join("package.json");
    let text = fs::read_to_string(&manifest).context("cannot read the package's manifest")?;
    fs::write(&manifest, versioned(&text, env!("CARGO_PKG_VERSION"))?)
        .context("cannot write the package's manifest")?;

    let folder = staging.path().join("module");
    module::for_browsers(wasm, &folder)?;
    module::refuse_paths_of_this_machine(project, &folder)?;
    // The package's own types are the ones that count.
    for types in ["comity_wasm.d.ts", "comity_wasm_bg.wasm.d.ts"] {
        fs::remove_file(folder.join(types)).with_context(|| format!("cannot remove {types}"))?;
    }
    staging.publish()?;
    println!("The package for npm stands in dist/npm/");
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    let cannot = || format!("cannot read {}", from.display());
    for entry in fs::read_dir(from).with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn versioned(manifest: &str, version: &str) -> Result<String> {
    ensure!(
        manifest.matches(VERSION).count() == 1,
        "{SOURCES}/package.json must have `{VERSION}` once: cargo's version is written there"
    );
    Ok(manifest.replace(VERSION, &format!("\"version\": \"{version}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_cargos() {
        let manifest = "{ \"version\": \"VERSION\" }";
        assert_eq!(versioned(manifest, "1.2.3").unwrap(), "{ \"version\": \"1.2.3\" }");
        assert!(versioned("{ \"version\": \"1.0.0\" }", "1.2.3").is_err());
    }
}
