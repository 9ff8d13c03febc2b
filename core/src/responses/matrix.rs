//! A plain matrix of levels, as researchers have it: rows are people, columns are items.
//!
//! Unlike [`Responses`](crate::Responses) it knows no instrument and one kind of missing answer. A
//! byte a cell, so that a million people fit; the rows of a partner stand together.

use alloc::{format, string::String, vec, vec::Vec};
use core::ops::Range;

use crate::error::{Error, ErrorKind, Place};

/// Levels of people for named items, and the partners they belong to.
///
/// # Example
///
/// ```
/// use comity::Matrix;
/// let items = vec!["a".into(), "b".into()];
/// // 0 is blank, 1 the lowest level of a scale that begins at 1.
/// let matrix = Matrix::new(items, [4, 5, 3, 0], 1, 5)?;
/// let matrix = matrix.with_partners(vec!["School".into(), "Library".into()], &[1, 0])?;
/// assert_eq!((matrix.people(), matrix.people_of(0)), (2, 1));
/// # Ok::<(), comity::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    items: Vec<String>,
    partners: Vec<String>,
    pub(crate) cells: Vec<u8>,
    pub(crate) low: i16,
    pub(crate) levels: u8,
    /// The row behind the last one of each partner.
    ends: Vec<usize>,
}

impl Matrix {
    /// A matrix row after row. A cell of 0 is blank, 1 stands for the scale's lowest level `low`, and
    /// so on up to `levels`, the number of levels.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] where there is no item, fewer than two levels or a cell beyond the
    /// highest; [`ErrorKind::Mismatch`] where the cells do not fill whole rows.
    pub fn new(
        items: Vec<String>,
        cells: impl Into<Vec<u8>>,
        low: i16,
        levels: u8,
    ) -> Result<Self, Error> {
        let cells = cells.into();
        check_cells(&cells, items.len(), low, levels)?;
        Ok(Self { items, partners: Vec::new(), cells, low, levels, ends: Vec::new() })
    }

    /// The same people, each with the index of a partner. Their rows are put in the order of the
    /// partners.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Mismatch`] where there is not one index a row, [`ErrorKind::OutOfRange`] where one
    /// is of no partner.
    pub fn with_partners(self, partners: Vec<String>, partner: &[usize]) -> Result<Self, Error> {
        let rows = self.people();
        if partner.len() != rows {
            return Err(Error::new(
                ErrorKind::Mismatch,
                Place::default().field("partner"),
                format!("{} partners are given for {rows} rows", partner.len()),
                "Give one index a row",
            ));
        }
        let mut begins = vec![0_usize; partners.len()];
        for (row, index) in partner.iter().enumerate() {
            match begins.get_mut(*index) {
                Some(count) => *count += 1,
                None => {
                    return Err(Error::new(
                        ErrorKind::OutOfRange,
                        Place::default().field(format!("partner[{row}]")),
                        format!("partner {index} is not below {}", partners.len()),
                        "Count partners from 0",
                    ));
                }
            }
        }
        let mut ends = Vec::with_capacity(begins.len());
        let mut row = 0;
        for begin in &mut begins {
            let count = *begin;
            *begin = row;
            row += count;
            ends.push(row);
        }
        let columns = self.items.len();
        let mut cells = vec![0; self.cells.len()];
        for (from, index) in self.cells.chunks_exact(columns).zip(partner) {
            let to = begins[*index];
            cells[to * columns..(to + 1) * columns].copy_from_slice(from);
            begins[*index] += 1;
        }
        Ok(Self { partners, cells, ends, ..self })
    }

    /// The items' names.
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// The partners' names; none where the matrix does not say.
    pub fn partners(&self) -> &[String] {
        &self.partners
    }

    /// How many people there are, whatever they answered.
    pub fn people(&self) -> usize {
        self.cells.len() / self.items.len()
    }

    /// How many people a partner has.
    ///
    /// # Panics
    ///
    /// Where there is no such partner.
    pub fn people_of(&self, partner: usize) -> usize {
        self.rows_of(partner).len()
    }

    /// The lowest and the highest level of the scale.
    pub fn scale(&self) -> (i16, i16) {
        (self.low, self.low + i16::from(self.levels) - 1)
    }

    /// The rows of a partner.
    pub(crate) fn rows_of(&self, partner: usize) -> Range<usize> {
        let begin = if partner == 0 { 0 } else { self.ends[partner - 1] };
        begin..self.ends[partner]
    }
}

/// Whether cells are those of a matrix: whole rows, no level beyond the highest.
pub(crate) fn check_cells(cells: &[u8], columns: usize, low: i16, levels: u8) -> Result<(), Error> {
    let refused = |kind, field: &str, message, mend: &str| {
        Err(Error::new(kind, Place::default().field(field), message, mend))
    };
    if columns == 0 || levels < 2 {
        let message = format!("{columns} columns on a scale of {levels} levels");
        let mend = "Give at least one column and two levels";
        return refused(ErrorKind::OutOfRange, "columns", message, mend);
    }
    if low.checked_add(i16::from(levels)).is_none() {
        let message = format!("{levels} levels from {low} on");
        let mend = "Begin the scale lower";
        return refused(ErrorKind::OutOfRange, "low", message, mend);
    }
    if !cells.len().is_multiple_of(columns) {
        let message = format!("{} cells do not fill rows of {columns}", cells.len());
        return refused(ErrorKind::Mismatch, "cells", message, "Give one cell a row and column");
    }
    if let Some(at) = cells.iter().position(|cell| *cell > levels) {
        let message = format!("{} is beyond the highest of {levels} levels", cells[at]);
        let field = format!("row {}, column {} (from 0)", at / columns, at % columns);
        let mend = "Give 1 for the lowest level and so on, and 0 for a blank";
        return refused(ErrorKind::OutOfRange, &field, message, mend);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix() -> Matrix {
        Matrix::new(vec!["a".into(), "b".into()], vec![1, 2, 3, 4, 5, 0, 2, 2], 1, 5).unwrap()
    }

    #[test]
    fn the_rows_of_a_partner_stand_together_in_their_order() {
        let names = vec!["A".into(), "B".into(), "C".into()];
        let sorted = matrix().with_partners(names, &[2, 0, 2, 0]).unwrap();
        assert_eq!(sorted.cells, [3, 4, 2, 2, 1, 2, 5, 0]);
        assert_eq!([0, 1, 2].map(|p| sorted.rows_of(p)), [0..2, 2..2, 2..4]);
        assert_eq!(sorted.scale(), (1, 5));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let kind =
            |partner: &[usize]| matrix().with_partners(vec!["A".into()], partner).unwrap_err().kind;
        assert_eq!(kind(&[0, 0]), ErrorKind::Mismatch);
        assert_eq!(kind(&[0, 0, 1, 0]), ErrorKind::OutOfRange);
        assert_eq!(Matrix::new(vec![], vec![], 1, 5).unwrap_err().kind, ErrorKind::OutOfRange);
    }
}
