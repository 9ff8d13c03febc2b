//! The command as its users meet it: output, files, exit codes, errors.

use std::{fs, path::PathBuf};

use assert_cmd::{Command, cargo::cargo_bin_cmd};
use tempfile::TempDir;

fn comity() -> Command {
    let mut command = cargo_bin_cmd!("comity");
    // Paths in messages are then short and the same everywhere.
    command.current_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".."));
    command
}

/// Runs a command; gives exit code, standard output and standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = comity().args(arguments).output().expect("runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("ends"), text(output.stdout), text(output.stderr))
}

const EXAMPLE: &str = "examples/headship-consortium.json";
const ROW: &str = "partnership,disclosure,respondent,partner,roles_a,roles_b\n";

#[test]
fn a_table_for_the_terminal_without_colour_in_a_pipe() {
    let (code, out, err) = run(&["assess", EXAMPLE]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Headship qualification consortium") && out.contains("▲ concern"));
    assert!(out.contains("10 people of 4 partners"));
    assert!(!out.contains('\u{1b}'), "escape codes in a pipe");
}

#[test]
fn json_html_and_csv() {
    let folder = TempDir::new().unwrap();
    let (code, out, _) = run(&["assess", EXAMPLE, "--json"]);
    assert_eq!(code, 0);
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(json["schema"], "comity.assessment/1");
    let html = folder.path().join("report.html");
    let csv = folder.path().join("table.csv");
    let (html_name, csv_name) = (html.display().to_string(), csv.display().to_string());
    let (code, out, err) = run(&["assess", EXAMPLE, "--html", &html_name, "--csv", &csv_name]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("wrote"));
    assert!(fs::read_to_string(html).unwrap().starts_with("<!DOCTYPE html>"));
    let table = fs::read_to_string(csv).unwrap();
    assert!(table.starts_with("partnership,wave,instrument,"));
    assert_eq!(table.lines().count(), 1 + 22 + 18 + 13 + 6 + 6 + 13);
}

#[test]
fn several_files_are_merged() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, row: &str| {
        let path = folder.path().join(name);
        fs::write(&path, format!("{ROW}{row}\n")).unwrap();
        path.display().to_string()
    };
    let (a, b) = (file("a.csv", "Net,named,r1,A,4,4"), file("b.csv", "Net,named,r1,B,2,2"));
    let (code, out, _) = run(&["assess", &a, &b, "--json"]);
    assert_eq!(code, 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((json["people"].as_u64(), json["wave"].as_u64()), (Some(2), Some(1)));
    let other = file("c.csv", "Other,named,r1,B,2,2");
    let (code, _, err) = run(&["assess", &a, &other]);
    assert_eq!(code, 1);
    assert!(err.contains("\"Other\"") && err.contains("one partnership at a time"), "{err}");
    assert!(err.contains("of a folder each is assessed on its own"), "{err}");
}

#[test]
fn a_folder_is_a_batch() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("deep")).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.csv", &format!("{ROW}Net,named,r1,A,4,4\n"));
    write("deep/b.csv", &format!("{ROW}Net,named,r2,B,5,4\n"));
    write("c.csv", &format!("{ROW},named,r1,A,1,2\n"));
    write("broken.json", "{");
    write("readme.txt", "not read");
    let name = folder.path().display().to_string();
    let (code, out, err) = run(&["assess", &name, "--csv", "-"]);
    assert_eq!(code, 1, "one file was refused");
    assert!(err.contains("broken.json:1") && err.contains("one file was refused"), "{err}");
    let rows: Vec<&str> = out.lines().filter(|l| l.contains(",factor,roles,")).collect();
    assert_eq!(rows.len(), 2);
    // Named by its column, or called as the file is.
    assert!(rows.iter().any(|r| r.starts_with("Net,")) && rows.iter().any(|r| r.starts_with("c,")));
    let (code, out, _) = run(&["assess", &name, "--json"]);
    assert_eq!(code, 1);
    let all: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(all.as_array().unwrap().len(), 2);
    // Headings, a rule, two rows; then each in short.
    let (_, out, _) = run(&["assess", &name]);
    assert_eq!(out.lines().count(), 7);
    assert!(out.lines().any(|line| line.starts_with("Net: ")), "{out}");
}

#[test]
fn errors_say_file_line_and_mend() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("cut.json");
    fs::write(&path, "{\n \"schema\": \"comity.responses/1\",\n").unwrap();
    let (code, out, err) = run(&["assess", &path.display().to_string()]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("cut.json:") && err.contains("save or download it again"), "{err}");
    fs::write(&path, b"caf\xe9").unwrap();
    let (code, _, err) = run(&["assess", &path.display().to_string()]);
    assert_eq!(code, 1);
    assert!(err.contains("UTF-8"), "{err}");
    let (code, _, err) = run(&["assess", "no-such-file.json"]);
    assert_eq!(code, 1);
    assert!(err.contains("cannot read no-such-file.json"), "{err}");
}

#[test]
fn a_command_line_not_understood_ends_with_2() {
    for arguments in [&["assess"][..], &["asses"], &["assess", EXAMPLE, "--json", "--csv", "x"]] {
        assert_eq!(run(arguments).0, 2, "{arguments:?}");
    }
    for help in [&["--help"][..], &["assess", "--help"], &["template", "--help"]] {
        let (code, out, _) = run(help);
        assert!(code == 0 && out.contains("Examples:"), "{help:?}");
    }
}

#[test]
fn waves_are_chosen_and_missing_ones_named() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("waves.csv");
    let head = "disclosure,respondent,partner,wave,roles_a\n";
    fs::write(&path, format!("{head}named,r1,A,1,2\nnamed,r1,A,2,4\n")).unwrap();
    let name = path.display().to_string();
    let (_, out, err) = run(&["assess", &name, "--json"]);
    assert!(out.contains("\"wave\": 2,") && err.contains("several waves"), "{err}");
    assert!(run(&["assess", &name, "--json", "--wave", "1"]).1.contains("\"wave\": 1,"));
    let (code, _, err) = run(&["assess", &name, "--wave", "7"]);
    assert!(code == 1 && err.contains("the waves there are: 1, 2"), "{err}");
}

#[test]
fn instruments_are_listed_shown_and_checked() {
    assert!(run(&["instrument", "list"]).1.contains("73 questions"));
    assert!(run(&["instrument", "show"]).1.contains("Source: "));
    assert_eq!(run(&["instrument", "show", "--json"]).1, comity::READINESS);
    assert_eq!(run(&["instrument", "schema"]).1, comity::INSTRUMENT_SCHEMA);
    assert_eq!(run(&["instrument", "schema", "assessment"]).1, comity::ASSESSMENT_SCHEMA);
    let columns = run(&["instrument", "schema", "columns"]).1;
    assert_eq!(columns.lines().count(), comity::ASSESSMENT_COLUMNS.len());
    let path = "core/src/instrument/catalog/readiness.json";
    assert!(run(&["instrument", "check", path]).1.contains("no fault found"));
    let (code, _, err) = run(&["instrument", "check", EXAMPLE]);
    assert!(code == 1 && err.contains("another kind"), "{err}");
    assert!(run(&["instrument", "show", "other"]).2.contains("there is: readiness"));
}

#[test]
fn templates_can_be_filled_in() {
    let (code, out, _) = run(&["template", "--form", "short"]);
    assert_eq!((code, out.lines().count()), (0, 1));
    let (_, out, _) = run(&["template", "--json", "--partnership", "Net", "--partner", "A"]);
    assert!(out.contains("\"name\": \"Net\"") && out.contains("\"name\": \"A\""));
    for names in [["--partnership", "Net"], ["--partner", "A"]] {
        let (code, out, err) = run(&["template", names[0], names[1]]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.contains("Add --json"), "{err}");
    }
}

/// The people that an assessment in JSON counts, and what stands on standard error.
fn assessed(arguments: &[&str]) -> (u64, Vec<String>, String) {
    let mut all = vec!["assess", "--json"];
    all.extend(arguments);
    let (code, out, err) = run(&all);
    assert_eq!(code, 0, "{err}");
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let partners = json["partners"].as_array().expect("partners");
    let names = partners.iter().map(|p| p["name"].as_str().expect("name").to_owned()).collect();
    (json["people"].as_u64().expect("people"), names, err)
}

#[test]
fn exports_of_survey_tools_are_assessed() {
    for (name, people) in [
        ("limesurvey-codes.csv", 3),
        ("limesurvey-texts.csv", 3),
        ("qualtrics.csv", 3),
        ("qualtrics-old.csv", 3),
        ("google-forms.csv", 3),
        ("long.csv", 3),
    ] {
        let (counted, _, err) = assessed(&[&format!("tests/samples/{name}"), "--named"]);
        assert_eq!(counted, people, "{name}");
        assert!(err.contains(&format!("{name}:1: taken as ")), "{err}");
    }
}

/// The same answers as text and as two kinds of workbook; numbers and dates are no trouble.
#[test]
fn workbooks_say_the_same_as_their_text() {
    let json = |name: &str| {
        let (code, out, err) =
            run(&["assess", "--json", "--named", &format!("tests/samples/{name}")]);
        assert_eq!(code, 0, "{err}");
        let mut value: serde_json::Value = serde_json::from_str(&out).unwrap();
        // Lines and the choice of a sheet differ, and so do ids that come from files and lines.
        value["notices"] = serde_json::Value::Null;
        (
            value
                .to_string()
                .replace(name, "google-forms")
                .replace(" line 3\"", " line 2\"")
                .replace(" line 4\"", " line 2\"")
                .replace(" line 5\"", " line 2\""),
            err,
        )
    };
    let (text, _) = json("google-forms.csv");
    let (xlsx, said) = json("google-forms.xlsx");
    assert!(said.contains("several sheets; \"Form responses 1\" is read"), "{said}");
    assert!(
        said.contains("google-forms.xlsx:2: Timestamp:"),
        "lines as the spreadsheet has them: {said}"
    );
    assert!(said.contains("google-forms.xlsx:6: this row holds no answer"), "{said}");
    let (ods, said) = json("google-forms.ods");
    assert!(!said.contains("several sheets"), "{said}");
    assert_eq!(xlsx, text);
    assert_eq!(ods, text);
    assert!(text.contains("line 2"));
}

#[test]
fn a_broken_workbook_is_refused() {
    let folder = TempDir::new().unwrap();
    let whole = fs::read("../tests/samples/google-forms.xlsx").unwrap();
    let path = folder.path().join("cut.xlsx");
    for length in [4, 60, 700, whole.len() - 30] {
        fs::write(&path, &whole[..length]).unwrap();
        let (code, _, err) = run(&["assess", &path.display().to_string()]);
        assert_eq!(code, 1, "{length}: {err}");
        assert!(err.contains("cut.xlsx") && err.contains("no workbook that can be read"), "{err}");
    }
}

/// Print the mapping, correct it, read with it.
#[test]
fn a_mapping_is_printed_corrected_and_used() {
    let folder = TempDir::new().unwrap();
    let export = folder.path().join("form.csv");
    fs::write(
        &export,
        "Timestamp,We have enough to pay for the work we have planned.,How is the pace?\n\
         2026/05/01,Agree,4\n2026/05/02,Rather,2\n",
    )
    .unwrap();
    let export = export.display().to_string();
    let (code, _, err) = run(&["assess", &export]);
    assert_eq!(code, 1);
    assert!(err.contains("which partner") && err.contains("template --mapping-of"), "{err}");

    let mapping = folder.path().join("mapping.json");
    let name = mapping.display().to_string();
    let (code, out, err) = run(&["template", "--mapping-of", &export, "--out", &name]);
    assert_eq!((code, out.as_str()), (0, ""));
    for said in ["Google Forms", "not everybody has a partner", "\"unknown\"", "looks like answers"]
    {
        assert!(err.contains(said), "{said}: {err}");
    }
    let text = fs::read_to_string(&mapping).unwrap();
    let text = text
        .replace(
            "\"constants\": {}",
            "\"constants\": {\"partner\": \"Mill\", \"disclosure\": {\"mode\": \"named\"}}",
        )
        .replace("\"becomes\": \"unknown\"", "\"becomes\": \"level\", \"level\": 4")
        .replace(
            "\"becomes\": \"ignored\",\n      \"reason\": \"unrecognised\"",
            "\"becomes\": \"answer\", \"indicator\": \"pace_a\"",
        );
    fs::write(&mapping, text).unwrap();
    let (people, partners, err) = assessed(&[&export, "--mapping", &name]);
    assert_eq!((people, partners), (2, vec!["Mill".to_owned()]));
    assert!(!err.contains("nobody has said") && !err.contains("whether people agreed"), "{err}");

    let (code, out, _) = run(&["instrument", "schema", "mapping"]);
    assert_eq!(code, 0);
    assert!(out.contains("comity.mapping/1"));
    let (code, _, err) = run(&["template", "--mapping-of", EXAMPLE]);
    assert_eq!(code, 1);
    assert!(err.contains("needs no mapping"), "{err}");
}
