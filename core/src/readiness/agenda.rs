//! What to talk about first, and between whom: the patterns of one lens and its indicators, ranked.
//!
//! The widest gap first; of equal gaps the one chance explains least, then the order of the lens. An
//! indicator is named beside its group only where it shows something its groups do not.

use alloc::{string::String, vec::Vec};

use serde::Serialize;

use super::LensProfile;
use crate::{
    measure::{Pattern, PatternKind},
    numeric::order::insert,
};

/// A difference to talk about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AgendaItem {
    /// Id of the group of the headline lens.
    pub group: String,
    /// Id of the indicator, where it is one question that shows the difference.
    pub indicator: Option<String>,
    /// What kind of difference.
    pub kind: PatternKind,
    /// Which partner; none where the difference is not one partner's.
    pub partner: Option<usize>,
    /// How far the one side lies above the other, in levels.
    pub gap: f64,
    /// How often chance alone shows such a difference.
    pub chance: f64,
}

/// Ranks the patterns of a lens and of indicators, given as id and patterns.
pub(crate) fn agenda<'a>(
    lens: &LensProfile,
    indicators: impl Iterator<Item = (&'a str, &'a [Pattern])> + Clone,
) -> Vec<AgendaItem> {
    let mut items = Vec::new();
    for group in &lens.groups {
        let item = |indicator: Option<&str>, p: &Pattern| AgendaItem {
            group: group.id.clone(),
            indicator: indicator.map(String::from),
            kind: p.kind,
            partner: p.partner,
            gap: p.gap,
            chance: p.chance,
        };
        items.extend(group.measure.patterns.iter().map(|p| item(None, p)));
        let same = |p: &Pattern| {
            let mut of_group = group.measure.patterns.iter();
            of_group.any(|g| (g.kind, g.partner) == (p.kind, p.partner))
        };
        // A group of one indicator is that indicator.
        let asked = group.asked.iter().filter(|_| group.asked.len() > 1);
        for id in asked {
            for (_, patterns) in indicators.clone().filter(|(indicator, _)| indicator == id) {
                items.extend(patterns.iter().filter(|p| !same(p)).map(|p| item(Some(id), p)));
            }
        }
    }
    let mut ranked = Vec::new();
    for item in items {
        insert(&mut ranked, item, |a: &AgendaItem, b| {
            b.gap.abs().total_cmp(&a.gap.abs()).then(a.chance.total_cmp(&b.chance))
        });
    }
    ranked
}
