//! Chance levels by permutation, a slice at a time.

use std::time::{Duration, Instant};

use comity::{Figure, Matrix, Outcome, PermutationChance, PermutationNull, Statistic, ratings_of};

use crate::{progress, say};

/// How long a slice takes: short enough that Ctrl-C is heard at once.
const SLICE: Duration = Duration::from_millis(50);

/// A figure, and what becomes of its chance level.
pub(super) struct Job {
    pub(super) statistic: &'static Statistic,
    pub(super) figure: Figure,
    pub(super) chance: Chance,
}

/// A chance level that is not exact.
#[derive(Clone, Copy)]
pub(super) enum Chance {
    /// There is none, or it was not asked for, or it stands with the figure.
    None,
    /// As far as it was drawn.
    Drawn(PermutationChance),
    /// It would have been drawn, but the work was stopped before.
    NotBegun,
}

impl Job {
    pub(super) fn new(statistic: &'static Statistic, figure: Figure) -> Self {
        Self { statistic, figure, chance: Chance::None }
    }
}

/// Draws the chance levels of all figures that have one; whether that was stopped.
pub(super) fn permute(matrix: &Matrix, jobs: &mut [Job], runs: u32, seed: u64) -> bool {
    let mut waiting: Vec<&mut Job> = jobs.iter_mut().filter(|job| draws(job)).collect();
    if waiting.is_empty() {
        return false;
    }
    progress::listen();
    let bar = progress::bar(waiting.len() as u64 * u64::from(runs), "mixing answers");
    let (mut whole, mut begun) = (0, 0);
    for (place, job) in waiting.iter_mut().enumerate() {
        job.chance = Chance::NotBegun;
        if progress::stopped() {
            continue;
        }
        let Some(of) = job.statistic.permuted() else { continue };
        let ratings = ratings_of(matrix, job.figure.whom);
        let Outcome::Known(mut null) = PermutationNull::new(&ratings, of, runs, seed) else {
            job.chance = Chance::None;
            continue;
        };
        let mut budget = 1;
        loop {
            let begin = Instant::now();
            let come = null.advance(&ratings, of, budget);
            bar.set_position(place as u64 * u64::from(runs) + u64::from(come.done));
            if come.finished() || progress::stopped() {
                let (kind, runs) =
                    if come.finished() { (&mut whole, come.of) } else { (&mut begun, come.done) };
                *kind += u32::from(runs > 0);
                break;
            }
            // As many as fit into a slice, but never many more than before.
            let each = begin.elapsed() / budget;
            let fit = SLICE.as_nanos() / each.as_nanos().max(1);
            budget = u32::try_from(fit).unwrap_or(u32::MAX).clamp(1, budget.saturating_mul(8));
        }
        if let Some(drawn) = null.result() {
            job.chance = Chance::Drawn(drawn);
        }
    }
    bar.finish_and_clear();
    let left = waiting.iter().filter(|job| matches!(job.chance, Chance::NotBegun)).count();
    let stopped = begun > 0 || left > 0;
    if stopped {
        say::note(format_args!(
            "stopped: {whole} chance levels are whole, {begun} stand on fewer than {runs} runs, \
             {left} were not begun"
        ));
    }
    stopped
}

/// Whether a figure's chance level is drawn: it has one, and the figure exists.
fn draws(job: &Job) -> bool {
    job.statistic.permuted().is_some() && job.figure.value.known().is_some()
}
