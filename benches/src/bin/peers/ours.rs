//! Comity at the tasks, timed as the scripts time the others.

use std::{
    fs,
    hint::black_box,
    num::NonZeroUsize,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use comity::{AnswerTable, Factors};
use comity_benches::{GROUPS, ITEMS, Large, intervals, scores};
use comity_native::{Lanes, factor_sums};
use serde_json::json;

use crate::{ANSWERS, plan::Task};

const LEAST: Duration = Duration::from_secs(2);
const RUNS: std::ops::Range<usize> = 7..51;

pub(crate) fn run(task: &str, lanes: &str, threads: NonZeroUsize, folder: &Path) -> Result<()> {
    let task = Task::named(task).context("no such task")?;
    let lanes = Lanes::available().into_iter().find(|l| l.name() == lanes);
    let lanes = lanes.context("this processor has no such lanes")?;
    let (answers, seconds) = match task {
        Task::Moments => moments(&fs::read(folder.join("large.bin"))?, lanes, threads)?,
        Task::Missing => moments(&fs::read(folder.join("missing.bin"))?, lanes, threads)?,
        Task::Intervals => {
            let factors = scores(30);
            timed(|| {
                let all = intervals(&factors);
                let known = || all.iter().filter_map(|interval| interval.known());
                known().map(|b| b.bca.low).chain(known().map(|b| b.bca.high)).collect()
            })
        }
    };
    let bytes: Vec<u8> = answers.iter().flat_map(|x| x.to_ne_bytes()).collect();
    fs::write(folder.join(ANSWERS), bytes)?;
    let told = json!({
        "program": "Comity",
        "version": env!("CARGO_PKG_VERSION"),
        "simd": lanes.name(),
        "blas": "",
        "seconds": seconds,
        "peak_memory": peak_memory(),
    });
    println!("{told}");
    Ok(())
}

fn moments(cells: &[u8], lanes: Lanes, threads: NonZeroUsize) -> Result<(Vec<f64>, Vec<f64>)> {
    let rows = cells.len() / ITEMS;
    let ends: Vec<usize> = (1..=GROUPS).map(|group| group * rows / GROUPS).collect();
    let table = AnswerTable::new(cells, ITEMS, 5, &ends)?;
    let factors = Factors::new(&table, Large::factors())?;
    // Once outside the clock, for its errors.
    factor_sums(&table, &factors, threads, lanes)?;
    Ok(timed(|| {
        let sums = factor_sums(&table, &factors, threads, lanes).unwrap_or_default();
        let figures = GROUPS * factors.count();
        let mut all = vec![f64::NAN; 2 * figures];
        let (means, deviations) = all.split_at_mut(figures);
        for (place, (mean, deviation)) in means.iter_mut().zip(deviations).enumerate() {
            let (group, factor) = (place / factors.count(), place % factors.count());
            let moments = sums.moments(group, factor, 0.5);
            *mean = moments.mean.known().copied().unwrap_or(f64::NAN);
            *deviation = moments.standard_deviation.known().copied().unwrap_or(f64::NAN);
        }
        all
    }))
}

/// What the work gives, and how long it took each time.
fn timed(mut work: impl FnMut() -> Vec<f64>) -> (Vec<f64>, Vec<f64>) {
    let answers = work();
    let mut seconds = Vec::new();
    let started = Instant::now();
    while seconds.len() < RUNS.start || (started.elapsed() < LEAST && seconds.len() < RUNS.end) {
        let begin = Instant::now();
        black_box(work());
        seconds.push(begin.elapsed().as_secs_f64());
    }
    (answers, seconds)
}

/// The most memory this process has held, in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
