//! Names that are probably another one, mistyped: one letter too many, too few, another, or two in
//! turned order. More than that is another name as often as not.

use alloc::{format, string::String, vec::Vec};

/// The shortest word in which a slip is told from another word: of shorter ones too many differ by
/// one letter and mean it.
const SHORTEST: usize = 5;

/// Whether one slip makes `a` of `b`, or `b` of `a`.
fn one_slip(a: &[char], b: &[char]) -> bool {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = |(x, y): &(&char, &char)| x == y;
    let begin = shorter.iter().zip(longer).take_while(same).count();
    let (shorter, longer) = (&shorter[begin..], &longer[begin..]);
    let end = shorter.iter().rev().zip(longer.iter().rev()).take_while(same).count();
    match (&shorter[..shorter.len() - end], &longer[..longer.len() - end]) {
        ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// The one of these ids that this was meant to be, if there is just one.
pub(crate) fn nearest<'a>(id: &str, ids: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters = |text: &str| -> Vec<char> { text.chars().collect() };
    let typed = letters(id);
    let mut near = ids.filter(|known| {
        typed.len().max(known.len()) >= SHORTEST && one_slip(&typed, &letters(known))
    });
    match (near.next(), near.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

/// What is said of two names that are nearly alike.
pub(crate) fn similar(name: &str, near: &str) -> String {
    format!("partner \"{name}\" is counted apart from \"{near}\": write both alike if they are one")
}

/// Whether two names of organisations are one but for case, spaces or a slip in a longer word.
/// Numbers and short words tell names apart: "School 1" and "School 2", "North A" and "North B".
pub(crate) fn alike(a: &str, b: &str) -> bool {
    let joined = |name: &str| -> String {
        name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    if joined(a) == joined(b) {
        return true;
    }
    let words = |name: &str| -> Vec<Vec<char>> {
        name.split_whitespace().map(|w| w.chars().flat_map(char::to_lowercase).collect()).collect()
    };
    let (a, b) = (words(a), words(b));
    if a.len() != b.len() {
        return false;
    }
    let mut unlike = a.iter().zip(&b).filter(|(x, y)| x != y);
    match (unlike.next(), unlike.next()) {
        (Some((x, y)), None) => {
            let plain = |word: &[char]| word.iter().all(|c| c.is_alphabetic());
            x.len().min(y.len()) >= SHORTEST && plain(x) && plain(y) && one_slip(x, y)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_near_and_more_is_not() {
        let ids = ["roles_a", "roles_b", "history_a", "partner"];
        let found = |id: &str| nearest(id, ids.into_iter());
        for (id, meant) in [
            ("rolse_a", "roles_a"),
            ("roes_b", "roles_b"),
            ("hisstory_a", "history_a"),
            ("patner", "partner"),
            ("history_b", "history_a"),
        ] {
            assert_eq!(found(id), Some(meant), "{id}");
        }
        // Of two that are as near nobody can tell which was meant.
        for id in ["roles_c", "rolse_", "remarks", "", "role"] {
            assert_eq!(found(id), None, "{id}");
        }
    }

    #[test]
    fn names_that_are_alike_and_names_that_are_not() {
        for (a, b) in [
            ("University", "university"),
            ("Local Authority", "LocalAuthority"),
            ("Universty", "University"),
            ("Univeristy of the North", "University of the North"),
            ("School", "Schools"),
        ] {
            assert!(alike(a, b) && alike(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("School 1", "School 2"),
            ("School A", "School B"),
            ("North", "South"),
            ("Northside", "Southside"),
            ("Mill", "Hill"),
            ("Group2024", "Group2025"),
            ("The University", "University"),
        ] {
            assert!(!alike(a, b) && !alike(b, a), "{a} {b}");
        }
    }
}
