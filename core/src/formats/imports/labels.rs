//! What each label of an answer means: by its text, by the level's number, by a code.

use alloc::{string::String, vec::Vec};

use super::{
    columns::trial_run,
    grid::Grid,
    mapping::{ColumnMapping, ColumnMeaning, LabelMapping, LabelMeaning, SurveyTool},
};
use crate::{
    formats::{
        limits::{LONGEST_NAME, clean_name},
        words::{self, is_bare_na, plain, whole},
    },
    instrument::Scale,
    numeric::order::{insert, insert_once},
    places::Places,
};

/// A column of answers has few labels; more than this is free text.
pub(super) const MOST_LABELS: usize = 200;

/// A cell as the list of labels has it.
pub(super) fn label(cell: &str) -> String {
    clean_name(cell, LONGEST_NAME).0
}

/// The labels that stand in the columns of answers, with how often.
fn tally(grid: &Grid<'_>, columns: &[ColumnMapping]) -> Places {
    let mut counts = Places::new();
    let answers = |(_, column): &(usize, &ColumnMapping)| {
        matches!(column.becomes, ColumnMeaning::Answer { .. })
    };
    for person in grid.people.iter().filter(|p| trial_run(columns, p).is_none()) {
        for (index, _) in columns.iter().enumerate().filter(answers) {
            let label = label(person.cell(index));
            if label.is_empty() {
                continue;
            }
            if let Some(count) = counts.get_mut(&label) {
                *count += 1;
            } else if counts.len() < MOST_LABELS {
                counts.insert(label, 1);
            }
        }
    }
    counts
}

/// Proposes what the labels mean: those that nobody knows first, then the levels rising.
pub(super) fn propose(counts: &Places, source: SurveyTool, scale: &Scale) -> Vec<LabelMapping> {
    let numbers = Numbers::of(counts, source, scale);
    let meaning = |text: &str| {
        numbers
            .meaning(text)
            .or_else(|| by_text(text, scale))
            .or_else(|| by_code(text, source, scale))
            .or_else(|| missing(text, source))
            .unwrap_or(LabelMeaning::Unknown)
    };
    sorted(counts.iter().map(|(label, count)| LabelMapping {
        label: label.clone(),
        count: *count as u64,
        becomes: meaning(label),
    }))
}

/// The labels of a table with what is known of them from before. Where a person has said something
/// else of one than would be proposed, the table has a convention of its own, and nothing is
/// proposed for labels that nobody has seen.
pub(super) fn complete(
    grid: &Grid<'_>,
    columns: &[ColumnMapping],
    source: SurveyTool,
    scale: &Scale,
    known: &[LabelMapping],
) -> Vec<LabelMapping> {
    let places = places(known);
    let said = |label: &str| places.get(label).map(|place| known[*place].becomes);
    let usual = propose(&places, source, scale)
        .iter()
        .all(|l| l.becomes == LabelMeaning::Unknown || said(&l.label) == Some(l.becomes));
    sorted(propose(&tally(grid, columns), source, scale).into_iter().map(|mut label| {
        let otherwise = if usual { label.becomes } else { LabelMeaning::Unknown };
        label.becomes = said(&label.label).unwrap_or(otherwise);
        label
    }))
}

/// Where each label stands; the last of two alike.
pub(super) fn places(labels: &[LabelMapping]) -> Places {
    let mut places = Places::new();
    for (place, label) in labels.iter().enumerate() {
        places.insert(label.label.clone(), place);
    }
    places
}

fn sorted(labels: impl Iterator<Item = LabelMapping>) -> Vec<LabelMapping> {
    let rank = |label: &LabelMapping| match label.becomes {
        LabelMeaning::Unknown => (0, 0),
        LabelMeaning::Level { level } => (1, level),
        LabelMeaning::DontKnow => (2, 0),
        LabelMeaning::NotApplicable => (3, 0),
        LabelMeaning::Skipped => (4, 0),
        LabelMeaning::NotAsked => (5, 0),
    };
    let mut list = Vec::new();
    labels.for_each(|label| insert(&mut list, label, |a, b| rank(a).cmp(&rank(b))));
    list
}

/// A label of the scale, also with its number beside it: `4 - Agree`, `Agree (4)`.
fn by_text(text: &str, scale: &Scale) -> Option<LabelMeaning> {
    let words = plain(text);
    let without_number = words.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    // A label without letters has no words to compare.
    if without_number.is_empty() {
        return None;
    }
    if without_number == plain(&scale.dont_know) {
        return Some(LabelMeaning::DontKnow);
    }
    if without_number == plain(&scale.not_applicable) {
        return Some(LabelMeaning::NotApplicable);
    }
    scale.levels.iter().zip(scale.low()..).find_map(|(label, level)| {
        let label = plain(label);
        let rest = words.strip_prefix(&label).or_else(|| words.strip_suffix(&label))?.trim();
        // A number that says something else would be a scale the other way round.
        let neither = label == "neither" && rest == "agree nor disagree";
        let agrees = rest.is_empty() || neither || rest.parse() == Ok(level);
        (agrees && !label.is_empty()).then_some(LabelMeaning::Level { level })
    })
}

/// LimeSurvey's codes `A1` or, in newer versions, `AO01`, in the order of the answers.
fn by_code(text: &str, source: SurveyTool, scale: &Scale) -> Option<LabelMeaning> {
    let digits = text.strip_prefix("AO").or_else(|| text.strip_prefix('A'))?;
    let place: u8 = digits.parse().ok().filter(|_| source == SurveyTool::Limesurvey)?;
    let level = scale.low().checked_add(place.checked_sub(1)?)?;
    (level <= scale.high()).then_some(LabelMeaning::Level { level })
}

/// Words and codes for answers that are no level.
fn missing(text: &str, source: SurveyTool) -> Option<LabelMeaning> {
    match (source, text) {
        // What the tools themselves write: seen and left open; and REDCap's usual codes.
        (SurveyTool::Qualtrics, "-99") => return Some(LabelMeaning::Skipped),
        (SurveyTool::Redcap, "ASKU" | "UNK") => return Some(LabelMeaning::DontKnow),
        (SurveyTool::Redcap, "NA") => return Some(LabelMeaning::NotApplicable),
        (SurveyTool::Redcap, "NASK") => return Some(LabelMeaning::NotAsked),
        // There it stands for a question that was not shown, or was left open, or an answer.
        (SurveyTool::Limesurvey, "N/A") => return None,
        _ => {}
    }
    // Where a person can say what it means, they are asked.
    if source != SurveyTool::Comity && is_bare_na(text) {
        return None;
    }
    words::missing(text).map(LabelMeaning::from)
}

/// What whole numbers mean, which depends on all of them together.
#[derive(Debug, PartialEq, Eq)]
enum Numbers {
    /// Those of the scale are its levels; what else there is, is not known.
    Levels(u8, u8),
    /// A run as long as the scale that begins elsewhere, every number of it in use.
    Run { first: i64, low: u8, high: u8 },
    /// Some lie just outside the scale: perhaps it begins elsewhere.
    Unclear,
}

impl Numbers {
    fn of(counts: &Places, source: SurveyTool, scale: &Scale) -> Self {
        let mut numbers: Vec<i64> = Vec::new();
        let texts = counts.keys().filter(|text| missing(text, source).is_none());
        texts.filter_map(|text| whole(text)).for_each(|n| insert_once(&mut numbers, n));
        let (low, high) = (i64::from(scale.low()), i64::from(scale.high()));
        let inside = numbers.iter().filter(|n| (low..=high).contains(n)).count();
        let beside = numbers.contains(&(low - 1)) || numbers.contains(&(high + 1));
        let all = scale.levels.len();
        if inside == numbers.len() || inside == all || (inside > 0 && !beside) {
            return Self::Levels(scale.low(), scale.high());
        }
        match (numbers.first(), numbers.last()) {
            // One that overlaps the scale could as well be the scale with a code for "don't know".
            (Some(first), Some(last))
                if inside == 0 && numbers.len() == all && last - first == high - low =>
            {
                Self::Run { first: *first, low: scale.low(), high: scale.high() }
            }
            _ => Self::Unclear,
        }
    }

    fn meaning(&self, text: &str) -> Option<LabelMeaning> {
        let number = whole(text)?;
        let (first, low, high) = match *self {
            Self::Levels(low, high) => (i64::from(low), low, high),
            Self::Run { first, low, high } => (first, low, high),
            Self::Unclear => return None,
        };
        let level = u8::try_from(number.checked_sub(first)? + i64::from(low)).ok()?;
        (low..=high).contains(&level).then_some(LabelMeaning::Level { level })
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::ToString};

    use super::*;

    /// The meanings as a short text: levels by number, `d`, `n`, `s`, `o`, `?`.
    fn means(source: SurveyTool, labels: &[&str]) -> String {
        let scale = crate::builtin("readiness").unwrap().scale;
        let counts: Places = labels.iter().map(|l| (l.to_string(), 1)).collect();
        let proposed = propose(&counts, source, &scale);
        let one = |text: &&str| {
            let found = proposed.iter().find(|l| l.label == **text).map(|l| l.becomes);
            match found.unwrap_or(LabelMeaning::Unknown) {
                LabelMeaning::Level { level } => format!("{level}"),
                LabelMeaning::DontKnow => "d".into(),
                LabelMeaning::NotApplicable => "n".into(),
                LabelMeaning::Skipped => "s".into(),
                LabelMeaning::NotAsked => "o".into(),
                LabelMeaning::Unknown => "?".into(),
            }
        };
        labels.iter().map(one).collect()
    }

    #[test]
    fn labels_are_known_by_text_and_number() {
        let labels = [
            "AGREE",
            "4 - Agree",
            "Strongly agree (5)",
            "2 - Agree",
            "6. I don\u{2019}t know",
            "maybe",
        ];
        assert_eq!(means(SurveyTool::Table, &labels), "445?d?");
        assert_eq!(means(SurveyTool::Table, &["Neither agree nor disagree", "Strongly"]), "3?");
        assert_eq!(means(SurveyTool::Table, &["1", "4.0", "N/A", "no answer"]), "14ns");
    }

    #[test]
    fn codes_mean_something_only_where_the_tool_has_them() {
        let codes = ["A1", "AO05", "A6", "N/A", "A0", "Agree"];
        assert_eq!(means(SurveyTool::Limesurvey, &codes), "15???4");
        assert_eq!(means(SurveyTool::Table, &codes), "???n?4");
        assert_eq!(means(SurveyTool::Redcap, &["NA", "ASKU", "NASK", "3"]), "ndo3");
        assert_eq!(means(SurveyTool::Table, &["NA", "-99", "3"]), "??3");
    }

    #[test]
    fn numbers_outside_the_scale_are_levels_only_as_a_whole_run() {
        assert_eq!(means(SurveyTool::Qualtrics, &["11", "12", "13", "14", "15", "-99"]), "12345s");
        assert_eq!(means(SurveyTool::Qualtrics, &["0", "1", "2", "3", "4"]), "?????");
        // One of the run is missing: nobody can tell where it begins.
        assert_eq!(means(SurveyTool::Qualtrics, &["11", "12", "13", "15"]), "????");
        assert_eq!(means(SurveyTool::Table, &["0", "1", "3"]), "???");
        // All levels are there: what lies beside them is something else.
        assert_eq!(means(SurveyTool::Table, &["1", "2", "3", "4", "5", "6"]), "12345?");
        assert_eq!(means(SurveyTool::Table, &["2", "3", "99"]), "23?");
    }
}
