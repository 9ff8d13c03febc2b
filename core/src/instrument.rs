//! What is asked: an instrument is data, its indicators belong to groups in several lenses.

mod catalog;
mod check;

use alloc::{string::String, vec::Vec};

pub use catalog::READINESS;

/// A questionnaire: its scale, its indicators and the lenses that read them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Instrument {
    /// Short name, such as `readiness`.
    pub id: String,
    /// Version of the wording; answers to another version are not merged.
    pub version: String,
    /// Language of the texts, as a BCP 47 tag.
    pub language: String,
    /// Title for people.
    pub title: String,
    /// What it is, in a sentence or two.
    pub about: String,
    /// Whose ideas it rests on.
    pub credit: String,
    /// The levels of an answer.
    pub scale: Scale,
    /// Where one band ends and the next begins: a convention of the instrument.
    pub bands: Bands,
    /// Share of the applicable indicators of a group that a person must have answered to count.
    pub minimum_answered: f64,
    /// The ways to read the answers; the first is the headline.
    pub lenses: Vec<Lens>,
    /// The order of asking.
    pub sections: Vec<Section>,
    /// The questions, in the order of asking.
    pub indicators: Vec<Indicator>,
}

/// The levels of an answer, lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scale {
    /// The number of the lowest level, usually 1.
    pub first: u8,
    /// The labels, lowest level first.
    pub levels: Vec<String>,
    /// The label of "don't know".
    pub dont_know: String,
    /// The label of "does not apply".
    pub not_applicable: String,
}

impl Scale {
    /// The number of the lowest level.
    pub fn low(&self) -> u8 {
        self.first
    }

    /// The number of the highest level.
    pub fn high(&self) -> u8 {
        self.first.saturating_add(self.levels.len().saturating_sub(1).min(255) as u8)
    }

    /// The level seen from the other end: on 1 to 5, 2 becomes 4. A level beyond the scale counts
    /// as the end it is beyond.
    pub fn reverse(&self, level: u8) -> u8 {
        self.low() + (self.high() - level.clamp(self.low(), self.high()))
    }
}

/// Lower cut points of the upper two bands, on the scale of the levels. Half-open: a mean of
/// exactly `strength` is a strength.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Bands {
    /// From here up to `strength`: discuss. Below: concern.
    pub discuss: f64,
    /// From here: strength.
    pub strength: f64,
    /// Where the cut points come from, for the reader.
    pub note: String,
}

/// One way to read the answers: groups of indicators, with weights.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lens {
    /// Short name, such as `factor`.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// What it shows.
    pub about: String,
    /// Whether more is better here, so that bands make sense.
    pub banded: bool,
    /// Headings over the groups; may be none.
    pub categories: Vec<Category>,
    /// The groups, in the order they are shown.
    pub groups: Vec<Group>,
}

/// A heading over groups of a lens.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Category {
    /// Short name.
    pub id: String,
    /// Title for people.
    pub title: String,
}

/// Indicators that are read together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// Short name, such as `history`.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// A lower-case noun phrase for use inside a sentence.
    pub short: String,
    /// What it is, in a sentence.
    pub about: String,
    /// Index of its heading in the lens, if it has one.
    pub category: Option<usize>,
    /// A question to open a conversation; empty if there is none.
    pub ask: String,
}

/// A part of the questionnaire: one page of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// Short name.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// What it is about, in a sentence; may be empty.
    pub about: String,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Indicator {
    /// Short name, such as `history_a`.
    pub id: String,
    /// Index of its section.
    pub section: usize,
    /// The sentence people agree or disagree with.
    pub text: String,
    /// One sentence on what to think of.
    pub help: String,
    /// Why it is asked.
    pub why: String,
    /// Whose idea it is.
    pub source: String,
    /// Whether agreement is the bad end.
    pub reversed: bool,
    /// Whether the short form asks it.
    pub short: bool,
    /// The groups it belongs to.
    pub memberships: Vec<Membership>,
}

/// That an indicator belongs to a group, and with what weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Membership {
    /// Index of the lens.
    pub lens: usize,
    /// Index of the group in the lens.
    pub group: usize,
    /// A small whole number, not 0; negative where the level counts from the other end.
    pub weight: i8,
}

impl Membership {
    pub(crate) fn new(lens: usize, group: usize, weight: i8) -> Self {
        Self { lens, group, weight }
    }
}

impl Instrument {
    /// The index of an indicator.
    pub fn indicator(&self, id: &str) -> Option<usize> {
        self.indicators.iter().position(|i| i.id == id)
    }

    /// The indicators of a group with their weights, in the order of asking.
    pub fn members(&self, lens: usize, group: usize) -> Vec<(usize, i8)> {
        self.indicators
            .iter()
            .enumerate()
            .flat_map(|(index, indicator)| {
                indicator
                    .memberships
                    .iter()
                    .filter(move |m| m.lens == lens && m.group == group)
                    .map(move |m| (index, m.weight))
            })
            .collect()
    }
}
