//! `cargo xtask peers`: the same work by other programs, side by side on this machine.
//!
//! The others live in a Python environment of their own below target/, at the versions that
//! benches/peers/requirements.txt pins. Best called while the machine does nothing else.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::{project::Project, run};

#[derive(Args)]
pub(crate) struct Options {
    /// Keep table and chart in benches/peers, where the README shows them
    #[arg(long)]
    keep: bool,
}

const SCRIPTS: &str = "benches/peers";
const REQUIREMENTS: &str = "benches/peers/requirements.txt";
/// What the README shows, beside the scripts.
const KEPT: [(&str, &str); 2] = [("peers.md", "results.md"), ("peers.svg", "chart.svg")];

pub(crate) fn peers(project: &Project, options: &Options) -> Result<()> {
    let python = environment(project)?;
    let folder = project.built("peers");
    fs::create_dir_all(&folder)?;
    let mut measure = project.cargo(["run", "--release", "--package=comity-benches"]);
    measure.args(["--bin=peers", "--"]);
    measure.arg(&python).arg(project.path(SCRIPTS)).arg(&folder);
    run::shown(&mut measure)?;
    let rows = project.built("peers.json");
    fs::copy(folder.join("peers.json"), &rows)
        .with_context(|| format!("cannot write {}", rows.display()))?;
    println!("Rows in {}; table and chart beside the data in {}", rows.display(), folder.display());
    if options.keep {
        for (from, to) in KEPT {
            fs::copy(folder.join(from), project.path(SCRIPTS).join(to))?;
        }
        println!("Kept in {SCRIPTS}: correct the figures in the README's \"How fast\"");
    }
    Ok(())
}

/// The Python of an environment with all that is required, made where it is missing or was made for
/// other versions.
fn environment(project: &Project) -> Result<PathBuf> {
    let home = project.built("peers-python");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = fs::read_to_string(project.path(REQUIREMENTS))
        .with_context(|| format!("cannot read {REQUIREMENTS}"))?;
    let stamp = home.join("installed.txt");
    if python.is_file() && fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(python);
    }
    let system = system_python()?;
    run::shown(project.program(&system).args(["-m", "venv", "--clear"]).arg(&home)).context(
        "Python cannot make an environment: on Debian install python3-venv, elsewhere a whole \
         Python 3.11 or newer, then call this again",
    )?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    run::shown(project.program(&python).args(install).arg(project.path(REQUIREMENTS))).context(
        "the programs to compare with could not be installed: pip needs a connection, and a \
         Python for which these versions are built",
    )?;
    fs::write(&stamp, wanted)?;
    Ok(python)
}

fn system_python() -> Result<PathBuf> {
    if let Some(told) = env::var_os("COMITY_PYTHON").filter(|told| !told.is_empty()) {
        return which::which(&told).with_context(|| {
            format!("COMITY_PYTHON names {}, which cannot be run", Path::new(&told).display())
        });
    }
    match ["python3", "python"].iter().find_map(|name| which::which(name).ok()) {
        Some(python) => Ok(python),
        None => bail!(
            "the comparison needs Python 3.11 or newer with venv and pip: install it, or name one \
             that is not on PATH in COMITY_PYTHON, then call this again"
        ),
    }
}
