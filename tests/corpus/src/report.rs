//! The numbers as lines of text, a hash of each part, and the verdict: are these the numbers that
//! `published.txt` says this version publishes?

use alloc::format;
use core::fmt;

use crate::{PARTS, Visit};

/// A line a part: its name, how many numbers it has, their hash.
const EXPECTED: &str = include_str!("../published.txt");

/// What a target found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many numbers were computed.
    pub numbers: u32,
    /// How many parts differ from what is expected.
    pub parts_that_differ: u32,
}

/// Computes the corpus (only what is quick, if asked) and writes a line a number, `name bits`, and
/// after each part a line `= part numbers hash`.
///
/// # Errors
///
/// Where `out` refuses the text.
pub fn report(quick: bool, out: &mut dyn fmt::Write) -> Result<Verdict, fmt::Error> {
    let mut verdict = Verdict::default();
    for part in PARTS.iter().filter(|part| !(quick && part.slow)) {
        let (numbers, hash) = write(part.name, &part.publish, out)?;
        verdict.numbers += numbers;
        verdict.parts_that_differ += u32::from(expected(part.name) != Some((numbers, hash)));
    }
    Ok(verdict)
}

/// Writes the numbers of a part, and how many they are, and their hash.
pub(crate) fn write(
    part: &str,
    publish: &dyn Fn(&mut Visit<'_>),
    out: &mut dyn fmt::Write,
) -> Result<(u32, u64), fmt::Error> {
    let (mut numbers, mut hash, mut outcome) = (0, FIRST, Ok(()));
    publish(&mut |name, value| {
        let (name, bits) = (format!("{part}/{name}"), value.to_bits());
        numbers += 1;
        hash = hashed(hashed(hash, name.as_bytes()), &bits.to_le_bytes());
        outcome = outcome.and_then(|()| writeln!(out, "{name} {bits:016x}"));
    });
    outcome?;
    writeln!(out, "= {part} {numbers} {hash:016x}")?;
    Ok((numbers, hash))
}

/// FNV-1a of 64 bits: the first hash, and the one after more bytes.
const FIRST: u64 = 0xcbf2_9ce4_8422_2325;

fn hashed(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn expected(part: &str) -> Option<(u32, u64)> {
    EXPECTED.lines().find_map(|line| {
        let mut words = line.split(' ');
        (words.next()? == part).then_some(())?;
        Some((words.next()?.parse().ok()?, u64::from_str_radix(words.next()?, 16).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    /// Where this fails and it was meant: `cargo xtask bits --bless`, and a line in the CHANGELOG
    /// under "Numeric" that says which numbers changed.
    #[test]
    fn this_version_publishes_the_numbers_it_says() {
        let mut text = String::new();
        let verdict = report(false, &mut text).unwrap();
        let totals: String = text
            .lines()
            .filter_map(|line| line.strip_prefix("= "))
            .map(|line| format!("{line}\n"))
            .collect();
        assert_eq!(totals, EXPECTED);
        assert_eq!(verdict.parts_that_differ, 0);
        assert_eq!(verdict.numbers as usize + PARTS.len(), text.lines().count());
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        // From the authors' table of test vectors.
        assert_eq!(hashed(FIRST, b""), FIRST);
        assert_eq!(hashed(FIRST, b"foobar"), 0x8594_4171_f739_67e8);
    }
}
