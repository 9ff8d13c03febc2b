//! Reliability, intraclass correlations, partners, differences, inequality and change, of the vectors.

use alloc::{format, vec::Vec};

use comity::{
    Change, INTERVAL_LEVEL, Missing, Posterior, Ratings, Score, VarianceMethod, between_partners,
    cliffs_delta, compare_rounds, cronbach_alpha, gini, hedges_g, intraclass, intraclass_available,
    item_total, kendall_tau_b, omega_total, reliable_change_index, spearman, spearman_brown,
    t_interval, theil,
};

use crate::{
    Visit,
    vectors::{self, Matrix},
    walk::walk,
};

fn with<T>(
    matrix: &Matrix,
    columns: core::ops::Range<usize>,
    f: impl FnOnce(&Ratings<'_>) -> T,
) -> T {
    let cells: Vec<u8> = matrix
        .iter()
        .flat_map(|row| row[columns.clone()].iter().map(|cell| cell.unwrap_or(0)))
        .collect();
    f(&Ratings::new(&cells, columns.len(), 1, 5).expect("a matrix"))
}

fn of_matrix(name: &str, matrix: &Matrix, visit: &mut Visit<'_>) {
    with(matrix, 0..matrix[0].len(), |ratings| {
        for (missing, word) in [(Missing::Pairwise, "pairwise"), (Missing::Listwise, "listwise")] {
            let alpha = cronbach_alpha(ratings, missing, INTERVAL_LEVEL, 2);
            walk(&format!("{name}.alpha.{word}"), &alpha, visit);
            walk(&format!("{name}.items.{word}"), &item_total(ratings, missing), visit);
        }
        walk(&format!("{name}.omega"), &omega_total(ratings), visit);
        walk(&format!("{name}.intraclass"), &intraclass(ratings, INTERVAL_LEVEL), visit);
        walk(&format!("{name}.available"), &intraclass_available(ratings), visit);
    });
}

/// Of matrices of answers: all that describes items and respondents.
pub(crate) fn items(visit: &mut Visit<'_>) {
    for (name, data) in vectors::likert() {
        of_matrix(&name, &data.matrix, visit);
        for factor in 0..22 {
            let pair = 2 * factor..2 * factor + 2;
            let both = with(&data.matrix, pair, spearman_brown);
            walk(&format!("{name}.spearman_brown.{factor}"), &both, visit);
        }
    }
    for (name, matrix) in vectors::degenerate() {
        of_matrix(&name, &matrix, visit);
    }
}

/// Means of the answers to some items.
fn scores(matrix: &Matrix, items: usize) -> Vec<Score> {
    let of_row = |(row, answers): (usize, &Vec<Option<u8>>)| {
        let levels = || answers[..items].iter().flatten();
        let sum = levels().map(|level| u32::from(*level)).sum();
        (levels().count() > 0)
            .then(|| Score::new(row, sum, levels().count() as u32).expect("a score"))
    };
    matrix.iter().enumerate().filter_map(of_row).collect()
}

/// Of partners: between them, one against another, and all of them.
pub(crate) fn partners(visit: &mut Visit<'_>) {
    for (name, data) in vectors::likert() {
        for items in [1, 2, 44] {
            let name = format!("{name}.{items}");
            let all = scores(&data.matrix, items);
            for (method, word) in
                [(VarianceMethod::Moments, "moments"), (VarianceMethod::Reml, "reml")]
            {
                let between = between_partners(&all, &data.partner, 6, method);
                walk(&format!("{name}.{word}"), &between, visit);
                if let Some(between) = between.known() {
                    let means: Vec<f64> = between.partners.iter().map(|p| p.mean).collect();
                    walk(&format!("{name}.{word}.gini"), &gini(&means, 1.0), visit);
                    walk(&format!("{name}.{word}.theil"), &theil(&means, 1.0), visit);
                }
            }
            let of = |partner: usize| -> Vec<f64> {
                let own = all.iter().filter(|score| data.partner[score.row()] == partner);
                own.map(|score| score.value()).collect()
            };
            for other in 1..4 {
                let (a, b) = (of(0), of(other));
                walk(&format!("{name}.g.{other}"), &hedges_g(&a, &b, INTERVAL_LEVEL), visit);
                walk(
                    &format!("{name}.delta.{other}"),
                    &cliffs_delta(&a, &b, INTERVAL_LEVEL),
                    visit,
                );
            }
        }
        for item in 1..6 {
            let both = data.matrix.iter().filter_map(|row| row[0].zip(row[item]));
            let (x, y): (Vec<f64>, Vec<f64>) =
                both.map(|(x, y)| (f64::from(x), f64::from(y))).unzip();
            walk(&format!("{name}.spearman.{item}"), &spearman(&x, &y), visit);
            walk(&format!("{name}.tau_b.{item}"), &kendall_tau_b(&x, &y), visit);
        }
    }
    for people in [0, 1, 2, 5, 30, 1000] {
        let interval = t_interval(3.6, 1.2, people, INTERVAL_LEVEL);
        walk(&format!("t_interval.{people}"), &interval, visit);
    }
    walk("reliable_change", &reliable_change_index(2.9, 3.7, 1.1, 0.83), visit);
}

fn publish(name: &str, change: &Change, visit: &mut Visit<'_>) {
    visit(&format!("{name}.mean"), change.mean());
    for x in [-1.5, -0.25, 0.0, 0.4, 1.0] {
        visit(&format!("{name}.below.{x}"), change.cdf(x));
    }
    visit(&format!("{name}.median"), change.quantile(0.5));
    walk(&format!("{name}.interval"), &change.interval(INTERVAL_LEVEL), visit);
}

/// Changes between rounds, people the same or not.
pub(crate) fn changes(visit: &mut Visit<'_>) {
    let all = vectors::likert();
    let matrix = &all["likert30x44"].matrix;
    let first = scores(matrix, 2);
    let second = scores(&matrix.iter().map(|row| row[4..6].to_vec()).collect(), 2);
    for (name, before, after) in
        [("same", 0..6, 0..6), ("mixed", 0..5, 2..8), ("different", 0..4, 9..12)]
    {
        let compared =
            compare_rounds(&first[before], &second[after], 1, 5, 2, 1.0).expect("scores");
        for (who, change) in
            [("everybody", &compared.everybody), ("same_people", &compared.same_people)]
        {
            let name = format!("{name}.{who}");
            match (change.known(), change.reason()) {
                (Some(change), _) => publish(&name, change, visit),
                (_, reason) => {
                    let word = reason.map_or("", comity::Reason::word);
                    visit(&format!("{name}.undefined.{word}"), 0.0);
                }
            }
        }
    }
    let few = |level| {
        let scores: Vec<Score> =
            (0..3).map(|row| Score::new(row, level, 1).expect("a score")).collect();
        Posterior::per_person(&scores, 1, 5, 1, 1.0).expect("scores on the scale")
    };
    publish("unanimous", &Change::between(&few(3), &few(4)), visit);
}
