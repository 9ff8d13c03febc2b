//! How long the hot path takes by the clock: `cargo bench -p comity-benches --bench clock`.

use std::{hint::black_box, num::NonZeroUsize, time::Duration};

use comity::{
    AnswerTable, AssessOptions, Change, Factors, INTERVAL_LEVEL, ItemStatistic, Metric, Missing,
    NullVariance, PermutationNull, Posterior, Ratings, assess, chance_of_item, cronbach_alpha,
    hedges_g, intraclass, krippendorff_alpha,
};
use comity_benches::{GROUPS, ITEMS, Large, intervals, partnership, posteriors, scores};
use comity_native::{Lanes, factor_and_item_sums, factor_sums, threads};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn one_partnership(c: &mut Criterion) {
    let (instrument, responses) = partnership(30).expect("a table of our own");
    c.bench_function("assess 30 people, 73 questions", |b| {
        b.iter(|| {
            assess(&instrument, black_box(&responses), &AssessOptions::default(), Vec::new())
        });
    });
    let (instrument, responses) = partnership(2000).expect("a table of our own");
    c.bench_function("assess 2000 people, 73 questions", |b| {
        b.iter(|| {
            assess(&instrument, black_box(&responses), &AssessOptions::default(), Vec::new())
        });
    });
}

fn statistics(c: &mut Criterion) {
    let factors = scores(30);
    c.bench_function("exact BCa intervals, 22 means of 30", |b| {
        b.iter(|| intervals(black_box(&factors)));
    });
    c.bench_function("posteriors, 22 means of 30", |b| b.iter(|| posteriors(black_box(&factors))));
}

fn agreement(c: &mut Criterion) {
    let alpha = |ratings: &Ratings<'_>| krippendorff_alpha(ratings, Metric::Ordinal);
    let (few, many) = (Large::new(1, 30, 7), Large::new(1, 25_000, 5));
    let few = Ratings::new(&few.cells, ITEMS, 1, 5).expect("levels on the scale");
    let many = Ratings::new(&many.cells[..1_000_000], 100, 1, 5).expect("levels on the scale");
    c.bench_function("ordinal alpha, 30 x 44", |b| b.iter(|| alpha(black_box(&few))));
    c.bench_function("ordinal alpha, 10,000 x 100", |b| b.iter(|| alpha(black_box(&many))));
    c.bench_function("1,000 permutations, alpha of 30 x 44", |b| {
        b.iter(|| {
            let null = PermutationNull::new(&few, alpha, 1000, 1);
            null.map(|mut null| null.advance(&few, alpha, 1000))
        });
    });
    let counts = [1, 3, 6, 12, 8];
    c.bench_function("chance of rwg, 30 people", |b| {
        b.iter(|| {
            chance_of_item(black_box(&counts), ItemStatistic::WithinGroup, NullVariance::Uniform)
        });
    });
}

fn reliability(c: &mut Criterion) {
    let large = Large::new(1, 30, 0);
    let ratings = Ratings::new(&large.cells, ITEMS, 1, 5).expect("a matrix of our own");
    c.bench_function("six intraclass correlations with intervals, 30 x 44", |b| {
        b.iter(|| intraclass(black_box(&ratings), INTERVAL_LEVEL));
    });
    let gaps = Large::new(1, 30, 7);
    let gaps = Ratings::new(&gaps.cells, ITEMS, 1, 5).expect("a matrix of our own");
    for (name, ratings) in [("complete", ratings), ("one in fourteen missing", gaps)] {
        c.bench_function(&format!("alpha, 30 x 44, {name}"), |b| {
            b.iter(|| cronbach_alpha(black_box(&ratings), Missing::Pairwise, INTERVAL_LEVEL, 15));
        });
    }
    let (one, other) = ([4.0, 4.5, 5.0, 3.5, 4.0], [3.0, 3.5, 2.5, 3.0, 4.0]);
    c.bench_function("Hedges' g with its interval, 5 against 5", |b| {
        b.iter(|| hedges_g(black_box(&one), black_box(&other), INTERVAL_LEVEL));
    });
    let factors = scores(30);
    let posterior = |factor: usize| {
        Posterior::per_person(&factors[factor], 1, 5, 2, 1.0).expect("scores on the scale")
    };
    let (before, after) = (posterior(0), posterior(1));
    c.bench_function("change between two rounds of 30", |b| {
        b.iter(|| Change::between(black_box(&before), &after).interval(INTERVAL_LEVEL));
    });
}

fn large_table(c: &mut Criterion) {
    let large = Large::new(GROUPS, 1000, 0);
    let table = AnswerTable::new(&large.cells, ITEMS, 5, &large.ends).expect("a table of our own");
    let factors = Factors::new(&table, Large::factors()).expect("columns of the table");
    let mut group = c.benchmark_group("sums of 1,000,000 x 44");
    group.throughput(Throughput::Bytes(large.cells.len() as u64));
    let mut run = |lanes: Lanes, threads: NonZeroUsize| {
        let name = BenchmarkId::new(lanes.name(), format!("{threads} threads"));
        group.bench_function(name, |b| b.iter(|| factor_sums(&table, &factors, threads, lanes)));
    };
    for lanes in Lanes::available() {
        run(lanes, NonZeroUsize::MIN);
    }
    if threads() > NonZeroUsize::MIN {
        run(Lanes::widest(), threads());
    }
    for lanes in Lanes::available() {
        group.bench_function(BenchmarkId::new(lanes.name(), "items too"), |b| {
            b.iter(|| factor_and_item_sums(&table, &factors, NonZeroUsize::MIN, lanes));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .sample_size(20);
    targets = one_partnership, statistics, agreement, reliability, large_table
}
criterion_main!(benches);
