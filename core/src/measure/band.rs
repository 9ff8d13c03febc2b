//! Bands: where a mean falls, by the instrument's convention.
//!
//! Lower cut points, half-open, compared before rounding: a mean of exactly 4 on a cut at 4 is a
//! strength. A convention of the instrument, not a norm.

use serde::Serialize;

use crate::instrument::Bands;

/// Where a mean falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Below the cut to discuss.
    Concern,
    /// Between the two cuts.
    Discuss,
    /// From the upper cut.
    Strength,
}

impl Band {
    /// The band of a mean.
    pub fn of(mean: f64, bands: &Bands) -> Self {
        if mean >= bands.strength {
            Self::Strength
        } else if mean >= bands.discuss {
            Self::Discuss
        } else {
            Self::Concern
        }
    }

    /// The band as one word, as it stands in JSON and CSV.
    pub fn word(self) -> &'static str {
        match self {
            Self::Concern => "concern",
            Self::Discuss => "discuss",
            Self::Strength => "strength",
        }
    }
}

/// How probable it is that the mean lies in each band, given the answers. They sum to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BandProbabilities {
    /// P(concern).
    pub concern: f64,
    /// P(discuss).
    pub discuss: f64,
    /// P(strength).
    pub strength: f64,
}

impl BandProbabilities {
    /// From the probabilities of lying below the two cuts.
    pub(crate) fn from_cuts(below_discuss: f64, below_strength: f64) -> Self {
        let below_strength = below_strength.max(below_discuss);
        Self {
            concern: below_discuss,
            discuss: below_strength - below_discuss,
            strength: 1.0 - below_strength,
        }
    }

    /// The probability of one band.
    pub fn of(&self, band: Band) -> f64 {
        match band {
            Band::Concern => self.concern,
            Band::Discuss => self.discuss,
            Band::Strength => self.strength,
        }
    }
}
