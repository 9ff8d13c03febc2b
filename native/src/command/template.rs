//! `comity template`: blank files to hand out.

use std::path::PathBuf;

use comity::Form;

use crate::{failure::Failure, open};

/// Blank files to hand out.
///
/// A table (CSV) has one column a question and takes one row a person. Answers are 1 to 5, or
/// `dont_know`, `not_applicable`; an empty cell means left open. A JSON file begins with the
/// partnership and its partners.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Which questions the table asks
    #[arg(long, value_enum, default_value = "full")]
    form: Questions,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    /// The partnership's name (JSON)
    #[arg(long, value_name = "NAME", default_value = "", requires = "json")]
    partnership: String,
    /// A partner's name (JSON); give it once for each
    #[arg(long, value_name = "NAME", requires = "json")]
    partner: Vec<String>,
    /// Use an instrument of your own instead of the built-in one
    #[arg(long, value_name = "FILE")]
    instrument: Option<PathBuf>,
    /// Write to this file instead of the terminal
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    out: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  comity template --form short --out answers.csv
  comity template --json --partnership \"Reading network\" --partner Library --partner School";

#[derive(Clone, Copy, clap::ValueEnum)]
enum Questions {
    /// All questions
    Full,
    /// The short form
    Short,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let instrument = open::instrument(args.instrument.as_deref())?;
    let text = if args.json {
        comity::template_json(&instrument, &args.partnership, &args.partner)
    } else {
        let form = match args.form {
            Questions::Full => Form::Full,
            Questions::Short => Form::Short,
        };
        comity::template_csv(&instrument, form)
    };
    open::write(&args.out, &text)
}
