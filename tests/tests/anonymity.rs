//! What is published of anonymous answers gives nothing away that stands on too few people.

use comity::{Disclosure, Reason, discretion};
use comity_tests::{assessed, plain_instrument, readiness, responses, table};
use proptest::prelude::*;

/// The rank of a small matrix.
fn rank(mut rows: Vec<Vec<f64>>) -> usize {
    let columns = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for c in 0..columns {
        let Some(pivot) = (rank..rows.len()).find(|r| rows[*r][c].abs() > 1e-9) else {
            continue;
        };
        rows.swap(rank, pivot);
        for r in rank + 1..rows.len() {
            let factor = rows[r][c] / rows[rank][c];
            let above = rows[rank].clone();
            rows[r].iter_mut().zip(above).for_each(|(x, a)| *x -= factor * a);
        }
        rank += 1;
    }
    rank
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is published is linear in the sums of the partners' answers: the pooled sum; with the
    /// partner-first figures, which are exact, the sum of each size of partner; the partners shown.
    /// No combination of these may rest on partners with fewer people than the threshold.
    #[test]
    fn nothing_follows_about_too_few(sizes in prop::collection::vec(0_u32..9, 1..7), threshold in 3_u32..7) {
        let shown = discretion(Disclosure::Anonymous { threshold }, &sizes);
        let total: u32 = sizes.iter().sum();
        prop_assert_eq!(shown.per_person, total >= threshold);
        prop_assert!(!shown.people);
        prop_assert!(shown.per_person || !shown.whole);
        for (size, partner) in sizes.iter().zip(&shown.partners) {
            prop_assert!(!partner || *size == 0 || *size >= threshold);
        }
        let mut published: Vec<Vec<f64>> = Vec::new();
        if shown.per_person {
            published.push(vec![1.0; sizes.len()]);
        }
        if shown.whole {
            for size in 1..9 {
                published.push(sizes.iter().map(|n| f64::from(u8::from(*n == size))).collect());
            }
        }
        for (g, partner) in shown.partners.iter().enumerate() {
            if *partner {
                published.push((0..sizes.len()).map(|i| f64::from(u8::from(i == g))).collect());
            }
        }
        let on = |columns: &[usize]| {
            rank(published.iter().map(|row| columns.iter().map(|c| row[*c]).collect()).collect())
        };
        let people: Vec<usize> = (0..sizes.len()).filter(|g| sizes[*g] > 0).collect();
        for subset in 1_u32..(1 << people.len()) {
            let inside = |i: usize| subset & (1 << i) != 0;
            let held: u32 =
                (0..people.len()).filter(|i| inside(*i)).map(|i| sizes[people[i]]).sum();
            if held >= threshold {
                continue;
            }
            let rest: Vec<usize> =
                (0..people.len()).filter(|i| !inside(*i)).map(|i| people[i]).collect();
            // A combination that vanishes on the rest and not on the subset would lower the rank.
            prop_assert_eq!(on(&rest), on(&people), "{:?}", &sizes);
        }
    }
}

fn anonymous(sizes: &[usize]) -> comity::Assessment {
    let partner: Vec<usize> =
        sizes.iter().enumerate().flat_map(|(g, n)| std::iter::repeat_n(g, *n)).collect();
    let rows: Vec<Vec<Option<u8>>> =
        (0..partner.len()).map(|i| vec![Some(1 + (i % 5) as u8), Some(3)]).collect();
    let instrument = plain_instrument(&[0, 0]);
    let text = table(&rows, &partner).replace(",named", ",anonymous");
    assessed(&instrument, &responses(&text, &instrument))
}

#[test]
fn under_the_threshold_nothing_is_shown() {
    let json = anonymous(&[2, 2]).to_json();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["respondents"], serde_json::json!([]));
    let group = &value["lenses"][0]["groups"][0];
    for figure in
        ["headline", "per_person", "standard_deviation", "bootstrap", "bootstrap_per_person"]
    {
        assert_eq!(group["measure"][figure]["undefined"], "too_few_to_show", "{figure}");
    }
    assert_eq!(group["answers"]["undefined"], "too_few_to_show");
    assert_eq!(value["answers"]["undefined"], "too_few_to_show");
    assert_eq!(value["indicators"][0]["answers"]["undefined"], "too_few_to_show");
}

#[test]
fn a_small_partner_hides_what_would_lead_to_it() {
    let result = anonymous(&[6, 1]);
    let m = &result.lenses[0].groups[0].measure;
    assert_eq!(m.headline.reason(), Some(Reason::TooFewToShow));
    assert_eq!(m.bootstrap.reason(), Some(Reason::TooFewToShow));
    assert!(m.by_partner.iter().all(|p| p.mean.reason() == Some(Reason::TooFewToShow)));
    assert!(m.by_partner.iter().all(|p| p.people.known().is_none()));
    assert!(m.scores.is_empty());
    // Counting each person once rests on all seven, and is shown instead.
    assert!(m.counts_people() && m.shown().known().is_some());
}

/// One person who cannot answer one of two questions: the group less the other question would be
/// that person's answer, so the question is withheld, and with it every sum it could be had from.
#[test]
fn a_question_one_person_left_open_is_not_shown() {
    let instrument = plain_instrument(&[0, 0, 1, 1]);
    let mut rows = vec![vec![Some(4), Some(2), Some(3), Some(5)]; 6];
    rows[2][1] = None;
    let text = table(&rows, &[0; 6]).replace(",named", ",anonymous");
    let result = assessed(&instrument, &responses(&text, &instrument));
    let shown: Vec<bool> = result.indicators.iter().map(|i| i.answers.known().is_some()).collect();
    assert_eq!(shown, [true, false, true, true]);
    assert!(result.indicators[1].estimate.known().is_none());
    assert!(result.lenses[0].groups[0].answers.known().is_none());
    assert!(result.lenses[0].groups[1].answers.known().is_some());
    assert!(result.answers.known().is_none());
}

/// Notices name people and lines of files; of anonymous answers only their kinds are published.
#[test]
fn notices_of_anonymous_files_name_nobody() {
    let instrument = plain_instrument(&[0]);
    let text = "respondent,partner,disclosure,q0\njo,A,anonymous,4\njo,A,anonymous,horrid\n";
    let read = comity::parse_responses(text, "jo.csv", &instrument, &Default::default()).unwrap();
    assert!(read.notices.iter().any(|n| n.message.contains("jo")));
    let options = comity::AssessOptions::default();
    let result = comity::assess(&instrument, &read.responses, &options, read.notices).unwrap();
    let published = result.to_json() + &comity_view::report(&result);
    assert!(!published.contains("jo") && !published.contains("horrid"));
    assert!(!result.notices.is_empty());
}

/// Neither ids, roles nor notes of anonymous people leave the core.
#[test]
fn no_name_and_no_note_of_anonymous_people_is_published() {
    let text = comity_tests::example("headship-consortium.json")
        .replace(r#""mode": "named""#, r#""mode": "anonymous""#);
    let instrument = readiness();
    let answers = responses(&text, &instrument);
    assert_eq!(answers.disclosure, Disclosure::Anonymous { threshold: 5 });
    let result = assessed(&instrument, &answers);
    let published = result.to_json() + &comity_view::report(&result);
    for r in &answers.respondents {
        assert!(!published.contains(&format!("\"{}\"", r.id)), "{}", r.id);
        // A role that is part of a partner's name says nothing of its own.
        let common = answers.partners.iter().any(|partner| partner.contains(&r.role));
        assert!(common || !published.contains(&r.role), "{}", r.role);
        assert!(r.notes.values().all(|note| !published.contains(note.as_str())));
    }
    assert!(result.outside.is_some_and(|o| {
        o.profile.groups.iter().all(|g| g.measure.headline.known().is_none())
    }));
}

/// Named and few: the answers themselves are there; from five on they are not listed.
#[test]
fn named_and_few_see_the_answers() {
    let instrument = plain_instrument(&[0]);
    for (n, listed) in [(1, 1), (4, 4), (5, 0)] {
        let rows: Vec<Vec<Option<u8>>> = (0..n).map(|i| vec![Some(1 + i as u8)]).collect();
        let result = assessed(&instrument, &responses(&table(&rows, &vec![0; n]), &instrument));
        assert_eq!(result.lenses[0].groups[0].measure.scores.len(), listed, "{n}");
    }
}
