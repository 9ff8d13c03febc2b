//! What each column and each label of a table means: a value that can be kept and corrected.

use alloc::{string::String, vec::Vec};

use serde::Serialize;

use crate::responses::{Answer, Disclosure};

/// The schema of a mapping in JSON.
pub(super) const SCHEMA: &str = "comity.mapping/1";

/// The tool a table came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SurveyTool {
    /// The wide table of this project.
    Comity,
    /// LimeSurvey: one row of headings, codes such as `Q01[SQ001]`.
    Limesurvey,
    /// Qualtrics: two or three rows of headings.
    Qualtrics,
    /// REDCap: field names, `record_id` first.
    Redcap,
    /// Google Forms: `Timestamp` first, question texts as headings.
    GoogleForms,
    /// One row an answer.
    Long,
    /// No tool that is known here.
    Table,
}

impl SurveyTool {
    pub(super) const WORDS: [(&str, Self); 7] = [
        ("comity", Self::Comity),
        ("limesurvey", Self::Limesurvey),
        ("qualtrics", Self::Qualtrics),
        ("redcap", Self::Redcap),
        ("google_forms", Self::GoogleForms),
        ("long", Self::Long),
        ("table", Self::Table),
    ];

    /// Its name as people know it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Comity => "a table of this project",
            Self::Limesurvey => "an export of LimeSurvey",
            Self::Qualtrics => "an export of Qualtrics",
            Self::Redcap => "an export of REDCap",
            Self::GoogleForms => "an export of Google Forms",
            Self::Long => "a table with one answer a row",
            Self::Table => "a table of no tool that is known here",
        }
    }
}

/// What a person answered about themselves or the partnership, beside the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MappedField {
    /// Tells people apart.
    Respondent,
    /// The organisation a person belongs to.
    Partner,
    /// What a person does there.
    Role,
    /// Inside or outside the partnership.
    Standpoint,
    /// Which round of asking.
    Wave,
    /// Full or short form.
    Form,
    /// The partnership's name.
    Partnership,
    /// Named or anonymous.
    Disclosure,
    /// The fewest people a figure may stand on.
    Threshold,
}

impl MappedField {
    pub(super) const WORDS: [(&str, Self); 9] = [
        ("respondent", Self::Respondent),
        ("partner", Self::Partner),
        ("role", Self::Role),
        ("standpoint", Self::Standpoint),
        ("wave", Self::Wave),
        ("form", Self::Form),
        ("partnership", Self::Partnership),
        ("disclosure", Self::Disclosure),
        ("threshold", Self::Threshold),
    ];

    /// The field's name in the wide table of this project.
    pub fn name(self) -> &'static str {
        Self::WORDS.iter().find(|(_, field)| *field == self).map_or("", |(word, _)| word)
    }
}

/// Why nothing is read from a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IgnoredBecause {
    /// Dates and durations: with them answers could be traced to a person.
    Timing,
    /// Names, e-mail addresses, invitation codes.
    Contact,
    /// Addresses of devices, pages visited before.
    Network,
    /// Where a person was.
    Location,
    /// What the tool notes for itself.
    Bookkeeping,
    /// A box of a question with several answers.
    Checkbox,
    /// Another column is this already.
    Repeated,
    /// There is nothing in it.
    Empty,
    /// Neither a question of the instrument nor a known field.
    Unrecognised,
    /// A person decided so.
    ByHand,
}

impl IgnoredBecause {
    pub(super) const WORDS: [(&str, Self); 10] = [
        ("timing", Self::Timing),
        ("contact", Self::Contact),
        ("network", Self::Network),
        ("location", Self::Location),
        ("bookkeeping", Self::Bookkeeping),
        ("checkbox", Self::Checkbox),
        ("repeated", Self::Repeated),
        ("empty", Self::Empty),
        ("unrecognised", Self::Unrecognised),
        ("by_hand", Self::ByHand),
    ];

    /// The reason in a few words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Timing => "dates and times could tell who answered; they are not kept",
            Self::Contact => "names, addresses and invitation codes are not kept",
            Self::Network => "addresses of devices are not kept",
            Self::Location => "where somebody was is not kept",
            Self::Bookkeeping => "the survey tool notes this for itself",
            Self::Checkbox => "a box of a question with several answers is no level",
            Self::Repeated => "another column is read as this already",
            Self::Empty => "there is nothing in it",
            Self::Unrecognised => "this is no indicator and no known field",
            Self::ByHand => "the mapping says so",
        }
    }

    /// Whether the cells say who somebody is, so that not even examples of them are shown.
    pub(super) fn is_private(self) -> bool {
        matches!(self, Self::Timing | Self::Contact | Self::Network | Self::Location)
    }
}

/// What a column becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "becomes")]
#[non_exhaustive]
pub enum ColumnMeaning {
    /// Answers to an indicator, by its id.
    Answer {
        /// The indicator's id.
        indicator: String,
    },
    /// What an answer rests on.
    Note {
        /// The indicator's id.
        indicator: String,
    },
    /// Something about the person or the partnership.
    Field {
        /// Which.
        field: MappedField,
    },
    /// Says whether a row is a trial run of the survey's author; such rows are left out.
    Preview,
    /// Nothing.
    Ignored {
        /// Why.
        reason: IgnoredBecause,
    },
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ColumnMapping {
    /// The heading; in a long table the item.
    pub heading: String,
    /// The question's text where the tool gives it in a row of its own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// What it becomes.
    #[serde(flatten)]
    pub becomes: ColumnMeaning,
}

/// What a label means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "becomes")]
#[non_exhaustive]
pub enum LabelMeaning {
    /// A level of the scale.
    Level {
        /// Its number.
        level: u8,
    },
    /// "I don't know".
    DontKnow,
    /// "Does not apply".
    NotApplicable,
    /// Asked and left open.
    Skipped,
    /// The question was not put.
    NotAsked,
    /// Nobody knows yet; read as left open, and said.
    Unknown,
}

impl From<Answer> for LabelMeaning {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Level(level) => Self::Level { level },
            Answer::DontKnow => Self::DontKnow,
            Answer::NotApplicable => Self::NotApplicable,
            Answer::Skipped => Self::Skipped,
            Answer::NotAsked => Self::NotAsked,
        }
    }
}

impl LabelMeaning {
    /// The answer it stands for; nothing while that is unknown.
    pub fn answer(self) -> Option<Answer> {
        match self {
            Self::Level { level } => Some(Answer::Level(level)),
            Self::DontKnow => Some(Answer::DontKnow),
            Self::NotApplicable => Some(Answer::NotApplicable),
            Self::Skipped => Some(Answer::Skipped),
            Self::NotAsked => Some(Answer::NotAsked),
            Self::Unknown => None,
        }
    }
}

/// One label of the columns that hold answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LabelMapping {
    /// The cell's text.
    pub label: String,
    /// How often it stands in the table.
    pub count: u64,
    /// What it means.
    #[serde(flatten)]
    pub becomes: LabelMeaning,
}

/// Where a table with one answer a row has its questions and answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LongLayout {
    /// Heading of the column that names the question.
    pub item: String,
    /// Heading of the column that holds the answer.
    pub value: String,
}

/// What holds for every row where the table does not say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MappingConstants {
    /// The partner everybody belongs to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub partner: String,
    /// The partnership's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub partnership: String,
    /// The round of asking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wave: Option<u32>,
    /// What people were promised about names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<Disclosure>,
}

/// What a table's columns and labels mean, to be read by [`crate::read_mapped`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TableMapping {
    /// The instrument's id.
    pub instrument: String,
    /// The tool.
    pub source: SurveyTool,
    /// How many rows of headings there are, 1 to 3.
    pub header_rows: usize,
    /// Where questions and answers stand, if each row is one answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long: Option<LongLayout>,
    /// The columns in their order.
    pub columns: Vec<ColumnMapping>,
    /// The labels, those that nobody knows first.
    pub labels: Vec<LabelMapping>,
    /// What the table does not say.
    pub constants: MappingConstants,
}

impl TableMapping {
    /// The mapping as JSON, schema `comity.mapping/1`, to be corrected and given back.
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Written<'a> {
            schema: &'static str,
            #[serde(flatten)]
            mapping: &'a TableMapping,
        }
        let written = Written { schema: SCHEMA, mapping: self };
        let mut text = serde_json::to_string_pretty(&written).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The same for every table with these headings to this instrument: what corrections are
    /// remembered under (FNV-1a, 64 bits, as hexadecimal).
    pub fn fingerprint(&self) -> String {
        let headings = self.columns.iter().flat_map(|c| [c.heading.as_str(), c.question.as_str()]);
        // How many rows of headings there are is part of what a correction stands on.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ self.header_rows as u64;
        for text in core::iter::once(self.instrument.as_str()).chain(headings) {
            for byte in text.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        alloc::format!("{hash:016x}")
    }

    /// Whether a column becomes this field, or something is said for everybody.
    pub(super) fn says(&self, field: MappedField) -> bool {
        let constant = match field {
            MappedField::Partner => !self.constants.partner.is_empty(),
            MappedField::Partnership => !self.constants.partnership.is_empty(),
            MappedField::Wave => self.constants.wave.is_some(),
            MappedField::Disclosure | MappedField::Threshold => self.constants.disclosure.is_some(),
            _ => false,
        };
        constant || self.columns.iter().any(|c| c.becomes == ColumnMeaning::Field { field })
    }
}
