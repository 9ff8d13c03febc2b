//! `cargo xtask bits`: every published number of the corpus, computed on this machine, in
//! WebAssembly and on emulated microcontrollers, compared bit by bit.

mod compare;
mod emulator;
mod environment;

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::{project::Project, test::tools};
pub(crate) use emulator::ready as emulator;
pub(crate) use environment::firmware;
use environment::{Environment, Extent};

/// What this version publishes: a line a part, its count and its hash.
const PUBLISHED: &str = "tests/corpus/published.txt";

#[derive(Args)]
pub(crate) struct Options {
    /// Install the emulator where it is missing (Debian and its kin, with sudo)
    #[arg(long)]
    install: bool,
    /// This machine alone: no Node and no emulator needed
    #[arg(long)]
    native_only: bool,
    /// Write the numbers of this machine into tests/corpus/published.txt, because they were meant
    /// to change
    #[arg(long)]
    bless: bool,
}

pub(crate) fn bits(project: &Project, options: &Options) -> Result<()> {
    if options.bless {
        return bless(project);
    }
    if options.native_only {
        return compare(on_this_machine(project)?, project);
    }
    everywhere(project, &tools::node(project)?, options.install)
}

/// As a step of `cargo xtask test`, where Node is at hand.
pub(crate) fn everywhere(project: &Project, node: &Path, install: bool) -> Result<()> {
    emulator::ready(project, install)?;
    let mut environments = on_this_machine(project)?;
    environments.extend(environment::wasm(project, node)?);
    environments.extend(environment::microcontrollers(project)?);
    compare(environments, project)
}

fn on_this_machine(project: &Project) -> Result<Vec<Environment>> {
    let mut environments = environment::native(project)?;
    environments.extend(environment::lanes_and_threads(project)?);
    Ok(environments)
}

/// Runs all of them; the first number that differs is the error.
fn compare(mut environments: Vec<Environment>, project: &Project) -> Result<()> {
    let whole = run_all(&mut environments)?;
    ensure!(
        compare::totals(&whole) == read_published(project)?,
        "every way gives the same numbers, but they are not those that {PUBLISHED} says this \
         version publishes. Where that was meant, call `cargo xtask bits --bless` and say in \
         CHANGELOG.md, under Numeric, which numbers changed"
    );
    println!("The same bits in {} ways", environments.len());
    Ok(())
}

/// What all of them write, or what the first of them that differs writes otherwise.
fn run_all(environments: &mut [Environment]) -> Result<String> {
    let (first, others) = environments.split_first_mut().context("there is this machine")?;
    let whole = first.run()?;
    tell(first, &whole);
    let quick = first.quick()?;
    let tables = compare::part(&whole.text, "tables");
    for environment in others {
        let lines = environment.run()?;
        let expected = match environment.extent {
            Extent::Whole => &whole.text,
            Extent::Quick => &quick.text,
            Extent::Tables => &tables,
        };
        if let Some(difference) = compare::first_difference(expected, &lines.text) {
            bail!("{}, compared with {}: {difference}", environment.name, first.name);
        }
        tell(environment, &lines);
    }
    Ok(whole.text)
}

fn tell(environment: &Environment, lines: &environment::Lines) {
    let (numbers, seconds) = (compare::numbers(&lines.text), lines.took.as_secs_f64());
    println!("{:48}{numbers:>7} numbers {seconds:>7.1} s", environment.name);
}

fn read_published(project: &Project) -> Result<String> {
    fs::read_to_string(project.path(PUBLISHED)).with_context(|| format!("cannot read {PUBLISHED}"))
}

/// A number that depends on how it was compiled is nothing to bless.
fn bless(project: &Project) -> Result<()> {
    let whole = run_all(&mut on_this_machine(project)?)?;
    fs::write(project.path(PUBLISHED), compare::totals(&whole))
        .with_context(|| format!("cannot write {PUBLISHED}"))?;
    println!("{PUBLISHED} says what this version publishes");
    Ok(())
}
