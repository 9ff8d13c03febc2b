//! Statistics of partners beside each other, from their people's means over the items they answered.

use alloc::{format, vec::Vec};

use super::{
    Figure, Whom,
    parts::{Worked, figure},
    whole::scores,
};
use crate::{
    measure::{
        INTERVAL_LEVEL,
        agreement::ColumnCounts,
        difference::{cliffs_delta, hedges_g},
        outcome::{Outcome, Reason},
        ratings::Ratings,
        reliability::{BetweenPartners, VarianceMethod, between_partners},
        score::Score,
    },
    numeric::integer::ratio,
    responses::Matrix,
};

/// Partners with the scores of their people, in the order of their rows.
pub(super) struct Partners<'a> {
    matrix: &'a Matrix,
    /// Levels counted from 0.
    scores: Vec<Score>,
    partner: Vec<usize>,
}

/// What a line of the registry makes of partners.
pub(super) type Between = fn(&Partners<'_>) -> Vec<(Whom, Outcome<Worked>)>;

pub(super) fn figures(name: &'static str, of: Between, matrix: &Matrix) -> Vec<Figure> {
    let mut partner = Vec::with_capacity(matrix.people());
    for index in 0..matrix.partners().len() {
        partner.resize(partner.len() + matrix.people_of(index), index);
    }
    if partner.is_empty() {
        return [figure(name, Whom::Partners, Outcome::Undefined(Reason::TooFewGroups))].into();
    }
    let scores = scores(&Ratings::of_all(matrix));
    let partners = Partners { matrix, scores, partner };
    of(&partners).into_iter().map(|(whom, worked)| figure(name, whom, worked)).collect()
}

impl Partners<'_> {
    fn count(&self) -> usize {
        self.matrix.partners().len()
    }

    fn compared(&self, method: VarianceMethod) -> Outcome<BetweenPartners> {
        between_partners(&self.scores, &self.partner, self.count(), method)
    }

    fn low(&self) -> f64 {
        f64::from(self.matrix.low)
    }
}

/// One figure of all partners, with the number of people a partner in the sense of the formula.
pub(super) fn of_all(
    partners: &Partners<'_>,
    method: VarianceMethod,
    which: fn(&BetweenPartners) -> Outcome<f64>,
) -> Vec<(Whom, Outcome<Worked>)> {
    let worked = match partners.compared(method) {
        Outcome::Known(all) => which(&all).map(|value| {
            Worked::noted(value, format!("{:.1} people a partner", all.people_per_partner))
        }),
        Outcome::Undefined(reason) => Outcome::Undefined(reason),
    };
    [(Whom::Partners, worked)].into()
}

/// Each partner's mean, drawn towards the middle.
pub(super) fn shrunken(
    partners: &Partners<'_>,
    method: VarianceMethod,
) -> Vec<(Whom, Outcome<Worked>)> {
    match partners.compared(method) {
        Outcome::Known(all) => {
            let each = all.partners.iter().map(|one| {
                let note = format!(
                    "{:.0} % of the way from the middle to its own mean is kept",
                    100.0 * one.lambda
                );
                let worked = Worked::noted(partners.low() + one.shrunken, note);
                (Whom::Against(one.partner), Outcome::Known(worked))
            });
            each.collect()
        }
        Outcome::Undefined(reason) => [(Whom::Partners, Outcome::Undefined(reason))].into(),
    }
}

/// How unequal partners' means are, above the lowest level.
pub(super) fn inequality(
    partners: &Partners<'_>,
    of: fn(&[f64], f64) -> Outcome<f64>,
) -> Vec<(Whom, Outcome<Worked>)> {
    let worked = match partners.compared(VarianceMethod::Moments) {
        Outcome::Known(all) => {
            let means: Vec<f64> = all.partners.iter().map(|one| one.mean).collect();
            of(&means, 0.0).map(Worked::from)
        }
        Outcome::Undefined(reason) => Outcome::Undefined(reason),
    };
    [(Whom::Partners, worked)].into()
}

/// Each partner's people against all others; of two partners one comparison says it all.
fn against(
    partners: &Partners<'_>,
    of: impl Fn(usize) -> Outcome<Worked>,
) -> Vec<(Whom, Outcome<Worked>)> {
    let several = match partners.count() {
        1 => return [(Whom::Partners, Outcome::Undefined(Reason::TooFewGroups))].into(),
        2 => 1,
        n => n,
    };
    (0..several).map(|one| (Whom::Against(one), of(one))).collect()
}

/// The scores of a partner's people, and of all others.
fn split(partners: &Partners<'_>, one: usize) -> (Vec<f64>, Vec<f64>) {
    let value = |score: &Score| partners.low() + score.value();
    let (own, others): (Vec<&Score>, Vec<&Score>) =
        partners.scores.iter().partition(|score| partners.partner[score.row] == one);
    (own.into_iter().map(value).collect(), others.into_iter().map(value).collect())
}

pub(super) fn hedges(partners: &Partners<'_>) -> Vec<(Whom, Outcome<Worked>)> {
    against(partners, |one| {
        let (own, others) = split(partners, one);
        hedges_g(&own, &others, INTERVAL_LEVEL)
            .map(|g| Worked::within(g.value, Outcome::Known(g.interval)))
    })
}

pub(super) fn cliff(partners: &Partners<'_>) -> Vec<(Whom, Outcome<Worked>)> {
    against(partners, |one| {
        let (own, others) = split(partners, one);
        cliffs_delta(&own, &others, INTERVAL_LEVEL)
            .map(|delta| Worked::within(delta.value, Outcome::Known(delta.interval)))
    })
}

/// How a partner's means of the items go together with those of all others.
pub(super) fn order(
    partners: &Partners<'_>,
    of: fn(&[f64], &[f64]) -> Outcome<f64>,
) -> Vec<(Whom, Outcome<Worked>)> {
    let all = ColumnCounts::of(&Ratings::of_all(partners.matrix));
    against(partners, |one| {
        let own = ColumnCounts::of(&Ratings::of_partner(partners.matrix, one));
        let (mut x, mut y) = (Vec::new(), Vec::new());
        for (own, all) in own.columns().zip(all.columns()) {
            let others: Vec<u32> = all.iter().zip(own).map(|(all, own)| all - own).collect();
            if let (Some(own), Some(others)) = (mean(own), mean(&others)) {
                x.push(own);
                y.push(others);
            }
        }
        of(&x, &y).map(|value| Worked::noted(value, format!("over {} items", x.len())))
    })
}

/// The mean level from 0; nothing where nobody answered.
fn mean(counts: &[u32]) -> Option<f64> {
    let people: i128 = counts.iter().map(|count| i128::from(*count)).sum();
    let sum: i128 =
        (0..).zip(counts).map(|(level, count): (i128, _)| level * i128::from(*count)).sum();
    (people > 0).then(|| ratio(sum, people))
}
