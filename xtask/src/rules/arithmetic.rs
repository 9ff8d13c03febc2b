//! In the core one file calls the mathematics library and one adds up floats, or results would
//! differ between targets. Tests may do both: an expected value is theirs to find.

use super::{Breach, Source};

const CORE: &str = "core/src/";

/// What only one file may say, and why.
const DOORS: [(&[&str], &str, &str); 2] = [
    (
        &["libm::", "use libm", "extern crate libm"],
        "core/src/numeric/math.rs",
        "call numeric::math, the only door to the mathematics library",
    ),
    (
        &[".sum::<f64>()", ".product::<f64>()"],
        "core/src/numeric/sum.rs",
        "call numeric::sum, where the order of the operations is fixed",
    ),
];

pub(super) fn check(source: &Source) -> Vec<Breach> {
    if !source.name.starts_with(CORE) || !source.name.ends_with(".rs") || of_tests(&source.name) {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for (line, text) in shipped(&source.text) {
        for (words, door, advice) in DOORS {
            let said = words.iter().find(|word| says(text, word));
            if let Some(word) = said.filter(|_| source.name != door) {
                breaches.push(Breach {
                    file: source.name.clone(),
                    line: Some(line),
                    message: format!("`{word}` stands here: {advice}"),
                });
            }
        }
    }
    breaches
}

/// A whole file of tests, declared elsewhere with `#[cfg(test)] mod tests;`.
fn of_tests(name: &str) -> bool {
    name.ends_with("/tests.rs") || name.contains("/tests/")
}

/// Whether code on this line says the word; `mylibm::` does not say `libm::`.
fn says(line: &str, word: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        word.starts_with('.') || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// The numbered lines outside modules of tests. Formatted code closes a block where it began.
fn shipped(text: &str) -> Vec<(usize, &str)> {
    let mut kept = Vec::new();
    let mut lines = (1..).zip(text.lines());
    while let Some((number, line)) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push((number, line));
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let end = format!("{indent}}}");
        // What follows the attribute: a block up to its brace, or a single line.
        for (_, line) in lines.by_ref() {
            let single = line.starts_with(indent) && line.trim_end().ends_with(';');
            if line == end || (single && !line[indent.len()..].starts_with(' ')) {
                break;
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    fn lines(name: &str, text: &str) -> Vec<usize> {
        check(&source(name, text)).into_iter().filter_map(|breach| breach.line).collect()
    }

    #[test]
    fn one_file_calls_the_mathematics_library() {
        let text = "fn f() {\n    libm::exp(1.0)\n}\nuse libm;\n";
        assert_eq!(lines("core/src/measure/score.rs", text), [2, 4]);
        assert!(lines("core/src/numeric/math.rs", text).is_empty());
        assert!(lines("core/tests/bits.rs", text).is_empty());
        assert!(lines("view/src/lib.rs", text).is_empty());
    }

    #[test]
    fn one_file_adds_up_floats() {
        let text = "let a = x.iter().sum::<f64>();\nlet b = y.iter().product::<f64>();\nlet c = n.iter().sum::<usize>();\n";
        assert_eq!(lines("core/src/measure/score.rs", text), [1, 2]);
        assert!(lines("core/src/numeric/sum.rs", text).is_empty());
        assert_eq!(lines("core/src/numeric/math.rs", text), [1, 2]);
    }

    #[test]
    fn words_inside_others_and_comments_are_left_alone() {
        let text = "// libm::exp is only called there\nmy_libm::exp(1.0); // not libm::exp\n";
        assert!(lines("core/src/lib.rs", text).is_empty());
    }

    #[test]
    fn modules_of_tests_are_left_alone_and_what_follows_is_not() {
        let text = "#[cfg(test)]\nmod tests {\n    fn f() {\n        libm::exp(1.0);\n    }\n}\nlibm::exp(1.0);\n";
        assert_eq!(lines("core/src/lib.rs", text), [7]);
        let text = "#[cfg(test)]\nmod tests;\nlibm::exp(1.0);\n";
        assert_eq!(lines("core/src/lib.rs", text), [3]);
        assert!(lines("core/src/measure/tests.rs", text).is_empty());
    }
}
