//! Running the command as its users do.

use std::{fs, path::PathBuf};

use assert_cmd::{Command, cargo::cargo_bin_cmd};
use tempfile::TempDir;

/// Runs a command; gives exit code, standard output and standard error.
pub(crate) fn run(arguments: &[&str]) -> (i32, String, String) {
    run_with_input(arguments, "")
}

/// The same with something on standard input.
pub(crate) fn run_with_input(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut command: Command = cargo_bin_cmd!("comity");
    // Paths in messages are then short and the same everywhere.
    command.current_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".."));
    let output = command.args(arguments).write_stdin(input).output().expect("runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("ends"), text(output.stdout), text(output.stderr))
}

/// Writes a file into a folder; gives its path.
pub(crate) fn file(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("writes");
    path.display().to_string()
}
