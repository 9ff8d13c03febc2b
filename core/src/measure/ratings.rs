//! A matrix of answers on one scale: what statistics of agreement and reliability are worked out of.
//!
//! Every kind of missing answer is a blank here, and reverse-keyed columns are turned before they
//! come in. Levels are bytes, so that all sums stay whole numbers.

use alloc::{vec, vec::Vec};

use crate::{
    error::Error,
    responses::{Matrix, check_cells},
};

/// Levels of people (rows) for items (columns), some missing.
///
/// # Example
///
/// ```
/// use comity::Ratings;
/// // Two people, three items, on a scale of 1 to 5; the second left one item open.
/// let ratings = Ratings::new(&[4, 5, 3, 2, 0, 1], 3, 1, 5)?;
/// assert_eq!((ratings.rows(), ratings.level(1, 0), ratings.level(1, 1)), (2, Some(2), None));
/// assert_eq!(ratings.counts(2), [1, 0, 1, 0, 0]);
/// # Ok::<(), comity::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ratings<'a> {
    cells: &'a [u8],
    columns: usize,
    low: i16,
    levels: u8,
}

impl<'a> Ratings<'a> {
    /// A matrix row after row. A cell of 0 is blank, 1 stands for the scale's lowest level `low`,
    /// and so on up to `levels`, the number of levels.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](crate::ErrorKind::OutOfRange) where there is no column, fewer than two levels or a cell beyond
    /// the highest; [`Mismatch`](crate::ErrorKind::Mismatch) where the cells do not fill whole rows.
    pub fn new(cells: &'a [u8], columns: usize, low: i16, levels: u8) -> Result<Self, Error> {
        check_cells(cells, columns, low, levels)?;
        Ok(Self { cells, columns, low, levels })
    }

    /// Everybody in a matrix.
    pub fn of_all(matrix: &'a Matrix) -> Self {
        let columns = matrix.items().len();
        Self { cells: &matrix.cells, columns, low: matrix.low, levels: matrix.levels }
    }

    /// The people of one partner.
    ///
    /// # Panics
    ///
    /// Where there is no such partner.
    pub fn of_partner(matrix: &'a Matrix, partner: usize) -> Self {
        let all = Self::of_all(matrix);
        let rows = matrix.rows_of(partner);
        Self { cells: &all.cells[rows.start * all.columns..rows.end * all.columns], ..all }
    }

    /// How many people.
    pub fn rows(&self) -> usize {
        self.cells.len() / self.columns
    }

    /// How many items.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The lowest level of the scale.
    pub fn low(&self) -> i16 {
        self.low
    }

    /// How many levels the scale has, whether anybody chose them or not.
    pub fn levels(&self) -> u8 {
        self.levels
    }

    /// What one person answered to one item.
    ///
    /// # Panics
    ///
    /// Where there is no such row or column.
    pub fn level(&self, row: usize, column: usize) -> Option<i16> {
        match self.row(row)[column] {
            0 => None,
            cell => Some(self.low + i16::from(cell) - 1),
        }
    }

    /// How often each level of the scale was chosen for one item.
    ///
    /// # Panics
    ///
    /// Where there is no such column.
    pub fn counts(&self, column: usize) -> Vec<u32> {
        let mut counts = vec![0; usize::from(self.levels)];
        for row in 0..self.rows() {
            match self.row(row)[column] {
                0 => {}
                cell => counts[usize::from(cell) - 1] += 1,
            }
        }
        counts
    }

    /// All cells, person after person.
    pub(crate) fn cells(&self) -> &'a [u8] {
        self.cells
    }

    /// The same matrix with other cells, which must be of the same kind.
    pub(crate) fn with_cells<'b>(&self, cells: &'b [u8]) -> Ratings<'b> {
        debug_assert_eq!(cells.len(), self.cells.len());
        Ratings { cells, columns: self.columns, low: self.low, levels: self.levels }
    }

    /// The cells of one person: 0 for a blank, 1 for the lowest level.
    pub(crate) fn row(&self, row: usize) -> &'a [u8] {
        &self.cells[row * self.columns..(row + 1) * self.columns]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn what_is_no_matrix_is_refused() {
        let refused = |cells: &[u8], columns, levels| {
            Ratings::new(cells, columns, 1, levels).unwrap_err().kind
        };
        assert_eq!(refused(&[1; 6], 0, 5), ErrorKind::OutOfRange);
        assert_eq!(refused(&[1; 6], 2, 1), ErrorKind::OutOfRange);
        assert_eq!(refused(&[1; 5], 2, 5), ErrorKind::Mismatch);
        assert_eq!(refused(&[1, 6], 2, 5), ErrorKind::OutOfRange);
        assert_eq!(Ratings::new(&[], 2, 1, 5).unwrap().rows(), 0);
    }

    #[test]
    fn a_scale_may_begin_anywhere() {
        assert!(Ratings::new(&[1], 1, i16::MAX, 2).is_err());
        let ratings = Ratings::new(&[1, 0, 3, 2], 2, -1, 3).unwrap();
        assert_eq!((ratings.level(0, 0), ratings.level(1, 0)), (Some(-1), Some(1)));
        assert_eq!(ratings.counts(1), [0, 1, 0]);
    }
}
