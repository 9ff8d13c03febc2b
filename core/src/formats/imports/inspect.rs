//! A table looked at before it is read: what would become of it, and what is still open.

use alloc::{format, string::String, vec::Vec};

use serde::Serialize;

use super::{
    columns,
    grid::Grid,
    labels,
    mapping::{
        ColumnMapping, ColumnMeaning, IgnoredBecause, LabelMeaning, MappedField, SurveyTool,
        TableMapping,
    },
    source::detect,
};
use crate::{
    error::Error,
    formats::{limits::clean_name, reader::Noted, table::Table},
    instrument::Instrument,
    places::Places,
};

/// The most examples of a column, and the longest of them in characters.
const MOST_EXAMPLES: usize = 3;
const LONGEST_EXAMPLE: usize = 40;

/// What a person has to decide before a table can be read, or should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OpenMatter {
    /// No column is a question of the instrument: nothing can be read.
    NoAnswers,
    /// Somebody inside the partnership has no partner: the table cannot be read.
    NoPartner,
    /// There are labels that nobody knows: they would be read as left open.
    UnknownLabels,
    /// A column that is ignored looks like answers.
    UnclearColumns,
}

/// What would become of a table.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Inspection {
    /// What each column and each label would become.
    pub mapping: TableMapping,
    /// What is still open; empty where the table can be read as it is.
    pub open: Vec<OpenMatter>,
    /// A few different cells of each column; none where they would say who somebody is.
    pub examples: Vec<Vec<String>>,
}

impl Inspection {
    /// Whether a person should look at the mapping before the table is read. A table of this
    /// project says by itself what is wrong with it, unless nobody has a partner; in a table
    /// without any question, of no tool that is known, there is nothing to correct.
    pub fn needs_attention(&self) -> bool {
        match self.mapping.source {
            SurveyTool::Comity => self.open.contains(&OpenMatter::NoPartner),
            SurveyTool::Table => {
                !self.open.is_empty() && !self.open.contains(&OpenMatter::NoAnswers)
            }
            _ => !self.open.is_empty(),
        }
    }
}

/// Proposes what the columns and labels of a table mean. Corrections made before, to this table or
/// to one with the same headings, stand over the proposal.
///
/// # Errors
///
/// [`crate::ErrorKind::TooLarge`] where there is more than a partnership can have,
/// [`crate::ErrorKind::Missing`] where a table with one answer a row does not say whose they are.
///
/// # Example
///
/// ```
/// use comity::{OpenMatter, Table, inspect_table};
/// let export = "Timestamp,Your organisation,Our goals are clear enough to tell when we have reached them.\n\
///               2026/05/04,Library,Agree\n2026/05/05,School,Rather\n";
/// let instrument = comity::builtin("readiness").unwrap();
/// let table = Table::from_csv(export, "form.csv").unwrap();
/// let found = inspect_table(&table, "form.csv", &instrument, None).unwrap();
/// assert_eq!(found.open, [OpenMatter::UnknownLabels]);
/// assert_eq!(found.mapping.labels[0].label, "Rather");
/// ```
pub fn inspect_table(
    table: &Table,
    file: &str,
    instrument: &Instrument,
    corrections: Option<&TableMapping>,
) -> Result<Inspection, Error> {
    let shape = detect(table, instrument);
    let (source, header_rows, long) = match corrections {
        Some(mapping) => (mapping.source, mapping.header_rows, mapping.long.clone()),
        None => (shape.source, shape.header_rows, shape.long),
    };
    // What it notices is said when the table is read.
    let grid = Grid::of(table, header_rows, long.as_ref(), file, &mut Noted::of(file))?;
    let mut columns = columns::propose(&grid, source, instrument);
    if let Some(mapping) = corrections {
        correct(&mut columns, mapping);
    }
    let known = corrections.map_or(&[][..], |m| &m.labels);
    let labels = labels::complete(&grid, &columns, source, &instrument.scale, known);
    let mapping = TableMapping {
        instrument: instrument.id.clone(),
        source,
        header_rows,
        long,
        columns,
        labels,
        constants: corrections.map(|m| m.constants.clone()).unwrap_or_default(),
    };
    Ok(Inspection {
        open: open(&grid, &mapping, instrument),
        examples: examples(&grid, &mapping.columns),
        mapping,
    })
}

/// Columns are the same where heading and text are, the second of two alike being the second.
pub(super) struct Matcher<'m> {
    /// By heading and text, in their order.
    places: Places,
    columns: Vec<Vec<&'m ColumnMapping>>,
}

impl<'m> Matcher<'m> {
    pub(super) fn of(mapping: &'m TableMapping) -> Self {
        let (mut places, mut columns) = (Places::new(), Vec::<Vec<&ColumnMapping>>::new());
        for column in mapping.columns.iter().rev() {
            let key = key(&column.heading, &column.question);
            match places.get(&key) {
                Some(place) => columns[*place].push(column),
                None => {
                    places.insert(key, columns.len());
                    columns.push([column].into());
                }
            }
        }
        Self { places, columns }
    }

    /// The mapping of the next column with this heading.
    pub(super) fn take(&mut self, heading: &str, question: &str) -> Option<&'m ColumnMapping> {
        self.places.get(&key(heading, question)).and_then(|place| self.columns[*place].pop())
    }

    /// Columns of the mapping that were not taken.
    pub(super) fn rest(&self) -> impl Iterator<Item = &&'m ColumnMapping> {
        self.places.values().flat_map(|place| &self.columns[*place])
    }
}

/// The lowest of all characters between them, which no heading has: a heading stands before those
/// that begin with it.
fn key(heading: &str, question: &str) -> String {
    format!("{heading}\0{question}")
}

fn correct(columns: &mut [ColumnMapping], mapping: &TableMapping) {
    let mut matcher = Matcher::of(mapping);
    for column in columns {
        if let Some(known) = matcher.take(&column.heading, &column.question) {
            column.becomes = known.becomes.clone();
        }
    }
}

/// What a person has to decide.
pub(super) fn open(
    grid: &Grid<'_>,
    mapping: &TableMapping,
    instrument: &Instrument,
) -> Vec<OpenMatter> {
    let columns = &mapping.columns;
    let mut open = Vec::new();
    let answers = |c: &&ColumnMapping| matches!(c.becomes, ColumnMeaning::Answer { .. });
    if !columns.iter().any(|c| answers(&c)) {
        open.push(OpenMatter::NoAnswers);
    } else if lacks_partner(grid, mapping) {
        open.push(OpenMatter::NoPartner);
    }
    if mapping.labels.iter().any(|l| l.becomes == LabelMeaning::Unknown) {
        open.push(OpenMatter::UnknownLabels);
    }
    let unclear = |(index, column): (usize, &ColumnMapping)| {
        [IgnoredBecause::Unrecognised, IgnoredBecause::Repeated]
            .iter()
            .any(|why| column.becomes == ColumnMeaning::Ignored { reason: *why })
            && looks_like_answers(grid, index, mapping.source, instrument)
    };
    if columns.iter().enumerate().any(unclear) {
        open.push(OpenMatter::UnclearColumns);
    }
    open
}

/// Whether somebody who gave an answer has no partner and is not said to stand outside.
fn lacks_partner(grid: &Grid<'_>, mapping: &TableMapping) -> bool {
    if !mapping.constants.partner.is_empty() {
        return false;
    }
    let column =
        |field| mapping.columns.iter().position(|c| c.becomes == ColumnMeaning::Field { field });
    let (partner, standpoint) = (column(MappedField::Partner), column(MappedField::Standpoint));
    let answers: Vec<usize> = mapping
        .columns
        .iter()
        .enumerate()
        .filter(|(_, c)| matches!(c.becomes, ColumnMeaning::Answer { .. }))
        .map(|(index, _)| index)
        .collect();
    grid.people.iter().filter(|p| columns::trial_run(&mapping.columns, p).is_none()).any(|person| {
        partner.is_none_or(|c| person.cell(c).is_empty())
            && !standpoint
                .is_some_and(|c| person.cell(c).to_ascii_lowercase().starts_with("outside"))
            && answers.iter().any(|c| !person.cell(*c).is_empty())
    })
}

/// Whether every cell of a column could be an answer, and there are at least two.
fn looks_like_answers(
    grid: &Grid<'_>,
    column: usize,
    source: SurveyTool,
    instrument: &Instrument,
) -> bool {
    let mut counts = Places::new();
    for person in &grid.people {
        let cell = labels::label(person.cell(column));
        if !cell.is_empty() {
            *counts.entry(cell).or_insert(0) += 1;
        }
        if counts.len() > labels::MOST_LABELS {
            return false;
        }
    }
    let known = labels::propose(&counts, source, &instrument.scale);
    counts.values().sum::<usize>() > 1 && known.iter().all(|l| l.becomes != LabelMeaning::Unknown)
}

fn examples(grid: &Grid<'_>, columns: &[ColumnMapping]) -> Vec<Vec<String>> {
    let of = |(index, column): (usize, &ColumnMapping)| {
        let mut shown: Vec<String> = Vec::new();
        if matches!(&column.becomes, ColumnMeaning::Ignored { reason } if reason.is_private()) {
            return shown;
        }
        for person in &grid.people {
            let text = clean_name(person.cell(index), LONGEST_EXAMPLE).0;
            if !text.is_empty() && !shown.contains(&text) {
                shown.push(text);
            }
            if shown.len() == MOST_EXAMPLES {
                break;
            }
        }
        shown
    };
    columns.iter().enumerate().map(of).collect()
}
