//! A table as rows of cells, whether it came as CSV or as the cells of a spreadsheet.

use alloc::{format, string::String, vec::Vec};

use super::{
    csv::{self, Row},
    limits::check_size,
    reader::Noted,
};
use crate::error::{Error, NoticeKind};

/// Rows of cells, each with the line it stands on.
#[derive(Clone, Debug)]
pub struct Table {
    pub(crate) rows: Vec<Row>,
}

impl Table {
    /// Splits CSV into rows: comma, semicolon or tab, with or without a byte order mark.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorKind::Syntax`] where a quotation mark is left open,
    /// [`crate::ErrorKind::TooLarge`] where the text is longer than a file of answers can be.
    pub fn from_csv(text: &str, file: &str) -> Result<Self, Error> {
        check_size(text, file)?;
        Ok(Self { rows: csv::rows(text, file)? })
    }

    /// Takes the cells that a shell read from a spreadsheet; the number of a row is its line in
    /// messages.
    ///
    /// ```
    /// use comity::{CsvDefaults, Table, parse_table};
    /// let rows = [["respondent", "partner", "history_a"], ["r1", "Library", "4"]];
    /// let rows = (1..).zip(rows.map(|cells| cells.map(String::from).to_vec()));
    /// let instrument = comity::builtin("readiness").unwrap();
    /// let read =
    ///     parse_table(&Table::from_rows(rows), "t.xlsx", &instrument, &CsvDefaults::default());
    /// assert_eq!(read.unwrap().responses.respondents.len(), 1);
    /// ```
    pub fn from_rows(rows: impl IntoIterator<Item = (u64, Vec<String>)>) -> Self {
        Self { rows: rows.into_iter().map(|(line, cells)| Row { line, cells }).collect() }
    }
}

/// Says where a row has fewer or more cells than there are headings. Where the last row has fewer,
/// the end of the file may be missing.
pub(crate) fn note_width(row: &Row, wants: usize, is_last: bool, noted: &mut Noted) {
    let has = row.cells.len();
    if has < wants {
        let cut =
            if is_last { "; it is the last row: the file may have been cut short" } else { "" };
        noted.at_line(
            NoticeKind::Assumed,
            row.line,
            "",
            format!("this row has {has} of {wants} cells; the rest are taken as empty{cut}"),
        );
    } else if row.cells[wants..].iter().any(|cell| !cell.trim().is_empty()) {
        noted.at_line(
            NoticeKind::IgnoredColumn,
            row.line,
            "",
            format!("this row has {has} cells under {wants} headings; what is beyond is ignored"),
        );
    }
}
