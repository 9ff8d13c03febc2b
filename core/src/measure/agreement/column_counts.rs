//! How often each level was chosen for each item, for all items at once.
//!
//! Rows are people, so the cells of one item lie far apart. Sixteen items are counted side by side
//! while the rows go by, five levels at a time in bytes, which hold the counts of 255 rows: as many
//! as processors have registers for.

use alloc::{vec, vec::Vec};

use crate::measure::ratings::Ratings;

/// Items side by side.
const LANES: usize = 16;
/// Levels counted at once.
const AT_ONCE: usize = 5;
/// Rows whose counts fit into a byte.
const RUN: usize = 255;

/// Counts of every column, one column after the other.
pub(crate) struct ColumnCounts {
    counts: Vec<u32>,
    levels: usize,
}

impl ColumnCounts {
    pub(crate) fn of(ratings: &Ratings<'_>) -> Self {
        let (columns, levels) = (ratings.columns(), usize::from(ratings.levels()));
        let mut counts = vec![0; columns * levels];
        for rows in ratings.cells().chunks(RUN * columns) {
            for start in (0..columns).step_by(LANES) {
                // The last block begins earlier where that fills it: some columns are looked at
                // twice and counted once.
                let from = start.min(columns.saturating_sub(LANES));
                for first in (0..levels).step_by(AT_ONCE) {
                    let found = if columns < LANES {
                        count(rows.chunks_exact(columns).map(padded), first as u8)
                    } else {
                        let block = |row: &[u8]| row[from..].first_chunk().copied();
                        count(rows.chunks_exact(columns).filter_map(block), first as u8)
                    };
                    let to = counts.chunks_exact_mut(levels).enumerate();
                    for (column, to) in to.take(from + LANES).skip(start) {
                        for (to, found) in to[first..].iter_mut().zip(&found) {
                            *to += u32::from(found[column - from]);
                        }
                    }
                }
            }
        }
        Self { counts, levels }
    }

    /// The counts of each item, lowest level first.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &[u32]> + Clone {
        self.counts.chunks_exact(self.levels)
    }
}

/// A row of fewer columns than are counted side by side.
fn padded(row: &[u8]) -> [u8; LANES] {
    let mut cells = [0; LANES];
    cells[..row.len()].copy_from_slice(row);
    cells
}

/// How often each of the levels from `first` stands in each lane; a cell of 1 is level 0.
fn count(rows: impl Iterator<Item = [u8; LANES]>, first: u8) -> [[u8; LANES]; AT_ONCE] {
    // Written out, for compilers do not take a loop of five apart and keep it in registers. The
    // levels fit: the last five begin at 250.
    let (mut a, mut b, mut c, mut d, mut e) =
        ([0; LANES], [0; LANES], [0; LANES], [0; LANES], [0; LANES]);
    for row in rows {
        add(&mut a, row, first + 1);
        add(&mut b, row, first + 2);
        add(&mut c, row, first + 3);
        add(&mut d, row, first + 4);
        add(&mut e, row, first + 5);
    }
    [a, b, c, d, e]
}

/// Adds one in each lane that has this cell.
#[inline(always)]
fn add(found: &mut [u8; LANES], row: [u8; LANES], cell: u8) {
    for (n, of_row) in found.iter_mut().zip(row) {
        *n += u8::from(of_row == cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_items_at_once_as_one_by_one() {
        for (rows, columns, levels) in
            [(0, 3, 5), (1, 1, 2), (30, 44, 5), (256, 16, 3), (9, 17, 7), (2, 5, 255)]
        {
            let cell = |i: usize| ((i * 7 + i / 11 + i * i / 5) % (levels + 1)) as u8;
            let cells: Vec<u8> = (0..rows * columns).map(cell).collect();
            let ratings = Ratings::new(&cells, columns, 1, levels as u8).unwrap();
            let counts = ColumnCounts::of(&ratings);
            assert_eq!(counts.columns().count(), columns);
            for (column, counts) in counts.columns().enumerate() {
                assert_eq!(counts, ratings.counts(column), "{rows} x {columns}, {column}");
            }
        }
    }
}
