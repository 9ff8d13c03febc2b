//! `comity template`: blank files to hand out.

use std::path::{Path, PathBuf};

use comity::{Form, Instrument, OpenMatter};

use crate::{failure::Failure, open, say};

/// Blank files to hand out.
///
/// A table (CSV) has one column a question and takes one row a person. Answers are 1 to 5, or
/// `dont_know`, `not_applicable`; an empty cell means left open. A JSON file begins with the
/// partnership and its partners. For the export of a survey tool there is a mapping.
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
    #[arg(long, value_name = "NAME", default_value = "")]
    partnership: String,
    /// A partner's name (JSON); give it once for each
    #[arg(long, value_name = "NAME")]
    partner: Vec<String>,
    /// Print what the columns and labels of this table (CSV, xlsx, ods) are taken for, to correct
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "form"])]
    mapping_of: Option<PathBuf>,
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
  comity template --json --partnership \"Reading network\" --partner Library --partner School
  comity template --mapping-of export.csv --out mapping.json

A mapping (schema comity.mapping/1) says what each column becomes: \"answer\" or \"note\" of an
indicator, a \"field\" such as partner, or \"ignored\"; and what each label means: \"level\",
\"dont_know\", \"not_applicable\", \"skipped\", \"not_asked\", \"unknown\". Under \"constants\" stands
what holds for everybody: partner, partnership, wave, disclosure.";

#[derive(Clone, Copy, clap::ValueEnum)]
enum Questions {
    /// All questions
    Full,
    /// The short form
    Short,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let instrument = open::instrument(args.instrument.as_deref())?;
    let names = !args.partnership.is_empty() || !args.partner.is_empty();
    if names && !args.json {
        return Err(Failure::Request(
            "--partnership and --partner stand in a JSON file alone. Add --json, or leave them out and write the names into the table".into(),
        ));
    }
    let text = if let Some(path) = &args.mapping_of {
        mapping_of(path, &instrument)?
    } else if args.json {
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

/// The proposed mapping; what is open in it goes to standard error.
fn mapping_of(path: &Path, instrument: &Instrument) -> Result<String, Failure> {
    let table = open::table(path, instrument)?;
    let found = comity::inspect_table(&table, &path.display().to_string(), instrument, None)?;
    say::note(format_args!("{}: taken as {}", path.display(), found.mapping.source.title()));
    for open in &found.open {
        let note = match open {
            OpenMatter::NoAnswers => {
                "no column is a question yet: say which is, with \"becomes\": \"answer\" and the id under \"indicator\""
            }
            OpenMatter::NoPartner => {
                "not everybody has a partner: name a column as the field \"partner\", or the partner under \"constants\""
            }
            OpenMatter::UnknownLabels => {
                "there are labels with \"becomes\": \"unknown\": say what they mean"
            }
            OpenMatter::UnclearColumns => {
                "a column that is ignored looks like answers: say which question it is"
            }
            _ => continue,
        };
        say::note(note);
    }
    Ok(found.mapping.to_json())
}
