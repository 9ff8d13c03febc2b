//! The ways in which the corpus is computed.
//!
//! A further way is one more [`Environment`]: a program that writes the same lines.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{dist::targets, project::Project, run};

const WASM: &str = "wasm32-unknown-unknown";

/// How much of the corpus is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    /// What does not take minutes where floats are computed by software under an emulator.
    Quick,
    /// The part that is computed by lanes and threads.
    Tables,
}

/// One way to compute the corpus, built and ready to run.
pub(super) struct Environment {
    pub(super) name: String,
    pub(super) extent: Extent,
    command: Command,
}

/// What a run wrote, and how long it took.
pub(super) struct Lines {
    pub(super) text: String,
    pub(super) took: Duration,
}

impl Environment {
    fn new(name: impl Into<String>, extent: Extent, mut command: Command) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        Self { name: name.into(), extent, command }
    }

    /// Only what is quick, for those that compute no more.
    pub(super) fn quick(&mut self) -> Result<Lines> {
        self.command.arg("--quick");
        self.run()
    }

    /// Runs it. Whether its own verdict was good is told by its numbers.
    pub(super) fn run(&mut self) -> Result<Lines> {
        let started = Instant::now();
        let output = self.command.output().with_context(|| format!("cannot run {}", self.name))?;
        let text = String::from_utf8(output.stdout)
            .with_context(|| format!("{} wrote no text", self.name))?;
        // What the firmware remarks on its verdict is told better elsewhere.
        let (remarks, lines): (Vec<&str>, _) = text.lines().partition(|line| line.starts_with('#'));
        ensure!(
            lines.last().is_some_and(|line| line.starts_with("= ")),
            "{} stopped in the middle ({}) after `{}`. {}",
            self.name,
            output.status,
            lines.last().unwrap_or(&""),
            remarks.join(" ")
        );
        Ok(Lines { text: lines.join("\n"), took: started.elapsed() })
    }
}

/// This machine: without optimising (to this the others are compared), optimised, and optimised
/// with every instruction its processor has.
pub(super) fn native(project: &Project) -> Result<Vec<Environment>> {
    let host = host(project)?;
    let build = |name: &str, profile, flags| -> Result<Environment> {
        let what = ["--package=comity-corpus", "--bin=published"];
        let program = program(project, &host, profile, flags, &what)?;
        Ok(Environment::new(name, Extent::Whole, project.program(program)))
    };
    Ok(vec![
        build("this machine, not optimised", "bare", "")?,
        build("this machine, optimised", "release", "")?,
        build("this machine, every instruction it has", "release", "-Ctarget-cpu=native")?,
    ])
}

/// This machine's lanes, chosen at run time, and one to eight threads.
pub(super) fn lanes_and_threads(project: &Project) -> Result<Vec<Environment>> {
    let what = ["--package=comity-native", "--example=published_lanes"];
    let program = program(project, &host(project)?, "release", "", &what)?;
    let choices = run::output(&mut project.program(&program))?;
    let chosen = |choice: &str| {
        let (lanes, threads) = choice.split_once(' ').context("lanes and threads")?;
        let mut command = project.program(&program);
        command.args([lanes, threads]);
        let name = format!("this machine, {lanes}, threads: {threads} (tables)");
        Ok(Environment::new(name, Extent::Tables, command))
    };
    choices.lines().map(chosen).collect()
}

fn host(project: &Project) -> Result<String> {
    let told = run::output(project.program("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(String::from).context("rustc does not say what machine this is")
}

/// The page's machine, with and without instructions for several numbers at once.
pub(super) fn wasm(project: &Project, node: &Path) -> Result<Vec<Environment>> {
    targets::ensure(project, &[WASM])?;
    let build = |name: &str, flags| -> Result<Environment> {
        let what = ["--package=comity-corpus", "--example=published_wasm"];
        let module = program(project, WASM, "wasm", flags, &what)?;
        let mut command = project.program(node);
        command.arg("tests/corpus/published.mjs").arg(module);
        Ok(Environment::new(name, Extent::Whole, command))
    };
    Ok(vec![
        build("WebAssembly", "")?,
        build("WebAssembly with simd128", "-Ctarget-feature=+simd128")?,
    ])
}

/// Builds the corpus and keeps a copy: the next flags would overwrite it.
fn program(
    project: &Project,
    target: &str,
    profile: &str,
    flags: &str,
    what: &[&str],
) -> Result<PathBuf> {
    let mut cargo = project.cargo(["build", "--profile", profile, "--target", target]);
    cargo.args(what);
    cargo.env_remove("CARGO_ENCODED_RUSTFLAGS").env("RUSTFLAGS", flags);
    run::shown(&mut cargo)?;
    let suffix = if target == WASM { ".wasm" } else { std::env::consts::EXE_SUFFIX };
    let file = match what.last().and_then(|what| what.split_once('=')) {
        Some(("--example", name)) => format!("examples/{name}{suffix}"),
        Some((_, name)) => format!("{name}{suffix}"),
        None => bail!("nothing to build"),
    };
    let built = project.built(&format!("{target}/{profile}/{file}"));
    let flags: String = flags.chars().filter(|c| c.is_alphanumeric()).collect();
    let folder = project.built(&format!("bits/{target}/{profile}{flags}"));
    let kept = folder.join(built.file_name().context("a program has a name")?);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(&built, &kept))
        .with_context(|| format!("cannot copy {} to {}", built.display(), kept.display()))?;
    Ok(kept)
}

/// Microcontrollers without an operating system. Cargo starts the emulator, as the firmware's own
/// settings say.
pub(super) fn microcontrollers(project: &Project) -> Result<Vec<Environment>> {
    let boards = [
        ("Cortex-M7, 64-bit floats in hardware", "thumbv7em-none-eabihf", Extent::Whole),
        ("ARMv6-M, floats in software (quick parts)", "thumbv6m-none-eabi", Extent::Quick),
    ];
    targets::ensure(project, &boards.map(|(_, target, _)| target))?;
    let build = |(name, target, extent): (&'static str, &str, Extent)| {
        let cargo =
            |chore| firmware(project, "tests/cortex_m", &[chore, "--release", "--target", target]);
        run::shown(&mut cargo("build"))?;
        let mut command = cargo("run");
        command.arg("--quiet");
        Ok(Environment::new(name, extent, command))
    };
    boards.into_iter().map(build).collect()
}

/// Cargo in the folder of a firmware, whose settings and lock file are its own.
pub(crate) fn firmware(project: &Project, folder: &str, arguments: &[&str]) -> Command {
    let mut cargo = project.cargo(arguments.iter().copied());
    cargo
        .current_dir(project.path(folder))
        .env("CARGO_TARGET_DIR", project.built("firmware"))
        // Flags from outside would replace those that say where the firmware stands in memory.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}
