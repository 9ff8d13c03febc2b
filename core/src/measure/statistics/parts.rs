//! Statistics of items, over everybody and over the people of each partner.

use alloc::{format, string::String, vec::Vec};

use super::{
    Figure, Whom, ratings_of,
    registry::{WholeChance, Work},
};
use crate::{
    measure::{
        agreement::{ColumnCounts, chance_of_item},
        outcome::Outcome,
        posterior::Interval,
        ratings::Ratings,
    },
    responses::Matrix,
};

/// A figure with what belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Worked {
    pub(super) value: f64,
    pub(super) interval: Option<Outcome<Interval>>,
    pub(super) note: String,
}

impl From<f64> for Worked {
    fn from(value: f64) -> Self {
        Self { value, interval: None, note: String::new() }
    }
}

impl Worked {
    pub(super) fn noted(value: f64, note: String) -> Self {
        Self { note, ..Self::from(value) }
    }

    pub(super) fn within(value: f64, interval: Outcome<Interval>) -> Self {
        Self { interval: Some(interval), ..Self::from(value) }
    }
}

/// How many items were left out, where there were any.
pub(super) fn left_out(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "one item left out, where it is not defined".into(),
        n => format!("{n} items left out, where it is not defined"),
    }
}

pub(super) fn figure(name: &'static str, whom: Whom, worked: Outcome<Worked>) -> Figure {
    let mut figure = Figure {
        statistic: name,
        whom,
        item: None,
        value: worked.as_ref_reason(),
        interval: None,
        chance: None,
        note: String::new(),
    };
    if let Outcome::Known(worked) = worked {
        figure.interval = worked.interval;
        figure.note = worked.note;
    }
    figure
}

impl Outcome<Worked> {
    fn as_ref_reason(&self) -> Outcome<f64> {
        match self {
            Self::Known(worked) => Outcome::Known(worked.value),
            Self::Undefined(reason) => Outcome::Undefined(*reason),
        }
    }
}

/// The figures of everybody, then of each partner.
pub(super) fn figures(
    name: &'static str,
    work: Work,
    matrix: &Matrix,
    chance: bool,
) -> Vec<Figure> {
    let partners = (0..matrix.partners().len()).map(Whom::Partner);
    let mut figures = Vec::new();
    for whom in core::iter::once(Whom::Everybody).chain(partners) {
        of_part(name, work, whom, &ratings_of(matrix, whom), chance, &mut figures);
    }
    figures
}

fn of_part(
    name: &'static str,
    work: Work,
    whom: Whom,
    ratings: &Ratings<'_>,
    asked: bool,
    figures: &mut Vec<Figure>,
) {
    match work {
        Work::Item { of, chance } => {
            for (item, counts) in ColumnCounts::of(ratings).columns().enumerate() {
                let worked = of(counts, ratings.low());
                let exact = chance.filter(|_| asked);
                figures.push(Figure {
                    item: Some(item),
                    chance: exact.map(|(kind, null)| chance_of_item(counts, kind, null)),
                    ..figure(name, whom, worked)
                });
            }
        }
        Work::EveryItem(of) => {
            let of_items = of(ratings);
            for item in 0..ratings.columns() {
                let value = match &of_items {
                    Outcome::Known(values) => values[item].map(Worked::from),
                    Outcome::Undefined(reason) => Outcome::Undefined(*reason),
                };
                figures.push(Figure { item: Some(item), ..figure(name, whom, value) });
            }
        }
        Work::Whole { of, chance } => {
            let exact = match chance {
                WholeChance::Exact(chance) if asked => Some(chance(ratings)),
                _ => None,
            };
            figures.push(Figure { chance: exact, ..figure(name, whom, of(ratings)) });
        }
        // Worked out elsewhere.
        Work::Between(_) => {}
    }
}
