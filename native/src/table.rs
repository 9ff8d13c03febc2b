//! Assessments as tables for a terminal: colour only there, and always with the word.

use comfy_table::{
    Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle,
};
use comity::{Assessment, Band, Estimate, GroupProfile, LensProfile, Outcome, Reason, Standing};

/// A rule under the headings and nothing else: rows read like a list.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

/// The headline profile of one partnership.
pub(crate) fn profile(a: &Assessment) -> String {
    let name = if a.partnership.is_empty() { "Your partnership" } else { &a.partnership };
    let partners = a.partners.iter().filter(|p| p.people > 0).count();
    let mut text = format!(
        "{name}\n{}\n\n{} people of {partners} partners; {} of {} questions asked. {}\n\n",
        comity_view::headline(a),
        a.people,
        a.indicators_total as usize - a.not_asked.len(),
        a.indicators_total,
        if a.lenses.iter().take(1).flat_map(|l| &l.groups).any(|g| g.measure.counts_people()) {
            "The mean is over people: some partners are too small to be told apart."
        } else {
            "The mean is over partners."
        },
    );
    let Some(lens) = a.lenses.first() else {
        return text;
    };
    let mut table = new_table(&[
        "Factor",
        "Mean",
        "Plausible (95 %)",
        "Band",
        "Sure",
        "How alike",
        "People",
        "Per person",
    ]);
    let asked = |g: &&GroupProfile| g.measure.headline.reason() != Some(Reason::NotAsked);
    for group in lens.groups.iter().filter(asked) {
        table.add_row(row(group));
    }
    for column in [1, 2, 4, 6] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    text.push_str(&format!("{table}\n\n"));
    text.push_str(&agenda(a));
    text.push_str(&changes(a));
    text.push_str(&not_asked(lens));
    text.push_str(&missing(a));
    text.push_str(&format!("{}\n", a.bands_note));
    text
}

/// One line a partnership.
pub(crate) fn batch(all: &[Assessment]) -> String {
    let mut table =
        new_table(&["Partnership", "People", "Partners", "Strength", "Discuss", "Concern", "Edge"]);
    let mut in_short = String::new();
    for a in all {
        let groups = a.lenses.first().map(|l| l.groups.as_slice()).unwrap_or_default();
        let standings = || groups.iter().filter_map(|g| g.measure.shown().known()?.standing());
        let count = |band| standings().filter(|s| *s == Standing::In(band)).count();
        let edges = standings().filter(|s| matches!(s, Standing::Between(..))).count();
        table.add_row(vec![
            Cell::new(&a.partnership),
            Cell::new(a.people),
            Cell::new(a.partners.iter().filter(|p| p.people > 0).count()),
            Cell::new(count(Band::Strength)),
            Cell::new(count(Band::Discuss)),
            Cell::new(count(Band::Concern)),
            Cell::new(edges),
        ]);
        in_short.push_str(&format!("{}: {}\n", a.partnership, comity_view::headline(a)));
    }
    // Figures stay whole in a narrow terminal; only names are broken.
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
    format!("{table}\n\n{in_short}")
}

pub(crate) fn new_table(headings: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(STYLE);
    // A terminal that calls itself 0 wide does not know how wide it is.
    table.set_content_arrangement(match table.width() {
        Some(0) => ContentArrangement::Disabled,
        _ => ContentArrangement::Dynamic,
    });
    table.set_header(headings.iter().map(|h| Cell::new(*h)).collect::<Vec<Cell>>());
    table
}

fn row(group: &GroupProfile) -> Vec<Cell> {
    let m = &group.measure;
    let mut cells = vec![Cell::new(&group.title)];
    match m.shown() {
        Outcome::Known(e) => cells.extend([
            Cell::new(format!("{:.2}", e.mean)),
            Cell::new(format!("{:.2} to {:.2}", e.interval.low, e.interval.high)),
            band(e),
            Cell::new(if m.scores.is_empty() { sure(e) } else { answers(group) }),
        ]),
        Outcome::Undefined(reason) => {
            cells.extend([Cell::new(""), Cell::new(why(*reason)), Cell::new(""), Cell::new("")])
        }
    }
    cells.push(Cell::new(if m.shown().known().is_some() { accord(group) } else { String::new() }));
    cells.push(Cell::new(m.people));
    let per_person = m.per_person.known().map(|e| {
        let flipped = m.band_flips == Outcome::Known(true);
        let word = e.band.known().filter(|_| flipped).map(|b| format!(" ({}!)", b.word()));
        format!("{:.2}{}", e.mean, word.unwrap_or_default())
    });
    cells.push(Cell::new(per_person.unwrap_or_default()));
    cells
}

fn band(e: &Estimate) -> Cell {
    match e.standing() {
        Some(Standing::In(Band::Strength)) => Cell::new("● strength").fg(Color::Green),
        Some(Standing::In(Band::Discuss)) => Cell::new("◆ discuss").fg(Color::Yellow),
        Some(Standing::In(Band::Concern)) => Cell::new("▲ concern").fg(Color::Red),
        // The mean lies in one of them, the other is more probable: neither is claimed.
        Some(Standing::Between(low, high)) => {
            Cell::new(format!("◐ {} or {}", low.word(), high.word()))
        }
        None => Cell::new(""),
    }
}

fn sure(e: &Estimate) -> String {
    match (e.standing(), e.probabilities.known()) {
        (Some(Standing::In(band)), Some(p)) if p.of(band) > 0.99 => "over 99 %".into(),
        (Some(Standing::In(band)), Some(p)) => format!("{:.0} %", 100.0 * p.of(band)),
        _ => String::new(),
    }
}

/// How alike people answered; of few people the answers stand beside it.
fn accord(group: &GroupProfile) -> String {
    let m = &group.measure;
    if m.scores.is_empty() { comity_view::standing_of(m) } else { String::new() }
}

/// What to talk about first, a line a topic.
fn agenda(a: &Assessment) -> String {
    let topics = comity_view::agenda(a);
    if topics.is_empty() {
        return String::new();
    }
    let lines = topics.iter().map(|t| format!("  {}. {}\n", t.title, t.between));
    format!("What to talk about first\n{}\n", lines.collect::<String>())
}

/// What has changed since earlier rounds, a line a round.
fn changes(a: &Assessment) -> String {
    let titles = comity_view::change_titles(a);
    if titles.is_empty() { String::new() } else { titles.join("\n") + "\n\n" }
}

/// The answers themselves, where there are so few that a probability would say too much.
fn answers(group: &GroupProfile) -> String {
    let each: Vec<String> =
        group.measure.scores.iter().map(|s| format!("{:.1}", s.score)).collect();
    format!("answers {}", each.join(", "))
}

fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::TooFewToShow => "too few to show",
        _ => "not enough answers",
    }
}

/// The factors that have no row because nobody was asked.
fn not_asked(lens: &LensProfile) -> String {
    let bare = lens.groups.iter().filter(|g| g.measure.headline.reason() == Some(Reason::NotAsked));
    let titles: Vec<&str> = bare.map(|g| g.title.as_str()).collect();
    match titles.len() {
        0 => String::new(),
        1 => format!("One factor was not asked of anyone: {}.\n", titles[0]),
        n => format!("{n} factors were not asked of anyone: {}.\n", titles.join("; ")),
    }
}

fn missing(a: &Assessment) -> String {
    let Some(t) = a.answers.known() else {
        return "Too few people answered to count what is missing without naming them.\n".into();
    };
    let mut text = format!(
        "Of {} questions put to people {} were answered with a level; {} don't know, {} does not apply, {} left open.\n",
        t.asked(),
        t.answered(),
        t.dont_know,
        t.not_applicable,
        t.skipped
    );
    match a.not_asked.len() {
        0 => {}
        1 => text.push_str("One question was not asked of anyone (--json lists it).\n"),
        n => {
            text.push_str(&format!("{n} questions were not asked of anyone (--json lists them).\n"))
        }
    }
    if let Some(outside) = &a.outside {
        text.push_str(&format!(
            "{} outside the partnership answered too; see --html or --json.\n",
            if outside.people == 1 {
                "One person".into()
            } else {
                format!("{} people", outside.people)
            }
        ));
    }
    text
}
