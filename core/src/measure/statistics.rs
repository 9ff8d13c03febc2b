//! Every statistic by its name, worked out of a plain matrix: what a command or a page offers as a
//! list to choose from.
//!
//! A statistic stands in a file of its own elsewhere in `measure`; here it is one line of
//! `registry.rs`. How a line is worked out, of which people and items, is decided by its [`Reach`].

mod between;
mod find;
mod parts;
mod registry;
mod whole;

use alloc::{string::String, vec::Vec};

use serde::Serialize;

use super::{outcome::Outcome, posterior::Interval, ratings::Ratings};
use crate::responses::Matrix;

pub use find::statistic;
use registry::{ALL, WholeChance, Work};

/// Of what a statistic speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reach {
    /// Of each item, over everybody and over the people of each partner.
    Item,
    /// Of all items together, over everybody and over the people of each partner.
    Items,
    /// Of partners beside each other.
    Partners,
}

/// Where the chance level of a statistic comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChanceLevel {
    /// It has none.
    None,
    /// It is exact.
    Exact,
    /// By mixing up each person's answers among the items: [`PermutationNull`](crate::PermutationNull)
    /// with [`Statistic::permuted`].
    Permuted,
}

/// One statistic.
#[derive(Clone, Copy, Debug)]
pub struct Statistic {
    /// Its name, spelt out as its function is.
    pub name: &'static str,
    /// What it says, in a line.
    pub meaning: &'static str,
    work: Work,
}

/// Whom a figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Whom {
    /// Everybody.
    Everybody,
    /// The people of this partner.
    Partner(usize),
    /// This partner against all others, or among them.
    Against(usize),
    /// All partners.
    Partners,
}

/// One figure of a statistic.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Figure {
    /// The statistic's name.
    pub statistic: &'static str,
    /// Whom it speaks of.
    pub whom: Whom,
    /// The item it speaks of; of all of them where there is none.
    pub item: Option<usize>,
    /// The figure, or why there is none.
    pub value: Outcome<f64>,
    /// Its interval of 95 in a hundred, where the statistic has one.
    pub interval: Option<Outcome<Interval>>,
    /// The chance of as much agreement by chance alone, where it is exact and was asked for.
    pub chance: Option<Outcome<f64>>,
    /// What must be known to read it, in a clause; often nothing.
    pub note: String,
}

/// All statistics, in the order in which they are shown.
pub fn statistics() -> &'static [Statistic] {
    ALL
}

impl Statistic {
    /// Of what it speaks.
    pub fn reach(&self) -> Reach {
        match self.work {
            Work::Item { .. } | Work::EveryItem(_) => Reach::Item,
            Work::Whole { .. } => Reach::Items,
            Work::Between(_) => Reach::Partners,
        }
    }

    /// Where its chance level comes from.
    pub fn chance(&self) -> ChanceLevel {
        match self.work {
            Work::Item { chance: Some(_), .. }
            | Work::Whole { chance: WholeChance::Exact(_), .. } => ChanceLevel::Exact,
            Work::Whole { chance: WholeChance::Permuted(_), .. } => ChanceLevel::Permuted,
            _ => ChanceLevel::None,
        }
    }

    /// The function whose chance level is found by permutation: the statistic itself, or its
    /// opposite where low values are agreement.
    pub fn permuted(&self) -> Option<fn(&Ratings<'_>) -> Outcome<f64>> {
        match self.work {
            Work::Whole { chance: WholeChance::Permuted(of), .. } => Some(of),
            _ => None,
        }
    }

    /// All its figures of a matrix. With `chance` the exact chance levels are worked out too.
    ///
    /// # Example
    ///
    /// ```
    /// use comity::{Matrix, statistic};
    /// let items = vec!["a".into(), "b".into(), "c".into()];
    /// let matrix = Matrix::new(items, [1, 3, 5, 1, 4, 5, 1, 3, 0], 1, 5)?;
    /// let alpha = &statistic("krippendorff_alpha_ordinal")?.of(&matrix, false)[0];
    /// assert!(alpha.value.known().is_some_and(|a| *a > 0.9));
    /// # Ok::<(), comity::Error>(())
    /// ```
    pub fn of(&self, matrix: &Matrix, chance: bool) -> Vec<Figure> {
        match self.work {
            Work::Between(of) => between::figures(self.name, of, matrix),
            work => parts::figures(self.name, work, matrix, chance),
        }
    }
}

/// The people whom a figure speaks of; everybody where it is of partners beside each other.
pub fn ratings_of(matrix: &Matrix, whom: Whom) -> Ratings<'_> {
    match whom {
        Whom::Partner(partner) => Ratings::of_partner(matrix, partner),
        _ => Ratings::of_all(matrix),
    }
}
