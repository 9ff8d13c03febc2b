//! Installs what is missing from Debian's own packages: as root, or with leave through sudo.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{Need, OLDEST_NODE, version};
use crate::{project::Project, run};

/// A font of Debian's that the pictures of the page are taken with.
const FONT: &str = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

/// What matters about this machine.
#[derive(Debug, Clone, Copy)]
pub(super) struct Machine {
    pub(super) debian: bool,
    pub(super) root: bool,
}

/// Who installs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Installer {
    Root,
    Sudo,
}

impl Machine {
    pub(super) fn look() -> Self {
        let debian = Path::new("/etc/debian_version").exists() && which::which("apt-get").is_ok();
        Self { debian, root: is_root() }
    }

    /// Root on Debian is a container or a builder: no leave is needed. Anybody else gives it.
    pub(super) fn installer(self, leave: bool) -> Option<Installer> {
        let installer = if self.root { Installer::Root } else { Installer::Sudo };
        (self.debian && (self.root || leave)).then_some(installer)
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    // The owner of a process's own folder is its user: no foreign function to be called.
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// Calls apt-get with the right to install.
pub(super) fn apt(project: &Project, installer: Installer, arguments: &[&str]) -> Result<()> {
    let (program, before): (_, &[&str]) = match installer {
        Installer::Root => ("apt-get", &[]),
        Installer::Sudo => ("sudo", &["apt-get"]),
    };
    run::shown(project.program(program).args(before).args(arguments)).context(
        "Debian's packages could not be installed: install them by hand, then call this again",
    )
}

/// Installs what is missing, and the font; does nothing if nothing is.
pub(super) fn install(project: &Project, needs: &[Need], installer: Installer) -> Result<()> {
    let font = Path::new(FONT).exists();
    if packages(needs, font, true).is_empty() {
        return Ok(());
    }
    let apt = |arguments: &[&str]| apt(project, installer, arguments);
    apt(&["update"])?;
    let told = run::output(project.program("apt-cache").args(["policy", "nodejs"]))?;
    let packages =
        packages(needs, font, candidate(&told).is_some_and(|version| version >= OLDEST_NODE));
    if packages.is_empty() {
        return Ok(());
    }
    apt(&[&["install", "--yes", "--no-install-recommends"], packages.as_slice()].concat())
}

/// The packages for what is missing. A Node that is too old to help is not installed.
fn packages(needs: &[Need], font: bool, node_will_do: bool) -> Vec<&'static str> {
    let mut packages = Vec::new();
    for need in needs {
        match need {
            Need::Browser => packages.push("chromium"),
            Need::Node if node_will_do => packages.push("nodejs"),
            // Debian's npm brings Debian's Node with it.
            Need::Npm if node_will_do || !needs.contains(&Need::Node) => packages.push("npm"),
            Need::Node | Need::Npm => {}
        }
    }
    if !font {
        packages.push("fonts-dejavu-core");
    }
    packages
}

/// The version that apt would install.
fn candidate(policy: &str) -> Option<(u32, u32)> {
    let candidate = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    version(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYTHING: [Need; 3] = [Need::Browser, Need::Node, Need::Npm];

    #[test]
    fn nobody_installs_without_right_and_leave() {
        let installer = |debian, root, leave| Machine { debian, root }.installer(leave);
        assert_eq!(installer(true, true, false), Some(Installer::Root));
        assert_eq!(installer(true, false, true), Some(Installer::Sudo));
        assert_eq!(installer(true, false, false), None);
        assert_eq!(installer(false, true, true), None);
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        assert_eq!(packages(&[], true, true), [""; 0]);
        assert_eq!(packages(&[Need::Browser], true, true), ["chromium"]);
        assert_eq!(packages(&[Need::Npm], true, false), ["npm"]);
        let all = ["chromium", "nodejs", "npm", "fonts-dejavu-core"];
        assert_eq!(packages(&EVERYTHING, false, true), all);
    }

    #[test]
    fn a_node_too_old_is_left_in_the_archive() {
        let policy = "nodejs:\n  Installed: (none)\n  Candidate: 18.20.4+dfsg-1~deb12u1\n";
        assert_eq!(candidate(policy), Some((18, 20)));
        assert_eq!(candidate("  Candidate: (none)\n"), None);
        assert_eq!(packages(&EVERYTHING, true, false), ["chromium"]);
    }
}
