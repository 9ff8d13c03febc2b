//! The page's own checks: its packages, the types of its modules, and a real browser.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use super::tools::Tools;
use crate::{dist::Built, project::Project, run, server::Server};

const FOLDER: &str = "tests/page";
/// How Node runs the tests: told as people read it, and no file of tests for longer than this.
const RUNNER: [&str; 3] = ["--test", "--test-reporter=spec", "--test-timeout=600000"];

/// What a script that drives the page finds in its environment.
pub(crate) struct Surroundings {
    variables: [(&'static str, PathBuf); 7],
}

impl Surroundings {
    /// Serves the page at a free port until this command ends.
    pub(crate) fn start(project: &Project, built: &Built, tools: &Tools) -> Result<Self> {
        let log = project.built("page-requests.log");
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let server = Server::start(&built.site, 0, Some(file)).context("cannot serve the page")?;
        let binary = format!("debug/comity{}", std::env::consts::EXE_SUFFIX);
        Ok(Self {
            variables: [
                ("COMITY_BROWSER", tools.browser.clone()),
                ("COMITY_SITE", server.address().into()),
                ("COMITY_SITE_LOG", log),
                ("COMITY_SITE_FOLDER", built.site.clone()),
                ("COMITY_SINGLE", built.single.clone()),
                ("COMITY_WASM_NODE", built.node.clone()),
                ("COMITY_BIN", project.built(&binary)),
            ],
        })
    }

    /// Node in these surroundings.
    pub(crate) fn node(&self, project: &Project, tools: &Tools) -> Command {
        let mut node = project.program(&tools.node);
        node.envs(self.variables.iter().map(|(name, value)| (name, value)));
        node
    }
}

/// Installs exactly what the lock file names, from whichever registry this machine uses.
pub(super) fn install_packages(project: &Project, tools: &Tools) -> Result<()> {
    let lock = project.path(FOLDER).join("package-lock.json");
    let text = fs::read_to_string(&lock).with_context(|| {
        format!("cannot read {}: the page's tests are incomplete", lock.display())
    })?;
    refuse_hosts(&text)?;
    let mut npm = project.program(&tools.npm);
    // None of these packages has a script to run, and none is to get one.
    run::shown(npm.current_dir(project.path(FOLDER)).args(["ci", "--ignore-scripts"]))
}

/// A lock file with addresses works only where it was written.
fn refuse_hosts(lock: &str) -> Result<()> {
    let resolved = lock.lines().find(|line| line.contains("\"resolved\"") && line.contains("://"));
    ensure!(
        resolved.is_none(),
        "tests/page/package-lock.json names the registry it was written with ({}): delete its \
         `resolved` lines; tests/page/.npmrc keeps npm from writing them",
        resolved.unwrap_or_default().trim()
    );
    Ok(())
}

pub(super) fn check_types(project: &Project, tools: &Tools) -> Result<()> {
    let compiler = format!("{FOLDER}/node_modules/typescript/bin/tsc");
    let settings = format!("{FOLDER}/tsconfig.json");
    run::shown(project.program(&tools.node).args([&compiler, "-p", &settings]))
}

pub(super) fn run_tests(
    project: &Project,
    tools: &Tools,
    surroundings: &Surroundings,
) -> Result<()> {
    let names = test_files(&project.path(FOLDER))?;
    let files = names.iter().map(|name| format!("{FOLDER}/{name}"));
    run::shown(surroundings.node(project, tools).args(RUNNER).args(files))
}

/// Measures how soon the module is there, with nothing else at work.
pub(super) fn run_startup(
    project: &Project,
    tools: &Tools,
    surroundings: &Surroundings,
) -> Result<()> {
    let file = format!("{FOLDER}/startup.mjs");
    run::shown(surroundings.node(project, tools).args(RUNNER).arg(file))
}

/// Holds the page against the bars in the script.
pub(super) fn run_lighthouse(
    project: &Project,
    tools: &Tools,
    surroundings: &Surroundings,
) -> Result<()> {
    run::shown(surroundings.node(project, tools).arg(format!("{FOLDER}/lighthouse.mjs")))
}

/// Node's releases disagree about what a folder means to `--test`; files mean the same to all.
fn test_files(folder: &Path) -> Result<Vec<String>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.js") || name.ends_with(".test.mjs") {
            names.push(name);
        }
    }
    ensure!(!names.is_empty(), "no file in {FOLDER} is called *.test.js or *.test.mjs");
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_file_with_hosts_is_refused() {
        refuse_hosts("{ \"node_modules/a\": { \"version\": \"1.0.0\" } }").unwrap();
        let lock = "{\n  \"resolved\": \"https://some.registry/a.tgz\",\n}";
        let error = refuse_hosts(lock).unwrap_err().to_string();
        assert!(error.contains("some.registry") && error.contains(".npmrc"), "{error}");
    }

    #[test]
    fn tests_are_found_by_name_and_none_is_a_fault() {
        let home = tempfile::tempdir().unwrap();
        assert!(test_files(home.path()).is_err());
        for name in ["b.test.js", "a.test.mjs", "shots.mjs"] {
            fs::write(home.path().join(name), "").unwrap();
        }
        assert_eq!(test_files(home.path()).unwrap(), ["a.test.mjs", "b.test.js"]);
    }
}
