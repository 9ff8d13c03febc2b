//! Lists kept in order while they grow.
//!
//! Sorting with the standard library is compiled anew for each type, several kilobytes each, which
//! a visitor of the page downloads. What is short, or has few different entries, is put in its
//! place one by one instead.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Puts an item behind those it does not precede.
pub(crate) fn insert<T>(list: &mut Vec<T>, item: T, compare: impl Fn(&T, &T) -> Ordering) {
    let at = list.partition_point(|other| compare(other, &item) != Ordering::Greater);
    list.insert(at, item);
}

/// Puts an item in its place unless it is there.
pub(crate) fn insert_once<T: Ord>(list: &mut Vec<T>, item: T) {
    if let Err(at) = list.binary_search(&item) {
        list.insert(at, item);
    }
}

/// The same for what has no order of its own.
pub(crate) fn insert_once_by<T>(list: &mut Vec<T>, item: T, compare: impl Fn(&T, &T) -> Ordering) {
    if let Err(at) = list.binary_search_by(|other| compare(other, &item)) {
        list.insert(at, item);
    }
}

/// What stands beside a key; nothing yet (zero, an empty list) where the key is new.
pub(crate) fn find_or_insert<K, V: Default>(
    list: &mut Vec<(K, V)>,
    key: K,
    compare: impl Fn(&K, &K) -> Ordering,
) -> &mut V {
    let at = list.binary_search_by(|(other, _)| compare(other, &key)).unwrap_or_else(|at| {
        list.insert(at, (key, V::default()));
        at
    });
    &mut list[at].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut list = Vec::new();
        for item in [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (3, 'e')] {
            insert(&mut list, item, |a, b| a.0.cmp(&b.0));
        }
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c'), (3, 'e')]);
    }

    #[test]
    fn items_and_keys_stand_once_and_rising() {
        let (mut once, mut counts) = (Vec::new(), Vec::new());
        for item in [5, 3, 5, 9, 3, 5] {
            insert_once(&mut once, item);
            *find_or_insert(&mut counts, item, i32::cmp) += 1;
        }
        assert_eq!(once, [3, 5, 9]);
        assert_eq!(counts, [(3, 2), (5, 3), (9, 1)]);
    }
}
