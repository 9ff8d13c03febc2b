//! What has changed since earlier rounds.
//!
//! People are the same where id and partner are. Of anonymous answers the figures that may be shown
//! of each round are compared, and nothing is said of who stayed.

use alloc::{string::String, vec::Vec};

use serde::Serialize;

use super::crowd::Crowd;
use crate::{
    instrument::Instrument,
    measure::{ChangeEstimate, Outcome, Rounds},
    places::Places,
    responses::{Disclosure, Respondent, Responses, Standpoint},
};

/// What has changed from an earlier round to the one assessed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WaveChange {
    /// The earlier round.
    pub from: u32,
    /// The round assessed.
    pub to: u32,
    /// People inside who answered in both; told of named people only.
    pub stayed: Outcome<u32>,
    /// People inside who answered in the earlier round alone.
    pub left: Outcome<u32>,
    /// People inside who answered in the later round alone.
    pub joined: Outcome<u32>,
    /// Each group of the headline lens.
    pub groups: Vec<GroupChange>,
}

/// What has changed in one group.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupChange {
    /// Id of the group.
    pub id: String,
    /// The change with its uncertainty.
    pub change: Outcome<ChangeEstimate>,
}

/// The changes to this round from each earlier one, the earliest first.
pub(super) fn changes(
    instrument: &Instrument,
    responses: &Responses,
    wave: u32,
) -> Vec<WaveChange> {
    let earlier: Vec<u32> = responses.waves().into_iter().filter(|w| *w < wave).collect();
    if earlier.is_empty() {
        return Vec::new();
    }
    let inside = |wave: u32| -> Vec<&Respondent> {
        let all = responses.respondents.iter();
        all.filter(|r| r.wave == wave && r.standpoint == Standpoint::Inside).collect()
    };
    let (now, partners) = (inside(wave), responses.partners.len());
    let after = Crowd::new(instrument, &now, partners);
    earlier
        .into_iter()
        .map(|from| {
            let then = inside(from);
            let before = Crowd::new(instrument, &then, partners);
            let named = responses.disclosure == Disclosure::Named;
            // That everybody stayed is something to know of people too.
            let same = if named { same_people(&then, &now) } else { Vec::new() };
            let rounds = Rounds {
                instrument,
                before: &before.people(),
                after: &after.people(),
                same: &same,
                disclosure: responses.disclosure,
            };
            let count = |n: usize| Outcome::Known(n as u32).shown_if(named);
            let groups = &instrument.lenses[0].groups;
            WaveChange {
                from,
                to: wave,
                stayed: count(same.len()),
                left: count(then.len() - same.len()),
                joined: count(now.len() - same.len()),
                groups: groups
                    .iter()
                    .enumerate()
                    .map(|(index, group)| GroupChange {
                        id: group.id.clone(),
                        change: rounds.change(&instrument.members(0, index)),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// The places of the same people in two lists.
fn same_people(then: &[&Respondent], now: &[&Respondent]) -> Vec<(usize, usize)> {
    let mut places = Places::new();
    for (row, r) in now.iter().enumerate() {
        places.insert(r.key_in(0), row);
    }
    let place = |r: &Respondent| places.get(&r.key_in(0)).copied();
    then.iter().enumerate().filter_map(|(row, r)| Some((row, place(r)?))).collect()
}
