//! What is said beside the result, on standard error.

use std::{
    fmt::Display,
    io::{self, Write},
};

/// Says a line. Nobody may be listening any more, and that must not stop the work.
pub(crate) fn line(text: impl Display) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Says something that was noticed.
pub(crate) fn note(text: impl Display) {
    line(format_args!("note: {text}"));
}
