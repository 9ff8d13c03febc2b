//! Answers and matrices that were built or changed in memory: what does not fit is refused with
//! its place, and nothing panics.

use comity::{
    Answer, AssessOptions, Disclosure, Error, ErrorKind, Form, Outcome, People, Posterior, Reason,
    Respondent, Responses, Score, Standpoint, Tally, assess, bootstrap_partner_first,
    bootstrap_per_person, discretion, measure_group, ndarray::Array2, profile, responses_to_csv,
    responses_to_json, score_people,
};
use comity_tests::{example, readiness, responses};

fn refused(change: impl FnOnce(&mut Responses)) -> Error {
    let instrument = readiness();
    let mut answers = responses(&example("headship-consortium.json"), &instrument);
    change(&mut answers);
    // Writing has no way to refuse; it must not panic either.
    let _ = (responses_to_json(&answers, &instrument), responses_to_csv(&answers, &instrument));
    assess(&instrument, &answers, &AssessOptions::default(), Vec::new()).unwrap_err()
}

#[test]
fn what_does_not_fit_is_refused_with_respondent_and_field() {
    type Change = fn(&mut Responses);
    let changes: [(Change, ErrorKind, &str); 9] = [
        (|a| a.respondents[1].answers[0] = Answer::Level(0), ErrorKind::OutOfRange, "[1].answers."),
        (|a| a.respondents[1].answers[0] = Answer::Level(9), ErrorKind::OutOfRange, "[1].answers."),
        (|a| a.respondents[1].answers.truncate(3), ErrorKind::Mismatch, "[1].answers"),
        (|a| a.respondents[1].answers.push(Answer::Skipped), ErrorKind::Mismatch, "[1].answers"),
        (|a| a.respondents[1].partner = Some(99), ErrorKind::OutOfRange, "[1].partner"),
        (|a| a.respondents[1].partner = None, ErrorKind::OutOfRange, "[1].partner"),
        (|a| a.respondents[1].wave = 0, ErrorKind::OutOfRange, "[1].wave"),
        (
            |a| drop(a.respondents[1].notes.insert(999, "x".into())),
            ErrorKind::OutOfRange,
            "[1].notes",
        ),
        (
            |a| {
                let twin = a.respondents[0].clone();
                a.respondents[1] = twin;
            },
            ErrorKind::Duplicate,
            "[1].id",
        ),
    ];
    for (change, kind, field) in changes {
        let fault = refused(change);
        assert_eq!(fault.kind, kind, "{fault}");
        assert!(fault.place.field.starts_with(&format!("respondents{field}")), "{fault}");
        assert!(fault.message.starts_with("respondent \""), "{fault}");
    }
}

#[test]
fn an_instrument_that_fell_apart_is_refused() {
    type Change = fn(&mut comity::Instrument);
    let changes: [(Change, &str); 5] = [
        (|i| i.scale.levels.clear(), "instrument.scale.levels"),
        (|i| i.lenses.clear(), "instrument.lenses"),
        (|i| i.sections.clear(), "instrument.indicators[0].section"),
        (|i| i.lenses[0].groups.clear(), "instrument.indicators[0].memberships"),
        (|i| i.lenses[0].categories.clear(), "instrument.lenses[0].groups[0].category"),
    ];
    for (change, field) in changes {
        let mut instrument = readiness();
        let answers = responses(&example("headship-consortium.json"), &instrument);
        change(&mut instrument);
        let fault =
            assess(&instrument, &answers, &AssessOptions::default(), Vec::new()).unwrap_err();
        assert!(fault.place.field.starts_with(field), "{fault}");
    }
}

#[test]
fn merging_refuses_a_partner_that_is_not_there() {
    let instrument = readiness();
    let mut other = Responses::empty(&instrument);
    other.respondents.push(Respondent::new("r1", Some(3), &instrument));
    let fault = Responses::empty(&instrument).merge(other, "x").unwrap_err();
    assert!(fault.message.contains("\"r1\""), "{fault}");
}

/// Built in code, the same answers give the same assessment as from a file.
#[test]
fn answers_built_in_code_are_those_of_a_file() {
    let instrument = readiness();
    let mut built = Responses::empty(&instrument);
    built.disclosure = Disclosure::Named;
    let (mill, school) = (built.partner_index("Mill"), built.partner_index("School"));
    assert_eq!(built.partner_index("Mill"), mill);
    let mut first = Respondent::new("r1", Some(mill), &instrument);
    first.set_form(Form::Short, &instrument);
    first.set(&instrument, "fatigue", Answer::DontKnow).unwrap();
    first.set_note(&instrument, "fatigue", "nobody asked").unwrap();
    let mut second = Respondent::new("r2", Some(school), &instrument);
    second.set(&instrument, "roles_a", Answer::Level(2)).unwrap();
    let third = Respondent::new("r3", None, &instrument);
    assert_eq!(third.standpoint, Standpoint::Outside);
    built.respondents.extend([first, second, third]);
    let text = responses_to_json(&built, &instrument);
    assert_eq!(responses(&text, &instrument), built);
    assert!(assess(&instrument, &built, &AssessOptions::default(), Vec::new()).is_ok());

    let mut person = Respondent::new("r4", Some(mill), &instrument);
    let before = person.clone();
    let fault = person.set(&instrument, "rolse_a", Answer::Level(2)).unwrap_err();
    assert!(fault.mend.contains("\"roles_a\""), "{fault}");
    let fault = person.set(&instrument, "roles_a", Answer::Level(6)).unwrap_err();
    assert_eq!(fault.kind, ErrorKind::OutOfRange);
    assert_eq!(person, before);
}

#[test]
fn a_matrix_that_does_not_fit_is_refused() {
    let instrument = readiness();
    let columns = instrument.indicators.len();
    let members = instrument.members(0, 0);
    let right = Array2::from_elem((2, columns), Answer::Level(4));
    let mut wrong = right.clone();
    wrong[[1, 5]] = Answer::Level(0);
    let narrow = Array2::from_elem((2, columns - 1), Answer::Level(4));
    for (answers, partner, partners, members, field) in [
        (&right, &[0, 1][..], 2, &members[..], None),
        (&wrong, &[0, 1], 2, &members, Some("people.answers[1][5]")),
        (&narrow, &[0, 1], 2, &members, Some("people.answers")),
        (&right, &[0], 2, &members, Some("people.answers")),
        (&right, &[0, 2], 2, &members, Some("people.partner[1]")),
        (&right, &[0, 1], usize::MAX, &members, Some("people.partners")),
        (&right, &[0, 1], 2, &[(columns, 1)], Some("members[0]")),
        (&right, &[0, 1], 2, &[(0, 0)], Some("members[0]")),
    ] {
        let people = People { answers: answers.view(), partner, partners, money_holder: None };
        let named = Disclosure::Named;
        let scored = score_people(&instrument, &people, members).map(|_| ());
        let measured = measure_group(&instrument, &people, members, true, named).map(|_| ());
        assert_eq!(scored, measured);
        assert_eq!(scored.err().map(|fault| fault.place.field).as_deref(), field);
    }
    let people =
        People { answers: right.view(), partner: &[0, 1], partners: 2, money_holder: None };
    assert!(profile(&instrument, 0, &people, Disclosure::Named).is_ok());
    assert!(profile(&instrument, 99, &people, Disclosure::Named).is_err());
}

#[test]
fn counts_and_scores_that_cannot_be_are_refused() {
    let scale = readiness().scale;
    assert_eq!(Tally::of(&scale, [Answer::Level(5), Answer::Skipped]).unwrap().asked(), 2);
    for level in [0, 6, 255] {
        assert!(Tally::of(&scale, [Answer::Level(level)]).is_err(), "{level}");
        assert!((1..=5).contains(&scale.reverse(level)), "{level}");
    }
    assert!(Score::new(0, 4, 0).is_err());
    assert!(Score::new(0, u32::MAX, 1).is_err());
    let scores = [Score::new(usize::MAX, 4, 1).unwrap(), Score::new(0, 9, 2).unwrap()];
    for (low, high, prior) in [(5, 1, 1.0), (1, 5, f64::NAN), (1, 5, -1.0), (1, 4, 1.0)] {
        assert!(
            Posterior::per_person(&scores, low, high, 1, prior).is_err(),
            "{low} {high} {prior}"
        );
    }
    assert!(Posterior::per_person(&[], 1, 5, 1, 0.0).is_err());
    let posterior = Posterior::per_person(&scores, 1, 5, 1, 1.0).unwrap();
    assert!(posterior.quantile(1.5).is_nan() && posterior.quantile(f64::NAN).is_nan());
    assert!(posterior.interval(f64::NAN, 4.0).low.is_nan());

    assert!(bootstrap_per_person(&scores, 0.95).known().is_some());
    let invalid = Outcome::Undefined(Reason::InvalidInput);
    assert_eq!(bootstrap_per_person(&scores, f64::NAN), invalid);
    assert_eq!(bootstrap_per_person(&scores, 1.0), invalid);
    assert_eq!(bootstrap_partner_first(&scores, &[0, 1], 2, 0.95), invalid);
    let rows = [Score::new(0, 4, 1).unwrap()];
    assert_eq!(bootstrap_partner_first(&rows, &[7], 2, 0.95), invalid);
    assert_eq!(bootstrap_partner_first(&rows, &[0], usize::MAX, 0.95), invalid);

    let anonymous = Disclosure::Anonymous { threshold: u32::MAX };
    assert!(discretion(anonymous, &[u32::MAX, u32::MAX]).per_person);
}

/// Sums over a very fine lattice must not overflow before they are found too fine.
#[test]
fn a_lattice_of_any_fineness_is_told() {
    // Partners of 1 to 28 people, and weights whose least common multiple is just below 2^40.
    let partner: Vec<usize> = (0..28).flat_map(|p| std::iter::repeat_n(p, p + 1)).collect();
    let score = |row: usize| match row {
        0 => Score::new(row, 1 << 31, 1 << 31),
        _ => Score::new(row, 255 * 511, 511),
    };
    let scores: Vec<Score> = (0..partner.len()).map(|row| score(row).unwrap()).collect();
    let outcome = bootstrap_partner_first(&scores, &partner, 28, 0.95);
    assert_eq!(outcome, Outcome::Undefined(Reason::LatticeTooFine));
}
