//! How long the hot path takes by the clock: `cargo bench -p comity-benches --bench clock`.

use std::{hint::black_box, num::NonZeroUsize, time::Duration};

use comity::{
    AnswerTable, AssessOptions, Factors, ItemStatistic, Metric, NullVariance, PermutationNull,
    Ratings, assess, chance_of_item, krippendorff_alpha,
};
use comity_benches::{GROUPS, ITEMS, Large, intervals, partnership, posteriors, scores};
use comity_native::{Lanes, factor_sums, threads};
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
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .sample_size(20);
    targets = one_partnership, statistics, agreement, large_table
}
criterion_main!(benches);
