//! Files that are right: read, written, read again; examples and schemas agree with the code.

use comity::{
    Answer, CsvDefaults, Disclosure, Form, INSTRUMENT_SCHEMA, NoticeKind, READINESS,
    RESPONSES_SCHEMA, Responses, parse_responses, responses_to_csv, responses_to_json,
    template_csv, template_json,
};
use comity_tests::{assessed, example, readiness, responses};
use serde_json::Value;

const JSON: &str = "headship-consortium.json";
const CSV: &str = "headship-consortium.csv";

fn valid(schema: &str, text: &str) -> bool {
    let schema: Value = serde_json::from_str(schema).expect("schema");
    let value: Value = serde_json::from_str(text).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema that is one");
    for fault in validator.iter_errors(&value) {
        println!("{}: {fault}", fault.instance_path());
    }
    validator.is_valid(&value)
}

/// The example's table and its JSON hold the same.
#[test]
fn the_example_is_one_in_both_formats() {
    let instrument = readiness();
    let json = responses(&example(JSON), &instrument);
    let mut csv = responses(&example(CSV), &instrument);
    // A table has no line about the partnership.
    csv.about.clone_from(&json.about);
    assert_eq!(json, csv);
    assert_eq!(json.disclosure, Disclosure::Named);
    assert_eq!(json.partners.len(), 4);
    assert!(json.respondents.len() >= 10);
    assert!(json.about.contains("illustration written for this project"));
}

#[test]
fn what_is_written_reads_the_same() {
    let instrument = readiness();
    let first = responses(&example(JSON), &instrument);
    let json = responses_to_json(&first, &instrument);
    assert_eq!(responses(&json, &instrument), first);
    assert_eq!(responses_to_json(&responses(&json, &instrument), &instrument), json);
    let mut from_csv = responses(&responses_to_csv(&first, &instrument), &instrument);
    from_csv.about.clone_from(&first.about);
    assert_eq!(from_csv, first);
}

#[test]
fn files_are_valid_by_the_published_schemas() {
    let instrument = readiness();
    assert!(valid(INSTRUMENT_SCHEMA, READINESS));
    assert!(valid(RESPONSES_SCHEMA, &example(JSON)));
    let written = responses_to_json(&responses(&example(CSV), &instrument), &instrument);
    assert!(valid(RESPONSES_SCHEMA, &written));
    assert!(valid(RESPONSES_SCHEMA, &template_json(&instrument, "Network", &["A".into()])));
    assert!(!valid(RESPONSES_SCHEMA, READINESS));
    assert!(!valid(INSTRUMENT_SCHEMA, &example(JSON)));
}

#[test]
fn templates_are_read_back() {
    let instrument = readiness();
    for (form, asked) in [(Form::Full, 73), (Form::Short, 28)] {
        let table = template_csv(&instrument, form);
        assert_eq!(table.lines().next().unwrap().split(',').count(), 9 + asked);
        let row = format!("Net,named,,r1,School,,,,{}", ",3".repeat(asked));
        let read = responses(&format!("{table}{row}\n"), &instrument);
        let level = |a: &&Answer| **a == Answer::Level(3);
        assert_eq!(read.respondents[0].answers.iter().filter(level).count(), asked);
    }
    let blank = responses(&template_json(&instrument, "Network", &["A".into()]), &instrument);
    assert_eq!((blank.partnership.as_str(), blank.partners.len()), ("Network", 1));
}

/// Nothing is dropped in silence: each of these is noticed, with its line and column.
#[test]
fn what_is_ignored_is_said() {
    let instrument = readiness();
    let table = "respondent;partner;Remarks;history_a;fatigue;time_horizon\n\
        r1;University;fine;Agree;I don\u{2019}t know;5\n\
        r1;University;;2;2;2\n\
        ;university;;seven;6;\n\
        ;;;;;\n\
        r4;University;;4\n";
    let read = parse_responses(table, "t.csv", &instrument, &CsvDefaults::default()).unwrap();
    let said: Vec<(NoticeKind, Option<u64>, &str)> =
        read.notices.iter().map(|n| (n.kind, n.place.line, n.place.field.as_str())).collect();
    use NoticeKind::*;
    let expected = [
        (IgnoredColumn, Some(1), "Remarks"),
        (DuplicateRespondent, Some(3), "respondent"),
        (Assumed, Some(4), "respondent"),
        (SimilarPartner, Some(4), "partner"),
        (UnknownAnswer, Some(4), "history_a"),
        (UnknownAnswer, Some(4), "fatigue"),
        (IgnoredRow, Some(5), ""),
        (Assumed, Some(6), ""),
        (Assumed, Some(1), "disclosure"),
    ];
    assert_eq!(said, expected);
    let first = &read.responses.respondents[0].answers;
    let at = |id: &str| instrument.indicator(id).unwrap();
    assert_eq!(first[at("history_a")], Answer::Level(4));
    assert_eq!(first[at("fatigue")], Answer::DontKnow);
    assert_eq!(first[at("history_b")], Answer::NotAsked);
    assert_eq!(read.responses.disclosure, Disclosure::DEFAULT);
}

#[test]
fn merging_keeps_everybody_and_says_what_it_did() {
    let instrument = readiness();
    let whole = responses(&example(JSON), &instrument);
    let one = |partner: &str, id: &str, level: u8| {
        responses(
            &format!(
                "partnership,disclosure,respondent,partner,roles_a\nNet,named,{id},{partner},{level}\n"
            ),
            &instrument,
        )
    };
    let mut all = Responses::empty(&instrument);
    assert!(all.merge(one("A", "r1", 4), "a").unwrap().is_empty());
    let another = all.merge(one("B", "r1", 2), "b").unwrap();
    assert!(another.iter().all(|n| n.kind == NoticeKind::AddedPartner), "another partner's r1");
    let again = all.merge(one("A", "r1", 4), "again").unwrap();
    assert_eq!(again[0].kind, NoticeKind::SameRespondent);
    let other = all.merge(one("A", "r1", 1), "other").unwrap();
    assert_eq!(other[0].kind, NoticeKind::DuplicateRespondent);
    assert_eq!(all.respondents.len(), 2);
    let before = all.clone();
    let refused = all.merge(whole, "whole").unwrap_err();
    assert_eq!(refused.kind, comity::ErrorKind::Mismatch);
    assert_eq!(all, before);
}

/// A file given twice is told in one line, not in one for each person.
#[test]
fn many_of_a_kind_are_told_in_one_line() {
    let instrument = readiness();
    let file = responses(&example(JSON), &instrument);
    let mut all = file.clone();
    let notices = all.merge(file.clone(), "again").unwrap();
    assert_eq!(notices.len(), 1, "{notices:?}");
    let people = file.respondents.len();
    assert!(notices[0].message.starts_with(&format!("{people} people (")), "{}", notices[0]);
    assert!(notices[0].message.contains(&format!("and {} more)", people - 3)), "{}", notices[0]);
    assert_eq!(all, file);
}

/// The stricter promise holds for everybody.
#[test]
fn anonymous_and_named_merge_to_anonymous() {
    let instrument = readiness();
    let file = |mode: &str, id: &str| {
        responses(&format!("disclosure,respondent,partner,roles_a\n{mode},{id},A,3\n"), &instrument)
    };
    let mut all = Responses::empty(&instrument);
    all.merge(file("named", "r1"), "one").unwrap();
    assert_eq!(all.disclosure, Disclosure::Named);
    let notices = all.merge(file("anonymous", "r2"), "two").unwrap();
    assert_eq!(all.disclosure, Disclosure::DEFAULT);
    assert_eq!(notices[0].kind, NoticeKind::Assumed);
}

/// The order of files and people leaves no trace in the figures.
#[test]
fn the_order_of_people_changes_no_bit() {
    let instrument = readiness();
    let first = responses(&example(JSON), &instrument);
    let mut turned = first.clone();
    turned.respondents.reverse();
    let (a, b) = (assessed(&instrument, &first), assessed(&instrument, &turned));
    let figures = |r: &comity::Assessment| {
        let mut table = comity::assessment_csv_header();
        r.write_rows(&mut table);
        table.finish()
    };
    assert_eq!(figures(&a), figures(&b));
}

/// The figures of the example, to the last bit.
#[test]
fn the_example_has_these_figures() {
    let instrument = readiness();
    let result = assessed(&instrument, &responses(&example(JSON), &instrument));
    let mut table = comity::assessment_csv_header();
    result.write_rows(&mut table);
    insta::assert_snapshot!(table.finish());
}

/// The profile chart of the example, to the last character.
#[test]
fn the_example_has_this_chart() {
    let instrument = readiness();
    let html =
        comity_view::results(&assessed(&instrument, &responses(&example(JSON), &instrument)));
    let start = html.find("<svg class=\"chart wide\"").expect("a chart");
    let end = html[start..].find("</svg>").expect("its end") + start + 6;
    insta::assert_snapshot!(html[start..end].replace("><", ">\n<"));
}
