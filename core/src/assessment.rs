//! All readings of one partnership's answers as one versioned, serialisable value.

mod build;
mod crowd;
mod overlap;
mod rows;
mod waves;

use alloc::{string::String, vec::Vec};

use serde::Serialize;

use crate::{
    error::Notice,
    measure::{Agreement, Estimate, Outcome, PartnerMean, Pattern, Tally},
    readiness::{AgendaItem, GroupProfile, LensProfile},
    responses::{Disclosure, Standpoint},
};

pub use build::{AssessOptions, assess, notices_by_kind};
pub use rows::{ASSESSMENT_COLUMNS, assessment_csv_header};
pub use waves::{GroupChange, WaveChange};

/// The name of the format in which an assessment is published.
pub(crate) const SCHEMA: &str = "comity.assessment/1";

/// What the answers of one partnership in one wave say.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Assessment {
    /// Always `comity.assessment/1`.
    pub schema: &'static str,
    /// Version of this program.
    pub program: &'static str,
    /// Id of the instrument.
    pub instrument: String,
    /// Version of the instrument.
    pub instrument_version: String,
    /// Title of the instrument.
    pub instrument_title: String,
    /// Whose ideas the instrument rests on.
    pub credit: String,
    /// Name of the partnership; may be empty.
    pub partnership: String,
    /// A line about it; may be empty.
    pub about: String,
    /// The wave assessed.
    pub wave: u32,
    /// All waves there are answers of.
    pub waves: Vec<u32>,
    /// What people were promised.
    pub disclosure: Disclosure,
    /// The labels of the levels, lowest first.
    pub levels: Vec<String>,
    /// The number of the lowest level.
    pub low: u8,
    /// The number of the highest level.
    pub high: u8,
    /// Where "discuss" begins.
    pub discuss_from: f64,
    /// Where "strength" begins.
    pub strength_from: f64,
    /// Where the cut points come from.
    pub bands_note: String,
    /// Share of the applicable indicators a person must have answered.
    pub minimum_answered: f64,
    /// Total weight of the prior behind the intervals, in people.
    pub prior_mass: f64,
    /// People inside the partnership who were asked.
    pub people: u32,
    /// People inside who were given the short form.
    pub short_forms: u32,
    /// The partners, with how many people of each were asked.
    pub partners: Vec<PartnerCount>,
    /// The people, where they are named and where single answers are shown.
    pub respondents: Vec<PersonResult>,
    /// Counts over all answers of people inside.
    pub answers: Outcome<Tally>,
    /// Indicators in the instrument.
    pub indicators_total: u32,
    /// Ids of the indicators that nobody inside was asked.
    pub not_asked: Vec<String>,
    /// One profile a lens; the first is the headline.
    pub lenses: Vec<LensProfile>,
    /// Each indicator.
    pub indicators: Vec<IndicatorResult>,
    /// What to talk about first, and between whom.
    pub agenda: Vec<AgendaItem>,
    /// What has changed since each earlier wave, the earliest first.
    pub changes: Vec<WaveChange>,
    /// What people outside the partnership see; absent where none was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outside: Option<Outside>,
    /// What was noticed while reading the files.
    pub notices: Vec<Notice>,
}

impl Assessment {
    /// A group of a lens, by the ids of both: `group("factor", "roles")`.
    pub fn group(&self, lens: &str, group: &str) -> Option<&GroupProfile> {
        let lens = self.lenses.iter().find(|l| l.id == lens)?;
        lens.groups.iter().find(|g| g.id == group)
    }
}

/// A partner and how many of its people were asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PartnerCount {
    /// The name.
    pub name: String,
    /// People inside, in this wave.
    pub people: u32,
}

/// A named person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PersonResult {
    /// The id in the file.
    pub id: String,
    /// Index of the partner; people outside may have none.
    pub partner: Option<usize>,
    /// What the person does; may be empty.
    pub role: String,
    /// Inside or outside.
    pub standpoint: Standpoint,
}

/// One indicator's answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct IndicatorResult {
    /// The id.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// Title of the section.
    pub section: String,
    /// Whether agreement is the bad end.
    pub reversed: bool,
    /// Counts of the answers, levels as ticked.
    pub answers: Outcome<Tally>,
    /// The mean of partner means after reverse-keying, with its interval; over people where
    /// partners may not be told apart.
    pub estimate: Outcome<Estimate>,
    /// How alike people answered.
    pub agreement: Agreement,
    /// How they differ, where it has a name; the widest gap first.
    pub patterns: Vec<Pattern>,
    /// Each partner's mean and counts.
    pub by_partner: Vec<PartnerMean>,
    /// How many notes people left.
    pub notes_left: Outcome<u32>,
    /// The notes, where people are named.
    pub notes: Vec<NoteResult>,
}

/// What somebody said an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NoteResult {
    /// Index in `respondents`.
    pub respondent: usize,
    /// The note.
    pub text: String,
}

/// What people outside the partnership answered, read through the headline lens.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Outside {
    /// How many were asked.
    pub people: u32,
    /// The profile; every person counts once.
    pub profile: LensProfile,
}
