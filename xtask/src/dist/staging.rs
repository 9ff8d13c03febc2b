//! A folder filled beside its place and moved there whole.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use tempfile::TempDir;

/// A folder in the making. Dropped without being published, it is gone.
pub(super) struct Staging {
    /// Stands on the same disk as the place, so that moving is renaming.
    scratch: TempDir,
    making: PathBuf,
    place: PathBuf,
}

impl Staging {
    pub(super) fn beside(place: &Path) -> Result<Self> {
        let parent = place.parent().context("the root folder cannot be replaced")?;
        let cannot = || format!("cannot make a folder in {}", parent.display());
        fs::create_dir_all(parent).with_context(cannot)?;
        let scratch =
            tempfile::Builder::new().prefix(".making-").tempdir_in(parent).with_context(cannot)?;
        // A folder inside: a temporary folder itself is closed to other users.
        let making = scratch.path().join("new");
        fs::create_dir(&making).with_context(cannot)?;
        Ok(Self { scratch, making, place: place.into() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.making
    }

    /// Puts the folder in its place; the former one goes, or stays if that fails.
    pub(super) fn publish(self) -> Result<()> {
        let former = self.scratch.path().join("former");
        let cannot = || format!("cannot replace {}", self.place.display());
        if self.place.exists() {
            fs::rename(&self.place, &former).with_context(cannot)?;
        }
        fs::rename(&self.making, &self.place)
            .inspect_err(|_| {
                fs::rename(&former, &self.place).ok();
            })
            .with_context(cannot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_build_that_fails_leaves_the_former_one() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("dist/site");
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join("former.html"), "").unwrap();

        let staging = Staging::beside(&place).unwrap();
        fs::write(staging.path().join("half.html"), "").unwrap();
        drop(staging);
        assert_eq!(files(&place), ["former.html"]);
        assert_eq!(files(&home.path().join("dist")), ["site"], "nothing is left lying about");
    }

    #[test]
    fn a_build_that_succeeds_replaces_all_of_it() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("dist/site");
        for name in ["first.html", "second.html"] {
            let staging = Staging::beside(&place).unwrap();
            fs::write(staging.path().join(name), "").unwrap();
            staging.publish().unwrap();
            assert_eq!(files(&place), [name]);
        }
        assert_eq!(files(&home.path().join("dist")), ["site"]);
    }
}
