//! What has changed since each earlier round: a sentence, the topics that moved, and all of them in
//! a table with a picture of each change.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use comity::{
    Assessment, ChangeBasis, ChangeEstimate, ChangeVerdict, GroupProfile, Outcome, WaveChange,
};
use maud::{Markup, html};

use crate::{
    charts::change_bar,
    figures::{fine, or_why},
    messages::{EN, fill},
    order::rising,
    tables::framed,
};

/// As many topics are named in the title, of each kind.
const NAMED: usize = 2;

/// A topic and its change.
type Topic<'a> = (&'a GroupProfile, &'a Outcome<ChangeEstimate>);

/// A section for each earlier round, the latest first.
pub(crate) fn changes(a: &Assessment) -> Markup {
    html! { @for change in a.changes.iter().rev() { (section(a, change)) } }
}

/// What has changed since each earlier round, a sentence a round, the latest first.
pub fn change_titles(assessment: &Assessment) -> Vec<String> {
    let changes = assessment.changes.iter().rev();
    changes.map(|change| title(change, &topics(assessment, change))).collect()
}

fn section(a: &Assessment, change: &WaveChange) -> Markup {
    let topics = topics(a, change);
    let moved: Vec<Topic<'_>> =
        topics.iter().copied().filter(|(_, c)| c.known().is_some_and(has_moved)).collect();
    let widest = widest(&topics);
    let id = format!("changes-{}", change.from);
    let text = &EN.changes;
    html! {
        section class="changes" aria-labelledby=(id) {
            h2 id=(id) { (title(change, &topics)) }
            p { (membership(change)) }
            // A section that only folds things away is left out on paper.
            figure {
                @if moved.is_empty() {
                    @if topics.iter().any(|(_, c)| c.known().is_some()) { p { (text.none) } }
                } @else {
                    (table(change, text.caption, &moved, widest))
                }
                details {
                    summary { (text.all) }
                    (table(change, text.caption_all, &topics, widest))
                    @for basis in bases(&topics) { p class="note" { (basis) } }
                    p class="note" { (text.how) }
                }
            }
        }
    }
}

/// The topics of the headline lens, what moved furthest first.
fn topics<'a>(a: &'a Assessment, change: &'a WaveChange) -> Vec<Topic<'a>> {
    let groups = a.lenses.first().map_or(&[][..], |lens| &lens.groups);
    let found = change.groups.iter().filter_map(|of_group| {
        let group = groups.iter().find(|group| group.id == of_group.id)?;
        Some((group, &of_group.change))
    });
    rising(found, |(_, c)| c.known().map_or(0.0, |c| -c.difference.abs()))
}

/// What the topics compare, each way told once.
fn bases(topics: &[Topic<'_>]) -> Vec<&'static str> {
    let text = &EN.changes;
    let ways = [
        (ChangeBasis::SamePeople, text.same_people),
        (ChangeBasis::Partners, text.partners),
        (ChangeBasis::People, text.people),
    ];
    let found = |basis| topics.iter().any(|(_, c)| c.known().is_some_and(|c| c.basis == basis));
    ways.into_iter().filter(|(basis, _)| found(*basis)).map(|(_, text)| text).collect()
}

fn has_moved(c: &ChangeEstimate) -> bool {
    c.verdict != ChangeVerdict::NoReliableChange
}

/// How far the pictures reach on both sides, in whole levels.
fn widest(topics: &[Topic<'_>]) -> f64 {
    let ends = topics.iter().filter_map(|(_, c)| c.known());
    let reach = ends.map(|c| c.interval.high.max(-c.interval.low)).fold(1.0, f64::max);
    // Whole levels, so that two sections can be compared.
    f64::from(reach as u32 + u32::from(reach > f64::from(reach as u32)))
}

fn title(change: &WaveChange, topics: &[Topic<'_>]) -> String {
    let from = change.from.to_string();
    let of = |verdict| -> String {
        let mut names: Vec<&str> = Vec::new();
        for (group, c) in topics {
            if c.known().is_some_and(|c| c.verdict == verdict) {
                names.push(&group.short);
            }
        }
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let rest = EN.changes.more.of(more as u32);
        if more > 0 {
            names.push(&rest);
        }
        EN.list(&names)
    };
    let (rose, fell) = (of(ChangeVerdict::Rose), of(ChangeVerdict::Fell));
    let text = &EN.changes;
    let text = match (rose.is_empty(), fell.is_empty()) {
        (false, false) => text.title_both,
        (false, true) => text.title_rose,
        (true, false) => text.title_fell,
        _ if topics.iter().any(|(_, c)| c.known().is_some()) => text.title_none,
        _ => text.title_unknown,
    };
    fill(text, &[("from", &from), ("rose", &rose), ("fell", &fell)])
}

/// Who answered when, where that may be told.
fn membership(change: &WaveChange) -> String {
    let (Outcome::Known(stayed), Outcome::Known(left), Outcome::Known(joined)) =
        (change.stayed, change.left, change.joined)
    else {
        return EN.changes.membership_changed.into();
    };
    let text = &EN.changes;
    let mut parts = Vec::from([text.stayed.of(stayed)]);
    if left > 0 {
        parts.push(text.left.of(left));
    }
    if joined > 0 {
        parts.push(text.joined.of(joined));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let mut all = EN.list(&parts);
    all.push('.');
    if left + joined > 0 {
        all.push(' ');
        all.push_str(text.membership_changed);
    }
    all
}

fn table(change: &WaveChange, caption: &str, topics: &[Topic<'_>], widest: f64) -> Markup {
    let text = &EN.changes;
    let before = fill(text.before, &[("n", &change.from.to_string())]);
    framed(
        caption,
        &html! {
            table {
                caption { (caption) }
                thead { tr {
                    th scope="col" { (EN.group) }
                    th scope="col" { (text.verdict) }
                    th scope="col" class="picture" { (text.picture) }
                    th scope="col" class="number" { (text.change) }
                    th scope="col" class="number" { (before) }
                    th scope="col" class="number" { (text.after) }
                } }
                tbody { @for (group, c) in topics { (row(group, c, widest)) } }
            }
        },
    )
}

fn row(group: &GroupProfile, outcome: &Outcome<ChangeEstimate>, widest: f64) -> Markup {
    let known = outcome.known();
    let figure = |of: fn(&ChangeEstimate) -> f64| known.map(|c| fine(of(c))).unwrap_or_default();
    html! {
        tr {
            th scope="row" { (group.title) }
            td { (or_why(outcome, |c| verdict(c.verdict).to_string())) }
            td class="picture" { @if let Some(c) = known { (change_bar(c, widest)) } }
            td class="number" { @if let Some(c) = known { (with_range(c)) } }
            td class="number" { (figure(|c| c.before)) }
            td class="number" { (figure(|c| c.after)) }
        }
    }
}

fn with_range(c: &ChangeEstimate) -> String {
    let (low, high) = (signed(c.interval.low), signed(c.interval.high));
    let range = fill(EN.from_to, &[("low", &low), ("high", &high)]);
    format!("{} ({range})", signed(c.difference))
}

/// With its sign, also where it is above 0.
fn signed(x: f64) -> String {
    let text = fine(x);
    if x > 0.0 { format!("+{text}") } else { text }
}

fn verdict(verdict: ChangeVerdict) -> &'static str {
    match verdict {
        ChangeVerdict::Rose => EN.changes.rose,
        ChangeVerdict::Fell => EN.changes.fell,
        _ => EN.changes.no_change,
    }
}
