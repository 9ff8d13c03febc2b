//! A figure, or the reason why there is none. Unknown is a value, not NaN.

use serde::{Serialize, Serializer, ser::SerializeMap};

/// Why a figure does not exist or is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// No form held any of the indicators.
    NotAsked,
    /// Nobody answered enough of the indicators.
    NoAnswers,
    /// One person has no spread.
    OnePerson,
    /// All answers within each partner are equal (or each partner has one), so resampling them
    /// says nothing.
    NoSpread,
    /// The exact distribution has more points than are computed.
    LatticeTooFine,
    /// It takes long and was not asked for: [`Effort::Whole`](crate::Effort::Whole) asks for it.
    OnDemand,
    /// It would stand on too few people to show without naming them, or lead back to them.
    TooFewToShow,
    /// More is not better in this lens, so it has no bands.
    NotBanded,
    /// It needs more people than there are.
    TooFewPeople,
    /// It needs more items than there are.
    TooFewItems,
    /// It needs more groups (partners) than there are.
    TooFewGroups,
    /// Everybody gave the same answers, so nothing varies that could be compared.
    NoVariation,
    /// No two people answered the same item (or the same person two items), so nothing pairs up.
    NoPairs,
    /// The mean lies so near the end of the scale that the figure does not exist there.
    MeanTooExtreme,
    /// People differ so much more than by chance that the figure does not exist.
    SpreadTooWide,
    /// The figure is defined for scales of another number of levels only.
    OtherScale,
    /// What was handed in is outside what it may be; not of anything that [`crate::assess`] gives.
    InvalidInput,
}

impl Reason {
    /// The reason as one word, as it stands in JSON and CSV.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::NoAnswers => "no_answers",
            Self::OnePerson => "one_person",
            Self::NoSpread => "no_spread",
            Self::LatticeTooFine => "lattice_too_fine",
            Self::OnDemand => "on_demand",
            Self::TooFewToShow => "too_few_to_show",
            Self::NotBanded => "not_banded",
            Self::TooFewPeople => "too_few_people",
            Self::TooFewItems => "too_few_items",
            Self::TooFewGroups => "too_few_groups",
            Self::NoVariation => "no_variation",
            Self::NoPairs => "no_pairs",
            Self::MeanTooExtreme => "mean_too_extreme",
            Self::SpreadTooWide => "spread_too_wide",
            Self::OtherScale => "other_scale",
            Self::InvalidInput => "invalid_input",
        }
    }
}

/// A figure or the reason for its absence.
///
/// In JSON the figure stands as it is; an absent one is `{"undefined": "no_answers"}`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome<T> {
    /// The figure.
    Known(T),
    /// Why there is none.
    Undefined(Reason),
}

impl<T> Outcome<T> {
    /// The figure, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Undefined(_) => None,
        }
    }

    /// Why there is no figure, if there is none.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Known(_) => None,
            Self::Undefined(reason) => Some(*reason),
        }
    }

    /// The figure made into another.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Self::Known(value) => Outcome::Known(f(value)),
            Self::Undefined(reason) => Outcome::Undefined(reason),
        }
    }

    /// The figure if it may be shown.
    pub(crate) fn shown_if(self, shown: bool) -> Self {
        if shown { self } else { Self::Undefined(Reason::TooFewToShow) }
    }
}

impl<T: Serialize> Serialize for Outcome<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(value) => value.serialize(serializer),
            Self::Undefined(reason) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("undefined", reason.word())?;
                map.end()
            }
        }
    }
}
