//! The profile: one row a group, the mean with its range, the partners as marks, the bands behind.
//!
//! Drawn for two widths; style shows the one that fits, so that text never shrinks below reading.

use alloc::{format, string::String, vec::Vec};

use comity::{Assessment, Estimate, GroupProfile, LensProfile, Standing};
use maud::{Markup, html};

use super::{
    lines::{LEADING, width, wrapped},
    mark::{DISTINCT_MARKS, at, mark},
};
use crate::{
    figures,
    findings::between,
    messages::{EN, fill},
    order::rising,
};

/// Where things stand in one of the two drawings.
struct Layout {
    class: &'static str,
    width: f64,
    left: f64,
    right: f64,
    row: f64,
    /// Whether the name stands above its row rather than left of it.
    stacked: bool,
    /// Room above a heading.
    gap: f64,
}

const WIDE: Layout = Layout {
    class: "wide",
    width: 920.0,
    left: 262.0,
    right: 672.0,
    row: 27.0,
    stacked: false,
    gap: 10.0,
};
const NARROW: Layout = Layout {
    class: "narrow",
    width: 340.0,
    left: 14.0,
    right: 326.0,
    row: 52.0,
    stacked: true,
    gap: 6.0,
};

/// Top of the plot, under the names of the bands.
const TOP: f64 = 30.0;
/// Height of the bands behind one row.
const STRIP: f64 = 25.0;
/// Half the distance below which two marks would cover each other.
const TOUCHING: f64 = 8.0;

/// The chart of a banded lens, in both drawings. `id` begins the ids inside and is unique in the
/// document; `title` is the finding.
pub(crate) fn profile_chart(a: &Assessment, lens: &LensProfile, id: &str, title: &str) -> Markup {
    html! {
        (drawing(a, lens, &WIDE, &format!("{id}-wide"), title))
        (drawing(a, lens, &NARROW, &format!("{id}-narrow"), title))
    }
}

fn drawing(a: &Assessment, lens: &LensProfile, l: &Layout, id: &str, title: &str) -> Markup {
    let (rows, end) = rows(lens, l);
    let title_id = format!("{id}-title");
    html! {
        svg class={ "chart " (l.class) } viewBox={ "0 0 " (at(l.width)) " " (at(end + 26.0)) }
            role="img" aria-labelledby=(title_id) focusable="false" {
            title id=(title_id) { (title) ". " (EN.figures) "." }
            (bands(a, l, end))
            @for row in &rows {
                @match row {
                    Row::Heading(y, text) => {
                        text class="heading" x="0" y=(at(*y)) { (text) }
                    }
                    Row::Group(y, group) => (group_row(a, group, l, *y)),
                }
            }
        }
    }
}

/// A row with the height of its middle.
enum Row<'a> {
    Heading(f64, &'a str),
    Group(f64, &'a GroupProfile),
}

fn rows<'a>(lens: &'a LensProfile, l: &Layout) -> (Vec<Row<'a>>, f64) {
    let mut rows = Vec::new();
    let mut y = TOP + 20.0;
    let mut category = "";
    for group in &lens.groups {
        if group.category != category {
            if !rows.is_empty() {
                y += l.gap;
            }
            category = &group.category;
            rows.push(Row::Heading(y, category));
            y += if l.stacked { 30.0 } else { 25.0 };
        }
        let more = Name::of(group, l).more();
        rows.push(Row::Group(if l.stacked { y } else { y + more / 2.0 }, group));
        y += l.row + more;
    }
    (rows, y - l.row + if l.stacked { 30.0 } else { 17.0 })
}

/// The name of a group as its row shows it.
struct Name {
    lines: Vec<String>,
    /// Whether what is said of the group needs a line of its own, under the name.
    apart: bool,
}

impl Name {
    fn of(group: &GroupProfile, l: &Layout) -> Self {
        let widest = if l.stacked { l.right - l.left } else { l.left - 12.0 };
        let lines = wrapped(&group.title, widest);
        let last = lines.last().map_or(0.0, |line| width(line));
        let alone = lines.len() < 2 && last + 12.0 + width(&said(group)) <= widest;
        let apart = l.stacked && !alone;
        Self { lines, apart }
    }

    /// How much higher the row is than one with a single line.
    fn more(&self) -> f64 {
        let lines = self.lines.len() + usize::from(self.apart);
        (lines.max(1) - 1) as f64 * LEADING
    }
}

/// What stands beside the name in the narrow drawing.
fn said(group: &GroupProfile) -> String {
    match group.measure.shown().known() {
        None => figures::or_why(group.measure.shown(), |_| String::new()),
        Some(estimate) => {
            let Word { text, more, .. } = Word::of(group, estimate);
            format!("{text} {more}")
        }
    }
}

/// What is said of a mean: in a strong word, and softer what goes with it.
struct Word {
    class: &'static str,
    text: String,
    more: String,
}

impl Word {
    fn of(group: &GroupProfile, e: &Estimate) -> Self {
        // Of so few the answers themselves are told: a probability would say too much.
        if !group.measure.scores.is_empty() {
            return Self { class: "", text: String::new(), more: single(group) };
        }
        let (class, text, more) = match (e.standing(), e.probabilities.known()) {
            (Some(Standing::In(band)), Some(p)) => {
                (band.word(), EN.band_word(band).into(), figures::sure(p.of(band)))
            }
            (Some(Standing::Between(low, high)), _) => ("edge", between(low, high), EN.edge.into()),
            _ => ("", String::new(), String::new()),
        };
        Self { class, text, more }
    }
}

/// Where a value of the scale stands.
fn x(a: &Assessment, l: &Layout, value: f64) -> f64 {
    let (low, high) = (f64::from(a.low), f64::from(a.high));
    l.left + (value.max(low).min(high) - low) / (high - low) * (l.right - l.left)
}

/// The bands with their names, from and to.
fn grounds(a: &Assessment) -> [(&'static str, f64, f64, &'static str); 3] {
    let (low, high) = (f64::from(a.low), f64::from(a.high));
    [
        ("concern", low, a.discuss_from, EN.concern),
        ("discuss", a.discuss_from, a.strength_from, EN.discuss),
        ("strength", a.strength_from, high, EN.strength),
    ]
}

/// The bands behind one row: names stand on plain paper, not on the colour of another band.
fn strip(a: &Assessment, l: &Layout, y: f64) -> Markup {
    html! {
        @for (class, from, to, _) in grounds(a) {
            @let (from, to) = (x(a, l, from), x(a, l, to));
            rect class={ "ground " (class) } x=(at(from)) y=(at(y - STRIP / 2.0)) width=(at(to - from))
                height=(at(STRIP)) {}
        }
    }
}

fn bands(a: &Assessment, l: &Layout, end: f64) -> Markup {
    html! {
        @for (class, from, to, name) in grounds(a) {
            @let (from, to) = (x(a, l, from), x(a, l, to));
            @if !l.stacked {
                rect class={ "ground " (class) } x=(at(from)) y=(at(TOP)) width=(at(to - from))
                    height=(at(end - TOP)) {}
            }
            @if to > from {
                text class="soft" x=(at((from + to) / 2.0)) y="20" text-anchor="middle" { (name) }
            }
        }
        @for level in a.low..=a.high {
            @let x = at(x(a, l, f64::from(level)));
            @if !l.stacked { line class="axis" x1=(x) x2=(x) y1=(at(TOP)) y2=(at(end)) {} }
            text class="soft" x=(x) y=(at(end + 16.0)) text-anchor="middle" { (level) }
        }
    }
}

fn group_row(a: &Assessment, group: &GroupProfile, l: &Layout, y: f64) -> Markup {
    let name = Name::of(group, l);
    let more = name.more();
    let (name_x, name_y) = if l.stacked { (l.left, y - 2.0) } else { (0.0, y + 5.0 - more / 2.0) };
    let line_y = if l.stacked { y + 14.0 + more } else { y };
    let (word_x, anchor) = if l.stacked { (l.right, "end") } else { (l.right + 24.0, "start") };
    let word_y = if l.stacked { name_y + more } else { y + 5.0 };
    html! {
        @if l.stacked { (strip(a, l, line_y)) }
        text class="name" x=(at(name_x)) y=(at(name_y)) {
            @if let [line] = name.lines.as_slice() { (line) }
            @else {
                @for (number, line) in name.lines.iter().enumerate() {
                    tspan x=(at(name_x)) y=(at(name_y + number as f64 * LEADING)) { (line) " " }
                }
            }
        }
        @match group.measure.shown().known() {
            Some(estimate) => {
                (range(a, group, estimate, l, line_y))
                (words(group, estimate, l, (word_x, word_y), anchor))
            }
            None => {
                text class="soft" x=(at(word_x)) y=(at(word_y)) text-anchor=(anchor) {
                    (figures::or_why(group.measure.shown(), |_| String::new()))
                }
            }
        }
    }
}

fn range(a: &Assessment, group: &GroupProfile, e: &Estimate, l: &Layout, y: f64) -> Markup {
    html! {
        line class="range" x1=(at(x(a, l, e.interval.low))) x2=(at(x(a, l, e.interval.high)))
            y1=(at(y)) y2=(at(y)) {}
        @for (partner, px, dy) in placed(a, group, l) { (mark(partner, px, y + dy, 4.6)) }
        circle class="ring" cx=(at(x(a, l, e.mean))) cy=(at(y)) r="6.2" {}
    }
}

/// The partners' marks; those that would cover each other step aside up and down.
fn placed(a: &Assessment, group: &GroupProfile, l: &Layout) -> Vec<(usize, f64, f64)> {
    let shown = group
        .measure
        .by_partner
        .iter()
        .filter(|_| a.partners.len() > 1)
        .filter_map(|p| p.mean.known().map(|mean| (p.partner, x(a, l, *mean), 0.0)))
        .filter(|(partner, ..)| *partner < DISTINCT_MARKS);
    let mut marks = rising(shown, |(_, x, _)| *x);
    let steps = [0.0, -6.0, 6.0];
    let mut step = 0;
    for i in 1..marks.len() {
        step = if marks[i].1 - marks[i - 1].1 < TOUCHING { (step + 1) % steps.len() } else { 0 };
        marks[i].2 = steps[step];
    }
    marks
}

fn words(
    group: &GroupProfile,
    e: &Estimate,
    l: &Layout,
    (x, y): (f64, f64),
    anchor: &str,
) -> Markup {
    let Word { class, text, more } = Word::of(group, e);
    let band = e.band.known();
    let flipped = group
        .measure
        .per_person
        .known()
        .and_then(|p| p.band.known())
        .filter(|other| Some(*other) != band && !l.stacked);
    // Beside each other the two would run out of the drawing.
    let up = if flipped.is_some() { 6.0 } else { 0.0 };
    html! {
        text class={ "word " (class) } x=(at(x)) y=(at(y - up)) text-anchor=(anchor) {
            (text)
            tspan class="soft" { " " (more) }
            @if let Some(other) = flipped {
                tspan class="soft small" x=(at(x)) y=(at(y + up)) {
                    (fill(EN.per_person_band, &[("band", &EN.band_word(*other).to_ascii_lowercase())]))
                }
            }
        }
    }
}

/// The answers themselves, where there are so few that a probability would say too much.
fn single(group: &GroupProfile) -> String {
    let answers: Vec<String> =
        group.measure.scores.iter().map(|s| figures::mean(s.score)).collect();
    answers.join(", ")
}
