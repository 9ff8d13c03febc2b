//! A table with its headings apart and one row a person, whatever its layout was.

use alloc::{format, string::String, vec, vec::Vec};

use super::{columns, mapping::LongLayout, mapping::MappedField};
use crate::{
    error::{Error, ErrorKind, NoticeKind, Place},
    formats::{
        csv::Row,
        limits::{MOST_COLUMNS, MOST_RESPONDENTS, clean_name},
        reader::Noted,
        table::{Table, note_width},
    },
    places::Places,
};

/// The longest heading that is kept: forms have whole questions there.
pub(super) const LONGEST_HEADING: usize = 500;
/// The most cells a long table may spread into.
const MOST_CELLS: usize = 5_000_000;

/// A heading, and the question's text where a row of its own gives it.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) heading: String,
    pub(super) question: String,
}

/// The cells of one person.
#[derive(Debug)]
pub(super) struct Person<'t> {
    /// The line on which the person begins.
    pub(super) line: u64,
    pub(super) cells: Vec<&'t str>,
    /// The line of each cell, where the person's cells come from several rows.
    lines: Vec<u64>,
}

impl Person<'_> {
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    pub(super) fn line_of(&self, column: usize) -> u64 {
        self.lines.get(column).copied().filter(|line| *line > 0).unwrap_or(self.line)
    }
}

#[derive(Debug)]
pub(super) struct Grid<'t> {
    /// The line of the headings.
    pub(super) line: u64,
    pub(super) headings: Vec<Heading>,
    pub(super) people: Vec<Person<'t>>,
}

/// The headings in the first row, with texts from the second where there are several.
pub(super) fn headings(table: &Table, header_rows: usize) -> Vec<Heading> {
    let Some(first) = table.rows.first() else {
        return Vec::new();
    };
    let texts = (header_rows > 1).then(|| table.rows.get(1)).flatten();
    let clean = |cell: &String| clean_name(cell, LONGEST_HEADING).0;
    let text = |column: usize| texts.and_then(|row| row.cells.get(column)).map(clean);
    let heading = |(column, cell): (usize, &String)| {
        let heading = clean(cell);
        let question = text(column).filter(|q| *q != heading).unwrap_or_default();
        Heading { heading, question }
    };
    first.cells.iter().take(MOST_COLUMNS + 1).enumerate().map(heading).collect()
}

impl<'t> Grid<'t> {
    /// The table in the layout that the mapping or the detector says; notes what is left out.
    pub(super) fn of(
        table: &'t Table,
        header_rows: usize,
        long: Option<&LongLayout>,
        file: &str,
        noted: &mut Noted,
    ) -> Result<Self, Error> {
        let headings = headings(table, header_rows);
        let line = table.rows.first().map_or(1, |row| row.line);
        too_many(headings.len(), MOST_COLUMNS, "columns", line, file)?;
        let rows = table.rows.get(header_rows..).unwrap_or_default();
        let mut kept = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            if row.cells.iter().all(|cell| cell.trim().is_empty()) {
                noted.at_line(NoticeKind::IgnoredRow, row.line, "", "this row is empty; ignored");
            } else {
                note_width(row, headings.len(), index + 1 == rows.len(), noted);
                kept.push(row);
            }
        }
        let grid = match long {
            None => Self::wide(line, headings, &kept),
            Some(layout) => Self::long(line, &headings, &kept, layout, file, noted)?,
        };
        too_many(grid.people.len(), MOST_RESPONDENTS, "respondents", line, file)?;
        Ok(grid)
    }

    fn wide(line: u64, headings: Vec<Heading>, rows: &[&'t Row]) -> Self {
        let person = |row: &&'t Row| Person {
            line: row.line,
            cells: row.cells.iter().map(|cell| cell.trim()).collect(),
            lines: Vec::new(),
        };
        Self { line, people: rows.iter().map(person).collect(), headings }
    }

    /// One row an answer: the rows of one respondent, partner and wave become one person, each
    /// item becomes a column.
    fn long(
        line: u64,
        headings: &[Heading],
        rows: &[&'t Row],
        layout: &LongLayout,
        file: &str,
        noted: &mut Noted,
    ) -> Result<Self, Error> {
        let (item, value) =
            (find(headings, &layout.item, line, file)?, find(headings, &layout.value, line, file)?);
        let fixed: Vec<usize> =
            (0..headings.len()).filter(|c| ![item, value].contains(c)).collect();
        let is = |column: &usize, field| columns::field_of(&headings[*column]) == Some(field);
        if !fixed.iter().any(|column| is(column, MappedField::Respondent)) {
            return Err(Error::new(
                ErrorKind::Missing,
                Place::line(file, line),
                "no column says whose answer a row is",
                "Add a column \"respondent\" with a short word for each person",
            ));
        }
        let told = [MappedField::Respondent, MappedField::Partner, MappedField::Wave];
        let key: Vec<usize> =
            fixed.iter().filter(|c| told.iter().any(|f| is(c, *f))).copied().collect();
        let cell = |row: &'t Row, column: usize| -> &'t str {
            row.cells.get(column).map_or("", |cell| cell.trim())
        };
        // With their lengths, cells side by side are told apart whatever is in them.
        let with_length = |cell: &str| format!("{} {cell}", cell.len());
        let key_of =
            |row: &'t Row| -> String { key.iter().map(|c| with_length(cell(row, *c))).collect() };

        let mut columns = Places::new();
        for row in rows {
            let item = cell(row, item);
            if !item.is_empty() && !columns.contains_key(item) {
                columns.insert(item.into(), 0);
            }
        }
        let width = fixed.len() + columns.len();
        too_many(width, MOST_COLUMNS, "questions", line, file)?;
        columns.values_mut().zip(fixed.len()..).for_each(|(column, place)| *column = place);

        let mut people: Vec<Person<'t>> = Vec::new();
        let mut known = Places::new();
        for row in rows {
            let Some(column) = columns.get(cell(row, item)).copied() else {
                let message = "this row names no question; ignored";
                noted.at_line(NoticeKind::IgnoredRow, row.line, &layout.item, message);
                continue;
            };
            let key = key_of(row);
            let index = known.get(&key).copied().unwrap_or(people.len());
            if index == people.len() {
                known.insert(key, index);
                too_many((people.len() + 1) * width, MOST_CELLS, "cells", line, file)?;
                let blank =
                    Person { line: row.line, cells: vec![""; width], lines: vec![0; width] };
                people.push(blank);
            }
            let person = &mut people[index];
            for (to, from) in fixed.iter().enumerate() {
                if person.cells[to].is_empty() {
                    person.cells[to] = cell(row, *from);
                    person.lines[to] = row.line;
                }
            }
            if person.lines[column] > 0 {
                let before = person.lines[column];
                noted.at_line(
                    NoticeKind::DuplicateAnswer,
                    row.line,
                    cell(row, item),
                    format!(
                        "this person's answer stands in line {before} already; that one is kept"
                    ),
                );
                continue;
            }
            person.cells[column] = cell(row, value);
            person.lines[column] = row.line;
        }
        let of_item = |item: &String| Heading {
            heading: clean_name(item, LONGEST_HEADING).0,
            question: String::new(),
        };
        let headings =
            fixed.iter().map(|c| headings[*c].clone()).chain(columns.keys().map(of_item));
        Ok(Self { line, headings: headings.collect(), people })
    }
}

fn find(headings: &[Heading], name: &str, line: u64, file: &str) -> Result<usize, Error> {
    headings.iter().position(|h| h.heading == name).ok_or_else(|| {
        Error::new(
            ErrorKind::Mismatch,
            Place::line(file, line).field(name),
            "the mapping reads this column, and the table does not have it",
            "Make a new mapping of this table, or choose the table the mapping was made for",
        )
    })
}

fn too_many(has: usize, most: usize, what: &str, line: u64, file: &str) -> Result<(), Error> {
    if has <= most {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::TooLarge,
        Place::line(file, line),
        format!("a table has at most {most} {what}"),
        "Split the table, or take out what is no answer",
    ))
}
