//! Every file of tests/vectors is named in its README, which says who computed it.

use super::{Breach, Source};

const FOLDER: &str = "tests/vectors/";
const README: &str = "tests/vectors/README.md";

pub(super) fn check(sources: &[Source]) -> Vec<Breach> {
    let readme =
        sources.iter().find(|source| source.name == README).map_or("", |source| &source.text);
    let vectors = sources.iter().filter(|source| source.name != README);
    vectors
        .filter_map(|source| Some((source, source.name.strip_prefix(FOLDER)?)))
        .filter(|(_, name)| !names(readme, name))
        .map(|(source, _)| Breach {
            file: source.name.clone(),
            line: None,
            message: format!("{README} does not name it: say there who computed it, and how"),
        })
        .collect()
}

/// Whether a text has the name as a whole: `a.json` is not named by `extra.json`.
fn names(text: &str, name: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || "._-/".contains(c);
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + name.len()..].chars();
        // A full stop ends a sentence unless more of a name follows.
        let after = match after.next() {
            Some('.') => after.next(),
            other => other,
        };
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn a_vector_without_provenance_is_a_breach() {
        let vectors = [
            source("tests/vectors/README.md", "`a.json`: by hand. See also loop/b.json."),
            source("tests/vectors/a.json", ""),
            source("tests/vectors/loop/b.json", ""),
            source("tests/vectors/son", ""),
            source("tests/vectors/c.json", ""),
            source("examples/d.json", ""),
        ];
        let files: Vec<_> = check(&vectors).into_iter().map(|breach| breach.file).collect();
        assert_eq!(files, ["tests/vectors/son", "tests/vectors/c.json"]);
    }

    #[test]
    fn without_a_readme_every_vector_is_one() {
        assert_eq!(check(&[source("tests/vectors/a.json", "")]).len(), 1);
    }
}
