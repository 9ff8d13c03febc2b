//! A statistic by its name; one that does not exist is answered with those it may have been.

use alloc::{format, vec, vec::Vec};

use super::{Statistic, registry::ALL};
use crate::error::{Error, ErrorKind, Place};

/// At most so many are offered.
const OFFERED: usize = 4;

/// The statistic of this name.
///
/// # Errors
///
/// [`ErrorKind::Unknown`] where there is none, with the nearest names.
///
/// # Example
///
/// ```
/// let error = comity::statistic("cronbach_alfa").unwrap_err();
/// assert!(error.mend.contains("cronbach_alpha"));
/// ```
pub fn statistic(name: &str) -> Result<&'static Statistic, Error> {
    ALL.iter().find(|statistic| statistic.name == name).ok_or_else(|| {
        let near = nearest(name).join(", ");
        Error::new(
            ErrorKind::Unknown,
            Place::default().field("statistic"),
            format!("no statistic is called \"{name}\""),
            format!("The nearest there is: {near}"),
        )
    })
}

/// Those that hold the name as a part, or those whose beginning takes the fewest changes.
fn nearest(name: &str) -> Vec<&'static str> {
    let wanted = name.trim().to_lowercase().replace(['-', ' '], "_");
    let names = || ALL.iter().map(|statistic| statistic.name);
    let holding = names().filter(|known| !wanted.is_empty() && known.contains(&wanted));
    let holding: Vec<&str> = holding.take(OFFERED).collect();
    if !holding.is_empty() {
        return holding;
    }
    let fewest = names().map(|known| changes(&wanted, known)).min();
    names().filter(|known| Some(changes(&wanted, known)) == fewest).take(OFFERED).collect()
}

/// Letters to put in, take out or change (Levenshtein 1966) to come to a beginning of `to`.
fn changes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let changed = row[j] + usize::from(a != *b);
            next.push(changed.min(row[j + 1] + 1).min(next[j] + 1));
        }
        row = next;
    }
    row.into_iter().min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_offered() {
        assert_eq!(nearest("kendal_w"), ["kendall_w"]);
        assert_eq!(nearest("Gini"), ["gini"]);
        assert_eq!(nearest("krippendorff_alpha").len(), 4);
        assert_eq!(nearest("krippendorf_alpha").len(), 4);
        assert_eq!(nearest("").len(), OFFERED);
        assert_eq!((changes("kitten", "sitting"), changes("kitten", "sittin and more")), (2, 2));
        assert_eq!(statistic("gini").unwrap().name, "gini");
    }

    #[test]
    fn every_name_stands_once_and_says_something() {
        let mut names: Vec<&str> = ALL.iter().map(|s| s.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        for statistic in ALL {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(statistic.name.chars().all(plain), "{}", statistic.name);
            assert!(statistic.meaning.len() > 20, "{}", statistic.name);
        }
    }
}
