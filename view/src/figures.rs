//! Numbers as people read them. Rounding happens here and nowhere before.

use alloc::{
    format,
    string::{String, ToString},
};

use comity::{Band, BandProbabilities, Interval, Outcome};

use crate::messages::{EN, fill};

/// A number with this many decimals, rounded as the standard library does: half to even, of the
/// number as it is stored. That one takes twenty kilobytes of the page's module, as it can write
/// any number; those of a report have few digits.
pub(crate) fn fixed(x: f64, decimals: u32) -> String {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32 - 1075;
    let scaled = u128::from(bits & MANTISSA | (MANTISSA + 1)) * u128::from(10_u64.pow(decimals));
    let exact = if exponent >= 0 {
        scaled << exponent.min(64)
    } else {
        // Below this a number is nothing at all to so few decimals.
        let shift = exponent.unsigned_abs().min(127);
        let (down, half) = (scaled >> shift, 1 << (shift - 1));
        let rest = scaled - (down << shift);
        down + u128::from(rest > half || (rest == half && down % 2 == 1))
    };
    // Far beyond what is ever shown, rather the largest number than a long division.
    let (rounded, unit) = (u64::try_from(exact).unwrap_or(u64::MAX), 10_u64.pow(decimals));
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let (whole, part) = (rounded / unit, rounded % unit);
    match decimals {
        0 => [sign, &whole.to_string()].concat(),
        _ => {
            let part = format!("{part:0width$}", width = decimals as usize);
            [sign, &whole.to_string(), ".", &part].concat()
        }
    }
}

/// A mean, one decimal: more would claim more than five people can know.
pub(crate) fn mean(x: f64) -> String {
    fixed(x, 1)
}

/// A number without decimals.
pub(crate) fn whole(x: f64) -> String {
    fixed(x, 0)
}

/// A figure of a table, two decimals.
pub(crate) fn fine(x: f64) -> String {
    fixed(x, 2)
}

/// An interval of a table.
pub(crate) fn interval(i: &Interval) -> String {
    fill(EN.from_to, &[("low", &fine(i.low)), ("high", &fine(i.high))])
}

/// A share as a whole percentage; never rounded to none or all when it is neither.
pub(crate) fn share(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "0 %".into();
    }
    let percent = 100.0 * f64::from(part) / f64::from(whole);
    if part > 0 && percent < 1.0 {
        EN.under_one.into()
    } else if part < whole && percent > 99.0 {
        EN.over_99.into()
    } else {
        format!("{} %", fixed(percent, 0))
    }
}

/// How sure a band is.
pub(crate) fn sure(probability: f64) -> String {
    let percent = fixed(100.0 * probability, 0);
    let text = if probability > 0.99 {
        EN.very_sure
    } else if probability < 0.5 {
        // The mean lies in the band, most of what is plausible does not.
        EN.hardly_sure
    } else {
        EN.sure
    };
    fill(text, &[("p", &percent)])
}

/// How probable each of two bands is, where neither can be said.
pub(crate) fn edge(p: &BandProbabilities, low: Band, high: Band) -> String {
    let each = [low, high].map(|band| {
        let percent = fixed(100.0 * p.of(band), 0);
        fill(EN.chance, &[("band", &EN.band_word(band).to_ascii_lowercase()), ("p", &percent)])
    });
    each.join(", ")
}

/// A figure, or the reason for its absence.
pub(crate) fn or_why<T>(outcome: &Outcome<T>, show: impl FnOnce(&T) -> String) -> String {
    match outcome {
        Outcome::Known(value) => show(value),
        Outcome::Undefined(reason) => EN.why(*reason).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_the_standard_library_does() {
        let same = |x: f64| {
            for (decimals, expected) in
                [(0, format!("{x:.0}")), (1, format!("{x:.1}")), (2, format!("{x:.2}"))]
            {
                assert_eq!(fixed(x, decimals), expected, "{x:e}");
            }
        };
        for k in -40_000..40_000 {
            let x = f64::from(k);
            // Ties, what stands just beside them, and what is not even.
            let beside = (x / 200.0).next_up();
            [x / 8.0, x / 200.0, x / 7.0, x * 1e-9, x * 1e9, beside].into_iter().for_each(same);
        }
        let others = [0.0, -0.0, -0.04, f64::MIN_POSITIVE, 5e-324, 1e-300, 9e15, 0.5, 1.5, 2.5];
        others.into_iter().for_each(same);
    }

    #[test]
    fn shares_are_never_rounded_to_nothing() {
        assert_eq!(share(1, 1000), "under 1 %");
        assert_eq!(share(999, 1000), "over 99 %");
        assert_eq!(share(1, 3), "33 %");
        assert_eq!(share(0, 0), "0 %");
    }
}
