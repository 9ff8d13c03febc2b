//! Counts and power sums of every factor in every group of a large table: whole numbers, so that
//! neither the width of the processor's lanes nor the number of threads can change them.
//!
//! Equation: for the people of a group who answered exactly c of a factor's columns, how many they
//! are, the sum of their sums of levels, and of its squares. A person's score is their sum over c.
//! The rows are turned in blocks, so that each column's answers stand one beside the other and the
//! compiler can work on as many of them at once as the processor has lanes for. Every function is
//! inlined into its caller: who has wider lanes compiles them again for these.

use alloc::{format, vec, vec::Vec};
use core::ops::Range;

use super::{
    answer_table::{AnswerTable, Factors},
    item_sums::{ItemSums, OneItem},
};
use crate::error::{Error, ErrorKind, Place};

/// Rows turned at once: a block of fifty columns stays in the nearest cache.
const BLOCK: usize = 512;
/// Rows turned in one go.
const WRITTEN: usize = 32;

/// Sums over the people of one group who answered the same number of a factor's columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PowerSums {
    /// How many people.
    pub people: u64,
    /// Sum of their sums of levels.
    pub sum: u64,
    /// Sum of the squares of these.
    pub squares: u64,
}

/// The sums of all factors in consecutive groups of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactorSums {
    all: Vec<PowerSums>,
    /// Of each item, where these were asked for: in the same places.
    pub(super) items: ItemSums,
    starts: Vec<usize>,
    per_group: usize,
}

impl FactorSums {
    /// The sums of one factor in one group: the first of those who answered one column, the next
    /// of those who answered two, and so on.
    ///
    /// # Panics
    ///
    /// Where there is no such group or factor.
    pub fn by_answered(&self, group: usize, factor: usize) -> &[PowerSums] {
        &self.all[self.place(group, factor)]
    }

    /// Where the sums of one factor in one group stand.
    pub(super) fn place(&self, group: usize, factor: usize) -> Range<usize> {
        let end = self.starts.get(factor + 1).copied().unwrap_or(self.per_group);
        let first = group * self.per_group;
        assert!(first + end <= self.all.len(), "there is no group {group}");
        first + self.starts[factor]..first + end
    }

    /// Adds the sums of the groups that follow.
    pub fn append(&mut self, mut next: Self) {
        if self.per_group == 0 {
            *self = next;
        } else {
            self.all.append(&mut next.all);
            self.items.append(next.items);
        }
    }
}

/// Sums of the factors in these groups of the table.
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`] where a cell holds more than the table's highest level.
///
/// # Example
///
/// ```
/// use comity::{AnswerTable, Factors, factor_sums};
/// // Three people of one group answer two questions; the last leaves one open.
/// let table = AnswerTable::new(&[4, 5, 3, 3, 0, 2], 2, 5, &[3])?;
/// let sums = factor_sums(&table, &Factors::new(&table, vec![vec![0, 1]])?, 0..1)?;
/// let [one, both] = sums.by_answered(0, 0) else { unreachable!() };
/// assert_eq!((one.people, one.sum), (1, 2));
/// assert_eq!((both.people, both.sum, both.squares), (2, 15, 9 * 9 + 6 * 6));
/// # Ok::<(), comity::Error>(())
/// ```
///
/// # Panics
///
/// Where the table has no such groups, or fewer columns than the factors were made for.
#[inline(always)]
pub fn factor_sums(
    table: &AnswerTable<'_>,
    factors: &Factors,
    groups: Range<usize>,
) -> Result<FactorSums, Error> {
    factor_sums_ahead(table, factors, groups, |_| ())
}

/// [`factor_sums`] for a caller who can fetch memory ahead: `fetch` is told, a piece at a time,
/// which cells will be read next. The table is read once and worked on for longer than that takes,
/// so the processor does not fetch far enough ahead by itself.
///
/// # Errors
///
/// As [`factor_sums`].
///
/// # Panics
///
/// As [`factor_sums`].
#[inline(always)]
pub fn factor_sums_ahead(
    table: &AnswerTable<'_>,
    factors: &Factors,
    groups: Range<usize>,
    fetch: impl Fn(&[u8]),
) -> Result<FactorSums, Error> {
    pass::<false>(table, factors, groups, fetch)
}

/// [`factor_sums_ahead`] with the sums of every item beside them, from which follow
/// [`FactorSums::alpha`] and [`FactorSums::mean_item_variance`]. Takes a quarter longer, twice as
/// long where answers are missing.
///
/// # Errors
///
/// As [`factor_sums`].
///
/// # Panics
///
/// As [`factor_sums`].
#[inline(always)]
pub fn factor_and_item_sums_ahead(
    table: &AnswerTable<'_>,
    factors: &Factors,
    groups: Range<usize>,
    fetch: impl Fn(&[u8]),
) -> Result<FactorSums, Error> {
    pass::<true>(table, factors, groups, fetch)
}

/// The one pass over the table; without ITEMS nothing of these is compiled in.
#[inline(always)]
fn pass<const ITEMS: bool>(
    table: &AnswerTable<'_>,
    factors: &Factors,
    groups: Range<usize>,
    fetch: impl Fn(&[u8]),
) -> Result<FactorSums, Error> {
    let mut all = vec![PowerSums::default(); groups.len() * factors.sums];
    let mut items = ItemSums::new(if ITEMS { all.len() } else { 0 });
    let mut block = Block::new(table.columns);
    let most = BLOCK * table.columns;
    for (place, group) in groups.enumerate() {
        let of_group = &mut all[place * factors.sums..(place + 1) * factors.sums];
        let begin = if group == 0 { 0 } else { table.ends[group - 1] };
        let (mut at, end) = (begin * table.columns, table.ends[group] * table.columns);
        while at < end {
            let cells = &table.cells[at..end.min(at + most)];
            at += cells.len();
            let (lowest, highest) = range(cells);
            if highest > table.highest {
                return Err(too_high(table));
            }
            block.turn(cells);
            let next = &table.cells[at..table.cells.len().min(at + most)];
            let mut pieces = next.chunks((next.len() / factors.count().max(1)).max(1));
            for (columns, start) in factors.columns.iter().zip(&factors.starts) {
                pieces.next().into_iter().for_each(&fetch);
                let sums = &mut of_group[*start..*start + columns.len()];
                if lowest > 0 {
                    block.add_complete(columns, table.highest, sums);
                } else {
                    block.add_factor(columns, table.highest, sums);
                }
                if ITEMS {
                    block.add_items(columns, table.highest, lowest > 0, |item, sums| {
                        items.add(place * factors.sums + *start + item, sums);
                    });
                }
            }
        }
    }
    Ok(FactorSums { all, items, starts: factors.starts.clone(), per_group: factors.sums })
}

/// The lowest and the highest of some cells.
#[inline(always)]
fn range(cells: &[u8]) -> (u8, u8) {
    cells.iter().fold((u8::MAX, 0), |(low, high), cell| (low.min(*cell), high.max(*cell)))
}

/// Found again by a slow look: this happens once, at the end.
#[cold]
#[inline(never)]
fn too_high(table: &AnswerTable<'_>) -> Error {
    let at = table.cells.iter().position(|level| *level > table.highest).unwrap_or(0);
    let (row, column) = (at / table.columns, at % table.columns);
    Error::new(
        ErrorKind::OutOfRange,
        Place::default().field(format!("row {row}, column {column} (from 0)")),
        format!("{} is no level: the highest is {}", table.cells[at], table.highest),
        "Give levels from 1 to the highest, and 0 for a missing answer",
    )
}

/// One number a person, where the widest lanes begin: what lies across two lines of the cache is
/// fetched twice.
#[derive(Clone)]
#[repr(align(64))]
struct Column([u8; BLOCK]);

/// Some rows with each column's answers together, and room to work.
struct Block {
    columns: usize,
    turned: Vec<Column>,
    /// Rows in use, a multiple of WRITTEN, and how many of them are people.
    rows: usize,
    people: usize,
    twos: Vec<u16>,
    fours: Vec<u32>,
    eights: Vec<u64>,
    all: Vec<[u64; 4]>,
    /// The last rows of a group, filled up with missing answers.
    rest: Vec<u8>,
    totals: Column,
    answered: Column,
}

impl Block {
    #[inline(always)]
    fn new(columns: usize) -> Self {
        Self {
            columns,
            turned: vec![Column([0; BLOCK]); columns],
            rows: 0,
            people: 0,
            twos: vec![0; columns * WRITTEN / 2],
            fours: vec![0; columns * WRITTEN / 4],
            eights: vec![0; columns * WRITTEN / 8],
            all: vec![[0; 4]; columns],
            rest: vec![0; columns * WRITTEN],
            totals: Column([0; BLOCK]),
            answered: Column([0; BLOCK]),
        }
    }

    /// Takes in rows; what fills them up are people who answered nothing.
    #[inline(always)]
    fn turn(&mut self, cells: &[u8]) {
        self.rows = 0;
        self.people = cells.len() / self.columns;
        let whole = cells.chunks_exact(self.rest.len());
        let rest = whole.remainder();
        whole.for_each(|rows| self.write(rows));
        if !rest.is_empty() {
            let mut filled = core::mem::take(&mut self.rest);
            filled[..rest.len()].copy_from_slice(rest);
            filled[rest.len()..].fill(0);
            self.write(&filled);
            self.rest = filled;
        }
    }

    /// Turns as many rows as are written at once. In which order the people come out does not
    /// matter to their sums: so the first half of the rows is woven with the second, whole.
    #[inline(always)]
    fn write(&mut self, rows: &[u8]) {
        let (first, second) = rows.split_at(rows.len() / 2);
        for ((two, a), b) in self.twos.iter_mut().zip(first).zip(second) {
            *two = u16::from(*a) | u16::from(*b) << 8;
        }
        let (first, second) = self.twos.split_at(self.twos.len() / 2);
        for ((four, a), b) in self.fours.iter_mut().zip(first).zip(second) {
            *four = u32::from(*a) | u32::from(*b) << 16;
        }
        let (first, second) = self.fours.split_at(self.fours.len() / 2);
        for ((eight, a), b) in self.eights.iter_mut().zip(first).zip(second) {
            *eight = u64::from(*a) | u64::from(*b) << 32;
        }
        let (a, rest) = self.eights.split_at(self.columns);
        let (b, rest) = rest.split_at(self.columns);
        let (c, d) = rest.split_at(self.columns);
        for ((((all, a), b), c), d) in self.all.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            *all = [*a, *b, *c, *d];
        }
        for (column, all) in self.turned.iter_mut().zip(&self.all) {
            let bytes = all.map(u64::to_ne_bytes);
            column.0[self.rows..self.rows + WRITTEN].copy_from_slice(bytes.as_flattened());
        }
        self.rows += WRITTEN;
    }

    /// Adds the block's people to the sums of one factor, where everybody answered everything.
    #[inline(always)]
    fn add_complete(&mut self, columns: &[usize], highest: u8, sums: &mut [PowerSums]) {
        let totals = &mut self.totals.0[..self.rows];
        totals.copy_from_slice(&self.turned[columns[0]].0[..self.rows]);
        for column in &columns[1..] {
            let levels = &self.turned[*column].0[..self.rows];
            totals.iter_mut().zip(levels).for_each(|(total, level)| *total += level);
        }
        let all = &mut sums[columns.len() - 1];
        for totals in totals.chunks(run(columns, highest)) {
            let (mut sum, mut squares) = (0_u16, 0_u16);
            for total in totals {
                sum += u16::from(*total);
                squares += u16::from(*total) * u16::from(*total);
            }
            all.sum += u64::from(sum);
            all.squares += u64::from(squares);
        }
        all.people += self.people as u64;
    }

    /// Adds the block's people to the sums of one factor.
    #[inline(always)]
    fn add_factor(&mut self, columns: &[usize], highest: u8, sums: &mut [PowerSums]) {
        let (totals, answered) =
            (&mut self.totals.0[..self.rows], &mut self.answered.0[..self.rows]);
        let (first, others) = columns.split_at(1);
        let levels = &self.turned[first[0]].0[..self.rows];
        for ((total, answered), level) in totals.iter_mut().zip(&mut *answered).zip(levels) {
            *total = *level;
            *answered = (*level).min(1);
        }
        for column in others {
            let levels = &self.turned[*column].0[..self.rows];
            for ((total, answered), level) in totals.iter_mut().zip(&mut *answered).zip(levels) {
                *total += level;
                *answered += (*level).min(1);
            }
        }
        let run = run(columns, highest);
        for (totals, answered) in totals.chunks(run).zip(answered.chunks(run)) {
            let mut found = 0;
            // Most people answer everything: then nobody is left to look for.
            for (sums, count) in sums.iter_mut().zip(1..=columns.len() as u8).rev() {
                found += sums.add(totals, answered, count);
                if found == totals.len() {
                    break;
                }
            }
        }
    }

    /// The block's sums of each item of one factor; `add_factor` was called for it just before, unless
    /// the block is complete.
    #[inline(always)]
    fn add_items(
        &self,
        columns: &[usize],
        highest: u8,
        complete: bool,
        mut add: impl FnMut(usize, OneItem),
    ) {
        let answered = &self.answered.0[..self.rows];
        let all = columns.len() as u8;
        for (item, column) in columns.iter().enumerate() {
            let levels = &self.turned[*column].0[..self.rows];
            add(
                item,
                if complete {
                    OneItem::complete(levels, highest, self.people)
                } else {
                    OneItem::with_blanks(levels, answered, all, highest)
                },
            );
        }
    }
}

/// As many people as can be added up in sixteen bits, which is twice as many lanes as more.
#[inline(always)]
fn run(columns: &[usize], highest: u8) -> usize {
    let greatest = u32::from(highest) * columns.len() as u32;
    (u32::from(u16::MAX) / (greatest * greatest)) as usize
}

impl PowerSums {
    /// Adds those people of a run who answered `count` columns; how many they are.
    #[inline(always)]
    fn add(&mut self, totals: &[u8], answered: &[u8], count: u8) -> usize {
        let (mut people, mut sum, mut squares) = (0_u16, 0_u16, 0_u16);
        for (total, answered) in totals.iter().zip(answered) {
            let counts = u8::from(*answered == count);
            // A mask instead of a branch, which narrow lanes would not do without.
            let total = u16::from(*total & counts.wrapping_neg());
            people += u16::from(counts);
            sum += total;
            squares += total * total;
        }
        self.people += u64::from(people);
        self.sum += u64::from(sum);
        self.squares += u64::from(squares);
        usize::from(people)
    }
}
