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
