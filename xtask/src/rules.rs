//! Rules of the tree that no compiler checks, over the files that git keeps.

mod arithmetic;
mod excerpts;
mod length;
mod privacy;
mod vectors;

use std::{fmt, fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::{project::Project, run};

/// A file as the rules see it: its name from the root, with `/`, and its text.
struct Source {
    name: String,
    text: String,
}

/// One place where a rule is broken.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    file: String,
    /// From 1; nothing where the whole file is meant.
    line: Option<usize>,
    message: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// Shows every place where a rule is broken, then fails if there was one.
pub(crate) fn check(project: &Project) -> Result<()> {
    let sources = sources(project)?;
    let private = privacy::Private::of_this_machine(project);
    let mut breaches = Vec::new();
    for source in &sources {
        breaches.extend(length::check(source));
        breaches.extend(arithmetic::check(source));
        breaches.extend(private.check(source));
    }
    breaches.extend(vectors::check(&sources));
    breaches.extend(excerpts::check(&sources));
    for breach in &breaches {
        println!("{breach}");
    }
    match breaches.len() {
        0 => {
            println!("{} files keep the rules", sources.len());
            Ok(())
        }
        1 => bail!("one rule of the tree is broken: see the line above"),
        many => bail!("{many} rules of the tree are broken: see the lines above"),
    }
}

/// What git keeps, and what it would keep next: the rules speak before a commit, not after.
fn sources(project: &Project) -> Result<Vec<Source>> {
    let list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let names = run::output(project.program("git").args(list))
        .context("the rules of the tree need git and a clone of the repository, not an archive")?;
    let mut sources = Vec::new();
    for name in names.split_terminator('\0') {
        let path = project.path(name);
        // Deleted but not yet committed, or a link into a folder.
        if !path.is_file() {
            continue;
        }
        sources.push(Source { name: name.into(), text: read(path)? });
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources.dedup_by(|a, b| a.name == b.name);
    Ok(sources)
}

/// A picture is read as well: what is not text in it matters to no rule.
fn read(path: PathBuf) -> Result<String> {
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
fn source(name: &str, text: &str) -> Source {
    Source { name: name.into(), text: text.into() }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    fn git(folder: &std::path::Path, arguments: &[&str]) {
        assert!(
            Command::new("git").current_dir(folder).args(arguments).status().unwrap().success()
        );
    }

    #[test]
    fn files_git_ignores_are_no_concern_and_new_ones_are() {
        let home = tempfile::tempdir().unwrap();
        git(home.path(), &["init", "--quiet"]);
        for (name, text) in
            [("kept.rs", ""), ("new.rs", ""), ("built.rs", ""), (".gitignore", "built.rs\n")]
        {
            fs::write(home.path().join(name), text).unwrap();
        }
        git(home.path(), &["add", "kept.rs"]);
        let sources = sources(&Project::at(home.path())).unwrap();
        let names: Vec<_> = sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, [".gitignore", "kept.rs", "new.rs"]);
    }

    #[test]
    fn breaches_are_shown_as_compilers_show_errors() {
        let breach = Breach { file: "a.rs".into(), line: Some(3), message: "no".into() };
        assert_eq!(breach.to_string(), "a.rs:3: no");
    }
}
