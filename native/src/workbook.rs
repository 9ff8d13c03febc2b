//! Workbooks of spreadsheet programs as tables: xlsx and ods.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Ods, Range, Reader, Xlsx};
use comity::{Error, ErrorKind, Place, Table};

/// A sheet's name and its cells.
pub(crate) type Sheet = (String, Table);

/// The largest workbook taken, in bytes: packed, it holds far more than a table of answers has.
const MOST_BYTES: usize = 16 << 20;

/// Whether bytes are a packed folder, as workbooks of both kinds are.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The sheets that have something in them, in their order.
pub(crate) fn sheets(bytes: Vec<u8>, file: &str) -> Result<Vec<Sheet>, Error> {
    let refuse =
        |kind, message: &str, mend: &str| Err(Error::new(kind, Place::file(file), message, mend));
    if bytes.len() > MOST_BYTES {
        return refuse(
            ErrorKind::TooLarge,
            "the workbook is larger than 16 MB",
            "Save the sheet with the answers alone, as \"CSV UTF-8\"",
        );
    }
    let sheets = match Xlsx::new(Cursor::new(&bytes)) {
        Ok(mut workbook) => workbook.worksheets(),
        Err(_) => match Ods::new(Cursor::new(&bytes)) {
            Ok(mut workbook) => workbook.worksheets(),
            Err(_) => {
                return refuse(
                    ErrorKind::Syntax,
                    "this is no workbook that can be read, or it was cut short",
                    "Save it again as xlsx or ods, or as \"CSV UTF-8\"",
                );
            }
        },
    };
    let sheets: Vec<Sheet> = sheets
        .into_iter()
        .filter(|(_, cells)| !cells.is_empty())
        .map(|(name, cells)| (name, table(&cells)))
        .collect();
    if sheets.is_empty() {
        return refuse(
            ErrorKind::Empty,
            "the workbook is empty",
            "Save it again where it was made, or as CSV UTF-8",
        );
    }
    Ok(sheets)
}

/// Rows keep the numbers that the spreadsheet shows.
fn table(cells: &Range<Data>) -> Table {
    let first = cells.start().map_or(0, |(row, _)| u64::from(row));
    let rows = cells.rows().map(|row| row.iter().map(text).collect());
    Table::from_rows((first + 1..).zip(rows))
}

/// A cell as a person reads it: whole numbers without a point, dates as year, month, day.
fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(date) if date.is_datetime() => shown(date),
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}

fn shown(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        day
    } else {
        format!("{day} {hour:02}:{minute:02}:{second:02}")
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn cells_read_as_people_see_them() {
        let date =
            |value| Data::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        let cells =
            [Data::Float(4.0), Data::Float(4.5), Data::Int(4), date(45_943.5), date(45_943.0)];
        let texts = cells.map(|cell| text(&cell));
        assert_eq!(texts, ["4", "4.5", "4", "2025-10-13 12:00:00", "2025-10-13"]);
        assert_eq!(text(&Data::Empty), "");
    }
}
