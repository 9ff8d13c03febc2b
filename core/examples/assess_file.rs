//! Reads a file of answers, assesses it and prints each success factor.
//!
//! `cargo run --example assess_file -- examples/headship-consortium.json`

use comity::{AssessOptions, CsvDefaults, Outcome, assess, builtin, parse_responses};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file of answers")?;
    let text = std::fs::read_to_string(&path)?;
    let instrument = builtin("readiness").ok_or("the instrument is built in")?;
    let file = parse_responses(&text, &path, &instrument, &CsvDefaults::default())?;
    let result = assess(&instrument, &file.responses, &AssessOptions::default(), file.notices)?;
    for group in &result.lenses[0].groups {
        match &group.measure.headline {
            Outcome::Known(e) => println!(
                "{:45} {:.2}  [{:.2}, {:.2}]",
                group.title, e.mean, e.interval.low, e.interval.high
            ),
            Outcome::Undefined(reason) => println!("{:45} {}", group.title, reason.word()),
        }
    }
    Ok(())
}
