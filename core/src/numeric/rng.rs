//! Draws that are addressed, not taken in turn: any one can be had alone, in any order, by any
//! thread, and is the same everywhere.
//!
//! Source: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators" (SplitMix64).
//! Equation: with s(x) the first output of SplitMix64 from state x, draw k of (seed, run, step) is
//! output k, from 0, of SplitMix64 from state s(s(s(seed) ^ run) ^ step). Assumes far fewer than
//! 2^32 addresses in one piece of work: two of them share a part of their sequence with a chance of
//! about (addresses^2)(draws of each)/2^64. Not for secrets.

/// What the state grows by from one output to the next.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The draws of one step of one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draws {
    state: u64,
}

impl Draws {
    /// The draws at this address.
    pub(crate) fn at(seed: u64, run: u64, step: u64) -> Self {
        let first = |state| Self { state }.bits(0);
        Self { state: first(first(first(seed) ^ run) ^ step) }
    }

    /// Draw k: 64 bits.
    pub(crate) fn bits(self, k: u64) -> u64 {
        let mut z = self.state.wrapping_add(STEP.wrapping_mul(k.wrapping_add(1)));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Draw k as a whole number below `limit`: the high half of a product, so that no number is
    /// more likely than another by more than limit in 2^64.
    pub(crate) fn below(self, k: u64, limit: u64) -> u64 {
        ((u128::from(self.bits(k)) * u128::from(limit)) >> 64) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_splitmix64() {
        // The published outputs from state 1234567.
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        let draws = Draws { state: 1_234_567 };
        assert_eq!([0, 1, 2, 3, 4].map(|k| draws.bits(k)), expected);
    }

    #[test]
    fn an_address_leads_to_the_same_draw_and_others_to_others() {
        // Worked out by another program. Results name their seed, so these may never change.
        assert_eq!(Draws::at(1, 2, 3).bits(0), 1_321_962_074_176_129_191);
        assert_eq!(Draws::at(1, 2, 3).bits(4), 11_088_593_495_574_767_925);
        assert_eq!(Draws::at(0, 0, 0).bits(0), 2_391_539_541_053_276_776);
        assert_eq!(Draws::at(2026, 7, 11).bits(1000), 554_085_155_968_214_055);
        let all = [(1, 2, 3), (2, 1, 3), (1, 3, 2), (3, 2, 1), (0, 0, 0)];
        let mut bits = all.map(|(seed, run, step)| Draws::at(seed, run, step).bits(0));
        bits.sort_unstable();
        assert!(bits.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn bounded_draws_are_even() {
        let mut counts = [0_u32; 6];
        for run in 0..60 {
            for k in 0..100 {
                counts[Draws::at(9, run, 0).below(k, 6) as usize] += 1;
            }
        }
        // 1,000 each, give or take 29: five standard deviations.
        assert!(counts.iter().all(|count| count.abs_diff(1000) < 145), "{counts:?}");
    }
}
