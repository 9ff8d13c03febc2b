//! The `comity` command: files in, assessments out. No arithmetic happens here.

mod command;
mod failure;
mod open;
mod progress;
mod say;
mod table;
mod words;
mod workbook;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// How ready a partnership is to work together.
///
/// Reads the answers of a partnership's members and says where they see strengths and concerns,
/// how sure that is, and what was not answered. Nothing leaves this machine.
#[derive(Parser)]
#[command(name = "comity", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  comity template --form short > answers.csv     a blank table to fill in
  comity assess answers.csv                      a table in the terminal
  comity assess answers/*.json --html report.html
  comity assess survey-export.csv                LimeSurvey, Qualtrics, REDCap, Google Forms
  comity assess partnerships/ --csv all.csv      a folder of partnerships, one row a factor
  comity measure ratings.csv --scale 1-5         any statistic of a plain matrix
  comity reliability partnerships/               how far the questions hang together
  comity instrument show                         the questions, with help and sources

Exit codes: 0 done, 1 a file or a request was refused, 2 the command line was not understood,
130 stopped by Ctrl-C, with what was done until then.";

#[derive(Subcommand)]
enum Command {
    /// Assess answers: a table in the terminal, or JSON, HTML and CSV
    Assess(command::assess::Args),
    /// Statistics of a plain matrix: agreement, reliability, differences
    Measure(command::measure::Args),
    /// How far an instrument's questions hang together, over many partnerships
    Reliability(command::reliability::Args),
    /// The questions: list, show, check one of your own, print the schemas
    #[command(subcommand)]
    Instrument(command::instrument::Action),
    /// Blank files to hand out
    Template(command::template::Args),
}

fn main() -> ExitCode {
    // clap prints its own errors and leaves with 2.
    let result = match Cli::parse().command {
        Command::Assess(args) => command::assess::run(&args),
        Command::Measure(args) => command::measure::run(&args),
        Command::Reliability(args) => command::reliability::run(&args),
        Command::Instrument(action) => command::instrument::run(&action),
        Command::Template(args) => command::template::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough (`| head`) is no failure.
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::from(failure.code())
        }
    }
}
