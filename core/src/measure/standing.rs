//! What may be said of a mean in a word: its band, or that it lies between two.
//!
//! A mean just above a cut can be more probably below it: the posterior leans towards the middle
//! of the scale, the more so the fewer people answered. To call such a mean by its band would
//! claim what is more probably not so.

use super::{Band, Estimate};

/// Where a mean stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In the band of the mean, which no other is more probable than.
    In(Band),
    /// On the edge of two bands: the lower first. The mean lies in one, the other is more probable.
    Between(Band, Band),
}

impl Estimate {
    /// Where the mean stands; nothing in a lens without bands.
    ///
    /// # Example
    ///
    /// ```
    /// use comity::{AssessOptions, CsvDefaults, assess, builtin, parse_responses};
    /// let instrument = builtin("readiness").unwrap();
    /// let table = "disclosure,respondent,partner,history_a\nnamed,r1,University,4\n";
    /// let file = parse_responses(table, "t.csv", &instrument, &CsvDefaults::default()).unwrap();
    /// let result = assess(&instrument, &file.responses, &AssessOptions::default(), file.notices).unwrap();
    /// let history = &result.lenses[0].groups[0].measure.headline;
    /// assert!(history.known().unwrap().standing().is_some());
    /// ```
    pub fn standing(&self) -> Option<Standing> {
        let (band, probabilities) = (*self.band.known()?, self.probabilities.known()?);
        let all = [Band::Concern, Band::Discuss, Band::Strength];
        let likeliest = all.into_iter().fold(band, |best, other| {
            if probabilities.of(other) > probabilities.of(best) { other } else { best }
        });
        Some(if likeliest == band {
            Standing::In(band)
        } else {
            Standing::Between(band.min(likeliest), band.max(likeliest))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{BandProbabilities, Interval, Outcome};

    #[test]
    fn a_band_less_probable_than_its_neighbour_is_not_claimed() {
        let estimate = |below_discuss, below_strength| Estimate {
            mean: 4.02,
            interval: Interval { low: 3.5, high: 4.3 },
            band: Outcome::Known(Band::Strength),
            probabilities: Outcome::Known(BandProbabilities::from_cuts(
                below_discuss,
                below_strength,
            )),
        };
        let edge = Standing::Between(Band::Discuss, Band::Strength);
        assert_eq!(estimate(0.01, 0.65).standing(), Some(edge));
        assert_eq!(estimate(0.01, 0.45).standing(), Some(Standing::In(Band::Strength)));
    }
}
