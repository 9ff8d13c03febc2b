//! Numbers as people read them. Rounding happens here and nowhere before.

use alloc::{format, string::String};

use comity::{Band, BandProbabilities, Interval, Outcome};

use crate::messages::{EN, fill};

/// A mean, one decimal: more would claim more than five people can know.
pub(crate) fn mean(x: f64) -> String {
    format!("{x:.1}")
}

/// A number without decimals.
pub(crate) fn whole(x: f64) -> String {
    format!("{x:.0}")
}

/// A figure of a table, two decimals.
pub(crate) fn fine(x: f64) -> String {
    format!("{x:.2}")
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
        format!("{percent:.0} %")
    }
}

/// How sure a band is.
pub(crate) fn sure(probability: f64) -> String {
    let percent = format!("{:.0}", 100.0 * probability);
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
        let percent = format!("{:.0}", 100.0 * p.of(band));
        fill(EN.chance, &[("band", &EN.band_word(band).to_lowercase()), ("p", &percent)])
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
    fn shares_are_never_rounded_to_nothing() {
        assert_eq!(share(1, 1000), "under 1 %");
        assert_eq!(share(999, 1000), "over 99 %");
        assert_eq!(share(1, 3), "33 %");
        assert_eq!(share(0, 0), "0 %");
    }
}
