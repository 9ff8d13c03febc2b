//! The exact bootstrap of a mean: BCa and percentile intervals without simulation.
//!
//! Source: Efron 1987, "Better bootstrap confidence intervals". Answers live on a lattice, so the
//! distribution of the resampled mean is a convolution. Equations: z0 = Phi^-1(P(T < t) + P(T = t)/2),
//! a = sum U^3 / (6 (sum U^2)^1.5) with U_gi = (x_gi - mean_g) / (G n_g), end point = the lowest
//! lattice point whose cumulative probability reaches Phi(z0 + (z0 + z)/(1 - a (z0 + z))).
//! Partner-first: people are redrawn within their partner, partners stay. Assumes independent
//! people. Range: between the lowest and the highest answer. Undefined where no partner has
//! spread: redrawing equal answers says nothing about certainty.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{
    measure::{
        checked::MOST_PARTNERS,
        lattice_scores::ByPartner,
        outcome::{Outcome, Reason},
        posterior::Interval,
        score::Score,
    },
    numeric::{
        characteristic::Inversion,
        dist::normal,
        halves::Halves,
        integer::lcm_within,
        lattice::{Stratum, probabilities, support},
        math,
        order::insert,
        search::Bell,
        sum::{self, Sum},
    },
};

/// Up to this many multiplications the distribution is convolved; beyond, the characteristic
/// function is inverted, whose work grows with the points alone and not with the people too.
const MOST_CONVOLVED: u64 = 1 << 20;
/// Up to this many, an exact bootstrap takes no longer than the other figures of a group.
const MOST_QUICK: u64 = 1 << 18;
/// The finest common denominator of the partners' sizes.
const FINEST: u64 = 1 << 40;
/// Two probabilities closer than this are one: a tie must not hang on the last bit.
const TIE: f64 = 1e-12;

/// How long exact bootstraps may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effort {
    /// Only those that take no longer than the other figures; the others are
    /// [`Reason::OnDemand`].
    #[default]
    Quick,
    /// All there are.
    Whole,
}

/// The exact bootstrap distribution of a mean, summed up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Bootstrap {
    /// Bias-corrected and accelerated interval.
    pub bca: Interval,
    /// Percentile interval.
    pub percentile: Interval,
    /// Bias correction z0.
    pub bias: f64,
    /// Acceleration a.
    pub acceleration: f64,
    /// Points of the lattice from the lowest to the highest possible sum.
    pub support: u64,
}

/// Every person counts once. `level` is the probability of the interval.
///
/// # Example
///
/// ```
/// use comity::{Score, bootstrap_per_person};
/// let levels = [2, 4, 5, 3, 4].into_iter().enumerate();
/// let scores: Vec<Score> = levels.map(|(row, x)| Score::new(row, x, 1)).collect::<Result<_, _>>()?;
/// let exact = bootstrap_per_person(&scores, 0.95);
/// assert_eq!(exact.known().unwrap().support, 16);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn bootstrap_per_person(scores: &[Score], level: f64) -> Outcome<Bootstrap> {
    let of_one = |(row, s): (usize, &Score)| Score { row, ..*s };
    let scores: Vec<Score> = scores.iter().enumerate().map(of_one).collect();
    bootstrap_partner_first(&scores, &alloc::vec![0; scores.len()], 1, level)
}

/// Every partner counts once; `partner[row]` is the partner of each person, below `partners`.
///
/// [`Reason::InvalidInput`] where a person is of no such partner, there are more partners than
/// a partnership has, or `level` is not between 0 and 1.
pub fn bootstrap_partner_first(
    scores: &[Score],
    partner: &[usize],
    partners: usize,
    level: f64,
) -> Outcome<Bootstrap> {
    let known = |score: &Score| partner.get(score.row).is_some_and(|p| *p < partners);
    if !(level > 0.0 && level < 1.0 && scores.iter().all(known) && partners <= MOST_PARTNERS) {
        return Outcome::Undefined(Reason::InvalidInput);
    }
    partner_first(&ByPartner::new(scores, partner, partners), level, Effort::Whole)
}

pub(crate) fn partner_first(groups: &ByPartner, level: f64, effort: Effort) -> Outcome<Bootstrap> {
    if groups.partners.is_empty() {
        return Outcome::Undefined(Reason::NoAnswers);
    }
    let Some((d, rows)) = groups.whole() else {
        return Outcome::Undefined(Reason::LatticeTooFine);
    };
    let Some(sizes) = lcm_within(rows.iter().map(|r| r.len() as u64), FINEST) else {
        return Outcome::Undefined(Reason::LatticeTooFine);
    };
    // Sums over everybody on the common lattice must fit their type.
    let people: u128 = rows.iter().map(|r| r.len() as u128).sum();
    let highest = rows.iter().flatten().max().copied().unwrap_or(0);
    let size = [u128::from(sizes), people, u128::from(d)]
        .into_iter()
        .fold(u128::from(highest), u128::saturating_mul);
    if size > 1 << 62 {
        return Outcome::Undefined(Reason::LatticeTooFine);
    }
    // On the common lattice, a person of a small partner takes large steps.
    let mut strata: Vec<Stratum> = Vec::new();
    for row in &rows {
        let step = sizes / row.len() as u64;
        let scaled: Vec<u64> = row.iter().map(|k| k * step).collect();
        // Rising: the order of the partners leaves no trace in the bits.
        insert(&mut strata, Stratum::bootstrap(&scaled), Ord::cmp);
    }
    if strata.iter().all(|s| s.atoms.len() == 1) {
        return Outcome::Undefined(Reason::NoSpread);
    }
    let (lowest, points) = support(&strata);
    let steps: u64 = strata.iter().map(|s| u64::from(s.draws) * s.atoms.len() as u64).sum();
    let multiplications = points.saturating_mul(steps) / 2;
    if effort == Effort::Quick && multiplications > MOST_QUICK {
        return Outcome::Undefined(Reason::OnDemand);
    }
    let distribution = if multiplications <= MOST_CONVOLVED {
        Distribution::convolved(&strata)
    } else if let Some(inversion) = Inversion::new(&strata) {
        Distribution::Inverted(inversion, Bell::of(&strata, points))
    } else if let Some(halves) = Halves::new(&strata) {
        Distribution::Halved(halves, Bell::of(&strata, points))
    } else {
        return Outcome::Undefined(Reason::LatticeTooFine);
    };
    let bottom = (d * sizes) as f64 * rows.len() as f64;
    let observed: u64 = strata.iter().map(Stratum::total).sum();
    let at = |k: u64| (lowest + k) as f64 / bottom;
    Outcome::Known(summarise(&distribution, &strata, observed - lowest, points, level, at))
}

fn summarise(
    distribution: &Distribution,
    strata: &[Stratum],
    observed: u64,
    points: u64,
    level: f64,
    at: impl Fn(u64) -> f64,
) -> Bootstrap {
    let below = if observed == 0 { 0.0 } else { distribution.cdf(observed - 1) };
    let bias = normal::quantile(0.5 * (below + distribution.cdf(observed)));
    let acceleration = acceleration(strata);
    let tail = (1.0 - level) / 2.0;
    let corrected = |p: f64| {
        let z = bias + normal::quantile(p);
        normal::cdf(bias + z / (1.0 - acceleration * z))
    };
    let end = |p: f64| at(distribution.quantile(p));
    Bootstrap {
        bca: Interval::new(end(corrected(tail)), end(corrected(1.0 - tail))),
        percentile: Interval::new(end(tail), end(1.0 - tail)),
        bias,
        acceleration,
        support: points,
    }
}

/// The deviations of a stratum's values from its mean are whole multiples of one over its size.
fn acceleration(strata: &[Stratum]) -> f64 {
    let (mut squares, mut cubes) = (Sum::default(), Sum::default());
    for stratum in strata {
        let size = i128::from(stratum.size());
        let total = i128::from(stratum.total());
        for &(value, count) in &stratum.atoms {
            let deviation = (i128::from(value) * size - total) as f64 / size as f64;
            squares.add(f64::from(count) * deviation * deviation);
            cubes.add(f64::from(count) * deviation * deviation * deviation);
        }
    }
    let s = squares.value();
    cubes.value() / (6.0 * s * math::sqrt(s))
}

/// The distribution of the resampled sum, counted from the lowest possible one.
enum Distribution {
    /// Cumulative probabilities of all sums.
    Convolved(Vec<f64>),
    Inverted(Inversion, Bell),
    Halved(Halves, Bell),
}

impl Distribution {
    fn convolved(strata: &[Stratum]) -> Self {
        Self::Convolved(sum::running(probabilities(strata)))
    }

    fn cdf(&self, k: u64) -> f64 {
        match self {
            Self::Convolved(all) => all[k as usize],
            Self::Inverted(inversion, _) => inversion.cdf(k),
            Self::Halved(halves, _) => halves.cdf(k),
        }
    }

    /// The lowest point whose cumulative probability reaches p.
    fn quantile(&self, p: f64) -> u64 {
        let p = p - TIE;
        match self {
            Self::Convolved(all) => {
                all.partition_point(|cumulative| *cumulative < p).min(all.len() - 1) as u64
            }
            Self::Inverted(_, bell) | Self::Halved(_, bell) => bell.quantile(p, |k| self.cdf(k)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The three ways to the distribution give the same end points.
    #[test]
    fn all_ways_agree() {
        let strata = [
            Stratum::bootstrap(&[12, 24, 24, 36, 60]),
            Stratum::bootstrap(&[10, 40, 50]),
            Stratum::bootstrap(&[15, 15, 45, 60]),
        ];
        let (_, points) = support(&strata);
        let bell = Bell::of(&strata, points);
        let convolved = Distribution::convolved(&strata);
        let inverted = Distribution::Inverted(Inversion::new(&strata).unwrap(), bell);
        let halved = Distribution::Halved(Halves::new(&strata).unwrap(), bell);
        for p in [0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9999] {
            assert_eq!(convolved.quantile(p), inverted.quantile(p), "{p}");
            assert_eq!(convolved.quantile(p), halved.quantile(p), "{p}");
        }
    }
}
