//! The emulator of microcontrollers: found, installed with leave, or asked for.

use anyhow::{Result, bail};

use crate::{project::Project, test::tools};

const EMULATOR: &str = "qemu-system-arm";

/// Makes sure that the firmware's settings find it.
pub(crate) fn ready(project: &Project, install: bool) -> Result<()> {
    let there = || which::which(EMULATOR).is_ok();
    if there() || (tools::install_from_debian(project, &[EMULATOR], install)? && there()) {
        return Ok(());
    }
    bail!(
        "the checks on microcontrollers need {EMULATOR} 7 or newer, which is not on this machine: \
         install QEMU for ARM (Debian and Ubuntu: `apt-get install --no-install-recommends \
         qemu-system-arm`, or call this with --install; macOS: `brew install qemu`; otherwise \
         https://www.qemu.org/download), then call this again"
    )
}
