//! Means, exact bootstrap and posterior against values computed by other programs
//! (tests/vectors; who computed what stands in its README).

use comity::{Outcome, Posterior, Reason, Score, bootstrap_per_person};
use comity_tests::{assessed, matrix, plain_instrument, responses, table, vectors};
use serde_json::Value;

const DATA: [&str; 2] = ["likert30x44", "likert30x44_complete"];

fn factor_of(input: &Value) -> Vec<usize> {
    input["factor_of_item"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f.as_u64().unwrap() as usize)
        .collect()
}

/// The scores of one factor: mean of the answered items, at least half answered.
fn scores(input: &Value, factor: usize) -> Vec<Score> {
    let of = factor_of(input);
    let mut scores = Vec::new();
    for (row, answers) in matrix(&input["matrix"]).iter().enumerate() {
        let levels: Vec<u32> = answers
            .iter()
            .zip(&of)
            .filter(|(_, f)| **f == factor)
            .filter_map(|(x, _)| x.map(u32::from))
            .collect();
        if !levels.is_empty() {
            scores.push(Score::new(row, levels.iter().sum(), levels.len() as u32).unwrap());
        }
    }
    scores
}

fn near(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    assert!((ours - theirs).abs() <= 1e-12, "{what}: ours {ours:?}, theirs {theirs:?}");
}

/// The name and the oracle's values of a statistic of one factor.
fn expected(vectors: &Value, data: &str, factor: usize, statistic: &str) -> (String, Value) {
    let all = vectors["expected"][data].as_object().unwrap();
    let prefix = format!("factor{factor:02}_{statistic}");
    let (key, value) = all.iter().find(|(key, _)| key.starts_with(&prefix)).expect("statistic");
    let by = value["by"].as_object().unwrap();
    let oracle = by.get("reference formula (ref.py)").or_else(|| by.get("numpy"));
    (format!("{data} {key}"), oracle.expect("oracle").clone())
}

#[test]
fn means_and_deviations_equal_numpy_and_r() {
    let vectors = vectors("psych_likert30x44.json");
    let mut compared = 0;
    for data in DATA {
        let input = &vectors["inputs"][data];
        let instrument = plain_instrument(&factor_of(input));
        let answers = table(&matrix(&input["matrix"]), &[0; 30]);
        let result = assessed(&instrument, &responses(&answers, &instrument));
        for (factor, group) in result.lenses[0].groups.iter().enumerate() {
            let (what, values) = expected(&vectors, data, factor, "mean_sd_of_respondent_means");
            let m = &group.measure;
            near(m.per_person.known().unwrap().mean, &values[0], &what);
            near(*m.standard_deviation.known().unwrap(), &values[1], &what);
            near(f64::from(m.people), &values[2], &what);
            // One partner: the mean over partners is the mean over people.
            assert_eq!(m.headline, m.per_person);
            compared += 1;
        }
    }
    assert_eq!(compared, 2 * 22);
}

#[test]
fn exact_bootstrap_and_posterior_equal_the_reference() {
    let vectors = vectors("psych_likert30x44.json");
    let mut compared = 0;
    for data in DATA {
        for factor in 0..22 {
            let scores = scores(&vectors["inputs"][data], factor);
            let (what, values) = expected(&vectors, data, factor, "exact_bootstrap");
            let Outcome::Known(ours) = bootstrap_per_person(&scores, 0.95) else {
                panic!("{what}: undefined");
            };
            let ours = [
                ours.bca.low,
                ours.bca.high,
                ours.percentile.low,
                ours.percentile.high,
                ours.bias,
                ours.acceleration,
                ours.support as f64,
            ];
            for (ours, theirs) in ours.iter().zip(values.as_array().unwrap()) {
                near(*ours, theirs, &what);
                compared += 1;
            }
            // The vectors hold the prior mass K/2, K = 5: 5/18 on each of nine half points.
            let (what, values) = expected(&vectors, data, factor, "dirichlet_P");
            let posterior = Posterior::per_person(&scores, 1, 5, 2, 2.5).unwrap();
            for (cut, theirs) in [2.0, 3.0, 4.0].iter().zip(values.as_array().unwrap()) {
                near(posterior.cdf(*cut), theirs, &what);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 2 * 22 * 10);
}

/// The stated rules on inputs that break other programs: a value where one exists, else a reason.
#[test]
fn degenerate_inputs_give_values_or_reasons() {
    use Reason::{NoAnswers, NoSpread, OnePerson};
    let vectors = vectors("psych_degenerate.json");
    // Input, people, mean, reason for no deviation, reason for no bootstrap.
    type Rule = (&'static str, u32, Option<f64>, Option<Reason>, Option<Reason>);
    let rules: [Rule; 10] = [
        ("constant_item", 4, Some((2.0 + 7.0 / 3.0 + 4.0 + 4.0) / 4.0), None, None),
        ("all_constant", 4, Some(3.0), None, Some(NoSpread)),
        ("one_respondent", 1, Some(3.0), Some(OnePerson), Some(NoSpread)),
        ("two_respondents", 2, Some(3.2), None, None),
        ("two_respondents_opposite", 2, Some(3.0), None, None),
        ("all_missing", 0, None, Some(NoAnswers), Some(NoAnswers)),
        ("one_column_missing", 4, Some((1.5 + 2.5 + 4.5 + 4.5) / 4.0), None, None),
        ("one_row_missing", 3, Some((8.0 / 3.0 + 13.0 / 3.0 + 14.0 / 3.0) / 3.0), None, None),
        ("single_item", 4, Some(3.0), None, None),
        // Two of four people answered one of three items: less than half, so they do not count.
        ("pairwise_disjoint", 2, Some((1.5 + 4.5) / 2.0), None, None),
    ];
    let inputs = vectors["inputs"].as_object().unwrap();
    assert_eq!(inputs.len(), rules.len());
    for (name, people, mean, no_deviation, no_bootstrap) in rules {
        let rows = matrix(&inputs[name]);
        let instrument = plain_instrument(&vec![0; rows[0].len()]);
        let partner = vec![0; rows.len()];
        let result = assessed(&instrument, &responses(&table(&rows, &partner), &instrument));
        let m = &result.lenses[0].groups[0].measure;
        assert_eq!(m.people, people, "{name}");
        match mean {
            Some(mean) => {
                let e = m.headline.known().unwrap_or_else(|| panic!("{name}: no mean"));
                assert!((e.mean - mean).abs() < 1e-15, "{name}: {} for {mean}", e.mean);
                assert!(e.interval.low <= e.mean && e.mean <= e.interval.high, "{name}");
            }
            None => assert_eq!(m.headline.reason(), Some(NoAnswers), "{name}"),
        }
        assert_eq!(m.standard_deviation.reason(), no_deviation, "{name}");
        assert_eq!(m.bootstrap.reason(), no_bootstrap, "{name}");
    }
}
