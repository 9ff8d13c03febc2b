//! A plain matrix out of CSV: one heading an item, one row a person, whole numbers, blanks where
//! somebody left an item open. The text comes in pieces, so that a file of a million rows is never
//! in memory as text.

use alloc::{format, string::String, vec::Vec};
use core::mem;

use super::{
    csv::{Cells, Splitter, delimiter, unguarded},
    limits::{LONGEST_NAME, MOST_COLUMNS, MOST_PARTNERS, clean_name},
};
use crate::{
    error::{Error, ErrorKind, Notice, NoticeKind, Place},
    places::Places,
    responses::{Matrix, nearest},
};

/// The longest row, in bytes: also what is waited for until the first line ends.
const LONGEST_ROW: usize = 4 << 20;
/// The most cells: a gigabyte.
const MOST_CELLS: usize = 1 << 30;
/// Levels are kept as bytes with this added while the scale is not known; 0 is blank.
const MIDDLE: i16 = 128;
/// What other programs write into a blank cell.
const BLANKS: [&[u8]; 4] = [b"", b"NA", b"NaN", b"nan"];

/// What a matrix does not say itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixOptions {
    /// The lowest and the highest level; those that are found if `None`.
    pub scale: Option<(i16, i16)>,
    /// The heading of the column that names each row's partner.
    pub partner: Option<String>,
}

/// Reads a matrix piece by piece.
///
/// # Example
///
/// ```
/// use comity::{MatrixOptions, MatrixReader};
/// let options = MatrixOptions { scale: Some((1, 5)), partner: Some("school".into()) };
/// let mut reader = MatrixReader::new("t.csv", options)?;
/// for piece in ["a,b,sch", "ool\n4,5,Mill\n", "3,,Hill\n"] {
///     reader.push(piece.as_bytes())?;
/// }
/// let (matrix, notices) = reader.finish()?;
/// assert_eq!((matrix.items().len(), matrix.people(), notices.len()), (2, 2, 0));
/// # Ok::<(), comity::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MatrixReader {
    /// The first line, as long as it has not ended.
    head: Vec<u8>,
    splitter: Option<Splitter>,
    filling: Filling,
}

impl MatrixReader {
    /// A reader of the file of this name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] where the scale has fewer than two levels or more than 255, or they
    /// lie beyond -127 and 127.
    pub fn new(file: &str, options: MatrixOptions) -> Result<Self, Error> {
        if let Some((low, high)) = options.scale
            && !(low < high && low > -MIDDLE && high < MIDDLE)
        {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                Place::default().field("scale"),
                format!("{low} to {high} is no scale"),
                "Give the lowest and the highest level, between -127 and 127, such as 1-5",
            ));
        }
        let filling = Filling {
            file: file.into(),
            options,
            headed: false,
            items: Vec::new(),
            partner_column: None,
            cells: Vec::new(),
            partners: Vec::new(),
            places: Places::new(),
            partner: Vec::new(),
            written_blanks: 0,
        };
        Ok(Self { head: Vec::new(), splitter: None, filling })
    }

    /// Takes in the next piece of the text.
    ///
    /// # Errors
    ///
    /// The first fault with its line and column: rows of unlike length, what is no level, headings
    /// given twice or missing, text that is not UTF-8.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Error> {
        let Some(splitter) = &mut self.splitter else {
            self.head.extend_from_slice(piece);
            if piece.contains(&b'\n') {
                return self.begin();
            }
            return self.filling.check_length(self.head.len(), 1);
        };
        splitter.push(piece, &mut |line, cells| self.filling.row(line, cells))?;
        let line = 2 + self.filling.cells.len() / self.filling.items.len().max(1);
        self.filling.check_length(splitter.pending(), line as u64)
    }

    /// Begins with the first line, which shows what stands between cells.
    fn begin(&mut self) -> Result<(), Error> {
        let head = mem::take(&mut self.head);
        let text = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&head);
        let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let first = String::from_utf8_lossy(first);
        self.splitter = Some(Splitter::new(delimiter(&first)));
        self.push(text)
    }

    /// The matrix, with what was noticed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] where there are no items, no people or no answers, and as
    /// [`MatrixReader::push`].
    pub fn finish(mut self) -> Result<(Matrix, Vec<Notice>), Error> {
        if self.splitter.is_none() {
            self.begin()?;
        }
        let file = self.filling.file.clone();
        if let Some(splitter) = &mut self.splitter {
            splitter.finish(&file, &mut |line, cells| self.filling.row(line, cells))?;
        }
        self.filling.matrix()
    }
}

/// What is known of the matrix so far.
#[derive(Clone, Debug)]
struct Filling {
    file: String,
    options: MatrixOptions,
    headed: bool,
    items: Vec<String>,
    partner_column: Option<usize>,
    cells: Vec<u8>,
    partners: Vec<String>,
    places: Places,
    partner: Vec<usize>,
    /// Blanks that were written as words.
    written_blanks: u64,
}

impl Filling {
    fn fault<T>(
        &self,
        kind: ErrorKind,
        line: u64,
        field: &str,
        message: impl Into<String>,
        mend: &str,
    ) -> Result<T, Error> {
        Err(Error::new(kind, Place::line(&self.file, line).field(field), message, mend))
    }

    fn check_length(&self, bytes: usize, line: u64) -> Result<(), Error> {
        if bytes <= LONGEST_ROW {
            return Ok(());
        }
        let message = format!("a row has more than {} MB", LONGEST_ROW >> 20);
        let mend = "Save it as CSV with one row a person; a quotation mark may not be closed";
        self.fault(ErrorKind::TooLarge, line, "", message, mend)
    }

    fn text<'a>(&self, cell: &'a [u8], line: u64) -> Result<&'a str, Error> {
        match core::str::from_utf8(cell) {
            Ok(text) => Ok(text.trim()),
            Err(_) => self.fault(
                ErrorKind::Syntax,
                line,
                "",
                "this is not text in UTF-8",
                "Save it as \"CSV UTF-8\"",
            ),
        }
    }

    fn row(&mut self, line: u64, cells: Cells<'_>) -> Result<(), Error> {
        if !self.headed {
            self.headed = true;
            return self.headings(line, cells);
        }
        let wanted = self.items.len() + usize::from(self.partner_column.is_some());
        if cells.len() != wanted {
            let message = format!("cells: {}, headings: {wanted}", cells.len());
            let mend = "Give every row one cell a heading, empty where nothing was answered; the \
                        file may have been cut short";
            return self.fault(ErrorKind::Mismatch, line, "", message, mend);
        }
        if self.cells.len() + wanted > MOST_CELLS {
            let message = format!("there are more than {MOST_CELLS} cells");
            return self.fault(ErrorKind::TooLarge, line, "", message, "Split the file");
        }
        let mut item = 0;
        for (column, cell) in cells.iter().enumerate() {
            if self.partner_column == Some(column) {
                self.add_partner(cell, line)?;
                continue;
            }
            let level = self.level(cell, line, item)?;
            self.cells.push(level);
            item += 1;
        }
        Ok(())
    }

    fn headings(&mut self, line: u64, cells: Cells<'_>) -> Result<(), Error> {
        if cells.len() > MOST_COLUMNS {
            let message = format!("there are {} columns, {MOST_COLUMNS} at the most", cells.len());
            let mend = "Put people in rows and items in columns";
            return self.fault(ErrorKind::TooLarge, line, "", message, mend);
        }
        let mut names = Vec::with_capacity(cells.len());
        let mut seen = Places::new();
        for (column, cell) in cells.iter().enumerate() {
            let (name, _) = clean_name(unguarded(self.text(cell, line)?), LONGEST_NAME);
            if name.is_empty() {
                let message = format!("column {} has no heading", column + 1);
                return self.fault(ErrorKind::Missing, line, "", message, "Name the item");
            }
            if let Some(first) = seen.insert(name.clone(), column + 1) {
                let message = format!("columns {first} and {} have the same heading", column + 1);
                let mend = "Give each item a name of its own";
                return self.fault(ErrorKind::Duplicate, line, &name, message, mend);
            }
            names.push(name);
        }
        if names.iter().all(|name| name.parse::<f64>().is_ok()) {
            let message = "the first row holds numbers, where the names of the items belong";
            let mend = "Put a row with a name for each item above the answers";
            return self.fault(ErrorKind::Missing, line, "", message, mend);
        }
        if let Some(wanted) = &self.options.partner {
            let Some(column) = names.iter().position(|name| name == wanted) else {
                let known = || names.iter().map(String::as_str);
                let near = nearest(wanted, known())
                    .map_or_else(String::new, |name| format!("; the nearest is \"{name}\""));
                let first: Vec<&str> = known().take(8).collect();
                let mend =
                    format!("Take one of the headings there are, such as {}", first.join(", "));
                let message = format!("no column is called \"{wanted}\"{near}");
                return self.fault(ErrorKind::Unknown, line, "", message, &mend);
            };
            names.remove(column);
            self.partner_column = Some(column);
        }
        if names.is_empty() {
            let mend = "Give one column an item beside that of the partners";
            return self.fault(ErrorKind::Empty, line, "", "there are no items", mend);
        }
        self.items = names;
        Ok(())
    }

    fn add_partner(&mut self, cell: &[u8], line: u64) -> Result<(), Error> {
        let (name, _) = clean_name(unguarded(self.text(cell, line)?), LONGEST_NAME);
        let column = self.options.partner.clone().unwrap_or_default();
        if name.is_empty() {
            let mend = "Name the partner of every row, or leave the row out";
            return self.fault(ErrorKind::Missing, line, &column, "this row has no partner", mend);
        }
        let place = match self.places.get(&name) {
            Some(place) => *place,
            None => {
                if self.partners.len() >= MOST_PARTNERS {
                    let message = format!("there are more than {MOST_PARTNERS} partners");
                    let mend = "Check that this is the column of the partners, not of people";
                    return self.fault(ErrorKind::TooLarge, line, &column, message, mend);
                }
                self.partners.push(name.clone());
                self.places.insert(name, self.partners.len() - 1);
                self.partners.len() - 1
            }
        };
        self.partner.push(place);
        Ok(())
    }

    /// A cell as a byte: 0 for a blank, else the level with `MIDDLE` added.
    fn level(&mut self, cell: &[u8], line: u64, item: usize) -> Result<u8, Error> {
        // Nearly all cells are one digit.
        if let [digit @ b'0'..=b'9'] = cell {
            return self.on_scale(i16::from(digit - b'0'), line, item);
        }
        let trimmed = cell.trim_ascii();
        if BLANKS.contains(&trimmed) {
            self.written_blanks += u64::from(!trimmed.is_empty());
            return Ok(0);
        }
        // Tables with blanks are often written with a decimal point behind every number.
        let whole = trimmed.strip_suffix(b".0").unwrap_or(trimmed);
        let whole = whole.strip_prefix(b"'").unwrap_or(whole);
        match core::str::from_utf8(whole).ok().and_then(|text| text.parse::<i16>().ok()) {
            Some(level) if -MIDDLE < level && level < MIDDLE => self.on_scale(level, line, item),
            _ => {
                let message = format!("\"{}\" is no level", String::from_utf8_lossy(trimmed));
                let mend = "Give a whole number, or nothing where the answer is missing; leave out \
                            columns that are no items, or name that of the partners";
                self.fault(ErrorKind::WrongType, line, &self.items[item], message, mend)
            }
        }
    }

    fn on_scale(&self, level: i16, line: u64, item: usize) -> Result<u8, Error> {
        if let Some((low, high)) = self.options.scale
            && !(low..=high).contains(&level)
        {
            let message = format!("{level} is not on the scale of {low} to {high}");
            let mend = "Correct it, leave it blank, or give the scale as it is";
            return self.fault(ErrorKind::OutOfRange, line, &self.items[item], message, mend);
        }
        Ok((level + MIDDLE) as u8)
    }

    fn matrix(mut self) -> Result<(Matrix, Vec<Notice>), Error> {
        let place = || Place::file(&self.file);
        let empty =
            |message: &str, mend: &str| Err(Error::new(ErrorKind::Empty, place(), message, mend));
        if self.items.is_empty() {
            return empty("the file is empty", "Give a row of headings and one row a person");
        }
        if self.cells.is_empty() {
            return empty("there are no people", "Give one row a person below the headings");
        }
        let mut notices = Vec::new();
        let mut assumed =
            |message| notices.push(Notice::new(NoticeKind::Assumed, place(), message));
        let answered = self.cells.iter().filter(|cell| **cell > 0);
        let ends = answered.fold(None, |ends, cell| {
            let (low, high) = ends.unwrap_or((*cell, *cell));
            Some((low.min(*cell), high.max(*cell)))
        });
        let Some((lowest, highest)) = ends else {
            return empty("there are no answers", "Check that blanks are what was meant");
        };
        let (low, high) = match self.options.scale {
            Some(scale) => scale,
            None => {
                let (low, high) = (i16::from(lowest) - MIDDLE, i16::from(highest) - MIDDLE);
                if low == high {
                    return Err(Error::new(
                        ErrorKind::Missing,
                        place().field("scale"),
                        format!("every answer is {low}, so the scale cannot be found"),
                        "Give the lowest and the highest level, such as 1-5",
                    ));
                }
                assumed(format!(
                    "the scale is taken as {low} to {high}, the lowest and the highest level found; \
                     many figures depend on it, so give it if it is another"
                ));
                (low, high)
            }
        };
        if self.written_blanks > 0 {
            assumed(format!("NA and NaN are taken as blank (cells: {})", self.written_blanks));
        }
        let shift = (low + MIDDLE - 1) as u8;
        self.cells.iter_mut().filter(|cell| **cell > 0).for_each(|cell| *cell -= shift);
        let mut matrix = Matrix::new(self.items, self.cells, low, (high - low + 1) as u8)?;
        if self.partner_column.is_some() {
            matrix = matrix.with_partners(self.partners, &self.partner)?;
        }
        Ok((matrix, notices))
    }
}

#[cfg(test)]
mod tests {
    use alloc::{borrow::ToOwned, vec};

    use super::*;

    fn read(text: &str, options: MatrixOptions) -> Result<(Matrix, Vec<Notice>), Error> {
        let mut reader = MatrixReader::new("t.csv", options)?;
        reader.push(text.as_bytes())?;
        reader.finish()
    }

    fn plain(text: &str) -> Result<(Matrix, Vec<Notice>), Error> {
        read(text, MatrixOptions::default())
    }

    #[test]
    fn the_scale_is_found_and_said() {
        let (matrix, notices) = plain("a;b\n-1;3.0\n;NA\n").unwrap();
        assert_eq!((matrix.scale(), matrix.cells.as_slice()), ((-1, 3), &[1, 5, 0, 0][..]));
        assert_eq!(notices.len(), 2);
        assert!(notices[0].message.contains("-1 to 3"));
        let given = MatrixOptions { scale: Some((-2, 5)), ..MatrixOptions::default() };
        let (matrix, notices) = read("a,b\n-1,3\n", given).unwrap();
        assert_eq!((matrix.cells.as_slice(), notices.len()), (&[2, 6][..], 0));
    }

    #[test]
    fn faults_have_their_line_and_column() {
        let scale = MatrixOptions { scale: Some((1, 5)), ..MatrixOptions::default() };
        for (text, kind, line, field) in [
            ("a,b\n1,2\n1\n", ErrorKind::Mismatch, 3, ""),
            ("a,b\n1,2\n1,2,3\n", ErrorKind::Mismatch, 3, ""),
            ("a,b\n1,two\n", ErrorKind::WrongType, 2, "b"),
            ("a,b\n1,2.5\n", ErrorKind::WrongType, 2, "b"),
            ("a,b\n1,99999\n", ErrorKind::WrongType, 2, "b"),
            ("a,b\n1,5\n\n6,1\n", ErrorKind::OutOfRange, 4, "a"),
            ("a,b,a\n1,2,3\n", ErrorKind::Duplicate, 1, "a"),
            ("a,,c\n1,2,3\n", ErrorKind::Missing, 1, ""),
            ("1,2\n1,2\n", ErrorKind::Missing, 1, ""),
            ("a,b\n1,\"2\n3,4\n", ErrorKind::Syntax, 2, ""),
        ] {
            let error = read(text, scale.clone()).unwrap_err();
            let found = (error.kind, error.place.line, error.place.field.as_str());
            assert_eq!(found, (kind, Some(line), field), "{text}");
        }
        for text in ["", "\n\n", "a,b\n", "a,b\n,\n,\n"] {
            assert_eq!(plain(text).unwrap_err().kind, ErrorKind::Empty, "{text:?}");
        }
        assert_eq!(plain("a,b\n4,4\n").unwrap_err().place.field, "scale");
        let long = "a".repeat(LONGEST_ROW + 1);
        assert_eq!(plain(&long).unwrap_err().kind, ErrorKind::TooLarge);
        let bad = MatrixOptions { scale: Some((5, 5)), ..MatrixOptions::default() };
        assert_eq!(read("a\n1\n", bad).unwrap_err().kind, ErrorKind::OutOfRange);
        assert!(
            MatrixReader::new("t", MatrixOptions::default()).unwrap().push(b"a\n\xff\n").is_err()
        );
    }

    #[test]
    fn partners_are_named_by_a_column() {
        let by = |column: &str| MatrixOptions {
            partner: Some(column.to_owned()),
            ..MatrixOptions::default()
        };
        let (matrix, _) = read("school,a\nMill,1\n Hill ,2\nMill,3\n", by("school")).unwrap();
        assert_eq!(matrix.partners(), ["Mill", "Hill"]);
        assert_eq!(matrix.cells, vec![1, 3, 2]);
        let error = read("school,a\nMill,1\n", by("schol")).unwrap_err();
        assert!(error.message.contains("nearest is \"school\""), "{error}");
        let error = read("school,a\n,1\n", by("school")).unwrap_err();
        assert_eq!((error.kind, error.place.line), (ErrorKind::Missing, Some(2)));
        assert_eq!(read("school\nMill\n", by("school")).unwrap_err().kind, ErrorKind::Empty);
        let many: String = (0..=MOST_PARTNERS).map(|n| format!("\nP{n},1")).collect();
        let error = read(&format!("school,a{many}"), by("school")).unwrap_err();
        assert_eq!(error.kind, ErrorKind::TooLarge);
    }
}
