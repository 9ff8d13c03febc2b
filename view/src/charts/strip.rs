//! The answers to one group of questions: a row a partner, a column a level, a dot a person. A
//! table, so that it is read, copied and printed as one.

use alloc::{format, string::String, vec::Vec};

use comity::{Assessment, GroupProfile, Outcome, PartnerMean, Reason};
use maud::{Markup, html};

use super::legend_mark;
use crate::{
    findings::partner,
    messages::{EN, fill},
};

/// More people than this in one place are counted, not drawn.
const DRAWN: u32 = 20;

/// The strip of a group; `finding` says in words what it shows.
pub(crate) fn strip(a: &Assessment, group: &GroupProfile, finding: &str) -> Markup {
    let rows: Vec<(&PartnerMean, &Vec<u32>)> =
        group.measure.by_partner.iter().filter_map(|p| Some((p, p.levels.known()?))).collect();
    let title = [("title", group.title.as_str()), ("finding", finding)];
    html! {
        @if !rows.is_empty() {
            // What it shows stands above it already.
            table class="strip" aria-label=(fill(EN.spread.strip_title, &title)) {
                thead { tr {
                    th scope="col" { (EN.spread.partner) }
                    @for level in a.low..=a.high { th scope="col" { (level) } }
                } }
                tbody { @for (p, levels) in rows { tr {
                    th scope="row" { (legend_mark(p.partner)) " " bdi { (partner(a, p.partner)) } }
                    @for people in levels { td { (dots(*people)) } }
                } } }
            }
        }
        @let hidden = hidden(a, group);
        @if !hidden.is_empty() { p class="soft-note" { (hidden) } }
    }
}

fn dots(people: u32) -> Markup {
    let drawn = match people {
        0 => "\u{b7}".into(),
        n if n > DRAWN => format!("\u{25cf}\u{d7}{n}"),
        n => "\u{25cf}".repeat(n as usize),
    };
    html! { span class="dots" role="img" aria-label=(people) { (drawn) } }
}

/// The partners that may not be shown, by name: what is left out is said.
fn hidden(a: &Assessment, group: &GroupProfile) -> String {
    let kept = |p: &&PartnerMean| p.levels == Outcome::Undefined(Reason::TooFewToShow);
    let names = group.measure.by_partner.iter().filter(kept).map(|p| partner(a, p.partner));
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        return String::new();
    }
    fill(EN.spread.partners_hidden, &[("partners", &EN.list(&names))])
}
