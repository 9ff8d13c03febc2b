//! Whether two programs came to the same answers: a comparison of speed means nothing else.

use anyhow::{Result, ensure};

use crate::plan::Task;

/// How far a simulated end of an interval may lie from the exact one: three steps of the lattice of
/// thirty people's halves.
const SIMULATED: f64 = 3.0 / 60.0 + 1e-9;
/// Rounding of sums over a thousand people, and of quantiles.
const ROUNDED: f64 = 1e-9;

pub(crate) fn check(task: Task, ours: &[f64], theirs: &[f64]) -> Result<()> {
    ensure!(ours.len() == theirs.len(), "{} answers instead of {}", theirs.len(), ours.len());
    ensure!(!ours.is_empty(), "there are no answers");
    let allowed = match task {
        Task::Intervals => SIMULATED,
        _ => ROUNDED,
    };
    for (place, (a, b)) in ours.iter().zip(theirs).enumerate() {
        let near = (a - b).abs() <= allowed;
        ensure!(near, "answer {place} is {b}, and {a} by Comity");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_answers_are_found() {
        check(Task::Moments, &[1.0, 2.0], &[1.0, 2.0 + 1e-12]).unwrap();
        check(Task::Intervals, &[1.0], &[1.05]).unwrap();
        for (task, theirs) in [
            (Task::Moments, &[1.0, 2.1][..]),
            (Task::Moments, &[1.0]),
            (Task::Moments, &[1.0, f64::NAN]),
            (Task::Intervals, &[1.0, 2.07]),
        ] {
            assert!(check(task, &[1.0, 2.0], theirs).is_err(), "{theirs:?}");
        }
        assert!(check(Task::Moments, &[], &[]).is_err());
    }
}
