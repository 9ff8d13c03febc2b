//! Several rounds: change with its uncertainty, changed membership, anonymity.

use comity::{
    Assessment, ChangeBasis, ChangeEstimate, ChangeVerdict, Outcome, PatternKind, Reason,
};
use comity_tests::{assessed, plain_instrument, responses};

/// Rounds of people: round, id, partner, answer.
fn over(mode: &str, people: &[(u32, &str, &str, u8)]) -> Assessment {
    let instrument = plain_instrument(&[0]);
    let mut text = String::from("respondent,partner,disclosure,wave,q0");
    for (wave, id, partner, level) in people {
        text.push_str(&format!("\n{id},{partner},{mode},{wave},{level}"));
    }
    assessed(&instrument, &responses(&text, &instrument))
}

fn only(a: &Assessment) -> &Outcome<ChangeEstimate> {
    &a.changes[0].groups[0].change
}

const IDS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// Eight people of two partners in two rounds; `level` gives the answer by round and place.
fn eight(mode: &str, level: impl Fn(u32, usize) -> u8) -> Assessment {
    let mut people = Vec::new();
    for wave in [1, 2] {
        for (place, id) in IDS.iter().enumerate() {
            people.push((wave, *id, if place < 4 { "X" } else { "Y" }, level(wave, place)));
        }
    }
    over(mode, &people)
}

#[test]
fn the_same_people_are_compared_with_themselves() {
    // Opinions are far apart, but everybody moved up by one.
    let a = eight("named", |wave, place| [1, 4, 2, 3, 1, 4, 2, 3][place] + (wave == 2) as u8);
    let change = only(&a).known().expect("both rounds are shown");
    assert_eq!(change.basis, ChangeBasis::SamePeople);
    assert_eq!((change.before, change.after, change.difference), (2.5, 3.5, 1.0));
    assert_eq!(change.verdict, ChangeVerdict::Rose);
    assert!(change.interval.low > 0.0 && change.interval.high >= 1.0 && change.rising > 0.97);
    let counts = [a.changes[0].stayed, a.changes[0].left, a.changes[0].joined];
    assert_eq!(counts, [Outcome::Known(8), Outcome::Known(0), Outcome::Known(0)]);
}

#[test]
fn no_reliable_change_is_said() {
    let a =
        eight("named", |wave, place| if wave == 1 { 3 } else { [2, 3, 4, 3, 3, 2, 4, 4][place] });
    let change = only(&a).known().expect("both rounds are shown");
    assert_eq!(change.verdict, ChangeVerdict::NoReliableChange);
    assert!(change.interval.low < 0.0 && change.interval.high > 0.0);
    let fell = eight("named", |wave, place| if wave == 1 { 4 + (place % 2) as u8 } else { 2 });
    assert_eq!(only(&fell).known().map(|c| c.verdict), Some(ChangeVerdict::Fell));
}

#[test]
fn changed_membership_compares_everybody() {
    let stayed = |wave| [(wave, "a", "X", 3), (wave, "b", "X", 3), (wave, "c", "Y", 3)];
    let gone = [(1, "d", "Y", 1), (1, "e", "Y", 2)];
    let come = [(2, "d2", "Y", 5), (2, "e2", "Y", 5), (2, "f2", "X", 4)];
    let people = [&stayed(1)[..], &gone, &stayed(2), &come].concat();
    let a = over("named", &people);
    let change = only(&a).known().expect("both rounds are shown");
    assert_eq!(change.basis, ChangeBasis::Partners);
    let counts = [a.changes[0].stayed, a.changes[0].left, a.changes[0].joined];
    assert_eq!(counts, [Outcome::Known(3), Outcome::Known(2), Outcome::Known(3)]);
    // Partners first: (3 + (3 + 1 + 2) / 3) / 2 before, (10/3 + 13/3) / 2 after.
    assert!((change.before - 2.5).abs() < 1e-12, "{}", change.before);
    assert!((change.after - 23.0 / 6.0).abs() < 1e-12, "{}", change.after);
}

#[test]
fn anonymous_rounds_tell_of_nobody_who_came_or_left() {
    let a = eight("anonymous", |wave, place| 1 + (place % 3) as u8 + (wave == 2) as u8);
    assert_eq!(a.changes[0].stayed.reason(), Some(Reason::TooFewToShow));
    assert!(only(&a).known().is_some_and(|c| c.basis != ChangeBasis::SamePeople));
    let few = [(1, "a", "X", 3), (1, "b", "X", 4), (2, "a", "X", 3), (2, "c", "Y", 5)];
    assert_eq!(only(&over("anonymous", &few)).reason(), Some(Reason::TooFewToShow));
}

/// Three rounds: each earlier one is compared with the one assessed.
#[test]
fn every_earlier_round_is_compared_with_the_latest() {
    let mut people = Vec::new();
    for wave in 1..=3 {
        IDS.iter().for_each(|id| people.push((wave, *id, "X", 1 + wave as u8)));
    }
    let a = over("named", &people);
    let rounds: Vec<(u32, u32)> = a.changes.iter().map(|c| (c.from, c.to)).collect();
    assert_eq!(rounds, [(1, 3), (2, 3)]);
    assert!(assessed_once(&people).changes.is_empty());
}

fn assessed_once(people: &[(u32, &'static str, &'static str, u8)]) -> Assessment {
    let first: Vec<_> = people.iter().copied().filter(|p| p.0 == 1).collect();
    over("named", &first)
}

#[test]
fn a_view_from_outside_that_differs_is_named() {
    let instrument = plain_instrument(&[0]);
    let mut text = String::from("respondent,partner,disclosure,standpoint,q0");
    for (place, id) in IDS.iter().enumerate() {
        text.push_str(&format!("\n{id},X,named,inside,{}", 4 + place % 2));
        text.push_str(&format!("\no{id},,named,outside,{}", 1 + place % 3));
    }
    let a = assessed(&instrument, &responses(&text, &instrument));
    let found = &a.lenses[0].groups[0].measure.patterns;
    assert_eq!(found.iter().map(|p| p.kind).collect::<Vec<_>>(), [PatternKind::OutsideApart]);
    assert!((found[0].gap - (15.0 / 8.0 - 4.5)).abs() < 1e-12, "{}", found[0].gap);
    assert_eq!(a.agenda.len(), 1);
}
