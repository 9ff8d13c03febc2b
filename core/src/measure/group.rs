//! Everything measured of one group of indicators: partner-first as the headline, per-person
//! beside it, exact bootstrap intervals of both, and each partner's mean.

use alloc::{vec, vec::Vec};

use serde::Serialize;

use super::{
    INTERVAL_LEVEL, PRIOR_MASS,
    accord::{self, Agreement, Cells, FEW, nearest},
    band::{Band, BandProbabilities},
    bootstrap::{self, Bootstrap, Effort},
    discretion::{Discretion, discretion},
    divergence::{Looked, Pattern, insert_by_gap, patterns},
    lattice_scores::ByPartner,
    outcome::{Outcome, Reason},
    posterior::{Interval, Posterior},
    score::{People, Score, Scored, score_people},
};
use crate::{instrument::Instrument, responses::Disclosure};

/// A mean, where it plausibly lies, and the band it falls in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Estimate {
    /// The mean, on the scale of the levels, after reverse-keying.
    pub mean: f64,
    /// The equal-tailed 95 % interval of the posterior; holds the mean.
    pub interval: Interval,
    /// The band of the mean.
    pub band: Outcome<Band>,
    /// The probability of each band.
    pub probabilities: Outcome<BandProbabilities>,
}

/// One partner's mean.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PartnerMean {
    /// Index of the partner.
    pub partner: usize,
    /// People of this partner who answered enough.
    pub people: Outcome<u32>,
    /// Their mean.
    pub mean: Outcome<f64>,
    /// How many have their score nearest to each level, lowest first.
    pub levels: Outcome<Vec<u32>>,
}

/// One person's score, shown only where people are named and few.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PersonScore {
    /// The row of the person among the people measured; in an assessment the index in its list of
    /// respondents.
    pub person: usize,
    /// The score.
    pub score: f64,
}

/// The figures of one group of indicators.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupMeasure {
    /// People who answered enough of the indicators.
    pub people: u32,
    /// People who answered some, but less than the minimum share.
    pub below_minimum: u32,
    /// Partners with at least one person who answered enough.
    pub partners: u32,
    /// The mean of partner means.
    pub headline: Outcome<Estimate>,
    /// The mean over people.
    pub per_person: Outcome<Estimate>,
    /// The standard deviation over people.
    pub standard_deviation: Outcome<f64>,
    /// Whether the two means fall in different bands.
    pub band_flips: Outcome<bool>,
    /// The exact bootstrap of the mean of partner means.
    pub bootstrap: Outcome<Bootstrap>,
    /// The exact bootstrap of the mean over people.
    pub bootstrap_per_person: Outcome<Bootstrap>,
    /// How alike people answered.
    pub agreement: Agreement,
    /// How they differ, where it has a name; the widest gap first.
    pub patterns: Vec<Pattern>,
    /// Each partner's mean.
    pub by_partner: Vec<PartnerMean>,
    /// Each person's score, where people are named and not more than four.
    pub scores: Vec<PersonScore>,
}

impl GroupMeasure {
    /// The estimate to show: the headline, or, where that would lead to people of small partners,
    /// the one in which each person counts once.
    pub fn shown(&self) -> &Outcome<Estimate> {
        let withheld = self.headline.reason() == Some(Reason::TooFewToShow);
        if withheld && self.per_person.known().is_some() {
            &self.per_person
        } else {
            &self.headline
        }
    }

    /// Takes in a pattern found elsewhere; the widest gap stays first.
    pub(crate) fn add_pattern(&mut self, found: Option<Pattern>) {
        found.into_iter().for_each(|pattern| insert_by_gap(&mut self.patterns, pattern));
    }

    /// Whether [`GroupMeasure::shown`] counts people because partners may not be told apart.
    pub fn counts_people(&self) -> bool {
        self.headline.known().is_none() && self.shown().known().is_some()
    }
}

/// Measures one group of one lens; what comes in is checked already.
pub(crate) fn measure_group(
    instrument: &Instrument,
    people: &People<'_>,
    members: &[(usize, i8)],
    banded: bool,
    disclosure: Disclosure,
    effort: Effort,
) -> GroupMeasure {
    let ground = Ground::new(instrument, people, members, banded, disclosure);
    let Ground { scored, groups, shown, absent, .. } = &ground;
    let pooled = groups.pooled();
    let headline = ground.headline();
    let per_person = ground.per_person();
    let known = |is_shown, f: &dyn Fn() -> f64| known(groups.people(), *absent, is_shown, f);
    GroupMeasure {
        people: groups.people(),
        below_minimum: scored.below_minimum,
        partners: groups.partners.len() as u32,
        standard_deviation: match groups.people() {
            1 => Outcome::Undefined(Reason::OnePerson).shown_if(shown.per_person),
            _ => known(shown.per_person, &|| pooled.standard_deviation()),
        },
        band_flips: flips(banded, &headline, &per_person),
        bootstrap: ground.bootstrap(groups, shown.strata(), effort),
        bootstrap_per_person: ground.bootstrap(&pooled, shown.per_person, effort),
        agreement: ground.agreement(people, members),
        patterns: ground.patterns(people),
        by_partner: ground.by_partner(people.partners),
        scores: if shown.people && groups.people() <= FEW {
            scored.scores.iter().map(|s| PersonScore { person: s.row, score: s.value() }).collect()
        } else {
            Vec::new()
        },
        headline,
        per_person,
    }
}

/// What is measured of one indicator.
pub(crate) struct IndicatorMeasure {
    /// The estimate to show.
    pub(crate) estimate: Outcome<Estimate>,
    pub(crate) agreement: Agreement,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) by_partner: Vec<PartnerMean>,
    /// Whether its counts may be shown.
    pub(crate) countable: bool,
}

/// Measures one indicator: less than a group, of which there are fewer.
pub(crate) fn measure_indicator(
    instrument: &Instrument,
    people: &People<'_>,
    indicator: usize,
    banded: bool,
    disclosure: Disclosure,
) -> IndicatorMeasure {
    let members = [(indicator, 1)];
    let ground = Ground::new(instrument, people, &members, banded, disclosure);
    IndicatorMeasure {
        estimate: match ground.headline() {
            Outcome::Undefined(Reason::TooFewToShow) => ground.per_person(),
            headline => headline,
        },
        agreement: ground.agreement(people, &members),
        patterns: ground.patterns(people),
        by_partner: ground.by_partner(people.partners),
        countable: ground.shown.per_person || ground.groups.people() == 0,
    }
}

/// What every figure of a group stands on.
pub(super) struct Ground<'a> {
    instrument: &'a Instrument,
    banded: bool,
    scored: Scored,
    groups: ByPartner,
    shown: Discretion,
    /// Why there is nothing, where nobody answered enough.
    absent: Reason,
}

impl<'a> Ground<'a> {
    pub(super) fn new(
        instrument: &'a Instrument,
        people: &People<'_>,
        members: &[(usize, i8)],
        banded: bool,
        disclosure: Disclosure,
    ) -> Self {
        let scored = score_people(instrument, people, members);
        let groups = ByPartner::new(&scored.scores, people.partner, people.partners);
        let mut sizes = vec![0; people.partners];
        for (partner, scores) in &groups.partners {
            sizes[*partner] = scores.len() as u32;
        }
        let absent = if scored.full_weight == 0 { Reason::NotAsked } else { Reason::NoAnswers };
        let shown = discretion(disclosure, &sizes);
        Self { instrument, banded, scored, groups, shown, absent }
    }

    fn headline(&self) -> Outcome<Estimate> {
        self.mean_by(true).map(|(mean, posterior)| self.estimate(mean, &posterior))
    }

    fn per_person(&self) -> Outcome<Estimate> {
        self.mean_by(false).map(|(mean, posterior)| self.estimate(mean, &posterior))
    }

    /// Whether the partner-first mean may be shown.
    pub(super) fn tells_partners(&self) -> bool {
        self.shown.whole
    }

    /// The mean over partners or over people with its posterior. What may not be shown is not computed
    /// either.
    pub(super) fn mean_by(&self, partners: bool) -> Outcome<(f64, Posterior)> {
        let (low, high, weight) = self.lattice();
        let groups = &self.groups;
        let shown = if partners { self.shown.whole } else { self.shown.per_person };
        known(groups.people(), self.absent, shown, || {
            if partners {
                let posterior = Posterior::partner_first(groups, low, high, weight, PRIOR_MASS);
                (groups.mean(), posterior)
            } else {
                let scores = self.scores();
                (self.pooled_mean(), Posterior::of_people(scores, low, high, weight, PRIOR_MASS))
            }
        })
    }

    /// The mean over people, to be shown only where that may be.
    pub(super) fn pooled_mean(&self) -> f64 {
        self.groups.pooled().mean()
    }

    /// The people's scores, to be worked with but not shown.
    pub(super) fn scores(&self) -> &[Score] {
        &self.scored.scores
    }

    pub(super) fn lattice(&self) -> (u8, u8, u32) {
        let scale = &self.instrument.scale;
        (scale.low(), scale.high(), self.scored.full_weight)
    }

    fn estimate(&self, mean: f64, posterior: &Posterior) -> Estimate {
        let bands = &self.instrument.bands;
        Estimate {
            mean,
            interval: posterior.interval(INTERVAL_LEVEL, mean),
            band: if_banded(self.banded, || Band::of(mean, bands)),
            probabilities: if_banded(self.banded, || {
                let below_strength = posterior.cdf(bands.strength);
                BandProbabilities::from_cuts(posterior.cdf(bands.discuss), below_strength)
            }),
        }
    }

    fn by_partner(&self, partners: usize) -> Vec<PartnerMean> {
        let nobody = |partner| PartnerMean {
            partner,
            people: Outcome::Known(0),
            mean: Outcome::Undefined(self.absent),
            levels: Outcome::Undefined(self.absent),
        };
        let mut all: Vec<PartnerMean> = (0..partners).map(nobody).collect();
        for (partner, scores) in &self.groups.partners {
            let shown = self.shown.partners[*partner];
            let count = scores.len() as u32;
            let counts = || nearest(&self.instrument.scale, scores);
            all[*partner].people = Outcome::Known(count).shown_if(shown);
            all[*partner].mean =
                known(count, self.absent, shown, || self.groups.alone(scores).mean());
            all[*partner].levels = known(count, self.absent, shown, counts);
        }
        all
    }

    fn agreement(&self, people: &People<'_>, members: &[(usize, i8)]) -> Agreement {
        let count = self.groups.people();
        match known(count, self.absent, self.shown.per_person, || ()) {
            Outcome::Undefined(reason) => Agreement::undefined(reason),
            Outcome::Known(()) => {
                let scores = &self.scored.scores;
                let cells = Cells::new(self.instrument, people, members, scores);
                accord::agreement(&cells, count, &nearest(&self.instrument.scale, scores))
            }
        }
    }

    /// Named only of more people than have their answers listed, or whose answers may be counted.
    fn patterns(&self, people: &People<'_>) -> Vec<Pattern> {
        if !self.shown.per_person || self.groups.people() <= FEW {
            return Vec::new();
        }
        let scale = &self.instrument.scale;
        let mut by_partner = vec![Vec::new(); people.partners];
        for (partner, scores) in &self.groups.partners {
            by_partner[*partner] = nearest(scale, scores);
        }
        patterns(&Looked {
            groups: &self.groups,
            all: &nearest(scale, &self.scored.scores),
            by_partner: &by_partner,
            shown: &self.shown.partners,
            money_holder: people.money_holder,
        })
    }

    fn bootstrap(&self, groups: &ByPartner, shown: bool, effort: Effort) -> Outcome<Bootstrap> {
        match known(groups.people(), self.absent, shown, || ()) {
            Outcome::Known(()) => bootstrap::partner_first(groups, INTERVAL_LEVEL, effort),
            Outcome::Undefined(reason) => Outcome::Undefined(reason),
        }
    }
}

/// Whether counting partners and counting people give different bands.
fn flips(
    banded: bool,
    headline: &Outcome<Estimate>,
    per_person: &Outcome<Estimate>,
) -> Outcome<bool> {
    match (headline, per_person) {
        _ if !banded => Outcome::Undefined(Reason::NotBanded),
        (Outcome::Known(a), Outcome::Known(b)) => Outcome::Known(a.band != b.band),
        (Outcome::Undefined(reason), _) | (_, Outcome::Undefined(reason)) => {
            Outcome::Undefined(*reason)
        }
    }
}

fn if_banded<T>(banded: bool, value: impl FnOnce() -> T) -> Outcome<T> {
    if banded { Outcome::Known(value()) } else { Outcome::Undefined(Reason::NotBanded) }
}

fn known<T>(people: u32, absent: Reason, shown: bool, value: impl FnOnce() -> T) -> Outcome<T> {
    if people == 0 {
        Outcome::Undefined(absent)
    } else if shown {
        Outcome::Known(value())
    } else {
        Outcome::Undefined(Reason::TooFewToShow)
    }
}
