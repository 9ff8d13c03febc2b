//! Large tables: the same results with any lanes and any number of threads, and those that follow
//! from the answers one by one.

use std::num::NonZeroUsize;

use comity::{AnswerTable, Error, ErrorKind, FactorSums, Factors};
use comity_native::{Lanes, factor_and_item_sums, factor_sums};

/// Numbers without a pattern, the same on every run.
fn numbers() -> impl FnMut() -> u64 {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 11
    }
}

struct Case {
    cells: Vec<u8>,
    columns: usize,
    highest: u8,
    ends: Vec<usize>,
    factors: Vec<Vec<usize>>,
}

impl Case {
    /// One in `missing` answers is missing; 0 for none. Groups of every size from none to more than
    /// two blocks; factors of one to seven columns that share some.
    fn new(columns: usize, highest: u8, missing: u64) -> Self {
        let mut next = numbers();
        let mut ends = Vec::new();
        let mut rows = 0;
        for size in [0, 1, 7, 8, 31, 32, 33, 0, 511, 512, 513, 1100, 64, 2] {
            rows += size;
            ends.push(rows);
        }
        let cells = (0..rows * columns)
            .map(|_| match next() {
                n if missing > 0 && n % missing == 0 => 0,
                n => (n / 7 % u64::from(highest)) as u8 + 1,
            })
            .collect();
        let factors =
            (1..=7).map(|size| (0..size).map(|i| (i * 3 + size) % columns).collect()).collect();
        Self { cells, columns, highest, ends, factors }
    }

    fn sums(&self, threads: usize, lanes: Lanes) -> Result<FactorSums, Error> {
        let table = AnswerTable::new(&self.cells, self.columns, self.highest, &self.ends)?;
        let factors = Factors::new(&table, self.factors.clone())?;
        factor_sums(&table, &factors, NonZeroUsize::new(threads).unwrap(), lanes)
    }

    /// With the sums of items beside them.
    fn with_items(&self, threads: usize, lanes: Lanes) -> FactorSums {
        let table = AnswerTable::new(&self.cells, self.columns, self.highest, &self.ends).unwrap();
        let factors = Factors::new(&table, self.factors.clone()).unwrap();
        let threads = NonZeroUsize::new(threads).unwrap();
        factor_and_item_sums(&table, &factors, threads, lanes).unwrap()
    }

    /// People, sum and squares of those of a group who answered so many of a factor's columns.
    fn one_by_one(&self, group: usize, factor: &[usize], count: usize) -> (u64, u64, u64) {
        let begin = if group == 0 { 0 } else { self.ends[group - 1] };
        let mut all = (0, 0, 0);
        for row in begin..self.ends[group] {
            let levels = factor.iter().map(|c| u64::from(self.cells[row * self.columns + c]));
            if levels.clone().filter(|level| *level > 0).count() == count {
                let total: u64 = levels.sum();
                all = (all.0 + 1, all.1 + total, all.2 + total * total);
            }
        }
        all
    }
}

fn cases() -> [Case; 5] {
    [
        Case::new(44, 5, 0),
        Case::new(44, 5, 20),
        Case::new(9, 36, 3),
        Case::new(73, 7, 11),
        Case::new(8, 2, 2),
    ]
}

#[test]
fn sums_are_those_of_the_people_one_by_one() {
    for case in cases() {
        let sums = case.sums(1, Lanes::Portable).unwrap();
        for group in 0..case.ends.len() {
            for (index, factor) in case.factors.iter().enumerate() {
                let by_answered = sums.by_answered(group, index);
                assert_eq!(by_answered.len(), factor.len());
                for (ours, count) in by_answered.iter().zip(1..) {
                    let expected = case.one_by_one(group, factor, count);
                    assert_eq!((ours.people, ours.sum, ours.squares), expected);
                }
            }
        }
    }
}

#[test]
fn lanes_and_threads_leave_no_trace() {
    let lanes = Lanes::available();
    println!("lanes of this processor: {lanes:?}");
    for case in cases() {
        let plain = case.sums(1, Lanes::Portable).unwrap();
        for lanes in &lanes {
            for threads in 1..=8 {
                let other = case.sums(threads, *lanes).unwrap();
                assert_eq!(plain, other, "{lanes:?}, {threads} threads");
                let bits = |sums: &FactorSums| {
                    let moments = sums.moments(11, 6, 0.5);
                    let figures = [moments.mean, moments.standard_deviation];
                    figures.map(|figure| figure.known().unwrap().to_bits())
                };
                assert_eq!(bits(&plain), bits(&other));
            }
        }
    }
}

#[test]
fn neither_do_they_in_sums_of_items() {
    for case in cases() {
        let plain = case.with_items(1, Lanes::Portable);
        assert!(plain.alpha(11, 6).known().is_some() || case.highest == 36);
        for lanes in Lanes::available() {
            for threads in [1, 2, 5] {
                assert_eq!(plain, case.with_items(threads, lanes), "{lanes:?}, {threads} threads");
            }
        }
        let sums = case.sums(1, Lanes::Portable).unwrap();
        for (group, factor) in [(0, 0), (5, 3), (11, 6)] {
            assert_eq!(plain.by_answered(group, factor), sums.by_answered(group, factor));
        }
    }
}

#[test]
fn a_level_too_high_is_refused_with_its_place() {
    let mut case = Case::new(44, 5, 20);
    case.cells[1234 * 44 + 17] = 6;
    for lanes in Lanes::available() {
        for threads in [1, 3] {
            let error = case.sums(threads, lanes).unwrap_err();
            assert_eq!(error.kind, ErrorKind::OutOfRange);
            assert_eq!(error.place.field, "row 1234, column 17 (from 0)");
        }
    }
}
