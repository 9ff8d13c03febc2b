//! The exact bootstrap against every resample, written out, for all small cases; and what must
//! hold of the headline interval in each of them.
#![expect(clippy::disallowed_methods, reason = "the oracle shares no arithmetic with the core")]

use comity::{Outcome, Score, bootstrap_partner_first, bootstrap_per_person};
use comity_tests::{assessed, plain_instrument, responses, table};

/// All ways to give `n` people a level from 1 to 5, order aside.
fn multisets(n: usize) -> Vec<Vec<u8>> {
    fn grow(n: usize, from: u8, so_far: &mut Vec<u8>, all: &mut Vec<Vec<u8>>) {
        if so_far.len() == n {
            all.push(so_far.clone());
            return;
        }
        for level in from..=5 {
            so_far.push(level);
            grow(n, level, so_far, all);
            so_far.pop();
        }
    }
    let mut all = Vec::new();
    grow(n, 1, &mut Vec::new(), &mut all);
    all
}

/// The sums of all resamples of `values`, each once: n^n of them.
fn resampled_sums(values: &[u8]) -> Vec<u64> {
    let mut sums = vec![0];
    for _ in values {
        sums = sums.iter().flat_map(|s| values.iter().map(move |v| s + u64::from(*v))).collect();
    }
    sums
}

/// Interval end points by counting resamples: the field's formulas, nothing shared with the core
/// but the normal distribution (here by bisection of its own series).
struct Enumerated {
    /// Statistic times `bottom`, sorted.
    resamples: Vec<u64>,
    observed: u64,
    bottom: f64,
    acceleration: f64,
}

fn normal_cdf(z: f64) -> f64 {
    // Marsaglia 2004: z + z^3/3 + z^5/15 + ..., good far beyond the z that occur here.
    let (mut term, mut sum, mut k) = (z, z, 1.0);
    while term.abs() > 1e-18 * sum.abs() {
        k += 2.0;
        term *= z * z / k;
        sum += term;
    }
    0.5 + sum * (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

fn normal_quantile(p: f64) -> f64 {
    let (mut low, mut high) = (-9.0, 9.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if normal_cdf(middle) < p { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

impl Enumerated {
    fn new(partners: &[Vec<u8>]) -> Self {
        let sizes: Vec<u64> = partners.iter().map(|p| p.len() as u64).collect();
        let common: u64 = sizes.iter().product();
        let mut resamples = vec![0];
        let (mut observed, mut squares, mut cubes) = (0, 0.0, 0.0);
        for (values, size) in partners.iter().zip(&sizes) {
            let step = common / size;
            let own = resampled_sums(values);
            resamples =
                resamples.iter().flat_map(|a| own.iter().map(move |b| a + b * step)).collect();
            let total: u64 = values.iter().map(|v| u64::from(*v)).sum();
            observed += total * step;
            let mean = total as f64 / *size as f64;
            for v in values {
                let u = (f64::from(*v) - mean) / *size as f64;
                squares += u * u;
                cubes += u * u * u;
            }
        }
        resamples.sort_unstable();
        let bottom = (common * partners.len() as u64) as f64;
        Self { resamples, observed, bottom, acceleration: cubes / (6.0 * squares.powf(1.5)) }
    }

    /// The lowest value that at least the share p of the resamples do not exceed.
    fn quantile(&self, p: f64) -> f64 {
        let n = self.resamples.len() as f64;
        let rank = ((p - 1e-12) * n).ceil().max(1.0) as usize;
        self.resamples[rank.min(self.resamples.len()) - 1] as f64 / self.bottom
    }

    fn bca(&self) -> [f64; 2] {
        let below = self.resamples.partition_point(|s| *s < self.observed) as f64;
        let up_to = self.resamples.partition_point(|s| *s <= self.observed) as f64;
        let z0 = normal_quantile(0.5 * (below + up_to) / self.resamples.len() as f64);
        [0.025, 0.975].map(|p| {
            let z = z0 + normal_quantile(p);
            self.quantile(normal_cdf(z0 + z / (1.0 - self.acceleration * z)))
        })
    }
}

fn scores(partners: &[Vec<u8>]) -> (Vec<Score>, Vec<usize>) {
    let people = partners.iter().enumerate().flat_map(|(g, all)| all.iter().map(move |v| (g, *v)));
    let partner = people.clone().map(|(g, _)| g).collect();
    (
        people.enumerate().map(|(row, (_, v))| Score::new(row, u32::from(v), 1).unwrap()).collect(),
        partner,
    )
}

fn flat(values: &[u8]) -> bool {
    values.iter().all(|v| *v == values[0])
}

#[test]
fn every_case_of_up_to_six_people() {
    let mut compared = 0;
    for n in 1..=6 {
        for values in multisets(n) {
            let (scores, _) = scores(std::slice::from_ref(&values));
            let ours = bootstrap_per_person(&scores, 0.95);
            if flat(&values) {
                assert!(ours.known().is_none(), "{values:?}");
                continue;
            }
            let Outcome::Known(ours) = ours else { panic!("{values:?}: undefined") };
            let exact = Enumerated::new(std::slice::from_ref(&values));
            assert_eq!([ours.bca.low, ours.bca.high], exact.bca(), "{values:?}");
            let percentile = [exact.quantile(0.025), exact.quantile(0.975)];
            assert_eq!([ours.percentile.low, ours.percentile.high], percentile, "{values:?}");
            compared += 1;
        }
    }
    assert_eq!(compared, 461 - 6 * 5);
}

#[test]
fn every_case_of_two_partners_with_up_to_six_people() {
    let mut compared = 0;
    for first in 1..=5 {
        for second in 1..=(6 - first) {
            for a in multisets(first) {
                for b in multisets(second) {
                    let partners = [a.clone(), b.clone()];
                    let (scores, partner) = scores(&partners);
                    let ours = bootstrap_partner_first(&scores, &partner, 2, 0.95);
                    if flat(&a) && flat(&b) {
                        assert!(ours.known().is_none(), "{a:?} {b:?}");
                        continue;
                    }
                    let Outcome::Known(ours) = ours else { panic!("{a:?} {b:?}: undefined") };
                    let exact = Enumerated::new(&partners);
                    let bca = exact.bca();
                    // The same lattice point, reached over another denominator.
                    assert!((ours.bca.low - bca[0]).abs() < 1e-14, "{a:?} {b:?}");
                    assert!((ours.bca.high - bca[1]).abs() < 1e-14, "{a:?} {b:?}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 3_000, "{compared}");
}

/// For one and two partners, all levels, up to six people: the headline interval holds the mean
/// and stays on the scale, and the band probabilities sum to 1.
#[test]
fn headline_intervals_hold_their_mean() {
    let instrument = plain_instrument(&[0]);
    let mut cases = 0;
    let mut check = |partners: &[Vec<u8>]| {
        let rows: Vec<Vec<Option<u8>>> =
            partners.iter().flatten().map(|level| vec![Some(*level)]).collect();
        let (_, partner) = scores(partners);
        let result = assessed(&instrument, &responses(&table(&rows, &partner), &instrument));
        let m = &result.lenses[0].groups[0].measure;
        for e in [m.headline.known().unwrap(), m.per_person.known().unwrap()] {
            let (low, high) = (e.interval.low, e.interval.high);
            assert!(1.0 <= low && low <= e.mean && e.mean <= high && high <= 5.0, "{partners:?}");
            let p = e.probabilities.known().unwrap();
            assert!((p.concern + p.discuss + p.strength - 1.0).abs() < 1e-15, "{partners:?}");
            assert!([p.concern, p.discuss, p.strength].iter().all(|p| (0.0..=1.0).contains(p)));
        }
        cases += 1;
    };
    for n in 1..=6 {
        multisets(n).iter().for_each(|values| check(std::slice::from_ref(values)));
    }
    for first in 1..=5 {
        for second in 1..=(6 - first) {
            for a in multisets(first) {
                multisets(second).iter().for_each(|b| check(&[a.clone(), b.clone()]));
            }
        }
    }
    assert!(cases > 3_500, "{cases}");
}

/// Partners of five to thirteen people put the means on a lattice too wide to convolve: the
/// inversion then gives end points that plain resampling agrees with.
#[test]
fn a_wide_lattice_is_inverted() {
    let sizes = [5_usize, 7, 8, 9, 11, 13];
    let levels = [4_u8, 2, 5, 3, 4, 1, 5, 4, 3, 2, 4, 5, 3];
    let partners: Vec<Vec<u8>> = sizes.iter().map(|n| levels[..*n].to_vec()).collect();
    let (scores, partner) = scores(&partners);
    let wide = bootstrap_partner_first(&scores, &partner, sizes.len(), 0.95);
    let Outcome::Known(wide) = wide else { panic!("undefined") };
    assert!(wide.support > 65_536, "{}", wide.support);
    // 20,000 resamples, each a partner's people redrawn with replacement.
    let (mut seed, mut means) = (1_u64, Vec::new());
    let mut draw = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    for _ in 0..20_000 {
        let one = |values: &Vec<u8>, draw: &mut dyn FnMut(usize) -> usize| {
            let total: u32 = values.iter().map(|_| u32::from(values[draw(values.len())])).sum();
            f64::from(total) / values.len() as f64
        };
        let total: f64 = partners.iter().map(|p| one(p, &mut draw)).sum();
        means.push(total / partners.len() as f64);
    }
    means.sort_by(f64::total_cmp);
    assert!((wide.percentile.low - means[500]).abs() < 0.02, "{wide:?} {}", means[500]);
    assert!((wide.percentile.high - means[19_500]).abs() < 0.02, "{wide:?} {}", means[19_500]);
    assert!(wide.bca.low < wide.bca.high);
}
