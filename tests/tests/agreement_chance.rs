//! What chance alone gives: against the table it was first worked out as, against every single way
//! to answer, and against distributions known exactly.

use comity::{
    Center, ItemStatistic, NullVariance, Outcome, PermutationNull, Ratings, Reason,
    average_deviation, awg, chance_of_counts, chance_of_item, chance_of_items, kendall_w,
    r_star_wg_j, rwg, rwg_j, tastle_wierman_consensus, van_der_eijk_agreement,
};

const UNIFORM: NullVariance = NullVariance::Uniform;

fn known<T>(outcome: Outcome<T>) -> T {
    match outcome {
        Outcome::Known(value) => value,
        Outcome::Undefined(reason) => panic!("undefined: {}", reason.word()),
    }
}

/// P(rwg >= .70) and P(AD < 5/6) on five levels, to three places.
#[test]
fn customary_cuts_are_passed_by_chance_this_often() {
    for (people, agreement, deviation) in [
        (2, 0.520, 0.520),
        (3, 0.232, 0.376),
        (4, 0.098, 0.309),
        (5, 0.059, 0.264),
        (6, 0.045, 0.155),
        (8, 0.021, 0.125),
        (10, 0.006, 0.085),
    ] {
        let high = |c: &[u32]| rwg(c, UNIFORM).known().is_some_and(|a| a.value >= 0.70);
        let p = known(chance_of_counts(people, 5, UNIFORM, high));
        assert!((p - agreement).abs() <= 0.0005, "rwg of {people}: {p}");
        let low = |c: &[u32]| {
            average_deviation(c, Center::Mean).known().is_some_and(|ad| *ad < 5.0 / 6.0)
        };
        let p = known(chance_of_counts(people, 5, UNIFORM, low));
        assert!((p - deviation).abs() <= 0.0005, "AD of {people}: {p}");
    }
}

/// All ways in which people can choose among levels, one person after the other.
fn every_way(people: usize, levels: usize) -> impl Iterator<Item = Vec<usize>> {
    (0..levels.pow(people as u32)).map(move |mut way| {
        let answer = |_| {
            let level = way % levels;
            way /= levels;
            level
        };
        (0..people).map(answer).collect()
    })
}

fn counted(answers: &[usize], levels: usize) -> Vec<u32> {
    let mut counts = vec![0; levels];
    answers.iter().for_each(|level| counts[*level] += 1);
    counts
}

/// The statistic, turned so that more of it is more agreement.
fn figure(statistic: ItemStatistic, counts: &[u32]) -> Option<f64> {
    match statistic {
        ItemStatistic::WithinGroup => rwg(counts, UNIFORM).known().map(|a| a.value),
        ItemStatistic::MeanAdjusted => awg(counts).known().copied(),
        ItemStatistic::Deviation(center) => average_deviation(counts, center).known().map(|d| -d),
        ItemStatistic::Consensus => tastle_wierman_consensus(counts).known().copied(),
        ItemStatistic::Layers => van_der_eijk_agreement(counts).known().copied(),
        _ => unreachable!("no other statistic of one item"),
    }
}

const STATISTICS: [ItemStatistic; 6] = [
    ItemStatistic::WithinGroup,
    ItemStatistic::MeanAdjusted,
    ItemStatistic::Deviation(Center::Mean),
    ItemStatistic::Deviation(Center::Median),
    ItemStatistic::Consensus,
    ItemStatistic::Layers,
];

#[test]
fn chances_equal_those_of_every_way_to_answer() {
    let mut compared = 0;
    for (people, levels, null) in [
        (2, 5, UNIFORM),
        (4, 3, UNIFORM),
        (5, 4, UNIFORM),
        (6, 5, UNIFORM),
        (3, 7, UNIFORM),
        (4, 5, NullVariance::SlightSkew),
        (4, 5, NullVariance::HeavySkew),
        (4, 5, NullVariance::MaximumDissensus),
    ] {
        let shares = known(null.shares(levels as u8));
        let ways: Vec<(Vec<u32>, f64)> = every_way(people, levels)
            .map(|answers| {
                let p = answers.iter().map(|level| shares[*level]).product();
                (counted(&answers, levels), p)
            })
            .collect();
        for statistic in STATISTICS {
            let figures: Vec<Option<f64>> =
                ways.iter().map(|(counts, _)| figure(statistic, counts)).collect();
            let mut seen = Vec::new();
            for ((counts, _), own) in ways.iter().zip(&figures) {
                if seen.contains(counts) {
                    continue;
                }
                seen.push(counts.clone());
                let chance = chance_of_item(counts, statistic, null);
                let Some(own) = own else {
                    assert!(chance.known().is_none());
                    continue;
                };
                // Figures this far apart differ, at so few people, by more than rounding.
                let as_high = figures.iter().map(|f| f.is_some_and(|f| f >= own - 1e-9));
                let expected: f64 =
                    ways.iter().zip(as_high).filter(|(_, holds)| *holds).map(|((_, p), _)| p).sum();
                let ours = known(chance);
                let what = format!("{statistic:?} of {counts:?} by {null:?}");
                assert!((ours - expected).abs() < 1e-12, "{what}: {ours} for {expected}");
                compared += 1;
            }
        }
    }
    assert!(compared > 1500, "{compared}");
}

#[test]
fn chances_over_items_equal_those_of_every_way_to_answer() {
    // Three people on one item and two of them on another, on four levels.
    let (levels, people, gaps) = (4_usize, 3, 1);
    let cells = |answers: &[usize]| {
        let mut cells: Vec<u8> = answers.iter().map(|level| *level as u8 + 1).collect();
        cells.insert(2 * people - gaps, 0);
        cells
    };
    let agreement = |cells: &[u8]| {
        let ratings = Ratings::new(cells, 2, 1, levels as u8).unwrap();
        known(r_star_wg_j(&ratings, UNIFORM)).value
    };
    let all: Vec<f64> =
        every_way(2 * people - gaps, levels).map(|answers| agreement(&cells(&answers))).collect();
    for answers in every_way(2 * people - gaps, levels).step_by(37) {
        let cells = cells(&answers);
        let ratings = Ratings::new(&cells, 2, 1, levels as u8).unwrap();
        let own = agreement(&cells);
        let expected = all.iter().filter(|a| **a >= own - 1e-9).count() as f64 / all.len() as f64;
        let ours = known(chance_of_items(&ratings, UNIFORM));
        assert!((ours - expected).abs() < 1e-12, "{answers:?}: {ours} for {expected}");
        assert!(rwg_j(&ratings, UNIFORM).known().is_none_or(|a| a.items == 2));
    }
}

#[test]
fn what_has_no_figure_has_no_chance() {
    let of = |counts: &[u32], statistic| chance_of_item(counts, statistic, UNIFORM).reason();
    assert_eq!(of(&[0; 5], ItemStatistic::WithinGroup), Some(Reason::NoAnswers));
    assert_eq!(of(&[0, 1, 0], ItemStatistic::WithinGroup), Some(Reason::OnePerson));
    assert_eq!(of(&[0, 0, 0, 3, 1], ItemStatistic::MeanAdjusted), Some(Reason::MeanTooExtreme));
    assert_eq!(of(&[3], ItemStatistic::Consensus), Some(Reason::InvalidInput));
    assert_eq!(of(&[3, 1], ItemStatistic::Layers), Some(Reason::InvalidInput));
    assert_eq!(of(&[30; 5], ItemStatistic::Consensus), Some(Reason::LatticeTooFine));
    assert_eq!(of(&[u32::MAX; 5], ItemStatistic::Layers), Some(Reason::LatticeTooFine));
    let ratings = Ratings::new(&[0; 6], 3, 1, 5).unwrap();
    assert_eq!(chance_of_items(&ratings, UNIFORM).reason(), Some(Reason::NoAnswers));
    // One person alone is of one view whatever they say.
    assert_eq!(known(chance_of_item(&[0, 1, 0, 0], ItemStatistic::Consensus, UNIFORM)), 1.0);
}

fn w(ratings: &Ratings<'_>) -> Outcome<f64> {
    kendall_w(ratings).map(|k| k.w)
}

/// Two people who order three items: all six orders of one against the other are as likely, so W
/// is 1 one time in six and at least .75 three times.
#[test]
fn permuted_chances_are_near_exact_ones() {
    for (second, expected) in [([1, 2, 3], 1.0 / 6.0), ([2, 1, 3], 0.5), ([3, 2, 1], 1.0)] {
        let cells: Vec<u8> = [1, 2, 3].into_iter().chain(second).collect();
        let ratings = Ratings::new(&cells, 3, 1, 3).unwrap();
        let mut chance = known(PermutationNull::new(&ratings, w, 20_000, 5));
        assert!(chance.advance(&ratings, w, u32::MAX).finished());
        let result = chance.result().unwrap();
        let far = (result.probability - expected).abs();
        assert!(far <= 5.0 * result.error, "{result:?} for {expected}");
        assert!(result.error < 0.004 && result.runs == 20_000 && result.without == 0);
    }
}

#[test]
fn a_permutation_test_is_the_same_however_it_is_cut() {
    let cells = [1, 2, 4, 5, 3, 0, 2, 4, 4, 3, 1, 3, 4, 5, 2];
    let ratings = Ratings::new(&cells, 5, 1, 5).unwrap();
    let alpha = |r: &Ratings<'_>| comity::krippendorff_alpha(r, comity::Metric::Ordinal);
    let start = known(PermutationNull::new(&ratings, alpha, 500, 11));
    assert_eq!(start.result(), None);
    let mut whole = start;
    whole.advance(&ratings, alpha, 500);
    let mut cut = start;
    for budget in [0, 1, 7, 100] {
        cut.advance(&ratings, alpha, budget);
    }
    // Written down and taken up again.
    let text = serde_json::to_string(&cut).unwrap();
    let mut taken_up: PermutationNull = serde_json::from_str(&text).unwrap();
    let progress = taken_up.advance(&ratings, alpha, 1000);
    assert_eq!((progress.done, progress.of), (500, 500));
    assert_eq!(taken_up, whole);
    let other = known(PermutationNull::new(&ratings, alpha, 500, 12));
    assert_ne!(other, start);
    let nobody = Ratings::new(&[0; 4], 2, 1, 5).unwrap();
    assert_eq!(PermutationNull::new(&nobody, alpha, 9, 1).reason(), Some(Reason::NoPairs));
}
