//! Statistics of items as lines of the registry take them: a value, its interval, and what must be
//! known to read it.

use alloc::{format, string::String, vec, vec::Vec};

use super::parts::{Worked, left_out};
use crate::{
    measure::{
        INTERVAL_LEVEL,
        agreement::{
            AgreementWeights, NullVariance, OverItems, WithinGroup, gwet_ac, kendall_w,
            r_star_wg_j, rwg, rwg_j,
        },
        lattice_scores::ByPartner,
        outcome::{Outcome, Reason},
        ratings::Ratings,
        reliability::{
            ALPHA_INTERVAL_PEOPLE, Intraclass, IntraclassCorrelations, ItemTotal, Missing,
            cronbach_alpha, intraclass, intraclass_coefficients, item_total, omega_total,
        },
        score::Score,
        t_interval::t_interval,
    },
    numeric::{integer::ratio, math},
};

/// Each person's mean of what they answered, levels counted from 0.
pub(super) fn scores(ratings: &Ratings<'_>) -> Vec<Score> {
    let of_row = |row: usize| {
        let (mut sum, mut weight) = (0, 0);
        for cell in ratings.row(row).iter().filter(|cell| **cell > 0) {
            sum += u32::from(*cell) - 1;
            weight += 1;
        }
        (weight > 0).then_some(Score { row, sum, weight })
    };
    (0..ratings.rows()).filter_map(of_row).collect()
}

/// Mean and standard deviation of people's means.
fn moments(ratings: &Ratings<'_>) -> Outcome<(f64, f64, u64)> {
    let scores = scores(ratings);
    let all = ByPartner::new(&scores, &vec![0; ratings.rows()], 1);
    match all.people() {
        0 => Outcome::Undefined(Reason::NoAnswers),
        people => {
            let mean = f64::from(ratings.low()) + all.mean();
            let deviation = if people == 1 { 0.0 } else { all.standard_deviation() };
            Outcome::Known((mean, deviation, u64::from(people)))
        }
    }
}

pub(super) fn mean(ratings: &Ratings<'_>) -> Outcome<Worked> {
    moments(ratings).map(|(mean, deviation, people)| {
        Worked::within(mean, t_interval(mean, deviation, people, INTERVAL_LEVEL))
    })
}

pub(super) fn standard_deviation(ratings: &Ratings<'_>) -> Outcome<Worked> {
    match moments(ratings) {
        Outcome::Known((_, _, 1)) => Outcome::Undefined(Reason::OnePerson),
        Outcome::Known((_, deviation, _)) => Outcome::Known(deviation.into()),
        Outcome::Undefined(reason) => Outcome::Undefined(reason),
    }
}

pub(super) fn item_mean(counts: &[u32], low: i16) -> Outcome<Worked> {
    let (people, sum, _) = sums(counts);
    if people == 0 {
        return Outcome::Undefined(Reason::NoAnswers);
    }
    Outcome::Known(ratio(sum + i128::from(low) * people, people).into())
}

pub(super) fn item_standard_deviation(counts: &[u32], _: i16) -> Outcome<Worked> {
    let (people, sum, squares) = sums(counts);
    match people {
        0 => Outcome::Undefined(Reason::NoAnswers),
        1 => Outcome::Undefined(Reason::OnePerson),
        _ => {
            let variance = ratio(people * squares - sum * sum, people * (people - 1));
            Outcome::Known(math::sqrt(variance).into())
        }
    }
}

/// People, and the sums of their levels from 0 and of the squares of these.
fn sums(counts: &[u32]) -> (i128, i128, i128) {
    (0..).zip(counts).fold((0, 0, 0), |(people, sum, squares), (level, count)| {
        let count = i128::from(*count);
        (people + count, sum + level * count, squares + level * level * count)
    })
}

pub(super) fn item_rwg(counts: &[u32], null: NullVariance) -> Outcome<Worked> {
    rwg(counts, null).map(|agreement| Worked::noted(agreement.value, beyond(&agreement)))
}

pub(super) fn stepped_up(ratings: &Ratings<'_>, null: NullVariance) -> Outcome<Worked> {
    rwg_j(ratings, null).map(|agreement| {
        let ratio = format!(
            "grows with the number of items; the mean variance is {} of chance's",
            hundredths(agreement.variance_ratio)
        );
        let parts = [ratio, beyond(&agreement), left_out(agreement.left_out)];
        Worked::noted(agreement.value, joined(parts))
    })
}

pub(super) fn linear(ratings: &Ratings<'_>, null: NullVariance) -> Outcome<Worked> {
    r_star_wg_j(ratings, null).map(|agreement| {
        let parts = [beyond(&agreement), left_out(agreement.left_out)];
        Worked::noted(agreement.value, joined(parts))
    })
}

fn beyond(agreement: &WithinGroup) -> String {
    if agreement.exceeds_null { "people differ more than by chance".into() } else { String::new() }
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    let there: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    there.join("; ")
}

/// A number with two digits behind the point.
fn hundredths(value: f64) -> String {
    format!("{value:.2}")
}

pub(super) fn over_items(over: Outcome<OverItems>) -> Outcome<Worked> {
    over.map(|over| Worked::noted(over.mean, left_out(over.left_out)))
}

pub(super) fn gwet(ratings: &Ratings<'_>, weights: AgreementWeights) -> Outcome<Worked> {
    gwet_ac(ratings, weights).map(|ac| {
        let error = ac.standard_error.known().map_or_else(String::new, |error| {
            format!("standard error over items {}", hundredths(*error))
        });
        Worked::noted(ac.coefficient, joined([error, left_out(ac.left_out)]))
    })
}

pub(super) fn kendall(ratings: &Ratings<'_>) -> Outcome<Worked> {
    kendall_w(ratings).map(|w| {
        let people = match w.people_left_out {
            0 => String::new(),
            1 => "one person left out, who did not rate every item".into(),
            n => format!("{n} people left out, who did not rate every item"),
        };
        Worked::noted(w.w, joined([people, left_out(w.items_left_out)]))
    })
}

pub(super) fn cronbach(ratings: &Ratings<'_>, missing: Missing) -> Outcome<Worked> {
    cronbach_alpha(ratings, missing, INTERVAL_LEVEL, ALPHA_INTERVAL_PEOPLE).map(|alpha| {
        let note =
            format!("{} items; {} people answered both of every two", alpha.items, alpha.people);
        Worked { note, ..Worked::within(alpha.value, alpha.interval) }
    })
}

pub(super) fn omega(ratings: &Ratings<'_>) -> Outcome<Worked> {
    omega_total(ratings).map(|omega| {
        let at_limit = omega.loadings.iter().any(|loading| loading.abs() >= 1.0);
        let note = "a loading is at its limit: one factor is not enough, or people are too few";
        Worked::noted(omega.value, if at_limit { note.into() } else { String::new() })
    })
}

pub(super) fn correlation(
    ratings: &Ratings<'_>,
    which: fn(&IntraclassCorrelations) -> Outcome<Intraclass>,
) -> Outcome<Worked> {
    match intraclass(ratings, INTERVAL_LEVEL) {
        Outcome::Known(all) => which(&all).map(|one| Worked {
            note: left_out(ratings.columns() - all.targets),
            ..Worked::within(one.value, one.interval)
        }),
        Outcome::Undefined(reason) => Outcome::Undefined(reason),
    }
}

/// Without intervals and tests: what is permuted needs the coefficient alone.
pub(super) fn coefficient(
    ratings: &Ratings<'_>,
    which: fn(&IntraclassCorrelations) -> Outcome<Intraclass>,
) -> Outcome<f64> {
    match intraclass_coefficients(ratings) {
        Outcome::Known(all) => which(&all).map(|one| one.value),
        Outcome::Undefined(reason) => Outcome::Undefined(reason),
    }
}

pub(super) fn totals(
    ratings: &Ratings<'_>,
    which: fn(&ItemTotal) -> Outcome<f64>,
) -> Outcome<Vec<Outcome<f64>>> {
    item_total(ratings, Missing::Pairwise).map(|items| items.iter().map(which).collect())
}
