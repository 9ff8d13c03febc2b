//! What a person meets in a terminal: short lines, and no fuss where output is cut off.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use assert_cmd::cargo::cargo_bin;
use tempfile::TempDir;

const EXAMPLE: &str = "examples/headship-consortium.json";

fn comity(arguments: &[&str]) -> Command {
    let mut command = Command::new(cargo_bin!("comity"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).args(arguments);
    command
}

/// Exit code, standard output, standard error.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = comity(arguments).output().expect("runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn file(folder: &TempDir, name: &str, text: &str) -> String {
    let path: PathBuf = folder.path().join(name);
    fs::write(&path, text).expect("writes");
    path.display().to_string()
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let folder = TempDir::new().unwrap();
    let noisy = file(&folder, "noisy.csv", "respondent,partner,mystery,roles_a\nr1,A,x,y\n");
    for arguments in [
        &["instrument", "show", "--json"][..],
        &["instrument", "schema", "assessment"],
        &["assess", EXAMPLE, "--json"],
        &["assess", EXAMPLE],
        &["assess", EXAMPLE, "--csv", "-"],
        &["assess", &noisy, "--json"],
        &["template"],
    ] {
        let mut child = comity(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        // As `| head` does, before anything is written; and as `2>&1 | head` does.
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().expect("ends").code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn what_nobody_was_asked_is_counted_not_listed() {
    let folder = TempDir::new().unwrap();
    let table = "disclosure,respondent,partner,roles_a,roles_b\nnamed,r1,A,4,4\nnamed,r2,B,5,4\n";
    let (code, out, err) = run(&["assess", &file(&folder, "t.csv", table)]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("71 questions were not asked of anyone (--json lists them)."), "{out}");
    assert!(out.contains("21 factors were not asked of anyone: "), "{out}");
    assert!(!out.contains("history_a"), "{out}");
    let rows = out.lines().filter(|line| line.contains(['●', '◐'])).count();
    assert_eq!(rows, 1, "a row for the one factor that was asked: {out}");
}

/// Beside every mean how alike people answered; below, what to talk about first.
#[test]
fn agreement_and_the_agenda_are_told() {
    let folder = TempDir::new().unwrap();
    let mut table = String::from("disclosure,respondent,partner,roles_a,roles_b,pace_a\n");
    for person in 0..16 {
        let (partner, roles) = if person < 8 { ("Office", 1) } else { ("School", 4) };
        table.push_str(&format!("named,r{person},{partner},{roles},{roles},3\n"));
    }
    let (code, out, err) = run(&["assess", &file(&folder, "t.csv", &table)]);
    assert_eq!(code, Some(0), "{err}");
    let row = |title: &str| {
        let mut rows = out.lines().filter(|line| line.trim_start().starts_with(title));
        rows.next().unwrap_or_else(|| panic!("no row {title}: {out}")).to_owned()
    };
    assert!(row("Clear roles and decisions ").contains(" apart "), "{out}");
    assert!(row("A pace that can be kept up ").contains(" alike "), "{out}");
    let agenda = "What to talk about first\n  Clear roles and decisions. \
                  Between Office and School: the answers of Office are lower.\n";
    assert!(out.contains(agenda), "{out}");
}

#[test]
fn a_change_between_rounds_is_told_in_a_line() {
    let folder = TempDir::new().unwrap();
    let mut text = String::from("disclosure,wave,respondent,partner,roles_a,pace_a");
    for wave in [1, 2] {
        for person in 0..8 {
            let (partner, up) = (["X", "Y"][person / 4], 2 * (wave - 1));
            text.push_str(&format!("\nnamed,{wave},r{person},{partner},{},3", 2 + person % 2 + up));
        }
    }
    let (code, told, _) = run(&["assess", &file(&folder, "two.csv", &text)]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("\nSince round 1: clear roles rose\n"), "{told}");
}

#[test]
fn the_command_calls_itself_by_its_name() {
    let version = format!("comity {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&["--version"]).1, version);
    assert!(run(&["instrument", "schema", "--help"]).1.contains("[SCHEMA]"));
}

#[test]
fn errors_name_the_files() {
    let folder = TempDir::new().unwrap();
    let heading = "respondent,partner,roles_a\n";
    let bare = file(&folder, "bare.csv", heading);
    let (code, _, err) = run(&["assess", &bare]);
    assert_eq!(code, Some(1));
    assert!(err.contains("bare.csv: there are no respondents"), "{err}");
    let (_, _, err) = run(&["assess", EXAMPLE, "--wave", "9"]);
    assert!(err.contains("headship-consortium.json: there are no answers of wave 9"), "{err}");
    let empty = file(&folder, "empty.json", "");
    let (_, _, err) = run(&["assess", &empty]);
    assert!(err.contains("empty.json: the file is empty"), "{err}");
}

#[test]
fn a_file_given_twice_is_told_in_one_line() {
    let (code, _, err) = run(&["assess", EXAMPLE, EXAMPLE]);
    assert_eq!((code, err.lines().count()), (Some(0), 1), "{err}");
    assert!(err.contains("11 people ("), "{err}");
}
