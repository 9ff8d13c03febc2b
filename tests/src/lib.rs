//! Helpers of the tests, and the README's example as one.

use comity::{AssessOptions, Assessment, CsvDefaults, Instrument, Responses};

/// The README's code is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The built-in instrument.
pub fn readiness() -> Instrument {
    comity::builtin("readiness").expect("built in and right")
}

/// A file of the example partnership.
pub fn example(name: &str) -> String {
    read(&format!("../examples/{name}"))
}

/// A file beside the tests.
pub fn read(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// A file of tests/vectors.
pub fn vectors(name: &str) -> serde_json::Value {
    serde_json::from_str(&read(&format!("vectors/{name}"))).expect("JSON")
}

/// Answers from text, without notices.
pub fn responses(text: &str, instrument: &Instrument) -> Responses {
    comity::parse_responses(text, "test", instrument, &CsvDefaults::default())
        .unwrap_or_else(|fault| panic!("{fault}"))
        .responses
}

/// The assessment of the latest wave.
pub fn assessed(instrument: &Instrument, responses: &Responses) -> Assessment {
    comity::assess(instrument, responses, &AssessOptions::default(), Vec::new())
        .unwrap_or_else(|fault| panic!("{fault}"))
}

/// An instrument with one lens, its groups given as numbers of indicators `q0`, `q1`, ...
pub fn plain_instrument(group_of: &[usize]) -> Instrument {
    let groups = group_of.iter().max().map_or(0, |last| last + 1);
    let group = |g: usize| serde_json::json!({"id": format!("g{g}"), "title": "Group", "short": "group", "about": "A group"});
    let indicator = |(q, g): (usize, &usize)| {
        serde_json::json!({
            "id": format!("q{q}"), "section": "all", "text": "Text", "help": "Help", "why": "Why",
            "source": "None", "reversed": false, "short": true,
            "groups": {"plain": [format!("g{g}")]}
        })
    };
    let text = serde_json::json!({
        "schema": "comity.instrument/1", "id": "plain", "version": "1", "language": "en",
        "title": "Plain", "about": "For tests",
        "scale": {"first": 1, "levels": ["a", "b", "c", "d", "e"], "dont_know": "?", "not_applicable": "-"},
        "bands": {"discuss": 3, "strength": 4, "note": "For tests"},
        "minimum_answered": 0.5,
        "lenses": [{"id": "plain", "title": "Plain", "about": "One lens", "banded": true,
                    "groups": (0..groups).map(group).collect::<Vec<_>>()}],
        "sections": [{"id": "all", "title": "All"}],
        "indicators": group_of.iter().enumerate().map(indicator).collect::<Vec<_>>()
    });
    comity::parse_instrument(&text.to_string(), "plain").unwrap_or_else(|fault| panic!("{fault}"))
}

/// Answers as a table: rows are people, `None` is left open; `partner` gives each row's.
pub fn table(matrix: &[Vec<Option<u8>>], partner: &[usize]) -> String {
    let columns = matrix.first().map_or(0, Vec::len);
    let mut text = String::from("respondent,partner,disclosure");
    for q in 0..columns {
        text.push_str(&format!(",q{q}"));
    }
    for (row, (answers, partner)) in matrix.iter().zip(partner).enumerate() {
        text.push_str(&format!("\nr{row},partner {partner},named"));
        for answer in answers {
            text.push(',');
            text.push_str(&answer.map(|x| x.to_string()).unwrap_or_default());
        }
    }
    text
}

/// A matrix of a vector file.
pub fn matrix(value: &serde_json::Value) -> Vec<Vec<Option<u8>>> {
    let rows = value.as_array().expect("matrix");
    let row = |r: &serde_json::Value| {
        r.as_array().expect("row").iter().map(|x| x.as_u64().map(|x| x as u8)).collect()
    };
    rows.iter().map(row).collect()
}
