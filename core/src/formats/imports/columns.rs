//! What each column means, by its heading and the question's text.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{
    grid::{Grid, Heading, Person},
    mapping::{ColumnMapping, ColumnMeaning, IgnoredBecause, MappedField, SurveyTool},
    private::{code_of, own_column},
};
use crate::{
    formats::words::{plain, squeezed},
    instrument::Instrument,
    places::Places,
};

/// A text shorter than this, in words, is only found where it stands alone.
const FEWEST_WORDS: usize = 4;
/// An abbreviated heading shorter than this, in bytes, could be too many questions.
const FEWEST_BYTES: usize = 12;

/// The instrument's questions by everything a heading may call them.
struct Questions {
    /// Ids without punctuation; nothing where two would be alike.
    codes: Named,
    /// Texts as [`plain`] words; nothing where two are alike.
    texts: Named,
}

/// Questions by something they are called.
#[derive(Default)]
struct Named {
    places: Places,
    /// The question at each place; nothing where two are called that.
    questions: Vec<Option<usize>>,
}

impl Named {
    fn add(&mut self, name: String, question: usize) {
        match self.places.get(&name) {
            Some(place) => self.questions[*place] = None,
            None => {
                self.places.insert(name, self.questions.len());
                self.questions.push(Some(question));
            }
        }
    }

    fn get(&self, name: &str) -> Option<Option<usize>> {
        self.places.get(name).map(|place| self.questions[*place])
    }

    fn iter(&self) -> impl Iterator<Item = (&str, Option<usize>)> {
        self.places.iter().map(|(name, place)| (name.as_str(), self.questions[*place]))
    }
}

impl Questions {
    fn of(instrument: &Instrument) -> Self {
        let mut questions = Self { codes: Named::default(), texts: Named::default() };
        for (index, indicator) in instrument.indicators.iter().enumerate() {
            questions.codes.add(squeezed(&indicator.id), index);
            questions.texts.add(plain(&indicator.text), index);
        }
        questions
    }

    fn code(&self, text: &str) -> Option<usize> {
        self.codes.get(&squeezed(text)).flatten()
    }

    /// By a code: `history_a`, `Q01[history_a]`, `Q01[historya][1]`, `Q01_history_a`.
    fn by_code(&self, heading: &str) -> Option<usize> {
        // `Q01[history_a]. The question's text`
        let code = heading.split(". ").next().unwrap_or_default().trim();
        if code.split_whitespace().nth(1).is_some() {
            return None;
        }
        let inside = || code.split(['[', ']']).skip(1).step_by(2).find_map(|part| self.code(part));
        self.code(code).or_else(inside).or_else(|| self.after_prefix(code))
    }

    /// After the code of the question it is part of. That must have a figure, unless the id has
    /// parts itself: `tax_credit` is not `credit`.
    fn after_prefix(&self, code: &str) -> Option<usize> {
        code.char_indices().filter(|(_, c)| ['_', '.', '-'].contains(c)).find_map(|(at, _)| {
            let (prefix, rest) = (&code[..at], &code[at + 1..]);
            let is_code = prefix.chars().any(|c| c.is_ascii_digit()) || rest.contains('_');
            is_code.then(|| self.code(rest)).flatten()
        })
    }

    /// By the question's text: alone, after what a tool puts before it, or cut short.
    fn by_text(&self, text: &str) -> Option<usize> {
        let words = plain(text);
        if let Some(found) = self.texts.get(&words) {
            return found;
        }
        let is_long = |question: &str| question.split(' ').nth(FEWEST_WORDS - 1).is_some();
        let inside = |question: &str| {
            words.match_indices(question).any(|(at, _)| {
                let end = at + question.len();
                (at == 0 || words[..at].ends_with(' '))
                    && (end == words.len() || words[end..].starts_with(' '))
            })
        };
        let mut found = self.texts.iter().filter(|(q, _)| is_long(q) && inside(q));
        match (found.next(), found.next()) {
            (Some((_, index)), None) => return index,
            (None, _) => {}
            _ => return None,
        }
        let cut = text.trim_end().ends_with("..") || text.trim_end().ends_with('\u{2026}');
        let mut begun = self.texts.iter().filter(|(question, _)| question.starts_with(&words));
        match (begun.next(), begun.next()) {
            (Some((_, index)), None) if cut && words.len() >= FEWEST_BYTES => index,
            _ => None,
        }
    }

    fn find(&self, heading: &Heading) -> Option<usize> {
        self.by_code(&heading.heading)
            .or_else(|| self.by_text(&heading.heading))
            .or_else(|| self.by_text(&heading.question))
    }

    /// The question that a column of remarks belongs to.
    fn note(&self, heading: &Heading) -> Option<usize> {
        let name = heading.heading.to_ascii_lowercase();
        const ENDINGS: [&str; 6] = ["[comment]", "_comment", ".note", "_note", "_text", "comment]"];
        let stem = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending))?;
        self.by_code(stem)
    }
}

/// The field a heading names, for any tool.
pub(super) fn field_of(heading: &Heading) -> Option<MappedField> {
    let by_name = |text: &str| {
        Some(match plain(text).as_str() {
            "respondent" | "respondent id" | "participant" | "participant id" | "person" => {
                MappedField::Respondent
            }
            "partner"
            | "partner organisation"
            | "partner organization"
            | "your partner"
            | "your partner organisation"
            | "your partner organization"
            | "organisation"
            | "organization"
            | "your organisation"
            | "your organization" => MappedField::Partner,
            "role" | "your role" | "role optional" | "your role optional" | "job title" => {
                MappedField::Role
            }
            "standpoint" | "where do you stand" | "where you stand" => MappedField::Standpoint,
            "wave" | "round" | "round of asking" => MappedField::Wave,
            "form" => MappedField::Form,
            "partnership" | "name of the partnership" => MappedField::Partnership,
            "disclosure" => MappedField::Disclosure,
            "threshold" => MappedField::Threshold,
            _ => return None,
        })
    };
    let asked = |text: &str| {
        let words = plain(text);
        let about = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
        if about(&[
            "which partner",
            "which organisation",
            "which organization",
            "your partner organisation",
            "your partner organization",
        ]) {
            Some(MappedField::Partner)
        } else if about(&["what is your role", "your role in"]) {
            Some(MappedField::Role)
        } else if about(&["inside or outside"]) {
            Some(MappedField::Standpoint)
        } else {
            None
        }
    };
    let last = |text: &str| {
        let inside = text.rsplit_once('[').map(|(_, rest)| rest.trim_end_matches(']'));
        by_name(text).or_else(|| inside.and_then(by_name)).or_else(|| {
            // `Q01_partner`, `G01Q02. Your organisation`
            let (code, rest) = text.split_once(['_', '.'])?;
            code.chars().any(|c| c.is_ascii_digit()).then(|| by_name(rest)).flatten()
        })
    };
    last(&heading.heading)
        .or_else(|| last(&heading.question))
        .or_else(|| asked(&heading.heading))
        .or_else(|| asked(&heading.question))
}

/// The column that says a person is a trial run of the survey's author. Qualtrics does so in words
/// or as 1 (preview), 2 (test), 17 (preview without a network).
pub(super) fn trial_run(columns: &[ColumnMapping], person: &Person<'_>) -> Option<usize> {
    let says = |index: &usize| {
        let words = person.cell(*index).to_ascii_lowercase();
        ["1", "2", "17"].contains(&&*words) || words.contains("preview") || words.contains("test")
    };
    let previews = columns.iter().enumerate().filter(|(_, c)| c.becomes == ColumnMeaning::Preview);
    previews.map(|(index, _)| index).find(says)
}

/// How well a column of the tool's own tells people apart; the lowest is taken.
fn id_rank(heading: &Heading, source: SurveyTool) -> Option<usize> {
    const IDS: [&str; 3] = ["responseid", "recordid", "id"];
    let code = code_of(heading);
    let survey =
        matches!(source, SurveyTool::Limesurvey | SurveyTool::Qualtrics | SurveyTool::Redcap);
    let old = source == SurveyTool::Table && code == "id";
    IDS.iter().position(|id| *id == code).filter(|_| survey || old)
}

/// Proposes a meaning for each column of a grid.
pub(super) fn propose(
    grid: &Grid<'_>,
    source: SurveyTool,
    instrument: &Instrument,
) -> Vec<ColumnMapping> {
    let questions = Questions::of(instrument);
    let mut columns: Vec<ColumnMeaning> = (0..grid.headings.len())
        .map(|column| meaning(grid, column, source, &questions, instrument))
        .collect();
    let has = |columns: &[ColumnMeaning], field| columns.contains(&ColumnMeaning::Field { field });
    if !has(&columns, MappedField::Respondent) {
        let ids = grid.headings.iter().enumerate();
        let ids = ids.filter_map(|(column, h)| Some((id_rank(h, source)?, column)));
        if let Some((_, column)) = ids.min() {
            columns[column] = ColumnMeaning::Field { field: MappedField::Respondent };
        }
    }
    if source == SurveyTool::Redcap {
        let named = |name: &str| grid.headings.iter().position(|h| h.heading == name);
        // Sites of a shared project are, as a rule, the partners.
        if let Some(site) =
            named("redcap_data_access_group").filter(|_| !has(&columns, MappedField::Partner))
        {
            columns[site] = ColumnMeaning::Field { field: MappedField::Partner };
        }
        let several = |column: &usize| {
            let mut events = grid.people.iter().map(|p| p.cell(*column));
            events.next().is_some_and(|first| events.any(|event| event != first))
        };
        if let Some(event) =
            named("redcap_event_name").filter(several).filter(|_| !has(&columns, MappedField::Wave))
        {
            columns[event] = ColumnMeaning::Field { field: MappedField::Wave };
        }
    }
    let mut taken: Vec<ColumnMeaning> = Vec::new();
    for becomes in &mut columns {
        if matches!(becomes, ColumnMeaning::Ignored { .. }) {
            continue;
        }
        if taken.contains(becomes) {
            *becomes = ColumnMeaning::Ignored { reason: IgnoredBecause::Repeated };
        } else {
            taken.push(becomes.clone());
        }
    }
    let column = |(h, becomes): (&Heading, ColumnMeaning)| ColumnMapping {
        heading: h.heading.to_string(),
        question: h.question.to_string(),
        becomes,
    };
    grid.headings.iter().zip(columns).map(column).collect()
}

fn meaning(
    grid: &Grid<'_>,
    column: usize,
    source: SurveyTool,
    questions: &Questions,
    instrument: &Instrument,
) -> ColumnMeaning {
    let heading = &grid.headings[column];
    let id = |index: usize| instrument.indicators[index].id.clone();
    // An id of the instrument is that and nothing else, whatever a tool calls its own columns.
    if let Some(index) = instrument.indicator(&heading.heading.to_ascii_lowercase()) {
        return ColumnMeaning::Answer { indicator: id(index) };
    }
    if let Some(own) = own_column(heading, source) {
        return own;
    }
    if let Some(index) = questions.note(heading) {
        return ColumnMeaning::Note { indicator: id(index) };
    }
    if let Some(index) = questions.find(heading) {
        return ColumnMeaning::Answer { indicator: id(index) };
    }
    if let Some(field) = field_of(heading) {
        return ColumnMeaning::Field { field };
    }
    let empty = grid.people.iter().all(|person| person.cell(column).is_empty());
    let reason = if empty { IgnoredBecause::Empty } else { IgnoredBecause::Unrecognised };
    ColumnMeaning::Ignored { reason }
}
