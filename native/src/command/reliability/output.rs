//! Reliability as JSON, CSV or tables for the terminal.

use comfy_table::{Cell, CellAlignment, Table};
use comity::{
    Between, CsvWriter, Disclosure, GroupReliability, Instrument, Notice, OMEGA_PEOPLE, Outcome,
    PooledReliability, Reason, Reliance,
};
use serde_json::{Value, json};

use crate::{say::counted, table::new_table, words::why};

const COLUMNS: [&str; 18] = [
    "lens",
    "group",
    "item",
    "people",
    "alpha",
    "alpha_low",
    "alpha_high",
    "alpha_why_undefined",
    "spearman_brown",
    "omega",
    "partnerships_icc_1",
    "partnerships_icc_2",
    "partners_icc_1",
    "partners_icc_2",
    "item_total_raw",
    "item_total_corrected",
    "alpha_if_dropped",
    "reliance",
];

/// One document.
pub(super) fn json(
    instrument: &Instrument,
    pooled: &PooledReliability,
    notices: &[Notice],
) -> String {
    let by_kind = comity::notices_by_kind(notices);
    let notices = if pooled.disclosure == Disclosure::Named { notices } else { &by_kind };
    let mut all = json!({
        "schema": "comity.reliability/1",
        "program": "comity",
        "version": env!("CARGO_PKG_VERSION"),
        "instrument": instrument.id,
        "instrument_version": instrument.version,
        "interval_level": comity::INTERVAL_LEVEL,
        "omega_people": OMEGA_PEOPLE,
        "notices": notices,
    });
    if let (Value::Object(all), Ok(Value::Object(figures))) =
        (&mut all, serde_json::to_value(pooled))
    {
        all.extend(figures);
    }
    format!("{all:#}\n")
}

/// One row a group, then one a question of it.
pub(super) fn csv(pooled: &PooledReliability) -> String {
    let mut rows = CsvWriter::new();
    COLUMNS.iter().for_each(|column| {
        rows.cell(column);
    });
    rows.end_row();
    for group in &pooled.groups {
        rows.cell(&pooled.lens).cell(&group.id).cell("");
        optional(&mut rows, group.people.known());
        optional(&mut rows, group.alpha.known().map(|alpha| alpha.value));
        let interval = group.alpha.known().and_then(|alpha| alpha.interval.known());
        optional(&mut rows, interval.map(|interval| interval.low));
        optional(&mut rows, interval.map(|interval| interval.high));
        rows.cell(no_interval(group).map_or("", Reason::word));
        optional(&mut rows, group.spearman_brown.known());
        optional(&mut rows, group.omega.known());
        for between in [&group.between_partnerships, &group.between_partners] {
            optional(&mut rows, between.known().map(|between| between.icc_1));
            optional(&mut rows, between.known().and_then(|between| between.icc_2.known()));
        }
        rows.cell("").cell("").cell("");
        rows.cell(word(group.reliance));
        rows.end_row();
        for item in &group.items {
            rows.cell(&pooled.lens).cell(&group.id).cell(&item.id);
            (3..14).for_each(|_| {
                rows.cell("");
            });
            let total = item.total.known();
            optional(&mut rows, total.and_then(|total| total.raw.known()));
            optional(&mut rows, total.and_then(|total| total.corrected.known()));
            optional(&mut rows, total.and_then(|total| total.alpha_if_dropped.known()));
            rows.cell("");
            rows.end_row();
        }
    }
    rows.finish()
}

fn optional(rows: &mut CsvWriter, value: Option<impl ToString>) {
    match value {
        Some(value) => rows.cell(value),
        None => rows.cell(""),
    };
}

/// Why there is no alpha, or no interval of it.
fn no_interval(group: &GroupReliability) -> Option<Reason> {
    match &group.alpha {
        Outcome::Known(alpha) => alpha.interval.reason(),
        Outcome::Undefined(reason) => Some(*reason),
    }
}

fn word(reliance: Reliance) -> &'static str {
    match reliance {
        Reliance::Scale => "scale",
        Reliance::Unsure => "unsure",
        Reliance::Apart => "apart",
        Reliance::OneItem => "one_item",
        Reliance::TooFewPeople => "too_few_people",
        Reliance::Withheld => "withheld",
        _ => "unknown",
    }
}

/// For a terminal: the groups, then their questions, then what to make of it.
pub(super) fn table(instrument: &Instrument, pooled: &PooledReliability) -> String {
    let headings = [
        "Group",
        "People",
        "Items",
        "Alpha",
        "95 % interval",
        "Two items",
        "Omega",
        "Partnerships",
        "Partners",
        "What can be relied on",
    ];
    let mut groups = new_table(&headings);
    let mut items = new_table(&["Item", "Group", "With the others", "Alpha without it"]);
    let asked = || pooled.groups.iter().filter(|group| !group.items.is_empty());
    for group in asked() {
        groups.add_row(row(group));
        for item in &group.items {
            let total = item.total.known();
            let (corrected, dropped) = (
                total.and_then(|total| total.corrected.known().copied()),
                total.and_then(|total| total.alpha_if_dropped.known().copied()),
            );
            if corrected.is_some() || dropped.is_some() {
                let cells =
                    [item.id.clone(), group.title.clone(), digits(corrected), digits(dropped)];
                items.add_row(cells);
            }
        }
    }
    right(&mut groups, 1..9);
    right(&mut items, 2..4);
    let mut text = format!(
        "{}: {} of {} in {}\n\n{groups}\n",
        instrument.title,
        counted(pooled.people, "person", "people"),
        counted(pooled.partners, "partner", "partners"),
        counted(pooled.partnerships, "partnership", "partnerships"),
    );
    if items.row_count() > 0 {
        text.push_str(&format!("\n{items}\n"));
    }
    let bare = pooled.groups.len() - asked().count();
    if bare > 0 {
        text.push_str(&format!("\nNot asked of anyone: {}.\n", counted(bare, "group", "groups")));
    }
    text.push_str(&legend(pooled.minimum_people));
    text
}

fn right(table: &mut Table, columns: std::ops::Range<usize>) {
    for column in columns {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

fn row(group: &GroupReliability) -> Vec<Cell> {
    let alpha = group.alpha.known();
    let interval = alpha.and_then(|alpha| alpha.interval.known());
    let between = |between: &Outcome<Between>| match between {
        // No more than people of one differ among themselves.
        Outcome::Known(b) if b.icc_1 <= 0.0 => "none".into(),
        Outcome::Known(b) => format!("{:.2}, {}", b.icc_1, digits(b.icc_2.known().copied())),
        Outcome::Undefined(_) => String::new(),
    };
    vec![
        Cell::new(&group.title),
        Cell::new(group.people.known().map_or(String::new(), ToString::to_string)),
        Cell::new(group.items.len()),
        Cell::new(digits(alpha.map(|alpha| alpha.value))),
        Cell::new(interval.map_or(String::new(), |i| format!("{:.2} to {:.2}", i.low, i.high))),
        Cell::new(digits(group.spearman_brown.known().copied())),
        Cell::new(digits(group.omega.known().copied())),
        Cell::new(between(&group.between_partnerships)),
        Cell::new(between(&group.between_partners)),
        Cell::new(plain(group)),
    ]
}

fn digits(value: Option<f64>) -> String {
    value.map_or(String::new(), |value| format!("{value:.2}"))
}

/// What can be relied on, in plain words.
fn plain(group: &GroupReliability) -> String {
    let words = match group.reliance {
        Reliance::Scale => "consistent enough for one figure, if they are meant as one",
        Reliance::Unsure => "perhaps one figure: more people would tell",
        Reliance::Apart => "too unlike, or too few questions, for one figure",
        Reliance::OneItem => "one question: nothing can be said",
        Reliance::TooFewPeople => "too few people to tell",
        Reliance::Withheld => "too few people to show it without naming them",
        _ => return group.alpha.reason().map_or(String::new(), |reason| why(reason).into()),
    };
    words.into()
}

fn legend(minimum: usize) -> String {
    format!(
        "\nAlpha: how far the questions go together, from the answers of everybody pooled; 0.70 is \
         customary for one figure. Two items:\nwhat Spearman and Brown have for two questions. Intervals are given from {minimum} people on (--minimum-people),\nomega from {OMEGA_PEOPLE} \
         people and three questions on. Partnerships, partners: the share of the differences that \
         lies between them,\nand how reliable the mean of one of them is; none where they differ no more than by chance.\n"
    )
}
