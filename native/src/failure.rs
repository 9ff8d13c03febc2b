//! Why a command did not do what was asked.

use std::{io, path::Path};

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
}

impl Failure {
    pub(crate) fn system(what: &str, path: &Path, cause: io::Error) -> Self {
        Self::System { what: format!("{what} {}", path.display()), cause }
    }

    /// Says it on standard error.
    pub(crate) fn print(&self) {
        match self {
            Self::Refused(error) => eprintln!("error: {error}"),
            // A reader that has seen enough (`| head`) is no failure worth a line.
            Self::System { cause, .. } if cause.kind() == io::ErrorKind::BrokenPipe => {}
            Self::System { what, cause } => eprintln!("error: cannot {what}: {cause}"),
            Self::Several(1) => eprintln!("error: one file was refused, as said above"),
            Self::Several(n) => eprintln!("error: {n} files were refused, as said above"),
            Self::Request(text) => eprintln!("error: {text}"),
        }
    }
}

impl From<comity::Error> for Failure {
    fn from(error: comity::Error) -> Self {
        Self::Refused(error)
    }
}
