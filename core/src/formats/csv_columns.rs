//! The first line of a wide table: what each column holds.

use alloc::{format, string::String, vec::Vec};

use super::{csv::Row, instrument_json::RESERVED, limits::MOST_COLUMNS, reader::Noted};
use crate::{
    error::{Error, ErrorKind, NoticeKind, Place},
    instrument::Instrument,
    responses::nearest,
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A field of [`RESERVED`].
    Fixed(usize),
    Answer(usize),
    Note(usize),
    Ignored,
}

impl Column {
    /// What a column of this name holds.
    fn of(name: &str, instrument: &Instrument) -> Self {
        let fixed = || RESERVED.iter().position(|r| *r == name).map(Self::Fixed);
        let answer = || instrument.indicator(name).map(Self::Answer);
        let note = || name.strip_suffix(".note").and_then(|id| instrument.indicator(id));
        fixed().or_else(answer).or_else(|| note().map(Self::Note)).unwrap_or(Self::Ignored)
    }
}

fn name_of(cell: &str) -> String {
    cell.trim().to_ascii_lowercase()
}

/// Reads the names of the columns; notes those that nothing knows, and what they may have meant.
pub(super) fn read(
    header: &Row,
    file: &str,
    instrument: &Instrument,
    noted: &mut Noted,
) -> Result<Vec<Column>, Error> {
    if header.cells.len() > MOST_COLUMNS {
        return Err(Error::new(
            ErrorKind::TooLarge,
            Place::line(file, header.line),
            format!("a table has at most {MOST_COLUMNS} columns"),
            "Take out the columns that are not answers",
        ));
    }
    let mut columns: Vec<Column> = Vec::new();
    for cell in &header.cells {
        let name = name_of(cell);
        let column = Column::of(&name, instrument);
        if column == Column::Ignored {
            let meant = meant(&name, header, instrument).map_or_else(String::new, |id| {
                format!(". Did you mean \"{id}\"? Then correct the name and read the table again")
            });
            noted.at_line(
                NoticeKind::IgnoredColumn,
                header.line,
                cell,
                format!("this column is no indicator and no known field; ignored{meant}"),
            );
        } else if columns.contains(&column) {
            return Err(Error::new(
                ErrorKind::Duplicate,
                Place::line(file, header.line).field(name),
                "two columns have this name",
                "Rename or take out one of them",
            ));
        }
        columns.push(column);
    }
    if columns.iter().any(|c| matches!(c, Column::Answer(_))) {
        return Ok(columns);
    }
    Err(Error::new(
        ErrorKind::Foreign,
        Place::line(file, header.line),
        format!("no column is an indicator of \"{}\"", instrument.id),
        "Give a table whose first line names the indicators, as a blank table of this program does",
    ))
}

/// The column that a mistyped name was meant for: one that the table does not have already.
fn meant<'i>(name: &str, header: &Row, instrument: &'i Instrument) -> Option<&'i str> {
    let ids = instrument.indicators.iter().map(|i| i.id.as_str());
    let lacking = |id: &&str| !header.cells.iter().any(|cell| name_of(cell) == *id);
    nearest(name, RESERVED.into_iter().chain(ids).filter(lacking))
}
