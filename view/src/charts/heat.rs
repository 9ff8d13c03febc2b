//! Partner by factor: each partner's mean on a colour that is stronger the higher it is. A table, so
//! that it is read, scrolled and printed as one; the value is written, so colour is not needed, and
//! what differs more than chance has a frame, an arrow and a name.

use comity::{Assessment, GroupProfile, LensProfile, PartnerMean, PatternKind, Reason};
use maud::{Markup, html};

use super::legend_mark;
use crate::{
    figures,
    messages::EN,
    spread::{single_answers, spread_cell},
    tables::framed,
};

/// Grounds from light to dark, in equal steps of the scale: on five levels half a level each, the
/// least that a difference with a name is wide.
const STEPS: u8 = 8;

/// The heat map of a lens; `title` is what it shows.
pub(crate) fn heat_map(a: &Assessment, lens: &LensProfile, title: &str) -> Markup {
    let categories = lens.groups.chunk_by(|x, y| x.category == y.category);
    let map = html! {
        table class="heat" {
            caption { (title) }
            thead { tr {
                th scope="col" { (EN.group) }
                @for (index, partner) in a.partners.iter().enumerate() {
                    th scope="col" class="partner" {
                        (legend_mark(index)) " " bdi { (partner.name) }
                    }
                }
                th scope="col" { (EN.spread.how_alike) }
            } }
            @for groups in categories {
                tbody {
                    @if !groups[0].category.is_empty() {
                        tr { th scope="rowgroup" class="heading" colspan=(a.partners.len() + 2) {
                            (groups[0].category)
                        } }
                    }
                    @for group in groups { (row(a, group)) }
                }
            }
        }
    };
    html! { (framed(EN.spread.heat_caption, &map)) (legend(a, lens)) }
}

fn row(a: &Assessment, group: &GroupProfile) -> Markup {
    let m = &group.measure;
    html! {
        tr {
            th scope="row" { (group.title) }
            @for p in &m.by_partner { (cell(a, group, p)) }
            td class="words" {
                (spread_cell(a, &m.agreement, &single_answers(m), &m.patterns))
            }
        }
    }
}

fn cell(a: &Assessment, group: &GroupProfile, p: &PartnerMean) -> Markup {
    let of_partner = group.measure.patterns.iter().find(|found| found.partner == Some(p.partner));
    let arrow = of_partner.map(|found| match found.kind {
        PatternKind::SplitInside => "\u{2195}",
        _ if found.gap < 0.0 => "\u{2193}",
        _ => "\u{2191}",
    });
    html! {
        @match p.mean.known() {
            Some(mean) => td class={ "cell heat-" (step(a, *mean)) } {
                @match arrow {
                    Some(arrow) => span class="framed" {
                        (figures::mean(*mean)) " " span aria-hidden="true" { (arrow) }
                    },
                    None => (figures::mean(*mean)),
                }
            },
            None if hidden(p) => {
                td class="cell hatched" { span { (EN.spread.hidden) } }
            }
            None => td class="cell soft" { (figures::or_why(&p.mean, |_| Default::default())) },
        }
    }
}

/// The step of a mean, 1 to [`STEPS`].
fn step(a: &Assessment, mean: f64) -> u8 {
    let (low, high) = (f64::from(a.low), f64::from(a.high));
    let place = (mean - low) / (high - low) * f64::from(STEPS);
    1 + (place as u8).min(STEPS - 1)
}

fn legend(a: &Assessment, lens: &LensProfile) -> Markup {
    let measures = || lens.groups.iter().map(|g| &g.measure);
    let framed = measures().any(|m| m.patterns.iter().any(|p| p.partner.is_some()));
    let hidden = measures().flat_map(|m| &m.by_partner).any(hidden);
    html! {
        ul class="legend" {
            li {
                (a.low) " "
                @for step in 1..=STEPS {
                    span class={ "swatch heat-" (step) } aria-hidden="true" {}
                }
                " " (a.high)
            }
            @if framed {
                li { span class="framed" aria-hidden="true" { "\u{2193}" } " " (EN.spread.legend_apart) }
            }
            @if hidden {
                li { span class="swatch hatched" aria-hidden="true" {} " " (EN.spread.legend_hidden) }
            }
        }
    }
}

fn hidden(p: &PartnerMean) -> bool {
    p.mean.reason() == Some(Reason::TooFewToShow)
}
