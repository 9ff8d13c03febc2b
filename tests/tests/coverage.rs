//! How often the headline interval holds the truth, for few and for many people.
//!
//! One partner: exact, over every possible set of answers. Four partners: simulated, seed in the
//! text. The table is kept in tests/snapshots and printed by `cargo test -- --nocapture`.

use comity::{PRIOR_MASS, Posterior, Score};
use comity_tests::{assessed, plain_instrument, responses, table};

/// What people would answer, level by level.
const TRUTHS: [(&str, [f64; 5]); 5] = [
    ("spread over all", [0.1, 0.2, 0.4, 0.2, 0.1]),
    ("mostly good", [0.02, 0.05, 0.13, 0.5, 0.3]),
    ("nearly all at the top", [0.0, 0.02, 0.05, 0.2, 0.73]),
    ("two camps", [0.4, 0.1, 0.0, 0.1, 0.4]),
    ("mostly poor", [0.5, 0.3, 0.15, 0.05, 0.0]),
];
const PEOPLE: [usize; 4] = [3, 5, 10, 20];
const RUNS: usize = 1_000;

fn mean(p: &[f64; 5]) -> f64 {
    p.iter().zip(1..).map(|(p, level)| p * f64::from(level)).sum()
}

/// Every way in which n people can spread over the five levels.
fn counts(n: usize) -> Vec<[usize; 5]> {
    let mut all = Vec::new();
    for a in 0..=n {
        for b in 0..=n - a {
            for c in 0..=n - a - b {
                for d in 0..=n - a - b - c {
                    all.push([a, b, c, d, n - a - b - c - d]);
                }
            }
        }
    }
    all
}

/// The probability of these counts.
fn multinomial(counts: &[usize; 5], p: &[f64; 5]) -> f64 {
    let (mut probability, mut drawn) = (1.0, 0.0);
    for (count, p) in counts.iter().zip(p) {
        for k in 1..=*count {
            drawn += 1.0;
            probability *= p * drawn / k as f64;
        }
    }
    probability
}

fn one_partner(n: usize) -> [f64; 5] {
    let mut covered = [0.0; 5];
    for counts in counts(n) {
        let levels = counts.iter().zip(1_u32..).flat_map(|(c, l)| std::iter::repeat_n(l, *c));
        let scores: Vec<Score> =
            levels.enumerate().map(|(row, level)| Score::new(row, level, 1).unwrap()).collect();
        let total: u32 = scores.iter().map(|s| s.sum()).sum();
        let posterior = Posterior::per_person(&scores, 1, 5, 1, PRIOR_MASS).unwrap();
        let interval = posterior.interval(0.95, f64::from(total) / n as f64);
        for (covered, (_, truth)) in covered.iter_mut().zip(&TRUTHS) {
            if interval.low <= mean(truth) && mean(truth) <= interval.high {
                *covered += multinomial(&counts, truth);
            }
        }
    }
    covered
}

/// SplitMix64: enough for a thousand draws of a test.
struct Draw(u64);

impl Draw {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as f64 / 18_446_744_073_709_551_616.0
    }

    fn level(&mut self, p: &[f64; 5]) -> u8 {
        let mut u = self.unit();
        for (p, level) in p.iter().zip(1..5) {
            if u < *p {
                return level;
            }
            u -= p;
        }
        5
    }
}

/// Four partners, each seeing it in its own way: the first four truths. The share of runs in
/// which the interval holds the mean of the four means.
fn four_partners(n: usize, draw: &mut Draw) -> f64 {
    let instrument = plain_instrument(&[0]);
    let truth = TRUTHS[..4].iter().map(|(_, p)| mean(p)).sum::<f64>() / 4.0;
    let partner: Vec<usize> = (0..n).map(|i| i % 4).collect();
    let mut covered = 0;
    for _ in 0..RUNS {
        let rows: Vec<Vec<Option<u8>>> =
            partner.iter().map(|g| vec![Some(draw.level(&TRUTHS[*g].1))]).collect();
        let result = assessed(&instrument, &responses(&table(&rows, &partner), &instrument));
        let e = *result.lenses[0].groups[0].measure.headline.known().unwrap();
        covered += usize::from(e.interval.low <= truth && truth <= e.interval.high);
    }
    covered as f64 / RUNS as f64
}

#[test]
fn coverage_of_the_headline_interval() {
    let mut text = String::from("people");
    TRUTHS.iter().for_each(|(name, _)| text.push_str(&format!(" | {name}")));
    text.push_str(" | four partners, simulated\n");
    let mut draw = Draw(20_261_123);
    for n in PEOPLE {
        let exact = one_partner(n);
        text.push_str(&format!("{n:6}"));
        for ((name, _), covered) in TRUTHS.iter().zip(exact) {
            text.push_str(&format!(" | {:>w$.1} %", 100.0 * covered, w = name.len() - 2));
            assert!((0.0..=1.0 + 1e-12).contains(&covered), "{n} people, {name}: {covered}");
        }
        // Three people are of three partners only: the fourth is not part of that truth.
        if n >= 4 {
            text.push_str(&format!(" | {:>23.1} %", 100.0 * four_partners(n, &mut draw)));
        } else {
            text.push_str(" | not defined");
        }
        text.push('\n');
    }
    println!("{text}");
    insta::assert_snapshot!(text);
}
