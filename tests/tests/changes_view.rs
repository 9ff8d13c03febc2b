//! What the report says of an earlier round.

use comity_tests::{assessed, plain_instrument, responses};

/// Two rounds of ten people: the first topic rises, the second falls, the third stays.
fn report(mode: &str, rises: bool) -> String {
    let instrument = plain_instrument(&[0, 1, 2]);
    let mut text = String::from("respondent,partner,disclosure,wave,q0,q1,q2");
    for wave in [1_u8, 2] {
        for person in 0..10_u8 {
            let (partner, up) = (["A", "B"][usize::from(person / 5)], u8::from(rises) * (wave - 1));
            let (first, second) = (2 + person % 2 + 2 * up, 4 + person % 2 - 2 * up);
            let third = 3 + (person + wave) % 2;
            text.push_str(&format!("\nr{person},{partner},{mode},{wave},{first},{second},{third}"));
        }
    }
    comity_view::results(&assessed(&instrument, &responses(&text, &instrument)))
}

/// The section on changes.
fn section(html: &str) -> &str {
    let (_, after) = html.split_once("<section class=\"changes\"").expect("a section");
    after.split_once("</section>").expect("its end").0
}

#[test]
fn what_rose_and_fell_is_said_with_its_range() {
    insta::assert_snapshot!(section(&report("named", true)));
}

#[test]
fn no_reliable_change_is_said_plainly() {
    let html = report("anonymous", false);
    let said = section(&html);
    assert!(said.contains("Since round 1 there is no reliable change"), "{said}");
    assert!(!said.contains("answered in both rounds"), "{said}");
}

/// On paper a section is left out whose own children are all folded away.
#[test]
fn what_is_folded_stands_in_the_figure() {
    let html = report("named", true);
    let said = section(&html);
    let figure = said.find("<figure>").expect("a figure");
    assert!(said.find("<details>").is_some_and(|folded| folded > figure));
}

#[test]
fn of_one_round_nothing_is_said() {
    let instrument = plain_instrument(&[0]);
    let text = "respondent,partner,disclosure,q0\na,A,named,3\nb,B,named,4\n";
    let html = comity_view::results(&assessed(&instrument, &responses(text, &instrument)));
    assert!(!html.contains("class=\"changes\""));
}
