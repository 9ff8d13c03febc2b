//! The first number that differs between two runs of the corpus.

/// What differs, or nothing where the two are the same line by line.
pub(super) fn first_difference(expected: &str, found: &str) -> Option<String> {
    let mut found = found.lines();
    for line in expected.lines() {
        match found.next() {
            Some(other) if other == line => {}
            Some(other) => return Some(told(line, other)),
            None => return Some(format!("it ended before `{}`", name(line))),
        }
    }
    found.next().map(|line| format!("it goes on after the end, with `{}`", name(line)))
}

fn told(expected: &str, found: &str) -> String {
    if name(expected) == name(found) {
        format!("`{}` is {}, not {}", name(expected), value(found), value(expected))
    } else {
        format!("`{}` comes where `{}` is expected", name(found), name(expected))
    }
}

fn name(line: &str) -> &str {
    line.rsplit_once(' ').map_or(line, |(name, _)| name)
}

/// The number with its bits.
fn value(line: &str) -> String {
    let bits = line.rsplit(' ').next().unwrap_or_default();
    match u64::from_str_radix(bits, 16) {
        Ok(number) => format!("{:?} ({bits})", f64::from_bits(number)),
        Err(_) => format!("`{bits}`"),
    }
}

/// The lines that count and hash each part, as they are kept.
pub(super) fn totals(text: &str) -> String {
    text.lines()
        .filter_map(|line| line.strip_prefix("= "))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The lines of one part.
pub(super) fn part(text: &str, part: &str) -> String {
    let (number, total) = (format!("{part}/"), format!("= {part} "));
    text.lines()
        .filter(|line| line.starts_with(&number) || line.starts_with(&total))
        .map(|line| format!("{line}\n"))
        .collect()
}

pub(super) fn numbers(text: &str) -> usize {
    text.lines().filter(|line| !line.starts_with("= ")).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a/x 3ff0000000000000\na/y 4000000000000000\n= a 2 0011223344556677\n";

    #[test]
    fn the_same_is_the_same() {
        assert_eq!(first_difference(TEXT, TEXT), None);
        assert_eq!(numbers(TEXT), 2);
        assert_eq!(totals(TEXT), "a 2 0011223344556677\n");
    }

    #[test]
    fn a_part_is_its_numbers_and_its_total() {
        assert_eq!(part(&format!("{TEXT}ab/x 0\n= ab 1 00\n"), "a"), TEXT);
    }

    #[test]
    fn one_bit_is_enough_and_the_number_is_named() {
        let other = TEXT.replace("4000000000000000", "4000000000000001");
        let difference = first_difference(TEXT, &other).unwrap();
        assert_eq!(
            difference,
            "`a/y` is 2.0000000000000004 (4000000000000001), not 2.0 (4000000000000000)"
        );
    }

    #[test]
    fn numbers_that_are_missing_or_too_many_are_named() {
        let (first, _) = TEXT.split_once('\n').unwrap();
        assert_eq!(first_difference(TEXT, first).unwrap(), "it ended before `a/y`");
        let more = format!("{TEXT}b/z 0\n");
        assert_eq!(first_difference(TEXT, &more).unwrap(), "it goes on after the end, with `b/z`");
        let other = TEXT.replace("a/y", "a/w");
        assert_eq!(first_difference(TEXT, &other).unwrap(), "`a/w` comes where `a/y` is expected");
        assert_eq!(first_difference(TEXT, "").unwrap(), "it ended before `a/x`");
    }
}
