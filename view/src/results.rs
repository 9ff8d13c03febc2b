//! The results of one partnership as an HTML fragment: finding, agenda, profile, how alike it is
//! seen, what is missing, other readings, every question, and how it was worked out.

use alloc::{
    format,
    string::{String, ToString},
};

use comity::{Assessment, Disclosure, LensProfile, Outside};
use maud::{Markup, html};

use crate::{
    agenda,
    agreement::agreement,
    changes::changes,
    charts::{DISTINCT_MARKS, legend_mark, profile_chart},
    findings,
    messages::{EN, fill},
    missing::missing,
    questions::questions,
    spread::by_row,
    tables::{lens_tables, main_table},
};

/// The results as an HTML fragment with its own `h1`, for the page and for [`crate::report`].
///
/// # Example
///
/// ```
/// use comity::{AssessOptions, CsvDefaults, assess, builtin, parse_responses};
/// let instrument = builtin("readiness").unwrap();
/// let table = "respondent,partner,history_a\nr1,University,4\nr2,Authority,2\n";
/// let file = parse_responses(table, "t.csv", &instrument, &CsvDefaults::default()).unwrap();
/// let result = assess(&instrument, &file.responses, &AssessOptions::default(), file.notices).unwrap();
/// assert!(comity_view::results(&result).contains("<h1"));
/// ```
pub fn results(assessment: &Assessment) -> String {
    fragment(assessment).into_string()
}

pub(crate) fn fragment(a: &Assessment) -> Markup {
    html! {
        div class="results" {
            (head(a))
            @if a.people > 0 && findings::nothing_to_show(a) && findings::kept_back(a) {
                (too_few(a))
            } @else if a.people > 0 {
                @if !findings::nothing_to_show(a) { (findings::in_short(a)) }
                @if !findings::single_views(a) { (agenda::section(a)) }
                @if let Some(lens) = a.lenses.first() {
                    (headline_profile(a, lens))
                    (agreement(a, lens))
                }
                (changes(a))
                (missing(a))
                (other_lenses(a))
                (questions(a))
            }
            @if let Some(outside) = &a.outside { (outside_view(a, outside)) }
            (notices(a))
            (method(a))
        }
    }
}

/// All there is to say before enough people have answered to show anything.
fn too_few(a: &Assessment) -> Markup {
    let Disclosure::Anonymous { threshold } = a.disclosure else {
        return html! {};
    };
    let enough = a.people >= threshold;
    let needed =
        fill(EN.needed, &[("people", &a.people.to_string()), ("n", &threshold.to_string())]);
    html! {
        div class="card in-short tone-discuss" {
            div {
                p class="word" { @if enough { (EN.needed_each) } @else { (needed) } }
                p class="soft-note" { (EN.needed_note) }
            }
        }
    }
}

fn head(a: &Assessment) -> Markup {
    let partners = a.partners.iter().filter(|p| p.people > 0).count();
    html! {
        p class="eyebrow" {
            bdi { @if a.partnership.is_empty() { (EN.unnamed) } @else { (a.partnership) } }
            @if a.waves.len() > 1 { ", " (fill(EN.wave, &[("n", &a.wave.to_string())])) }
        }
        h1 tabindex="-1" { (findings::headline(a)) }
        @if a.people > 0 {
            p class="lead" {
                (fill(EN.lead, &[
                    ("people", &EN.people.of(a.people)),
                    ("of", &partners.to_string()),
                    ("partners", &EN.partners.of(a.partners.len() as u32)),
                ]))
                @if let Some(outside) = &a.outside { " " (EN.lead_outside.of(outside.people)) }
                " " @if counts_people(a) { (EN.lead_people) } @else { (EN.lead_partners) }
            }
        }
        p class="lead" { (mode(a, EN.spread.mode_named, EN.spread.mode_anonymous)) }
        @if !a.about.is_empty() { p class="lead" { (a.about) } }
    }
}

/// What people were promised, in the text for it.
fn mode(a: &Assessment, named: &str, anonymous: &str) -> String {
    match a.disclosure {
        Disclosure::Named => named.into(),
        Disclosure::Anonymous { threshold } => {
            let least = threshold.max(Disclosure::LOWEST_THRESHOLD);
            fill(anonymous, &[("n", &least.to_string())])
        }
    }
}

/// Whether the headline figures count people because partners may not be told apart.
fn counts_people(a: &Assessment) -> bool {
    a.lenses.iter().take(1).flat_map(|lens| &lens.groups).any(|g| g.measure.counts_people())
}

fn headline_profile(a: &Assessment, lens: &LensProfile) -> Markup {
    let title = findings::profile_title(a, &lens.groups);
    let hidden = lens
        .groups
        .iter()
        .flat_map(|g| &g.measure.by_partner)
        .any(|p| p.mean.reason() == Some(comity::Reason::TooFewToShow));
    html! {
        section aria-labelledby="profile" {
            h2 id="profile" { (title) }
            p { @if counts_people(a) { (EN.profile_people) } @else if hidden { (EN.profile_how_hidden) } @else { (EN.profile_how) } }
            figure {
                (profile_chart(a, lens, "profile-chart", &title))
                (legend(a))
                (lens_tables(a, lens))
                (by_row(a, lens))
                figcaption { (a.bands_note) " " (EN.band_note) " " (EN.wide_note) }
            }
        }
    }
}

fn legend(a: &Assessment) -> Markup {
    let partners = a.partners.iter().enumerate().filter(|(_, p)| p.people > 0);
    html! {
        ul class="legend" {
            @if a.partners.len() > 1 {
                @for (index, partner) in partners.take(DISTINCT_MARKS) {
                    li { (legend_mark(index)) " " bdi { (partner.name) } }
                }
            }
            li { @if counts_people(a) { (EN.profile_people) } @else { (EN.ring_is) } }
            li { (EN.line_is) }
        }
    }
}

fn other_lenses(a: &Assessment) -> Markup {
    html! {
        @if a.lenses.len() > 1 {
            section aria-labelledby="lenses" {
                h2 id="lenses" { (EN.lenses_title) }
                p { (EN.lenses_how) }
                @for lens in &a.lenses[1..] {
                    details {
                        summary { (lens.title) }
                        p { (lens.about) @if !lens.banded { " " (EN.unbanded) } }
                        (main_table(a, lens, &lens.title))
                        (by_row(a, lens))
                    }
                }
            }
        }
    }
}

fn outside_view(a: &Assessment, outside: &Outside) -> Markup {
    // People outside are of no partner, so the table has no column for one.
    let mut alone = a.clone();
    alone.partners.clear();
    html! {
        section aria-labelledby="outside" {
            h2 id="outside" { (EN.outside_title) }
            p { (EN.outside_how.of(outside.people)) }
            details { summary { (EN.outside_caption) } (main_table(&alone, &outside.profile, EN.outside_title)) }
        }
    }
}

fn notices(a: &Assessment) -> Markup {
    html! {
        @if !a.notices.is_empty() {
            section aria-labelledby="notices" {
                h2 id="notices" { (EN.notices_title) }
                ul { @for notice in &a.notices { li { (notice.message) " " span class="soft" { (place(notice)) } } } }
            }
        }
    }
}

fn place(notice: &comity::Notice) -> String {
    let place = &notice.place;
    if place.file.is_empty() && place.line.is_none() && place.field.is_empty() {
        return String::new();
    }
    format!("({place})")
}

fn method(a: &Assessment) -> Markup {
    html! {
        section aria-labelledby="method" {
            h2 id="method" { (EN.method_title) }
            details {
                summary { (EN.method_summary) }
                p { (mode(a, EN.spread.mode_method_named, EN.spread.mode_method_anonymous)) }
                @for paragraph in EN.method { p { (paragraph) } }
                p { (a.credit) }
            }
        }
    }
}
