//! `cargo xtask miri`: core's own tests under an interpreter that finds undefined behaviour and
//! what differs between targets. Core has no unsafe code; its packages do.
//!
//! The tests inside core, without those that compute for minutes under an interpreter. The tests
//! across rooms (`tests/`) read files and enumerate thousands of posteriors: not here.

use anyhow::{Context, Result};

use crate::{project::Project, run};

const TOOLCHAIN: &str = "nightly";
/// Another target finds more: words of 32 bits, the high byte first.
const TARGETS: [&str; 2] = ["x86_64-unknown-linux-gnu", "mips-unknown-linux-gnu"];

pub(crate) fn miri(project: &Project) -> Result<()> {
    let add = ["component", "add", "--toolchain", TOOLCHAIN, "miri", "rust-src"];
    run::shown(project.program("rustup").args(add)).context(
        "Miri is part of Rust's nightly toolchain: `rustup toolchain install nightly`, then call \
         this again",
    )?;
    for target in TARGETS {
        let mut cargo = project.program("cargo");
        cargo.args([&format!("+{TOOLCHAIN}"), "miri", "test", "--package=comity", "--lib"]);
        cargo.args(["--target", target]);
        // The cargo that runs this would choose its own compiler for the one below it.
        for variable in ["RUSTC", "RUSTDOC", "CARGO", "RUSTUP_TOOLCHAIN"] {
            cargo.env_remove(variable);
        }
        run::shown(&mut cargo)?;
    }
    Ok(())
}
