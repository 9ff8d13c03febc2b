//! A large table of answers as bytes, its rows sorted by group, and the factors read from it.
//!
//! For what is too large to hold one [`Answer`](crate::Answer) a cell: every kind of missing answer
//! is 0 here, and reverse-keyed columns are turned before they come in.

use alloc::{format, vec::Vec};

use crate::error::{Error, ErrorKind, Place};

/// Answers of many people, row after row, the rows of a group together.
#[derive(Clone, Copy, Debug)]
pub struct AnswerTable<'a> {
    pub(super) cells: &'a [u8],
    pub(super) columns: usize,
    pub(super) highest: u8,
    pub(super) ends: &'a [usize],
}

impl<'a> AnswerTable<'a> {
    /// A table of so many columns; levels go from 1 to `highest`, 0 is a missing answer. `ends`
    /// gives for each group the row behind its last one; a group may be empty.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Mismatch`] where the cells do not fill the rows that the groups end with,
    /// [`ErrorKind::OutOfRange`] where there is no column or level, or the ends do not rise.
    pub fn new(
        cells: &'a [u8],
        columns: usize,
        highest: u8,
        ends: &'a [usize],
    ) -> Result<Self, Error> {
        if columns == 0 || highest == 0 {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                Place::default().field("columns"),
                format!("a table of {columns} columns and levels up to {highest} holds no answers"),
                "Give at least one column and one level",
            ));
        }
        if let Some(at) = ends.windows(2).position(|pair| pair[0] > pair[1]) {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                Place::default().field(format!("ends[{}]", at + 1)),
                format!("the group ends at row {}, before it begins", ends[at + 1]),
                "Sort the rows by group and give each group's end in that order",
            ));
        }
        let rows = ends.last().copied().unwrap_or(0);
        if rows.checked_mul(columns) != Some(cells.len()) {
            return Err(Error::new(
                ErrorKind::Mismatch,
                Place::default().field("cells"),
                format!("{} cells do not fill {rows} rows of {columns} columns", cells.len()),
                "Give one cell a row and column, and the number of rows as the last group's end",
            ));
        }
        Ok(Self { cells, columns, highest, ends })
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.ends.len()
    }

    /// The row behind the last one of each group.
    pub fn ends(&self) -> &'a [usize] {
        self.ends
    }
}

/// Which columns of a table make up each factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factors {
    pub(super) columns: Vec<Vec<usize>>,
    /// For each factor, where its sums begin among those of a group.
    pub(super) starts: Vec<usize>,
    pub(super) sums: usize,
}

impl Factors {
    /// Factors of a table; a column may belong to several.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] for a factor without columns, [`ErrorKind::Unknown`] for a column that
    /// the table does not have, [`ErrorKind::OutOfRange`] for a factor whose levels could sum to
    /// more than 255.
    pub fn new(table: &AnswerTable<'_>, columns: Vec<Vec<usize>>) -> Result<Self, Error> {
        let most = usize::from(u8::MAX / table.highest);
        let mut starts = Vec::with_capacity(columns.len());
        let mut sums = 0;
        for (factor, of) in columns.iter().enumerate() {
            let refused = |kind, message, mend: &str| {
                let place = Place::default().field(format!("factors[{factor}]"));
                Err(Error::new(kind, place, message, mend))
            };
            if of.is_empty() {
                let message = format!("factor {factor} has no columns");
                return refused(ErrorKind::Empty, message, "Leave it out, or give its columns");
            }
            if let Some(column) = of.iter().find(|column| **column >= table.columns) {
                return refused(
                    ErrorKind::Unknown,
                    format!("there is no column {column}; the table has {}", table.columns),
                    "Count columns from 0",
                );
            }
            if of.len() > most {
                return refused(
                    ErrorKind::OutOfRange,
                    format!("{} columns, and {most} are the most on this scale", of.len()),
                    "Split the factor",
                );
            }
            starts.push(sums);
            sums += of.len();
        }
        Ok(Self { columns, starts, sums })
    }

    /// How many factors there are.
    pub fn count(&self) -> usize {
        self.columns.len()
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn a_table_that_does_not_fit_its_groups_is_refused() {
        let refused = |cells: &[u8], columns, highest, ends: &[usize]| {
            let error = AnswerTable::new(cells, columns, highest, ends).unwrap_err();
            (error.kind, error.place.field)
        };
        assert_eq!(refused(&[1; 6], 2, 5, &[2]), (ErrorKind::Mismatch, "cells".into()));
        assert_eq!(refused(&[1; 6], 2, 5, &[2, 1, 3]), (ErrorKind::OutOfRange, "ends[1]".into()));
        assert_eq!(refused(&[], 0, 5, &[]).0, ErrorKind::OutOfRange);
        assert_eq!(refused(&[1; 4], usize::MAX, 5, &[2]).0, ErrorKind::Mismatch);
        assert_eq!(AnswerTable::new(&[], 3, 5, &[0, 0]).unwrap().groups(), 2);
    }

    #[test]
    fn a_factor_that_cannot_be_summed_is_refused() {
        let table = AnswerTable::new(&[1; 6], 3, 100, &[2]).unwrap();
        let kind = |columns| Factors::new(&table, columns).unwrap_err().kind;
        assert_eq!(kind(vec![vec![0], vec![]]), ErrorKind::Empty);
        assert_eq!(kind(vec![vec![3]]), ErrorKind::Unknown);
        assert_eq!(kind(vec![vec![0, 1, 2]]), ErrorKind::OutOfRange);
        assert_eq!(Factors::new(&table, vec![vec![2, 0], vec![1]]).unwrap().count(), 2);
    }
}
