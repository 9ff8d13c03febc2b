//! Means and deviations of a large table: the kernel that shells compile again for lanes and call
//! from several threads.

use alloc::{format, vec::Vec};
use core::fmt;

use comity::{AnswerTable, Error, FactorSums, Factors, Outcome};

use crate::{Visit, report::write};

const COLUMNS: usize = 44;
const HIGHEST: u8 = 5;
/// Around the sizes of blocks of lanes: none, one, one less and one more, several blocks.
const GROUPS: [usize; 14] = [0, 1, 7, 8, 31, 32, 33, 0, 511, 512, 513, 1100, 64, 2];
const FACTORS: usize = 7;

fn tables(
    sums: &dyn Fn(&AnswerTable<'_>, &Factors) -> Result<FactorSums, Error>,
    visit: &mut Visit<'_>,
) {
    let ends: Vec<usize> = GROUPS
        .iter()
        .scan(0, |rows, size| {
            *rows += size;
            Some(*rows)
        })
        .collect();
    let cells: Vec<u8> = (0..ends[ends.len() - 1] * COLUMNS).map(cell).collect();
    let table = AnswerTable::new(&cells, COLUMNS, HIGHEST, &ends).expect("a table");
    let columns = |size| (0..size).map(|i| (i * 3 + size) % COLUMNS).collect();
    let factors = Factors::new(&table, (1..=FACTORS).map(columns).collect()).expect("factors");
    let sums = sums(&table, &factors).expect("levels on the scale");
    for group in 0..GROUPS.len() {
        for factor in 0..FACTORS {
            let name = format!("group_{group}.factor_{factor}");
            let moments = sums.moments(group, factor, 0.5);
            visit(&format!("{name}.people"), moments.people as f64);
            for (figure, value) in
                [("mean", moments.mean), ("standard_deviation", moments.standard_deviation)]
            {
                match value {
                    Outcome::Known(value) => visit(&format!("{name}.{figure}"), value),
                    Outcome::Undefined(reason) => {
                        visit(&format!("{name}.{figure}.undefined.{}", reason.word()), 0.0);
                    }
                }
            }
        }
    }
}

pub(crate) fn portable(visit: &mut Visit<'_>) {
    tables(&|table, factors| comity::factor_sums(table, factors, 0..GROUPS.len()), visit);
}

/// Writes the part "tables" as [`crate::report`] does, its sums computed in a way of one's own.
///
/// # Errors
///
/// Where `out` refuses the text.
pub fn report_tables(
    sums: &dyn Fn(&AnswerTable<'_>, &Factors) -> Result<FactorSums, Error>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    write("tables", &|visit| tables(sums, visit), out).map(|_| ())
}

/// A level from 1 up, or 0 for one answer in twenty: without a pattern, the same everywhere.
fn cell(index: usize) -> u8 {
    let mixed = (index as u64 ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33;
    if mixed.is_multiple_of(20) { 0 } else { (mixed / 20 % u64::from(HIGHEST)) as u8 + 1 }
}
