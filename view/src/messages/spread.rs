//! The texts on how alike people answered, how they differ, and what to talk about first.

use comity::{Accord, PatternKind, Reason};

use super::Plural;

/// What a kind of difference is called where. `{partner}`, `{others}`, `{gap}` and `{way}` stand
/// for what is found.
pub(crate) struct PatternText {
    /// With its size.
    pub(crate) named: &'static str,
    /// Without figures: between whom, and what they see differently.
    pub(crate) between: &'static str,
}

/// Every text of its kind.
pub(crate) struct Spread {
    pub(crate) alike: &'static str,
    pub(crate) alike_by_chance: &'static str,
    pub(crate) mixed: &'static str,
    pub(crate) apart: &'static str,
    pub(crate) by_chance_note: &'static str,
    pub(crate) single: &'static str,
    pub(crate) too_few_to_say: &'static str,
    pub(crate) partner_apart: PatternText,
    pub(crate) money_holder_apart: PatternText,
    pub(crate) two_camps: PatternText,
    pub(crate) split_inside: PatternText,
    pub(crate) outside_apart: PatternText,
    pub(crate) any_apart: PatternText,
    pub(crate) others: &'static str,
    pub(crate) above: &'static str,
    pub(crate) below: &'static str,
    pub(crate) higher: &'static str,
    pub(crate) lower: &'static str,
    pub(crate) by_row: &'static str,
    pub(crate) by_row_how: &'static str,
    pub(crate) strip_title: &'static str,
    pub(crate) partner: &'static str,
    pub(crate) partners_hidden: &'static str,
    pub(crate) everybody: &'static str,
    pub(crate) everybody_alike: &'static str,
    pub(crate) everybody_little: &'static str,
    pub(crate) furthest_apart: &'static str,
    pub(crate) on_question: &'static str,
    pub(crate) how_far: &'static str,
    pub(crate) how_rare: &'static str,
    pub(crate) seldom: &'static str,
    pub(crate) often: Plural,
    pub(crate) mean_is: &'static str,
    pub(crate) ends: &'static str,
    pub(crate) more_topics: Plural,
    pub(crate) seen_differently: Plural,
    pub(crate) nothing_named: &'static str,
    pub(crate) all_alike: &'static str,
    pub(crate) none_alike: &'static str,
    pub(crate) too_few_for_title: &'static str,
    pub(crate) heat_how: &'static str,
    pub(crate) heat_named: &'static str,
    pub(crate) heat_none: &'static str,
    pub(crate) heat_caption: &'static str,
    pub(crate) hidden: &'static str,
    pub(crate) legend_apart: &'static str,
    pub(crate) legend_hidden: &'static str,
    pub(crate) how_alike: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) figures_caption: &'static str,
    pub(crate) deviation: &'static str,
    pub(crate) within: &'static str,
    pub(crate) within_skew: &'static str,
    pub(crate) van_der_eijk: &'static str,
    pub(crate) chance: &'static str,
    pub(crate) how_to_read: &'static str,
    pub(crate) reading: &'static [(&'static str, &'static str)],
    pub(crate) mode_named: &'static str,
    pub(crate) mode_anonymous: &'static str,
    pub(crate) mode_method_named: &'static str,
    pub(crate) mode_method_anonymous: &'static str,
}

impl Spread {
    /// How alike people answered, in a word.
    pub(crate) fn accord(&self, accord: Accord) -> &'static str {
        match accord {
            Accord::Alike => self.alike,
            Accord::AlikeByChance => self.alike_by_chance,
            Accord::Apart => self.apart,
            _ => self.mixed,
        }
    }

    /// What a kind of difference is called.
    pub(crate) fn pattern(&self, kind: PatternKind) -> &PatternText {
        match kind {
            PatternKind::PartnerApart => &self.partner_apart,
            PatternKind::MoneyHolderApart => &self.money_holder_apart,
            PatternKind::TwoCamps => &self.two_camps,
            PatternKind::SplitInside => &self.split_inside,
            PatternKind::OutsideApart => &self.outside_apart,
            _ => &self.any_apart,
        }
    }

    /// Why nothing is said of how alike people answered.
    pub(crate) fn why(&self, reason: Reason) -> &'static str {
        match reason {
            Reason::TooFewPeople => self.too_few_to_say,
            _ => super::EN.why(reason),
        }
    }
}

/// English.
pub(super) const ENGLISH: Spread = Spread {
    alike: "alike",
    alike_by_chance: "alike, perhaps by chance",
    mixed: "mixed",
    apart: "apart",
    by_chance_note: "So few people would often answer so alike by chance.",
    single: "answers: {answers}",
    too_few_to_say: "too few people to say",
    // Names of partners may be singular or plural, so none is the subject of a verb.
    partner_apart: PatternText {
        named: "Stands apart: {partner}, {gap} levels {way} {others}",
        between: "Between {partner} and {others}: the answers of {partner} are {way}.",
    },
    money_holder_apart: PatternText {
        named: "Stands apart: {partner} (holding the money), {gap} levels {way} {others}",
        between: "Between {partner} (holding the money) and {others}: the answers of {partner} are {way}.",
    },
    two_camps: PatternText {
        named: "Two camps, {gap} levels apart",
        between: "Between two camps: some people answer high, others low.",
    },
    split_inside: PatternText {
        named: "Split inside: {partner}, two camps {gap} levels apart",
        between: "Within {partner}: some of its people answer high, others low.",
    },
    outside_apart: PatternText {
        named: "Outside, answers lie {gap} levels {way} those inside",
        between: "Between those inside and those outside: the answers from outside are {way}.",
    },
    any_apart: PatternText {
        named: "Seen differently: {gap} levels apart",
        between: "Between people who see it differently.",
    },
    others: "the others",
    above: "above",
    below: "below",
    higher: "higher",
    lower: "lower",
    by_row: "Who answered what, row by row",
    by_row_how: "A dot is a person, at the level nearest to the mean of their answers. The levels run from {low} (\u{201c}{first}\u{201d}) to {high} (\u{201c}{last}\u{201d}); questions where agreement is the bad end are turned round.",
    strip_title: "{title}: {finding}",
    partner: "Partner",
    partners_hidden: "Not shown, so that nobody is named: {partners}.",
    everybody: "With everybody.",
    everybody_alike: "With everybody: the partners see it much alike.",
    everybody_little: "With everybody: the partners see it a little differently.",
    furthest_apart: "Between {a} and {b}, whose answers lie furthest apart.",
    on_question: "On one question, \u{201c}{text}\u{201d}:",
    how_far: "How far apart, and how sure",
    how_rare: "{named}. By chance alone such a difference would show {often}.",
    seldom: "less than once in a thousand times",
    often: Plural { one: "about once in a thousand times", other: "about {n} times in a thousand" },
    mean_is: "The mean is {mean} of {high}, plausibly {low} to {top}.",
    ends: "Furthest apart: {a}, {b}.",
    more_topics: Plural { one: "One more topic", other: "{n} more topics" },
    seen_differently: Plural {
        one: "One of {total} topics is seen so differently that it has a name: {group}",
        other: "{n} of {total} topics are seen differently; most of all {group}",
    },
    nothing_named: "People answer alike on {n} of {total} topics; least alike on {group}",
    all_alike: "People answer alike on all {total} topics that can be told",
    none_alike: "On no topic can it be said that people answer alike",
    too_few_for_title: "What each partner answered; too few people to say how alike",
    heat_how: "A number is a partner\u{2019}s mean; the stronger the colour behind it, the higher.",
    heat_named: "What differs more than chance would make it has a name, and a frame where it is one partner\u{2019}s.",
    heat_none: "No difference is large and sure enough to have a name.",
    heat_caption: "Each partner\u{2019}s mean, factor by factor",
    hidden: "hidden",
    legend_apart: "this partner stands apart (arrow up or down) or is split (arrow both ways)",
    legend_hidden: "hidden, so that nobody is named",
    how_alike: "How alike",
    figures: "Figures of agreement",
    figures_caption: "How alike people answered: mean, average deviation in levels, r*wg(J) against even and slightly skewed answers, van der Eijk\u{2019}s A, and the chance that random answers are as alike (worked out for five to nine people)",
    deviation: "Average deviation",
    within: "r*wg, even",
    within_skew: "r*wg, slight skew",
    van_der_eijk: "A",
    chance: "Chance",
    how_to_read: "How to read this",
    reading: &[
        (
            "How alike",
            "\u{201c}Alike\u{201d} where answers lie on average less than a sixth of the number of levels from their mean; \u{201c}apart\u{201d} where they differ more than answers given at random would; \u{201c}mixed\u{201d} between. Where these begin is a convention. Of five to nine people, answers that random ones would match more than once in twenty are called alike \u{201c}perhaps by chance\u{201d}. Of up to four people nothing is said: their answers are listed.",
        ),
        (
            "Average deviation",
            "How many levels an answer lies from the mean, on average. 0: all the same.",
        ),
        (
            "r*wg",
            "Agreement compared with random answers: 1 where all agree, 0 as at random, below 0 where people differ more. Random answers are spread evenly over the levels, or lean slightly to the upper ones.",
        ),
        (
            "A",
            "Van der Eijk\u{2019}s agreement of people\u{2019}s own means: 1 where all agree, 0 where they are spread evenly, \u{2212}1 where they stand in two camps at the ends.",
        ),
        (
            "Differences with a name",
            "A difference has a name only where the two sides lie at least {gap} levels apart and chance would show it at most once in {times} times, counted over all partners looked at. Where there is nothing to see, at most one topic in fifty is named by mistake: tests of this program simulate it. Single questions are looked at too, so one or two of many may be there by chance. These limits are conventions too. What has no name may still be there: few people hide much.",
        ),
    ],
    mode_named: "Named: people agreed that their answers may be shown with their names.",
    mode_anonymous: "Anonymous, from {n} people on: no answer is shown with a name, and no figure rests on fewer than {n} people.",
    mode_method_named: "Mode of this report: named. Answers, partners and people are shown as they are.",
    mode_method_anonymous: "Mode of this report: anonymous, with a threshold of {n} people. Of a group of fewer nothing is shown, and neither is a figure from which one of a smaller group could be worked out.",
};
