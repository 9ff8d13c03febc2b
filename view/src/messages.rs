//! The texts of results and reports, in one place. A language is one value of [`Messages`]: a
//! text that is missing does not compile.

mod changes;
mod spread;

use alloc::string::{String, ToString};

use comity::{Band, Reason};

use self::spread::Spread;

/// A text for one and a text for any other number.
pub(crate) struct Plural {
    pub(crate) one: &'static str,
    pub(crate) other: &'static str,
}

impl Plural {
    /// The text for this number, the number in place of `{n}`.
    pub(crate) fn of(&self, n: u32) -> String {
        let text = if n == 1 { self.one } else { self.other };
        text.replace("{n}", &n.to_string())
    }
}

/// A text with values in place of its names in braces.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    // One pass, so that a value with braces in it is left alone.
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        let Some(end) = rest[start..].find('}').map(|e| start + e) else {
            break;
        };
        let name = &rest[start + 1..end];
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.push_str(&rest[start..=end]),
        }
        rest = &rest[end + 1..];
    }
    filled.push_str(rest);
    filled
}

/// Every text of results and reports.
pub(crate) struct Messages {
    pub(crate) changes: &'static changes::Changes,
    pub(crate) language: &'static str,
    pub(crate) spread: Spread,
    pub(crate) and: &'static str,
    pub(crate) concern: &'static str,
    pub(crate) discuss: &'static str,
    pub(crate) strength: &'static str,
    pub(crate) concerns: Plural,
    pub(crate) to_discuss: Plural,
    pub(crate) strengths: Plural,
    pub(crate) unnamed: &'static str,
    pub(crate) wave: &'static str,
    pub(crate) people: Plural,
    pub(crate) partners: Plural,
    pub(crate) edges: Plural,
    pub(crate) edge: &'static str,
    pub(crate) between: &'static str,
    pub(crate) chance: &'static str,
    pub(crate) single_views: Plural,
    pub(crate) single_profile: Plural,
    pub(crate) single_word: &'static str,
    pub(crate) single_note: &'static str,
    pub(crate) needed: &'static str,
    pub(crate) needed_each: &'static str,
    pub(crate) needed_note: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) lead_outside: Plural,
    pub(crate) lead_partners: &'static str,
    pub(crate) lead_people: &'static str,
    pub(crate) so_far: &'static str,
    pub(crate) only_strong_so_far: &'static str,
    pub(crate) unmeasured: Plural,
    pub(crate) profile_people: &'static str,
    pub(crate) strong_and_concerned: &'static str,
    pub(crate) only_strong: &'static str,
    pub(crate) only_concerned: &'static str,
    pub(crate) all_middling: &'static str,
    pub(crate) nothing_measured: &'static str,
    pub(crate) nobody_inside: &'static str,
    pub(crate) in_short: &'static str,
    pub(crate) in_short_note: &'static str,
    pub(crate) because: &'static str,
    pub(crate) reason_concern: &'static str,
    pub(crate) reason_strength: &'static str,
    pub(crate) reason_split: &'static str,
    pub(crate) reason_flip: Plural,
    pub(crate) reason_missing: &'static str,
    pub(crate) too_few_in_all: &'static str,
    pub(crate) agenda: &'static str,
    pub(crate) agenda_none: &'static str,
    pub(crate) answers_are: &'static str,
    pub(crate) profile_title: &'static str,
    pub(crate) profile_how: &'static str,
    pub(crate) profile_how_hidden: &'static str,
    pub(crate) line_is: &'static str,
    pub(crate) ring_is: &'static str,
    pub(crate) sure: &'static str,
    pub(crate) very_sure: &'static str,
    pub(crate) hardly_sure: &'static str,
    pub(crate) per_person_band: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) more_figures: &'static str,
    pub(crate) caption: &'static str,
    pub(crate) caption_more: &'static str,
    pub(crate) band_note: &'static str,
    pub(crate) wide_note: &'static str,
    pub(crate) group: &'static str,
    pub(crate) mean: &'static str,
    pub(crate) range: &'static str,
    pub(crate) band: &'static str,
    pub(crate) probability: &'static str,
    pub(crate) people_head: &'static str,
    pub(crate) per_person_mean: &'static str,
    pub(crate) per_person_range: &'static str,
    pub(crate) per_person_head: &'static str,
    pub(crate) standard_deviation: &'static str,
    pub(crate) bootstrap: &'static str,
    pub(crate) bootstrap_per_person: &'static str,
    pub(crate) flips: &'static str,
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) single_answers: &'static str,
    pub(crate) missing_title: &'static str,
    pub(crate) missing_none: &'static str,
    pub(crate) missing_how: &'static str,
    pub(crate) missing_title_hidden: &'static str,
    pub(crate) missing_hidden: &'static str,
    pub(crate) all_questions: &'static str,
    pub(crate) question: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) answered: &'static str,
    pub(crate) dont_know: &'static str,
    pub(crate) not_applicable: &'static str,
    pub(crate) skipped: &'static str,
    pub(crate) missing_caption: &'static str,
    pub(crate) not_asked: Plural,
    pub(crate) not_asked_all: &'static str,
    pub(crate) short_forms: Plural,
    pub(crate) lenses_title: &'static str,
    pub(crate) lenses_how: &'static str,
    pub(crate) unbanded: &'static str,
    pub(crate) questions_title: &'static str,
    pub(crate) questions_how: &'static str,
    pub(crate) questions_caption: &'static str,
    pub(crate) reversed: &'static str,
    pub(crate) notes_title: &'static str,
    pub(crate) notes_withheld: &'static str,
    pub(crate) outside_title: &'static str,
    pub(crate) outside_how: Plural,
    pub(crate) outside_caption: &'static str,
    pub(crate) notices_title: &'static str,
    pub(crate) method_title: &'static str,
    pub(crate) method_summary: &'static str,
    pub(crate) method: &'static [&'static str],
    pub(crate) report_foot: &'static str,
    pub(crate) scroll: &'static str,
    pub(crate) topic: &'static str,
    pub(crate) from_to: &'static str,
    pub(crate) under_one: &'static str,
    pub(crate) over_99: &'static str,
    pub(crate) clear_answer: &'static str,
    pub(crate) clear_answer_to: &'static str,
    pub(crate) why_we_ask: &'static str,
    pub(crate) why_we_ask_question: &'static str,
    pub(crate) source: &'static str,
    pub(crate) add_note: &'static str,
    pub(crate) add_note_for: &'static str,
    pub(crate) note_label: &'static str,
    pub(crate) why_not_asked: &'static str,
    pub(crate) why_no_answers: &'static str,
    pub(crate) why_one_person: &'static str,
    pub(crate) why_no_spread: &'static str,
    pub(crate) why_lattice: &'static str,
    pub(crate) why_few_people: &'static str,
    pub(crate) why_other_scale: &'static str,
    pub(crate) why_too_wide: &'static str,
    pub(crate) why_on_demand: &'static str,
    pub(crate) why_too_few: &'static str,
    pub(crate) why_not_banded: &'static str,
}

impl Messages {
    /// The word for a band.
    pub(crate) fn band_word(&self, band: Band) -> &'static str {
        match band {
            Band::Concern => self.concern,
            Band::Discuss => self.discuss,
            Band::Strength => self.strength,
        }
    }

    /// Why there is no figure.
    pub(crate) fn why(&self, reason: Reason) -> &'static str {
        match reason {
            Reason::NotAsked => self.why_not_asked,
            Reason::OnePerson => self.why_one_person,
            Reason::NoSpread => self.why_no_spread,
            Reason::LatticeTooFine => self.why_lattice,
            Reason::OnDemand => self.why_on_demand,
            Reason::TooFewPeople => self.why_few_people,
            Reason::OtherScale => self.why_other_scale,
            Reason::SpreadTooWide => self.why_too_wide,
            Reason::TooFewToShow => self.why_too_few,
            Reason::NotBanded => self.why_not_banded,
            _ => self.why_no_answers,
        }
    }

    /// Several phrases as one: "a, b and c".
    pub(crate) fn list(&self, phrases: &[&str]) -> String {
        match phrases {
            [] => String::new(),
            [one] => (*one).to_string(),
            [first @ .., last] => first.join(", ") + self.and + last,
        }
    }
}

/// English.
pub(crate) static EN: Messages = Messages {
    changes: &changes::EN,
    language: "en",
    spread: spread::ENGLISH,
    and: " and ",
    concern: "Concern",
    discuss: "Discuss",
    strength: "Strength",
    concerns: Plural { one: "{n} concern", other: "{n} concerns" },
    to_discuss: Plural { one: "{n} to discuss", other: "{n} to discuss" },
    strengths: Plural { one: "{n} strength", other: "{n} strengths" },
    unnamed: "Your partnership",
    wave: "round {n}",
    people: Plural { one: "{n} person", other: "{n} people" },
    partners: Plural { one: "{n} partner", other: "{n} partners" },
    edges: Plural { one: "{n} on the edge", other: "{n} on the edge" },
    edge: "on the edge",
    between: "{low} or {high}",
    chance: "{band} {p} %",
    single_views: Plural {
        one: "One person\u{2019}s answers so far",
        other: "{n} people\u{2019}s answers so far",
    },
    single_profile: Plural {
        one: "What one person answered, factor by factor",
        other: "What {n} people answered, factor by factor",
    },
    single_word: "Single views so far",
    single_note: "From three people on, the results speak of the partnership. Until then they show what has been answered.",
    needed: "{people} of at least {n} people have answered",
    needed_each: "Each factor has been answered by too few",
    needed_note: "Answers are anonymous. Results are shown once enough people have answered that nobody can be named by them.",
    lead: "{people} from {of} of {partners} answered.",
    lead_outside: Plural {
        one: "One more person sees it from outside and is counted apart.",
        other: "{n} more people see it from outside and are counted apart.",
    },
    lead_partners: "Each partner counts once, however many of its people answered.",
    lead_people: "Each person counts once, because some partners are too small to be told apart without naming people.",
    so_far: "{people} so far. {finding}",
    only_strong_so_far: "Strong on {strengths}, as far as has been answered",
    unmeasured: Plural { one: "; {n} could not be shown", other: "; {n} could not be shown" },
    profile_people: "The ring is the mean over people.",
    strong_and_concerned: "Strong on {strengths}; concerns about {concerns}",
    only_strong: "Strong on {strengths}; no concerns",
    only_concerned: "Concerns about {concerns}; no clear strength yet",
    all_middling: "No clear strength and no clear concern: there is much to talk about",
    nothing_measured: "Too little has been answered to say anything yet",
    nobody_inside: "Nobody inside the partnership has answered yet",
    in_short: "In short",
    in_short_note: "Where a band begins is a convention of this questionnaire. It is a place to start talking, not a mark.",
    because: "What stands out",
    reason_concern: "Lowest: {group} ({mean} of {high})",
    reason_strength: "Highest: {group} ({mean} of {high})",
    reason_split: "Seen most differently: {group}. {a}: {x}, {b}: {y}",
    reason_flip: Plural {
        one: "In one factor it matters who is counted: the band changes when each person counts once",
        other: "In {n} factors it matters who is counted: the band changes when each person counts once",
    },
    reason_missing: "{share} of the questions asked were met with \u{201c}I don\u{2019}t know\u{201d}",
    too_few_in_all: "Too few people have answered to show results without naming anyone",
    agenda: "What to talk about first",
    agenda_none: "No factor could be measured, so there is nothing to put first.",
    answers_are: "The answers are {answers}.",
    profile_title: "Of {n} factors: {counts}{rest}",
    profile_how: "The ring is the mean over partners, small marks are the partners.",
    profile_how_hidden: "The ring is the mean over partners. Partners are not shown where too few of their people answered.",
    line_is: "Line: where the true mean plausibly lies (95 %)",
    ring_is: "Ring: mean over partners",
    sure: "{p} % sure",
    very_sure: "over 99 % sure",
    hardly_sure: "only {p} % sure",
    per_person_band: "per person: {band}",
    figures: "Table of these figures",
    more_figures: "The same per person, and other intervals",
    caption: "{title}: mean over partners, where the true mean plausibly lies (95 %), band, how probable the band is, and each partner\u{2019}s mean",
    caption_more: "{title}: each person counting once, and exact bootstrap intervals (BCa, 95 %)",
    band_note: "\u{201c}% sure\u{201d} is the probability that the mean lies in the band, given these answers. On the edge another band is more probable than the one the mean lies in, so neither is claimed.",
    wide_note: "The lines count differences between partners as uncertainty, so they are long where partners differ.",
    group: "Factor",
    mean: "Mean",
    range: "Plausible range",
    band: "Band",
    probability: "Probability of the band",
    people_head: "People",
    per_person_mean: "Mean per person",
    per_person_range: "Plausible range",
    per_person_head: "Band per person",
    standard_deviation: "Standard deviation",
    bootstrap: "Bootstrap, partners first",
    bootstrap_per_person: "Bootstrap, per person",
    flips: "Band changes",
    yes: "yes",
    no: "no",
    single_answers: "Answers",
    missing_title: "{share} of the questions asked were not answered with a level",
    missing_none: "Every question asked was answered with a level",
    missing_how: "\u{201c}I don\u{2019}t know\u{201d}, \u{201c}does not apply\u{201d} and an empty answer are three different things. None of them is turned into a number. Who cannot see what is a finding of its own.",
    missing_title_hidden: "What was not answered",
    all_questions: "All questions",
    missing_hidden: "Too few people answered to count what is missing without naming them.",
    question: "Question",
    asked: "Asked",
    answered: "Answered",
    dont_know: "Don\u{2019}t know",
    not_applicable: "Does not apply",
    skipped: "Left open",
    missing_caption: "Missing answers over all questions, and the questions with most of them",
    not_asked: Plural {
        one: "One question was not asked of anyone inside.",
        other: "{n} questions were not asked of anyone inside.",
    },
    not_asked_all: "All questions were asked.",
    short_forms: Plural {
        one: "One person had the short form.",
        other: "{n} people had the short form.",
    },
    lenses_title: "The same answers, read in other ways",
    lenses_how: "Each question belongs to several groups. These tables sort the same answers differently; they are not further evidence.",
    unbanded: "Higher is not better here, so there are no bands.",
    questions_title: "Every question",
    questions_how: "Answers as they were ticked. Where agreement is the bad end, the mean is turned round, so that a high mean is always good.",
    questions_caption: "Answers to every question",
    reversed: "turned round",
    notes_title: "What answers rest on",
    notes_withheld: "Notes are not shown where answers are anonymous.",
    outside_title: "Seen from outside",
    outside_how: Plural {
        one: "One person outside the partnership answered. This is no part of the figures above.",
        other: "{n} people outside the partnership answered. They are no part of the figures above.",
    },
    outside_caption: "What people outside see; each person counts once",
    notices_title: "What was noticed in the files",
    method_title: "How this was worked out",
    method_summary: "Means, ranges, bands and sources",
    method: &[
        "A person\u{2019}s score for a factor is the mean of the questions they answered, if they answered at least the set share of those that apply to them. Questions where agreement is the bad end are turned round first.",
        "The mean over partners takes each partner\u{2019}s own mean first and then the mean of these, so that a large partner does not speak for the others.",
        "The plausible range and the probability of a band come from one posterior distribution of the mean (Dirichlet, with the weight of one person spread evenly over the scale), worked out exactly. If the mean lies outside the range, the range is widened to hold it.",
        "The bootstrap intervals (BCa, Efron 1987) are worked out exactly as well, without drawing lots. Where all answers within each partner are equal there is none.",
    ],
    report_foot: "Made with Comity {version}, questionnaire {instrument} {instrument_version}. Nothing in this report was sent anywhere to make it.",
    topic: "Topic",
    from_to: "{low} to {high}",
    under_one: "under 1 %",
    over_99: "over 99 %",
    clear_answer: "Clear answer",
    clear_answer_to: " to question ",
    why_we_ask: "Why we ask",
    why_we_ask_question: " question ",
    source: "Source: ",
    add_note: "Add what this rests on",
    add_note_for: " for question ",
    note_label: "A meeting, a document, an example",
    scroll: "{title}, table, can be scrolled sideways",
    why_not_asked: "not asked",
    why_no_answers: "not enough answers",
    why_one_person: "one person",
    why_no_spread: "no spread",
    why_lattice: "too fine to work out",
    why_few_people: "too few people",
    why_other_scale: "not on this scale",
    why_too_wide: "spread too wide",
    why_on_demand: "takes long: only on request",
    why_too_few: "too few to show without naming people",
    why_not_banded: "no bands",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_braces_are_left_alone() {
        assert_eq!(fill("{a} of {b}, {c}", &[("a", "{b}"), ("b", "2")]), "{b} of 2, {c}");
    }

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(EN.list(&["a"]), "a");
        assert_eq!(EN.list(&["a", "b", "c"]), "a, b and c");
        assert_eq!((EN.people.of(1), EN.people.of(2)), ("1 person".into(), "2 people".into()));
    }
}
