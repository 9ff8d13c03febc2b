//! Comity at the tasks, timed as the scripts time the others.

use std::{
    fs,
    hint::black_box,
    num::NonZeroUsize,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use comity::{
    AnswerTable, FactorSums, Factors, IntraclassCorrelations, Metric, Outcome, Ratings, intraclass,
    krippendorff_alpha,
};
use comity_benches::{GROUPS, ITEMS, ITEMS_A_FACTOR, Large, MANY_ITEMS, intervals, scores};
use comity_native::{Lanes, factor_and_item_sums, factor_sums};
use serde_json::json;

use crate::{ANSWERS, plan::Task};

const LEAST: Duration = Duration::from_secs(2);
const RUNS: std::ops::Range<usize> = 7..51;

pub(crate) fn run(task: &str, lanes: &str, threads: NonZeroUsize, folder: &Path) -> Result<()> {
    let task = Task::named(task).context("no such task")?;
    let lanes = Lanes::available().into_iter().find(|l| l.name() == lanes);
    let lanes = lanes.context("this processor has no such lanes")?;
    let (answers, seconds) = match task {
        Task::Moments => large(folder, "large.bin", lanes, threads, false)?,
        Task::Missing => large(folder, "missing.bin", lanes, threads, false)?,
        Task::Reliability => large(folder, "large.bin", lanes, threads, true)?,
        Task::FewRaters => alpha(folder, "few.bin", ITEMS)?,
        Task::ManyRaters => alpha(folder, "many.bin", MANY_ITEMS)?,
        Task::Intraclass => {
            let cells = fs::read(folder.join("rated.bin"))?;
            let ratings = Ratings::new(&cells, ITEMS, 1, 5)?;
            timed(|| match intraclass(black_box(&ratings), 0.95) {
                Outcome::Known(all) => told(&all),
                Outcome::Undefined(_) => Vec::new(),
            })
        }
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

/// The figures of a large table: means and deviations, and with `items` agreement and reliability.
fn large(
    folder: &Path,
    name: &str,
    lanes: Lanes,
    threads: NonZeroUsize,
    items: bool,
) -> Result<(Vec<f64>, Vec<f64>)> {
    let cells = fs::read(folder.join(name))?;
    let rows = cells.len() / ITEMS;
    let ends: Vec<usize> = (1..=GROUPS).map(|group| group * rows / GROUPS).collect();
    let table = AnswerTable::new(&cells, ITEMS, 5, &ends)?;
    let factors = Factors::new(&table, Large::factors())?;
    let sums = if items { factor_and_item_sums } else { factor_sums };
    // Once outside the clock, for its errors.
    sums(&table, &factors, threads, lanes)?;
    Ok(timed(|| {
        let sums = sums(&table, &factors, threads, lanes).unwrap_or_default();
        figures(&sums, factors.count(), items)
    }))
}

fn figures(sums: &FactorSums, factors: usize, items: bool) -> Vec<f64> {
    let known = |outcome: Outcome<f64>| outcome.known().copied().unwrap_or(f64::NAN);
    let each = GROUPS * factors;
    let mut all = vec![f64::NAN; if items { 4 } else { 2 } * each];
    let (moments, others) = all.split_at_mut(2 * each);
    let (means, deviations) = moments.split_at_mut(each);
    for (place, (mean, deviation)) in means.iter_mut().zip(deviations).enumerate() {
        let moments = sums.moments(place / factors, place % factors, 0.5);
        (*mean, *deviation) = (known(moments.mean), known(moments.standard_deviation));
    }
    let (agreements, alphas) = others.split_at_mut(others.len() / 2);
    for (place, (agreement, alpha)) in agreements.iter_mut().zip(alphas).enumerate() {
        let (group, factor) = (place / factors, place % factors);
        // rwg(J) against uniform answers on five levels, whose variance is 2.
        let ratio = known(sums.mean_item_variance(group, factor)).min(2.0) / 2.0;
        let agreed = ITEMS_A_FACTOR as f64 * (1.0 - ratio);
        (*agreement, *alpha) = (agreed / (agreed + ratio), known(sums.alpha(group, factor)));
    }
    all
}

fn alpha(folder: &Path, name: &str, items: usize) -> Result<(Vec<f64>, Vec<f64>)> {
    let cells = fs::read(folder.join(name))?;
    let ratings = Ratings::new(&cells, items, 1, 5)?;
    Ok(timed(|| {
        krippendorff_alpha(black_box(&ratings), Metric::Ordinal)
            .known()
            .copied()
            .into_iter()
            .collect()
    }))
}

/// Each coefficient with the ends of its interval.
fn told(all: &IntraclassCorrelations) -> Vec<f64> {
    let six = [
        all.one_way,
        all.two_way_random,
        all.two_way_mixed,
        all.one_way_average,
        all.two_way_random_average,
        all.two_way_mixed_average,
    ];
    let figures = six.iter().filter_map(Outcome::known).flat_map(|one| {
        let ends = one.interval.known().map(|interval| [interval.low, interval.high]);
        [one.value].into_iter().chain(ends.into_iter().flatten())
    });
    figures.collect()
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
