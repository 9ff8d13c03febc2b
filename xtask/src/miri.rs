//! `cargo xtask miri`: core's own tests under an interpreter that finds undefined behaviour and
//! what differs between targets. Core has no unsafe code; its packages do.
//!
//! A part of the tests inside core: a test that reads a built-in instrument, looks for quantiles or
//! walks a fine lattice takes minutes in an interpreter, and so would the tests across rooms
//! (`tests/`).

use anyhow::{Context, Result};

use crate::{project::Project, run};

const TOOLCHAIN: &str = "nightly";
/// This one, and one whose words have 32 bits and the high byte first.
const TARGETS: [&str; 2] = ["x86_64-unknown-linux-gnu", "mips-unknown-linux-gnu"];
/// Parts of names of tests.
const TESTED: [&str; 6] =
    ["numeric::", "measure::", "error::", "formats::csv", "formats::limits", "formats::tree"];
const SKIPPED: [&str; 10] = [
    "the_chance_is_that_of_all_ways_to_deal",
    "divergence::camps::tests",
    "equal_steps_agree_with_the_other_rule",
    "several::tests::equal_the_library_of_mathematics",
    "quantile_undoes_cdf_and_stays_inside",
    "beta::tests::quantile_undoes_cdf",
    "noncentral_t",
    "item_sums::tests::equals_what_one_group_alone_gives",
    "characteristic::tests::agrees_with_the_convolution",
    "numeric::search",
];

pub(crate) fn miri(project: &Project) -> Result<()> {
    let add = ["component", "add", "--toolchain", TOOLCHAIN, "miri", "rust-src"];
    run::shown(project.program("rustup").args(add)).context(
        "Miri is part of Rust's nightly toolchain: `rustup toolchain install nightly`, then call \
         this again",
    )?;
    for target in TARGETS {
        let mut cargo = project.program("cargo");
        cargo.args([&format!("+{TOOLCHAIN}"), "miri", "test", "--package=comity", "--lib"]);
        cargo.args(["--target", target, "--"]).args(TESTED);
        cargo.args(SKIPPED.iter().flat_map(|test| ["--skip", test]));
        // The cargo that runs this would choose its own compiler for the one below it.
        for variable in ["RUSTC", "RUSTDOC", "CARGO", "RUSTUP_TOOLCHAIN"] {
            cargo.env_remove(variable);
        }
        run::shown(&mut cargo)?;
    }
    Ok(())
}
