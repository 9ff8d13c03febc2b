//! Every question with its answers, and the notes people left.

use comity::{Assessment, IndicatorResult};
use maud::{Markup, html};

use crate::{
    figures::{fine, interval, or_why},
    findings::tag,
    messages::EN,
    spread::spread_cell,
    tables::framed,
};

/// The section with every question; closed, because it is long.
pub(crate) fn questions(a: &Assessment) -> Markup {
    let asked: alloc::vec::Vec<&IndicatorResult> =
        a.indicators.iter().filter(|i| !a.not_asked.contains(&i.id)).collect();
    html! {
        section aria-labelledby="questions" {
            h2 id="questions" { (EN.questions_title) }
            p { (EN.questions_how) }
            details {
                summary { (EN.questions_caption) }
                (framed(EN.questions_caption, &table(a, &asked)))
            }
            (notes(a))
        }
    }
}

fn table(a: &Assessment, asked: &[&IndicatorResult]) -> Markup {
    html! {
        table {
            caption { (EN.questions_caption) }
            thead { tr {
                th scope="col" { (EN.question) }
                @for level in &a.levels { th scope="col" class="number" { (level) } }
                th scope="col" class="number" { (EN.dont_know) }
                th scope="col" class="number" { (EN.not_applicable) }
                th scope="col" class="number" { (EN.skipped) }
                th scope="col" class="number" { (EN.mean) }
                th scope="col" class="number" { (EN.range) }
                th scope="col" { (EN.band) }
                th scope="col" { (EN.spread.how_alike) }
            } }
            @for section in asked.chunk_by(|x, y| x.section == y.section) {
                tbody {
                    tr { th scope="rowgroup" colspan=(a.levels.len() + 8) class="heading" { (section[0].section) } }
                    @for indicator in section { (row(a, indicator)) }
                }
            }
        }
    }
}

fn row(a: &Assessment, i: &IndicatorResult) -> Markup {
    html! {
        tr {
            th scope="row" {
                (i.text)
                @if i.reversed { " " span class="soft" { "(" (EN.reversed) ")" } }
            }
            @match i.answers.known() {
                Some(t) => {
                    @for n in t.levels.iter().chain([&t.dont_know, &t.not_applicable, &t.skipped]) {
                        td class="number" { (n) }
                    }
                }
                None => {
                    td colspan=(a.levels.len() + 3) {
                        (or_why(&i.answers, |_| alloc::string::String::new()))
                    }
                }
            }
            td class="number" { (or_why(&i.estimate, |e| fine(e.mean))) }
            td class="number" { @if let Some(e) = i.estimate.known() { (interval(&e.interval)) } }
            td { @if let Some(e) = i.estimate.known() { (tag(e)) } }
            td { (spread_cell(a, &i.agreement, &[], &i.patterns)) }
        }
    }
}

fn notes(a: &Assessment) -> Markup {
    let left: u32 = a.indicators.iter().filter_map(|i| i.notes_left.known()).sum();
    let shown = a.indicators.iter().any(|i| !i.notes.is_empty());
    html! {
        @if shown {
            details {
                summary { (EN.notes_title) " (" (left) ")" }
                dl class="notes" {
                    @for indicator in a.indicators.iter().filter(|i| !i.notes.is_empty()) {
                        dt { (indicator.text) }
                        @for note in &indicator.notes {
                            dd { (note.text) " " span class="soft" { bdi { (who(a, note.respondent)) } } }
                        }
                    }
                }
            }
        } @else if a.disclosure != comity::Disclosure::Named {
            p { (EN.notes_withheld) }
        }
    }
}

/// The role of a person and the partner; the id where there is no role.
fn who(a: &Assessment, respondent: usize) -> alloc::string::String {
    let Some(r) = a.respondents.get(respondent) else {
        return alloc::string::String::new();
    };
    let name = if r.role.is_empty() { &r.id } else { &r.role };
    match r.partner.and_then(|p| a.partners.get(p)) {
        Some(partner) => alloc::format!("{name}, {}", partner.name),
        None => name.clone(),
    }
}
