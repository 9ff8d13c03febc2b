//! What the answers say about the mean: one Dirichlet posterior for interval and bands.
//!
//! Source: Rubin 1981 (the Bayesian bootstrap is the case without prior); Gil-Pelaez 1951 and
//! Imhof 1961 for the integral; Kish 1965 for the effective number of people. Equation: the
//! shares theta of the possible person scores c_k have the posterior Dirichlet(m/K + n_k), the
//! mean is sum c_k theta_k. Partner-first, n_k becomes n_eff sum_i w_i [x_i = k] with w_i = 1/(G n_g)
//! and n_eff = G^2 / sum_g 1/n_g. Assumes that people answer independently and that the scale's
//! points are equally likely before anyone answers (total prior mass m). Range: the scale.
//! Defined from one person on. Differences between partners count as spread, so the interval is
//! wide where there are camps.

use alloc::{format, string::String, vec::Vec};

use serde::Serialize;

use crate::{
    error::{Error, ErrorKind, Place},
    measure::{lattice_scores::ByPartner, score::Score},
    numeric::{
        dist::dirichlet::{Class, mean_cdf, mean_quantile},
        order::find_or_insert,
        sum,
    },
};

/// Where the mean plausibly lies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    pub(crate) fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// Widened, where needed, until it holds `value`.
    fn holding(self, value: f64) -> Self {
        Self {
            low: if value < self.low { value } else { self.low },
            high: if value > self.high { value } else { self.high },
        }
    }
}

/// The finest lattice the prior is spread over: beyond it the points are closer than anyone can
/// tell apart, and each costs time.
pub(super) const FINEST_PRIOR: u32 = 24;

/// The distribution of the mean, given the answers.
#[derive(Clone, Debug)]
pub struct Posterior {
    classes: Vec<Class>,
}

impl Posterior {
    /// Every person counts once.
    ///
    /// `low` and `high` are the ends of the scale, `full_weight` the sum of the weights of the
    /// indicators asked (the scores of a complete answer are multiples of one over it), and
    /// `prior_mass` the total weight spread over these.
    ///
    /// # Example
    ///
    /// ```
    /// use comity::{Posterior, Score};
    /// // Five people, one indicator, on 1 to 5.
    /// let levels = [4, 4, 5, 3, 4].into_iter().enumerate();
    /// let scores: Vec<Score> = levels.map(|(row, x)| Score::new(row, x, 1)).collect::<Result<_, _>>()?;
    /// let posterior = Posterior::per_person(&scores, 1, 5, 1, 1.0)?;
    /// assert!(posterior.cdf(3.0) < 0.1);
    /// # Ok::<(), comity::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] where the scale is turned round, the prior is not a number from 0,
    /// or a score lies outside the scale; [`ErrorKind::Empty`] with neither scores nor prior.
    pub fn per_person(
        scores: &[Score],
        low: u8,
        high: u8,
        full_weight: u32,
        prior_mass: f64,
    ) -> Result<Self, Error> {
        let fault = |kind, field: &str, message: String, mend: &str| {
            Err(Error::new(kind, Place::default().field(field), message, mend))
        };
        if low > high {
            let message = format!("the scale goes from {low} to {high}");
            return fault(ErrorKind::OutOfRange, "low", message, "Give its lower end first");
        }
        if !(prior_mass.is_finite() && prior_mass >= 0.0) {
            let message = format!("a prior cannot weigh {prior_mass}");
            return fault(ErrorKind::OutOfRange, "prior_mass", message, "Give a number from 0");
        }
        if scores.is_empty() && prior_mass == 0.0 {
            let message = "there is neither a score nor a prior".into();
            return fault(ErrorKind::Empty, "scores", message, "Give one of them");
        }
        let scale = f64::from(low)..=f64::from(high);
        if let Some(score) = scores.iter().find(|s| !scale.contains(&s.value())) {
            let message = format!("a score of {} is not from {low} to {high}", score.value());
            let field = format!("scores[{}]", score.row());
            return fault(ErrorKind::OutOfRange, &field, message, "Give scores on the scale");
        }
        Ok(Self::of_people(scores, low, high, full_weight, prior_mass))
    }

    /// The same, of scores and a scale that are right.
    pub(crate) fn of_people(
        scores: &[Score],
        low: u8,
        high: u8,
        full_weight: u32,
        prior_mass: f64,
    ) -> Self {
        let weighted = scores.iter().map(|s| (s.value(), 1.0)).collect();
        Self::new(weighted, low, high, full_weight, prior_mass)
    }

    /// Every partner counts once, however many of its people answered.
    pub(crate) fn partner_first(
        groups: &ByPartner,
        low: u8,
        high: u8,
        full_weight: u32,
        prior_mass: f64,
    ) -> Self {
        let count = groups.partners.len() as f64;
        let inverse = sum::sum(groups.partners.iter().map(|(_, s)| 1.0 / s.len() as f64));
        // n_eff w_i = G^2 / inverse / (G n_g): G over inverse, shared by the partner's people.
        let partner_share = count / inverse;
        let weighted = groups
            .partners
            .iter()
            .flat_map(|(_, s)| s.iter().map(move |p| (p.value(), partner_share / s.len() as f64)))
            .collect();
        Self::new(weighted, low, high, full_weight, prior_mass)
    }

    fn new(
        weighted: Vec<(f64, f64)>,
        low: u8,
        high: u8,
        full_weight: u32,
        prior_mass: f64,
    ) -> Self {
        let steps = full_weight.clamp(1, FINEST_PRIOR);
        let points = u32::from(high - low) * steps + 1;
        let share = prior_mass / f64::from(points);
        // Rising, so that the order of the people leaves no trace in the bits.
        let mut by_weight: Vec<(f64, Vec<(f64, u32)>)> = Vec::new();
        for (value, weight) in weighted {
            let values = find_or_insert(&mut by_weight, weight, f64::total_cmp);
            *find_or_insert(values, value, f64::total_cmp) += 1;
        }
        let classes = by_weight.into_iter().map(|(weight, values)| Class { weight, values });
        let mut classes: Vec<Class> = classes.collect();
        if share > 0.0 {
            let first = u32::from(low) * steps;
            let values = (first..first + points).map(|k| (f64::from(k) / f64::from(steps), 1));
            classes.push(Class { weight: share, values: values.collect() });
        }
        Self { classes }
    }

    pub(super) fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// P(mean <= x).
    pub fn cdf(&self, x: f64) -> f64 {
        mean_cdf(&self.classes, x)
    }

    /// The x with P(mean <= x) = p; NaN where `p` is no probability.
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { mean_quantile(&self.classes, p) } else { f64::NAN }
    }

    /// The equal-tailed interval of this probability (its ends are NaN where `level` is none), the nearer end moved to `mean` where the
    /// mean lies outside (unanimous extreme answers need it).
    pub fn interval(&self, level: f64, mean: f64) -> Interval {
        let tail = (1.0 - level) / 2.0;
        Interval::new(self.quantile(tail), self.quantile(1.0 - tail)).holding(mean)
    }
}
