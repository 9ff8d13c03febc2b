//! What takes long is left out of an assessment unless asked for, and changes nothing else.

use comity::{
    AssessOptions, Assessment, Bootstrap, CsvDefaults, Effort, Outcome, Reason, assess, builtin,
    parse_responses,
};

/// Thirty people of four partners of unlike sizes, who left different questions open: fine lattices.
fn answers() -> String {
    let instrument = builtin("readiness").unwrap();
    let ids: Vec<&str> = instrument.indicators.iter().map(|i| i.id.as_str()).collect();
    let mut table = format!("disclosure,respondent,partner,{}", ids.join(","));
    for person in 0..30 {
        let partner = ["A", "B", "C", "D", "D"][person % 5];
        let levels: Vec<String> = (0..ids.len())
            .map(|question| match (person * 7 + question * question) % 12 {
                0 => String::new(),
                other => (1 + other % 5).to_string(),
            })
            .collect();
        table.push_str(&format!("\nnamed,r{person},{partner},{}", levels.join(",")));
    }
    table
}

fn assessed(effort: Effort) -> Assessment {
    let instrument = builtin("readiness").unwrap();
    let read =
        parse_responses(&answers(), "answers.csv", &instrument, &CsvDefaults::default()).unwrap();
    let options = AssessOptions { effort, ..AssessOptions::default() };
    assess(&instrument, &read.responses, &options, read.notices).unwrap()
}

fn bootstraps(a: &Assessment) -> Vec<Outcome<Bootstrap>> {
    let groups = a.lenses.iter().flat_map(|lens| &lens.groups);
    groups.flat_map(|g| [g.measure.bootstrap, g.measure.bootstrap_per_person]).collect()
}

#[test]
fn what_takes_long_is_worked_out_on_demand() {
    let (quick, whole) = (assessed(Effort::Quick), assessed(Effort::Whole));
    let mut left_out = 0;
    for (quick, whole) in bootstraps(&quick).into_iter().zip(bootstraps(&whole)) {
        if quick.reason() == Some(Reason::OnDemand) {
            assert!(whole.known().is_some() || whole.reason() == Some(Reason::LatticeTooFine));
            left_out += 1;
        } else {
            assert_eq!(quick, whole);
        }
    }
    assert!(left_out > 0 && left_out < bootstraps(&quick).len() / 2, "{left_out}");
}

#[test]
fn nothing_else_changes() {
    let without = |mut a: Assessment| {
        for group in a.lenses.iter_mut().flat_map(|lens| &mut lens.groups) {
            group.measure.bootstrap = Outcome::Undefined(Reason::OnDemand);
            group.measure.bootstrap_per_person = Outcome::Undefined(Reason::OnDemand);
        }
        a.to_json()
    };
    assert!(without(assessed(Effort::Quick)) == without(assessed(Effort::Whole)));
}
