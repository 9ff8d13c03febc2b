//! What to talk about first: differences with a name and low means by turns, the widest and the
//! lowest first. Between whom and the question to open with come first; figures are folded away.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use comity::{AgendaItem, Assessment, Band, Standing};
use maud::{Markup, html};

use crate::{
    figures,
    findings::{Measured, NAMED_GAP, extremes, gap, measured, partner, tag},
    messages::{EN, fill},
    order::rising,
    spread,
};

/// How many topics are seen at once; the others are folded.
const SEEN: usize = 5;
/// So many topics there are at least, however good the means.
const LEAST: usize = 3;
/// Up to this distance partners see something much alike: half a level.
const ALIKE: f64 = 0.5;

/// A topic to talk about, in words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Topic {
    /// The title of the group.
    pub title: String,
    /// Between whom, and what is seen differently; no figures.
    pub between: String,
    /// A question to open the conversation; may be empty.
    pub ask: String,
}

/// What to talk about first, the most pressing topic first; at most five.
///
/// Differences with a name ([`Assessment::agenda`]) and low means take turns.
pub fn agenda(a: &Assessment) -> Vec<Topic> {
    let topic = |s: Subject<'_>| Topic {
        title: s.measured.group.title.clone(),
        between: first_line(a, &s),
        ask: s.measured.group.ask.clone(),
    };
    subjects(a).into_iter().take(SEEN).map(topic).collect()
}

/// A group to talk about, with the differences named in it, the widest first.
struct Subject<'a> {
    measured: Measured<'a>,
    items: Vec<&'a AgendaItem>,
}

fn subjects(a: &Assessment) -> Vec<Subject<'_>> {
    let all = measured(a);
    let of = |id: &str| all.iter().copied().find(|m| m.group.id == id);
    let differing: Vec<Measured<'_>> = a.agenda.iter().filter_map(|item| of(&item.group)).collect();
    let by_mean = rising(all.iter().copied(), |m| m.estimate.mean);
    let lowest = by_mean.into_iter().enumerate();
    let low = lowest.filter(|(place, m)| *place < LEAST || concerning(m)).map(|(_, m)| m);
    let low: Vec<Measured<'_>> = low.collect();
    // Of few people no difference is sure enough to have a name: the widest stands in, second.
    let widest = all.iter().copied().max_by(|x, y| gap(x.group).total_cmp(&gap(y.group)));
    let widest: Vec<Measured<'_>> =
        widest.into_iter().filter(|m| gap(m.group) >= NAMED_GAP).collect();
    let turns =
        if differing.is_empty() { by_turns(&low, &widest) } else { by_turns(&differing, &low) };
    let items = |m: &Measured<'_>| a.agenda.iter().filter(|i| i.group == m.group.id).collect();
    turns.into_iter().map(|m| Subject { items: items(&m), measured: m }).collect()
}

/// Whether it may be a concern.
fn concerning(m: &Measured<'_>) -> bool {
    matches!(
        m.estimate.standing(),
        Some(Standing::In(Band::Concern) | Standing::Between(Band::Concern, _))
    )
}

/// One of each by turns, none twice.
fn by_turns<'a>(first: &[Measured<'a>], second: &[Measured<'a>]) -> Vec<Measured<'a>> {
    let mut list: Vec<Measured<'a>> = Vec::new();
    for place in 0..first.len().max(second.len()) {
        for m in [first.get(place), second.get(place)].into_iter().flatten() {
            if !list.iter().any(|other| other.group.id == m.group.id) {
                list.push(*m);
            }
        }
    }
    list
}

/// Between whom, and what they see differently.
fn first_line(a: &Assessment, s: &Subject<'_>) -> String {
    if let Some(item) = s.items.first() {
        let between = spread::between(a, item.kind, item.partner, item.gap);
        return match question(a, item) {
            Some(text) => fill(EN.spread.on_question, &[("text", text)]) + " " + &between,
            None => between,
        };
    }
    let m = &s.measured.group.measure;
    let single = spread::single_answers(m);
    if !single.is_empty() {
        let answers: Vec<&str> = single.iter().map(String::as_str).collect();
        return fill(EN.answers_are, &[("answers", &EN.list(&answers))]);
    }
    let partial = m.by_partner.iter().any(|p| p.mean.known().is_none());
    match extremes(s.measured.group) {
        Some(e) if e.gap() >= NAMED_GAP => {
            let (high, low) = (partner(a, e.high.0), partner(a, e.low.0));
            fill(EN.spread.furthest_apart, &[("a", high), ("b", low)])
        }
        Some(_) if partial => EN.spread.everybody.into(),
        Some(e) if e.gap() <= ALIKE => EN.spread.everybody_alike.into(),
        Some(_) => EN.spread.everybody_little.into(),
        None => EN.spread.everybody.into(),
    }
}

/// The sentence of the question that shows the difference, where it is one question.
fn question<'a>(a: &'a Assessment, item: &AgendaItem) -> Option<&'a str> {
    let id = item.indicator.as_ref()?;
    a.indicators.iter().find(|i| i.id == *id).map(|i| i.text.as_str())
}

/// The section with the topics.
pub(crate) fn section(a: &Assessment) -> Markup {
    let subjects = subjects(a);
    let (seen, folded) = subjects.split_at(subjects.len().min(SEEN));
    html! {
        section aria-labelledby="agenda" {
            h2 id="agenda" { (EN.agenda) }
            @if seen.is_empty() { p { (EN.agenda_none) } }
            @else {
                div {
                    (cards(a, seen))
                    @if !folded.is_empty() {
                        details {
                            summary { (EN.spread.more_topics.of(folded.len() as u32)) }
                            (cards(a, folded))
                        }
                    }
                }
            }
        }
    }
}

fn cards(a: &Assessment, subjects: &[Subject<'_>]) -> Markup {
    html! {
        div class="agenda" {
            @for s in subjects {
                @let group = s.measured.group;
                div class="card" {
                    h3 { (group.title) }
                    p { (tag(s.measured.estimate)) }
                    p { (first_line(a, s)) }
                    @if !group.ask.is_empty() { p class="ask" { (group.ask) } }
                    details {
                        summary { (EN.spread.how_far) }
                        @for line in figures_of(a, s) { p { (line) } }
                    }
                }
            }
        }
    }
}

/// The figures behind a topic, a sentence each.
fn figures_of(a: &Assessment, s: &Subject<'_>) -> Vec<String> {
    let mut lines: Vec<String> = s.items.iter().map(|item| rare(a, item)).collect();
    let e = s.measured.estimate;
    let figures = [e.mean, e.interval.low, e.interval.high].map(figures::mean);
    let [mean, low, top] = figures.each_ref().map(String::as_str);
    let high = a.high.to_string();
    lines.push(fill(
        EN.spread.mean_is,
        &[("mean", mean), ("high", &high), ("low", low), ("top", top)],
    ));
    if let Some(e) = extremes(s.measured.group).filter(|e| e.gap() > ALIKE) {
        let each =
            [e.high, e.low].map(|(of, mean)| format!("{} {}", partner(a, of), figures::mean(mean)));
        lines.push(fill(EN.spread.ends, &[("a", &each[0]), ("b", &each[1])]));
    }
    lines
}

/// How wide a difference is, and how seldom chance would show it.
fn rare(a: &Assessment, item: &AgendaItem) -> String {
    let thousandths = 1000.0 * item.chance;
    let often = if thousandths < 1.0 {
        EN.spread.seldom.into()
    } else {
        // Named differences have at most ten.
        EN.spread.often.of((thousandths + 0.5) as u32)
    };
    let named = spread::named(a, item.kind, item.partner, item.gap);
    let text = fill(EN.spread.how_rare, &[("named", &named), ("often", &often)]);
    match question(a, item) {
        Some(question) => fill(EN.spread.on_question, &[("text", question)]) + " " + &text,
        None => text,
    }
}
