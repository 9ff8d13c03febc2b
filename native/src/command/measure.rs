//! `comity measure`: statistics of a plain matrix.

mod chance;
mod output;

use std::path::PathBuf;

use comity::{Matrix, MatrixOptions, Notice, Reach, Statistic, statistics};

use crate::{failure::Failure, open, say};
use chance::{Chance, Job};

/// Statistics of a plain matrix: agreement, reliability, differences between partners.
///
/// The matrix is a table (CSV): one row of headings that name the items, then one row a person, a
/// whole number a cell, nothing where an answer is missing.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The matrix (CSV); - is standard input
    #[arg(required_unless_present = "list", value_name = "FILE")]
    file: Option<PathBuf>,
    /// The heading of the column that names each row's partner
    #[arg(long, value_name = "COLUMN")]
    partner: Option<String>,
    /// These statistics alone, by their names
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    statistic: Vec<String>,
    /// The lowest and the highest level, such as 1-5; those found in the data if not given
    #[arg(long, value_name = "LOW-HIGH", value_parser = scale, allow_hyphen_values = true)]
    scale: Option<(i16, i16)>,
    /// Add how often chance alone gives as much agreement
    #[arg(long)]
    chance: bool,
    /// How often answers are mixed up where that chance is not exact
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Where the mixing begins: the same seed gives the same figures
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Print one document as JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Write a table, one row a figure
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Print the names of all statistics with what they say
    #[arg(long)]
    list: bool,
}

const EXAMPLES: &str = "\
Examples:
  comity measure ratings.csv --scale 1-5
  comity measure ratings.csv --partner school --statistic rwg_j_uniform,partners_icc_1
  comity measure ratings.csv --chance --runs 10000 --seed 7 --json > figures.json
  comity measure --list

Without --statistic all of them are worked out; the terminal leaves out those of single items,
which --json, --csv and --statistic show. With --partner the statistics of items are worked out of
everybody and of each partner, and those of partners beside each other too.

A file may hold a million rows. Ctrl-C during --chance stops the mixing and prints what is there.";

/// The two ends of a scale; each may be below 0.
fn scale(text: &str) -> Result<(i16, i16), String> {
    let wrong = || format!("\"{text}\" is no scale: give it as 1-5");
    let text = text.trim();
    let at = text.char_indices().skip(1).find(|(_, c)| *c == '-').ok_or_else(wrong)?.0;
    let end = |part: &str| part.trim().parse().map_err(|_| wrong());
    Ok((end(&text[..at])?, end(&text[at + 1..])?))
}

/// All that was measured.
struct Measured<'a> {
    args: &'a Args,
    matrix: Matrix,
    notices: Vec<Notice>,
    jobs: Vec<Job>,
    /// Somebody pressed Ctrl-C before all chance levels were there.
    stopped: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    if args.list {
        return open::print(&output::list(args.json));
    }
    let chosen = chosen(args)?;
    let Some(path) = &args.file else {
        return Err(Failure::Request("give the file of the matrix".into()));
    };
    let options = MatrixOptions { scale: args.scale, partner: args.partner.clone() };
    let (matrix, notices) = open::matrix(path, options)?;
    notices.iter().for_each(say::note);
    let mut jobs: Vec<Job> = Vec::new();
    for statistic in chosen {
        let figures = statistic.of(&matrix, args.chance);
        jobs.extend(figures.into_iter().map(|figure| Job::new(statistic, figure)));
    }
    let stopped = args.chance && chance::permute(&matrix, &mut jobs, args.runs, args.seed);
    let measured = Measured { args, matrix, notices, jobs, stopped };
    if args.json {
        open::print(&measured.json())?;
    } else if let Some(path) = &args.csv {
        open::write(path, &measured.csv())?;
    } else {
        open::print(&measured.table())?;
    }
    if stopped { Err(Failure::Stopped) } else { Ok(()) }
}

/// The statistics asked for. All, where none is; then those of partners only where there are any.
fn chosen(args: &Args) -> Result<Vec<&'static Statistic>, Failure> {
    if args.statistic.is_empty() {
        let fits = |s: &&Statistic| args.partner.is_some() || s.reach() != Reach::Partners;
        return Ok(statistics().iter().filter(fits).collect());
    }
    let mut chosen: Vec<&'static Statistic> = Vec::new();
    for name in &args.statistic {
        let statistic = comity::statistic(name).map_err(|error| {
            Failure::Request(format!("{}. {} (--list prints all)", error.message, error.mend))
        })?;
        if statistic.reach() == Reach::Partners && args.partner.is_none() {
            return Err(Failure::Request(format!(
                "{name} is of partners: name the column that says each row's partner with --partner"
            )));
        }
        if !chosen.iter().any(|other| other.name == statistic.name) {
            chosen.push(statistic);
        }
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_may_begin_below_nothing() {
        assert_eq!(scale("1-5"), Ok((1, 5)));
        assert_eq!(scale("-2 - 2"), Ok((-2, 2)));
        assert_eq!(scale("-5--1"), Ok((-5, -1)));
        for wrong in ["", "5", "a-b", "1-", "1-5-9", "–"] {
            assert!(scale(wrong).is_err(), "{wrong}");
        }
    }
}
