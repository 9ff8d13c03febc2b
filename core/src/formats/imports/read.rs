//! A table read as its mapping says: turned into the wide table of this project, whose reader then
//! takes it, and every fault and notice told with the table's own headings and lines.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    columns::trial_run,
    grid::{Grid, Person},
    inspect::{Matcher, OpenMatter, inspect_table, open},
    labels::{complete, label, places},
    mapping::{ColumnMapping, ColumnMeaning, MappedField, SurveyTool, TableMapping},
};
use crate::{
    error::{Error, ErrorKind, NoticeKind, Place},
    formats::{
        Reading,
        csv::Row,
        limits::{clean_name, id_of_line},
        reader::Noted,
        responses_csv::{CsvDefaults, read_rows},
        table::Table,
        words::{whole, word},
    },
    instrument::{Instrument, Scale},
    places::Places,
    responses::{Answer, Disclosure},
};

/// What to do about a table that does not say enough.
const MEND: &str = "Say in the mapping what is missing: the page asks for it, and \"comity template --mapping-of\" writes one to correct";

/// Reads a table with the mapping that is proposed for it.
pub(crate) fn read_proposed(
    table: &Table,
    file: &str,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Error> {
    let found = inspect_table(table, file, instrument, None)?;
    read_mapped(table, &found.mapping, file, instrument, defaults)
}

/// Reads a table as a mapping says.
///
/// Whatever is left out is noticed: columns with the reason, rows without answers, trial runs,
/// answers whose label nobody knows (they count as left open), answers given twice.
///
/// # Errors
///
/// [`ErrorKind::Foreign`] where no column is an indicator, [`ErrorKind::Missing`] where somebody
/// inside the partnership has no partner, [`ErrorKind::Mismatch`] where the table lacks a column
/// that the mapping reads, [`ErrorKind::Duplicate`] where two columns become the same; and as
/// [`crate::parse_responses_csv`].
pub fn read_mapped(
    table: &Table,
    mapping: &TableMapping,
    file: &str,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Error> {
    let mut noted = Noted::of(file);
    let grid = Grid::of(table, mapping.header_rows, mapping.long.as_ref(), file, &mut noted)?;
    let mapping = aligned(&grid, mapping, file, instrument)?;
    check(&grid, &mapping, file, instrument)?;
    note_columns(&grid, &mapping, &mut noted);
    note_numbers(&grid, &mapping, &instrument.scale, &mut noted);
    let mut wide = Wide::of(&grid, &mapping, file, &mut noted);
    let rows = wide.rows(&mut noted);
    let header = Row { line: grid.line, cells: wide.header.clone() };
    let mut reading = read_rows(header, rows, file, instrument, defaults)
        .map_err(|fault| Error { place: wide.named(fault.place), ..fault })?;
    for notice in &mut reading.notices {
        notice.place = wide.named(core::mem::take(&mut notice.place));
    }
    reading.notices.splice(..0, noted.finish());
    Ok(reading)
}

/// The mapping in the order of this table's columns, with all of its labels.
fn aligned(
    grid: &Grid<'_>,
    mapping: &TableMapping,
    file: &str,
    instrument: &Instrument,
) -> Result<TableMapping, Error> {
    let mut matcher = Matcher::of(mapping);
    let mut columns = Vec::new();
    for h in &grid.headings {
        let known = matcher.take(&h.heading, &h.question).cloned();
        columns.push(known.unwrap_or_else(|| ColumnMapping {
            heading: h.heading.clone(),
            question: h.question.clone(),
            becomes: ColumnMeaning::Ignored { reason: super::IgnoredBecause::Unrecognised },
        }));
    }
    let wanted = |c: &&&ColumnMapping| !matches!(c.becomes, ColumnMeaning::Ignored { .. });
    // In a long table nobody may have been asked what others were.
    if let Some(lacks) = matcher.rest().find(wanted).filter(|_| mapping.long.is_none()) {
        return Err(Error::new(
            ErrorKind::Mismatch,
            Place::line(file, grid.line).field(clean_name(&lacks.heading, 100).0),
            "the mapping reads this column, and the table does not have it",
            "Make a new mapping of this table, or choose the table the mapping was made for",
        ));
    }
    let labels = complete(grid, &columns, mapping.source, &instrument.scale, &mapping.labels);
    Ok(TableMapping { columns, labels, ..mapping.clone() })
}

fn check(
    grid: &Grid<'_>,
    mapping: &TableMapping,
    file: &str,
    instrument: &Instrument,
) -> Result<(), Error> {
    let place = || Place::line(file, grid.line);
    let open = open(grid, mapping, instrument);
    if open.contains(&OpenMatter::NoAnswers) {
        return Err(Error::new(
            ErrorKind::Foreign,
            place(),
            format!("no column is an indicator of \"{}\"", instrument.id),
            "Choose a table whose first line names the indicators, as in the template, or an export with their texts; a mapping can say which column is which",
        ));
    }
    if open.contains(&OpenMatter::NoPartner) {
        let named = mapping.says(MappedField::Partner);
        let message = if named {
            "somebody who gave answers is of no partner"
        } else {
            "no column says which partner people belong to"
        };
        return Err(Error::new(ErrorKind::Missing, place().field("partner"), message, MEND));
    }
    for (index, column) in mapping.columns.iter().enumerate() {
        let same = |c: &ColumnMapping| c.becomes == column.becomes;
        let counts =
            matches!(column.becomes, ColumnMeaning::Answer { .. } | ColumnMeaning::Note { .. })
                || matches!(column.becomes, ColumnMeaning::Field { .. });
        if counts && mapping.columns[..index].iter().any(same) {
            return Err(Error::new(
                ErrorKind::Duplicate,
                place().field(clean_name(&column.heading, 100).0),
                "two columns become the same",
                "Let the mapping ignore one of them",
            ));
        }
    }
    Ok(())
}

fn note_columns(grid: &Grid<'_>, mapping: &TableMapping, noted: &mut Noted) {
    if !matches!(mapping.source, SurveyTool::Comity | SurveyTool::Table) {
        let rows = match mapping.header_rows {
            1 => "one row of headings".to_string(),
            n => format!("{n} rows of headings"),
        };
        let message = format!("taken as {} with {rows}", mapping.source.title());
        noted.at_line(NoticeKind::Assumed, grid.line, "", message);
    }
    for column in &mapping.columns {
        if let ColumnMeaning::Ignored { reason } = column.becomes {
            let message = format!("{}; ignored", reason.text());
            noted.at_line(NoticeKind::IgnoredColumn, grid.line, &column.heading, message);
        }
    }
    let codes: Vec<&str> = mapping
        .labels
        .iter()
        .filter(|l| l.becomes.answer().is_some_and(|a| matches!(a, Answer::Level(_))))
        .filter(|l| mapping.source == SurveyTool::Limesurvey && l.label.starts_with('A'))
        .filter(|l| l.label.ends_with(|c: char| c.is_ascii_digit()))
        .map(|l| l.label.as_str())
        .collect();
    if !codes.is_empty() {
        let message = format!(
            "the codes {} were taken as levels, the lowest first, as the mapping says",
            codes.join(", ")
        );
        noted.at_line(NoticeKind::Assumed, grid.line, "", message);
    }
}

/// Where nobody chose one end of the scale, numbers within it may be those of a count that begins
/// elsewhere: 1 to 4 of 0 to 4. They are taken as they stand, and that is said.
fn note_numbers(grid: &Grid<'_>, mapping: &TableMapping, scale: &Scale, noted: &mut Noted) {
    let levels: Vec<u8> = mapping
        .labels
        .iter()
        .filter_map(|l| match l.becomes.answer() {
            Some(Answer::Level(level)) if whole(&l.label) == Some(i64::from(level)) => Some(level),
            _ => None,
        })
        .collect();
    let ends = levels.contains(&scale.low()) && levels.contains(&scale.high());
    if mapping.source == SurveyTool::Comity || levels.is_empty() || ends {
        return;
    }
    let numbers: Vec<String> = levels.iter().map(u8::to_string).collect();
    let message = format!(
        "the numbers {} were taken as levels from {} to {}; if the survey counts from another number, say in the mapping what each means",
        numbers.join(", "),
        scale.low(),
        scale.high()
    );
    noted.at_line(NoticeKind::Assumed, grid.line, "", message);
}

/// What a column of the wide table is filled from.
enum From<'m> {
    Column(usize, &'m ColumnMeaning),
    Constant(String),
    /// A field of some rows, a constant for the rest.
    Either(usize, MappedField, String),
    /// An id from file and line.
    Line,
}

struct Wide<'g> {
    grid: &'g Grid<'g>,
    mapping: &'g TableMapping,
    /// Where each label stands in the mapping.
    labels: Places,
    file: &'g str,
    header: Vec<String>,
    from: Vec<From<'g>>,
    /// Texts in the column of rounds that are no numbers, in the order they come.
    rounds: Vec<String>,
}

impl<'g> Wide<'g> {
    fn of(grid: &'g Grid<'g>, mapping: &'g TableMapping, file: &'g str, noted: &mut Noted) -> Self {
        let mut wide = Self {
            grid,
            mapping,
            labels: places(&mapping.labels),
            file,
            header: Vec::new(),
            from: Vec::new(),
            rounds: Vec::new(),
        };
        let constants = wide.constants();
        for (index, column) in mapping.columns.iter().enumerate() {
            let (name, from) = match &column.becomes {
                ColumnMeaning::Answer { indicator } => {
                    (indicator.clone(), From::Column(index, &column.becomes))
                }
                ColumnMeaning::Note { indicator } => {
                    (format!("{indicator}.note"), From::Column(index, &column.becomes))
                }
                ColumnMeaning::Field { field } => {
                    let said = constants.iter().find(|(f, _)| f == field);
                    let from = match said {
                        Some((_, text)) => From::Either(index, *field, text.clone()),
                        None => From::Column(index, &column.becomes),
                    };
                    (field.name().into(), from)
                }
                ColumnMeaning::Preview | ColumnMeaning::Ignored { .. } => continue,
            };
            wide.header.push(name);
            wide.from.push(from);
        }
        for (field, text) in constants {
            if !wide.header.iter().any(|name| name == field.name()) {
                wide.header.push(field.name().into());
                wide.from.push(From::Constant(text));
            }
        }
        if !mapping.says(MappedField::Respondent) {
            let message = "no column tells people apart: each row is one person, called after the file and the row";
            noted.at_line(NoticeKind::Assumed, grid.line, "respondent", message);
            wide.header.push(MappedField::Respondent.name().into());
            wide.from.push(From::Line);
        }
        wide.rounds = wide.rounds_of(noted);
        wide
    }

    fn constants(&self) -> Vec<(MappedField, String)> {
        let said = &self.mapping.constants;
        let mut constants = Vec::new();
        if !said.partner.is_empty() {
            constants.push((MappedField::Partner, said.partner.clone()));
        }
        if !said.partnership.is_empty() {
            constants.push((MappedField::Partnership, said.partnership.clone()));
        }
        if let Some(wave) = said.wave {
            constants.push((MappedField::Wave, wave.to_string()));
        }
        match said.disclosure {
            None => {}
            Some(Disclosure::Named) => constants.push((MappedField::Disclosure, "named".into())),
            Some(Disclosure::Anonymous { threshold }) => {
                constants.push((MappedField::Disclosure, "anonymous".into()));
                constants.push((MappedField::Threshold, threshold.to_string()));
            }
        }
        constants
    }

    /// Rounds without numbers (REDCap's events) are numbered as they come.
    fn rounds_of(&self, noted: &mut Noted) -> Vec<String> {
        let wave = ColumnMeaning::Field { field: MappedField::Wave };
        let Some(column) = self.mapping.columns.iter().position(|c| c.becomes == wave) else {
            return Vec::new();
        };
        let mut rounds: Vec<String> = Vec::new();
        for person in &self.grid.people {
            let text = label(person.cell(column));
            if text.is_empty() || rounds.contains(&text) {
                continue;
            }
            // One that is a number is a number, and the reader says what is wrong with the others.
            if whole(&text).is_some() || rounds.len() > 100 {
                return Vec::new();
            }
            let message = format!("this is taken as round {}: \"{text}\"", rounds.len() + 1);
            let heading = &self.mapping.columns[column].heading;
            noted.at_line(NoticeKind::Assumed, person.line, heading, message);
            rounds.push(text);
        }
        rounds
    }

    fn rows(&mut self, noted: &mut Noted) -> Vec<Row> {
        let kept = self.grid.people.iter().filter(|person| self.is_kept(person, noted));
        let kept: Vec<&Person<'_>> = kept.collect();
        kept.into_iter().map(|person| self.row(person, noted)).collect()
    }

    fn is_kept(&self, person: &Person<'_>, noted: &mut Noted) -> bool {
        let columns = &self.mapping.columns;
        if let Some(index) = trial_run(columns, person) {
            let message = "this row is a trial run of the survey; ignored";
            let heading = &columns[index].heading;
            noted.at_line(NoticeKind::IgnoredRow, person.line, heading, message);
            return false;
        }
        let answered = columns.iter().enumerate().any(|(index, column)| {
            matches!(column.becomes, ColumnMeaning::Answer { .. }) && !person.cell(index).is_empty()
        });
        if !answered {
            let message = "this row holds no answer; ignored";
            noted.at_line(NoticeKind::IgnoredRow, person.line, "", message);
        }
        answered
    }

    fn row(&self, person: &Person<'_>, noted: &mut Noted) -> Row {
        let cell = |from: &From<'_>| match from {
            From::Constant(text) => text.clone(),
            From::Line => id_of_line(self.file, person.line),
            From::Either(column, field, otherwise) => {
                let cell = self.field(person.cell(*column), *field);
                if cell.is_empty() { otherwise.clone() } else { cell }
            }
            From::Column(column, ColumnMeaning::Answer { .. }) => {
                self.answer(person, *column, noted)
            }
            From::Column(column, ColumnMeaning::Field { field }) => {
                self.field(person.cell(*column), *field)
            }
            From::Column(column, _) => person.cell(*column).to_string(),
        };
        let mut cell = cell;
        Row { line: person.line, cells: self.from.iter().map(&mut cell).collect() }
    }

    fn answer(&self, person: &Person<'_>, column: usize, noted: &mut Noted) -> String {
        let text = label(person.cell(column));
        if text.is_empty() {
            return String::new();
        }
        match self.labels.get(&text).and_then(|place| self.mapping.labels[*place].becomes.answer())
        {
            Some(Answer::Level(level)) => level.to_string(),
            Some(other) => word(other).unwrap_or_default().to_string(),
            None => {
                let message = format!(
                    "nobody has said which level \"{}\" is; taken as skipped",
                    clean_name(&text, 40).0
                );
                let heading = &self.mapping.columns[column].heading;
                noted.at_line(NoticeKind::UnknownAnswer, person.line_of(column), heading, message);
                "skipped".into()
            }
        }
    }

    fn field(&self, cell: &str, field: MappedField) -> String {
        let first = cell.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        match field {
            // `Inside: I work in one of the partners`
            MappedField::Standpoint
                if ["inside", "outside"].contains(&&*first.to_ascii_lowercase()) =>
            {
                first.into()
            }
            MappedField::Wave => match self.rounds.iter().position(|round| *round == label(cell)) {
                Some(index) => (index + 1).to_string(),
                None => whole(cell).map_or_else(|| cell.into(), |wave| wave.to_string()),
            },
            _ => cell.into(),
        }
    }

    /// A place in the wide table as a place in this one.
    fn named(&self, place: Place) -> Place {
        let index = self.header.iter().position(|name| *name == place.field);
        let column = match index.map(|index| &self.from[index]) {
            Some(From::Column(column, _) | From::Either(column, ..)) => *column,
            _ => return place,
        };
        let heading = &self.mapping.columns[column].heading;
        if heading.is_empty() { place } else { place.field(clean_name(heading, 100).0) }
    }
}
