//! The library as a crate: packaged, built from the package alone, its examples run.

use anyhow::{Context, Result, ensure};

use crate::{project::Project, run};

/// Each example with what it is called with, and a word it prints.
const EXAMPLES: [(&str, &[&str], &str); 2] = [
    ("assess_file", &["examples/headship-consortium.json"], "A history of working together"),
    ("few_scores", &[], "plausibly"),
];

pub(super) fn check(project: &Project) -> Result<()> {
    // What is not committed yet is checked too: before a commit, not after.
    let package = ["package", "--package=comity", "--allow-dirty", "--offline", "--quiet"];
    run::shown(&mut project.cargo(package)).context("the crate could not be published")?;
    for (example, arguments, word) in EXAMPLES {
        let cargo = ["run", "--quiet", "--package=comity", "--example", example, "--"];
        let told = run::output(&mut project.cargo(cargo.iter().chain(arguments).copied()))?;
        ensure!(told.contains(word), "the example {example} does not print `{word}`:\n{told}");
        println!("The example {example} runs");
    }
    Ok(())
}
