//! A partnership's answers as a wide table: one row a respondent, one column an indicator.
//!
//! Columns: `respondent`, `partner`, `role`, `standpoint`, `wave`, `form`, `partnership`,
//! `disclosure`, `threshold`, the indicators' ids, and `<id>.note` for notes. Order and case do
//! not matter. A column that is absent was not asked; a cell that is empty was skipped.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

use super::{
    Reading,
    csv::{Row, unguarded},
    instrument_json::RESERVED,
    limits::{
        LAST_WAVE, LONGEST_NAME, LONGEST_TEXT, MOST_COLUMNS, MOST_PARTNERS, MOST_RESPONDENTS,
        clean_name, clean_text, lowercase,
    },
    reader::{CLEANED, Noted},
    responses_json::{WORDS, blank_answers, similar},
    table::{Table, note_width},
};
use crate::{
    error::{Error, ErrorKind, NoticeKind, Place},
    instrument::Instrument,
    responses::{Answer, Disclosure, Form, Known, Respondent, Responses, Standpoint},
};

/// What a table does not say, taken from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvDefaults {
    /// The partnership's name where no column gives it.
    pub partnership: String,
    /// The promise about names where no column gives it; anonymous if this is `None` too.
    pub disclosure: Option<Disclosure>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Fixed(usize),
    Answer(usize),
    Note(usize),
    Ignored,
}

/// Reads answers from a wide table.
///
/// Cells hold the number of a level, its label, or `dont_know`, `not_applicable`, `skipped`,
/// `not_asked`. What is not understood is taken as skipped and noticed with its line and column.
///
/// # Errors
///
/// [`ErrorKind::Foreign`] where no column is an indicator of the instrument;
/// [`ErrorKind::Missing`] where a row inside the partnership has no partner;
/// [`ErrorKind::Syntax`] where a quotation mark is left open.
///
/// # Example
///
/// ```
/// use comity::{CsvDefaults, parse_responses_csv};
/// let instrument = comity::builtin("readiness").unwrap();
/// let table = "respondent,partner,history_a\nr1,University,4\nr2,University,Agree\n";
/// let read = parse_responses_csv(table, "t.csv", &instrument, &CsvDefaults::default()).unwrap();
/// assert_eq!(read.responses.respondents.len(), 2);
/// ```
pub fn parse_responses_csv(
    text: &str,
    file: &str,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Error> {
    read_own(&Table::from_csv(text, file)?, file, instrument, defaults)
}

/// Reads the wide table of this project.
pub(crate) fn read_own(
    table: &Table,
    file: &str,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Error> {
    let mut rows = table.rows.iter().cloned();
    let Some(header) = rows.next() else {
        return Err(Error::new(
            ErrorKind::Empty,
            Place::file(file),
            "the table is empty",
            "Fill in a template and save it again",
        ));
    };
    read_rows(header, rows.collect(), file, instrument, defaults)
}

/// Reads rows below a header with the names of this project.
pub(crate) fn read_rows(
    header: Row,
    rows: Vec<Row>,
    file: &str,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Error> {
    let mut noted = Noted::of(file);
    let columns = read_header(&header, file, instrument, &mut noted)?;
    let fixed = |name| {
        let index = RESERVED.iter().position(|r| *r == name);
        index.is_some_and(|index| columns.contains(&Column::Fixed(index)))
    };
    let mut table = Reader {
        promises: fixed("disclosure") || fixed("threshold"),
        otherwise: defaults.disclosure,
        file,
        instrument,
        columns,
        header: header.cells,
        responses: Responses::empty(instrument),
        disclosure: None,
        seen: Known::new(),
    };
    if rows.len() > MOST_RESPONDENTS {
        return Err(Error::new(
            ErrorKind::TooLarge,
            Place::file(file),
            format!("a table holds at most {MOST_RESPONDENTS} respondents"),
            "Split the table",
        ));
    }
    for row in rows {
        table.take(&row, &mut noted)?;
    }
    let mut responses = table.responses;
    if responses.partnership.is_empty() {
        responses.partnership.clone_from(&defaults.partnership);
    }
    responses.disclosure = table.disclosure.or(defaults.disclosure).unwrap_or_else(|| {
        noted.at_line(
            NoticeKind::Assumed,
            1,
            "disclosure",
            "the table does not say whether people agreed to be named; taken as anonymous",
        );
        Disclosure::DEFAULT
    });
    Ok(Reading { responses, notices: noted.finish() })
}

fn read_header(
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
        let name = cell.trim().to_ascii_lowercase();
        let fixed = RESERVED.iter().position(|r| *r == name).map(Column::Fixed);
        let note = name.strip_suffix(".note").and_then(|id| instrument.indicator(id));
        let column = fixed
            .or_else(|| instrument.indicator(&name).map(Column::Answer))
            .or_else(|| note.map(Column::Note))
            .unwrap_or(Column::Ignored);
        if column == Column::Ignored {
            noted.at_line(
                NoticeKind::IgnoredColumn,
                header.line,
                cell,
                "this column is no indicator and no known field; ignored",
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
        "Choose a table whose first line names the indicators, as in the template",
    ))
}

/// A table while it is read.
struct Reader<'a> {
    file: &'a str,
    instrument: &'a Instrument,
    columns: Vec<Column>,
    header: Vec<String>,
    responses: Responses,
    /// Whether a column says what people were promised, and what holds where a cell does not.
    promises: bool,
    otherwise: Option<Disclosure>,
    disclosure: Option<Disclosure>,
    seen: Known,
}

impl Reader<'_> {
    fn cell<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        let wanted = RESERVED.iter().position(|r| *r == name).map(Column::Fixed);
        let index = self.columns.iter().position(|c| Some(*c) == wanted);
        index.and_then(|i| row.cells.get(i)).map_or("", |cell| cell.trim())
    }

    fn name(&self, row: &Row, column: &str, noted: &mut Noted) -> String {
        let (name, lost) = clean_name(unguarded(self.cell(row, column)), LONGEST_NAME);
        if lost {
            noted.at_line(NoticeKind::CleanedText, row.line, column, CLEANED);
        }
        name
    }

    fn fault(&self, row: &Row, column: &str, kind: ErrorKind, message: &str, mend: &str) -> Error {
        Error::new(kind, Place::line(self.file, row.line).field(column), message, mend)
    }

    fn take(&mut self, row: &Row, noted: &mut Noted) -> Result<(), Error> {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            noted.at_line(NoticeKind::IgnoredRow, row.line, "", "this row is empty; ignored");
            return Ok(());
        }
        note_width(row, self.columns.len(), noted);
        self.take_partnership(row, noted)?;
        let respondent = self.respondent(row, noted)?;
        if self.seen.insert(respondent.key(), self.seen.len()).is_none() {
            self.responses.respondents.push(respondent);
        } else {
            noted.at_line(
                NoticeKind::DuplicateRespondent,
                row.line,
                "respondent",
                format!(
                    "\"{}\" is in the table already for this partner and wave; the first row is kept",
                    respondent.id
                ),
            );
        }
        Ok(())
    }

    fn take_partnership(&mut self, row: &Row, noted: &mut Noted) -> Result<(), Error> {
        let name = self.name(row, "partnership", noted);
        if self.responses.partnership.is_empty() {
            self.responses.partnership = name;
        } else if !name.is_empty() && name != self.responses.partnership {
            return Err(self.fault(
                row,
                "partnership",
                ErrorKind::Mismatch,
                "this row is of another partnership than the rows above",
                "Keep one partnership a file",
            ));
        }
        let threshold = match self.cell(row, "threshold") {
            "" => Disclosure::DEFAULT_THRESHOLD,
            text => text
                .parse()
                .ok()
                .filter(|t| (Disclosure::LOWEST_THRESHOLD..=1_000).contains(t))
                .ok_or_else(|| {
                    self.fault(
                        row,
                        "threshold",
                        ErrorKind::OutOfRange,
                        "the threshold is not a whole number from 3 to 1000",
                        "Write 5, or leave the cell empty",
                    )
                })?,
        };
        let said = match self.cell(row, "disclosure").to_ascii_lowercase().as_str() {
            "" if !self.promises => return Ok(()),
            // A row that leaves out the promise others make names nobody.
            "" => self.otherwise.unwrap_or(Disclosure::Anonymous { threshold }),
            "named" => Disclosure::Named,
            "anonymous" => Disclosure::Anonymous { threshold },
            _ => {
                return Err(self.fault(
                    row,
                    "disclosure",
                    ErrorKind::Unknown,
                    "this is neither \"named\" nor \"anonymous\"",
                    "Write one of them, the same in every row",
                ));
            }
        };
        if self.disclosure.is_some_and(|before| before != said) {
            noted.at_line(
                NoticeKind::Assumed,
                row.line,
                "disclosure",
                "this row promises something else about names; the stricter promise is kept for all",
            );
        }
        self.disclosure = Some(self.disclosure.map_or(said, |before| before.stricter(said)));
        Ok(())
    }

    fn respondent(&mut self, row: &Row, noted: &mut Noted) -> Result<Respondent, Error> {
        let mut id = self.name(row, "respondent", noted);
        if id.is_empty() {
            // With the file's name, so that rows without ids of two files stay two people.
            let name = self.file.rsplit(['/', '\\']).next().unwrap_or_default();
            let stem = name.split('.').next().unwrap_or_default();
            id = clean_name(&format!("{stem} line {}", row.line), LONGEST_NAME).0;
            noted.at_line(
                NoticeKind::Assumed,
                row.line,
                "respondent",
                format!("no id is given; \"{id}\" is used"),
            );
        }
        let role = self.name(row, "role", noted);
        let standpoint = match self.cell(row, "standpoint").to_ascii_lowercase().as_str() {
            "" | "inside" => Standpoint::Inside,
            "outside" => Standpoint::Outside,
            _ => {
                return Err(self.fault(
                    row,
                    "standpoint",
                    ErrorKind::Unknown,
                    "this is neither \"inside\" nor \"outside\"",
                    "Write one of them, or leave the cell empty for inside",
                ));
            }
        };
        let wave = match self.cell(row, "wave") {
            "" => 1,
            text => text.parse().ok().filter(|w| (1..=LAST_WAVE).contains(w)).ok_or_else(|| {
                self.fault(
                    row,
                    "wave",
                    ErrorKind::OutOfRange,
                    "the wave is not a whole number from 1",
                    "Write 1 for the first round of asking",
                )
            })?,
        };
        let form = match self.cell(row, "form").to_ascii_lowercase().as_str() {
            "" | "full" => Form::Full,
            "short" => Form::Short,
            _ => {
                return Err(self.fault(
                    row,
                    "form",
                    ErrorKind::Unknown,
                    "this is neither \"full\" nor \"short\"",
                    "Write one of them, or leave the cell empty for full",
                ));
            }
        };
        let partner = self.partner(row, standpoint, noted)?;
        let (answers, notes) = self.answers(row, form, noted);
        Ok(Respondent { id, partner, role, standpoint, wave, form, answers, notes })
    }

    fn partner(
        &mut self,
        row: &Row,
        standpoint: Standpoint,
        noted: &mut Noted,
    ) -> Result<Option<usize>, Error> {
        let name = self.name(row, "partner", noted);
        if name.is_empty() {
            return if standpoint == Standpoint::Outside {
                Ok(None)
            } else {
                Err(self.fault(
                    row,
                    "partner",
                    ErrorKind::Missing,
                    "a respondent inside the partnership has no partner",
                    "Write the partner's name in the column \"partner\", or \"outside\" under \"standpoint\"",
                ))
            };
        }
        if !self.responses.partners.contains(&name) {
            if let Some(near) = self.responses.similar_partner(&name) {
                let message = similar(&name, near);
                noted.at_line(NoticeKind::SimilarPartner, row.line, "partner", message);
            }
            if self.responses.partners.len() >= MOST_PARTNERS {
                return Err(self.fault(
                    row,
                    "partner",
                    ErrorKind::TooLarge,
                    "there are more partners than a partnership can have",
                    "Check that the column holds organisations, not people",
                ));
            }
        }
        Ok(Some(self.responses.partner_index(&name)))
    }

    fn answers(
        &self,
        row: &Row,
        form: Form,
        noted: &mut Noted,
    ) -> (Vec<Answer>, BTreeMap<usize, String>) {
        let mut answers = blank_answers(self.instrument, form);
        let mut notes = BTreeMap::new();
        for (index, answer) in answers.iter_mut().enumerate() {
            if !self.columns.contains(&Column::Answer(index)) {
                *answer = Answer::NotAsked;
            }
        }
        for (position, column) in self.columns.iter().enumerate() {
            let cell = row.cells.get(position).map_or("", |cell| cell.trim());
            match column {
                Column::Answer(index) if !cell.is_empty() => {
                    answers[*index] = self.answer(cell).unwrap_or_else(|| {
                        noted.at_line(
                            NoticeKind::UnknownAnswer,
                            row.line,
                            &self.header[position],
                            format!(
                                "\"{}\" is no level, no label and no word for missing; taken as skipped",
                                clean_name(cell, 40).0
                            ),
                        );
                        Answer::Skipped
                    });
                }
                Column::Note(index) => {
                    let (note, lost) = clean_text(unguarded(cell), LONGEST_TEXT);
                    if lost {
                        let name = &self.header[position];
                        noted.at_line(NoticeKind::CleanedText, row.line, name, CLEANED);
                    }
                    if !note.is_empty() {
                        notes.insert(*index, note);
                    }
                }
                _ => {}
            }
        }
        (answers, notes)
    }

    /// A level by number or label, or one of the words for missing.
    fn answer(&self, cell: &str) -> Option<Answer> {
        let scale = &self.instrument.scale;
        if let Some(level) = whole(cell) {
            let inside = (scale.low()..=scale.high()).contains(&level);
            return inside.then_some(Answer::Level(level));
        }
        let plain = |text: &str| lowercase(text.trim()).replace('\u{2019}', "'");
        let cell = plain(cell);
        if let Some(index) = scale.levels.iter().position(|label| plain(label) == cell) {
            return Some(Answer::Level(scale.low() + index as u8));
        }
        if cell == plain(&scale.dont_know) {
            return Some(Answer::DontKnow);
        }
        if cell == plain(&scale.not_applicable) {
            return Some(Answer::NotApplicable);
        }
        WORDS.iter().find(|(word, _)| *word == cell).map(|(_, answer)| *answer)
    }
}

/// A level as spreadsheets write it: `4` or `4.0`.
fn whole(cell: &str) -> Option<u8> {
    let (number, decimals) = cell.split_once('.').unwrap_or((cell, ""));
    if decimals.bytes().all(|digit| digit == b'0') { number.parse().ok() } else { None }
}
