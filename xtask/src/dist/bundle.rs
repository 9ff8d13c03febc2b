//! The page's modules as one classic script: a page opened from disk may not load modules.
//!
//! Each module becomes a function of its own, called in the order of the imports, so that two
//! modules may use one name for different things. Only the forms of import and export that the
//! page uses are understood; any other is refused by file and line.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

/// The modules that `entry` needs, and itself, as one script.
pub(super) fn script(site: &Path, entry: &str) -> Result<String> {
    Bundle::new(site).finish(entry)
}

/// Puts the one script in the place of the site's modules: a visitor asks for one file, and what
/// its parts have in common is compressed once.
pub(super) fn replace_modules(site: &Path, entry: &str) -> Result<()> {
    let mut bundle = Bundle::new(site);
    let script = bundle.finish(entry)?;
    let cannot = || format!("cannot join the modules in {}", site.display());
    for path in &bundle.done {
        fs::remove_file(site.join(path)).with_context(cannot)?;
        // A folder with nothing left in it goes as well; one with more stays.
        if let Some(folder) = site.join(path).parent() {
            let _ = fs::remove_dir(folder);
        }
    }
    fs::write(site.join(entry), script).with_context(cannot)
}

struct Bundle<'a> {
    site: &'a Path,
    /// Modules whose imports are being added.
    begun: Vec<String>,
    done: Vec<String>,
    text: String,
}

impl<'a> Bundle<'a> {
    fn new(site: &'a Path) -> Self {
        Self { site, begun: Vec::new(), done: Vec::new(), text: String::new() }
    }

    fn finish(&mut self, entry: &str) -> Result<String> {
        self.add(entry)?;
        Ok(format!("(() => {{\n'use strict';\n{}}})();\n", self.text))
    }

    fn add(&mut self, path: &str) -> Result<()> {
        if self.done.iter().any(|done| done == path) {
            return Ok(());
        }
        ensure!(
            !self.begun.iter().any(|begun| begun == path),
            "web/{path} is imported by a module that it imports itself: the page's modules form \
             no circles"
        );
        self.begun.push(path.into());
        let text = fs::read_to_string(self.site.join(path))
            .with_context(|| format!("cannot read web/{path}"))?;
        ensure!(
            !text.contains("import.meta"),
            "web/{path} says `import.meta`, which a classic script cannot: find the place from \
             `location`"
        );
        let mut body = String::new();
        let mut exported = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let at = || format!("web/{path}:{number}");
            if let Some(rest) = line.strip_prefix("import ") {
                let (names, from) = imported(rest).with_context(at)?;
                let from = resolved(path, from).with_context(at)?;
                self.add(&from)?;
                body += &format!("const {{{names}}} = {};\n", variable(&from));
            } else if let Some(rest) = line.strip_prefix("export ") {
                exported.push(declared(rest).with_context(at)?.to_owned());
                body += rest;
                body.push('\n');
            } else {
                body += line;
                body.push('\n');
            }
        }
        self.text += &format!(
            "// {path}\nconst {} = (() => {{\n{body}return {{ {} }};\n}})();\n",
            variable(path),
            exported.join(", ")
        );
        self.done.push(path.into());
        Ok(())
    }
}

/// The names and the path of `{ a, b as c } from './d.js';`, the names as a destructuring wants
/// them.
fn imported(statement: &str) -> Result<(String, &str)> {
    let parts = statement.strip_suffix("';").and_then(|rest| rest.split_once(" from '"));
    let names = parts.and_then(|(names, _)| names.strip_prefix('{')?.strip_suffix('}'));
    let (Some((_, path)), Some(names)) = (parts, names) else {
        bail!("an import is written in one line, as: import {{ a, b }} from './c.js';");
    };
    Ok((names.replace(" as ", ": "), path))
}

/// The name that a declaration declares.
fn declared(declaration: &str) -> Result<&str> {
    const KINDS: [&str; 5] = ["async function ", "function ", "function* ", "class ", "const "];
    let rest = KINDS.iter().find_map(|kind| declaration.strip_prefix(kind));
    let name = rest.and_then(|rest| {
        rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).next()
    });
    name.filter(|name| !name.is_empty()).context(
        "only functions, classes and constants are exported, where they are declared: export \
         function a() {}",
    )
}

/// The path of a module from the root of the page, as another one imports it.
fn resolved(importer: &str, path: &str) -> Result<String> {
    ensure!(path.starts_with('.'), "only modules of the page are imported, by a path from here");
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop().context("this path leads out of the page")?;
            }
            name => parts.push(name),
        }
    }
    Ok(parts.join("/"))
}

/// The variable that holds what a module exports.
fn variable(path: &str) -> String {
    let plain = path.trim_end_matches(".js").replace(|c: char| !c.is_alphanumeric(), "_");
    format!("$_{plain}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("view")).unwrap();
        for (name, text) in files {
            fs::write(site.path().join(name), text).unwrap();
        }
        site
    }

    #[test]
    fn one_script_takes_the_place_of_the_modules() {
        let site = site(&[
            ("app.js", "import { a } from './view/a.js';\na();\n"),
            ("view/a.js", "export function a() {}\n"),
            ("sw.js", "work();\n"),
        ]);
        replace_modules(site.path(), "app.js").unwrap();
        let script = fs::read_to_string(site.path().join("app.js")).unwrap();
        assert!(script.contains("function a() {}") && !script.contains("import"), "{script}");
        assert!(!site.path().join("view").exists() && site.path().join("sw.js").exists());
    }

    #[test]
    fn each_module_stands_once_before_those_that_import_it() {
        let site = site(&[
            (
                "app.js",
                "import { a } from './view/a.js';\nimport { b as c } from './b.js';\na(c);\n",
            ),
            ("view/a.js", "import { b } from '../b.js';\nexport function a() { return b; }\n"),
            ("b.js", "const x = 1;\nexport const b = x;\n"),
        ]);
        let script = script(site.path(), "app.js").unwrap();
        let expected = "(() => {
'use strict';
// b.js
const $_b = (() => {
const x = 1;
const b = x;
return { b };
})();
// view/a.js
const $_view_a = (() => {
const { b } = $_b;
function a() { return b; }
return { a };
})();
// app.js
const $_app = (() => {
const { a } = $_view_a;
const { b: c } = $_b;
a(c);
return {  };
})();
})();
";
        assert_eq!(script, expected);
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_place() {
        for line in [
            "import * as all from './b.js';",
            "import x from './b.js';",
            "import { x } from 'package';",
            "import { x } from '../../b.js';",
            "export default 1;",
            "export let x = 1;",
            "export { x };",
        ] {
            let site = site(&[("app.js", &format!("const a = 1;\n{line}\n")), ("b.js", "")]);
            let error = format!("{:#}", script(site.path(), "app.js").unwrap_err());
            assert!(error.contains("web/app.js:2"), "{line}: {error}");
        }
    }

    #[test]
    fn a_circle_is_refused() {
        let site = site(&[
            ("app.js", "import { b } from './b.js';\n"),
            ("b.js", "import { a } from './app.js';\nexport const b = 1;\n"),
        ]);
        let error = format!("{:#}", script(site.path(), "app.js").unwrap_err());
        assert!(error.contains("no circles"), "{error}");
    }
}
