//! What was answered, by whom, of which partner, in which wave.

mod build;
mod check;
mod invitation;
mod matrix;
mod merge;
mod near;

use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

use serde::Serialize;

use crate::{instrument::Instrument, numeric::order::insert_once};

pub(crate) use build::blank_answers;
pub use invitation::Invitation;
pub use matrix::Matrix;
pub(crate) use matrix::check_cells;
pub(crate) use near::{nearest, similar};

/// One person's answer to one indicator. Missing is an answer, never a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The form did not hold the question.
    NotAsked,
    /// Asked and left open.
    Skipped,
    /// "I don't know".
    DontKnow,
    /// "Does not apply".
    NotApplicable,
    /// A level of the scale, as ticked: before any reverse-keying.
    Level(u8),
}

/// Where a person stands who answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standpoint {
    /// Works in one of the partners.
    #[default]
    Inside,
    /// Looks at the partnership from outside: people it serves, those who fund it.
    Outside,
}

/// Which questions a person was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Every indicator.
    #[default]
    Full,
    /// The indicators marked `short`.
    Short,
}

/// What people were promised about being named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "mode")]
pub enum Disclosure {
    /// Everybody agreed that their answers may be shown with their name or role.
    Named,
    /// Nothing is shown that stands on fewer people than the threshold.
    Anonymous {
        /// The fewest people a figure may stand on.
        threshold: u32,
    },
}

impl Disclosure {
    /// The threshold unless another is given.
    pub const DEFAULT_THRESHOLD: u32 = 5;
    /// The lowest threshold there is.
    pub const LOWEST_THRESHOLD: u32 = 3;

    /// Anonymous with the usual threshold: what is assumed where a file does not say.
    pub const DEFAULT: Self = Self::Anonymous { threshold: Self::DEFAULT_THRESHOLD };

    /// The one of two promises that shows less.
    pub fn stricter(self, other: Self) -> Self {
        match (self, other) {
            (Self::Named, other) | (other, Self::Named) => other,
            (Self::Anonymous { threshold: a }, Self::Anonymous { threshold: b }) => {
                Self::Anonymous { threshold: a.max(b) }
            }
        }
    }
}

/// One person's answers in one wave.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Respondent {
    /// Told apart by this within a partner and wave.
    pub id: String,
    /// Index of the partner; people outside the partnership may have none.
    pub partner: Option<usize>,
    /// What the person does; may be empty.
    pub role: String,
    /// Inside or outside the partnership.
    pub standpoint: Standpoint,
    /// Which round of asking, from 1.
    pub wave: u32,
    /// Which questions were asked.
    pub form: Form,
    /// One answer an indicator, in the instrument's order.
    pub answers: Vec<Answer>,
    /// What an answer rests on, by index of the indicator.
    pub notes: BTreeMap<usize, String>,
}

impl Respondent {
    /// What tells people apart: partner, wave and id, as a key of [`Places`](crate::places::Places).
    pub(crate) fn key(&self) -> String {
        self.key_in(self.wave)
    }

    /// The same as if of another wave, to find the person there.
    pub(crate) fn key_in(&self, wave: u32) -> String {
        let partner = self.partner.map_or(String::new(), |index| index.to_string());
        [partner, wave.to_string(), self.id.clone()].join(" ")
    }
}

/// The answers of one partnership to one version of one instrument.
///
/// # Example
///
/// Answers that stand in a database, assessed without any file:
///
/// ```
/// use comity::{Answer, AssessOptions, Disclosure, Respondent, Responses, assess, builtin};
///
/// let instrument = builtin("readiness").expect("built in");
/// let mut responses = Responses::empty(&instrument);
/// responses.partnership = "Reading network".into();
/// responses.disclosure = Disclosure::Named;
/// for (id, partner, roles_a, roles_b) in [
///     ("r1", "Library", Answer::Level(4), Answer::Level(5)),
///     ("r2", "School", Answer::Level(2), Answer::DontKnow),
/// ] {
///     let partner = responses.partner_index(partner);
///     let mut person = Respondent::new(id, Some(partner), &instrument);
///     person.set(&instrument, "roles_a", roles_a)?.set(&instrument, "roles_b", roles_b)?;
///     responses.respondents.push(person);
/// }
/// let result = assess(&instrument, &responses, &AssessOptions::default(), Vec::new())?;
/// let roles = result.group("factor", "roles").expect("a factor of this instrument");
/// assert_eq!(roles.measure.headline.known().unwrap().mean, 3.25);
/// # Ok::<(), comity::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Responses {
    /// The instrument's id.
    pub instrument: String,
    /// The instrument's version.
    pub version: String,
    /// The partnership's name; may be empty.
    pub partnership: String,
    /// A line about it; may be empty.
    pub about: String,
    /// What people were promised.
    pub disclosure: Disclosure,
    /// The partners' names, in the order they are shown.
    pub partners: Vec<String>,
    /// Index of the partner that holds the money, where one does.
    pub money_holder: Option<usize>,
    /// The people.
    pub respondents: Vec<Respondent>,
}

impl Responses {
    /// No answers yet, to this instrument.
    pub fn empty(instrument: &Instrument) -> Self {
        Self {
            instrument: instrument.id.clone(),
            version: instrument.version.clone(),
            partnership: String::new(),
            about: String::new(),
            disclosure: Disclosure::DEFAULT,
            partners: Vec::new(),
            money_holder: None,
            respondents: Vec::new(),
        }
    }

    /// The waves there are answers of, rising.
    pub fn waves(&self) -> Vec<u32> {
        let mut waves = Vec::new();
        self.respondents.iter().for_each(|r| insert_once(&mut waves, r.wave));
        waves
    }

    /// The name of the partner somebody belongs to; empty for those who belong to none.
    pub(crate) fn partner_name(&self, respondent: &Respondent) -> &str {
        respondent.partner.and_then(|index| self.partners.get(index)).map_or("", String::as_str)
    }

    /// The index of a partner by name; adds it where it is new.
    pub fn partner_index(&mut self, name: &str) -> usize {
        if let Some(index) = self.partners.iter().position(|p| p == name) {
            return index;
        }
        self.partners.push(name.into());
        self.partners.len() - 1
    }
}
