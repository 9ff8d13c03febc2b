//! Code that a page for people shows from a file stands in that file, word for word: the file is
//! what is compiled and run. A comment before the block names it: `<!-- from path/of/file -->`.

use super::{Breach, Source};

const BEFORE: &str = "<!-- from ";
const AFTER: &str = " -->";
const FENCE: &str = "```";

pub(super) fn check(sources: &[Source]) -> Vec<Breach> {
    let pages = sources.iter().filter(|source| source.name.ends_with(".md"));
    pages.flat_map(|page| check_page(page, sources)).collect()
}

fn check_page(page: &Source, sources: &[Source]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut lines = (1..).zip(page.text.lines());
    while let Some((number, line)) = lines.next() {
        let Some(path) = line.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(AFTER)) else {
            continue;
        };
        let block: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .skip_while(|line| !line.starts_with(FENCE))
            .skip(1)
            .take_while(|line| !line.starts_with(FENCE))
            .collect();
        let block = block.join("\n");
        let message = match sources.iter().find(|source| source.name == path) {
            _ if block.trim().is_empty() => format!("no code follows that could be from {path}"),
            None => {
                format!("{path} is named as the source of this code, and there is no such file")
            }
            Some(file) if file.text.contains(&block) => continue,
            Some(_) => format!("this code does not stand in {path}: show what stands there"),
        };
        breaches.push(Breach { file: page.name.clone(), line: Some(number), message });
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    fn messages(page: &str) -> Vec<String> {
        let sources = [source("README.md", page), source("a/b.js", "one();\ntwo();\nthree();\n")];
        check(&sources).into_iter().map(|breach| breach.message).collect()
    }

    #[test]
    fn what_stands_in_the_file_may_be_shown() {
        assert!(messages("<!-- from a/b.js -->\n```js\none();\ntwo();\n```\n").is_empty());
        assert!(messages("```js\nsomething else\n```\n").is_empty());
    }

    #[test]
    fn what_does_not_is_a_breach() {
        for (page, word) in [
            ("<!-- from a/b.js -->\n```js\none();\nthree();\n```\n", "does not stand"),
            ("<!-- from a/c.js -->\n```js\none();\n```\n", "no such file"),
            ("<!-- from a/b.js -->\nNothing.\n", "no code follows"),
        ] {
            let messages = messages(page);
            assert!(messages.len() == 1 && messages[0].contains(word), "{messages:?}");
        }
    }
}
