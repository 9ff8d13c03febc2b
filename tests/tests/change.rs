//! The posterior of a change between two rounds, against closed forms and bounds.

#![expect(clippy::disallowed_methods, reason = "the oracle shares no arithmetic with the core")]

use comity::{Change, ErrorKind, Posterior, Reason, Score, compare_rounds};

fn scores(levels: &[u32], weight: u32) -> Vec<Score> {
    let of = |(row, sum): (usize, &u32)| Score::new(row, *sum, weight).unwrap();
    levels.iter().enumerate().map(of).collect()
}

fn posterior(levels: &[u32], weight: u32, prior: f64) -> Posterior {
    Posterior::per_person(&scores(levels, weight), 1, 5, weight, prior).unwrap()
}

/// Yes or no, each even before anybody answers: the mean has a beta distribution.
fn yes_or_no(yes: u32, no: u32) -> Posterior {
    let answers: Vec<u32> = (0..yes + no).map(|i| u32::from(i < yes)).collect();
    Posterior::per_person(&scores(&answers, 1), 0, 1, 1, 2.0).unwrap()
}

fn ln_beta(a: f64, b: f64) -> f64 {
    ln_factorial(a - 1.0) + ln_factorial(b - 1.0) - ln_factorial(a + b - 1.0)
}

fn ln_factorial(n: f64) -> f64 {
    (1..=n as u32).map(|k| f64::from(k).ln()).sum()
}

/// P(Y > X) of two beta variables with whole parameters, as a finite sum.
fn beta_above(x: (f64, f64), y: (f64, f64)) -> f64 {
    (0..y.0 as u32)
        .map(f64::from)
        .map(|i| {
            let top = ln_beta(x.0 + i, x.1 + y.1);
            (top - (y.1 + i).ln() - ln_beta(1.0 + i, y.1) - ln_beta(x.0, x.1)).exp()
        })
        .sum()
}

#[test]
fn two_beta_distributions_have_a_closed_form() {
    for (before, after) in [
        ((3, 7), (6, 4)),
        ((0, 0), (5, 0)),
        ((1, 0), (0, 1)),
        ((30, 12), (31, 9)),
        ((0, 9), (0, 4)),
    ] {
        let change = Change::between(&yes_or_no(before.0, before.1), &yes_or_no(after.0, after.1));
        let parameters = |(yes, no): (u32, u32)| (f64::from(yes) + 1.0, f64::from(no) + 1.0);
        let exact = beta_above(parameters(before), parameters(after));
        let ours = change.rising();
        assert!((ours - exact).abs() < 1e-10, "{before:?} {after:?}: {ours} for {exact}");
    }
}

/// The difference of two evenly distributed means is a triangle.
#[test]
fn no_answers_make_a_triangle() {
    let change = Change::between(&yes_or_no(0, 0), &yes_or_no(0, 0));
    for x in [-1.2, -1.0, -0.6, 0.0, 0.25, 0.9, 1.0, 3.0_f64] {
        let tail = 0.5 * (1.0 - x.abs()).max(0.0) * (1.0 - x.abs()).max(0.0);
        let exact = if x < 0.0 { tail } else { 1.0 - tail };
        assert!((change.cdf(x) - exact).abs() < 1e-13, "{x}");
    }
    assert_eq!(change.mean(), 0.0);
    let interval = change.interval(0.95);
    // (1 - x)^2 / 2 = 0.025.
    assert!((interval.high - (1.0 - 0.05_f64.sqrt())).abs() < 1e-11);
    assert!((interval.low + interval.high).abs() < 1e-11);
}

/// F rises, so the integral of F2(m + x) dF1(m) lies between its sums from the left and the right.
#[test]
fn every_shape_of_answers_stays_within_bounds() {
    let cases: [(&[u32], &[u32], u32, f64); 5] = [
        (&[2, 3, 3, 2, 4], &[4, 4, 5, 3, 4], 1, 1.0),
        // Unanimous: a density without bound.
        (&[4; 5], &[5; 5], 1, 1.0),
        (&[4; 3], &[4; 3], 1, 0.5),
        (&[9, 11, 14, 6, 10, 12, 15], &[12, 13, 13, 9], 3, 1.0),
        (&[24, 60, 100, 77], &[50, 61, 120], 24, 1.0),
    ];
    for (before, after, weight, prior) in cases {
        let (one, two) = (posterior(before, weight, prior), posterior(after, weight, prior));
        let change = Change::between(&one, &two);
        for x in [-1.0, 0.0, 0.4, 1.0] {
            let steps = 200;
            let at = |i: u32| 1.0 + 4.0 * f64::from(i) / f64::from(steps);
            let (mut lower, mut upper) = (0.0, 0.0);
            for i in 0..steps {
                let mass = one.cdf(at(i + 1)) - one.cdf(at(i));
                lower += mass * two.cdf(at(i) + x);
                upper += mass * two.cdf(at(i + 1) + x);
            }
            let ours = change.cdf(x);
            assert!(upper - lower < 0.2, "bounds that bound something");
            let within = lower - 1e-9 <= ours && ours <= upper + 1e-9;
            assert!(within, "{before:?} {after:?} {x}: {lower} {ours} {upper}");
            // Where both are smooth, their middle is nearer still.
            let middle = 0.5 * (lower + upper);
            if before.iter().any(|level| *level != before[0]) {
                assert!((ours - middle).abs() < 1e-3, "{before:?} {x}: {ours} {middle}");
            }
        }
        for p in [0.025, 0.3, 0.975] {
            assert!((change.cdf(change.quantile(p)) - p).abs() < 1e-9, "{before:?} {p}");
        }
    }
}

/// On yes or no, people rise, fall or stay: of risers and fallers alone the share is a beta variable.
#[test]
fn the_same_people_have_a_closed_form() {
    let pair = |a: u32, b: u32| (Score::new(0, a, 1).unwrap(), Score::new(0, b, 1).unwrap());
    for (rose, fell, stayed) in [(0, 0, 0), (3, 1, 2), (5, 0, 0), (2, 7, 30)] {
        let mut pairs = vec![pair(0, 1); rose];
        pairs.extend(vec![pair(1, 0); fell]);
        pairs.extend(vec![pair(1, 1); stayed]);
        // A prior of 4 gives each of the four pairs of answers one.
        let change = Change::of_same_people(&pairs, 0, 1, 1, 4.0).unwrap();
        let (a, n) = (rose as u32 + 1, (rose + fell) as u32 + 1);
        // P(Beta(a, b) <= 1/2), b = n + 1 - a, counts throws of a coin.
        let falling: f64 = (a..=n)
            .map(|j| {
                (ln_factorial(n.into()) - ln_factorial(j.into()) - ln_factorial((n - j).into()))
                    .exp()
            })
            .sum::<f64>()
            / 2_f64.powi(n as i32);
        let ours = change.rising();
        assert!((ours - (1.0 - falling)).abs() < 1e-12, "{rose} {fell} {stayed}: {ours}");
    }
}

/// What makes pairs worth having: people who differ much but all move alike.
#[test]
fn pairs_know_more_where_people_move_alike() {
    let (before, after) = (scores(&[1, 2, 3, 4, 2], 1), scores(&[2, 3, 4, 5, 3], 1));
    let same = compare_rounds(&before, &after, 1, 5, 1, 1.0).unwrap();
    assert_eq!((same.both, same.first_only, same.second_only), (5, 0, 0));
    let paired = same.everybody.known().unwrap();
    let apart: Vec<Score> =
        after.iter().map(|s| Score::new(s.row() + 9, s.sum(), 1).unwrap()).collect();
    let other = compare_rounds(&before, &apart, 1, 5, 1, 1.0).unwrap();
    assert_eq!(other.same_people.reason(), Some(Reason::NoPairs));
    let independent = other.everybody.known().unwrap();
    let width = |change: &Change| change.interval(0.95).high - change.interval(0.95).low;
    assert!(width(paired) < 0.8 * width(independent));
    assert!(paired.rising() > independent.rising());
}

#[test]
fn who_came_and_who_left_is_counted() {
    let before = scores(&[2, 3, 3], 1);
    let after = [Score::new(1, 4, 1).unwrap(), Score::new(7, 5, 1).unwrap()];
    let mixed = compare_rounds(&before, &after, 1, 5, 1, 1.0).unwrap();
    assert_eq!((mixed.both, mixed.first_only, mixed.second_only), (1, 2, 1));
    let everybody = mixed.everybody.known().unwrap();
    let independent = Change::between(
        &Posterior::per_person(&before, 1, 5, 1, 1.0).unwrap(),
        &Posterior::per_person(&after, 1, 5, 1, 1.0).unwrap(),
    );
    assert_eq!(everybody.cdf(0.3), independent.cdf(0.3));
    assert!(mixed.same_people.known().is_some());
    let nobody = compare_rounds(&before, &[], 1, 5, 1, 1.0).unwrap();
    assert_eq!(nobody.everybody.reason(), Some(Reason::NoAnswers));
}

#[test]
fn certain_means_and_bad_input_are_met() {
    // Without a prior, unanimous answers leave no doubt.
    let certain = |level| posterior(&[level; 3], 1, 0.0);
    let spread = posterior(&[2, 3, 4], 1, 1.0);
    let step = Change::between(&certain(3), &certain(4));
    assert_eq!((step.cdf(0.999), step.cdf(1.0), step.rising()), (0.0, 1.0, 1.0));
    assert_eq!(step.quantile(0.3), 1.0);
    let from = Change::between(&certain(3), &spread);
    assert!((from.cdf(0.25) - spread.cdf(3.25)).abs() < 1e-15);
    let to = Change::between(&spread, &certain(3));
    assert!((to.cdf(0.25) - (1.0 - spread.cdf(2.75))).abs() < 1e-15);
    assert!(from.quantile(1.5).is_nan() && from.cdf(f64::NAN).is_nan());
    let kind = |before: &[Score]| compare_rounds(before, &[], 1, 5, 1, 1.0).unwrap_err().kind;
    let twice = [Score::new(0, 3, 1).unwrap(), Score::new(0, 4, 1).unwrap()];
    assert_eq!(kind(&twice), ErrorKind::Duplicate);
    assert_eq!(kind(&[Score::new(0, 9, 1).unwrap()]), ErrorKind::OutOfRange);
    let empty = Change::of_same_people(&[], 1, 5, 1, 0.0).unwrap_err().kind;
    assert_eq!(empty, ErrorKind::Empty);
}
