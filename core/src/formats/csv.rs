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
pub(crate) fn delimiter(text: &str) -> u8 {
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
    let mut splitter = Splitter::new(delimiter(text));
    let mut rows = Vec::new();
    let mut keep = |line, cells: Cells<'_>| {
        let cells = cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        rows.push(Row { line, cells });
        Ok(())
    };
    splitter.push(text.as_bytes(), &mut keep)?;
    splitter.finish(file, &mut keep)?;
    Ok(rows)
}

/// The cells of a row while it is read.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    text: &'a [u8],
    ends: &'a [usize],
}

impl<'a> Cells<'a> {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        let starts = core::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends).map(move |(start, end)| &self.text[start..*end])
    }
}

/// What is done with each row: its line and its cells.
pub(crate) type EachRow<'a> = dyn FnMut(u64, Cells<'_>) -> Result<(), Error> + 'a;

/// Splits text that comes in pieces into rows.
#[derive(Clone, Debug)]
pub(crate) struct Splitter {
    reader: Reader,
    output: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    fields: usize,
    /// Whether a row has begun that is not over.
    inside: bool,
    /// The line the row begins on, and the line the text has come to.
    begins: u64,
    line: u64,
}

impl Splitter {
    pub(crate) fn new(delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            output: vec![0; 4096],
            ends: vec![0; 64],
            written: 0,
            fields: 0,
            inside: false,
            begins: 1,
            line: 1,
        }
    }

    /// How many bytes there are of a row that is not over.
    pub(crate) fn pending(&self) -> usize {
        self.written
    }

    /// Takes in the next piece.
    pub(crate) fn push(&mut self, mut input: &[u8], each: &mut EachRow<'_>) -> Result<(), Error> {
        loop {
            if !self.inside {
                // Line ends before a record belong to no record.
                while let Some((end @ (b'\r' | b'\n'), rest)) = input.split_first() {
                    self.line += u64::from(*end == b'\n');
                    input = rest;
                }
                self.begins = self.line;
            }
            if input.is_empty() {
                return Ok(());
            }
            self.inside = true;
            let (result, read, wrote, ended) = self.reader.read_record(
                input,
                &mut self.output[self.written..],
                &mut self.ends[self.fields..],
            );
            self.line += input[..read].iter().filter(|byte| **byte == b'\n').count() as u64;
            input = &input[read..];
            self.written += wrote;
            self.fields += ended;
            match result {
                // The text goes on in the next piece.
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    let ends = &self.ends[..self.fields];
                    let text = &self.output[..self.written];
                    (self.written, self.fields, self.inside) = (0, 0, false);
                    each(self.begins, Cells { text, ends })?;
                }
            }
        }
    }

    /// Takes the end of the text, which may be the end of a row.
    pub(crate) fn finish(&mut self, file: &str, each: &mut EachRow<'_>) -> Result<(), Error> {
        let (mut closed, mut last) = (false, self.begins);
        let end = END.trim_matches('\n').as_bytes();
        self.push(END.as_bytes(), &mut |line, cells| {
            last = line;
            if cells.len() == 1 && cells.text == end {
                closed = true;
                return Ok(());
            }
            each(line, cells)
        })?;
        if closed {
            return Ok(());
        }
        // The open quotation mark swallowed all that follows it, so its row begins near it.
        Err(Error::new(
            ErrorKind::Syntax,
            Place::line(file, last.max(self.begins)),
            "a quotation mark is opened and never closed",
            "Close it, or save the table again: the file may have been cut short",
        ))
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
    fn pieces_of_any_size_give_the_same_rows() {
        let text = "a;b\r\n1;\"two\nlines\"\r\n\r\n\"\n3\";4\r\n5;";
        let whole = rows(text, "t.csv").unwrap();
        for size in 1..9 {
            let (mut found, mut splitter) = (Vec::new(), Splitter::new(b';'));
            let mut keep = |line, cells: Cells<'_>| {
                let cells: Vec<Vec<u8>> = cells.iter().map(<[u8]>::to_vec).collect();
                found.push((line, cells));
                Ok(())
            };
            for piece in text.as_bytes().chunks(size) {
                splitter.push(piece, &mut keep).unwrap();
            }
            splitter.finish("t.csv", &mut keep).unwrap();
            let cells = |row: &Row| row.cells.iter().map(|c| c.clone().into_bytes()).collect();
            let expected: Vec<_> = whole.iter().map(|row| (row.line, cells(row))).collect();
            assert_eq!(found, expected, "{size}");
        }
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
