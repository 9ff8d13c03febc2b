//! The tables behind the charts: every figure a chart shows, and those it has no room for.

use alloc::{string::String, vec::Vec};

use comity::{Assessment, Estimate, GroupProfile, LensProfile, Outcome, Standing};
use maud::{Markup, html};

use crate::{
    figures::{edge, fine, interval, or_why, sure},
    findings::tag,
    messages::{EN, fill},
    spread::standing_tag,
};

/// A table in a frame that can be scrolled by itself, sideways, also by keyboard.
pub(crate) fn framed(title: &str, table: &Markup) -> Markup {
    html! {
        div class="scroll" role="region" tabindex="0"
            aria-label=(fill(EN.scroll, &[("title", title)])) { (table) }
    }
}

/// The two tables of a lens: what the chart shows, and the same per person.
pub(crate) fn lens_tables(a: &Assessment, lens: &LensProfile) -> Markup {
    html! {
        details { summary { (EN.figures) } (main_table(a, lens, &lens.title)) }
        details { summary { (EN.more_figures) } (more_table(lens)) }
    }
}

/// Mean, range, band and partners of each group. `label` tells the table from the others.
pub(crate) fn main_table(a: &Assessment, lens: &LensProfile, label: &str) -> Markup {
    let title = lens.title.as_str();
    let first = a.lenses.first().is_some_and(|headline| headline.id == lens.id);
    let single = lens.groups.iter().any(|g| !g.measure.scores.is_empty());
    framed(
        label,
        &html! {
            table {
                caption { (fill(EN.caption, &[("title", title)])) }
                thead { tr {
                    th scope="col" { @if first { (EN.group) } @else { (EN.topic) } }
                    th scope="col" class="number" { (EN.mean) }
                    th scope="col" class="number" { (EN.range) }
                    @if lens.banded {
                        th scope="col" { (EN.band) }
                        th scope="col" { (EN.probability) }
                    }
                    th scope="col" { (EN.spread.how_alike) }
                    th scope="col" class="number" { (EN.people_head) }
                    @for partner in &a.partners { th scope="col" class="number" { bdi { (partner.name) } } }
                    @if single { th scope="col" { (EN.single_answers) } }
                } }
                tbody { @for group in &lens.groups { (main_row(a, lens, group, single)) } }
            }
        },
    )
}

fn main_row(a: &Assessment, lens: &LensProfile, group: &GroupProfile, single: bool) -> Markup {
    let m = &group.measure;
    let estimate = m.shown();
    html! {
        tr {
            th scope="row" { (group.title) }
            td class="number" { (or_why(estimate, |e| fine(e.mean))) }
            td class="number" { (known(estimate, |e| interval(&e.interval))) }
            @if lens.banded {
                td { @if let Some(e) = estimate.known() { (tag(e)) } }
                // Of so few the answers stand beside it; a probability would say too much.
                td { @if m.scores.is_empty() { (known(estimate, probability)) } }
            }
            // Answers of few people have a column of their own.
            td { (standing_tag(&m.agreement, &[])) }
            td class="number" { (m.people) }
            @for partner in 0..a.partners.len() {
                td class="number" {
                    @if let Some(p) = m.by_partner.get(partner) { (or_why(&p.mean, |x| fine(*x))) }
                }
            }
            @if single { td { (people_scores(a, group)) } }
        }
    }
}

/// Who answered what, where people are named and few.
fn people_scores(a: &Assessment, group: &GroupProfile) -> String {
    let each: Vec<String> = group
        .measure
        .scores
        .iter()
        .map(|s| {
            let who = a.respondents.get(s.person).map_or("", |r| r.id.as_str());
            alloc::format!("{who}: {}", fine(s.score))
        })
        .collect();
    each.join(", ")
}

fn probability(e: &Estimate) -> String {
    match (e.standing(), e.probabilities.known()) {
        (Some(Standing::In(band)), Some(p)) => sure(p.of(band)),
        (Some(Standing::Between(low, high)), Some(p)) => edge(p, low, high),
        _ => String::new(),
    }
}

/// A figure, or an empty cell: the reason stands in the column of the mean.
fn known<T>(outcome: &Outcome<T>, show: impl FnOnce(&T) -> String) -> String {
    outcome.known().map(show).unwrap_or_default()
}

/// The same with each person counting once, and the bootstrap intervals.
fn more_table(lens: &LensProfile) -> Markup {
    let title = lens.title.as_str();
    framed(
        &alloc::format!("{title}: {}", EN.more_figures),
        &html! {
            table {
                caption { (fill(EN.caption_more, &[("title", title)])) }
                thead { tr {
                    th scope="col" { (EN.group) }
                    th scope="col" class="number" { (EN.per_person_mean) }
                    th scope="col" class="number" { (EN.per_person_range) }
                    @if lens.banded {
                        th scope="col" { (EN.per_person_head) }
                        th scope="col" { (EN.flips) }
                    }
                    th scope="col" class="number" { (EN.standard_deviation) }
                    th scope="col" class="number" { (EN.bootstrap) }
                    th scope="col" class="number" { (EN.bootstrap_per_person) }
                    th scope="col" class="number" { (EN.answered) }
                    th scope="col" class="number" { (EN.dont_know) }
                    th scope="col" class="number" { (EN.not_applicable) }
                    th scope="col" class="number" { (EN.skipped) }
                } }
                tbody { @for group in &lens.groups { (more_row(lens, group)) } }
            }
        },
    )
}

fn more_row(lens: &LensProfile, group: &GroupProfile) -> Markup {
    let m = &group.measure;
    html! {
        tr {
            th scope="row" { (group.title) }
            td class="number" { (or_why(&m.per_person, |e| fine(e.mean))) }
            td class="number" { (known(&m.per_person, |e| interval(&e.interval))) }
            @if lens.banded {
                td { @if let Some(e) = m.per_person.known() { (tag(e)) } }
                td { (known(&m.band_flips, |flips| (if *flips { EN.yes } else { EN.no }).into())) }
            }
            td class="number" { (or_why(&m.standard_deviation, |x| fine(*x))) }
            td class="number" { (or_why(&m.bootstrap, |b| interval(&b.bca))) }
            td class="number" { (or_why(&m.bootstrap_per_person, |b| interval(&b.bca))) }
            @match group.answers.known() {
                Some(t) => {
                    td class="number" { (t.answered()) }
                    td class="number" { (t.dont_know) }
                    td class="number" { (t.not_applicable) }
                    td class="number" { (t.skipped) }
                }
                None => { td colspan="4" { (or_why(&group.answers, |_| String::new())) } }
            }
        }
    }
}
