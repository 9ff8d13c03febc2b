//! The texts that the page's modules show, from their catalogue. A text that a module asks for and
//! the catalogue does not have fails the build, and so does one that no module asks for.
//!
//! Read as text, line by line: the catalogue is an object of groups and texts, a key at the
//! beginning of its line, two spaces deeper in each group; a group in one line holds texts alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};

use super::read;

/// What the catalogue is called in its own module and in those that ask it.
const NAME: &str = "words";
/// Where the catalogues stand below web/.
const FOLDER: &str = "messages";

/// Holds the modules of the page against their catalogue.
pub(super) fn check(web: &Path) -> Result<()> {
    let catalogue = Catalogue::of(&read(&web.join(FOLDER).join("en.js"))?)?;
    let (mut asked, mut missing) = (BTreeSet::new(), Vec::new());
    let mut modules = Vec::new();
    scripts(web, &mut modules)?;
    for (name, text) in modules {
        for path in paths(&text) {
            match catalogue.texts_of(&path) {
                Some(texts) => asked.extend(texts),
                None => missing.push(format!("{} ({name})", path.join("."))),
            }
        }
    }
    ensure!(missing.is_empty(), "the modules' catalogue has no text {}", missing.join(", "));
    let idle: Vec<&str> = catalogue.all().filter(|text| !asked.contains(text)).collect();
    ensure!(
        idle.is_empty(),
        "no module shows these texts of the modules' catalogue: {}",
        idle.join(", ")
    );
    Ok(())
}

/// The modules by name, without the catalogue itself and what is generated.
fn scripts(folder: &Path, found: &mut Vec<(String, String)>) -> Result<()> {
    let cannot = || format!("cannot read the modules in {}", folder.display());
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != FOLDER && name != "pkg" {
                scripts(&path, found)?;
            }
        } else if name.ends_with(".js") {
            found.push((name, read(&path)?));
        }
    }
    Ok(())
}

/// The names on the way to a text.
type Way = Vec<String>;

/// Each text by its whole path, `mapping.fields.role`; and the paths of groups.
#[derive(Debug, Default)]
struct Catalogue {
    texts: BTreeSet<String>,
    groups: BTreeSet<String>,
}

impl Catalogue {
    fn of(script: &str) -> Result<Self> {
        let begin = format!("export const {NAME} = {{\n");
        let (_, after) =
            script.split_once(&begin).context("the modules' catalogue has no words")?;
        let (body, _) = after.split_once("\n};").context("the modules' catalogue has no end")?;
        let mut catalogue = Self::default();
        let mut group: Vec<&str> = Vec::new();
        for line in body.lines() {
            let depth = (line.len() - line.trim_start().len()) / 2;
            if line.trim_start().starts_with('}') && depth == group.len() {
                group.pop();
            }
            // What stands deeper is the rest of a text.
            let Some((key, value)) = key_of(line).filter(|_| depth == group.len() + 1) else {
                continue;
            };
            let path = [&group[..], &[key]].concat().join(".");
            if value == "{" {
                catalogue.groups.insert(path);
                group.push(key);
            } else if let Some(inside) = value.strip_prefix("{ ") {
                for key in keys_of(inside) {
                    catalogue.texts.insert(format!("{path}.{key}"));
                }
                catalogue.groups.insert(path);
            } else {
                catalogue.texts.insert(path);
            }
        }
        ensure!(!catalogue.texts.is_empty(), "the modules' catalogue is empty");
        Ok(catalogue)
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// The texts a module asks for by a path: one, or all of a group; `None` where there is none.
    /// What follows the name of a text is a call on it.
    fn texts_of(&self, path: &[String]) -> Option<Vec<&str>> {
        let mut whole = String::new();
        for step in path {
            whole += if whole.is_empty() { "" } else { "." };
            whole += step;
            if let Some(text) = self.texts.get(&whole) {
                return Some(vec![text]);
            }
            if !self.groups.contains(&whole) {
                return None;
            }
        }
        let inside = format!("{whole}.");
        Some(self.all().filter(|text| text.starts_with(&inside)).collect())
    }
}

/// A line's key and what stands behind it.
fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim_start().split_once(':')?;
    is_name(key).then_some((key, value.trim()))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_letter)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// The keys of a group in one line, whatever its texts hold.
fn keys_of(inside: &str) -> Vec<&str> {
    let outside_quotes = inside.split('\'').step_by(2);
    let words = outside_quotes.flat_map(|part| part.split([',', ' ', '}']));
    words.filter_map(|word| word.strip_suffix(':')).filter(|key| is_name(key)).collect()
}

/// Every path below the catalogue that a module asks for, directly or by a name it gave a part:
/// `const { hint } = words.mapping;`.
fn paths(script: &str) -> Vec<Way> {
    let mut known = BTreeMap::from([(NAME.to_owned(), Vec::new())]);
    let mut found = Vec::new();
    for line in script.lines() {
        if let Some((names, path)) = taken_apart(line) {
            for (key, name) in names {
                known.insert(name, [path.clone(), vec![key]].concat());
            }
            continue;
        }
        if line.trim_start().starts_with("import ") {
            continue;
        }
        for (name, base) in &known {
            let asked = steps_after(line, name).map(|steps| [base.clone(), steps].concat());
            // The catalogue's own name by itself is a word like any other.
            found.extend(asked.filter(|path| !path.is_empty()));
        }
    }
    found
}

/// `const { a, b: c } = words.mapping;`: the keys with the names they get, and the way to them.
fn taken_apart(line: &str) -> Option<(Vec<(String, String)>, Way)> {
    let (names, path) = line.trim().strip_prefix("const { ")?.split_once(" } = ")?;
    let path = path.strip_prefix(NAME)?.strip_suffix(';')?;
    let steps = path.split('.').skip(1).map(str::to_owned).collect();
    let one = |name: &str| {
        let (key, name) = name.split_once(": ").unwrap_or((name, name));
        (key.to_owned(), name.to_owned())
    };
    Some((names.split(", ").map(one).collect(), steps))
}

/// What follows a name wherever it stands in a line: `.a.b` as two steps, none where it is all.
fn steps_after<'a>(line: &'a str, name: &'a str) -> impl Iterator<Item = Way> + 'a {
    line.match_indices(name).filter_map(move |(at, _)| {
        let (before, after) = (&line[..at], &line[at + name.len()..]);
        let apart =
            !before.ends_with(|c| is_letter(c) || c == '.') && !after.starts_with(is_letter);
        let mut steps = Vec::new();
        let mut rest = after;
        while let Some(behind) = rest.strip_prefix('.') {
            let end = behind.find(|c| !is_letter(c)).unwrap_or(behind.len());
            steps.push(behind[..end].to_owned());
            rest = &behind[end..];
        }
        apart.then_some(steps)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "// About.
export const words = {
  /** @param {string} a */
  title: (a) => `${a}: end`,
  open:
    'Open: this',
  names: { own: 'my, answers', all: 'x: y' },
  deep: {
    hint: 'Hint',
    more: (n) => plural(n, {
      one: 'one',
    }),
    inner: {
      last: 'Last',
    },
  },
  end: 'End',
};
";

    fn catalogue() -> Catalogue {
        Catalogue::of(SCRIPT).unwrap()
    }

    #[test]
    fn texts_are_known_by_their_whole_path() {
        let texts: Vec<String> = catalogue().texts.into_iter().collect();
        assert_eq!(
            texts,
            [
                "deep.hint",
                "deep.inner.last",
                "deep.more",
                "end",
                "names.all",
                "names.own",
                "open",
                "title"
            ]
        );
    }

    #[test]
    fn modules_ask_by_path_by_group_and_by_a_name_of_their_own() {
        let script = "import { words } from './en.js';
const { hint, more: said } = words.deep;
f(words.title('a'), hint, said(3), words.names[kind], swords.no, a.words.no);
const { deep } = words;
g(deep.inner.last.length);
const { inner } = words.deep;
h(inner[kind] ?? inner.last);";
        let asked: BTreeSet<String> = paths(script).iter().map(|path| path.join(".")).collect();
        let expected = [
            "deep.hint",
            "deep.inner",
            "deep.inner.last",
            "deep.inner.last.length",
            "deep.more",
            "names",
            "title",
        ];
        assert_eq!(asked, expected.map(String::from).into());
        let catalogue = catalogue();
        let texts = |path: &str| {
            let steps: Vec<String> = path.split('.').map(String::from).collect();
            catalogue.texts_of(&steps).map(|texts| texts.join(" "))
        };
        assert_eq!(texts("names").as_deref(), Some("names.all names.own"));
        assert_eq!(texts("deep.inner.last.length").as_deref(), Some("deep.inner.last"));
        assert_eq!(texts("deep.none"), None);
        assert_eq!(texts("none"), None);
    }

    #[test]
    fn what_is_missing_and_what_is_idle_fail_by_name() {
        let web = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(web.path().join(name), text).unwrap();
        fs::create_dir(web.path().join(FOLDER)).unwrap();
        write("messages/en.js", SCRIPT);
        let all = "f(words.title, words.open, words.names, words.deep, words.end);";
        write("app.js", all);
        check(web.path()).unwrap();
        write("app.js", &all.replace("words.open", "words.opne"));
        let error = check(web.path()).unwrap_err().to_string();
        assert!(error.contains("opne (app.js)"), "{error}");
        write("app.js", &all.replace("words.deep", "words.deep.hint"));
        let error = check(web.path()).unwrap_err().to_string();
        assert!(error.ends_with("deep.inner.last, deep.more"), "{error}");
    }
}
