//! `cargo xtask test`: every check of the project but peers and timings, stopping at the first
//! that fails.

mod microcontroller;
mod page;
mod published_crate;
mod steps;
pub(crate) mod tools;

use anyhow::Result;
use clap::Args;

use crate::{bits, counts, dist, dist::targets, project::Project, rules, run};
use page::Surroundings;
use steps::Steps;
use tools::Tools;

#[derive(Args)]
pub(crate) struct Options {
    /// Install the browser, Node, QEMU and fonts where they are missing (Debian and its kin, with
    /// sudo)
    #[arg(long)]
    install: bool,
    /// Leave out the page and other machines: no browser, no Node and no QEMU needed
    #[arg(long)]
    native_only: bool,
}

/// Targets without an operating system; the last two have no atomic instructions either.
const BARE_TARGETS: [&str; 4] = [
    "wasm32-unknown-unknown",
    "thumbv7em-none-eabihf",
    "thumbv6m-none-eabi",
    "riscv32imc-unknown-none-elf",
];

pub(crate) fn test(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::start();
    steps.step("rules of the tree", || rules::check(project))?;
    native(project, &mut steps)?;
    steps.step("instruction counts", || counts::check(project, options.install))?;
    if !options.native_only {
        page(project, &mut steps, options.install)?;
        let install = options.install;
        steps.step("the microcontroller example", || microcontroller::run(project, install))?;
        steps.step("the same bits everywhere", || {
            bits::everywhere(project, &tools::node(project)?, install)
        })?;
    }
    steps.finish();
    Ok(())
}

fn native(project: &Project, steps: &mut Steps) -> Result<()> {
    let cargo = |line: &str| run::shown(&mut project.cargo(line.split(' ')));
    steps.step("formatting", || cargo("fmt --all --check"))?;
    steps.step("lints", || cargo("clippy --workspace --all-targets -- -D warnings"))?;
    steps.step("tests", || cargo("test --workspace"))?;
    steps.step("documentation", || {
        let mut command = project.cargo(["doc", "--workspace", "--no-deps"]);
        run::shown(command.env("RUSTDOCFLAGS", "-Dwarnings"))
    })?;
    steps.step("the crate", || published_crate::check(project))?;
    steps.step("core on bare targets", || {
        targets::ensure(project, &BARE_TARGETS)?;
        // At once, so that what runs on this machine (macros) is built once and both cores work.
        let targets = BARE_TARGETS.iter().flat_map(|target| ["--target", target]);
        let build = ["build", "--package=comity", "--profile=bare"];
        run::shown(&mut project.cargo(build.into_iter().chain(targets)))
    })
}

fn page(project: &Project, steps: &mut Steps, install: bool) -> Result<()> {
    let built = steps.step("the page", || dist::build(project))?;
    let tools = steps.step("browser and Node", || tools::ready(project, install))?;
    steps.step("packages of the page's tests", || page::install_packages(project, &tools))?;
    steps.step("types of the page's modules", || page::check_types(project, &tools))?;
    steps.step("the command", || build_command(project))?;
    let surroundings = Surroundings::start(project, &built, &tools)?;
    steps.step("the page in a browser", || page::run_tests(project, &tools, &surroundings))
}

/// `cargo xtask lighthouse`: how soon the page is there, and what Lighthouse says of it. Both are
/// timings, which work beside them would spoil: they are no part of `test`.
pub(crate) fn lighthouse(project: &Project) -> Result<()> {
    let (tools, surroundings) = surroundings(project)?;
    page::run_startup(project, &tools, &surroundings)?;
    page::run_lighthouse(project, &tools, &surroundings)
}

fn build_command(project: &Project) -> Result<()> {
    run::shown(&mut project.cargo(["build", "--package=comity-native", "--bin=comity"]))
}

/// What a script that drives the page needs, built and served.
pub(crate) fn surroundings(project: &Project) -> Result<(Tools, Surroundings)> {
    let tools = tools::ready(project, false)?;
    let built = dist::build(project)?;
    page::install_packages(project, &tools)?;
    build_command(project)?;
    let surroundings = Surroundings::start(project, &built, &tools)?;
    Ok((tools, surroundings))
}
