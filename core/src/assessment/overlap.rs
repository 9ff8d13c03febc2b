//! Which indicators would tell, together with their groups, what a few people answered.
//!
//! The mean of a group and those of its indicators are figures over nearly the same people. Where
//! they differ by fewer people than the threshold, their difference is a figure over those few: an
//! indicator that one person of its group could not answer gives away what that person answered to
//! the others. Such an indicator is not shown. Named answers need no such care.

use alloc::{vec, vec::Vec};

use crate::{
    instrument::Instrument,
    measure::{People, scored},
    responses::{Answer, Disclosure},
};

/// For each indicator, whether it must not be shown beside its groups.
pub(super) fn too_close(
    instrument: &Instrument,
    people: &People<'_>,
    disclosure: Disclosure,
) -> Vec<bool> {
    let mut close = vec![false; instrument.indicators.len()];
    let Disclosure::Anonymous { threshold } = disclosure else {
        return close;
    };
    let threshold = threshold.max(Disclosure::LOWEST_THRESHOLD) as usize;
    let few = |n: usize| n > 0 && n < threshold;
    for (lens, groups) in instrument.lenses.iter().enumerate() {
        for group in 0..groups.groups.len() {
            let members = instrument.members(lens, group);
            let mut counted = vec![false; people.partner.len()];
            for score in scored(instrument, people, &members).scores {
                counted[score.row] = true;
            }
            for (indicator, _) in members {
                let answered = people.answers.column(indicator);
                let answered = answered.iter().map(|a| matches!(a, Answer::Level(_)));
                let differ = |in_group: bool| {
                    let pairs = counted.iter().zip(answered.clone());
                    pairs.filter(|(c, a)| **c == in_group && *a != in_group).count()
                };
                close[indicator] |= few(differ(true)) || few(differ(false));
            }
        }
    }
    close
}
