//! The targets of the compiler that a chore needs, added where they are missing.

use anyhow::{Context, Result, bail};

use crate::{project::Project, run};

/// Makes sure the compiler can build for these targets.
pub(crate) fn ensure(project: &Project, targets: &[&str]) -> Result<()> {
    let mut missing = Vec::new();
    for &target in targets {
        if !present(project, target)? {
            missing.push(target);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!("{}", without_rustup(&missing));
    }
    run::shown(project.program("rustup").args(["target", "add"]).args(&missing))
        .context(refused(&missing))
}

/// Asks the compiler rather than rustup: a compiler from a distribution brings targets as well.
fn present(project: &Project, target: &str) -> Result<bool> {
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let folder =
        run::output(project.program(compiler).args(["--print=target-libdir", "--target", target]))?;
    Ok(std::path::Path::new(folder.trim_end()).is_dir())
}

fn without_rustup(missing: &[&str]) -> String {
    format!(
        "the compiler cannot build for {}, and there is no rustup to add that: install Rust with \
         rustup (https://rustup.rs), or your distribution's standard library for each of these",
        missing.join(", ")
    )
}

fn refused(missing: &[&str]) -> String {
    format!(
        "rustup did not add {0}: check the connection and the toolchain (`rustup show`), then run \
         `rustup target add {0}` by hand",
        missing.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_every_missing_target_and_what_to_do() {
        let missing = ["wasm32-unknown-unknown", "thumbv6m-none-eabi"];
        for target in missing {
            assert!(without_rustup(&missing).contains(target));
            assert!(refused(&missing).contains(target));
        }
        assert!(without_rustup(&missing).contains("rustup.rs"));
        assert!(refused(&missing).contains("rustup target add wasm32-unknown-unknown thumbv6m"));
    }
}
