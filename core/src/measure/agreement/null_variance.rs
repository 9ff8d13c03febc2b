//! The spread that people would show who answered by chance: what agreement is compared with.
//!
//! Source: James, Demaree & Wolf 1984 (uniform); LeBreton & Senter 2008 for the shapes on five
//! levels. Equations: (A^2 - 1)/12 for A equally likely levels, ((A - 1)/2)^2 for two camps at the
//! ends; the others are the variance of the shares that stand below, in hundredths. Undefined for
//! fewer than two levels, and for the shapes of five levels on any other scale.

use alloc::{vec, vec::Vec};

use super::counted::outcome;
use crate::{
    measure::outcome::{Outcome, Reason},
    numeric::integer::ratio,
};

/// How answers are spread that are given by chance.
///
/// # Example
///
/// ```
/// use comity::NullVariance;
/// assert_eq!(NullVariance::Uniform.variance(5).known(), Some(&2.0));
/// assert_eq!(NullVariance::SlightSkew.variance(5).known(), Some(&1.34));
/// assert!(NullVariance::SlightSkew.variance(7).known().is_none());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NullVariance {
    /// Every level is equally likely.
    #[default]
    Uniform,
    /// Leaning a little to the high end; on five levels only, as the next four.
    SlightSkew,
    /// Leaning to the high end.
    ModerateSkew,
    /// Nearly all at the high end.
    HeavySkew,
    /// Falling evenly from the middle to both ends.
    Triangular,
    /// Like a bell.
    Normal,
    /// Half of the people at each end: the most that answers can differ.
    MaximumDissensus,
}

impl NullVariance {
    /// The variance of such answers on a scale of so many levels.
    pub fn variance(self, levels: u8) -> Outcome<f64> {
        outcome(self.fraction(levels)).map(|(top, bottom)| ratio(top, bottom))
    }

    /// How likely each level is, lowest first.
    pub fn shares(self, levels: u8) -> Outcome<Vec<f64>> {
        outcome(self.weights(levels)).map(|weights| {
            let all: i128 = weights.iter().sum();
            weights.iter().map(|weight| ratio(*weight, all)).collect()
        })
    }

    /// The variance as a fraction of whole numbers.
    pub(super) fn fraction(self, levels: u8) -> Result<(i128, i128), Reason> {
        let weights = self.weights(levels)?;
        let a = i128::from(levels);
        if self == Self::Uniform {
            return Ok((a * a - 1, 12));
        }
        let [all, sum, squares] = [0, 1, 2].map(|power| -> i128 {
            (0..).zip(&weights).map(|(x, weight): (i128, _)| weight * x.pow(power)).sum()
        });
        Ok((all * squares - sum * sum, all * all))
    }

    /// The shares as whole numbers.
    pub(super) fn weights(self, levels: u8) -> Result<Vec<i128>, Reason> {
        if levels < 2 {
            return Err(Reason::InvalidInput);
        }
        let hundredths = match self {
            Self::Uniform => return Ok(vec![1; usize::from(levels)]),
            Self::MaximumDissensus => {
                let mut ends = vec![0; usize::from(levels)];
                (ends[0], ends[usize::from(levels) - 1]) = (1, 1);
                return Ok(ends);
            }
            Self::SlightSkew => [5, 15, 20, 35, 25],
            Self::ModerateSkew => [0, 10, 15, 40, 35],
            Self::HeavySkew => [0, 0, 10, 40, 50],
            Self::Triangular => [11, 22, 34, 22, 11],
            Self::Normal => [7, 24, 38, 24, 7],
        };
        if levels == 5 { Ok(hundredths.to_vec()) } else { Err(Reason::OtherScale) }
    }
}

#[cfg(test)]
mod tests {
    use super::{NullVariance::*, *};

    #[test]
    fn variances_are_those_of_the_literature() {
        let all =
            [Uniform, SlightSkew, ModerateSkew, HeavySkew, Triangular, Normal, MaximumDissensus];
        let stated = [2.0, 1.34, 0.9, 0.44, 1.32, 1.04, 4.0];
        assert_eq!(all.map(|null| *null.variance(5).known().unwrap()), stated);
        assert_eq!(Uniform.variance(7).known(), Some(&4.0));
        assert_eq!(MaximumDissensus.variance(2).known(), Some(&0.25));
        for null in all {
            assert_eq!(null.variance(1).reason(), Some(Reason::InvalidInput));
            assert_eq!(null.shares(5).known().unwrap().len(), 5);
        }
    }
}
