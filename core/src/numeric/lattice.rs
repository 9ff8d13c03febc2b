//! The exact distribution of a sum of independent whole-number draws, by convolution.
//!
//! A bootstrap of answers draws from whole numbers, so its distribution needs no simulation:
//! the probabilities of all sums are an n-fold convolution. One draw at a time, because a draw
//! has few distinct values and the sum has many. Error: about n roundings.

use alloc::{vec, vec::Vec};

use super::order::find_or_insert;

/// One stratum: the distinct values with their counts, rising, and how often it is drawn from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stratum {
    /// Value and count, values rising and distinct.
    pub(crate) atoms: Vec<(u64, u32)>,
    /// How many are drawn: in a bootstrap, as many as there are.
    pub(crate) draws: u32,
}

impl Stratum {
    /// The bootstrap of these values: as many draws as values, each equally likely.
    pub(crate) fn bootstrap(values: &[u64]) -> Self {
        let mut atoms: Vec<(u64, u32)> = Vec::new();
        for value in values {
            *find_or_insert(&mut atoms, *value, u64::cmp) += 1;
        }
        Self { atoms, draws: values.len() as u32 }
    }

    pub(crate) fn lowest(&self) -> u64 {
        self.atoms.first().map_or(0, |a| a.0)
    }

    pub(crate) fn highest(&self) -> u64 {
        self.atoms.last().map_or(0, |a| a.0)
    }

    /// Sum of the values over all draws that the counts stand for.
    pub(crate) fn total(&self) -> u64 {
        self.atoms.iter().map(|(value, count)| value * u64::from(*count)).sum()
    }

    /// How many values the counts stand for.
    pub(crate) fn size(&self) -> u32 {
        self.atoms.iter().map(|a| a.1).sum()
    }
}

/// The lowest possible sum and the number of lattice points from it to the highest.
pub(crate) fn support(strata: &[Stratum]) -> (u64, u64) {
    let low = strata.iter().map(|s| s.lowest() * u64::from(s.draws)).sum::<u64>();
    let high = strata.iter().map(|s| s.highest() * u64::from(s.draws)).sum::<u64>();
    (low, high - low + 1)
}

/// Sums worked on at once: as many as stay in the processor's registers.
const TOGETHER: usize = 8;

/// The probability of each sum, from the lowest possible one up.
pub(crate) fn probabilities(strata: &[Stratum]) -> Vec<f64> {
    let mut all = vec![1.0];
    for stratum in strata {
        let size = f64::from(stratum.size());
        let low = stratum.lowest();
        let reach = (stratum.highest() - low) as usize;
        // A value's distance from the lowest one is how far back its sums come from.
        let atoms: Vec<(usize, f64)> = stratum
            .atoms
            .iter()
            .map(|(value, count)| (reach - (value - low) as usize, f64::from(*count) / size))
            .collect();
        // Zeros on both sides stand for sums that are not there: adding them changes no bit.
        let most = all.len() + reach * stratum.draws as usize;
        let mut from = vec![0.0; reach + most + reach + TOGETHER];
        from[reach..reach + all.len()].copy_from_slice(&all);
        let mut to = from.clone();
        let mut points = all.len();
        for _ in 0..stratum.draws {
            points += reach;
            draw(&atoms, &from, &mut to[reach..], points);
            core::mem::swap(&mut from, &mut to);
        }
        all = from[reach..reach + points].to_vec();
    }
    all
}

/// One more draw: each sum's probability from those of the sums before it.
fn draw(atoms: &[(usize, f64)], from: &[f64], to: &mut [f64], points: usize) {
    for (place, to) in
        to[..points.next_multiple_of(TOGETHER)].chunks_exact_mut(TOGETHER).enumerate()
    {
        let mut sums = [0.0; TOGETHER];
        for (back, probability) in atoms {
            let from = &from[place * TOGETHER + back..][..TOGETHER];
            for (sum, from) in sums.iter_mut().zip(from) {
                *sum += probability * from;
            }
        }
        to.copy_from_slice(&sums);
    }
}

/// The probabilities of sums below `points` after one more draw of these values.
pub(crate) fn one_more(from: &[f64], values: &[(usize, f64)], points: usize) -> Vec<f64> {
    let reach = values.iter().map(|value| value.0).max().unwrap_or(0);
    let mut to = vec![0.0; points.min(from.len() + reach)];
    for (value, probability) in values {
        for (to, from) in to.iter_mut().skip(*value).zip(from) {
            *to += probability * from;
        }
    }
    to
}

/// Strata of unlike sizes and steps: what other ways to the distribution are checked on.
#[cfg(test)]
pub(super) fn unlike_strata() -> [Stratum; 3] {
    [
        Stratum::bootstrap(&[0, 12, 12, 30, 48]),
        Stratum::bootstrap(&[7, 21]),
        Stratum::bootstrap(&[5, 5, 40]),
    ]
}

/// Compares a distribution function with the convolution of [`unlike_strata`].
#[cfg(test)]
pub(super) fn assert_agrees(cdf: impl Fn(u64) -> f64) {
    let convolved = super::sum::running(probabilities(&unlike_strata()));
    for (k, p) in (0..).zip(convolved) {
        assert!((cdf(k) - p).abs() < 1e-13, "{k}: {} against {p}", cdf(k));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_dice() {
        let die = Stratum { atoms: (1..=6).map(|v| (v, 1)).collect(), draws: 2 };
        let p = probabilities(core::slice::from_ref(&die));
        assert_eq!(support(&[die]), (2, 11));
        assert_eq!(p.len(), 11);
        assert!((p[5] - 6.0 / 36.0).abs() < 1e-16);
        assert!((p[0] - 1.0 / 36.0).abs() < 1e-16);
    }
}
