//! The texts on what has changed since earlier rounds.

use super::Plural;

/// Every text of its kind.
pub(crate) struct Changes {
    pub(crate) title_rose: &'static str,
    pub(crate) title_fell: &'static str,
    pub(crate) title_both: &'static str,
    pub(crate) title_none: &'static str,
    pub(crate) title_unknown: &'static str,
    pub(crate) more: Plural,
    pub(crate) stayed: Plural,
    pub(crate) left: Plural,
    pub(crate) joined: Plural,
    pub(crate) membership_changed: &'static str,
    pub(crate) how: &'static str,
    pub(crate) none: &'static str,
    pub(crate) caption: &'static str,
    pub(crate) all: &'static str,
    pub(crate) caption_all: &'static str,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
    pub(crate) change: &'static str,
    pub(crate) picture: &'static str,
    pub(crate) verdict: &'static str,
    pub(crate) rose: &'static str,
    pub(crate) fell: &'static str,
    pub(crate) no_change: &'static str,
}

/// English.
pub(super) static EN: Changes = Changes {
    title_rose: "Since round {from}: {rose} rose",
    title_fell: "Since round {from}: {fell} fell",
    title_both: "Since round {from}: {rose} rose, {fell} fell",
    title_none: "Since round {from} there is no reliable change",
    title_unknown: "What has changed since round {from} cannot be shown",
    more: Plural { one: "{n} more topic", other: "{n} more topics" },
    stayed: Plural {
        one: "{n} person answered in both rounds",
        other: "{n} people answered in both rounds",
    },
    left: Plural { one: "{n} only in the earlier one", other: "{n} only in the earlier one" },
    joined: Plural { one: "{n} only in this one", other: "{n} only in this one" },
    membership_changed: "Part of a change may come from who answers now, not from anyone thinking otherwise.",
    how: "A topic is said to have changed where even the cautious end of the plausible range lies on one side of none. Were nothing to change at all, about one topic in twenty would still be named by chance.",
    none: "The answers are no further apart than answers of two rounds are when nothing changes.",
    caption: "Topics that have changed",
    all: "All topics",
    caption_all: "Every topic, then and now",
    before: "Round {n}",
    after: "Now",
    change: "Change, with its plausible range",
    picture: "lower \u{2190} none \u{2192} higher",
    verdict: "What to make of it",
    rose: "\u{25b2} rose",
    fell: "\u{25bc} fell",
    no_change: "no reliable change",
};
