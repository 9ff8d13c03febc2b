//! Texts made comparable: what a person sees as the same question should compare as the same. And
//! the words for answers that are no level, which every reader of answers takes from here.

use alloc::{format, string::String};

use crate::{instrument::Scale, responses::Answer};

/// The words for answers that are not levels, as files of this project have them.
pub(crate) const WORDS: [(&str, Answer); 4] = [
    ("dont_know", Answer::DontKnow),
    ("not_applicable", Answer::NotApplicable),
    ("skipped", Answer::Skipped),
    ("not_asked", Answer::NotAsked),
];

/// The word of an answer that is not a level.
pub(crate) fn word(answer: Answer) -> Option<&'static str> {
    WORDS.iter().find(|(_, a)| *a == answer).map(|(word, _)| *word)
}

/// What people and tools write for an answer that is no level, in English.
pub(crate) fn missing(text: &str) -> Option<Answer> {
    if text.trim() == "?" {
        return Some(Answer::DontKnow);
    }
    Some(match plain(text).as_str() {
        "i don t know" | "i dont know" | "i do not know" | "don t know" | "dont know"
        | "do not know" | "dk" | "d k" => Answer::DontKnow,
        "not applicable" | "does not apply" | "doesn t apply" | "doesnt apply" | "n a" | "na" => {
            Answer::NotApplicable
        }
        "skipped" | "no answer" => Answer::Skipped,
        "not asked" | "not shown" | "not displayed" => Answer::NotAsked,
        _ => return None,
    })
}

/// Whether this is the `NA` by which statistics programs mean a value that is not there.
pub(crate) fn is_bare_na(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("na")
}

/// The answer that a cell means by itself: a level's number or label, the scale's label for "don't
/// know" or "does not apply", or a word for a missing answer.
pub(crate) fn answer(text: &str, scale: &Scale) -> Option<Answer> {
    if let Some(number) = whole(text) {
        let level = u8::try_from(number).ok()?;
        return (scale.low()..=scale.high()).contains(&level).then_some(Answer::Level(level));
    }
    let levels = scale.levels.iter().zip(scale.low()..).map(|(l, n)| (l, Answer::Level(n)));
    let missing_labels =
        [(&scale.dont_know, Answer::DontKnow), (&scale.not_applicable, Answer::NotApplicable)];
    let labels = || levels.clone().chain(missing_labels);
    // A label such as "?" or "++" has no letters: it is itself or nothing.
    if let Some((_, answer)) = labels().find(|(label, _)| label.trim() == text.trim()) {
        return Some(answer);
    }
    let words = plain(text);
    let mut alike = labels().filter(|(label, _)| !words.is_empty() && plain(label) == words);
    match (alike.next(), alike.next()) {
        (Some((_, answer)), None) => Some(answer),
        (None, _) => missing(text),
        // Labels that differ by their signs alone: nobody can tell.
        _ => None,
    }
}

/// What can be written where an answer belongs, for messages.
pub(crate) fn choices(scale: &Scale) -> String {
    let [a, b, c, d] = WORDS.map(|(word, _)| word);
    format!("{} to {}, a label of the scale, {a}, {b}, {c}, {d}", scale.low(), scale.high())
}

/// Lower-case words with single spaces: case, punctuation and line breaks do not count.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            plain.extend(c.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Letters and figures alone, lower-case: some tools allow nothing else in a code.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A whole number, also as spreadsheets write it: `4`, `4.0`, `-99`.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let (digits, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if !rest.bytes().all(|b| b == b'0') || digits.len() > 9 {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_what_people_overlook() {
        assert_eq!(plain("  Partners\u{2019} goals:\n are CLEAR. "), "partners goals are clear");
        assert_eq!(plain("Say \u{201c}we\u{201d}!"), plain("say \"we\""));
        assert_eq!(squeezed("Q01[history_a]"), "q01historya");
    }

    #[test]
    fn words_for_missing_answers_as_people_write_them() {
        let scale = crate::builtin("readiness").unwrap().scale;
        for (texts, means) in [
            (
                &[
                    "dont know",
                    "Don't know",
                    "Don\u{2019}t know",
                    "I dont know",
                    "DK",
                    " ? ",
                    "dont_know",
                ][..],
                Answer::DontKnow,
            ),
            (
                &["n/a", "N.A.", "na", "Not  applicable", "does not apply", "not_applicable"],
                Answer::NotApplicable,
            ),
            (&["skipped", "No answer"], Answer::Skipped),
            (&["NOT_ASKED", "not asked"], Answer::NotAsked),
            (&["4.0", "agree", " Agree. "], Answer::Level(4)),
        ] {
            for text in texts {
                assert_eq!(answer(text, &scale), Some(means), "{text}");
            }
        }
        for text in ["", "maybe", "6", "0", "4.5", "keine Angabe", "-", "NaN"] {
            assert_eq!(answer(text, &scale), None, "{text}");
        }
    }

    #[test]
    fn the_labels_of_the_scale_come_first() {
        let mut scale = crate::builtin("readiness").unwrap().scale;
        scale.levels = ["--", "-", "o", "+", "n/a"].map(String::from).to_vec();
        scale.dont_know = "keine Angabe".into();
        scale.not_applicable = "?".into();
        let read = ["-", "+", "--", "N/A", "Keine  angabe", "?", "dk"].map(|t| answer(t, &scale));
        use Answer::*;
        let expected = [Level(2), Level(4), Level(1), Level(5), DontKnow, NotApplicable, DontKnow];
        assert_eq!(read, expected.map(Some));
    }

    #[test]
    fn whole_numbers_as_spreadsheets_write_them() {
        let read = ["4", "4.0", "4,00", "-99", "4.5", "", "four", "99999999999"].map(whole);
        assert_eq!(read, [Some(4), Some(4), Some(4), Some(-99), None, None, None, None]);
    }
}
