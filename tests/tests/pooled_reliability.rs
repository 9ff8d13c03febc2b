//! Reliability of an instrument over pooled partnerships, against what other programs say of the same
//! answers (tests/vectors), and what anonymity keeps back.

use comity::{
    Answer, Disclosure, ErrorKind, GroupReliability, Instrument, Missing, OMEGA_PEOPLE, Outcome,
    PooledReliability, Ratings, Reason, Reliance, Responses, Standpoint, cronbach_alpha,
    omega_total, pooled_reliability,
};
use comity_tests::{matrix, plain_instrument, responses, table, vectors};
use serde_json::Value;

type Rows = Vec<Vec<Option<u8>>>;

fn said(file: &Value, data: &str, statistic: &str, program: &str) -> Value {
    let by = file["expected"][data][statistic]["by"].as_object().unwrap();
    by.iter().find(|(name, _)| name.starts_with(program)).unwrap().1.clone()
}

fn pooled(instrument: &Instrument, all: &[Responses]) -> PooledReliability {
    pooled_reliability(instrument, all, 0, 15).unwrap_or_else(|fault| panic!("{fault}"))
}

fn near(ours: Option<f64>, theirs: &Value) {
    let (ours, theirs) = (ours.expect("a figure"), theirs.as_f64().expect("a number"));
    assert!((ours - theirs).abs() <= 1e-12, "{ours} for {theirs}");
}

/// psych has each pair of items, R multilevel all of them, the reference formula the partners.
#[test]
fn groups_equal_other_programs() {
    let file = vectors("psych_likert30x44.json");
    for data in ["likert30x44", "likert30x44_complete"] {
        let rows = matrix(&file["inputs"][data]["matrix"]);
        let partner: Vec<usize> = file["inputs"][data]["partner"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p.as_u64().unwrap() as usize)
            .collect();
        let factors = plain_instrument(&(0..44).map(|item| item / 2).collect::<Vec<_>>());
        let of = |instrument: &Instrument| {
            pooled(instrument, &[responses(&table(&rows, &partner), instrument)])
        };
        let result = of(&factors);
        assert_eq!((result.people, result.partners, result.partnerships), (30, 6, 1));
        for (factor, group) in result.groups.iter().enumerate() {
            let theirs = said(&file, data, &format!("factor{factor:02}_alpha"), "R psych 2.2.9");
            near(group.alpha.known().map(|alpha| alpha.value), &theirs);
            assert!(group.spearman_brown.known().is_some());
            assert_eq!(group.omega.reason(), Some(Reason::TooFewItems));
            let statistic = format!("factor{factor:02}_eb_mom[tau2,sigma2,mu,n0,icc1,icc2]");
            let theirs = said(&file, data, &statistic, "reference formula (ref.py)");
            let between = group.between_partners.known().unwrap();
            near(Some(between.icc_1), &theirs[4]);
            near(between.icc_2.known().copied(), &theirs[5]);
            assert_eq!(group.between_partnerships.reason(), Some(Reason::TooFewGroups));
        }
        let whole = of(&plain_instrument(&[0; 44]));
        let group = &whole.groups[0];
        let between = group.between_partners.known().unwrap();
        near(Some(between.icc_1), &said(&file, data, "ICC1_group", "R multilevel"));
        near(between.icc_2.known().copied(), &said(&file, data, "ICC2_group", "R multilevel"));
        let dropped = said(&file, data, "alpha_if_dropped", "R psych 2.2.9");
        for (item, theirs) in group.items.iter().zip(dropped.as_array().unwrap()) {
            let total = item.total.known().unwrap();
            near(total.alpha_if_dropped.known().copied(), theirs);
        }
        assert_eq!(group.reliance, Reliance::Scale);
        assert_eq!(group.omega.reason(), Some(Reason::TooFewPeople));
    }
}

/// Answers of so many people to three items that go together, the last turned round.
fn rows(people: usize) -> Rows {
    let level = |n: usize| Some((n % 5 + 1) as u8);
    (0..people)
        .map(|p| vec![level(p), level(p + usize::from(p % 4 == 0)), level(4 - (p + p % 3 / 2) % 5)])
        .collect()
}

fn read(instrument: &Instrument, rows: &Rows) -> Responses {
    let partner: Vec<usize> = (0..rows.len()).map(|row| row % 2).collect();
    responses(&table(rows, &partner), instrument)
}

#[test]
fn items_are_turned_and_weighted_as_scores_are() {
    let mut instrument = plain_instrument(&[0, 0, 0]);
    instrument.indicators[2].reversed = true;
    instrument.indicators[0].memberships[0].weight = 4;
    for item in [1, 2] {
        instrument.indicators[item].memberships[0].weight = 2;
    }
    let rows = rows(OMEGA_PEOPLE);
    let result = pooled(&instrument, &[read(&instrument, &rows)]);
    let cells: Vec<u8> = rows
        .iter()
        .flat_map(|row| {
            let [a, b, c] = [0, 1, 2].map(|item| row[item].unwrap());
            // The first counts twice as much; cells begin with 1.
            [2 * a - 1, b, 6 - c]
        })
        .collect();
    let ratings = Ratings::new(&cells, 3, 1, 9).unwrap();
    let alpha = cronbach_alpha(&ratings, Missing::Pairwise, 0.95, 15);
    assert_eq!(result.groups[0].alpha, alpha);
    assert_eq!(result.groups[0].omega, omega_total(&ratings).map(|omega| omega.value));
    assert_eq!(result.groups[0].reliance, Reliance::Scale);
    // A negative weight turns as a reversed item does; both together do not.
    instrument.indicators[2].reversed = false;
    instrument.indicators[2].memberships[0].weight = -2;
    assert_eq!(pooled(&instrument, &[read(&instrument, &rows)]).groups[0].alpha, alpha);
    instrument.indicators[2].reversed = true;
    let turned_back = pooled(&instrument, &[read(&instrument, &rows)]);
    assert_ne!(turned_back.groups[0].alpha, alpha);
    assert_eq!(turned_back.groups[0].reliance, Reliance::Apart);
}

#[test]
fn partnerships_are_pooled_and_nobody_counts_twice() {
    let instrument = plain_instrument(&[0, 0, 0]);
    let rows = rows(24);
    let (first, second) = rows.split_at(10);
    let mut a = read(&instrument, &first.to_vec());
    let b = read(&instrument, &second.to_vec());
    let both = pooled(&instrument, &[a.clone(), b.clone()]);
    assert_eq!((both.people, both.partners, both.partnerships), (24, 4, 2));
    assert_eq!(both.groups[0].between_partnerships.known().map(|b| b.groups), Some(2));
    assert_eq!(both.groups[0].between_partners.known().map(|b| b.groups), Some(4));
    // An earlier round and somebody outside change nothing.
    let mut earlier = a.respondents[0].clone();
    a.respondents.iter_mut().for_each(|respondent| respondent.wave = 2);
    earlier.answers.fill(Answer::Level(1));
    let mut outside = earlier.clone();
    (outside.wave, outside.standpoint, outside.partner) = (2, Standpoint::Outside, None);
    outside.id = "outside".into();
    a.respondents.extend([earlier, outside]);
    let again = pooled(&instrument, &[a, b]);
    assert_eq!((again.earlier, again.outside), (1, 1));
    assert_eq!(again.groups, both.groups);
    assert_eq!(pooled_reliability(&instrument, &[], 0, 15).unwrap_err().kind, ErrorKind::Empty);
    assert_eq!(
        pooled_reliability(&instrument, &[], 1, 15).unwrap_err().kind,
        ErrorKind::OutOfRange
    );
}

fn withheld(group: &GroupReliability) -> bool {
    let none = Some(Reason::TooFewToShow);
    group.people.reason() == none
        && group.alpha.reason() == none
        && group.items.iter().all(|item| item.total.reason() == none)
        && group.spearman_brown.reason() == none
        && group.between_partners.reason() == none
}

#[test]
fn anonymous_figures_stand_on_as_many_people_as_were_promised() {
    let instrument = plain_instrument(&[0, 0, 0]);
    let anonymous = |threshold| Disclosure::Anonymous { threshold };
    let with = |rows: &Rows, disclosure| {
        let mut all = read(&instrument, rows);
        all.disclosure = disclosure;
        all
    };
    let few = with(&rows(6), anonymous(7));
    let error = pooled_reliability(&instrument, &[few], 0, 15).unwrap_err();
    assert!(
        error.kind == ErrorKind::Empty && error.message.contains("fewer than the 7"),
        "{error}"
    );
    // The strictest file decides for all: twelve people are enough, but the partners of the first
    // partnership hold three each.
    let all = [with(&rows(6), Disclosure::Named), with(&rows(12), anonymous(7))];
    let result = pooled(&instrument, &all);
    assert_eq!(result.disclosure, anonymous(7));
    assert!(result.groups[0].alpha.known().is_some());
    assert_eq!(result.groups[0].between_partners, Outcome::Undefined(Reason::TooFewToShow));
    assert_eq!(result.groups[0].between_partnerships, Outcome::Undefined(Reason::TooFewToShow));
    // Six answered the second item.
    let mut gaps = rows(12);
    gaps.iter_mut().skip(6).for_each(|row| row[1] = None);
    assert!(withheld(&pooled(&instrument, &[with(&gaps, anonymous(7))]).groups[0]));
    assert!(!withheld(&pooled(&instrument, &[with(&gaps, anonymous(6))]).groups[0]));
    // Each item was answered by eight, both of two by four.
    gaps = rows(12);
    gaps.iter_mut().take(4).for_each(|row| row[0] = None);
    gaps.iter_mut().skip(8).for_each(|row| row[1] = None);
    let result = pooled(&instrument, &[with(&gaps, anonymous(5))]);
    assert!(withheld(&result.groups[0]) && result.groups[0].reliance == Reliance::Withheld);
}
