//! Rows of text out of CSV and into it.
//!
//! Reading takes comma, semicolon or tab, with or without a byte order mark. Writing quotes by
//! RFC 4180, and puts an apostrophe before a text that a spreadsheet would run as a formula;
//! reading takes it off again.

use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::error::{Error, ErrorKind, Place};

/// One row: the line it begins on, and its cells.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
}

/// Stands after the end of the text, to see whether a quotation mark was left open.
const END: &str = "\n\u{1}end\u{1}\n";

/// The delimiter of a table: the one its first line has most of.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in header.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some((_, count)) = counts.iter_mut().find(|(d, _)| *d == byte) {
            *count += 1;
        }
    }
    // The first wins a tie, so that a single column is read with commas.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(d, _)| *d)
}

/// Splits a table into rows.
pub(crate) fn rows(text: &str, file: &str) -> Result<Vec<Row>, Error> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new().delimiter(delimiter(text)).build();
    let source = format!("{text}{END}");
    let mut rows = read_all(&mut reader, source.as_bytes());
    let closed = rows.pop().is_some_and(|last| last.cells == [END.trim_matches('\n')]);
    if closed {
        return Ok(rows);
    }
    // The open quotation mark swallowed all that follows it, so the last row begins near it.
    let line = rows.last().map_or(1, |row| row.line + 1);
    Err(Error::new(
        ErrorKind::Syntax,
        Place::line(file, line),
        "a quotation mark is opened and never closed",
        "Close it, or save the table again: the file may have been cut short",
    ))
}

fn read_all(reader: &mut Reader, mut input: &[u8]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut output = vec![0; 4096];
    let mut ends = vec![0; 64];
    let (mut written, mut fields) = (0, 0);
    // The line the record begins on, and the line the input has come to.
    let (mut begins, mut line) = (1, 1);
    loop {
        if written == 0 && fields == 0 {
            // Line ends before a record belong to no record.
            while let Some((end @ (b'\r' | b'\n'), rest)) = input.split_first() {
                line += u64::from(*end == b'\n');
                input = rest;
            }
            begins = line;
        }
        let (result, read, wrote, ended) =
            reader.read_record(input, &mut output[written..], &mut ends[fields..]);
        line += input[..read].iter().filter(|byte| **byte == b'\n').count() as u64;
        input = &input[read..];
        written += wrote;
        fields += ended;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => output.resize(output.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::Record => {
                let mut start = 0;
                let cells = ends[..fields]
                    .iter()
                    .map(|&end| {
                        let cell = String::from_utf8_lossy(&output[start..end]).into_owned();
                        start = end;
                        cell
                    })
                    .collect();
                rows.push(Row { line: begins, cells });
                (written, fields) = (0, 0);
            }
            ReadRecordResult::End => return rows,
        }
    }
}

/// Whether a spreadsheet would take this text for a formula.
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// A text as it was before [`CsvWriter::text`] guarded it.
pub(crate) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest,
        _ => cell,
    }
}

/// Writes rows of CSV: commas, line feeds, quotes where needed.
#[derive(Clone, Debug, Default)]
pub struct CsvWriter {
    text: String,
    begun: bool,
}

impl CsvWriter {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell as it is: numbers and fixed words.
    pub fn cell(&mut self, value: impl ToString) -> &mut Self {
        self.add(&value.to_string());
        self
    }

    /// Apart from [`Self::cell`], which is compiled anew for each type.
    fn add(&mut self, value: &str) {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
        // Not with csv_core's writer: it can also quote what is no number, and to tell that it
        // brings tables of fifteen kilobytes into the page's module.
        if value.is_empty() || value.contains([',', '"', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&value.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(value);
        }
    }

    /// Adds a text that people wrote: one a spreadsheet would run as a formula is guarded.
    pub fn text(&mut self, value: &str) -> &mut Self {
        if looks_like_formula(value) { self.cell(format!("'{value}")) } else { self.cell(value) }
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.text.push('\n');
        self.begun = false;
    }

    /// The table.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_lines() {
        let table = rows("\u{feff}a;b\r\n1;\"two\nlines\"\r\n\r\n3;4\r\n", "t.csv").unwrap();
        let lines: Vec<u64> = table.iter().map(|r| r.line).collect();
        assert_eq!(lines, [1, 2, 5]);
        assert_eq!(table[1].cells, ["1", "two\nlines"]);
        assert_eq!(table[2].cells, ["3", "4"]);
    }

    #[test]
    fn an_open_quotation_mark_is_an_error() {
        let fault = rows("a,b\n1,\"two\n3,4\n", "t.csv").unwrap_err();
        assert_eq!((fault.kind, fault.place.line), (ErrorKind::Syntax, Some(2)));
    }

    #[test]
    fn what_is_written_is_read() {
        let mut writer = CsvWriter::new();
        writer.cell("a").text("=1+1").text("x, \"y\"\nz").cell("");
        writer.end_row();
        let text = writer.finish();
        assert_eq!(text, "a,'=1+1,\"x, \"\"y\"\"\nz\",\"\"\n");
        let table = rows(&text, "t.csv").unwrap();
        assert_eq!(unguarded(&table[0].cells[1]), "=1+1");
        assert_eq!(table[0].cells[2], "x, \"y\"\nz");
    }
}
