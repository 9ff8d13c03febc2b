//! `comity instrument`: what is asked, and checks of an instrument of one's own.

use std::path::PathBuf;

use comity::{
    ASSESSMENT_COLUMNS, ASSESSMENT_SCHEMA, INSTRUMENT_SCHEMA, INVITATION_SCHEMA, Instrument,
    MAPPING_SCHEMA, RESPONSES_SCHEMA,
};

use crate::{failure::Failure, open};

#[derive(clap::Subcommand)]
pub(crate) enum Action {
    /// List the built-in instruments
    List,
    /// Show an instrument's questions with help, reason and source
    Show {
        /// Id of a built-in instrument
        #[arg(default_value = "readiness")]
        id: String,
        /// Print the instrument as JSON, to start one of your own from
        #[arg(long)]
        json: bool,
    },
    /// Check an instrument of your own; says what is wrong and where
    Check {
        /// The file; - is standard input
        file: PathBuf,
    },
    /// Print the JSON Schema of instruments, answers, assessments, invitations or mappings, or the columns of `assess --csv`
    Schema {
        /// Which schema
        #[arg(value_enum, value_name = "SCHEMA", default_value = "instrument")]
        of: Schema,
    },
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Schema {
    /// comity.instrument/1
    Instrument,
    /// comity.responses/1
    Responses,
    /// comity.assessment/1: what `assess --json` prints
    Assessment,
    /// comity.invitation/1
    Invitation,
    /// comity.mapping/1
    Mapping,
    /// The columns of `assess --csv`, with their meaning
    Columns,
}

pub(crate) fn run(action: &Action) -> Result<(), Failure> {
    match action {
        Action::List => {
            for (id, _) in comity::builtin_instruments() {
                open::print(&summary(&open::builtin(id)?))?;
            }
            Ok(())
        }
        Action::Show { id, json } => {
            let instrument = open::builtin(id)?;
            let text = comity::builtin_instruments().iter().find(|(known, _)| known == id);
            match text {
                Some((_, text)) if *json => open::print(text),
                _ => open::print(&show(&instrument)),
            }
        }
        Action::Check { file } => {
            let instrument = open::instrument(Some(file))?;
            open::print(&format!("{}: no fault found\n{}", file.display(), summary(&instrument)))
        }
        Action::Schema { of: Schema::Instrument } => open::print(INSTRUMENT_SCHEMA),
        Action::Schema { of: Schema::Responses } => open::print(RESPONSES_SCHEMA),
        Action::Schema { of: Schema::Assessment } => open::print(ASSESSMENT_SCHEMA),
        Action::Schema { of: Schema::Invitation } => open::print(INVITATION_SCHEMA),
        Action::Schema { of: Schema::Mapping } => open::print(MAPPING_SCHEMA),
        Action::Schema { of: Schema::Columns } => {
            let lines = ASSESSMENT_COLUMNS.iter().map(|(column, is)| format!("{column:20}{is}\n"));
            open::print(&lines.collect::<String>())
        }
    }
}

fn summary(i: &Instrument) -> String {
    let short = i.indicators.iter().filter(|indicator| indicator.short).count();
    let lenses: Vec<String> =
        i.lenses.iter().map(|l| format!("{} ({})", l.id, l.groups.len())).collect();
    format!(
        "{} {}  {}\n  {} questions, {short} of them in the short form; levels {} to {}\n  lenses (groups): {}\n",
        i.id,
        i.version,
        i.title,
        i.indicators.len(),
        i.scale.low(),
        i.scale.high(),
        lenses.join(", ")
    )
}

fn show(i: &Instrument) -> String {
    let mut text = format!("{}\n{}\n\n{}\n", summary(i), i.about, i.credit);
    let mut section = usize::MAX;
    for (number, indicator) in (1..).zip(&i.indicators) {
        if indicator.section != section {
            section = indicator.section;
            let title = &i.sections[section].title;
            text.push_str(&format!("\n{title}\n{}\n", "=".repeat(title.chars().count())));
        }
        let mut marks = Vec::new();
        if indicator.short {
            marks.push("short form");
        }
        if indicator.reversed {
            marks.push("turned round: agreement is the bad end");
        }
        let marks =
            if marks.is_empty() { String::new() } else { format!("  [{}]", marks.join("; ")) };
        text.push_str(&format!(
            "\n{number}. {}\n   {}{marks}\n   Think: {}\n   Why: {}\n   Source: {}\n",
            indicator.text, indicator.id, indicator.help, indicator.why, indicator.source
        ));
    }
    text
}
