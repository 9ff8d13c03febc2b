//! What statistics of agreement must be for any answers: ranges, and what makes no difference.

use comity::{
    AgreementWeights, Center, ItemStatistic, Metric, NullVariance, Outcome, Ratings, Reason,
    average_deviation, average_deviation_j, awg, awg_j, chance_of_item, gwet_ac, kendall_w,
    krippendorff_alpha, r_star_wg_j, rwg, rwg_j, tastle_wierman_consensus, van_der_eijk_agreement,
};
use proptest::prelude::*;

const METRICS: [Metric; 3] = [Metric::Nominal, Metric::Ordinal, Metric::Interval];
const WEIGHTS: [AgreementWeights; 4] = [
    AgreementWeights::Identity,
    AgreementWeights::Linear,
    AgreementWeights::Quadratic,
    AgreementWeights::Ordinal,
];

/// All statistics of one item.
fn of_item(counts: &[u32]) -> [Outcome<f64>; 6] {
    [
        rwg(counts, NullVariance::Uniform).map(|a| a.value),
        awg(counts),
        average_deviation(counts, Center::Mean),
        average_deviation(counts, Center::Median),
        tastle_wierman_consensus(counts),
        van_der_eijk_agreement(counts),
    ]
}

/// All statistics over items that do not ask where the scale begins.
fn of_items(ratings: &Ratings<'_>) -> Vec<Outcome<f64>> {
    let uniform = NullVariance::Uniform;
    let mut all: Vec<Outcome<f64>> = METRICS.map(|m| krippendorff_alpha(ratings, m)).to_vec();
    all.extend(WEIGHTS.map(|weights| gwet_ac(ratings, weights).map(|a| a.coefficient)));
    all.push(kendall_w(ratings).map(|k| k.w));
    all.push(rwg_j(ratings, uniform).map(|a| a.value));
    all.push(r_star_wg_j(ratings, uniform).map(|a| a.value));
    all.push(awg_j(ratings).map(|a| a.mean));
    all.push(average_deviation_j(ratings, Center::Mean).map(|d| d.mean));
    all.push(average_deviation_j(ratings, Center::Median).map(|d| d.mean));
    all
}

/// The same figures but for rounding, the same reasons where there are none.
fn same(a: &[Outcome<f64>], b: &[Outcome<f64>]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|pair| match pair {
            (Outcome::Known(a), Outcome::Known(b)) => (a - b).abs() <= 1e-12 * a.abs().max(1.0),
            (a, b) => a == b,
        })
}

fn counts() -> impl Strategy<Value = Vec<u32>> {
    (2..9_usize).prop_flat_map(|levels| {
        prop::collection::vec(
            prop_oneof![2 => Just(0_u32), 3 => 0..9_u32, 1 => 0..2000_u32],
            levels,
        )
    })
}

/// Columns, levels and cells.
fn table() -> impl Strategy<Value = (usize, u8, Vec<u8>)> {
    (1..20_usize, 1..9_usize, 2..8_u8).prop_flat_map(|(columns, rows, levels)| {
        let cell = prop_oneof![1 => Just(0), 5 => 0..=levels];
        (Just(columns), Just(levels), prop::collection::vec(cell, columns * rows))
    })
}

/// A number that goes with a place and looks like none.
fn mixed(place: usize, seed: u64) -> u64 {
    (place as u64 + 1).wrapping_mul(seed | 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
}

fn order(length: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by_key(|place| mixed(*place, seed));
    order
}

proptest! {
    #[test]
    fn figures_of_an_item_stay_in_their_range(counts in counts()) {
        let [agreement, adjusted, mean, median, consensus, layers] = of_item(&counts);
        let half = (counts.len() - 1) as f64 / 2.0;
        let within = |figure: &Outcome<f64>, low: f64, high: f64| {
            figure.known().is_none_or(|f| (low..=high).contains(f))
        };
        prop_assert!(within(&agreement, f64::MIN, 1.0));
        prop_assert!(within(&adjusted, -1.0, 1.0), "{:?}", adjusted);
        prop_assert!(within(&mean, 0.0, half) && within(&median, 0.0, half));
        prop_assert!(within(&consensus, 0.0, 1.0) && within(&layers, -1.0, 1.0));
        // The median is nearer to people than anything else.
        if let (Outcome::Known(mean), Outcome::Known(median)) = (mean, median) {
            prop_assert!(median <= mean);
        }
        let beyond = |null| rwg(&counts, null).known().map(|a| (a.exceeds_null, a.value < 0.0));
        prop_assert!(beyond(NullVariance::Uniform).is_none_or(|(flag, below)| flag == below));
        // Nobody differs more than two camps, but for the one person who is not halved and n - 1.
        if let Some(a) = rwg(&counts, NullVariance::MaximumDissensus).known() {
            let n = f64::from(counts.iter().sum::<u32>());
            prop_assert!(a.variance_ratio <= n / (n - 1.0) + 1e-12);
        }
    }

    #[test]
    fn a_scale_read_from_the_other_end_agrees_alike(counts in counts()) {
        let turned: Vec<u32> = counts.iter().rev().copied().collect();
        prop_assert!(same(&of_item(&counts), &of_item(&turned)));
    }

    #[test]
    fn one_view_and_two_camps_are_the_ends(levels in 3..9_usize, at in 0..9_usize, n in 2..400_u32) {
        let people = n.max(levels as u32 - 1);
        let mut one = vec![0; levels];
        one[at % levels] = people;
        let [agreement, adjusted, mean, median, consensus, layers] = of_item(&one);
        prop_assert_eq!([agreement, consensus, layers].map(|f| f.known().copied()), [Some(1.0); 3]);
        prop_assert_eq!([mean, median].map(|f| f.known().copied()), [Some(0.0); 2]);
        prop_assert_eq!(adjusted.known(), Some(&1.0));
        let mut camps = vec![0; levels];
        (camps[0], camps[levels - 1]) = (people, people);
        let [_, adjusted, mean, median, consensus, layers] = of_item(&camps);
        let half = (levels - 1) as f64 / 2.0;
        prop_assert_eq!([mean, median].map(|f| f.known().copied()), [Some(half); 2]);
        prop_assert_eq!([adjusted, layers].map(|f| f.known().copied()), [Some(-1.0); 2]);
        prop_assert_eq!(consensus.known(), Some(&0.0));
    }

    #[test]
    fn figures_over_items_stay_in_their_range((columns, levels, cells) in table()) {
        let ratings = Ratings::new(&cells, columns, 1, levels).unwrap();
        for figure in of_items(&ratings).iter().filter_map(Outcome::known) {
            prop_assert!(figure.is_finite());
        }
        for metric in METRICS.into_iter().chain([Metric::Ratio]) {
            prop_assert!(krippendorff_alpha(&ratings, metric).known().is_none_or(|a| *a <= 1.0));
        }
        for weights in WEIGHTS {
            if let Some(ac) = gwet_ac(&ratings, weights).known() {
                prop_assert!(ac.coefficient <= 1.0 + 1e-15);
                prop_assert!((-1e-15..=1.0 + 1e-15).contains(&ac.observed));
                prop_assert!((0.0..1.0).contains(&ac.expected));
                prop_assert_eq!(ac.items + ac.left_out, columns);
            }
        }
        if let Some(k) = kendall_w(&ratings).known() {
            prop_assert!((0.0..=1.0).contains(&k.w));
            prop_assert_eq!(k.people + k.people_left_out, ratings.rows());
            prop_assert_eq!(k.items + k.items_left_out, columns);
        }
        if let Some(a) = rwg_j(&ratings, NullVariance::Uniform).known() {
            prop_assert!(a.value <= 1.0 && a.exceeds_null == (a.value < 0.0));
            prop_assert_eq!(a.items + a.left_out, columns);
        }
    }

    #[test]
    fn order_start_direction_and_empty_rows_make_no_difference(
        (columns, levels, cells) in table(), seed in any::<u64>(), low in -50..50_i16,
    ) {
        let ratings = Ratings::new(&cells, columns, 1, levels).unwrap();
        let expected = of_items(&ratings);
        let row = |row: usize| &cells[row * columns..(row + 1) * columns];
        let rows = cells.len() / columns;

        let people: Vec<u8> = order(rows, seed).into_iter().flat_map(|r| row(r).to_vec()).collect();
        let people = Ratings::new(&people, columns, 1, levels).unwrap();
        prop_assert_eq!(&of_items(&people), &expected);

        let turn = order(columns, seed);
        let items: Vec<u8> =
            (0..rows).flat_map(|r| turn.iter().map(move |c| row(r)[*c])).collect();
        let items = Ratings::new(&items, columns, 1, levels).unwrap();
        prop_assert!(same(&of_items(&items), &expected));
        // What is worked out on whole numbers to the end has the same bits.
        prop_assert_eq!(&of_items(&items)[..3], &expected[..3]);

        prop_assert_eq!(&of_items(&Ratings::new(&cells, columns, low, levels).unwrap()), &expected);

        let turned: Vec<u8> =
            cells.iter().map(|x| if *x == 0 { 0 } else { levels + 1 - x }).collect();
        let turned = Ratings::new(&turned, columns, 1, levels).unwrap();
        prop_assert!(same(&of_items(&turned), &expected));

        let mut more = cells.clone();
        more.extend(core::iter::repeat_n(0, columns));
        let more = Ratings::new(&more, columns, 1, levels).unwrap();
        let with_nobody = of_items(&more);
        prop_assert_eq!(&with_nobody, &expected);
    }

    #[test]
    fn chance_is_a_probability_and_falls_with_agreement(
        counts in prop::collection::vec(0..3_u32, 2..6),
    ) {
        let people: u32 = counts.iter().sum();
        if people < 2 {
            return Ok(());
        }
        let mut one = vec![0; counts.len()];
        one[0] = people;
        for statistic in [
            ItemStatistic::WithinGroup,
            ItemStatistic::MeanAdjusted,
            ItemStatistic::Deviation(Center::Mean),
            ItemStatistic::Deviation(Center::Median),
            ItemStatistic::Consensus,
            ItemStatistic::Layers,
        ] {
            let chance = |counts: &[u32]| chance_of_item(counts, statistic, NullVariance::Uniform);
            let (Outcome::Known(p), Outcome::Known(best)) = (chance(&counts), chance(&one)) else {
                continue;
            };
            prop_assert!(best <= p && p <= 1.0);
            // All of one view: whichever view it is.
            let expected = 1.0 / (counts.len() as u64).pow(people - 1) as f64;
            prop_assert!((best / expected - 1.0).abs() < 1e-12, "{} for {}", best, expected);
        }
    }
}

#[test]
fn a_ratio_scale_begins_at_zero_or_above() {
    let alpha =
        |low| krippendorff_alpha(&Ratings::new(&[1, 2, 2, 3], 2, low, 3).unwrap(), Metric::Ratio);
    assert_eq!(alpha(-1).reason(), Some(Reason::InvalidInput));
    assert!(alpha(0).known().is_some_and(|a| *a < 1.0));
}

#[test]
fn no_number_of_people_or_levels_is_too_large_for_a_figure() {
    for levels in [2, 3, 100, 255] {
        let most = vec![u32::MAX; levels];
        for figure in of_item(&most).iter().take(if levels == 2 { 5 } else { 6 }) {
            assert!(figure.known().is_some_and(|f| f.is_finite()), "{levels}: {figure:?}");
        }
        // All levels alike: of no view, and a variance of (K^2 - 1)/12.
        let alike = rwg(&most, NullVariance::Uniform).known().unwrap().value;
        assert!(alike.abs() < 1e-9, "{levels}: {alike}");
        let [.., layers] = of_item(&most);
        assert_eq!(layers.known(), (levels > 2).then_some(&0.0));
    }
    for counts in [&[][..], &[7], &[1; 256]] {
        let invalid = Outcome::Undefined(Reason::InvalidInput);
        assert_eq!(of_item(counts), [invalid; 6]);
    }
}
