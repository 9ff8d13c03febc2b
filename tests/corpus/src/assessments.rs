//! Whole assessments: the example partnership, variants of it, and the inputs of the vectors.

use alloc::{format, vec, vec::Vec};

use comity::{
    AssessOptions, CsvDefaults, Disclosure, Instrument, Responses, Standpoint, assess, builtin,
    parse_responses,
};

use crate::{Visit, fixtures, vectors, walk::walk};

const EXAMPLE: &str = include_str!("../../../examples/headship-consortium.json");

fn read(text: &str, instrument: &Instrument) -> Responses {
    parse_responses(text, "corpus", instrument, &CsvDefaults::default())
        .expect("a file of answers")
        .responses
}

fn walk_assessment(
    name: &str,
    instrument: &Instrument,
    responses: &Responses,
    visit: &mut Visit<'_>,
) {
    let result = assess(instrument, responses, &AssessOptions::default(), Vec::new());
    walk(name, &result.expect("an assessment"), visit);
}

/// The example partnership, everybody named.
pub(crate) fn example(visit: &mut Visit<'_>) {
    let instrument = builtin("readiness").expect("built in");
    walk_assessment("named", &instrument, &read(EXAMPLE, &instrument), visit);
}

/// The example partnership with other promises, fewer people, and people who look from outside.
pub(crate) fn variants(visit: &mut Visit<'_>) {
    type Change = fn(&mut Responses);
    const CHANGES: [(&str, Change); 4] = [
        ("anonymous", |r| r.disclosure = Disclosure::Anonymous { threshold: 3 }),
        ("four_people", |r| r.respondents.truncate(4)),
        ("one_person", |r| r.respondents.truncate(1)),
        ("from_outside", |r| r.respondents.iter_mut().step_by(3).for_each(look_from_outside)),
    ];
    let instrument = builtin("readiness").expect("built in");
    let responses = read(EXAMPLE, &instrument);
    for (name, change) in CHANGES {
        let mut changed = responses.clone();
        change(&mut changed);
        walk_assessment(name, &instrument, &changed, visit);
    }
}

/// Two rounds of three partners in which one stands apart, two camps stand and one partner is split;
/// some people left after the first round, others came.
pub(crate) fn patterns(visit: &mut Visit<'_>) {
    let instrument = fixtures::plain_instrument(&[0, 1, 2, 3]);
    let mut text = alloc::string::String::from("respondent,partner,disclosure,wave,q0,q1,q2,q3");
    for wave in 1..=2 {
        for row in 0..24 {
            let (partner, person) = (row % 3, row + 5 * (wave - 1));
            let camp = if person % 2 == 0 { 1 } else { 5 };
            let apart = if partner == 1 { 2 } else { 4 + person % 2 };
            let split = if partner == 2 { camp } else { 3 };
            let steady = 2 + person % 3;
            let line =
                format!("\nr{person},P{partner},named,{wave},{apart},{camp},{split},{steady}");
            text.push_str(&line);
        }
    }
    let mut responses = read(&text, &instrument);
    responses.money_holder = Some(1);
    walk_assessment("two_rounds", &instrument, &responses, visit);
}

fn look_from_outside(person: &mut comity::Respondent) {
    person.standpoint = Standpoint::Outside;
    person.partner = None;
}

/// Inputs that break other programs, all people of one partner.
pub(crate) fn degenerate(visit: &mut Visit<'_>) {
    each_degenerate(|_| 0, visit);
}

/// The same inputs, people of two partners in turn.
pub(crate) fn degenerate_partners(visit: &mut Visit<'_>) {
    each_degenerate(|row| row % 2, visit);
}

fn each_degenerate(partner_of: fn(usize) -> usize, visit: &mut Visit<'_>) {
    for (name, matrix) in vectors::degenerate() {
        let instrument = fixtures::plain_instrument(&vec![0; matrix[0].len()]);
        let partner: Vec<usize> = (0..matrix.len()).map(partner_of).collect();
        let responses = read(&fixtures::table(&matrix, &partner), &instrument);
        walk_assessment(&name, &instrument, &responses, visit);
    }
}

/// Thirty people and forty-four items, of one partner and of several.
pub(crate) fn likert(visit: &mut Visit<'_>) {
    for (name, data) in vectors::likert() {
        let instrument = fixtures::plain_instrument(&data.factor_of_item);
        let one = vec![0; data.matrix.len()];
        for (of, partner) in [("one", &one), ("several", &data.partner)] {
            let responses = read(&fixtures::table(&data.matrix, partner), &instrument);
            walk_assessment(&format!("{name}.{of}"), &instrument, &responses, visit);
        }
    }
}
