//! `comity reliability` as its users meet it.

mod support;

use std::fs;

use serde_json::Value;
use support::{file, run};
use tempfile::TempDir;

const EXAMPLE: &str = "examples/headship-consortium.json";
const HEAD: &str = "disclosure,respondent,partner,roles_a,roles_b,history_a\n";

/// So many people of two partners.
fn people(count: usize, disclosure: &str) -> String {
    let row = |n: usize| {
        let level = n % 5 + 1;
        let other = if n % 8 == 3 { 5 } else { level };
        format!("{disclosure},r{n},{},{level},{other},{}\n", ["A", "B"][n % 2], (n + 1) % 5 + 1)
    };
    HEAD.to_owned() + &(0..count).map(row).collect::<String>()
}

#[test]
fn a_folder_is_pooled() {
    let folder = TempDir::new().unwrap();
    file(&folder, "mill.csv", &people(20, "named"));
    file(&folder, "hill.csv", &people(17, "named"));
    let path = folder.path().display().to_string();
    let (code, out, err) = run(&["reliability", &path]);
    assert_eq!((code, err.as_str()), (0, ""));
    insta::assert_snapshot!("reliability_folder", out);
    let (_, out, _) = run(&["reliability", &path, "--json"]);
    let document: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(document["schema"], "comity.reliability/1");
    assert_eq!(
        (document["people"].as_u64(), document["partnerships"].as_u64()),
        (Some(37), Some(2))
    );
    let groups = document["groups"].as_array().unwrap();
    let roles = groups.iter().find(|group| group["id"] == "roles").unwrap();
    assert_eq!(roles["reliance"], "scale");
    assert!(roles["alpha"]["interval"]["low"].as_f64().is_some_and(|low| low > 0.7));
    let (_, out, _) = run(&["reliability", &path, "--csv", "-"]);
    let rows: Vec<&str> = out.lines().collect();
    let cells = rows[0].split(',').count();
    assert!(rows.iter().all(|row| row.split(',').count() == cells), "{out}");
    assert!(rows.iter().any(|row| row.starts_with("factor,roles,roles_a,")), "{out}");
}

#[test]
fn intervals_wait_for_enough_people() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "mill.csv", &people(14, "named"));
    let standing = |minimum: &[&str]| {
        let words = [&["reliability", &path, "--json"], minimum].concat();
        let document: Value = serde_json::from_str(&run(&words).1).unwrap();
        let groups = document["groups"].as_array().unwrap();
        groups.iter().find(|group| group["id"] == "roles").unwrap()["alpha"]["interval"].clone()
    };
    assert_eq!(standing(&[])["undefined"], "too_few_people");
    assert!(standing(&["--minimum-people", "14"])["low"].is_number());
}

#[test]
fn what_is_promised_is_kept() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "few.csv", &people(4, "anonymous"));
    let (code, out, err) = run(&["reliability", &path]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("4 people are fewer than the 5"), "{err}");
    let more = file(&folder, "more.csv", &people(6, "named"));
    assert_eq!(run(&["reliability", &path, &more]).0, 0);
}

#[test]
fn requests_that_cannot_be_met_are_said() {
    let (code, _, err) = run(&["reliability", EXAMPLE, "--lens", "factors"]);
    assert!(code == 1 && err.contains("there are: factor, "), "{err}");
    let (code, out, err) = run(&["reliability", EXAMPLE, "--named"]);
    assert_eq!(code, 0);
    assert!(err.contains("not counted: 1 person outside a partnership"), "{err}");
    assert!(out.contains("too few people to tell") && out.contains("1 partnership\n"), "{out}");
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let empty = folder.path().join("empty").display().to_string();
    assert!(run(&["reliability", &empty]).2.contains("Put the files of answers there"));
}
