//! The statistics by themselves, without files: five people of two partners scored one question.
//!
//! `cargo run --example few_scores`

use comity::{Error, INTERVAL_LEVEL, Outcome, Posterior, Score, bootstrap_partner_first};

fn main() -> Result<(), Error> {
    let levels = [4, 3, 5, 2, 2];
    let partner = [0, 0, 0, 1, 1];
    let scores = levels
        .iter()
        .enumerate()
        .map(|(row, level)| Score::new(row, *level, 1))
        .collect::<Result<Vec<_>, _>>()?;

    // A scale from 1 to 5, one question, and a prior that weighs as much as one person.
    let posterior = Posterior::per_person(&scores, 1, 5, 1, 1.0)?;
    let mean = f64::from(levels.iter().sum::<u32>()) / levels.len() as f64;
    let range = posterior.interval(INTERVAL_LEVEL, mean);
    println!("mean over people {mean:.2}, plausibly {:.2} to {:.2}", range.low, range.high);
    println!("below 3 with a probability of {:.2}", posterior.cdf(3.0));

    match bootstrap_partner_first(&scores, &partner, 2, INTERVAL_LEVEL) {
        Outcome::Known(b) => {
            println!("mean of partners: BCa {:.2} to {:.2}", b.bca.low, b.bca.high)
        }
        Outcome::Undefined(reason) => println!("no bootstrap: {}", reason.word()),
    }
    Ok(())
}
