//! Reasons in words.

use comity::Reason;

/// Why a figure does not exist, in a clause.
pub(crate) fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::NotAsked => "nobody was asked",
        Reason::NoAnswers => "there are no answers",
        Reason::OnePerson => "one person alone has no spread",
        Reason::NoSpread => "all answers are equal",
        Reason::LatticeTooFine => "too many people, levels or items to work it out exactly",
        Reason::TooFewToShow => "too few people to show it without naming them",
        Reason::TooFewPeople => "too few people, or too few who answered every item",
        Reason::TooFewItems => "too few items, or too few that everybody answered",
        Reason::TooFewGroups => "it needs two partners or more",
        Reason::NoVariation => "nothing varies that could be compared",
        Reason::NoPairs => "no two answers can be compared",
        Reason::MeanTooExtreme => "the mean lies too near an end of the scale",
        Reason::SpreadTooWide => "people differ far more than by chance",
        Reason::OtherScale => "it is made for scales of five levels",
        Reason::InvalidInput => "it is not made for this scale or this number of items",
        other => other.word(),
    }
}
