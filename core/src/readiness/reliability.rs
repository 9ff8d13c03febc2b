//! How reliable an instrument is: each group of a lens over the pooled answers of many partnerships.
//!
//! Equations and sources stand with the statistics (`measure/reliability`); here people are pooled as
//! they are scored: levels turned and weighted, only people who answered enough of a group. Of each
//! partnership its latest round counts, so that nobody counts twice. Items are those anybody was asked.
//! A group can be relied on as one scale where even the low end of alpha's interval is at 0.7 or above
//! (Nunnally 1978), and cannot where even the high end is below; between them nothing is claimed.
//! Where anybody answers anonymously, no figure stands on fewer people than the strictest promise
//! asks for, down to the two items that fewest people answered both of.

use alloc::{format, string::String, vec, vec::Vec};

use ndarray::Array2;
use serde::Serialize;

use crate::{
    error::{Error, ErrorKind, Place},
    instrument::Instrument,
    measure::{
        Alpha, INTERVAL_LEVEL, ItemTotal, Missing, Outcome, People, Ratings, Reason, Scored,
        VarianceMethod, between_partners, cronbach_alpha, discretion, item_total, omega_total,
        scored, spearman_brown,
    },
    numeric::integer::gcd,
    responses::{Answer, Disclosure, Respondent, Responses, Standpoint},
};

/// From here on questions are customarily taken as one scale.
const CUSTOMARY: f64 = 0.7;
/// Of fewer people than this omega says next to nothing.
pub const OMEGA_PEOPLE: usize = 100;

/// How reliable an instrument's groups are.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PooledReliability {
    /// The lens's short name.
    pub lens: String,
    /// The lens's title for people.
    pub title: String,
    /// Partnerships with people inside.
    pub partnerships: usize,
    /// Partners with people.
    pub partners: usize,
    /// People inside the partnerships.
    pub people: usize,
    /// People outside them, who are no part of this.
    pub outside: usize,
    /// Answers of earlier rounds, which are no part of this.
    pub earlier: usize,
    /// The strictest promise about names in all files.
    pub disclosure: Disclosure,
    /// Intervals are given from so many people on.
    pub minimum_people: usize,
    /// The groups in the order of the lens.
    pub groups: Vec<GroupReliability>,
}

/// How reliable one group of items is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupReliability {
    /// Short name.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// People who answered enough of it; [`Reason::TooFewToShow`] where that may not be told.
    pub people: Outcome<usize>,
    /// Each item that somebody was asked.
    pub items: Vec<ItemReliability>,
    /// Cronbach's alpha; its interval from `minimum_people` on.
    pub alpha: Outcome<Alpha>,
    /// Of exactly two items: their reliability together.
    pub spearman_brown: Outcome<f64>,
    /// Omega total, from three items and [`OMEGA_PEOPLE`] on.
    pub omega: Outcome<f64>,
    /// Whether partnerships are told apart.
    pub between_partnerships: Outcome<Between>,
    /// Whether partners are told apart.
    pub between_partners: Outcome<Between>,
    /// What to make of alpha.
    pub reliance: Reliance,
}

/// One item among the others of its group.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ItemReliability {
    /// Short name.
    pub id: String,
    /// Its correlations with the sum, and alpha without it.
    pub total: Outcome<ItemTotal>,
}

/// How far groups of people differ beside how far the people of a group do.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Between {
    /// How many have people.
    pub groups: usize,
    /// ICC(1): the share of the variance that lies between them.
    pub icc_1: f64,
    /// ICC(2): how reliable the mean of one of them is.
    pub icc_2: Outcome<f64>,
}

/// What can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reliance {
    /// The items can be read as one scale.
    Scale,
    /// Perhaps: the interval lies on both sides of what is customary.
    Unsure,
    /// They do not hang together: read them one by one.
    Apart,
    /// One item: nothing can be said.
    OneItem,
    /// Too few people for an interval.
    TooFewPeople,
    /// It may not be shown.
    Withheld,
    /// There is no alpha.
    Unknown,
}

/// The reliability of each group of a lens, over all these partnerships.
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`] for a lens that is not there, as [`Responses::check`] for answers that do
/// not fit the instrument, [`ErrorKind::Empty`] where nobody is inside a partnership, or fewer people
/// than the strictest promise about names asks for.
///
/// # Example
///
/// ```
/// use comity::{CsvDefaults, Reliance, builtin, parse_responses, pooled_reliability};
/// let instrument = builtin("readiness").unwrap();
/// let table = "disclosure,respondent,partner,roles_a,roles_b\n\
///              named,r1,A,4,5\nnamed,r2,A,2,2\nnamed,r3,B,5,5\nnamed,r4,B,1,2\n";
/// let read = parse_responses(table, "t.csv", &instrument, &CsvDefaults::default())?;
/// let pooled = pooled_reliability(&instrument, &[read.responses], 0, 15)?;
/// let roles = pooled.groups.iter().find(|group| group.id == "roles").unwrap();
/// assert!(roles.alpha.known().is_some_and(|alpha| alpha.value > 0.9));
/// assert_eq!(roles.reliance, Reliance::TooFewPeople);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn pooled_reliability(
    instrument: &Instrument,
    partnerships: &[Responses],
    lens: usize,
    minimum_people: usize,
) -> Result<PooledReliability, Error> {
    instrument.check()?;
    let Some(of_lens) = instrument.lenses.get(lens) else {
        return Err(Error::new(
            ErrorKind::OutOfRange,
            Place::default().field("lens"),
            format!("there is no lens {lens}, the instrument has {}", instrument.lenses.len()),
            "Count lenses from 0",
        ));
    };
    let pool = Pool::of(instrument, partnerships)?;
    let groups = of_lens.groups.iter().enumerate().map(|(index, group)| {
        let measured = pool.group(instrument, lens, index, minimum_people);
        GroupReliability { id: group.id.clone(), title: group.title.clone(), ..measured }
    });
    Ok(PooledReliability {
        lens: of_lens.id.clone(),
        title: of_lens.title.clone(),
        partnerships: there(&pool.partnership),
        partners: there(&pool.partner),
        people: pool.partner.len(),
        outside: pool.outside,
        earlier: pool.earlier,
        disclosure: pool.disclosure,
        minimum_people,
        groups: groups.collect(),
    })
}

/// How many different numbers there are; rising, as the pool has them or nearly so.
fn there(numbers: &[usize]) -> usize {
    let most = numbers.iter().max().map_or(0, |most| most + 1);
    let mut seen = vec![false; most];
    numbers.iter().for_each(|number| seen[*number] = true);
    seen.into_iter().filter(|seen| *seen).count()
}

/// The people of all partnerships.
struct Pool {
    answers: Array2<Answer>,
    partnership: Vec<usize>,
    partner: Vec<usize>,
    /// How many partners the partnerships have together.
    partners: usize,
    partnerships: usize,
    outside: usize,
    earlier: usize,
    disclosure: Disclosure,
}

impl Pool {
    fn of(instrument: &Instrument, partnerships: &[Responses]) -> Result<Self, Error> {
        let mut rows: Vec<&Respondent> = Vec::new();
        let (mut partnership, mut partner, mut partners) = (Vec::new(), Vec::new(), 0);
        let (mut outside, mut earlier, mut disclosure) = (0, 0, Disclosure::Named);
        for (index, responses) in partnerships.iter().enumerate() {
            responses.check(instrument)?;
            disclosure = disclosure.stricter(responses.disclosure);
            let latest = responses.waves().last().copied();
            for respondent in &responses.respondents {
                if Some(respondent.wave) != latest {
                    earlier += 1;
                } else if respondent.standpoint == Standpoint::Outside {
                    outside += 1;
                } else {
                    rows.push(respondent);
                    partnership.push(index);
                    partner.push(partners + respondent.partner.unwrap_or_default());
                }
            }
            partners += responses.partners.len().max(1);
        }
        let refused = |message: String, mend: &str| {
            Err(Error::new(ErrorKind::Empty, Place::default(), message, mend))
        };
        if rows.is_empty() {
            let mend = "Give files with answers of people inside a partnership";
            return refused("there are no people".into(), mend);
        }
        if (rows.len() as u64) < fewest(disclosure) {
            return refused(
                format!(
                    "{} people are fewer than the {} that these files promise to show together",
                    rows.len(),
                    fewest(disclosure)
                ),
                "Add the answers of more people",
            );
        }
        let answers = Array2::from_shape_fn((rows.len(), instrument.indicators.len()), |(r, c)| {
            rows[r].answers[c]
        });
        let partnerships = partnerships.len();
        Ok(Self {
            answers,
            partnership,
            partner,
            partners,
            partnerships,
            outside,
            earlier,
            disclosure,
        })
    }

    fn group(
        &self,
        instrument: &Instrument,
        lens: usize,
        group: usize,
        minimum_people: usize,
    ) -> GroupReliability {
        let mut members = instrument.members(lens, group);
        let asked = |i: usize| self.answers.column(i).iter().any(|a| *a != Answer::NotAsked);
        members.retain(|(indicator, _)| asked(*indicator));
        let people = People {
            answers: self.answers.view(),
            partner: &self.partner,
            partners: self.partners,
            money_holder: None,
        };
        let scored = scored(instrument, &people, &members);
        let cells = self.cells(instrument, &members, &scored);
        let ids = members.iter().map(|(i, _)| instrument.indicators[*i].id.clone());
        let reason = if members.is_empty() {
            Some(Reason::NotAsked)
        } else if scored.scores.is_empty() {
            Some(Reason::NoAnswers)
        } else if self.may_show(&cells, members.len()) {
            None
        } else {
            Some(Reason::TooFewToShow)
        };
        let ratings = Ratings::new(&cells.levels, members.len(), 0, cells.highest);
        match (reason, ratings) {
            (None, Ok(ratings)) => self.shown(&ratings, ids, &scored, minimum_people),
            (reason, _) => absent(ids, reason.unwrap_or(Reason::InvalidInput)),
        }
    }

    fn shown(
        &self,
        ratings: &Ratings<'_>,
        ids: impl Iterator<Item = String>,
        scored: &Scored,
        minimum_people: usize,
    ) -> GroupReliability {
        let alpha = cronbach_alpha(ratings, Missing::Pairwise, INTERVAL_LEVEL, minimum_people);
        let totals = item_total(ratings, Missing::Pairwise);
        let items = ids.enumerate().map(|(item, id)| {
            let total = match &totals {
                Outcome::Known(all) => Outcome::Known(all[item]),
                Outcome::Undefined(reason) => Outcome::Undefined(*reason),
            };
            ItemReliability { id, total }
        });
        let omega = if ratings.rows() < OMEGA_PEOPLE && ratings.columns() > 2 {
            Outcome::Undefined(Reason::TooFewPeople)
        } else {
            omega_total(ratings).map(|omega| omega.value)
        };
        GroupReliability {
            id: String::new(),
            title: String::new(),
            people: Outcome::Known(scored.scores.len()),
            items: items.collect(),
            reliance: reliance(&alpha),
            alpha,
            spearman_brown: spearman_brown(ratings),
            omega,
            between_partnerships: self.between(scored, &self.partnership, self.partnerships),
            between_partners: self.between(scored, &self.partner, self.partners),
        }
    }

    /// Levels as they count in a score: turned, and as many times as they weigh.
    fn cells(&self, instrument: &Instrument, members: &[(usize, i8)], scored: &Scored) -> Cells {
        let scale = &instrument.scale;
        let weights = || members.iter().map(|(_, weight)| u64::from(weight.unsigned_abs()));
        let common = weights().fold(0, gcd).max(1);
        let cell = |row: usize, (indicator, weight): (usize, i8)| {
            let Answer::Level(level) = self.answers[[row, indicator]] else {
                return 0;
            };
            let turned = instrument.indicators[indicator].reversed != (weight < 0);
            let level = if turned { scale.reverse(level) } else { level };
            let weight = u64::from(weight.unsigned_abs()) / common;
            // Eleven levels and weights up to 9 make 91 at the most.
            1 + weight as u8 * (level - scale.low())
        };
        let levels = scored
            .scores
            .iter()
            .flat_map(|score| members.iter().map(move |member| cell(score.row(), *member)));
        let heaviest = weights().max().unwrap_or(1) / common;
        let highest = 1 + heaviest * u64::from(scale.high() - scale.low());
        Cells { levels: levels.collect(), highest: highest as u8 }
    }

    /// Whether every pair of items, and every item, stands on as many people as were promised.
    fn may_show(&self, cells: &Cells, columns: usize) -> bool {
        let Disclosure::Anonymous { .. } = self.disclosure else {
            return true;
        };
        let rows = || cells.levels.chunks_exact(columns);
        let both = |i: usize, j: usize| rows().filter(|row| row[i] > 0 && row[j] > 0).count();
        let least = fewest(self.disclosure);
        (0..columns).all(|i| (i..columns).all(|j| both(i, j) as u64 >= least))
    }

    fn between(&self, scored: &Scored, group: &[usize], groups: usize) -> Outcome<Between> {
        let mut sizes = vec![0_u32; groups];
        scored.scores.iter().for_each(|score| sizes[group[score.row()]] += 1);
        if !discretion(self.disclosure, &sizes).whole {
            return Outcome::Undefined(Reason::TooFewToShow);
        }
        between_partners(&scored.scores, group, groups, VarianceMethod::Moments)
            .map(|all| Between { groups: all.partners.len(), icc_1: all.icc_1, icc_2: all.icc_2 })
    }
}

struct Cells {
    levels: Vec<u8>,
    highest: u8,
}

/// The fewest people a figure may stand on.
fn fewest(disclosure: Disclosure) -> u64 {
    match disclosure {
        Disclosure::Named => 1,
        Disclosure::Anonymous { threshold } => {
            u64::from(threshold.max(Disclosure::LOWEST_THRESHOLD))
        }
    }
}

fn reliance(alpha: &Outcome<Alpha>) -> Reliance {
    match alpha {
        Outcome::Undefined(Reason::TooFewItems) => Reliance::OneItem,
        Outcome::Undefined(Reason::TooFewPeople) => Reliance::TooFewPeople,
        Outcome::Undefined(_) => Reliance::Unknown,
        Outcome::Known(alpha) => match alpha.interval.known() {
            None => Reliance::TooFewPeople,
            Some(interval) if interval.low >= CUSTOMARY => Reliance::Scale,
            Some(interval) if interval.high < CUSTOMARY => Reliance::Apart,
            Some(_) => Reliance::Unsure,
        },
    }
}

/// A group without figures, for one reason.
fn absent(ids: impl Iterator<Item = String>, reason: Reason) -> GroupReliability {
    let items = ids.map(|id| ItemReliability { id, total: Outcome::Undefined(reason) });
    let withheld = reason == Reason::TooFewToShow;
    GroupReliability {
        id: String::new(),
        title: String::new(),
        people: Outcome::Undefined(reason),
        items: items.collect(),
        alpha: Outcome::Undefined(reason),
        spearman_brown: Outcome::Undefined(reason),
        omega: Outcome::Undefined(reason),
        between_partnerships: Outcome::Undefined(reason),
        between_partners: Outcome::Undefined(reason),
        reliance: if withheld { Reliance::Withheld } else { Reliance::Unknown },
    }
}
