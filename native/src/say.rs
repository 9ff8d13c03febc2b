//! What is said beside the result, on standard error.

use std::{
    fmt::Display,
    io::{self, Write},
};

/// Says a line. Nobody may be listening any more, and that must not stop the work.
pub(crate) fn line(text: impl Display) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// So many of something, in words that fit one too.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// Says something that was noticed.
pub(crate) fn note(text: impl Display) {
    line(format_args!("note: {text}"));
}
