//! Texts made comparable: what a person sees as the same question should compare as the same.

use alloc::string::String;

/// Lower-case words with single spaces: case, punctuation and line breaks do not count.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            plain.extend(c.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Letters and figures alone, lower-case: some tools allow nothing else in a code.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A whole number, also as spreadsheets write it: `4`, `4.0`, `-99`.
pub(super) fn whole(text: &str) -> Option<i64> {
    let (digits, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if !rest.bytes().all(|b| b == b'0') || digits.len() > 9 {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_what_people_overlook() {
        assert_eq!(plain("  Partners\u{2019} goals:\n are CLEAR. "), "partners goals are clear");
        assert_eq!(plain("Say \u{201c}we\u{201d}!"), plain("say \"we\""));
        assert_eq!(squeezed("Q01[history_a]"), "q01historya");
    }

    #[test]
    fn whole_numbers_as_spreadsheets_write_them() {
        let read = ["4", "4.0", "4,00", "-99", "4.5", "", "four", "99999999999"].map(whole);
        assert_eq!(read, [Some(4), Some(4), Some(4), Some(-99), None, None, None, None]);
    }
}
