//! What can go wrong with a file, said so that its owner can mend it; and what was noticed but
//! did not stop the work.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

/// Where in the input something is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name as the shell gave it; empty for text without one.
    pub file: String,
    /// Line, from 1, where it is known. In CSV the line on which the row begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The field: a JSON path such as `respondents[2].answers.roles_a`, or a CSV column.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
}

impl Place {
    /// A whole file.
    pub fn file(name: &str) -> Self {
        Self { file: name.into(), ..Self::default() }
    }

    /// A line of a file.
    pub fn line(name: &str, line: u64) -> Self {
        Self { file: name.into(), line: Some(line), field: String::new() }
    }

    /// The same place, narrowed to a field.
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = field.into();
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = if self.file.is_empty() { "input" } else { &self.file };
        file.chars().filter(|c| !c.is_control()).try_for_each(|c| write!(f, "{c}"))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.field.is_empty() {
            f.write_str(": ")?;
            self.field.chars().filter(|c| !c.is_control()).try_for_each(|c| write!(f, "{c}"))?;
        }
        Ok(())
    }
}

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is not of its format at all: broken or cut short.
    Syntax,
    /// The text is larger than this program takes.
    TooLarge,
    /// A file of another kind, or of a version this program does not know.
    Foreign,
    /// Something required is not there.
    Missing,
    /// A value of the wrong type.
    WrongType,
    /// A value outside its range.
    OutOfRange,
    /// A name that nothing in the file or the instrument has.
    Unknown,
    /// A name given twice.
    Duplicate,
    /// Two files that cannot be of one assessment.
    Mismatch,
    /// There is nothing to work on.
    Empty,
}

/// Why a file or a request was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Error {
    /// What kind of thing went wrong.
    pub kind: ErrorKind,
    /// Where.
    pub place: Place,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do about it, in a sentence without a full stop.
    pub mend: String,
}

impl Error {
    /// An error of this kind at this place.
    pub fn new(
        kind: ErrorKind,
        place: Place,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self { kind, place, message: plain(message.into()), mend: plain(mend.into()) }
    }
}

/// A message holds parts of files: control characters are taken out and its length is bounded, so
/// that a hostile file cannot write on a terminal by being refused.
fn plain(text: String) -> String {
    const LONGEST: usize = 600;
    if text.len() <= LONGEST && !text.chars().any(char::is_control) {
        return text;
    }
    text.chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}.", self.place, self.message, self.mend)
    }
}

impl core::error::Error for Error {}

/// What kind of thing was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoticeKind {
    /// A column that is neither an indicator nor a known field.
    IgnoredColumn,
    /// A row that holds no answers.
    IgnoredRow,
    /// A field of a JSON object that nothing reads.
    IgnoredField,
    /// An answer whose label or number the scale does not have; taken as skipped.
    UnknownAnswer,
    /// A respondent who is there already; the first is kept.
    DuplicateRespondent,
    /// An answer of somebody to a question that they have answered already; the first is kept.
    DuplicateAnswer,
    /// The same respondent in two files, answer for answer; counted once.
    SameRespondent,
    /// A partner that the list of partners does not have; added.
    AddedPartner,
    /// Two partner names that are nearly alike.
    SimilarPartner,
    /// Something not said in the file, and what was taken instead.
    Assumed,
    /// Characters that do not belong in a name or a note; taken out.
    CleanedText,
    /// Answers of another wave; kept, but no part of this assessment.
    OtherWave,
    /// How many more notices there were than are listed.
    More,
    /// Something that a newer version of this program noticed; its message says what.
    #[serde(other)]
    Other,
}

impl NoticeKind {
    /// What is noticed, without saying where or of whom.
    pub fn what(self) -> &'static str {
        match self {
            Self::IgnoredColumn => "a column was ignored",
            Self::IgnoredRow => "a row was ignored",
            Self::IgnoredField => "a field was ignored",
            Self::UnknownAnswer => "an answer was not understood and taken as skipped",
            Self::DuplicateRespondent => "a respondent was there already; the first was kept",
            Self::DuplicateAnswer => "an answer was there already; the first was kept",
            Self::SameRespondent => "the same answers were there already; counted once",
            Self::AddedPartner => "a partner was added to the list",
            Self::SimilarPartner => "two partner names are nearly alike",
            Self::Assumed => "something was not said and had to be assumed",
            Self::CleanedText => "characters were taken out of a text",
            Self::OtherWave => "answers of other rounds are no part of this",
            Self::More => "more was noticed than is listed",
            Self::Other => "something was noticed",
        }
    }
}

/// Something noticed while reading or merging. The work went on, and this says how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Notice {
    /// What kind of thing was noticed.
    pub kind: NoticeKind,
    /// Where.
    pub place: Place,
    /// What was noticed and what was done about it, in a sentence without a full stop.
    pub message: String,
}

impl Notice {
    /// A notice of this kind at this place.
    pub fn new(kind: NoticeKind, place: Place, message: impl Into<String>) -> Self {
        Self { kind, place, message: message.into() }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}.", self.place, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_of_a_newer_version_is_read() {
        let text = r#"{"kind":"not_known_yet","place":{"file":"a.csv"},"message":"new"}"#;
        let notice: Notice = serde_json::from_str(text).unwrap();
        assert_eq!((notice.kind, notice.message.as_str()), (NoticeKind::Other, "new"));
    }
}
