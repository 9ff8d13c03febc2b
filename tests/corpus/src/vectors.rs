//! The inputs of tests/vectors.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use serde::Deserialize;

const LIKERT: &str = include_str!("../../vectors/psych_likert30x44.json");
const DEGENERATE: &str = include_str!("../../vectors/psych_degenerate.json");

/// Rows are people; `None` is left open.
pub(crate) type Matrix = Vec<Vec<Option<u8>>>;

/// Answers, and how they are grouped.
#[derive(Deserialize)]
pub(crate) struct Data {
    pub(crate) matrix: Matrix,
    pub(crate) partner: Vec<usize>,
    pub(crate) factor_of_item: Vec<usize>,
}

#[derive(Deserialize)]
struct File<T> {
    inputs: BTreeMap<String, T>,
}

/// Thirty people, forty-four items, with and without gaps.
pub(crate) fn likert() -> BTreeMap<String, Data> {
    read(LIKERT)
}

/// Inputs with constant, missing or single answers.
pub(crate) fn degenerate() -> BTreeMap<String, Matrix> {
    read(DEGENERATE)
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> BTreeMap<String, T> {
    serde_json::from_str::<File<T>>(text).expect("a file of vectors").inputs
}
