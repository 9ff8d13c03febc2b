//! Whether an instrument that was changed in memory still holds together. One read from a file
//! does: its reader says more, and where.

use alloc::{format, string::String};

use super::{Instrument, Scale};
use crate::error::{Error, ErrorKind, Place};

impl Scale {
    /// Whether an answer of this level is one of the scale.
    pub(crate) fn holds(&self, level: u8) -> bool {
        (self.low()..=self.high()).contains(&level) && !self.levels.is_empty()
    }
}

impl Instrument {
    /// Whether every number in the instrument points at something that is there.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] with the field that does not fit the others.
    pub fn check(&self) -> Result<(), Error> {
        let fault = |field: String, message: &str| {
            let place = Place::default().field(format!("instrument.{field}"));
            let mend = "Leave the instrument as its file says, or change what depends on it too";
            Err(Error::new(ErrorKind::OutOfRange, place, message, mend))
        };
        let levels = self.scale.levels.len();
        if levels < 2 || usize::from(self.scale.first) + levels > usize::from(u8::MAX) {
            return fault(
                "scale.levels".into(),
                "a scale has at least 2 levels, numbered up to 254",
            );
        }
        if self.lenses.is_empty() {
            return fault("lenses".into(), "an instrument has at least one lens");
        }
        for (l, lens) in self.lenses.iter().enumerate() {
            let outside = |c: usize| c >= lens.categories.len();
            if let Some(g) = lens.groups.iter().position(|g| g.category.is_some_and(outside)) {
                return fault(
                    format!("lenses[{l}].groups[{g}].category"),
                    "the lens has no such category",
                );
            }
        }
        for (i, indicator) in self.indicators.iter().enumerate() {
            if indicator.section >= self.sections.len() {
                return fault(format!("indicators[{i}].section"), "there is no such section");
            }
            for (m, member) in indicator.memberships.iter().enumerate() {
                let groups = self.lenses.get(member.lens).map_or(0, |lens| lens.groups.len());
                if member.group >= groups || member.weight == 0 {
                    return fault(
                        format!("indicators[{i}].memberships[{m}]"),
                        "there is no such group, or the weight is 0",
                    );
                }
            }
        }
        Ok(())
    }
}
