//! What was measured as JSON, CSV or a table for the terminal.

use comfy_table::{Cell, CellAlignment};
use comity::{ChanceLevel, CsvWriter, Figure, Outcome, Reach, Whom, statistics};
use serde_json::{Value, json};

use super::{Chance, Job, Measured};
use crate::{say::counted, table::new_table, words::why};

/// Columns of the table of figures.
const COLUMNS: [&str; 13] = [
    "statistic",
    "scope",
    "partner",
    "item",
    "value",
    "why_undefined",
    "interval_low",
    "interval_high",
    "chance",
    "chance_why_undefined",
    "chance_error",
    "chance_runs",
    "note",
];

/// All statistics with what they say.
pub(super) fn list(as_json: bool) -> String {
    let reach = |reach| match reach {
        Reach::Item => "each item",
        Reach::Items => "all items",
        _ => "partners",
    };
    let chance = |chance| match chance {
        ChanceLevel::Exact => "exact",
        ChanceLevel::Permuted => "by mixing",
        _ => "",
    };
    if as_json {
        let all = statistics().iter().map(|s| {
            json!({ "name": s.name, "meaning": s.meaning, "reach": s.reach(), "chance": s.chance() })
        });
        return document(&Value::Array(all.collect()));
    }
    let mut table = new_table(&["Statistic", "Of", "Chance", "What it says"]);
    for s in statistics() {
        table.add_row([s.name, reach(s.reach()), chance(s.chance()), s.meaning]);
    }
    format!("{table}\n")
}

fn document(value: &Value) -> String {
    format!("{value:#}\n")
}

impl Measured<'_> {
    fn partner(&self, whom: Whom) -> Option<&str> {
        match whom {
            Whom::Partner(index) | Whom::Against(index) => {
                self.matrix.partners().get(index).map(String::as_str)
            }
            _ => None,
        }
    }

    fn item(&self, figure: &Figure) -> Option<&str> {
        figure.item.map(|item| self.matrix.items()[item].as_str())
    }

    /// One document.
    pub(super) fn json(&self) -> String {
        let (low, high) = self.matrix.scale();
        let partners = self.matrix.partners().iter().enumerate();
        let partners = partners
            .map(|(index, name)| json!({ "name": name, "people": self.matrix.people_of(index) }));
        let mut all = json!({
            "schema": "comity.measure/1",
            "program": "comity",
            "version": env!("CARGO_PKG_VERSION"),
            "scale": { "low": low, "high": high, "found": self.args.scale.is_none() },
            "people": self.matrix.people(),
            "items": self.matrix.items(),
            "partners": partners.collect::<Vec<_>>(),
            "interval_level": comity::INTERVAL_LEVEL,
            "notices": self.notices,
            "figures": self.jobs.iter().map(|job| self.figure(job)).collect::<Vec<_>>(),
        });
        if self.args.chance {
            all["seed"] = json!(self.args.seed);
            all["runs"] = json!(self.args.runs);
            all["stopped"] = json!(self.stopped);
        }
        document(&all)
    }

    fn figure(&self, job: &Job) -> Value {
        let figure = &job.figure;
        let mut all = json!({
            "statistic": figure.statistic,
            "scope": scope(figure.whom),
            "value": figure.value,
        });
        let mut add = |field: &str, value: Value| all[field] = value;
        if let Some(partner) = self.partner(figure.whom) {
            add("partner", json!(partner));
        }
        if let Some(item) = self.item(figure) {
            add("item", json!(item));
        }
        if let Some(reason) = figure.value.reason() {
            add("why", json!(why(reason)));
        }
        if let Some(interval) = &figure.interval {
            add("interval", json!(interval));
        }
        match (&figure.chance, job.chance) {
            (Some(exact), _) => add("chance", json!({ "exact": true, "probability": exact })),
            (None, Chance::Drawn(drawn)) => {
                let drawn = json!({
                    "exact": false,
                    "probability": drawn.probability,
                    "error": drawn.error,
                    "runs": drawn.runs,
                    "without": drawn.without,
                });
                add("chance", drawn);
            }
            (None, Chance::NotBegun) => add("chance", json!({ "exact": false, "runs": 0 })),
            (None, Chance::None) => {}
        }
        if !figure.note.is_empty() {
            add("note", json!(figure.note));
        }
        all
    }

    /// One row a figure.
    pub(super) fn csv(&self) -> String {
        let mut rows = CsvWriter::new();
        COLUMNS.iter().for_each(|column| {
            rows.cell(column);
        });
        rows.end_row();
        for job in &self.jobs {
            let figure = &job.figure;
            rows.cell(figure.statistic).cell(scope(figure.whom));
            rows.text(self.partner(figure.whom).unwrap_or_default());
            rows.text(self.item(figure).unwrap_or_default());
            outcome(&mut rows, Some(&figure.value));
            let interval = figure.interval.as_ref().and_then(Outcome::known);
            optional(&mut rows, interval.map(|interval| interval.low));
            optional(&mut rows, interval.map(|interval| interval.high));
            match job.chance {
                Chance::Drawn(drawn) => {
                    outcome(&mut rows, Some(&Outcome::Known(drawn.probability)));
                    rows.cell(drawn.error).cell(drawn.runs);
                }
                _ => {
                    outcome(&mut rows, figure.chance.as_ref());
                    rows.cell("").cell("");
                }
            }
            rows.text(&figure.note);
            rows.end_row();
        }
        rows.finish()
    }

    /// For a terminal.
    pub(super) fn table(&self) -> String {
        let (low, high) = self.matrix.scale();
        let people = counted(self.matrix.people(), "person", "people");
        let items = counted(self.matrix.items().len(), "item", "items");
        let partners = match self.matrix.partners().len() {
            0 => String::new(),
            n => format!(" of {}", counted(n, "partner", "partners")),
        };
        let mut text = format!("{people}{partners}, {items} on a scale of {low} to {high}\n\n");
        let mut headings = vec!["Statistic", "Of", "Value", "95 % interval"];
        if self.args.chance {
            headings.push("Chance");
        }
        headings.push("Note");
        let mut table = new_table(&headings);
        // Of single items only what was asked for: a screen holds few of them.
        let shown = |job: &&Job| !self.args.statistic.is_empty() || job.figure.item.is_none();
        for job in self.jobs.iter().filter(shown) {
            table.add_row(self.row(job));
        }
        for column in [2, 3] {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        text.push_str(&format!("{table}\n"));
        let hidden = self.jobs.iter().filter(|job| !shown(job)).count();
        if hidden > 0 {
            text.push_str(&format!(
                "\n{hidden} figures of single items are not listed here: --json and --csv have them, \
                 and --statistic names some (--list).\n"
            ));
        }
        text
    }

    fn row(&self, job: &Job) -> Vec<Cell> {
        let figure = &job.figure;
        let mut cells = vec![
            Cell::new(figure.statistic),
            Cell::new(self.of(figure)),
            Cell::new(match figure.value {
                Outcome::Known(value) => digits(value),
                Outcome::Undefined(_) => "none".into(),
            }),
            Cell::new(match &figure.interval {
                Some(Outcome::Known(i)) => format!("{} to {}", digits(i.low), digits(i.high)),
                _ => String::new(),
            }),
        ];
        if self.args.chance {
            cells.push(Cell::new(chance(job)));
        }
        let note = match figure.value {
            Outcome::Known(_) => figure.note.as_str(),
            Outcome::Undefined(reason) => why(reason),
        };
        cells.push(Cell::new(note));
        cells
    }

    fn of(&self, figure: &Figure) -> String {
        let whom = match (figure.whom, self.partner(figure.whom)) {
            (Whom::Partner(_) | Whom::Against(_), Some(name)) => name,
            (Whom::Partners, _) => "partners",
            _ => "everybody",
        };
        match self.item(figure) {
            Some(item) => format!("{item}, {whom}"),
            None => whom.into(),
        }
    }
}

fn scope(whom: Whom) -> &'static str {
    match whom {
        Whom::Everybody => "everybody",
        Whom::Partner(_) => "partner",
        Whom::Against(_) => "partner_among_others",
        _ => "partners",
    }
}

/// A figure and why there is none; neither where it was not asked for.
fn outcome(rows: &mut CsvWriter, outcome: Option<&Outcome<f64>>) {
    optional(rows, outcome.and_then(Outcome::known).copied());
    rows.cell(outcome.and_then(Outcome::reason).map_or("", comity::Reason::word));
}

fn optional(rows: &mut CsvWriter, value: Option<f64>) {
    match value {
        Some(value) => rows.cell(value),
        None => rows.cell(""),
    };
}

fn chance(job: &Job) -> String {
    match (&job.figure.chance, job.chance) {
        (Some(Outcome::Known(exact)), _) => probability(*exact),
        (Some(Outcome::Undefined(reason)), _) => why(*reason).into(),
        (None, Chance::Drawn(drawn)) if drawn.probability < RARE => probability(drawn.probability),
        (None, Chance::Drawn(drawn)) => {
            format!("{} ± {}", probability(drawn.probability), probability(drawn.error))
        }
        (None, Chance::NotBegun) => "not begun".into(),
        (None, Chance::None) => String::new(),
    }
}

/// What three digits would call nothing.
const RARE: f64 = 0.0005;

/// A chance with three digits; what is smaller is said to be.
fn probability(chance: f64) -> String {
    if chance > 0.0 && chance < RARE { "under 0.001".into() } else { format!("{chance:.3}") }
}

fn digits(value: f64) -> String {
    format!("{value:.3}")
}
