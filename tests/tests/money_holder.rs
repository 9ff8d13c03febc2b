//! Which partner holds the money: said in a file, kept in merging, and named where it stands apart.

use comity::{NoticeKind, PatternKind, Responses, responses_to_json};
use comity_tests::{assessed, plain_instrument, responses, table};

/// Four partners of four people; those of partner 2 answer 2 and all others 4 or 5.
fn answers() -> String {
    let level = |row: usize| if row / 4 == 2 { 2 } else { 4 + (row % 2) as u8 };
    let rows: Vec<Vec<Option<u8>>> = (0..16).map(|row| vec![Some(level(row))]).collect();
    table(&rows, &(0..16).map(|row| row / 4).collect::<Vec<_>>())
}

fn held_by(name: &str) -> Responses {
    let mut all = responses(&answers(), &plain_instrument(&[0]));
    all.money_holder = Some(all.partner_index(name));
    all
}

#[test]
fn who_stands_apart_and_holds_the_money_is_named_so() {
    let instrument = plain_instrument(&[0]);
    let kind = |all: &Responses| {
        let found = &assessed(&instrument, all).lenses[0].groups[0].measure.patterns;
        found.iter().map(|p| (p.kind, p.partner)).next()
    };
    assert_eq!(kind(&held_by("partner 2")), Some((PatternKind::MoneyHolderApart, Some(2))));
    assert_eq!(kind(&held_by("partner 1")), Some((PatternKind::PartnerApart, Some(2))));
}

#[test]
fn a_file_says_it_and_merging_keeps_the_first() {
    let instrument = plain_instrument(&[0]);
    let written = responses_to_json(&held_by("partner 2"), &instrument);
    let mut all = responses(&written, &instrument);
    assert_eq!(all, held_by("partner 2"));
    let notices = all.merge(held_by("partner 3"), "other.json").unwrap();
    assert_eq!(all.money_holder, Some(2));
    let told = notices.iter().find(|n| n.kind == NoticeKind::Assumed).expect("a notice");
    assert!(told.message.contains("partner 3"), "{}", told.message);
    let twice = written
        .replace("\"name\": \"partner 0\"", "\"name\": \"partner 0\", \"holds_money\": true");
    let error = comity::parse_responses(&twice, "twice.json", &instrument, &Default::default());
    assert!(error.unwrap_err().message.contains("two partners"));
}

#[test]
fn a_partner_that_is_not_there_holds_nothing() {
    let instrument = plain_instrument(&[0]);
    let mut all = held_by("partner 2");
    all.money_holder = Some(9);
    assert_eq!(all.check(&instrument).unwrap_err().place.field, "money_holder");
}
