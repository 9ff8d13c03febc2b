//! How the mean of one group of indicators differs between two sets of people: two rounds of one
//! partnership, or people inside and outside it.
//!
//! Equations: [`Change`]. Where everybody who has a score in one round has one in the other, their own
//! differences are looked at, each person counting once; else the posteriors of the two headline
//! means, as if of different people, which is rather too wide where some are the same. A change is
//! called one where the equal-tailed 95 % interval leaves out 0: of forty groups in which nothing
//! moved about two are called so. Undefined where one of the two means may not be shown.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    INTERVAL_LEVEL, PRIOR_MASS,
    accord::FEW,
    change::Change,
    divergence::{Pattern, PatternKind, two_sides},
    group::Ground,
    lattice_scores::ByPartner,
    outcome::{Outcome, Reason},
    posterior::Interval,
    score::{People, Score},
};
use crate::{instrument::Instrument, responses::Disclosure};

/// What a change is worked out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeBasis {
    /// The same people's own differences, each person counting once.
    SamePeople,
    /// The two means of everybody, each partner counting once.
    Partners,
    /// The two means of everybody, each person counting once: partners may not be told apart in one
    /// of the rounds.
    People,
}

/// What to make of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeVerdict {
    /// The mean has risen.
    Rose,
    /// The mean has fallen.
    Fell,
    /// It may have stayed as it was.
    NoReliableChange,
}

/// A change with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ChangeEstimate {
    /// What it is worked out of.
    pub basis: ChangeBasis,
    /// The mean before.
    pub before: f64,
    /// The mean after.
    pub after: f64,
    /// After less before, in levels.
    pub difference: f64,
    /// The equal-tailed 95 % interval of the difference.
    pub interval: Interval,
    /// The probability that the mean has risen.
    pub rising: f64,
    /// What to make of it.
    pub verdict: ChangeVerdict,
}

/// Two rounds and what is asked of them.
pub(crate) struct Rounds<'a> {
    pub(crate) instrument: &'a Instrument,
    pub(crate) before: &'a People<'a>,
    pub(crate) after: &'a People<'a>,
    /// Rows of the same person before and after.
    pub(crate) same: &'a [(usize, usize)],
    pub(crate) disclosure: Disclosure,
}

impl Rounds<'_> {
    /// The change of one group.
    pub(crate) fn change(&self, members: &[(usize, i8)]) -> Outcome<ChangeEstimate> {
        let ground = |people| Ground::new(self.instrument, people, members, false, self.disclosure);
        let (before, after) = (ground(self.before), ground(self.after));
        if let Some(pairs) = self.all_twice(&before, &after) {
            return self.of_same_people(&pairs, &before, &after);
        }
        // The same mean of both: another way to count is no change.
        let partners = before.tells_partners() && after.tells_partners();
        let basis = if partners { ChangeBasis::Partners } else { ChangeBasis::People };
        let (first, second) = match (before.mean_by(partners), after.mean_by(partners)) {
            (Outcome::Known(first), Outcome::Known(second)) => (first, second),
            (Outcome::Undefined(reason), _) | (_, Outcome::Undefined(reason)) => {
                return Outcome::Undefined(reason);
            }
        };
        let change = Change::between(&first.1, &second.1);
        Outcome::Known(estimate(basis, first.0, second.0, &change))
    }

    /// The scores of each person before and after, if nobody has one without the other.
    fn all_twice(&self, before: &Ground<'_>, after: &Ground<'_>) -> Option<Vec<(Score, Score)>> {
        let (first, second) = (before.scores(), after.scores());
        // Scores stand in the order of their rows.
        let of = |scores: &[Score], row: usize| {
            scores.binary_search_by_key(&row, |s| s.row()).ok().map(|at| scores[at])
        };
        let pairs: Vec<(Score, Score)> =
            self.same.iter().filter_map(|(a, b)| Some((of(first, *a)?, of(second, *b)?))).collect();
        let all = pairs.len() == first.len() && pairs.len() == second.len();
        (all && !pairs.is_empty()).then_some(pairs)
    }

    fn of_same_people(
        &self,
        pairs: &[(Score, Score)],
        before: &Ground<'_>,
        after: &Ground<'_>,
    ) -> Outcome<ChangeEstimate> {
        let (low, high, first) = before.lattice();
        let weight = first.max(after.lattice().2);
        match Change::of_same_people(pairs, low, high, weight, PRIOR_MASS) {
            Ok(change) => {
                let (first, second) = (before.pooled_mean(), after.pooled_mean());
                Outcome::Known(estimate(ChangeBasis::SamePeople, first, second, &change))
            }
            Err(_) => Outcome::Undefined(Reason::InvalidInput),
        }
    }
}

fn estimate(basis: ChangeBasis, before: f64, after: f64, change: &Change) -> ChangeEstimate {
    let difference = after - before;
    let Interval { low, high } = change.interval(INTERVAL_LEVEL);
    let interval = Interval::new(low.min(difference), high.max(difference));
    let verdict = if interval.low > 0.0 {
        ChangeVerdict::Rose
    } else if interval.high < 0.0 {
        ChangeVerdict::Fell
    } else {
        ChangeVerdict::NoReliableChange
    };
    let rising = change.rising();
    ChangeEstimate { basis, before, after, difference, interval, rising, verdict }
}

/// Whether people outside see a group otherwise than those inside, as a pattern with a name: all
/// dealt to the two sides at random, each person counting once.
pub(crate) fn outside_apart(
    instrument: &Instrument,
    inside: &People<'_>,
    outside: &People<'_>,
    members: &[(usize, i8)],
    disclosure: Disclosure,
) -> Option<Pattern> {
    let ground = |people: &People<'_>| Ground::new(instrument, people, members, false, disclosure);
    let (inside, outside) = (ground(inside), ground(outside));
    let may = |ground: &Ground<'_>| {
        ground.scores().len() > FEW as usize && ground.mean_by(false).known().is_some()
    };
    if !may(&inside) || !may(&outside) {
        return None;
    }
    let (gap, chance) = two_sides(&ByPartner::two_sides(inside.scores(), outside.scores()))?;
    Some(Pattern { kind: PatternKind::OutsideApart, partner: None, gap, chance })
}
