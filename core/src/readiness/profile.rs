//! The profile of a lens: its groups, each measured. A new lens is data, not code.

use alloc::{format, string::String, vec::Vec};

use serde::Serialize;

use crate::{
    error::{Error, ErrorKind, Place},
    instrument::{Instrument, Lens},
    measure::{Effort, GroupMeasure, Outcome, People, Reason, Tally, check, measured},
    responses::{Answer, Disclosure},
};

/// One way to read the answers, with its figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LensProfile {
    /// Short name.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// What it shows.
    pub about: String,
    /// Whether it has bands.
    pub banded: bool,
    /// The groups in the order they are shown.
    pub groups: Vec<GroupProfile>,
}

/// A group of indicators with its figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupProfile {
    /// Short name.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// A lower-case noun phrase.
    pub short: String,
    /// What it is.
    pub about: String,
    /// The heading it stands under; empty for none.
    pub category: String,
    /// A question to open a conversation; empty for none.
    pub ask: String,
    /// Ids of the indicators that somebody was asked.
    pub asked: Vec<String>,
    /// Ids of the indicators that nobody was asked.
    pub not_asked: Vec<String>,
    /// Counts of the answers, levels as ticked.
    pub answers: Outcome<Tally>,
    /// The figures.
    pub measure: GroupMeasure,
}

/// Measures every group of a lens.
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`] where `lens` is not the index of a lens; and as
/// [`crate::score_people`] where people do not fit the instrument.
pub fn profile(
    instrument: &Instrument,
    lens: usize,
    people: &People<'_>,
    disclosure: Disclosure,
) -> Result<LensProfile, Error> {
    check(instrument, people, &[])?;
    if lens < instrument.lenses.len() {
        return Ok(profiled(instrument, lens, people, disclosure, Effort::Whole));
    }
    Err(Error::new(
        ErrorKind::OutOfRange,
        Place::default().field("lens"),
        format!("there is no lens {lens}, the instrument has {}", instrument.lenses.len()),
        "Count lenses from 0",
    ))
}

/// The same, of people and a lens that are right.
pub(crate) fn profiled(
    instrument: &Instrument,
    lens: usize,
    people: &People<'_>,
    disclosure: Disclosure,
    effort: Effort,
) -> LensProfile {
    let Lens { id, title, about, banded, categories, groups } = &instrument.lenses[lens];
    let groups = groups
        .iter()
        .enumerate()
        .map(|(index, group)| {
            let members = instrument.members(lens, index);
            let (asked, not_asked) = members.iter().partition::<Vec<_>, _>(|(i, _)| {
                people.answers.column(*i).iter().any(|a| *a != Answer::NotAsked)
            });
            let ids = |list: Vec<&(usize, i8)>| -> Vec<String> {
                list.iter().map(|(i, _)| instrument.indicators[*i].id.clone()).collect()
            };
            GroupProfile {
                id: group.id.clone(),
                title: group.title.clone(),
                short: group.short.clone(),
                about: group.about.clone(),
                category: group.category.map(|c| categories[c].title.clone()).unwrap_or_default(),
                ask: group.ask.clone(),
                answers: group_tally(instrument, people, &members, disclosure),
                measure: measured(instrument, people, &members, *banded, disclosure, effort),
                asked: ids(asked.iter().collect()),
                not_asked: ids(not_asked.iter().collect()),
            }
        })
        .collect();
    LensProfile {
        id: id.clone(),
        title: title.clone(),
        about: about.clone(),
        banded: *banded,
        groups,
    }
}

/// The answers to a group's indicators, counted over everybody, where each may be counted.
fn group_tally(
    instrument: &Instrument,
    people: &People<'_>,
    members: &[(usize, i8)],
    disclosure: Disclosure,
) -> Outcome<Tally> {
    let of = |i: usize| people.answers.column(i).to_vec();
    let may = members
        .iter()
        .all(|(i, _)| countable(&Tally::count(&instrument.scale, of(*i)), disclosure));
    if !may {
        return Outcome::Undefined(Reason::TooFewToShow);
    }
    Outcome::Known(Tally::count(&instrument.scale, members.iter().flat_map(|(i, _)| of(*i))))
}

/// Whether as many people were asked one indicator as must be to count their answers.
pub(crate) fn countable(tally: &Tally, disclosure: Disclosure) -> bool {
    match disclosure {
        Disclosure::Named => true,
        Disclosure::Anonymous { threshold } => {
            let threshold = threshold.max(Disclosure::LOWEST_THRESHOLD);
            tally.asked() == 0 || tally.asked() >= threshold
        }
    }
}
