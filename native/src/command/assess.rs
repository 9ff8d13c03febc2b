//! `comity assess`: one partnership from any number of files, or a folder of partnerships.

use std::path::{Path, PathBuf};

use comity::{
    AssessOptions, Assessment, CsvDefaults, Disclosure, Effort, Error, Instrument, Notice, Reading,
    Responses, TableMapping, assessment_csv_header,
};

use comity_native::{in_order, threads};

use crate::{failure::Failure, open, say, table};

/// Assess answers: a table in the terminal, or JSON, HTML and CSV.
///
/// Several files are merged into one partnership. A folder is read as a batch: the files of each
/// partnership in it are merged, and each partnership is assessed on its own.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files of answers (JSON, CSV, xlsx, ods), or one folder of partnerships; - is standard input
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Print the assessment as JSON (a list of them for a folder)
    #[arg(long, conflicts_with_all = ["html", "csv"])]
    json: bool,
    /// Write a report as HTML
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write a table, one row a group of each lens
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Use an instrument of your own instead of the built-in one
    #[arg(long, value_name = "FILE")]
    instrument: Option<PathBuf>,
    /// What the columns and labels of the tables mean, as `template --mapping-of` prints it
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Assess this wave; the latest one if not given
    #[arg(long, value_name = "N")]
    wave: Option<u32>,
    /// The partnership's name, where a table does not give it
    #[arg(long, value_name = "NAME")]
    partnership: Option<String>,
    /// Everybody in a table that does not say so agreed to be named
    #[arg(long)]
    named: bool,
    /// The partner that holds the money, where the files do not say so
    #[arg(long, value_name = "PARTNER")]
    money_holder: Option<String>,
    /// Work out the bootstrap intervals too that take long
    #[arg(long)]
    every_bootstrap: bool,
}

const EXAMPLES: &str = "\
Examples:
  comity assess answers.csv
  comity assess ours.json theirs.json --html report.html
  comity assess answers.csv --named --partnership \"Reading network\" --json
  comity assess partnerships/ --csv all.csv
  comity template --mapping-of export.csv > mapping.json    then correct it, and
  comity assess export.csv --mapping mapping.json

Exports of LimeSurvey, Qualtrics, REDCap and Google Forms are known by their headings, and so are
tables with one answer a row (respondent, partner, item, value). What is not understood is noted;
a mapping says what it means.

A table that does not say whether people agreed to be named is taken as anonymous: nothing is
shown that stands on fewer than 5 people.";

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let instrument = open::instrument(args.instrument.as_deref())?;
    if args.files.iter().any(|path| path.is_dir()) {
        return batch(args, &instrument);
    }
    let mapping = mapping(args, &instrument)?;
    let mut one = Partnership::new(&instrument);
    for path in &args.files {
        one.add(path, &instrument, &defaults(args, ""), mapping.as_ref())?;
    }
    say_all(&one.notices);
    let assessment = one.assess(&instrument, args)?;
    if args.json {
        return open::print(&assessment.to_json());
    }
    if let Some(path) = &args.html {
        open::write(path, &comity_view::report(&assessment))?;
    }
    write_csv(args, std::slice::from_ref(&assessment))?;
    if args.html.is_none() && args.csv.is_none() {
        open::print(&table::profile(&assessment))?;
    }
    Ok(())
}

/// One partnership while its files are read.
struct Partnership {
    files: Vec<String>,
    responses: Responses,
    notices: Vec<Notice>,
}

impl Partnership {
    fn new(instrument: &Instrument) -> Self {
        Self { files: Vec::new(), responses: Responses::empty(instrument), notices: Vec::new() }
    }

    fn add(
        &mut self,
        path: &Path,
        instrument: &Instrument,
        defaults: &CsvDefaults,
        mapping: Option<&TableMapping>,
    ) -> Result<(), Failure> {
        let reading = open::answers(path, instrument, defaults, mapping)?;
        self.merge(path, reading).map_err(|mut error| {
            if error.place.field == "partnership.name" {
                error.mend.push_str("; of a folder each is assessed on its own");
            }
            error.into()
        })
    }

    fn merge(&mut self, path: &Path, reading: Reading) -> Result<(), Error> {
        let name = path.display().to_string();
        let merged = self.responses.merge(reading.responses, &name)?;
        self.files.push(name);
        self.notices.extend(reading.notices);
        self.notices.extend(merged);
        Ok(())
    }

    fn assess(mut self, instrument: &Instrument, args: &Args) -> Result<Assessment, Failure> {
        if let Some(name) = &args.money_holder {
            self.responses.money_holder = Some(holder(&self.responses.partners, name)?);
        }
        let options = AssessOptions {
            wave: args.wave,
            effort: if args.every_bootstrap { Effort::Whole } else { Effort::Quick },
        };
        if args.wave.is_none() && self.responses.waves().len() > 1 {
            say::note("there are several waves; the latest is assessed. Choose one with --wave");
        }
        comity::assess(instrument, &self.responses, &options, self.notices).map_err(|mut error| {
            if error.place.file.is_empty() {
                error.place.file = some_of(&self.files);
            }
            error.into()
        })
    }
}

/// The index of the partner of this name.
fn holder(partners: &[String], name: &str) -> Result<usize, Failure> {
    partners.iter().position(|partner| partner == name).ok_or_else(|| {
        let known = partners.iter().map(|p| format!("\"{p}\"")).collect::<Vec<_>>().join(", ");
        Failure::Request(format!(
            "no partner is called \"{name}\" (--money-holder); there are {known}"
        ))
    })
}

/// The first names of a list, and how many more there are.
fn some_of(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut text = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        text.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    text
}

fn mapping(args: &Args, instrument: &Instrument) -> Result<Option<TableMapping>, Failure> {
    args.mapping.as_deref().map(|path| open::mapping(path, instrument)).transpose()
}

fn defaults(args: &Args, partnership: &str) -> CsvDefaults {
    CsvDefaults {
        partnership: args.partnership.clone().unwrap_or_else(|| partnership.into()),
        disclosure: args.named.then_some(Disclosure::Named),
    }
}

/// A folder: the files of one partnership are those that name it; a file without a name is a
/// partnership of its own, called as the file is.
fn batch(args: &Args, instrument: &Instrument) -> Result<(), Failure> {
    let [folder] = args.files.as_slice() else {
        return Err(Failure::Request("give one folder alone, or files alone".into()));
    };
    if args.html.is_some() {
        return Err(Failure::Request(
            "a report is of one partnership. Give its files with --html, or the folder with --csv or --json".into(),
        ));
    }
    let mapping = mapping(args, instrument)?;
    let mut all: Vec<Partnership> = Vec::new();
    let mut refused = 0;
    let mut refuse = |failure: Failure| {
        failure.print();
        refused += 1;
    };
    for path in open::in_folder(folder)? {
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let defaults = defaults(args, &stem);
        let mut reading = match open::answers(&path, instrument, &defaults, mapping.as_ref()) {
            Ok(reading) => reading,
            Err(failure) => {
                refuse(failure);
                continue;
            }
        };
        if reading.responses.partnership.is_empty() {
            reading.responses.partnership.clone_from(&stem);
        }
        let name = &reading.responses.partnership;
        let place = match all.iter().position(|p| p.responses.partnership == *name) {
            Some(place) => place,
            None => {
                all.push(Partnership::new(instrument));
                all.len() - 1
            }
        };
        if let Err(error) = all[place].merge(&path, reading) {
            refuse(error.into());
        }
    }
    all.iter().for_each(|one| say_all(&one.notices));
    let done = in_order(all, threads(), |one| {
        (one.responses.partnership.clone(), one.assess(instrument, args))
    });
    let mut assessments = Vec::new();
    for (name, result) in done {
        match result {
            Ok(assessment) => assessments.push(assessment),
            Err(failure) => {
                say::line(format_args!("in \"{name}\":"));
                refuse(failure);
            }
        }
    }
    if args.json {
        let text = serde_json::to_string_pretty(&assessments).map_err(|fault| {
            Failure::Request(format!("the assessments cannot be written as JSON: {fault}"))
        })?;
        open::print(&(text + "\n"))?;
    } else if args.csv.is_some() {
        write_csv(args, &assessments)?;
    } else {
        open::print(&table::batch(&assessments))?;
    }
    if refused > 0 { Err(Failure::Several(refused)) } else { Ok(()) }
}

fn write_csv(args: &Args, assessments: &[Assessment]) -> Result<(), Failure> {
    let Some(path) = &args.csv else {
        return Ok(());
    };
    let mut rows = assessment_csv_header();
    for assessment in assessments {
        assessment.write_rows(&mut rows);
    }
    open::write(path, &rows.finish())
}

/// Notices go to standard error, so that standard output stays what was asked for.
fn say_all(notices: &[Notice]) {
    notices.iter().for_each(say::note);
}
