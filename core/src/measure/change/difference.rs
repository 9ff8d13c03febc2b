//! What the answers of two rounds say about the difference of their means.
//!
//! Different people: the two means have independent posteriors (see `posterior`), and
//! P(M2 - M1 <= x) = integral of F2(m + x) dF1(m), each F by its own exact integral, approximated piece
//! by piece to 1e-11. (The characteristic function of a Dirichlet mean is no product, unlike that
//! of a sum of gamma variables, so there is no single integral over both.) Same people: each person's
//! own difference d is one value, and the mean of the differences has a Dirichlet posterior on their
//! lattice; how alike a person answers twice is then part of it. The prior is that of two
//! independent evenly spread answers, which makes differences of 0 likelier than large ones: of
//! P points a scale, P - |k| of the P^2 pairs are k steps apart. Source: as for `posterior`. Range:
//! twice the length of the scale. Absolute error of a probability below 1e-10 (independent),
//! 1e-13 (same people).

use alloc::vec::Vec;

use crate::{
    error::{Error, ErrorKind, Place},
    measure::{
        posterior::{FINEST_PRIOR, Interval, Posterior},
        score::Score,
    },
    numeric::{
        dist::{
            dirichlet::{self, Class},
            normal,
        },
        math,
        order::{find_or_insert, insert_once_by},
        piecewise::Piecewise,
        quadrature::ExpSinh,
        root,
    },
};

/// How near a quantile is to the exact one, on the scale of the levels.
const TOLERANCE: f64 = 1e-12;

/// The distribution of the change of a mean between two rounds, given the answers.
#[derive(Clone, Debug)]
pub struct Change {
    kind: Kind,
    low: f64,
    high: f64,
    /// Middle and spread, to know where to look.
    middle: f64,
    spread: f64,
}

#[derive(Clone, Debug)]
enum Kind {
    Paired(Vec<Class>),
    Independent(Piecewise, Piecewise),
    /// One of the two means is certain: the other's distribution, moved or mirrored.
    FromCertain(f64, Vec<Class>),
    ToCertain(Vec<Class>, f64),
}

impl Change {
    /// The change from one posterior to another of which each knows nothing of the other:
    /// different people, or people who cannot be told.
    ///
    /// # Example
    ///
    /// ```
    /// use comity::{Change, Posterior, Score};
    /// let scores = |levels: [u32; 5]| -> Result<Vec<Score>, comity::Error> {
    ///     levels.into_iter().enumerate().map(|(row, x)| Score::new(row, x, 1)).collect()
    /// };
    /// let before = Posterior::per_person(&scores([2, 3, 3, 2, 4])?, 1, 5, 1, 1.0)?;
    /// let after = Posterior::per_person(&scores([4, 4, 5, 3, 4])?, 1, 5, 1, 1.0)?;
    /// assert!(Change::between(&before, &after).rising() > 0.95);
    /// # Ok::<(), comity::Error>(())
    /// ```
    pub fn between(before: &Posterior, after: &Posterior) -> Self {
        let (first, second) = (before.classes(), after.classes());
        let (low, high) = (dirichlet::range(first), dirichlet::range(second));
        let kind = match (low.0 == low.1, high.0 == high.1) {
            (true, _) => Kind::FromCertain(low.0, second.to_vec()),
            (_, true) => Kind::ToCertain(first.to_vec(), high.0),
            _ => Kind::Independent(pieces(first), pieces(second)),
        };
        let (m1, v1) = dirichlet::moments(first);
        let (m2, v2) = dirichlet::moments(second);
        Self {
            kind,
            low: high.0 - low.1,
            high: high.1 - low.0,
            middle: m2 - m1,
            spread: math::sqrt(v1 + v2),
        }
    }

    /// The change of people who answered in both rounds, each pair the scores of one person.
    ///
    /// Scale, `full_weight` and `prior_mass` as in [`Posterior::per_person`].
    ///
    /// # Example
    ///
    /// ```
    /// use comity::{Change, Score};
    /// let pair = |a, b| Ok::<_, comity::Error>((Score::new(0, a, 1)?, Score::new(0, b, 1)?));
    /// // Everybody has moved up by one: of that little is in doubt.
    /// let change = Change::of_same_people(&[pair(1, 2)?, pair(3, 4)?, pair(4, 5)?], 1, 5, 1, 1.0)?;
    /// assert!(change.rising() > 0.9);
    /// # Ok::<(), comity::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Posterior::per_person`], for either score.
    pub fn of_same_people(
        pairs: &[(Score, Score)],
        low: u8,
        high: u8,
        full_weight: u32,
        prior_mass: f64,
    ) -> Result<Self, Error> {
        let scores: Vec<Score> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        // Asked for its checks.
        Posterior::per_person(&scores, low, high, full_weight, prior_mass)?;
        if low == high {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                Place::default().field("high"),
                "a scale of one level has no differences",
                "Give a scale of two levels or more",
            ));
        }
        let mut values: Vec<(f64, u32)> = Vec::new();
        for (before, after) in pairs {
            let d = difference(*before, *after);
            *find_or_insert(&mut values, d, f64::total_cmp) += 1;
        }
        let mut classes = Vec::new();
        if !values.is_empty() {
            classes.push(Class { weight: 1.0, values });
        }
        let steps = full_weight.clamp(1, FINEST_PRIOR);
        let points = u32::from(high - low) * steps + 1;
        if prior_mass > 0.0 {
            let share = prior_mass / (f64::from(points) * f64::from(points));
            classes.extend((0..points).map(|k| {
                let step = f64::from(k) / f64::from(steps);
                let values =
                    if k == 0 { alloc::vec![(0.0, 1)] } else { alloc::vec![(-step, 1), (step, 1)] };
                Class { weight: share * f64::from(points - k), values }
            }));
        }
        let (low, high) = dirichlet::range(&classes);
        let (middle, variance) = dirichlet::moments(&classes);
        let spread = math::sqrt(variance);
        Ok(Self { kind: Kind::Paired(classes), low, high, middle, spread })
    }

    /// P(change <= x).
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() || x < self.low {
            return if x.is_nan() { x } else { 0.0 };
        }
        if x >= self.high {
            return 1.0;
        }
        match &self.kind {
            Kind::Paired(classes) => dirichlet::mean_cdf(classes, x),
            Kind::Independent(before, after) => before.difference_cdf(after, x),
            Kind::FromCertain(before, after) => dirichlet::mean_cdf(after, before + x),
            Kind::ToCertain(before, after) => 1.0 - dirichlet::mean_cdf(before, after - x),
        }
    }

    /// The x with P(change <= x) = p; NaN where `p` is no probability.
    pub fn quantile(&self, p: f64) -> f64 {
        if !(0.0..=1.0).contains(&p) {
            return f64::NAN;
        }
        if self.low == self.high || p == 0.0 {
            return self.low;
        }
        if p == 1.0 {
            return self.high;
        }
        let distance = |x: f64| self.cdf(x) - p;
        let mut ends = [(self.low, -p), (self.high, 1.0 - p)];
        let middle = self.middle + normal::quantile(p) * self.spread;
        for x in [middle - 0.5 * self.spread, middle + 0.5 * self.spread] {
            if x > ends[0].0 && x < ends[1].0 {
                let y = distance(x);
                ends[usize::from(y > 0.0)] = (x, y);
            }
        }
        root::crossing(ends[0], ends[1], TOLERANCE, distance)
    }

    /// The equal-tailed interval of this probability; its ends are NaN where `level` is none.
    pub fn interval(&self, level: f64) -> Interval {
        let tail = (1.0 - level) / 2.0;
        Interval::new(self.quantile(tail), self.quantile(1.0 - tail))
    }

    /// The probability that the mean has risen.
    pub fn rising(&self) -> f64 {
        1.0 - self.cdf(0.0)
    }

    /// The posterior mean of the change.
    pub fn mean(&self) -> f64 {
        self.middle
    }
}

/// The difference of two fractions, rounded once.
fn difference(before: Score, after: Score) -> f64 {
    let cross = |s: Score, other: Score| i128::from(s.sum()) * i128::from(other.weight());
    let top = cross(after, before) - cross(before, after);
    let bottom = i128::from(before.weight()) * i128::from(after.weight());
    top as f64 / bottom as f64
}

/// A posterior's distribution function in pieces that meet at the values people gave.
fn pieces(classes: &[Class]) -> Piecewise {
    /// A value with less weight than this leaves no edge that would be seen.
    const HEAVY: f64 = 0.1;
    let (low, high) = dirichlet::range(classes);
    let mut breaks = alloc::vec![low, high];
    for class in classes {
        for (value, count) in &class.values {
            if class.weight * f64::from(*count) >= HEAVY {
                insert_once_by(&mut breaks, *value, f64::total_cmp);
            }
        }
    }
    let mut rule = ExpSinh::new();
    Piecewise::of(&breaks, |x| dirichlet::mean_cdf_by(&mut rule, classes, x))
}
