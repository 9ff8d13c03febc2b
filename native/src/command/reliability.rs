//! `comity reliability`: how far an instrument's questions hang together, over many partnerships.

mod output;

use std::path::PathBuf;

use comity::{
    ALPHA_INTERVAL_PEOPLE, CsvDefaults, Disclosure, Instrument, Notice, PooledReliability,
    Responses, TableMapping, pooled_reliability,
};

use crate::{failure::Failure, open, say};

/// How far an instrument's questions hang together, over the answers of many partnerships.
///
/// All files are pooled. Files that name the same partnership are merged; a file that names none is a
/// partnership of its own. Of each partnership the latest round counts.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files of answers (JSON, CSV, xlsx, ods), or folders of them; - is standard input
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Use an instrument of your own instead of the built-in one
    #[arg(long, value_name = "FILE")]
    instrument: Option<PathBuf>,
    /// What the columns and labels of the tables mean, as `template --mapping-of` prints it
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// The lens whose groups are looked at; the headline lens if not given
    #[arg(long, value_name = "ID")]
    lens: Option<String>,
    /// Give intervals from so many people on
    #[arg(long, value_name = "N", default_value_t = ALPHA_INTERVAL_PEOPLE)]
    minimum_people: usize,
    /// Everybody in a table that does not say so agreed to be named
    #[arg(long)]
    named: bool,
    /// Print one document as JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Write a table, one row a group and one an item
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  comity reliability partnerships/
  comity reliability partnerships/ --lens theme --csv reliability.csv
  comity reliability mill.json hill.json --instrument mine.json --json

Cronbach's alpha says how far the answers to the questions of a group go together: near 1, they
can be read as one figure. It is a matter of many people; of one partnership it says little. Where
anybody answers anonymously, no figure stands on fewer people than the strictest file promises.";

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let instrument = open::instrument(args.instrument.as_deref())?;
    let lens = lens(&instrument, args.lens.as_deref())?;
    let (pool, notices) = pool(args, &instrument)?;
    notices.iter().for_each(say::note);
    let pooled = pooled_reliability(&instrument, &pool, lens, args.minimum_people)?;
    said(&pooled);
    if args.json {
        return open::print(&output::json(&instrument, &pooled, &notices));
    }
    match &args.csv {
        Some(path) => open::write(path, &output::csv(&pooled)),
        None => open::print(&output::table(&instrument, &pooled)),
    }
}

/// The index of a lens by its id.
fn lens(instrument: &Instrument, id: Option<&str>) -> Result<usize, Failure> {
    let Some(id) = id else { return Ok(0) };
    instrument.lenses.iter().position(|lens| lens.id == id).ok_or_else(|| {
        let known: Vec<&str> = instrument.lenses.iter().map(|lens| lens.id.as_str()).collect();
        Failure::Request(format!("no lens is called \"{id}\"; there are: {}", known.join(", ")))
    })
}

/// The answers of each partnership.
fn pool(args: &Args, instrument: &Instrument) -> Result<(Vec<Responses>, Vec<Notice>), Failure> {
    let mapping: Option<TableMapping> =
        args.mapping.as_deref().map(|path| open::mapping(path, instrument)).transpose()?;
    let mut paths = Vec::new();
    for path in &args.files {
        if path.is_dir() {
            paths.extend(open::in_folder(path)?);
        } else {
            paths.push(path.clone());
        }
    }
    let (mut pool, mut notices): (Vec<Responses>, Vec<Notice>) = Default::default();
    for path in &paths {
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let defaults = CsvDefaults {
            partnership: stem.clone(),
            disclosure: args.named.then_some(Disclosure::Named),
        };
        let mut reading = open::answers(path, instrument, &defaults, mapping.as_ref())?;
        if reading.responses.partnership.is_empty() {
            reading.responses.partnership = stem;
        }
        let name = &reading.responses.partnership;
        let place = match pool.iter().position(|one| one.partnership == *name) {
            Some(place) => place,
            None => {
                pool.push(Responses::empty(instrument));
                pool.len() - 1
            }
        };
        notices.extend(reading.notices);
        notices.extend(pool[place].merge(reading.responses, &path.display().to_string())?);
    }
    Ok((pool, notices))
}

/// Who is no part of the figures.
fn said(pooled: &PooledReliability) {
    if pooled.outside > 0 {
        let people = say::counted(pooled.outside, "person", "people");
        say::note(format_args!("not counted: {people} outside a partnership"));
    }
    if pooled.earlier > 0 {
        let forms = say::counted(pooled.earlier, "form", "forms");
        say::note(format_args!("not counted: {forms} of earlier rounds"));
    }
}
