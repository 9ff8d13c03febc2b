//! Posteriors and exact bootstraps by themselves, over more shapes of answers than partnerships
//! have.

use alloc::{format, vec::Vec};

use comity::{INTERVAL_LEVEL, Posterior, Score, bootstrap_partner_first, bootstrap_per_person};

use crate::{Visit, vectors, walk::walk};

fn score(row: usize, sum: u32, weight: u32) -> Score {
    Score::new(row, sum, weight).expect("a score")
}

/// On a scale from 1 to 5.
fn posterior(scores: &[Score], weight: u32, prior: f64) -> Posterior {
    Posterior::per_person(scores, 1, 5, weight, prior).expect("scores on the scale")
}

/// As many scores, spread over the scale 1 to 5 in steps of one over the weight.
fn scores(people: usize, weight: u32) -> Vec<Score> {
    let points = 4 * weight + 1;
    (0..people)
        // A stride that has no factor in common with most numbers of points visits them all.
        .map(|row| score(row, weight + (row as u32 * 7 + 3) % points, weight))
        .collect()
}

/// The first five factors of the vectors: the mean of the items somebody answered.
pub(crate) fn factors(visit: &mut Visit<'_>) {
    for (name, data) in vectors::likert() {
        for factor in 0..5 {
            let items = || (0..).zip(&data.factor_of_item).filter(|(_, f)| **f == factor);
            let scores: Vec<Score> = data
                .matrix
                .iter()
                .enumerate()
                .filter_map(|(row, answers)| {
                    let levels: Vec<u32> = items()
                        .filter_map(|(item, _): (usize, _)| answers[item])
                        .map(u32::from)
                        .collect();
                    (!levels.is_empty())
                        .then(|| score(row, levels.iter().sum(), levels.len() as u32))
                })
                .collect();
            let bootstrap = bootstrap_per_person(&scores, INTERVAL_LEVEL);
            walk(&format!("{name}.{factor}.bootstrap"), &bootstrap, visit);
            let of_mean = posterior(&scores, 2, 2.5);
            for cut in [2.0, 3.0, 4.0] {
                visit(&format!("{name}.{factor}.below.{cut}"), of_mean.cdf(cut));
            }
        }
    }
}

/// Posteriors of few and many people on coarse and fine scales, with weak and strong priors.
pub(crate) fn posteriors(visit: &mut Visit<'_>) {
    for (people, weight, prior) in [
        (0, 1, 1.0),
        (1, 1, 1.0),
        (2, 3, 0.5),
        (5, 1, 0.0),
        (5, 2, 2.5),
        (30, 4, 1.0),
        (30, 24, 1.0),
        (300, 6, 1.0),
    ] {
        let of_mean = posterior(&scores(people, weight), weight, prior);
        let name = format!("{people}_people.weight_{weight}.prior_{prior}");
        for x in [0.5, 1.25, 2.0, 2.999, 3.7, 4.5, 4.999, 6.0] {
            visit(&format!("{name}.below.{x}"), of_mean.cdf(x));
        }
        for p in [0.001, 0.025, 0.5, 0.8, 0.975] {
            visit(&format!("{name}.quantile.{p}"), of_mean.quantile(p));
        }
        walk(&format!("{name}.interval"), &of_mean.interval(0.9, 3.0), visit);
    }
}

/// Bootstraps of few people, which are convolved, and those that do not exist.
pub(crate) fn bootstraps(visit: &mut Visit<'_>) {
    for (people, weight) in [(0, 1), (1, 1), (2, 1), (5, 2), (12, 3)] {
        per_person(people, weight, visit);
    }
    for sizes in [&[5, 5, 5][..], &[1, 2, 3], &[4, 2, 3]] {
        by_partner(sizes, visit);
    }
    // People who answered unlike numbers of questions: a lattice too fine for anybody.
    let unlike: Vec<Score> = (2..42).map(|n| score(n as usize, n, n)).collect();
    walk("unlike_people", &bootstrap_per_person(&unlike, INTERVAL_LEVEL), visit);
}

/// Bootstraps on fine lattices, which are inverted or walked in halves.
pub(crate) fn fine_bootstraps(visit: &mut Visit<'_>) {
    for (people, weight) in [(12, 12), (40, 6), (300, 1)] {
        per_person(people, weight, visit);
    }
    for sizes in [&[4, 9, 3][..], &[7, 11, 13], &[17, 19, 23], &[1, 2, 300]] {
        by_partner(sizes, visit);
    }
}

fn per_person(people: usize, weight: u32, visit: &mut Visit<'_>) {
    let scores = scores(people, weight);
    for level in [0.5, 0.9, 0.95, 0.999] {
        let name = format!("{people}_people.weight_{weight}.{level}");
        walk(&name, &bootstrap_per_person(&scores, level), visit);
    }
}

fn by_partner(sizes: &[usize], visit: &mut Visit<'_>) {
    let partner: Vec<usize> =
        sizes.iter().enumerate().flat_map(|(g, n)| core::iter::repeat_n(g, *n)).collect();
    for weight in [1, 2, 3] {
        let scores = scores(partner.len(), weight);
        let name = format!("partners_{sizes:?}.weight_{weight}").replace(", ", "_");
        let all = bootstrap_partner_first(&scores, &partner, sizes.len(), INTERVAL_LEVEL);
        walk(&name, &all, visit);
    }
}
