//! Means, exact bootstrap and posterior against values computed by other programs
//! (tests/vectors, provenance there).

use comity::{Outcome, Posterior, Reason, Score, bootstrap_per_person};
use serde_json::Value;

fn load(name: &str) -> Value {
    let path = format!("{}/vectors/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("vector file")).expect("JSON")
}

/// The scores of one factor: mean of the answered items, at least half answered.
fn scores(input: &Value, factor: u64) -> Vec<Score> {
    let of: Vec<u64> = input["factor_of_item"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f.as_u64().unwrap())
        .collect();
    let mut scores = Vec::new();
    for (row, answers) in input["matrix"].as_array().unwrap().iter().enumerate() {
        let levels: Vec<u32> = answers
            .as_array()
            .unwrap()
            .iter()
            .zip(&of)
            .filter(|(_, f)| **f == factor)
            .filter_map(|(x, _)| x.as_u64().map(|x| x as u32))
            .collect();
        if !levels.is_empty() {
            scores.push(Score::new(row, levels.iter().sum(), levels.len() as u32));
        }
    }
    scores
}

fn near(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    assert!(
        (ours - theirs).abs() <= 1e-12,
        "{what}: ours {ours:?}, theirs {theirs:?}"
    );
}

#[test]
fn exact_bootstrap_and_posterior_equal_the_vectors() {
    let vectors = load("psych_likert30x44.json");
    let mut compared = 0;
    for data in ["likert30x44", "likert30x44_complete"] {
        for factor in 0..22 {
            let scores = scores(&vectors["inputs"][data], factor);
            let name = |stat: &str| {
                let all = vectors["expected"][data].as_object().unwrap();
                let prefix = format!("factor{factor:02}_{stat}");
                let (key, value) = all
                    .iter()
                    .find(|(key, _)| key.starts_with(&prefix))
                    .expect("statistic");
                let by = value["by"].as_object().unwrap();
                let oracle = by
                    .get("reference formula (ref.py)")
                    .or_else(|| by.get("numpy"));
                (key.clone(), oracle.expect("oracle").clone())
            };

            let (what, expected) = name("exact_bootstrap");
            let Outcome::Known(ours) = bootstrap_per_person(&scores, 0.95) else {
                panic!("{what}: undefined");
            };
            near(ours.bca.low, &expected[0], &what);
            near(ours.bca.high, &expected[1], &what);
            near(ours.percentile.low, &expected[2], &what);
            near(ours.percentile.high, &expected[3], &what);
            near(ours.bias, &expected[4], &what);
            near(ours.acceleration, &expected[5], &what);
            near(ours.support as f64, &expected[6], &what);

            // The vectors hold the prior mass K/2, K = 5: 5/18 on each of nine half points.
            let (what, expected) = name("dirichlet_P");
            let posterior = Posterior::per_person(&scores, 1, 5, 2, 2.5);
            for (cut, expected) in [2.0, 3.0, 4.0].iter().zip(expected.as_array().unwrap()) {
                near(posterior.cdf(*cut), expected, &what);
            }
            compared += 10;
        }
    }
    assert_eq!(compared, 2 * 22 * 10);
}

#[test]
fn equal_answers_have_no_bootstrap() {
    let same: Vec<Score> = (0..4).map(|row| Score::new(row, 3, 1)).collect();
    assert_eq!(
        bootstrap_per_person(&same, 0.95),
        Outcome::Undefined(Reason::NoSpread)
    );
    assert_eq!(
        bootstrap_per_person(&same[..1], 0.95),
        Outcome::Undefined(Reason::NoSpread)
    );
    assert_eq!(
        bootstrap_per_person(&[], 0.95),
        Outcome::Undefined(Reason::NoAnswers)
    );
}
