//! The work that is measured, as a user would ask for it.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use comity::{
    Bootstrap, CsvDefaults, INTERVAL_LEVEL, Instrument, Interval, Outcome, PRIOR_MASS, Posterior,
    Responses, Score, bootstrap_per_person, builtin, parse_responses,
};

use crate::data::Numbers;

/// The built-in questions, answered by so many people of four partners; one answer in fourteen is
/// "I don't know" or left open.
///
/// # Errors
///
/// Where the program does not read its own table.
pub fn partnership(people: usize) -> Result<(Instrument, Responses)> {
    let instrument = builtin("readiness").context("the built-in instrument is not there")?;
    let mut numbers = Numbers::new(73);
    let mut table = String::from("respondent,partner");
    for indicator in &instrument.indicators {
        write!(table, ",{}", indicator.id)?;
    }
    for person in 0..people {
        write!(table, "\nr{person},Partner {}", person % 4 + 1)?;
        let lean = numbers.below(3) as i64 - 1;
        for _ in &instrument.indicators {
            match numbers.below(28) {
                0 => table.push(','),
                1 => table.push_str(",dont_know"),
                _ => write!(table, ",{}", numbers.level(lean))?,
            }
        }
    }
    let read = parse_responses(&table, "answers.csv", &instrument, &CsvDefaults::default())?;
    Ok((instrument, read.responses))
}

/// The exact bootstrap interval of each factor's mean.
pub fn intervals(factors: &[Vec<Score>]) -> Vec<Outcome<Bootstrap>> {
    factors.iter().map(|scores| bootstrap_per_person(scores, INTERVAL_LEVEL)).collect()
}

/// The posterior's interval and band probabilities of each factor's mean.
pub fn posteriors(factors: &[Vec<Score>]) -> Vec<(Interval, f64, f64)> {
    let each = |scores: &Vec<Score>| {
        let posterior =
            Posterior::per_person(scores, 1, 5, 2, PRIOR_MASS).expect("a scale and a prior");
        let interval = posterior.interval(INTERVAL_LEVEL, 3.0);
        (interval, posterior.cdf(3.0), posterior.cdf(4.0))
    };
    factors.iter().map(each).collect()
}
