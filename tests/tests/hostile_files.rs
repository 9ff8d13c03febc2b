//! Unreadable, truncated, foreign and hostile files: a clear error or an honest reading, never a
//! panic, and what was there before is as it was. The counts of accepted inputs are asserted, so
//! that the properties are not about errors alone.

mod harm;

use std::cell::Cell;

use comity::{
    CsvDefaults, Error, ErrorKind, Instrument, Reading, parse_instrument, parse_responses,
};
use comity_tests::{assessed, example, readiness, responses};
use harm::{harm, harmed};
use proptest::{prelude::*, test_runner::TestRunner};

fn read(text: &str, instrument: &Instrument) -> Result<Reading, Error> {
    parse_responses(text, "hostile", instrument, &CsvDefaults::default())
}

/// Runs the harms on a file; returns how many were accepted and how many refused.
fn survive(file: &str, cases: u32) -> (u32, u32) {
    let instrument = readiness();
    let text = example(file);
    let before = responses(&text, &instrument);
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(harm(), 1..4), |harms| {
            match read(&harmed(&text, &harms), &instrument) {
                Ok(reading) => {
                    accepted.set(accepted.get() + 1);
                    for r in &reading.responses.respondents {
                        prop_assert_eq!(r.answers.len(), instrument.indicators.len());
                        prop_assert!(
                            r.partner.is_none_or(|p| p < reading.responses.partners.len())
                        );
                    }
                    let mut kept = before.clone();
                    if kept.merge(reading.responses, "hostile").is_err() {
                        prop_assert_eq!(&kept, &before);
                    } else {
                        prop_assert_eq!(
                            &kept.respondents[..before.respondents.len()],
                            &before.respondents[..]
                        );
                    }
                }
                Err(error) => {
                    refused.set(refused.get() + 1);
                    prop_assert!(!error.message.is_empty() && !error.mend.is_empty());
                    prop_assert_eq!(&error.place.file, "hostile");
                }
            }
            Ok(())
        })
        .unwrap_or_else(|fault| panic!("{fault}"));
    (accepted.get(), refused.get())
}

#[test]
fn harmed_json_is_read_or_refused() {
    let (accepted, refused) = survive("headship-consortium.json", 1_500);
    println!("JSON: {accepted} accepted, {refused} refused");
    assert!(accepted > 150 && refused > 150, "{accepted} accepted, {refused} refused");
}

#[test]
fn harmed_tables_are_read_or_refused() {
    let (accepted, refused) = survive("headship-consortium.csv", 1_500);
    println!("CSV: {accepted} accepted, {refused} refused");
    assert!(accepted > 150 && refused > 150, "{accepted} accepted, {refused} refused");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_survived(text in "\\PC{0,400}") {
        let instrument = readiness();
        let _ = read(&text, &instrument);
        let _ = read(&format!("respondent,partner,history_a\n{text}"), &instrument);
        let _ = parse_instrument(&text, "any");
    }

    /// Any answers to a table make an assessment whose figures are on the scale.
    #[test]
    fn any_answers_are_assessed(
        levels in prop::collection::vec(prop::collection::vec(0_u8..=9, 4), 1..9),
        partners in prop::collection::vec(0_usize..3, 9),
        mode in prop_oneof![Just("named"), Just("anonymous")],
    ) {
        let instrument = readiness();
        let mut text = "respondent,partner,disclosure,roles_a,roles_b,fatigue,autonomy\n".to_string();
        for (row, levels) in levels.iter().enumerate() {
            text.push_str(&format!("r{row},p{},{mode}", partners[row]));
            for level in levels {
                let cell = match level { 6 => "dont_know", 7 => "not_applicable", 8 => "x", _ => "" };
                let cell = if (1..=5).contains(level) { level.to_string() } else { cell.into() };
                text.push_str(&format!(",{cell}"));
            }
            text.push('\n');
        }
        let reading = read(&text, &instrument).unwrap();
        let unknown = levels.iter().flatten().filter(|l| **l == 8).count();
        let noticed = reading.notices.iter()
            .filter(|n| n.kind == comity::NoticeKind::UnknownAnswer).count();
        prop_assert_eq!(unknown, noticed);
        let result = assessed(&instrument, &reading.responses);
        for e in result.lenses.iter().flat_map(|l| &l.groups).filter_map(|g| g.measure.headline.known()) {
            prop_assert!(1.0 <= e.interval.low && e.interval.low <= e.mean);
            prop_assert!(e.mean <= e.interval.high && e.interval.high <= 5.0);
        }
        let report = comity_view::report(&result);
        prop_assert!(!report.contains("NaN") && !report.contains("inf"));
    }
}

#[test]
fn foreign_files_are_named_as_such() {
    let instrument = readiness();
    let kinds = [
        ("", ErrorKind::Empty),
        ("{", ErrorKind::Syntax),
        ("[1, 2]", ErrorKind::Foreign),
        ("{}", ErrorKind::Foreign),
        (r#"{"schema": "comity.instrument/1"}"#, ErrorKind::Foreign),
        (r#"{"schema": "comity.responses/2"}"#, ErrorKind::Foreign),
        ("name,age\nx,3\n", ErrorKind::Foreign),
        ("PK\u{3}\u{4} a spreadsheet", ErrorKind::Foreign),
        ("respondent,partner,history_a\n\"r1,p,3\n", ErrorKind::Syntax),
        ("respondent,history_a\nr1,3\n", ErrorKind::Missing),
        ("respondent,partner,history_a,history_a\n", ErrorKind::Duplicate),
    ];
    for (text, kind) in kinds {
        assert_eq!(read(text, &instrument).unwrap_err().kind, kind, "{text:?}");
    }
    // Deep nesting ends in an error, not in a full stack.
    let deep = "[".repeat(200_000);
    assert_eq!(read(&deep, &instrument).unwrap_err().kind, ErrorKind::Syntax);
    let huge = " ".repeat((64 << 20) + 1);
    assert_eq!(read(&huge, &instrument).unwrap_err().kind, ErrorKind::TooLarge);
}

/// Names and notes that are markup stay text.
#[test]
fn markup_in_names_stays_text() {
    let instrument = readiness();
    let text = "partnership,disclosure,respondent,partner,role,history_a,history_a.note\n\
        <b>x</b>,named,<i>r</i>,<script>alert(1)</script>,\"\"\"><img src=x>\",4,<svg onload=alert(2)>\n";
    let report = comity_view::report(&assessed(&instrument, &responses(text, &instrument)));
    for markup in ["<script", "<img", "<b>", "<i>", "<svg onload"] {
        assert!(!report.contains(markup), "{markup}");
    }
    assert!(report.contains("&lt;script&gt;"));
}

/// Denominators and partners of many sizes: the common lattice passes every number type, and the
/// bootstrap says so instead of overflowing.
#[test]
fn a_lattice_beyond_all_numbers_is_said_to_be_so() {
    let instrument = comity_tests::plain_instrument(&[0; 59]);
    let answered = [37, 41, 43, 47, 53, 59];
    let sizes = [3, 4, 5, 7, 11, 13, 17, 19, 23];
    let partner: Vec<usize> =
        sizes.iter().enumerate().flat_map(|(g, n)| std::iter::repeat_n(g, *n)).collect();
    let rows: Vec<Vec<Option<u8>>> = (0..partner.len())
        .map(|row| {
            let of = answered[row % answered.len()];
            (0..59).map(|q| (q < of).then_some(1 + ((row + q) % 5) as u8)).collect()
        })
        .collect();
    let text = comity_tests::table(&rows, &partner);
    let m =
        assessed(&instrument, &responses(&text, &instrument)).lenses[0].groups[0].measure.clone();
    assert_eq!(m.bootstrap.reason(), Some(comity::Reason::LatticeTooFine));
    assert!(
        m.headline.known().is_some_and(|e| e.interval.low < e.mean && e.mean < e.interval.high)
    );
}
