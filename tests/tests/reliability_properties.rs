//! What holds for reliability, correlations and differences whatever the answers.

#![expect(clippy::disallowed_methods, reason = "the oracle shares no arithmetic with the core")]

use comity::{
    Intraclass, Missing, Outcome, Ratings, Score, VarianceMethod, between_partners, cliffs_delta,
    cronbach_alpha, gini, hedges_g, intraclass, item_total, kendall_tau_b, omega_total, spearman,
    theil,
};
use proptest::prelude::*;

/// Rows of levels 1 to 5; one cell in `blanks` is 0 (none for 0).
fn tables(blanks: u32) -> impl Strategy<Value = (Vec<u8>, usize)> {
    (2..9_usize, 2..7_usize).prop_flat_map(move |(rows, columns)| {
        let blank = move |cell: (u8, u32)| if cell.1 == 0 && blanks > 0 { 0 } else { cell.0 };
        let cell = (1..=5_u8, 0..blanks.max(1)).prop_map(blank);
        (proptest::collection::vec(cell, rows * columns), Just(columns))
    })
}

fn values() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec((4..=20_u8).prop_map(|quarter| f64::from(quarter) / 4.0), 2..12)
}

fn alpha(cells: &[u8], columns: usize, missing: Missing) -> Option<f64> {
    let ratings = Ratings::new(cells, columns, 1, 5).unwrap();
    cronbach_alpha(&ratings, missing, 0.95, 2).known().map(|alpha| alpha.value)
}

fn same(a: Option<f64>, b: Option<f64>, error: f64) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= error * a.abs().max(1.0),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// People, and within them items, in the opposite order.
fn turned_over(cells: &[u8]) -> Vec<u8> {
    cells.iter().rev().copied().collect()
}

fn reversed(cells: &[u8]) -> Vec<u8> {
    cells.iter().map(|cell| if *cell == 0 { 0 } else { 6 - cell }).collect()
}

fn shifted(cells: &[u8]) -> Vec<u8> {
    cells.iter().map(|cell| if *cell == 0 { 0 } else { cell + 3 }).collect()
}

fn transposed(cells: &[u8], columns: usize) -> Vec<u8> {
    (0..columns).flat_map(|c| cells.chunks(columns).map(move |row| row[c])).collect()
}

fn coefficients(cells: &[u8], columns: usize, levels: u8) -> Vec<Option<Intraclass>> {
    let ratings = Ratings::new(cells, columns, 1, levels).unwrap();
    match intraclass(&ratings, 0.95) {
        Outcome::Known(all) => [
            all.one_way,
            all.two_way_random,
            all.two_way_mixed,
            all.one_way_average,
            all.two_way_random_average,
            all.two_way_mixed_average,
        ]
        .map(|one| one.known().copied())
        .to_vec(),
        _ => vec![],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn alpha_keeps_its_value_under_order_reversal_and_shift((cells, columns) in tables(8)) {
        for missing in [Missing::Pairwise, Missing::Listwise] {
            let ours = alpha(&cells, columns, missing);
            prop_assert!(same(ours, alpha(&turned_over(&cells), columns, missing), 1e-9));
            prop_assert!(same(ours, alpha(&reversed(&cells), columns, missing), 1e-9));
            let up = shifted(&cells);
            let ratings = Ratings::new(&up, columns, 1, 8).unwrap();
            let up = cronbach_alpha(&ratings, missing, 0.95, 2).known().map(|alpha| alpha.value);
            prop_assert!(same(ours, up, 1e-9));
            if missing == Missing::Listwise {
                prop_assert!(ours.is_none_or(|alpha| alpha <= 1.0 + 1e-12));
            }
        }
    }

    #[test]
    fn items_stay_within_their_range((cells, columns) in tables(8)) {
        let ratings = Ratings::new(&cells, columns, 1, 5).unwrap();
        if let Outcome::Known(items) = item_total(&ratings, Missing::Pairwise) {
            prop_assert_eq!(items.len(), columns);
            for item in items {
                for r in [item.raw, item.corrected].iter().filter_map(|r| r.known()) {
                    prop_assert!((-1.0..=1.0).contains(r));
                }
            }
        }
        if let Outcome::Known(omega) = omega_total(&ratings) {
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&omega.value), "{}", omega.value);
            prop_assert!(omega.loadings.iter().all(|l| l.abs() <= 1.0));
        }
    }

    #[test]
    fn dropping_an_item_is_alpha_of_the_rest((cells, columns) in tables(0)) {
        let ratings = Ratings::new(&cells, columns, 1, 5).unwrap();
        if columns > 2 && let Outcome::Known(items) = item_total(&ratings, Missing::Pairwise) {
            let rest: Vec<u8> = cells.chunks(columns).flat_map(|row| row[1..].to_vec()).collect();
            let ours = items[0].alpha_if_dropped.known().copied();
            prop_assert!(same(ours, alpha(&rest, columns - 1, Missing::Pairwise), 1e-9));
        }
    }

    #[test]
    fn equal_items_are_perfectly_reliable(
        levels in proptest::collection::vec(1..=5_u8, 2..10),
        columns in 3..7_usize,
    ) {
        prop_assume!(levels.iter().any(|level| *level != levels[0]));
        let cells: Vec<u8> = levels.iter().flat_map(|l| vec![*l; columns]).collect();
        prop_assert!(same(alpha(&cells, columns, Missing::Pairwise), Some(1.0), 1e-12));
        let ratings = Ratings::new(&cells, columns, 1, 5).unwrap();
        let omega = omega_total(&ratings);
        prop_assert!((omega.known().unwrap().value - 1.0).abs() < 1e-9);
        // And so are people who all answer alike.
        let all = coefficients(&transposed(&cells, columns), levels.len(), 5);
        for one in all.iter().flatten() {
            prop_assert!((one.value - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn intraclass_correlations_keep_their_range_and_value((cells, columns) in tables(0)) {
        let ours = coefficients(&cells, columns, 5);
        let raters = (cells.len() / columns) as f64;
        let value = |one: &Option<Intraclass>| one.as_ref().map(|one| one.value);
        for (place, one) in ours.iter().enumerate() {
            let Some(one) = one else { continue };
            prop_assert!(one.value <= 1.0 + 1e-12);
            if place == 0 || place == 2 {
                prop_assert!(one.value >= -1.0 / (raters - 1.0) - 1e-12);
            }
            if let Outcome::Known(limits) = one.interval {
                prop_assert!(limits.low <= limits.high);
                prop_assert!(limits.low <= one.value + 1e-9 && one.value <= limits.high + 1e-9);
            }
            if let Outcome::Known(test) = one.test {
                prop_assert!((0.0..=1.0).contains(&test.p));
            }
        }
        for other in [
            coefficients(&turned_over(&cells), columns, 5),
            coefficients(&reversed(&cells), columns, 5),
            coefficients(&shifted(&cells), columns, 8),
        ] {
            prop_assert_eq!(ours.len(), other.len());
            for (a, b) in ours.iter().zip(&other) {
                prop_assert!(same(value(a), value(b), 1e-9));
            }
        }
        // (3,k) is alpha with people and items exchanged (Hoyt 1941).
        if let Some(Some(mixed)) = ours.last() {
            let turned = transposed(&cells, columns);
            let alpha = alpha(&turned, cells.len() / columns, Missing::Listwise);
            prop_assert!(same(Some(mixed.value), alpha, 1e-9));
        }
    }

    #[test]
    fn shrunken_means_lie_between_the_mean_and_the_middle(
        people in proptest::collection::vec((0..4_usize, 1..=5_u32), 4..25),
    ) {
        let scores: Vec<Score> =
            people.iter().enumerate().map(|(row, p)| Score::new(row, p.1, 1).unwrap()).collect();
        let partner: Vec<usize> = people.iter().map(|p| p.0).collect();
        for method in [VarianceMethod::Moments, VarianceMethod::Reml] {
            let Outcome::Known(all) = between_partners(&scores, &partner, 4, method) else {
                continue;
            };
            prop_assert!(all.variance_between >= 0.0 && all.variance_within >= 0.0);
            prop_assert!(all.icc_1 <= 1.0 + 1e-12);
            for p in &all.partners {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&p.lambda));
                let (low, high) = (p.mean.min(all.middle), p.mean.max(all.middle));
                prop_assert!(low - 1e-12 <= p.shrunken && p.shrunken <= high + 1e-12);
            }
        }
    }

    /// No other variance between partners is likelier, by the likelihood written out.
    #[test]
    fn reml_is_a_maximum(
        people in proptest::collection::vec((0..3_usize, 1..=5_u32), 6..25),
    ) {
        let scores: Vec<Score> =
            people.iter().enumerate().map(|(row, p)| Score::new(row, p.1, 1).unwrap()).collect();
        let partner: Vec<usize> = people.iter().map(|p| p.0).collect();
        if let Outcome::Known(all) = between_partners(&scores, &partner, 3, VarianceMethod::Reml) {
            prop_assume!(all.mean_square_within > 0.0);
            let g = all.partners.len() as f64;
            let n: f64 = all.partners.iter().map(|p| p.people as f64).sum();
            let within = all.mean_square_within * (n - g);
            let criterion = |between: f64, own: f64| -> f64 {
                let v = |size: f64| between + own / size;
                let parts = || all.partners.iter().map(|p| (v(p.people as f64), p.mean));
                let weights: f64 = parts().map(|(v, _)| 1.0 / v).sum();
                let mean = parts().map(|(v, m)| m / v).sum::<f64>() / weights;
                let means: f64 = parts().map(|(v, m)| v.ln() + (m - mean) * (m - mean) / v).sum();
                (n - g) * own.ln() + within / own + means + weights.ln()
            };
            let best = criterion(all.variance_between, all.variance_within);
            for (b, w) in [(1.02, 1.0), (0.98, 1.0), (1.0, 1.02), (1.0, 0.98), (1.1, 0.95)] {
                let other = criterion(all.variance_between * b + (b - 1.0_f64).max(0.0) * 0.01, all.variance_within * w);
                prop_assert!(best <= other + 1e-9, "{best} {other}");
            }
        }
    }

    #[test]
    fn differences_turn_with_their_groups(a in values(), b in values()) {
        let up = |values: &[f64]| -> Vec<f64> { values.iter().map(|x| 2.0 * x + 1.0).collect() };
        if let Outcome::Known(g) = hedges_g(&a, &b, 0.9) {
            let back = hedges_g(&b, &a, 0.9);
            let back = back.known().unwrap();
            prop_assert!((g.value + back.value).abs() < 1e-9);
            prop_assert!((g.interval.low + back.interval.high).abs() < 1e-7 * g.interval.low.abs().max(1.0));
            prop_assert!(g.interval.low <= g.interval.high);
            let moved = hedges_g(&up(&a), &up(&b), 0.9);
            prop_assert!((g.value - moved.known().unwrap().value).abs() < 1e-9);
        }
        let delta = cliffs_delta(&a, &b, 0.9);
        let delta = delta.known().unwrap();
        prop_assert!((-1.0..=1.0).contains(&delta.value));
        prop_assert!(delta.interval.low <= delta.value && delta.value <= delta.interval.high);
        prop_assert!(-1.0 <= delta.interval.low && delta.interval.high <= 1.0);
        let cube = |values: &[f64]| -> Vec<f64> { values.iter().map(|x| x * x * x).collect() };
        prop_assert_eq!(cliffs_delta(&cube(&a), &cube(&b), 0.9), cliffs_delta(&a, &b, 0.9));
        let back = cliffs_delta(&b, &a, 0.9);
        let back = back.known().unwrap();
        prop_assert_eq!(back.value, -delta.value);
        prop_assert!((back.interval.low + delta.interval.high).abs() < 1e-12);
    }

    #[test]
    fn rank_correlations_see_order_alone(
        pairs in proptest::collection::vec((0..6_u8, 0..6_u8), 2..20),
    ) {
        let (x, y): (Vec<f64>, Vec<f64>) =
            pairs.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).unzip();
        let cube: Vec<f64> = y.iter().map(|y| y * y * y - 7.0).collect();
        let falling: Vec<f64> = y.iter().map(|y| -y).collect();
        for f in [spearman, kendall_tau_b] {
            let ours = f(&x, &y);
            prop_assert_eq!(f(&y, &x), ours);
            prop_assert_eq!(f(&x, &cube), ours);
            if let Outcome::Known(r) = ours {
                prop_assert!((-1.0..=1.0).contains(&r));
                prop_assert_eq!(f(&x, &falling), Outcome::Known(-r));
                prop_assert_eq!(f(&x, &x), Outcome::Known(1.0));
            }
        }
    }

    #[test]
    fn inequality_is_none_where_all_is_equal_and_knows_no_unit(values in values()) {
        let n = values.len() as f64;
        let (g, t) = (gini(&values, 0.5), theil(&values, 0.5));
        let (g, t) = (*g.known().unwrap(), *t.known().unwrap());
        prop_assert!((-1e-15..=1.0 - 1.0 / n).contains(&g) && (0.0..=n.ln() + 1e-12).contains(&t));
        let doubled: Vec<f64> = values.iter().map(|x| 2.0 * x).collect();
        prop_assert!((gini(&doubled, 1.0).known().unwrap() - g).abs() < 1e-12);
        prop_assert!((theil(&doubled, 1.0).known().unwrap() - t).abs() < 1e-12);
        let equal = vec![values[0]; values.len()];
        prop_assert!(gini(&equal, 0.5).known().unwrap().abs() < 1e-15);
        prop_assert!(*theil(&equal, 0.5).known().unwrap() < 1e-15);
    }
}
