//! What a profile says in words: the headline and what stands out.

use alloc::{string::String, vec::Vec};

use comity::{Assessment, Band, Estimate, GroupProfile, Outcome, Standing};
use maud::{Markup, html};

use crate::{
    figures,
    messages::{EN, fill},
    order::rising,
};

/// From this distance between two partners' means the difference is named: one level.
pub(crate) const NAMED_GAP: f64 = 1.0;
/// Up to so many people a heading says how few they are.
const FEW_PEOPLE: u32 = 4;
/// Of fewer people than this nothing is said of the partnership: they are single views.
const LEAST_PEOPLE: u32 = 3;
/// How many factors a heading names at most.
const FEW: usize = 3;

/// A group of the headline lens that has a mean.
#[derive(Clone, Copy)]
pub(crate) struct Measured<'a> {
    pub(crate) group: &'a GroupProfile,
    pub(crate) estimate: &'a Estimate,
}

/// The partners furthest apart on a group: index and mean of the lowest and the highest.
#[derive(Clone, Copy)]
pub(crate) struct Extremes {
    pub(crate) low: (usize, f64),
    pub(crate) high: (usize, f64),
}

impl Extremes {
    /// How far they are apart.
    pub(crate) fn gap(&self) -> f64 {
        self.high.1 - self.low.1
    }
}

pub(crate) fn measured(a: &Assessment) -> Vec<Measured<'_>> {
    let groups = a.lenses.first().map(|l| l.groups.as_slice()).unwrap_or_default();
    groups
        .iter()
        .filter_map(|group| {
            group.measure.shown().known().map(|estimate| Measured { group, estimate })
        })
        .collect()
}

/// The groups of one band, those furthest from the middle first.
fn of_band<'a>(all: &[Measured<'a>], band: Band) -> Vec<Measured<'a>> {
    let of_band = all.iter().copied().filter(|m| m.estimate.standing() == Some(Standing::In(band)));
    let mut found = rising(of_band, |m| m.estimate.mean);
    if band == Band::Strength {
        found.reverse();
    }
    found
}

pub(crate) fn extremes(group: &GroupProfile) -> Option<Extremes> {
    let by_partner = group.measure.by_partner.iter();
    let means = by_partner.filter_map(|p| p.mean.known().map(|mean| (p.partner, *mean)));
    let means = rising(means, |(_, mean)| *mean);
    match means.as_slice() {
        [low, .., high] => Some(Extremes { low: *low, high: *high }),
        _ => None,
    }
}

pub(crate) fn gap(group: &GroupProfile) -> f64 {
    extremes(group).map_or(0.0, |e| e.gap())
}

/// For texts of the catalogue, whose first letter is a plain one.
fn capitalised(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The finding of the whole, as a heading: what is strong, what is a concern.
pub fn headline(a: &Assessment) -> String {
    if a.people == 0 {
        return EN.nobody_inside.into();
    }
    let all = measured(a);
    if all.is_empty() {
        return why_nothing(a).into();
    }
    if single_views(a) {
        return EN.single_views.of(a.people);
    }
    let names = |band: Band, most: usize| {
        let found = of_band(&all, band);
        let short: Vec<&str> = found.iter().take(most).map(|m| m.group.short.as_str()).collect();
        EN.list(&short)
    };
    let (strengths, concerns) = (names(Band::Strength, 2), names(Band::Concern, FEW));
    let text = match (strengths.is_empty(), concerns.is_empty()) {
        (false, false) => EN.strong_and_concerned,
        (false, true) if all.len() < a.lenses[0].groups.len() => EN.only_strong_so_far,
        (false, true) => EN.only_strong,
        (true, false) => EN.only_concerned,
        (true, true) => EN.all_middling,
    };
    let finding = fill(text, &[("strengths", &strengths), ("concerns", &concerns)]);
    if a.people > FEW_PEOPLE {
        return finding;
    }
    fill(EN.so_far, &[("people", &EN.people.of(a.people)), ("finding", &finding)])
}

/// Whether there are too few people to speak of the partnership.
pub(crate) fn single_views(a: &Assessment) -> bool {
    a.people < LEAST_PEOPLE
}

/// Whether there is nothing at all to show of the headline lens.
pub(crate) fn nothing_to_show(a: &Assessment) -> bool {
    measured(a).is_empty()
}

/// Whether anything is kept back so that nobody is named.
pub(crate) fn kept_back(a: &Assessment) -> bool {
    let reason = Some(comity::Reason::TooFewToShow);
    let groups = a.lenses.first().map(|lens| lens.groups.as_slice()).unwrap_or_default();
    groups.iter().any(|g| g.measure.shown().reason() == reason)
}

/// How many groups of a lens fall in each band (concern, discuss, strength) and on an edge.
fn counts(groups: &[GroupProfile]) -> [u32; 4] {
    let standings = groups.iter().filter_map(|g| g.measure.shown().known()?.standing());
    standings.fold([0; 4], |mut counts, standing| {
        counts[match standing {
            Standing::In(Band::Concern) => 0,
            Standing::In(Band::Discuss) => 1,
            Standing::In(Band::Strength) => 2,
            Standing::Between(..) => 3,
        }] += 1;
        counts
    })
}

/// "4 strengths, 12 to discuss, 5 concerns and 1 on the edge".
fn counted([concern, discuss, strength, edge]: [u32; 4]) -> String {
    let mut parts =
        alloc::vec![EN.strengths.of(strength), EN.to_discuss.of(discuss), EN.concerns.of(concern)];
    if edge > 0 {
        parts.push(EN.edges.of(edge));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    EN.list(&parts)
}

/// The finding of the profile, as a heading.
pub(crate) fn profile_title(a: &Assessment, groups: &[GroupProfile]) -> String {
    if single_views(a) {
        return EN.single_profile.of(a.people);
    }
    let counts = counts(groups);
    let rest = groups.len() as u32 - counts.iter().sum::<u32>();
    let rest = if rest == 0 { String::new() } else { EN.unmeasured.of(rest) };
    let n = alloc::format!("{}", groups.len());
    fill(EN.profile_title, &[("n", &n), ("counts", &counted(counts)), ("rest", &rest)])
}

/// The card with the counts of bands and what stands out.
pub(crate) fn in_short(a: &Assessment) -> Markup {
    let all = measured(a);
    let groups = a.lenses.first().map(|l| l.groups.as_slice()).unwrap_or_default();
    let counts = counts(groups);
    let [concern, discuss, ..] = counts;
    let tone = if single_views(a) {
        "discuss"
    } else if concern > 0 {
        "concern"
    } else if discuss > 0 {
        "discuss"
    } else {
        "strength"
    };
    html! {
        div class={ "card in-short tone-" (tone) } {
            div {
                p class="eyebrow" { (EN.in_short) }
                @if single_views(a) {
                    p class="word" { (EN.single_word) }
                    p class="soft-note" { (EN.single_note) }
                } @else {
                    p class="word" { (counted(counts)) }
                    p class="soft-note" { (EN.in_short_note) }
                }
            }
            @let reasons = reasons(a, &all);
            @if !reasons.is_empty() {
                div {
                    p class="eyebrow" { (EN.because) }
                    ol class="reasons" { @for reason in &reasons { li { (reason) } } }
                }
            }
        }
    }
}

fn why_nothing(a: &Assessment) -> &'static str {
    if kept_back(a) { EN.too_few_in_all } else { EN.nothing_measured }
}

fn reasons(a: &Assessment, all: &[Measured<'_>]) -> Vec<String> {
    let mut reasons = Vec::new();
    let high = alloc::format!("{}", a.high);
    let by_mean = rising(all, |m| m.estimate.mean);
    let ends = [(EN.reason_concern, by_mean.first()), (EN.reason_strength, by_mean.last())];
    if by_mean.len() > 1 {
        for (text, end) in ends {
            let Some(end) = end else { continue };
            let mean = figures::mean(end.estimate.mean);
            let values = [("group", end.group.short.as_str()), ("mean", &mean), ("high", &high)];
            reasons.push(fill(text, &values));
        }
    }
    let widest = all.iter().max_by(|a, b| gap(a.group).total_cmp(&gap(b.group)));
    if let Some((m, e)) = widest.and_then(|m| extremes(m.group).map(|e| (m, e)))
        && e.gap() >= NAMED_GAP
    {
        reasons.push(fill(
            EN.reason_split,
            &[
                ("group", m.group.short.as_str()),
                ("a", partner(a, e.low.0)),
                ("x", &figures::mean(e.low.1)),
                ("b", partner(a, e.high.0)),
                ("y", &figures::mean(e.high.1)),
            ],
        ));
    }
    let flips = all.iter().filter(|m| m.group.measure.band_flips == Outcome::Known(true)).count();
    if flips > 0 {
        reasons.push(EN.reason_flip.of(flips as u32));
    }
    if let Some(tally) = a.answers.known()
        && tally.dont_know > 0
    {
        let share = figures::share(tally.dont_know, tally.asked());
        reasons.push(capitalised(fill(EN.reason_missing, &[("share", &share)])));
    }
    reasons
}

/// The name of a partner.
pub(crate) fn partner(a: &Assessment, index: usize) -> &str {
    a.partners.get(index).map_or("", |p| p.name.as_str())
}

/// A band as a word with its sign and colour; nothing in a lens without bands.
pub(crate) fn tag(estimate: &Estimate) -> Markup {
    html! {
        @match estimate.standing() {
            None => {}
            Some(Standing::In(band)) => span class={ "tag " (band.word()) } {
                span aria-hidden="true" { (sign(band)) } " " (EN.band_word(band))
            },
            Some(Standing::Between(low, high)) => span class="tag edge" {
                span aria-hidden="true" { "\u{25d0}" } " " (between(low, high))
            },
        }
    }
}

/// "Discuss or strength".
pub(crate) fn between(low: Band, high: Band) -> String {
    let high = EN.band_word(high).to_ascii_lowercase();
    fill(EN.between, &[("low", EN.band_word(low)), ("high", &high)])
}

/// The sign of a band: shape says what colour says.
pub(crate) fn sign(band: Band) -> &'static str {
    match band {
        Band::Concern => "\u{25b2}",
        Band::Discuss => "\u{25c6}",
        Band::Strength => "\u{25cf}",
    }
}
