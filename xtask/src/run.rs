//! Runs other programs: shown before they start, named when they fail.

use std::{
    io::{Write, stdout},
    path::Path,
    process::{Command, ExitStatus, Stdio},
};

use anyhow::{Context, Result, bail};

/// Runs a command with its output shown; an error names the command to try by hand.
pub(crate) fn shown(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    // The program writes next; what is ours comes first even through a pipe.
    stdout().flush().ok();
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if status.success() { Ok(()) } else { bail!("`{line}` failed ({})", reason(status)) }
}

/// What a command prints, without showing it.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        bail!("`{line}` failed ({})", reason(output.status));
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed no UTF-8"))
}

/// Set for a command and left out of what is shown: long, and of no help to whoever repeats it.
const UNSHOWN: &str = "CARGO_ENCODED_RUSTFLAGS";

/// The command as one would type it: the variables set for it, its name without folders, its
/// arguments quoted where a shell needs it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let variables =
        command.get_envs().filter(|(name, _)| *name != UNSHOWN).filter_map(|(name, value)| {
            Some(format!("{}={}", name.to_string_lossy(), quoted(&value?.to_string_lossy())))
        });
    let arguments = command.get_args().map(|argument| quoted(&argument.to_string_lossy()));
    variables
        .chain([program.to_string_lossy().into_owned()])
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_=./:,+@%\\".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.into() } else { format!("'{word}'") }
}

fn reason(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("exit code {code}"),
        None => "stopped by a signal".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Command::new("/some/where/cargo");
        command.args(["doc", "--no-deps", "two words"]).env("RUSTDOCFLAGS", "-Dwarnings");
        assert_eq!(line(&command), "RUSTDOCFLAGS=-Dwarnings cargo doc --no-deps 'two words'");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = shown(&mut Command::new("no-such-program-anywhere")).unwrap_err();
        assert_eq!(error.to_string(), "cannot start `no-such-program-anywhere`");
    }

    #[cfg(unix)]
    #[test]
    fn a_failure_gives_command_and_code() {
        let error = shown(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c 'exit 3'` failed (exit code 3)");
    }
}
