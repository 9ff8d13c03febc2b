//! How alike people answered one group of indicators, in words a reader can rely on.
//!
//! Equations: the average deviation over the group's indicators (Burke, Finkelstein & Dusig 1999)
//! says how far people lie apart; r*wg(J) (Lindell, Brandt & Whitney 1999) against uniform and
//! slightly skewed answers says how that compares with chance; van der Eijk's A (2001) of people's
//! scores says whether they stand in camps. Standings are conventions: *alike* where the average
//! deviation is below a sixth of the number of levels, *apart* where answers spread more than
//! uniform ones would. Up to four people have no standing: their answers are listed. From five to
//! nine, answers that are alike must also be rarer than one in twenty among random ones, or they are
//! called alike by chance, and so where chance is not known. Chance takes a person's answers to be
//! independent of one another; where they are not it is greater. Undefined where figures of single people may not be shown.

use alloc::{vec, vec::Vec};

use serde::Serialize;

use super::{
    agreement::{
        Center, NullVariance, average_deviation_j, chance_of_items, r_star_wg_j,
        van_der_eijk_agreement,
    },
    outcome::{Outcome, Reason},
    ratings::Ratings,
    score::{People, Score},
};
use crate::{
    instrument::{Instrument, Scale},
    responses::Answer,
};

/// Up to so many people the answers are listed instead.
pub(super) const FEW: u32 = 4;
/// From so many people on chance hardly makes answers alike.
const MANY: u32 = 10;
/// Rarer than this is not called chance.
const RARE: f64 = 0.05;

/// What to make of how alike the answers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Accord {
    /// People answered much the same.
    Alike,
    /// They did, but so few people would often do so by chance.
    AlikeByChance,
    /// They answered differently.
    Mixed,
    /// They differ more than people who answer at random.
    Apart,
}

impl Accord {
    /// The standing as one word, as it stands in JSON and CSV.
    pub fn word(self) -> &'static str {
        match self {
            Self::Alike => "alike",
            Self::AlikeByChance => "alike_by_chance",
            Self::Mixed => "mixed",
            Self::Apart => "apart",
        }
    }
}

/// How alike people answered one group of indicators.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Agreement {
    /// What to make of it; [`Reason::TooFewPeople`] up to four people.
    pub accord: Outcome<Accord>,
    /// Average deviation from the mean, in levels, averaged over the indicators.
    pub average_deviation: Outcome<f64>,
    /// r*wg(J) against uniform answers: 1 where all agree, below 0 where they differ more than
    /// chance.
    pub r_star_wg: Outcome<f64>,
    /// r*wg(J) against slightly skewed answers; on five levels only.
    pub r_star_wg_slight_skew: Outcome<f64>,
    /// Van der Eijk's A of people's scores: 1 where all agree, 0 where they spread evenly, -1 where
    /// they stand in two camps at the ends.
    pub van_der_eijk: Outcome<f64>,
    /// The chance that random answers are at least as alike; worked out for five to nine people.
    pub chance: Outcome<f64>,
}

/// The answers behind a group of indicators as statistics of agreement take them: the people who
/// have a score, all levels turned the same way.
pub(super) struct Cells {
    cells: Vec<u8>,
    columns: usize,
    low: u8,
    levels: u8,
}

impl Cells {
    pub(super) fn new(
        instrument: &Instrument,
        people: &People<'_>,
        members: &[(usize, i8)],
        scores: &[Score],
    ) -> Self {
        let scale = &instrument.scale;
        let cell =
            |row: usize, (indicator, weight): (usize, i8)| match people.answers[[row, indicator]] {
                Answer::Level(level) => {
                    let turned = instrument.indicators[indicator].reversed != (weight < 0);
                    1 + if turned { scale.reverse(level) } else { level } - scale.low()
                }
                _ => 0,
            };
        let cells =
            scores.iter().flat_map(|s| members.iter().map(move |member| cell(s.row(), *member)));
        Self {
            cells: cells.collect(),
            columns: members.len(),
            low: scale.low(),
            levels: scale.levels.len() as u8,
        }
    }

    fn ratings(&self) -> Option<Ratings<'_>> {
        Ratings::new(&self.cells, self.columns, i16::from(self.low), self.levels).ok()
    }
}

/// How many people have their score nearest to each level; halves go up.
pub(super) fn nearest(scale: &Scale, scores: &[Score]) -> Vec<u32> {
    let mut counts = vec![0; scale.levels.len()];
    for score in scores {
        let above = score.sum() - u32::from(scale.low()) * score.weight();
        let level = (2 * above + score.weight()) / (2 * score.weight());
        counts[level as usize] += 1;
    }
    counts
}

/// The agreement of those whose answers these are; `nearest` as [`nearest`] counts them.
pub(super) fn agreement(cells: &Cells, people: u32, nearest: &[u32]) -> Agreement {
    let Some(ratings) = cells.ratings() else {
        return Agreement::undefined(Reason::NoAnswers);
    };
    let within = |null| r_star_wg_j(&ratings, null).map(|within| within.value);
    let average_deviation = average_deviation_j(&ratings, Center::Mean).map(|all| all.mean);
    let r_star_wg = within(NullVariance::Uniform);
    let chance = if people <= FEW {
        Outcome::Undefined(Reason::TooFewPeople)
    } else if people < MANY {
        chance_of_items(&ratings, NullVariance::Uniform)
    } else {
        Outcome::Undefined(Reason::OnDemand)
    };
    let accord = match (average_deviation, r_star_wg) {
        _ if people <= FEW => Outcome::Undefined(Reason::TooFewPeople),
        (Outcome::Known(deviation), Outcome::Known(within)) => Outcome::Known(if within < 0.0 {
            Accord::Apart
        } else if 6.0 * deviation >= f64::from(cells.levels) {
            Accord::Mixed
        } else if people < MANY && chance.known().is_none_or(|chance| *chance > RARE) {
            Accord::AlikeByChance
        } else {
            Accord::Alike
        }),
        (Outcome::Undefined(reason), _) | (_, Outcome::Undefined(reason)) => {
            Outcome::Undefined(reason)
        }
    };
    Agreement {
        accord,
        average_deviation,
        r_star_wg,
        r_star_wg_slight_skew: within(NullVariance::SlightSkew),
        van_der_eijk: van_der_eijk_agreement(nearest),
        chance,
    }
}

impl Agreement {
    /// The same where nothing of it may be shown; why there was nothing stays.
    pub(crate) fn withheld(self) -> Self {
        match self.accord.reason() {
            Some(reason @ (Reason::NotAsked | Reason::NoAnswers)) => Self::undefined(reason),
            _ => Self::undefined(Reason::TooFewToShow),
        }
    }

    /// No figure at all, for one reason.
    pub(super) fn undefined(reason: Reason) -> Self {
        let none = Outcome::Undefined(reason);
        Self {
            accord: Outcome::Undefined(reason),
            average_deviation: none,
            r_star_wg: none,
            r_star_wg_slight_skew: none,
            van_der_eijk: none,
            chance: none,
        }
    }
}
