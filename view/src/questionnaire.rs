//! The questions of an instrument as a form: plain HTML that works before any script or module.
//!
//! Whoever drives it finds everything by data attributes, so every instrument's form is driven
//! alike. No answer is chosen beforehand, and levels carry the numbers of the scale.

use alloc::{
    format,
    string::{String, ToString},
};

use comity::{Indicator, Instrument, Scale, Section};
use maud::{Markup, html};

use crate::messages::EN;

/// The longest note a respondent can add, in characters; the reader of answers keeps as many.
const LONGEST_NOTE: usize = 5_000;
/// With more levels than this one row of boxes would be too narrow for their labels.
const LEVELS_IN_A_ROW: usize = 7;

/// The form of an instrument: one step a section, one fieldset a question.
///
/// # Example
///
/// ```
/// let instrument = comity::builtin("readiness").unwrap();
/// let form = comity_view::questionnaire(&instrument);
/// assert_eq!(form.matches("<fieldset").count(), instrument.indicators.len());
/// ```
pub fn questionnaire(instrument: &Instrument) -> String {
    html! {
        form data-questionnaire data-instrument=(instrument.id) data-version=(instrument.version)
            data-title=(instrument.title) lang=(instrument.language) autocomplete="off" novalidate {
            @for (index, section) in instrument.sections.iter().enumerate() {
                (step(index, section, instrument))
            }
        }
    }
    .into_string()
}

fn step(index: usize, section: &Section, instrument: &Instrument) -> Markup {
    let heading = format!("step-{}", section.id);
    html! {
        section.step data-section=(section.id) data-title=(section.title) aria-labelledby=(heading) {
            div.step-head data-step-head {
                h1 id=(heading) tabindex="-1" { (section.title) }
                @if !section.about.is_empty() { p.lead { (section.about) } }
            }
            @for (number, indicator) in instrument.indicators.iter().enumerate() {
                @if indicator.section == index { (question(number + 1, indicator, &instrument.scale)) }
            }
        }
    }
}

/// The number is the full form's; the page counts anew when it leaves questions out.
fn question(number: usize, indicator: &Indicator, scale: &Scale) -> Markup {
    let id = &indicator.id;
    let help = format!("help-{id}");
    let note = format!("note-{id}");
    let many = (scale.levels.len() > LEVELS_IN_A_ROW).then_some("many");
    html! {
        fieldset.question id={ "question-" (id) } data-indicator=(id) data-short[indicator.short]
            aria-describedby=(help) {
            legend {
                span.number { span data-number { (number) } ". " }
                span data-text { (indicator.text) }
            }
            p.help id=(help) { (indicator.help) }
            div.levels data-levels=[many] {
                @for (step, label) in scale.levels.iter().enumerate() {
                    (choice(id, &(usize::from(scale.low()) + step).to_string(), label))
                }
            }
            div.aside {
                (choice(id, "dont_know", &scale.dont_know))
                (choice(id, "not_applicable", &scale.not_applicable))
                button.plain type="button" data-clear hidden {
                    (EN.clear_answer) span.unseen { (EN.clear_answer_to) span data-number { (number) } }
                }
            }
            div.extras {
                details.why {
                    summary { (EN.why_we_ask) span.unseen { (EN.why_we_ask_question) span data-number { (number) } } }
                    p { (indicator.why) }
                    p.source { (EN.source) (indicator.source) }
                }
                details.note data-note {
                    summary {
                        (EN.add_note)
                        span.unseen { (EN.add_note_for) span data-number { (number) } }
                    }
                    label for=(note) { (EN.note_label) }
                    textarea id=(note) name={ "note:" (id) } rows="3" maxlength=(LONGEST_NOTE) {}
                }
            }
        }
    }
}

/// The label around the radio is the target, so the whole box can be pressed.
fn choice(name: &str, value: &str, label: &str) -> Markup {
    html! {
        label.choice { input type="radio" name=(name) value=(value); span data-label { (label) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> String {
        questionnaire(&comity::builtin("readiness").unwrap())
    }

    #[test]
    fn every_question_has_its_levels_and_two_ways_to_be_missing() {
        let instrument = comity::builtin("readiness").unwrap();
        let form = form();
        let choices = instrument.scale.levels.len() + 2;
        assert_eq!(form.matches("type=\"radio\"").count(), instrument.indicators.len() * choices);
        assert_eq!(form.matches("value=\"dont_know\"").count(), instrument.indicators.len());
        assert_eq!(
            form.matches("data-short").count(),
            instrument.indicators.iter().filter(|i| i.short).count()
        );
        assert_eq!(form.matches("<section").count(), instrument.sections.len());
    }

    #[test]
    fn nothing_is_chosen_and_nothing_is_styled_in_place() {
        let form = form();
        let tags = || form.split('<').filter_map(|piece| piece.split('>').next());
        assert!(tags().count() > 1_000);
        assert!(!tags().any(|tag| tag.contains(" checked") || tag.contains(" style=")));
    }

    #[test]
    fn texts_of_an_instrument_cannot_become_markup() {
        let mut instrument = comity::builtin("readiness").unwrap();
        instrument.indicators[0].text = "<img src=x onerror=alert(1)>".into();
        instrument.title = "\"><script>".into();
        let form = questionnaire(&instrument);
        assert!(!form.contains("<img") && !form.contains("<script"));
    }
}
