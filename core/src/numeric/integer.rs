//! Whole-number helpers: what is exact stays exact until the last division.

/// Greatest common divisor; `gcd(0, b)` is `b`.
pub(crate) fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Least common multiple, or `None` where it would pass `limit`. Inputs are at least 1.
pub(crate) fn lcm_within(values: impl IntoIterator<Item = u64>, limit: u64) -> Option<u64> {
    let mut all = 1u64;
    for value in values {
        // The first one needs no division, and often there is no other.
        all = if all == 1 { value } else { (all / gcd(all, value)).checked_mul(value)? };
        if all > limit {
            return None;
        }
    }
    Some(all)
}

/// A quotient of whole numbers, rounded once where both are below 2^53.
pub(crate) fn ratio(top: i128, bottom: i128) -> f64 {
    float(top) / float(bottom)
}

/// The same as `as f64`, which takes ten times as long for the wide type.
pub(crate) fn float(whole: i128) -> f64 {
    i64::try_from(whole).map_or(whole as f64, |narrow| narrow as f64)
}

#[cfg(test)]
mod tests {
    use super::lcm_within;

    #[test]
    fn common_multiple_or_none() {
        assert_eq!(lcm_within([2, 3, 4], 100), Some(12));
        assert_eq!(lcm_within([], 100), Some(1));
        assert_eq!(lcm_within(1..=73, u64::MAX), None);
    }
}
