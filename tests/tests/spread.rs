//! What results say of the spread of answers: how alike, how they differ, what to talk about first.

use comity::{Accord, Assessment, PatternKind};
use comity_tests::{assessed, plain_instrument, responses, table};

/// Groups of two questions each: one partner stands apart, two camps, a split inside, all alike.
fn four_groups(sizes: &[usize], disclosure: &str) -> Assessment {
    let groups = [0, 0, 1, 1, 2, 2, 3, 3];
    let mut instrument = plain_instrument(&groups);
    let names = ["roles", "pace", "money", "aims"];
    for (group, name) in instrument.lenses[0].groups.iter_mut().zip(names) {
        group.title = format!("The {name}");
        group.short = format!("the {name}");
        group.ask = format!("What of the {name}?");
    }
    let (mut rows, mut partner) = (Vec::new(), Vec::new());
    for (p, size) in sizes.iter().enumerate() {
        for person in 0..*size {
            let camp = if person % 2 == 1 { 1 } else { 5 };
            let level = |group: usize| match (group, p) {
                (0, 0) => 1,
                (1, _) | (2, 1) => camp,
                (2, _) => 3,
                _ => 4,
            };
            rows.push(groups.iter().map(|group| Some(level(*group))).collect());
            partner.push(p);
        }
    }
    let text = table(&rows, &partner).replace(",named", &format!(",{disclosure}"));
    assessed(&instrument, &responses(&text, &instrument))
}

/// A section of the results, its tags a line each.
fn section(a: &Assessment, id: &str) -> String {
    let html = comity_view::results(a);
    let start = html.find(&format!("<section aria-labelledby=\"{id}\"")).expect("the section");
    let end = html[start..].find("</section>").expect("its end") + start;
    html[start..end].replace("><", ">\n<")
}

/// What people read, without the tags.
fn read(html: &str) -> String {
    let text = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    text.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_those_of_the_json() {
    for accord in [Accord::Alike, Accord::AlikeByChance, Accord::Mixed, Accord::Apart] {
        assert_eq!(serde_json::to_value(accord).unwrap(), accord.word());
    }
    use PatternKind::*;
    for kind in [PartnerApart, MoneyHolderApart, TwoCamps, SplitInside, OutsideApart] {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
    }
}

#[test]
fn differences_are_named_and_drawn() {
    let a = four_groups(&[8, 8, 8], "named");
    let text = read(&section(&a, "agreement"));
    assert!(text.starts_with("3 of 4 topics are seen differently; most of all the pace"), "{text}");
    for named in [
        "Stands apart: partner 0, 3.0 levels below the others",
        "Two camps, 4.0 levels apart",
        "Split inside: partner 1, two camps 4.0 levels apart",
        "at least 0.5 levels apart and chance would show it at most once in 100 times",
        "at most one topic in fifty",
    ] {
        assert!(text.contains(named), "{named} is not in {text}");
    }
    insta::assert_snapshot!("the_agreement_view", section(&a, "agreement"));
    insta::assert_snapshot!("the_agenda", section(&a, "agenda"));
}

#[test]
fn the_agenda_takes_turns_and_begins_without_figures() {
    let a = four_groups(&[8, 8, 8], "named");
    let topics = comity_view::agenda(&a);
    let titles: Vec<&str> = topics.iter().map(|topic| topic.title.as_str()).collect();
    assert_eq!(titles, ["The pace", "The roles", "The money"]);
    assert_eq!(
        topics[1].between,
        "Between partner 0 and the others: the answers of partner 0 are lower."
    );
    assert_eq!(topics[2].between, "Within partner 1: some of its people answer high, others low.");
    let stripped = |text: &str| text.replace("partner 0", "").replace("partner 1", "");
    for topic in &topics {
        assert!(!stripped(&topic.between).contains(|c: char| c.is_ascii_digit()), "{topic:?}");
        assert!(topic.ask.starts_with("What of "), "{topic:?}");
    }
}

#[test]
fn five_topics_are_seen_and_the_others_folded() {
    let instrument = plain_instrument(&[0, 1, 2, 3, 4, 5, 6]);
    let rows = vec![vec![Some(2); 7]; 6];
    let a = assessed(&instrument, &responses(&table(&rows, &[0, 0, 0, 1, 1, 1]), &instrument));
    let html = section(&a, "agenda");
    let (seen, folded) = html.split_once("2 more topics").expect("folded topics");
    let cards = |html: &str| html.matches("<div class=\"card\">").count();
    assert_eq!((cards(seen), cards(folded), comity_view::agenda(&a).len()), (5, 2, 5));
}

#[test]
fn few_people_have_their_answers_listed_and_are_never_called_alike() {
    let a = four_groups(&[2, 2], "named");
    let text = read(&section(&a, "profile")) + &read(&section(&a, "agreement"));
    assert!(text.contains("answers: 4.0, 4.0, 4.0, 4.0"), "{text}");
    assert!(!text.contains("= alike") && !text.contains("levels below"), "{text}");
    assert!(text.contains("too few people to say how alike"), "{text}");
    assert_eq!(
        comity_view::standing_of(&a.lenses[0].groups[3].measure),
        "answers: 4.0, 4.0, 4.0, 4.0"
    );
}

#[test]
fn so_few_may_be_alike_by_chance_and_it_is_said() {
    let rows = vec![vec![Some(4)], vec![Some(4)], vec![Some(4)], vec![Some(4)], vec![Some(3)]];
    let mut loose = rows.clone();
    loose[0] = vec![Some(3)];
    loose[1] = vec![Some(5)];
    let instrument = plain_instrument(&[0]);
    let of = |rows| assessed(&instrument, &responses(&table(rows, &[0, 0, 1, 1, 1]), &instrument));
    assert_eq!(comity_view::standing_of(&of(&rows).lenses[0].groups[0].measure), "alike");
    let a = of(&loose);
    let m = &a.lenses[0].groups[0].measure;
    assert_eq!(comity_view::standing_of(m), "alike, perhaps by chance");
    assert!(read(&section(&a, "profile")).contains("So few people would often answer so alike"));
    assert!(read(&section(&a, "agreement")).contains("Chance How alike"));
}

#[test]
fn partners_that_may_not_be_shown_are_left_out_and_named_as_hidden() {
    let a = four_groups(&[9, 9, 3, 3], "anonymous");
    let heat = section(&a, "agreement");
    assert_eq!(heat.matches("class=\"cell hatched\"").count(), 2 * 4);
    assert!(read(&heat).contains("hidden, so that nobody is named"));
    let profile = section(&a, "profile");
    assert!(
        read(&profile).contains("Not shown, so that nobody is named: partner 2 and partner 3.")
    );
    let strips = profile.matches("<table class=\"strip\"").count();
    assert_eq!(strips, 4);
    for shown in profile.split("<table class=\"strip\"").skip(1) {
        let rows = shown.split("</table>").next().unwrap();
        assert!(!rows.contains("partner 2") && rows.contains("partner 1"), "{rows}");
    }
}

/// Under the threshold nothing is said of how alike people are; in each place the reason is.
#[test]
fn under_the_threshold_the_standing_is_withheld() {
    let a = four_groups(&[2, 2], "anonymous");
    let text = read(&comity_view::results(&a));
    assert!(!text.contains("alike,") && !text.contains("Two camps"), "{text}");
    let m = &a.lenses[0].groups[0].measure;
    assert_eq!(comity_view::standing_of(m), "too few to show without naming people");
}

/// Counts of one question are withheld where few were asked it: no pattern of its group may tell.
#[test]
fn a_group_whose_counts_are_withheld_has_no_pattern() {
    let instrument = plain_instrument(&[0, 0]);
    let level = |i: usize| Some(if i % 2 == 1 { 5 } else { 1 });
    let rows: Vec<_> = (0..12).map(|i| vec![level(i), level(i).filter(|_| i < 11)]).collect();
    let people = |rows: &[Vec<Option<u8>>], mode: &str| {
        let text = table(rows, &[0; 12]).replace(",named", &format!(",{mode}"));
        // The last one was not asked the second question.
        let text = text.strip_suffix(',').map(|text| format!("{text},not_asked")).unwrap_or(text);
        assessed(&instrument, &responses(&text, &instrument))
    };
    assert!(!people(&rows, "named").agenda.is_empty());
    let a = people(&rows, "anonymous");
    let m = &a.lenses[0].groups[0].measure;
    let withheld = a.indicators.iter().any(|i| i.answers.known().is_none());
    assert!(withheld && m.agreement.accord.known().is_none(), "the counts are withheld");
    assert!(m.patterns.is_empty() && a.agenda.is_empty());
}

#[test]
fn the_mode_stands_at_the_head_and_in_the_method() {
    for (disclosure, head, method) in [
        ("named", "Named: people agreed", "Mode of this report: named."),
        (
            "anonymous",
            "Anonymous, from 5 people on",
            "Mode of this report: anonymous, with a threshold of 5 people.",
        ),
    ] {
        let a = four_groups(&[6, 6], disclosure);
        let html = comity_view::report(&a);
        let first_section = html.find("<section").expect("a section");
        assert!(read(&html[..first_section]).contains(head), "{disclosure}");
        assert!(read(&section(&a, "method")).contains(method), "{disclosure}");
    }
}

#[test]
fn rows_of_the_table_carry_agreement_and_the_first_pattern() {
    let a = four_groups(&[8, 8, 8], "named");
    let mut rows = comity::assessment_csv_header();
    a.write_rows(&mut rows);
    let text = rows.finish();
    let header: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let of = |row: usize, column: &str| {
        let place = header.iter().position(|name| *name == column).expect("the column");
        text.lines().nth(row + 1).unwrap().split(',').nth(place).unwrap().to_string()
    };
    assert_eq!(
        (of(0, "pattern"), of(0, "pattern_partner")),
        ("partner_apart".into(), "partner 0".into())
    );
    assert_eq!((of(0, "pattern_gap"), of(1, "pattern")), ("-3".into(), "two_camps".into()));
    assert_eq!((of(3, "accord"), of(3, "average_deviation")), ("alike".into(), "0".into()));
    assert_eq!((of(1, "accord"), of(1, "van_der_eijk")), ("apart".into(), "-1".into()));
    assert_eq!(of(3, "pattern"), "\"\"");
}
