//! The programs that the page's checks need: found, installed with leave, or asked for.

mod debian;

use std::{env, path::PathBuf};

use anyhow::{Result, bail, ensure};

use crate::{project::Project, run};

/// The first release of Node 20 whose test runner can stop a test that hangs.
const OLDEST_NODE: (u32, u32) = (20, 11);
const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where the programs are.
#[derive(Debug)]
pub(crate) struct Tools {
    pub(crate) browser: PathBuf,
    pub(crate) node: PathBuf,
    pub(crate) npm: PathBuf,
}

/// What a look at this machine found.
#[derive(Debug, Default)]
struct Found {
    browser: Option<PathBuf>,
    node: Option<PathBuf>,
    /// What `node --version` says, if there is a Node.
    node_version: Option<String>,
    npm: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Browser,
    Node,
    Npm,
}

/// The programs, installed first where that is both possible and allowed.
pub(crate) fn ready(project: &Project, install: bool) -> Result<Tools> {
    let mut found = look(project)?;
    let machine = debian::Machine::look();
    let installer = machine.installer(install);
    if let Some(installer) = installer {
        debian::install(project, &found.needs(), installer)?;
        found = look(project)?;
    }
    let needs = found.needs();
    let could_install = installer.is_none() && machine.installer(true).is_some();
    ensure!(needs.is_empty(), advice(&needs, &found, could_install));
    let (Some(browser), Some(node), Some(npm)) = (found.browser, found.node, found.npm) else {
        unreachable!("each of them would have been a need");
    };
    println!("{}, Node at {}", browser.display(), node.display());
    Ok(Tools { browser, node, npm })
}

/// Node alone, for chores without a browser.
pub(crate) fn node(project: &Project) -> Result<PathBuf> {
    let found = look(project)?;
    match found.node {
        Some(ref node) if !found.needs().contains(&Need::Node) => Ok(node.clone()),
        _ => bail!("{}", advice(&[Need::Node], &found, false)),
    }
}

/// Installs packages of Debian's where that is both possible and allowed; says whether it did.
pub(crate) fn install_from_debian(
    project: &Project,
    packages: &[&str],
    leave: bool,
) -> Result<bool> {
    let Some(installer) = debian::Machine::look().installer(leave) else {
        return Ok(false);
    };
    debian::apt(project, installer, &["update"])?;
    debian::apt(
        project,
        installer,
        &[&["install", "--yes", "--no-install-recommends"], packages].concat(),
    )?;
    Ok(true)
}

fn look(project: &Project) -> Result<Found> {
    let node = which::which("node").or_else(|_| which::which("nodejs")).ok();
    let node_version = match &node {
        Some(node) => Some(run::output(project.program(node).arg("--version"))?.trim().to_owned()),
        None => None,
    };
    let browser = match env::var_os("COMITY_BROWSER").filter(|told| !told.is_empty()) {
        Some(told) => match which::which(&told) {
            Ok(browser) => Some(browser),
            Err(_) => bail!(
                "COMITY_BROWSER names {}, which is no program that can be run: correct it, or \
                 unset it to use a browser from PATH",
                told.display()
            ),
        },
        None => BROWSERS.iter().find_map(|name| which::which(name).ok()),
    };
    Ok(Found { browser, node, node_version, npm: which::which("npm").ok() })
}

impl Found {
    fn needs(&self) -> Vec<Need> {
        let mut needs = Vec::new();
        if self.browser.is_none() {
            needs.push(Need::Browser);
        }
        let node = self.node_version.as_deref().and_then(version);
        if node.is_none_or(|version| version < OLDEST_NODE) {
            needs.push(Need::Node);
        }
        if self.npm.is_none() {
            needs.push(Need::Npm);
        }
        needs
    }
}

/// The first two numbers of `v20.20.2` or `18.20.4+dfsg-1`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// What is missing, and every way to come by it.
fn advice(needs: &[Need], found: &Found, could_install: bool) -> String {
    let mut text = String::from("the checks of the page need what is not on this machine:");
    for need in needs {
        text += "\n  - ";
        text += &match need {
            Need::Browser => "a browser: install Chromium or Chrome, or set COMITY_BROWSER to the \
                              program of one that is not on PATH"
                .into(),
            Need::Node => {
                let instead = found.node_version.as_ref();
                let instead = instead.map_or(String::new(), |version| format!(", not {version}"));
                let (major, minor) = OLDEST_NODE;
                format!(
                    "Node {major}.{minor} or newer{instead}: install it from https://nodejs.org"
                )
            }
            Need::Npm => "npm, which comes with Node".into(),
        };
    }
    text += "\nThen call this again";
    if could_install {
        text += ", or let `cargo xtask test --install` install Debian's packages with sudo";
    }
    text + "; `cargo xtask test --native-only` leaves the page out."
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete() -> Found {
        Found {
            browser: Some("chromium".into()),
            node: Some("node".into()),
            node_version: Some("v20.20.2".into()),
            npm: Some("npm".into()),
        }
    }

    #[test]
    fn a_complete_machine_needs_nothing() {
        assert_eq!(complete().needs(), []);
    }

    #[test]
    fn an_old_node_is_as_good_as_none() {
        for version in [None, Some("v18.20.4".into()), Some("garbage".into())] {
            let found = Found { node_version: version, ..complete() };
            assert_eq!(found.needs(), [Need::Node]);
        }
        assert_eq!(version("18.20.4+dfsg-1~deb12u1"), Some((18, 20)));
    }

    #[test]
    fn the_advice_names_what_is_missing_and_nothing_else() {
        let found = Found { browser: None, ..complete() };
        let text = advice(&found.needs(), &found, false);
        for word in ["Chromium", "COMITY_BROWSER", "--native-only"] {
            assert!(text.contains(word), "{text}");
        }
        for word in ["Node", "npm", "--install"] {
            assert!(!text.contains(word), "{text}");
        }
    }

    #[test]
    fn the_advice_says_which_node_was_found() {
        let found = Found { node_version: Some("v18.20.4".into()), npm: None, ..complete() };
        let text = advice(&found.needs(), &found, false);
        assert!(text.contains("Node 20.11 or newer, not v18.20.4"), "{text}");
        assert!(text.contains("npm"), "{text}");
    }

    #[test]
    fn who_could_have_it_done_is_told_so() {
        let text = advice(&[Need::Browser], &Found::default(), true);
        assert!(text.contains("`cargo xtask test --install`"), "{text}");
    }
}
