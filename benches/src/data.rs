//! Answers without a pattern of their own, but with people who see things better or worse.

use comity::Score;

/// Columns of the large table, and how many of them make a factor.
pub const ITEMS: usize = 44;
/// Columns of one factor.
pub const ITEMS_A_FACTOR: usize = 2;
/// Groups of the large table.
pub const GROUPS: usize = 1000;

/// Steele, Lea & Flood 2014: SplitMix64.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A whole number below `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        // The high half of a product: even enough, and without a division.
        ((u128::from(z ^ (z >> 31)) * u128::from(limit)) >> 64) as u64
    }

    /// A level from 1 to 5 of somebody who leans so far to one side.
    pub(crate) fn level(&mut self, lean: i64) -> u8 {
        (self.below(5) as i64 + 1 + lean).clamp(1, 5) as u8
    }
}

/// A large table: rows of ITEMS answers on 1 to 5, sorted into groups of equal size.
#[derive(Clone, Debug)]
pub struct Large {
    /// Row after row.
    pub cells: Vec<u8>,
    /// The row behind the last one of each group.
    pub ends: Vec<usize>,
}

impl Large {
    /// So many groups of so many people; in a hundred answers `missing` are missing.
    pub fn new(groups: usize, people: usize, missing: u64) -> Self {
        let mut numbers = Numbers::new(2026);
        let mut cells = Vec::with_capacity(groups * people * ITEMS);
        for _ in 0..groups * people {
            let lean = numbers.below(3) as i64 - 1;
            for _ in 0..ITEMS {
                let level = numbers.level(lean);
                cells.push(if numbers.below(100) < missing { 0 } else { level });
            }
        }
        Self { cells, ends: (1..=groups).map(|group| group * people).collect() }
    }

    /// The columns of each factor: neighbours.
    pub fn factors() -> Vec<Vec<usize>> {
        (0..ITEMS).collect::<Vec<_>>().chunks(ITEMS_A_FACTOR).map(<[_]>::to_vec).collect()
    }
}

/// Columns of a matrix with many raters.
pub const MANY_ITEMS: usize = 100;

/// What so many people say of so many items, of which some are seen better than others; in a hundred
/// answers `missing` are missing.
pub fn ratings(people: usize, items: usize, missing: u64) -> Vec<u8> {
    let mut numbers = Numbers::new(44);
    let leans: Vec<i64> = (0..items).map(|_| numbers.below(5) as i64 - 2).collect();
    let mut cells = Vec::with_capacity(people * items);
    for _ in 0..people {
        for lean in &leans {
            let level = numbers.level(*lean);
            cells.push(if numbers.below(100) < missing { 0 } else { level });
        }
    }
    cells
}

/// The scores of so many people in 22 factors of two questions.
pub fn scores(people: usize) -> Vec<Vec<Score>> {
    let large = Large::new(1, people, 0);
    let score = |row: usize, columns: &[usize]| {
        let sum = columns.iter().map(|c| u32::from(large.cells[row * ITEMS + c])).sum();
        Score::new(row, sum, columns.len() as u32).expect("a factor has columns")
    };
    let factor = |columns: &Vec<usize>| (0..people).map(|row| score(row, columns)).collect();
    Large::factors().iter().map(factor).collect()
}
