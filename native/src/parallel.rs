//! Work spread over threads, its results in the order of the work.
//!
//! The standard library's scoped threads rather than a pool from a package: there are few pieces,
//! each long, and they are dealt out once.

use std::{num::NonZeroUsize, ops::Range, panic, sync::Mutex, thread};

use comity::{AnswerTable, Error, FactorSums, Factors};

use crate::Lanes;

/// Pieces a thread: enough that none waits long for the slowest.
const PIECES: usize = 4;

/// As many threads as this machine works on at once.
pub fn threads() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Does the work on each item, at most `threads` at once; results come in the order of the items.
///
/// # Panics
///
/// Where the work on an item panics.
pub fn in_order<T: Send, R: Send>(
    items: Vec<T>,
    threads: NonZeroUsize,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let threads = threads.get().min(items.len());
    if threads < 2 {
        return items.into_iter().map(work).collect();
    }
    let waiting = Mutex::new(items.into_iter().enumerate());
    // A thread that panics does so in its work, not while it holds the list.
    let next = || waiting.lock().unwrap_or_else(|fault| fault.into_inner()).next();
    let share = || {
        let mut done = Vec::new();
        while let Some((place, item)) = next() {
            done.push((place, work(item)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(share)).collect();
        let mut done = share();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(cause) => panic::resume_unwind(cause),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The sums of every factor in every group of a large table, with the widest lanes there are or
/// those asked for. The result does not depend on lanes or threads.
///
/// # Errors
///
/// As [`comity::factor_sums`].
///
/// # Example
///
/// ```
/// use comity::{AnswerTable, Factors};
/// use comity_native::{Lanes, factor_sums, threads};
/// let table = AnswerTable::new(&[4, 5, 3, 3, 0, 2], 2, 5, &[2, 3])?;
/// let factors = Factors::new(&table, vec![vec![0, 1]])?;
/// let sums = factor_sums(&table, &factors, threads(), Lanes::widest())?;
/// assert_eq!(sums.moments(0, 0, 0.5).mean.known(), Some(&3.75));
/// # Ok::<(), comity::Error>(())
/// ```
pub fn factor_sums(
    table: &AnswerTable<'_>,
    factors: &Factors,
    threads: NonZeroUsize,
    lanes: Lanes,
) -> Result<FactorSums, Error> {
    sums(table, factors, threads, lanes, false)
}

/// [`factor_sums`] with the sums of every item beside them, for [`FactorSums::alpha`] and
/// [`FactorSums::mean_item_variance`].
///
/// # Errors
///
/// As [`comity::factor_sums`].
///
/// # Example
///
/// ```
/// use comity::{AnswerTable, Factors};
/// use comity_native::{Lanes, factor_and_item_sums, threads};
/// let table = AnswerTable::new(&[4, 5, 3, 3, 1, 2, 5, 5], 2, 5, &[3, 4])?;
/// let factors = Factors::new(&table, vec![vec![0, 1]])?;
/// let sums = factor_and_item_sums(&table, &factors, threads(), Lanes::widest())?;
/// assert!((sums.alpha(0, 0).known().unwrap() - 26.0 / 27.0).abs() < 1e-15);
/// # Ok::<(), comity::Error>(())
/// ```
pub fn factor_and_item_sums(
    table: &AnswerTable<'_>,
    factors: &Factors,
    threads: NonZeroUsize,
    lanes: Lanes,
) -> Result<FactorSums, Error> {
    sums(table, factors, threads, lanes, true)
}

fn sums(
    table: &AnswerTable<'_>,
    factors: &Factors,
    threads: NonZeroUsize,
    lanes: Lanes,
    items: bool,
) -> Result<FactorSums, Error> {
    let pieces = pieces(table.ends(), if threads.get() == 1 { 1 } else { threads.get() * PIECES });
    let sums = in_order(pieces, threads, |groups| lanes.sums(table, factors, groups, items));
    let mut all = FactorSums::default();
    for sums in sums {
        all.append(sums?);
    }
    Ok(all)
}

/// Consecutive groups with about equally many rows; groups are not split.
fn pieces(ends: &[usize], count: usize) -> Vec<Range<usize>> {
    let rows = ends.last().copied().unwrap_or(0);
    let mut begin = 0;
    let mut pieces = Vec::with_capacity(count);
    for piece in 1..=count {
        let until = (rows as u128 * piece as u128 / count as u128) as usize;
        let end = if piece == count { ends.len() } else { ends.partition_point(|e| *e <= until) };
        if end > begin {
            pieces.push(begin..end);
            begin = end;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_work() {
        for threads in 1..5 {
            let threads = NonZeroUsize::new(threads).unwrap();
            let squares = in_order((0..100_u32).collect(), threads, |x| x * x);
            assert_eq!(squares, (0..100).map(|x| x * x).collect::<Vec<_>>());
        }
    }

    #[test]
    fn pieces_hold_every_group_once() {
        for ends in [&[][..], &[0], &[5], &[0, 0, 7, 7, 9, 100, 101], &[1, 2, 3, 4, 5, 6, 7, 8]] {
            for count in 1..10 {
                let groups: Vec<usize> = pieces(ends, count).into_iter().flatten().collect();
                assert_eq!(groups, (0..ends.len()).collect::<Vec<_>>(), "{ends:?} {count}");
            }
        }
        assert_eq!(pieces(&[10, 20, 30, 40], 2), [0..2, 2..4]);
    }

    #[test]
    #[should_panic(expected = "no luck")]
    fn a_panic_is_passed_on() {
        in_order(vec![1, 2, 3], NonZeroUsize::new(2).unwrap(), |x| assert!(x < 3, "no luck"));
    }
}
