//! Helpers of the tests, and the README's example as one.

use comity::{AssessOptions, Assessment, CsvDefaults, Instrument, Responses};

pub use comity_corpus::{plain_instrument, table};

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

/// An export of each survey tool, in `samples/`.
pub const EXPORTS: [&str; 7] = [
    "limesurvey-codes.csv",
    "limesurvey-texts.csv",
    "qualtrics.csv",
    "qualtrics-old.csv",
    "redcap.csv",
    "google-forms.csv",
    "long.csv",
];

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

/// A matrix of a vector file.
pub fn matrix(value: &serde_json::Value) -> Vec<Vec<Option<u8>>> {
    let rows = value.as_array().expect("matrix");
    let row = |r: &serde_json::Value| {
        r.as_array().expect("row").iter().map(|x| x.as_u64().map(|x| x as u8)).collect()
    };
    rows.iter().map(row).collect()
}
