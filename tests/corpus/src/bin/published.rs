//! Writes every published number of the corpus, one line each.
//!
//! `cargo run -p comity-corpus --bin published -- [--quick]`

use std::process::ExitCode;

use comity_corpus::report;

fn main() -> ExitCode {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let mut text = String::new();
    let verdict = report(quick, &mut text).expect("a String takes any text");
    print!("{text}");
    if verdict.parts_that_differ == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
