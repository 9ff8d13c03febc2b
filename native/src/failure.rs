//! Why a command did not do what was asked.

use std::{io, path::Path};

use crate::say;

/// What went wrong, with what to do about it.
pub(crate) enum Failure {
    /// A file was refused; said by the core.
    Refused(comity::Error),
    /// The system would not read or write.
    System { what: String, cause: io::Error },
    /// Several files of a batch were refused; each was said already.
    Several(usize),
    /// A request that cannot be met, with the mend.
    Request(String),
    /// Somebody pressed Ctrl-C; what was done is there, and what is missing was said.
    Stopped,
}

impl Failure {
    pub(crate) fn system(what: &str, path: &Path, cause: io::Error) -> Self {
        Self::System { what: format!("{what} {}", path.display()), cause }
    }

    /// Whether whoever reads the output has closed it.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::System { cause, .. } if cause.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The command's exit code.
    pub(crate) fn code(&self) -> u8 {
        if matches!(self, Self::Stopped) { 130 } else { 1 }
    }

    /// Says it on standard error.
    pub(crate) fn print(&self) {
        match self {
            Self::Refused(error) => say::line(format_args!("error: {error}")),
            Self::System { what, cause } => {
                say::line(format_args!("error: cannot {what}: {cause}"));
            }
            Self::Several(1) => say::line("error: one file was refused, as said above"),
            Self::Several(n) => {
                say::line(format_args!("error: {n} files were refused, as said above"));
            }
            Self::Stopped => say::line("stopped: what was done until then is there"),
            Self::Request(text) => say::line(format_args!("error: {text}")),
        }
    }
}

impl From<comity::Error> for Failure {
    fn from(error: comity::Error) -> Self {
        Self::Refused(error)
    }
}
