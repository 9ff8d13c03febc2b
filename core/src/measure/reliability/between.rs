//! How much partners differ from each other, beside how much their people do; and partners' means
//! drawn towards the middle as far as few people say little.
//!
//! Source: Shrout & Fleiss 1979, Bliese 2000 for ICC(1) and ICC(2) of groups; James & Stein 1961,
//! Raudenbush & Bryk 2002 for the means. Equations, from the mean squares between (B) and within (W)
//! g partners of n_g people, N in all: n0 = (N - sum n_g^2 / N)/(g - 1),
//!   ICC(1) = (B - W)/(B + (n0 - 1) W), ICC(2) = (B - W)/B,
//!   tau^2 = max(0, (B - W)/n0) (or by REML), mu = the mean of partner means weighted by
//!   1/(tau^2 + W/n_g), shrunken mean = mu + lambda_g (mean_g - mu), lambda_g = tau^2/(tau^2 + W/n_g).
//! Assumes people of a partner to be alike in how they spread. ICC(1) ranges from -1/(n0-1) to 1.
//! With two or three partners tau^2 is hardly known: show lambda, rank nobody. Undefined for fewer
//! than two partners, where no partner has two people, or where all scores are equal.

use alloc::vec::Vec;

use serde::Serialize;

use super::reml;
use crate::{
    measure::{
        checked::MOST_PARTNERS,
        lattice_scores::ByPartner,
        outcome::{Outcome, Reason},
        score::Score,
    },
    numeric::sum,
};

/// How the variance between partners is estimated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum VarianceMethod {
    /// From the mean squares, 0 where that would be negative.
    #[default]
    Moments,
    /// Restricted maximum likelihood under normal distributions; the same where all partners
    /// have equally many people and the variance is not 0.
    Reml,
}

/// One partner's mean, drawn towards the middle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ShrunkenMean {
    /// Which partner.
    pub partner: usize,
    /// How many of its people have a score.
    pub people: usize,
    /// Their mean.
    pub mean: f64,
    /// How much of the way from the middle to their mean is kept, 0 to 1.
    pub lambda: f64,
    /// The shrunken mean.
    pub shrunken: f64,
}

/// What differs between partners and within them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BetweenPartners {
    /// Mean square between partners.
    pub mean_square_between: f64,
    /// Mean square within partners.
    pub mean_square_within: f64,
    /// People a partner in the sense of the equations, n0.
    pub people_per_partner: f64,
    /// ICC(1) from the mean squares: the share of the variance that lies between partners. May be
    /// negative.
    pub icc_1: f64,
    /// ICC(2): how reliable a partner's mean is. Undefined where partners' means are all equal.
    pub icc_2: Outcome<f64>,
    /// The variance between partners, tau^2, by the method asked for.
    pub variance_between: f64,
    /// The variance within partners, by the same method.
    pub variance_within: f64,
    /// The middle, mu.
    pub middle: f64,
    /// Each partner that has scores.
    pub partners: Vec<ShrunkenMean>,
}

/// Compares partners; `partner[row]` is the partner of each person, below `partners`.
///
/// [`Reason::NoAnswers`], [`Reason::TooFewGroups`] for fewer than two partners with scores,
/// [`Reason::TooFewPeople`] where none has two people, [`Reason::NoVariation`] where all scores
/// are equal, [`Reason::InvalidInput`] where a person is of no such partner.
///
/// # Example
///
/// ```
/// use comity::{Score, VarianceMethod, between_partners};
/// let levels = [2, 3, 2, 4, 5, 5, 4].into_iter().enumerate();
/// let scores: Vec<Score> = levels.map(|(row, x)| Score::new(row, x, 1)).collect::<Result<_, _>>()?;
/// let both = between_partners(&scores, &[0, 0, 0, 1, 1, 1, 1], 2, VarianceMethod::Moments);
/// let both = both.known().unwrap();
/// assert!(both.icc_1 > 0.8);
/// // Of three people less is known than of four.
/// assert!(both.partners[0].lambda < both.partners[1].lambda);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn between_partners(
    scores: &[Score],
    partner: &[usize],
    partners: usize,
    method: VarianceMethod,
) -> Outcome<BetweenPartners> {
    let known = |score: &Score| partner.get(score.row).is_some_and(|p| *p < partners);
    if !(scores.iter().all(known) && partners <= MOST_PARTNERS) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    if scores.is_empty() {
        return Outcome::Undefined(Reason::NoAnswers);
    }
    let groups = ByPartner::new(scores, partner, partners);
    let one_way = match groups.whole() {
        Some((d, rows)) if people_fit(&rows) => OneWay::of_whole(&rows, d),
        _ => OneWay::of_floats(&groups),
    };
    match one_way {
        Ok(one_way) => {
            let names = groups.partners.iter().map(|(partner, _)| *partner);
            Outcome::Known(one_way.between(names, method))
        }
        Err(reason) => Outcome::Undefined(reason),
    }
}

/// Squares of sums times the number of people must fit their type.
fn people_fit(rows: &[Vec<u64>]) -> bool {
    let people = rows.iter().map(Vec::len).sum::<usize>() as u128;
    let highest = u128::from(rows.iter().flatten().copied().max().unwrap_or(0));
    people.saturating_mul(people).saturating_mul(highest) < 1 << 60
}

/// One group: its people, their mean, squares about it, and how far it is from the mean of all.
pub(super) struct OneGroup {
    pub(super) people: f64,
    pub(super) mean: f64,
    within: f64,
    gap: f64,
}

/// The one-way analysis of variance of groups of unlike size.
pub(super) struct OneWay {
    pub(super) groups: Vec<OneGroup>,
    pub(super) within: f64,
    between: f64,
    n0: f64,
}

impl OneWay {
    /// Of whole multiples of 1/d; groups are not empty.
    pub(super) fn of_whole(rows: &[Vec<u64>], d: u64) -> Result<Self, Reason> {
        let sums = rows.iter().map(|row| {
            let values = || row.iter().map(|k| i128::from(*k));
            (row.len() as i128, values().sum(), values().map(|k| k * k).sum())
        });
        Self::of_sums(&sums.collect::<Vec<_>>(), d)
    }

    /// Of each group how many there are, and the sums of their multiples and of the squares of these.
    pub(super) fn of_sums(sums: &[(i128, i128, i128)], d: u64) -> Result<Self, Reason> {
        let n: i128 = sums.iter().map(|(own, ..)| own).sum();
        let total: i128 = sums.iter().map(|(_, sum, _)| sum).sum();
        let d = d as f64;
        let groups = sums.iter().map(|(own, sum, squares)| OneGroup {
            people: *own as f64,
            mean: *sum as f64 / (*own as f64 * d),
            within: (own * squares - sum * sum) as f64 / (*own as f64 * d * d),
            gap: (sum * n - total * own) as f64 / (*own as f64 * n as f64 * d),
        });
        Self::new(groups.collect())
    }

    /// Where the scores have no common lattice.
    fn of_floats(groups: &ByPartner) -> Result<Self, Reason> {
        let mean_of =
            |scores: &[Score]| sum::sum(scores.iter().map(|s| s.value())) / scores.len() as f64;
        let people: f64 = f64::from(groups.people());
        let all = groups.partners.iter().flat_map(|(_, scores)| scores);
        let mean_of_all = sum::sum(all.map(|s| s.value())) / people;
        let groups = groups.partners.iter().map(|(_, scores)| {
            let mean = mean_of(scores);
            let squares = scores.iter().map(|s| (s.value() - mean) * (s.value() - mean));
            let within = sum::sum(squares);
            OneGroup { people: scores.len() as f64, mean, within, gap: mean - mean_of_all }
        });
        Self::new(groups.collect())
    }

    fn new(groups: Vec<OneGroup>) -> Result<Self, Reason> {
        let of_all = |f: fn(&OneGroup) -> f64| sum::sum(groups.iter().map(f));
        let g = groups.len() as f64;
        let people = of_all(|group| group.people);
        if groups.len() < 2 {
            return Err(Reason::TooFewGroups);
        }
        if people - g < 1.0 {
            return Err(Reason::TooFewPeople);
        }
        let within = of_all(|group| group.within) / (people - g);
        let between = of_all(|group| group.people * group.gap * group.gap) / (g - 1.0);
        let n0 = (people - of_all(|group| group.people * group.people) / people) / (g - 1.0);
        if within == 0.0 && between == 0.0 {
            return Err(Reason::NoVariation);
        }
        Ok(Self { groups, within, between, n0 })
    }

    /// ICC(1), or (1,1) of Shrout & Fleiss.
    pub(super) fn single(&self) -> Outcome<f64> {
        Outcome::Known(self.icc_1())
    }

    fn icc_1(&self) -> f64 {
        (self.between - self.within) / (self.between + (self.n0 - 1.0) * self.within)
    }

    fn between(
        &self,
        names: impl Iterator<Item = usize>,
        method: VarianceMethod,
    ) -> BetweenPartners {
        let (b, w) = (self.between, self.within);
        let (variance_between, variance_within) = match method {
            VarianceMethod::Moments => (((b - w) / self.n0).max(0.0), w),
            VarianceMethod::Reml => reml::variances(self),
        };
        let weight = |g: &OneGroup| g.people / (g.people * variance_between + variance_within);
        let weights = sum::sum(self.groups.iter().map(weight));
        let middle = sum::sum(self.groups.iter().map(|g| weight(g) * g.mean)) / weights;
        let partners = names.zip(&self.groups).map(|(partner, group)| {
            let lambda = variance_between * weight(group);
            let shrunken = middle + lambda * (group.mean - middle);
            ShrunkenMean {
                partner,
                people: group.people as usize,
                mean: group.mean,
                lambda,
                shrunken,
            }
        });
        BetweenPartners {
            mean_square_between: b,
            mean_square_within: w,
            people_per_partner: self.n0,
            icc_1: self.icc_1(),
            icc_2: if b > 0.0 {
                Outcome::Known((b - w) / b)
            } else {
                Outcome::Undefined(Reason::NoVariation)
            },
            variance_between,
            variance_within,
            middle,
            partners: partners.collect(),
        }
    }
}
