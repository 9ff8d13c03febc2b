//! Everything measured of one group of indicators: partner-first as the headline, per-person
//! beside it, exact bootstrap intervals of both, and each partner's mean.

use alloc::vec::Vec;

use serde::Serialize;

use super::{
    INTERVAL_LEVEL, PRIOR_MASS,
    band::{Band, BandProbabilities},
    bootstrap::{self, Bootstrap},
    discretion::discretion,
    lattice_scores::ByPartner,
    outcome::{Outcome, Reason},
    posterior::{Interval, Posterior},
    score::{People, score_people},
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
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PartnerMean {
    /// Index of the partner.
    pub partner: usize,
    /// People of this partner who answered enough.
    pub people: u32,
    /// Their mean.
    pub mean: Outcome<f64>,
}

/// One person's score, shown only where people are named and few.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PersonScore {
    /// The row of the person among the people measured.
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
    /// Each partner's mean.
    pub by_partner: Vec<PartnerMean>,
    /// Each person's score, where people are named and not more than four.
    pub scores: Vec<PersonScore>,
}

/// The most people whose answers are listed one by one.
const FEW: u32 = 4;

/// Measures one group of one lens.
///
/// `banded` says whether bands make sense in this lens.
pub fn measure_group(
    instrument: &Instrument,
    people: &People<'_>,
    members: &[(usize, i8)],
    banded: bool,
    disclosure: Disclosure,
) -> GroupMeasure {
    let scored = score_people(instrument, people, members);
    let groups = ByPartner::new(&scored.scores, people.partner, people.partners);
    let mut sizes = alloc::vec![0_u32; people.partners];
    for (partner, scores) in &groups.partners {
        sizes[*partner] = scores.len() as u32;
    }
    let shown = discretion(disclosure, &sizes);
    let absent = if scored.full_weight == 0 { Reason::NotAsked } else { Reason::NoAnswers };
    let (low, high) = (instrument.scale.low(), instrument.scale.high());
    let estimate = |mean: f64, posterior: &Posterior| Estimate {
        mean,
        interval: posterior.interval(INTERVAL_LEVEL, mean),
        band: if_banded(banded, || Band::of(mean, &instrument.bands)),
        probabilities: if_banded(banded, || {
            let bands = &instrument.bands;
            BandProbabilities::from_cuts(
                posterior.cdf(bands.discuss),
                posterior.cdf(bands.strength),
            )
        }),
    };
    // What may not be shown is not computed either.
    let whole = |f: &dyn Fn() -> Estimate| known(groups.people(), absent, shown.whole, f);
    let single = |f: &dyn Fn() -> Estimate| known(groups.people(), absent, shown.per_person, f);
    let pooled = groups.pooled();
    let headline = whole(&|| {
        let posterior =
            Posterior::partner_first(&groups, low, high, scored.full_weight, PRIOR_MASS);
        estimate(groups.mean(), &posterior)
    });
    let per_person = single(&|| {
        let posterior =
            Posterior::per_person(&scored.scores, low, high, scored.full_weight, PRIOR_MASS);
        estimate(pooled.mean(), &posterior)
    });
    let bands = |e: &Outcome<Estimate>| e.known().and_then(|e| e.band.known().copied());
    let band_flips = match (bands(&headline), bands(&per_person)) {
        (Some(a), Some(b)) => Outcome::Known(a != b),
        _ if !banded => Outcome::Undefined(Reason::NotBanded),
        _ => Outcome::Undefined(headline.reason().or(per_person.reason()).unwrap_or(absent)),
    };
    let bootstrap = |groups: &ByPartner, shown: bool| {
        if shown {
            bootstrap::partner_first(groups, INTERVAL_LEVEL)
        } else {
            Outcome::Undefined(Reason::TooFewToShow)
        }
    };
    GroupMeasure {
        people: groups.people(),
        below_minimum: scored.below_minimum,
        partners: groups.partners.len() as u32,
        standard_deviation: match groups.people() {
            0 => Outcome::Undefined(absent),
            1 => Outcome::Undefined(Reason::OnePerson),
            _ => Outcome::Known(pooled.standard_deviation()),
        }
        .shown_if(shown.per_person),
        band_flips,
        bootstrap: bootstrap(&groups, shown.whole),
        bootstrap_per_person: bootstrap(&pooled, shown.per_person),
        by_partner: partner_means(&groups, people.partners, absent, &shown.partners),
        scores: if shown.people && groups.people() <= FEW {
            scored.scores.iter().map(|s| PersonScore { person: s.row, score: s.value() }).collect()
        } else {
            Vec::new()
        },
        headline,
        per_person,
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

fn partner_means(
    groups: &ByPartner,
    partners: usize,
    absent: Reason,
    shown: &[bool],
) -> Vec<PartnerMean> {
    (0..partners)
        .map(|partner| {
            let own = groups.only(partner);
            let people = own.people();
            let mean = known(people, absent, shown[partner], || own.mean());
            PartnerMean { partner, people, mean }
        })
        .collect()
}
