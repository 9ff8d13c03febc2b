//! How many instructions the hot path takes: the same on every run, whatever else the machine
//! does. `cargo xtask counts` compares them with benches/baseline.json.

#![allow(missing_docs, reason = "the macros write public functions")]

use std::{hint::black_box, num::NonZeroUsize};

use comity::{
    AnswerTable, AssessOptions, Assessment, Bootstrap, FactorSums, Factors, Instrument, Interval,
    Outcome, Responses, Score, assess,
};
use comity_benches::{ITEMS, Large};
use comity_native::{Lanes, factor_sums};
use gungraun::{library_benchmark, library_benchmark_group, main};

fn ten() -> (Instrument, Responses) {
    comity_benches::partnership(10).expect("a table of our own")
}

// Ten people: under the tool this takes a while.
#[library_benchmark]
#[bench::ten(setup = ten)]
fn partnership((instrument, responses): (Instrument, Responses)) -> Assessment {
    let options = AssessOptions::default();
    black_box(assess(&instrument, &responses, &options, Vec::new()).expect("there are answers"))
}

#[library_benchmark]
#[bench::thirty(args = (30), setup = comity_benches::scores)]
fn intervals(scores: Vec<Vec<Score>>) -> Vec<Outcome<Bootstrap>> {
    black_box(comity_benches::intervals(&scores))
}

#[library_benchmark]
#[bench::thirty(args = (30), setup = comity_benches::scores)]
fn posteriors(scores: Vec<Vec<Score>>) -> Vec<(Interval, f64, f64)> {
    black_box(comity_benches::posteriors(&scores))
}

fn large(missing: u64) -> Large {
    Large::new(10, 1000, missing)
}

// The portable lanes: what others there are depends on the machine.
#[library_benchmark]
#[bench::complete(args = (0), setup = large)]
#[bench::missing(args = (5), setup = large)]
fn sums(large: Large) -> FactorSums {
    let table = AnswerTable::new(&large.cells, ITEMS, 5, &large.ends).expect("a table of our own");
    let factors = Factors::new(&table, Large::factors()).expect("columns of the table");
    let sums = factor_sums(&table, &factors, NonZeroUsize::MIN, Lanes::Portable);
    black_box(sums.expect("levels of the scale"))
}

library_benchmark_group!(name = hot_path, benchmarks = [partnership, intervals, posteriors, sums]);
main!(library_benchmark_groups = hot_path);
