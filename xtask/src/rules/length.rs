//! A file holds one idea, and no idea takes more than this many lines.

use super::{Breach, Source};

const LONGEST: usize = 500;
const KINDS: [&str; 3] = [".rs", ".js", ".mjs"];

pub(super) fn check(source: &Source) -> Option<Breach> {
    let lines = source.text.lines().count();
    let long = KINDS.iter().any(|kind| source.name.ends_with(kind)) && lines > LONGEST;
    long.then(|| Breach {
        file: source.name.clone(),
        line: None,
        message: format!("{lines} lines, and {LONGEST} are the most: split it by what it is about"),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn code_is_counted_and_data_is_not() {
        let text = "line\n".repeat(LONGEST + 1);
        assert_eq!(check(&source("a.rs", &text[5..])), None);
        assert_eq!(check(&source("a.json", &text)), None);
        for name in ["a.rs", "web/a.js", "tests/page/a.mjs"] {
            assert!(check(&source(name, &text)).unwrap().message.starts_with("501 lines"));
        }
    }
}
