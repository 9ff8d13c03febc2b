//! One corpus, and every number that is published of it: `cargo xtask bits` compares them, bit by
//! bit, between this machine (optimised or not, with more or fewer instructions), WebAssembly and
//! microcontrollers.
//!
//! A part is a function of nothing. Another way to compute the same numbers (lanes, threads) publishes
//! them under the same names and is compared like another machine: see [`report_tables`].

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod agreement;
mod assessments;
mod fixtures;
mod reliability;
mod report;
mod statistics;
mod tables;
mod vectors;
mod walk;

pub use fixtures::{plain_instrument, table};
pub use report::{Verdict, report};
pub use tables::report_tables;

/// Takes one published number with its name.
pub type Visit<'a> = dyn FnMut(&str, f64) + 'a;

/// A part of the corpus.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its name, the first word of the names of its numbers.
    pub name: &'static str,
    /// Whether it takes minutes where 64-bit floats are computed by software on an emulated
    /// processor.
    pub slow: bool,
    publish: fn(&mut Visit<'_>),
}

impl Part {
    /// Computes the numbers of this part, in a fixed order, the part's name before theirs.
    pub fn publish(&self, visit: &mut Visit<'_>) {
        (self.publish)(&mut |name, value| visit(&alloc::format!("{}/{name}", self.name), value));
    }
}

/// The corpus.
pub const PARTS: [Part; 17] = [
    Part { name: "degenerate", slow: false, publish: assessments::degenerate },
    Part { name: "degenerate_partners", slow: true, publish: assessments::degenerate_partners },
    Part { name: "example", slow: true, publish: assessments::example },
    Part { name: "variants", slow: true, publish: assessments::variants },
    Part { name: "patterns", slow: true, publish: assessments::patterns },
    Part { name: "likert", slow: true, publish: assessments::likert },
    Part { name: "factors", slow: false, publish: statistics::factors },
    Part { name: "posterior", slow: false, publish: statistics::posteriors },
    Part { name: "bootstrap", slow: false, publish: statistics::bootstraps },
    Part { name: "bootstrap_fine", slow: true, publish: statistics::fine_bootstraps },
    Part { name: "reliability", slow: false, publish: reliability::items },
    Part { name: "partners", slow: true, publish: reliability::partners },
    Part { name: "changes", slow: true, publish: reliability::changes },
    Part { name: "tables", slow: false, publish: tables::portable },
    Part { name: "agreement_items", slow: false, publish: agreement::over_items },
    Part { name: "agreement_item", slow: false, publish: agreement::of_item },
    Part { name: "agreement_chance", slow: true, publish: agreement::chance },
];

/// Computes every number of the corpus.
pub fn published(visit: &mut Visit<'_>) {
    for part in &PARTS {
        part.publish(visit);
    }
}

#[cfg(test)]
mod tests {
    use alloc::{collections::BTreeSet, string::ToString};

    use super::*;

    #[test]
    fn numbers_have_names_of_their_own_and_are_numbers() {
        let mut names = BTreeSet::new();
        published(&mut |name, value| {
            assert!(value.is_finite(), "{name}: {value}");
            assert!(!name.contains([' ', '\n']), "{name}");
            assert!(names.insert(name.to_string()), "{name} is published twice");
        });
        for part in &PARTS {
            let prefix = alloc::format!("{}/", part.name);
            let numbers = names.iter().filter(|name| name.starts_with(&prefix)).count();
            assert!(numbers >= 50, "{}: only {numbers} numbers", part.name);
        }
    }
}
