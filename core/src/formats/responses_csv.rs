//! A partnership's answers as a wide table: one row a respondent, one column an indicator.
//!
//! Columns: `respondent`, `partner`, `role`, `standpoint`, `wave`, `form`, `partnership`,
//! `disclosure`, `threshold`, the indicators' ids, and `<id>.note` for notes. Order and case do
//! not matter. A column that is absent was not asked; a cell that is empty was skipped.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

use super::{
    Reading,
    csv::{Row, unguarded},
    csv_columns::{self, Column},
    instrument_json::RESERVED,
    limits::{
        LAST_WAVE, LONGEST_NAME, LONGEST_TEXT, MOST_PARTNERS, MOST_RESPONDENTS, clean_name,
        clean_text, id_of_line,
    },
    reader::{CLEANED, Noted},
    table::{Table, note_width},
    words,
};
use crate::{
    error::{Error, ErrorKind, NoticeKind, Place},
    instrument::Instrument,
    places::Places,
    responses::{
        Answer, Disclosure, Form, Respondent, Responses, Standpoint, blank_answers, similar,
    },
};

/// What a table does not say, taken from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvDefaults {
    /// The partnership's name where no column gives it.
    pub partnership: String,
    /// The promise about names where no column gives it; anonymous if this is `None` too.
    pub disclosure: Option<Disclosure>,
}

/// Reads answers from a wide table.
///
/// Cells hold the number of a level, its label, the scale's labels for "don't know" and "does not
/// apply", or `dont_know`, `not_applicable`, `skipped`, `not_asked` (and how people write these in
/// English: "Don't know", "n/a", "?"). Case, apostrophes, spaces and underscores do not count. What
/// is not understood is taken as skipped and noticed with its line and column.
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
            "the file is empty",
            "Choose another file, or save this one again where it was made",
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
    let columns = csv_columns::read(&header, file, instrument, &mut noted)?;
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
        seen: Places::new(),
        na_noted: false,
    };
    if rows.len() > MOST_RESPONDENTS {
        return Err(Error::new(
            ErrorKind::TooLarge,
            Place::file(file),
            format!("a table holds at most {MOST_RESPONDENTS} respondents"),
            "Split the table",
        ));
    }
    for (index, row) in rows.iter().enumerate() {
        table.take(row, index + 1 == rows.len(), &mut noted)?;
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
    seen: Places,
    /// Whether it was said how `NA` is taken.
    na_noted: bool,
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

    /// A fault of a cell that quotes it.
    fn unknown(&self, row: &Row, column: &str, kind: ErrorKind, wanted: &str, mend: &str) -> Error {
        let cell = clean_name(self.cell(row, column), 40).0;
        self.fault(row, column, kind, &format!("\"{cell}\" is not {wanted}"), mend)
    }

    /// One of two words; nothing where the cell is empty.
    fn either<T: Copy>(
        &self,
        row: &Row,
        column: &str,
        words: [(&str, T); 2],
    ) -> Result<Option<T>, Error> {
        let cell = self.cell(row, column);
        if cell.is_empty() {
            return Ok(None);
        }
        let known = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(cell));
        known.map(|(_, value)| Some(*value)).ok_or_else(|| {
            let wanted = format!("\"{}\" or \"{}\"", words[0].0, words[1].0);
            let mend = "Write one of the two, or leave the cell empty";
            self.unknown(row, column, ErrorKind::Unknown, &wanted, mend)
        })
    }

    fn take(&mut self, row: &Row, is_last: bool, noted: &mut Noted) -> Result<(), Error> {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            noted.at_line(NoticeKind::IgnoredRow, row.line, "", "this row is empty; ignored");
            return Ok(());
        }
        note_width(row, self.columns.len(), is_last, noted);
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
                    "\"{}\" is in the table already for this partner and round; the first row is kept",
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
                    self.unknown(
                        row,
                        "threshold",
                        ErrorKind::OutOfRange,
                        "a whole number from 3 to 1000",
                        "Write 5, or leave the cell empty",
                    )
                })?,
        };
        let anonymous = Disclosure::Anonymous { threshold };
        let words = [("named", Disclosure::Named), ("anonymous", anonymous)];
        let said = match self.either(row, "disclosure", words)? {
            Some(said) => said,
            None if !self.promises => return Ok(()),
            // A row that leaves out the promise others make names nobody.
            None => self.otherwise.unwrap_or(anonymous),
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
            id = id_of_line(self.file, row.line);
            noted.at_line(
                NoticeKind::Assumed,
                row.line,
                "respondent",
                format!("no id is given; \"{id}\" is used"),
            );
        }
        let role = self.name(row, "role", noted);
        let words = [("inside", Standpoint::Inside), ("outside", Standpoint::Outside)];
        let standpoint = self.either(row, "standpoint", words)?.unwrap_or_default();
        let wave = match self.cell(row, "wave") {
            "" => 1,
            text => text.parse().ok().filter(|w| (1..=LAST_WAVE).contains(w)).ok_or_else(|| {
                self.unknown(
                    row,
                    "wave",
                    ErrorKind::OutOfRange,
                    &format!("a whole number from 1 to {LAST_WAVE}"),
                    "Write 1 for the first round of asking",
                )
            })?,
        };
        let words = [("full", Form::Full), ("short", Form::Short)];
        let form = self.either(row, "form", words)?.unwrap_or_default();
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
        &mut self,
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
                    let (scale, name) = (&self.instrument.scale, &self.header[position]);
                    answers[*index] = words::answer(cell, scale).unwrap_or_else(|| {
                        let cell = clean_name(cell, 40).0;
                        let choices = words::choices(scale);
                        let message = format!("\"{cell}\" is none of {choices}; taken as skipped");
                        noted.at_line(NoticeKind::UnknownAnswer, row.line, name, message);
                        Answer::Skipped
                    });
                    let assumed =
                        words::is_bare_na(cell) && !words::is_bare_na(&scale.not_applicable);
                    if assumed && answers[*index] == Answer::NotApplicable && !self.na_noted {
                        self.na_noted = true;
                        let message = "\"NA\" is taken as \"does not apply\", here and below; leave the cell empty where it means that nothing was answered";
                        noted.at_line(NoticeKind::Assumed, row.line, name, message);
                    }
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
}
