//! What was not answered, as a finding: don't know, does not apply, left open, not asked.

use core::cmp::Reverse;

use comity::{Assessment, Tally};
use maud::{Markup, html};

use crate::{
    figures::share,
    messages::{EN, fill},
    order::rising,
    tables::framed,
};

/// How many questions are named.
const NAMED: usize = 5;

/// The section on missing answers.
pub(crate) fn missing(a: &Assessment) -> Markup {
    html! {
        section aria-labelledby="missing" {
            @match a.answers.known() {
                None => {
                    h2 id="missing" { (EN.missing_title_hidden) }
                    p { (EN.missing_hidden) }
                }
                Some(tally) => {
                    @let gone = tally.asked() - tally.answered();
                    h2 id="missing" {
                        @if gone == 0 { (EN.missing_none) } @else {
                            (fill(EN.missing_title, &[("share", &share(gone, tally.asked()))]))
                        }
                    }
                    p { (EN.missing_how) }
                    @if gone > 0 { (table(a, tally)) }
                }
            }
            p { (asked(a)) }
        }
    }
}

fn table(a: &Assessment, all: &Tally) -> Markup {
    let counted = a.indicators.iter().filter_map(|i| i.answers.known().map(|t| (i, t)));
    let lacking = counted.filter(|(_, t)| t.asked() > t.answered());
    // The worst first, equal ones in the order of asking.
    let mut worst = rising(lacking, |(_, t)| Reverse((t.asked() - t.answered(), t.dont_know)));
    worst.truncate(NAMED);
    framed(
        EN.missing_caption,
        &html! {
            table {
                caption { (EN.missing_caption) }
                thead { tr {
                    th scope="col" { (EN.question) }
                    th scope="col" class="number" { (EN.asked) }
                    th scope="col" class="number" { (EN.dont_know) }
                    th scope="col" class="number" { (EN.not_applicable) }
                    th scope="col" class="number" { (EN.skipped) }
                } }
                tbody {
                    (row(EN.all_questions, all))
                    @for (indicator, tally) in worst { (row(&indicator.text, tally)) }
                }
            }
        },
    )
}

fn row(name: &str, t: &Tally) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            td class="number" { (t.asked()) }
            @for n in [t.dont_know, t.not_applicable, t.skipped] {
                td class="number" { (n) " (" (share(n, t.asked())) ")" }
            }
        }
    }
}

fn asked(a: &Assessment) -> alloc::string::String {
    let mut text = match a.not_asked.len() {
        0 => EN.not_asked_all.into(),
        n => EN.not_asked.of(n as u32),
    };
    if a.short_forms > 0 {
        text.push(' ');
        text.push_str(&EN.short_forms.of(a.short_forms));
    }
    text
}
