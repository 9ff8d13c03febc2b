//! Text in a drawing: SVG does not break lines, so it is done here by a cautious estimate. The
//! reader's fonts are not known; a line that is broken too early is still read.

use alloc::{string::String, vec::Vec};

/// About the widest that letters of 14 pixels are on average, in pixels.
const LETTER: f64 = 8.2;
/// From one line to the next.
pub(super) const LEADING: f64 = 17.0;

/// How wide a text is at the most, in pixels.
pub(super) fn width(text: &str) -> f64 {
    text.chars().count() as f64 * LETTER
}

/// A text in lines of at most this width; a word that is longer has a line of its own.
pub(super) fn wrapped(text: &str, widest: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(word) + LETTER <= widest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("A history of working together", 250.0).len(), 1);
        assert_eq!(
            wrapped("A history of working together", 140.0),
            ["A history of", "working together"]
        );
        assert_eq!(wrapped("Zusammenarbeitsvereinbarung gilt", 60.0).len(), 2);
        assert!(wrapped("", 60.0).is_empty());
    }
}
