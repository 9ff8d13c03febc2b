//! No file tells where it was written: no folder of a machine, no host of a package registry.

use std::env;

use super::{Breach, Source};
use crate::project::Project;

/// Written in halves: this file keeps the rule as well.
const REGISTRIES: [&str; 7] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("files.", "pythonhosted.org"),
    concat!("deb.", "debian.org"),
    concat!("\"resolved\": \"", "http"),
];
/// Where people's folders stand on the systems we know.
const HOMES: [&str; 4] = [
    concat!("/", "home/"),
    concat!("/", "Users/"),
    concat!("/", "root/"),
    concat!(":\\", "Users\\"),
];
/// Cargo writes it, and names its registry the same everywhere.
const EXCEPTED: &str = "Cargo.lock";

/// What no file may contain.
pub(super) struct Private {
    folders: Vec<String>,
}

impl Private {
    /// The usual folders of people, and those of whoever runs this.
    pub(super) fn of_this_machine(project: &Project) -> Self {
        let home = env::home_dir();
        let mine = [Some(project.root()), home.as_deref()].into_iter().flatten();
        // A container's root folder would be found in every path.
        let mine = mine.filter(|folder| folder.components().count() > 2);
        let mine = mine.map(|folder| format!("{}/", folder.display()));
        Self { folders: HOMES.iter().map(ToString::to_string).chain(mine).collect() }
    }

    pub(super) fn check(&self, source: &Source) -> Vec<Breach> {
        if source.name == EXCEPTED {
            return Vec::new();
        }
        let lines = (1..).zip(source.text.lines());
        lines
            .filter_map(|(number, line)| Some((number, self.fault(line)?)))
            .map(|(number, message)| Breach {
                file: source.name.clone(),
                line: Some(number),
                message,
            })
            .collect()
    }

    fn fault(&self, line: &str) -> Option<String> {
        if let Some(host) = REGISTRIES.iter().find(|host| line.contains(**host)) {
            return Some(format!("`{host}` names a package registry: leave that to each machine"));
        }
        let folder = self.folders.iter().find(|folder| begins_path(line, folder))?;
        Some(format!(
            "`{folder}` is a folder of one machine: write the path from the root of the tree"
        ))
    }
}

/// Whether a path begins here: inside a longer one, as in an address, the same letters mean
/// something else.
fn begins_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-~}".contains(c))
            || folder.starts_with(':')
    })
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    fn private() -> Private {
        Private::of_this_machine(&Project::at("/srv/somebody/comity".as_ref()))
    }

    #[test]
    fn folders_of_machines_are_found() {
        for home in HOMES {
            let text = format!("first line\nsee {home}somebody/notes\n");
            let breaches = private().check(&source("README.md", &text));
            assert_eq!(breaches.len(), 1, "{home}");
            assert_eq!(breaches[0].line, Some(2));
        }
        assert_eq!(private().check(&source("a.rs", "\"/srv/somebody/comity/core\"")).len(), 1);
    }

    #[test]
    fn registries_are_found_but_in_cargos_own_lock_file() {
        for host in REGISTRIES {
            assert_eq!(private().check(&source("package-lock.json", host)).len(), 1, "{host}");
            assert_eq!(private().check(&source(EXCEPTED, host)), []);
        }
    }

    #[test]
    fn addresses_and_relative_paths_are_left_alone() {
        let text = concat!(
            "https://example.org/",
            "home/page, crates/",
            "root/src, https://docs.rs, crates.io"
        );
        assert_eq!(private().check(&source("README.md", text)), []);
    }
}
