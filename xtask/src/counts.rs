//! `cargo xtask counts`: how many instructions the hot path takes, beside those that were kept.
//!
//! Counts repeat exactly on one machine, but another compiler, or one that may use other
//! instructions, gives others: then nothing is compared, and it is said why.

mod runner;

use std::{collections::BTreeMap, env, fs};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use serde_json::{Value, json};

use crate::{project::Project, run};

#[derive(Args)]
pub(crate) struct Options {
    /// Keep what is counted now as what later counts are compared with
    #[arg(long)]
    renew: bool,
}

const BASELINE: &str = "benches/baseline.json";
/// Where the runner leaves what it counted.
const RESULTS: &str = "gungraun/comity-benches/counts/hot_path";
/// The C library picks its copying routines by processor, which moves counts by parts of a
/// thousand; a change worth knowing of moves them by more than one in a hundred.
const TOLERANCE: f64 = 0.01;

/// Instructions of each bench.
type Counts = BTreeMap<String, u64>;

/// What counts depend on besides the code.
#[derive(Debug, PartialEq, Eq)]
struct Compiler {
    version: String,
    features: Vec<String>,
}

struct Baseline {
    compiler: Compiler,
    counts: Counts,
}

/// Counts and compares, or keeps what was counted.
pub(crate) fn counts(project: &Project, options: &Options) -> Result<()> {
    ensure!(
        which::which("valgrind").is_ok(),
        "counting needs valgrind: install your system's package of that name, then call this again"
    );
    let runner =
        runner::ready(project, true)?.context("the runner was installed and is not there")?;
    let compiler = Compiler::ask(project)?;
    let now = count(project, &runner)?;
    if !options.renew {
        let baseline = Baseline::read(project)?;
        if baseline.compiler != compiler {
            print(&now);
            println!("{}", not_compared("another compiler than that of the counts kept"));
            return Ok(());
        }
        return compare(&baseline.counts, &now);
    }
    print(&now);
    write(project, &compiler, &now)
}

/// A step of `cargo xtask test`: compares where that means something, else says why it does not.
pub(crate) fn check(project: &Project, install: bool) -> Result<()> {
    let baseline = Baseline::read(project)?;
    let skip = |reason: &str| {
        println!("{}", not_compared(reason));
        Ok(())
    };
    if baseline.compiler != Compiler::ask(project)? {
        return skip("another compiler than that of the counts kept");
    }
    if which::which("valgrind").is_err() {
        return skip("valgrind is not on this machine");
    }
    match runner::ready(project, install)? {
        Some(runner) => compare(&baseline.counts, &count(project, &runner)?),
        None => skip("the runner is not there; `cargo xtask counts` installs it into target/tools"),
    }
}

fn not_compared(reason: &str) -> String {
    format!("not compared: {reason}; renew with `cargo xtask counts --renew`")
}

impl Compiler {
    fn ask(project: &Project) -> Result<Self> {
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let version = run::output(project.program(&rustc).arg("-vV"))?.trim().to_owned();
        let flags = env::var("RUSTFLAGS").unwrap_or_default();
        let flags = flags.split_whitespace();
        let told = run::output(project.program(&rustc).arg("--print=cfg").args(flags))?;
        Ok(Self { version, features: features(&told) })
    }
}

/// The processor's features that code is compiled for.
fn features(cfg: &str) -> Vec<String> {
    let feature =
        |line: &str| Some(line.strip_prefix("target_feature=\"")?.strip_suffix('"')?.to_owned());
    let mut features: Vec<String> = cfg.lines().filter_map(feature).collect();
    features.sort();
    features
}

impl Baseline {
    fn read(project: &Project) -> Result<Self> {
        let text = fs::read_to_string(project.path(BASELINE))
            .with_context(|| format!("cannot read {BASELINE}"))?;
        Self::parse(&text).with_context(|| {
            format!("{BASELINE} is not as written: `cargo xtask counts --renew` writes it anew")
        })
    }

    fn parse(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text)?;
        let lines = |field: &str| -> Result<Vec<String>> {
            let list = value[field].as_array().with_context(|| format!("no list `{field}`"))?;
            Ok(list.iter().filter_map(|line| line.as_str().map(str::to_owned)).collect())
        };
        let counts = value["instructions"].as_object().context("no `instructions`")?;
        let counts = counts.iter().map(|(name, count)| {
            Ok((name.clone(), count.as_u64().with_context(|| format!("`{name}` is no count"))?))
        });
        Ok(Self {
            compiler: Compiler {
                version: lines("rustc")?.join("\n"),
                features: lines("target_features")?,
            },
            counts: counts.collect::<Result<_>>()?,
        })
    }
}

fn write(project: &Project, compiler: &Compiler, counts: &Counts) -> Result<()> {
    let value = json!({
        "rustc": compiler.version.lines().collect::<Vec<_>>(),
        "target_features": compiler.features,
        "instructions": counts,
    });
    let text = serde_json::to_string_pretty(&value)? + "\n";
    fs::write(project.path(BASELINE), text).with_context(|| format!("cannot write {BASELINE}"))?;
    println!("Kept in {BASELINE}");
    Ok(())
}

/// Runs the benches and reads what was counted.
fn count(project: &Project, runner: &std::path::Path) -> Result<Counts> {
    let results = project.built(RESULTS);
    if results.exists() {
        // Else the runner compares with its own former run, and writes that as well.
        fs::remove_dir_all(&results)?;
    }
    let mut bench = project.cargo(["bench", "--package=comity-benches", "--bench=counts"]);
    bench.args(["--profile=counts", "--", "--save-summary=json"]).env("GUNGRAUN_RUNNER", runner);
    run::output(&mut bench)?;
    let mut counts = Counts::new();
    for entry in fs::read_dir(&results).context("the benches left no results")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(entry.path().join("summary.json"))?;
        let count = instructions(&text).with_context(|| format!("no count of {name}"))?;
        counts.insert(name, count);
    }
    Ok(counts)
}

fn instructions(summary: &str) -> Option<u64> {
    let summary: Value = serde_json::from_str(summary).ok()?;
    let metrics = &summary["profiles"][0]["data"]["parts"][0]["metrics"];
    metrics["Ir"]["values"]["new"].as_u64()
}

fn print(counts: &Counts) {
    counts.iter().for_each(|(name, count)| println!("{name:<24} {count:>12} instructions"));
}

/// Shows both; fails where one takes more than it did.
fn compare(kept: &Counts, now: &Counts) -> Result<()> {
    let mut slower = Vec::new();
    let mut other = kept.keys().any(|name| !now.contains_key(name));
    for (name, count) in now {
        let Some(former) = kept.get(name) else {
            println!("{name:<24} {count:>12} instructions, and none kept");
            other = true;
            continue;
        };
        let change = *count as f64 / *former as f64 - 1.0;
        println!("{name:<24} {count:>12} instructions, {:+.2} %", 100.0 * change);
        if *count as f64 > *former as f64 * (1.0 + TOLERANCE) {
            slower.push(name.as_str());
        }
        other |= change < -TOLERANCE;
    }
    if !slower.is_empty() {
        bail!(
            "more instructions than were kept: {}. Where that is meant, keep the new counts with \
             `cargo xtask counts --renew`",
            slower.join(", ")
        );
    }
    if other {
        println!("Some are new, gone or take fewer: keep that with `cargo xtask counts --renew`");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("benches")).unwrap();
        let project = Project::at(home.path());
        let compiler = Compiler {
            version: "rustc 1.0.0\nhost: a".into(),
            features: vec!["sse".into(), "sse2".into()],
        };
        let counts = Counts::from([("a.b".into(), 7)]);
        write(&project, &compiler, &counts).unwrap();
        let back = Baseline::read(&project).unwrap();
        assert_eq!((back.compiler, back.counts), (compiler, counts));
        assert!(Baseline::parse("{}").is_err());
    }

    #[test]
    fn features_are_read_from_the_compilers_list() {
        let cfg =
            "unix\ntarget_feature=\"sse2\"\ntarget_arch=\"x86_64\"\ntarget_feature=\"fxsr\"\n";
        assert_eq!(features(cfg), ["fxsr", "sse2"]);
    }

    #[test]
    fn only_more_instructions_fail() {
        let counts = |n| Counts::from([("a".into(), n)]);
        compare(&counts(1000), &counts(1010)).unwrap();
        compare(&counts(1000), &counts(500)).unwrap();
        compare(&counts(1000), &Counts::new()).unwrap();
        let error = compare(&counts(1000), &counts(1011)).unwrap_err().to_string();
        assert!(error.contains(": a.") && error.contains("--renew"), "{error}");
    }

    #[test]
    fn the_runners_summary_is_understood() {
        let summary =
            r#"{"profiles":[{"data":{"parts":[{"metrics":{"Ir":{"values":{"new":42}}}}]}}]}"#;
        assert_eq!(instructions(summary), Some(42));
        assert_eq!(instructions("{}"), None);
    }
}
