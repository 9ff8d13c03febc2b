//! How alike people answered and how they differ, in words; and the answers row by row.

use alloc::{string::String, vec::Vec};

use comity::{
    Accord, Agreement, Assessment, GroupMeasure, LensProfile, Pattern, PatternKind, Reason,
};
use maud::{Markup, html};

use crate::{
    charts::strip,
    figures,
    findings::{partner, tag},
    messages::{EN, fill},
};

/// How alike people answered, as a word; where they are few and named, their answers.
pub(crate) fn standing(agreement: &Agreement, answers: &[String]) -> String {
    match agreement.accord.known() {
        Some(accord) => EN.spread.accord(*accord).into(),
        None if answers.is_empty() => why(agreement).into(),
        None => fill(EN.spread.single, &[("answers", &answers.join(", "))]),
    }
}

fn why(agreement: &Agreement) -> &'static str {
    agreement.accord.reason().map_or("", |reason| EN.spread.why(reason))
}

/// The answers of a group where they are few and named, lowest first.
pub(crate) fn single_answers(m: &GroupMeasure) -> Vec<String> {
    let scores = crate::order::rising(m.scores.iter().map(|s| s.score), |score| *score);
    scores.into_iter().map(figures::mean).collect()
}

/// How alike people answered a group, as a word; their answers where they are few and named.
pub fn standing_of(m: &GroupMeasure) -> String {
    standing(&m.agreement, &single_answers(m))
}

/// The standing with its sign; bare words where there is none.
pub(crate) fn standing_tag(agreement: &Agreement, answers: &[String]) -> Markup {
    let text = standing(agreement, answers);
    html! {
        @match agreement.accord.known() {
            Some(accord) => span class={ "tag accord " (accord.word()) } {
                span aria-hidden="true" { (sign(*accord)) "\u{a0}" } (text)
            },
            None => span class="soft" { (text) },
        }
    }
}

/// Shape says what colour says.
fn sign(accord: Accord) -> &'static str {
    match accord {
        Accord::Alike | Accord::AlikeByChance => "=",
        Accord::Apart => "\u{2260}",
        _ => "\u{2248}",
    }
}

/// A difference in words, with its size.
pub(crate) fn named(a: &Assessment, kind: PatternKind, of: Option<usize>, gap: f64) -> String {
    let way = if gap < 0.0 { EN.spread.below } else { EN.spread.above };
    worded(a, EN.spread.pattern(kind).named, of, gap, way)
}

/// Between whom a difference is, and what they see differently: without figures.
pub(crate) fn between(a: &Assessment, kind: PatternKind, of: Option<usize>, gap: f64) -> String {
    let way = if gap < 0.0 { EN.spread.lower } else { EN.spread.higher };
    worded(a, EN.spread.pattern(kind).between, of, gap, way)
}

fn worded(a: &Assessment, text: &str, of: Option<usize>, gap: f64, way: &str) -> String {
    let name = of.map_or("", |of| partner(a, of));
    let gap = figures::mean(gap.abs());
    fill(text, &[("partner", name), ("others", others(a, of)), ("gap", &gap), ("way", way)])
}

/// Those a partner is compared with: by name where it is one.
fn others(a: &Assessment, of: Option<usize>) -> &str {
    let there = a.partners.iter().enumerate().filter(|(_, p)| p.people > 0);
    let mut others = there.filter(|(index, _)| Some(*index) != of).map(|(_, p)| p.name.as_str());
    match (others.next(), others.next()) {
        (Some(one), None) => one,
        _ => EN.spread.others,
    }
}

/// The patterns of one mean in words, the widest first.
pub(crate) fn patterns(a: &Assessment, patterns: &[Pattern]) -> Vec<String> {
    patterns.iter().map(|p| named(a, p.kind, p.partner, p.gap)).collect()
}

/// The cell of a table: the standing and the patterns.
pub(crate) fn spread_cell(
    a: &Assessment,
    agreement: &Agreement,
    answers: &[String],
    found: &[Pattern],
) -> Markup {
    html! {
        (standing_tag(agreement, answers))
        @for pattern in patterns(a, found) { span class="pattern" { (pattern) } }
    }
}

/// Each mean of a lens with its standing; unfolded, the answers by partner.
pub(crate) fn by_row(a: &Assessment, lens: &LensProfile) -> Markup {
    let [first, .., last] = a.levels.as_slice() else {
        return html! {};
    };
    let measured = |reason: Option<Reason>| reason != Some(Reason::NotAsked);
    let groups = lens.groups.iter().filter(|g| measured(g.measure.shown().reason()));
    let how = [
        ("low", alloc::format!("{}", a.low)),
        ("first", first.clone()),
        ("high", alloc::format!("{}", a.high)),
        ("last", last.clone()),
    ];
    let how: Vec<(&str, &str)> = how.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html! {
        details class="by-row" {
            summary { (EN.spread.by_row) }
            p class="soft-note" { (fill(EN.spread.by_row_how, &how)) }
            @for group in groups {
                @let m = &group.measure;
                @let answers = single_answers(m);
                details {
                    summary {
                        span class="name" { (group.title) } " "
                        @if let Some(e) = m.shown().known() {
                            span class="number" { (figures::mean(e.mean)) } " " (tag(e)) " "
                        }
                        (spread_cell(a, &m.agreement, &answers, &m.patterns))
                    }
                    @if m.agreement.accord.known() == Some(&Accord::AlikeByChance) {
                        p class="soft-note" { (EN.spread.by_chance_note) }
                    }
                    (strip(a, group, &title(a, m)))
                }
            }
        }
    }
}

/// What a strip shows, in words.
fn title(a: &Assessment, m: &GroupMeasure) -> String {
    let found = patterns(a, &m.patterns);
    if found.is_empty() { standing_of(m) } else { found.join("; ") }
}
