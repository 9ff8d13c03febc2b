//! How much is too much, and which characters do not belong in a name.

use alloc::{
    format,
    string::{String, ToString},
};

use crate::error::{Error, ErrorKind, Place};

/// The largest text taken, in bytes.
pub(crate) const MOST_BYTES: usize = 64 << 20;
/// The longest name, label or role, in characters.
pub(crate) const LONGEST_NAME: usize = 200;
/// The longest note or explaining text, in characters.
pub(crate) const LONGEST_TEXT: usize = 5_000;
/// The most people in one file.
pub(crate) const MOST_RESPONDENTS: usize = 200_000;
/// The most partners in one partnership.
pub(crate) const MOST_PARTNERS: usize = 1_000;
/// The most columns of a table: every indicator with its note, and room for others.
pub(crate) const MOST_COLUMNS: usize = 5_000;
/// The most lenses, or groups of one, or sections, of an instrument.
pub(crate) const MOST_PARTS: usize = 200;
/// The highest number of a wave.
pub(crate) const LAST_WAVE: u32 = 9_999;

/// Refuses a text that is too large to be a file of answers.
pub(crate) fn check_size(text: &str, file: &str) -> Result<(), Error> {
    if text.len() <= MOST_BYTES {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::TooLarge,
        Place::file(file),
        format!("the file has {} MB, the most taken is {} MB", text.len() >> 20, MOST_BYTES >> 20),
        "Split it, or check that it is the right file",
    ))
}

/// Whether a character changes how the text around it is shown rather than being shown itself:
/// control characters, and those that turn the direction of writing.
fn is_hostile(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A name without hostile characters, its spaces made single, cut to `longest`; and whether
/// anything but spaces was lost.
pub(crate) fn clean_name(text: &str, longest: usize) -> (String, bool) {
    let mut clean = String::new();
    let mut lost = false;
    for c in text.chars() {
        if c.is_whitespace() {
            if !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else if is_hostile(c) {
            lost = true;
        } else {
            clean.push(c);
        }
    }
    let kept = clean.trim_end();
    if kept.chars().count() > longest {
        return (kept.chars().take(longest).collect(), true);
    }
    (kept.to_string(), lost)
}

/// The id of a row that gives none. It has the file's whole name, folders left out, so that rows of
/// two files stay two people, whatever dots their names have.
pub(crate) fn id_of_line(file: &str, line: u64) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
    clean_name(&format!("{name} line {line}"), LONGEST_NAME).0
}

/// A longer text without hostile characters, line breaks kept.
pub(crate) fn clean_text(text: &str, longest: usize) -> (String, bool) {
    let plain = text.replace("\r\n", "\n").replace('\t', " ");
    let clean: String = plain.chars().filter(|c| !is_hostile(*c)).collect();
    let lost = clean.len() != plain.len();
    let kept = clean.trim();
    if kept.chars().count() > longest {
        return (kept.chars().take(longest).collect(), true);
    }
    (kept.to_string(), lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_could_mislead() {
        assert_eq!(clean_name("  The\tUniversity \n", 20), ("The University".into(), false));
        assert_eq!(clean_name("a\u{1b}[31mb\u{202e}", 20), ("a[31mb".into(), true));
        assert_eq!(clean_name("abcdef", 3), ("abc".into(), true));
        assert_ne!(id_of_line("a/mill.may.csv", 2), id_of_line("a/mill.june.csv", 2));
        assert_eq!(clean_text("one\r\ntwo\u{0}", 20), ("one\ntwo".into(), true));
    }
}
