//! Where people see one group of indicators differently, as patterns with names.
//!
//! A pattern is named only where it is both large and rare: at least half a level between the two
//! sides, and so seldom by chance that together the patterns of one group are named in at most one
//! of fifty groups in which there is nothing to see (`tests/tests/divergence.rs` simulates it, the
//! partner that holds the money among them). Single questions are looked at one by one as well, so
//! an agenda of many may hold one or two that chance has put there.
//! What chance is, says each kind: people dealt to partners, or to inside and outside, at random (`apart`), answers spread
//! evenly over the scale (`camps`). A partner's pattern is named only where that partner's figures
//! may be shown.

mod apart;
mod camps;

pub(super) use apart::two_sides;

use alloc::vec::Vec;

use serde::Serialize;

use super::lattice_scores::ByPartner;
use crate::numeric::order::insert;

/// What kind of difference there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PatternKind {
    /// One partner's people answer higher or lower than all others.
    PartnerApart,
    /// The same of the partner that holds the money.
    MoneyHolderApart,
    /// People stand in two camps, across partners.
    TwoCamps,
    /// People of one partner stand in two camps.
    SplitInside,
    /// People outside the partnership see it higher or lower than those inside.
    OutsideApart,
}

impl PatternKind {
    /// The kind as one word, as it stands in JSON and CSV.
    pub fn word(self) -> &'static str {
        match self {
            Self::PartnerApart => "partner_apart",
            Self::MoneyHolderApart => "money_holder_apart",
            Self::TwoCamps => "two_camps",
            Self::SplitInside => "split_inside",
            Self::OutsideApart => "outside_apart",
        }
    }
}

/// A difference with a name.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Pattern {
    /// What kind.
    pub kind: PatternKind,
    /// Which partner; none for [`PatternKind::TwoCamps`] and [`PatternKind::OutsideApart`].
    pub partner: Option<usize>,
    /// How far the one side (the partner, those outside, the upper camp) lies above the other, in
    /// levels; below 0 where it lies below.
    pub gap: f64,
    /// How often chance alone shows such a difference, taken over all partners looked at.
    pub chance: f64,
}

/// Smaller gaps are not worth a conversation of their own, whatever their chance.
pub const SMALLEST_GAP: f64 = 0.5;
/// What is less rare than this has no name.
pub const RARE_PATTERN: f64 = 0.01;

/// What people's answers are looked at for: those of each partner, and how many of all people and
/// of each partner's have their score nearest to each level.
pub(super) struct Looked<'a> {
    pub(super) groups: &'a ByPartner,
    pub(super) all: &'a [u32],
    pub(super) by_partner: &'a [Vec<u32>],
    /// Which partners' figures may be shown.
    pub(super) shown: &'a [bool],
    /// Which partner holds the money.
    pub(super) money_holder: Option<usize>,
}

/// All patterns of one group, the widest gap first.
pub(super) fn patterns(looked: &Looked<'_>) -> Vec<Pattern> {
    let mut sorted = Vec::new();
    let found =
        [apart::partner_apart(looked), camps::two_camps(looked), camps::split_inside(looked)];
    found.into_iter().flatten().for_each(|pattern| insert_by_gap(&mut sorted, pattern));
    sorted
}

/// Puts a pattern in its place, the widest gap first.
pub(super) fn insert_by_gap(patterns: &mut Vec<Pattern>, found: Pattern) {
    insert(patterns, found, |a, b| b.gap.abs().total_cmp(&a.gap.abs()));
}
