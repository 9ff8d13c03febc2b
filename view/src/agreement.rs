//! How alike the partners see it: a heat map with its finding, the figures behind it, and how to
//! read them.

use alloc::{format, string::String, vec::Vec};

use comity::{Accord, Assessment, GroupProfile, LensProfile, Outcome, RARE_PATTERN, SMALLEST_GAP};
use maud::{Markup, html};

use crate::{
    charts::heat_map,
    figures::{fine, or_why},
    findings::single_views,
    messages::{EN, fill},
    spread::{single_answers, standing_tag},
    tables::framed,
};

/// The section of the headline lens; nothing where single views are all there is.
pub(crate) fn agreement(a: &Assessment, lens: &LensProfile) -> Markup {
    let title = title(a, lens);
    let named = lens.groups.iter().any(|g| !g.measure.patterns.is_empty());
    html! {
        @if !single_views(a) {
            section aria-labelledby="agreement" {
                h2 id="agreement" { (title) }
                p { (EN.spread.heat_how) " " @if named { (EN.spread.heat_named) } @else { (EN.spread.heat_none) } }
                figure {
                    (heat_map(a, lens, EN.spread.heat_caption))
                    details { summary { (EN.spread.figures) } (table(lens)) }
                    (how_to_read())
                }
            }
        }
    }
}

/// The finding: how much is seen differently, and what most of all.
fn title(a: &Assessment, lens: &LensProfile) -> String {
    let measured: Vec<&GroupProfile> =
        lens.groups.iter().filter(|g| g.measure.shown().known().is_some()).collect();
    let total = format!("{}", measured.len());
    let named = measured.iter().filter(|g| !g.measure.patterns.is_empty()).count() as u32;
    // The agenda ranks by the gap; its first of a group as a whole names the topic.
    let widest = a.agenda.iter().find(|item| item.indicator.is_none());
    let widest = widest.and_then(|item| lens.groups.iter().find(|g| g.id == item.group));
    if let Some(widest) = widest {
        let values = [("total", total.as_str()), ("group", widest.short.as_str())];
        return fill(&EN.spread.seen_differently.of(named), &values);
    }
    let told = || measured.iter().filter(|g| g.measure.agreement.accord.known().is_some());
    let alike = told().filter(|g| g.measure.agreement.accord == Outcome::Known(Accord::Alike));
    let (told_of, alike) = (told().count(), alike.count());
    let least = told().filter_map(|g| Some((g, g.measure.agreement.r_star_wg.known()?)));
    let least = least.min_by(|x, y| x.1.total_cmp(y.1)).map_or("", |(g, _)| g.short.as_str());
    let text = match alike {
        _ if told_of == 0 => EN.spread.too_few_for_title,
        0 => EN.spread.none_alike,
        n if n == told_of => EN.spread.all_alike,
        _ => EN.spread.nothing_named,
    };
    let (n, total) = (format!("{alike}"), format!("{told_of}"));
    fill(text, &[("n", &n), ("total", &total), ("group", least)])
}

fn table(lens: &LensProfile) -> Markup {
    // Worked out for few people only: no column of nothing.
    let chance = lens.groups.iter().any(|g| g.measure.agreement.chance.known().is_some());
    let headings = [
        EN.mean,
        EN.spread.deviation,
        EN.spread.within,
        EN.spread.within_skew,
        EN.spread.van_der_eijk,
        EN.spread.chance,
    ];
    let headings = &headings[..headings.len() - usize::from(!chance)];
    framed(
        EN.spread.figures,
        &html! {
            table {
                caption { (EN.spread.figures_caption) }
                thead { tr {
                    th scope="col" { (EN.group) }
                    @for heading in headings { th scope="col" class="number" { (heading) } }
                    th scope="col" { (EN.spread.how_alike) }
                } }
                tbody { @for group in &lens.groups { (row(group, chance)) } }
            }
        },
    )
}

fn row(group: &GroupProfile, chance: bool) -> Markup {
    let m = &group.measure;
    let g = &m.agreement;
    // Of few people the answers are told: a figure would say too much.
    let few = g.accord.known().is_none();
    let figures = [&g.average_deviation, &g.r_star_wg, &g.r_star_wg_slight_skew, &g.van_der_eijk];
    html! {
        tr {
            th scope="row" { (group.title) }
            td class="number" { (or_why(m.shown(), |e| fine(e.mean))) }
            @for figure in figures {
                td class="number" { @if !few { (or_why(figure, |x| signed(*x))) } }
            }
            @if chance {
                td class="number" { @if let Some(p) = g.chance.known() { (rarity(*p)) } }
            }
            td { (standing_tag(g, &single_answers(m))) }
        }
    }
}

/// A figure that may be below 0, with a real minus.
fn signed(x: f64) -> String {
    fine(x).replace('-', "\u{2212}")
}

/// A probability, never rounded to nothing.
fn rarity(p: f64) -> String {
    if p < 0.01 { EN.under_one.into() } else { format!("{} %", crate::figures::whole(100.0 * p)) }
}

fn how_to_read() -> Markup {
    let gap = crate::figures::mean(SMALLEST_GAP);
    let times = crate::figures::whole(1.0 / RARE_PATTERN);
    let values = [("gap", gap.as_str()), ("times", times.as_str())];
    html! {
        details class="how" {
            summary { (EN.spread.how_to_read) }
            dl class="reading" {
                @for (what, is) in EN.spread.reading { dt { (what) } dd { (fill(is, &values)) } }
            }
        }
    }
}
