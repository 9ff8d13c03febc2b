//! Short lists in order.

use alloc::vec::Vec;

/// The items from the lowest key to the highest, equal ones in the order they came in.
///
/// Each is put in its place among those before it: a few dozen need no more, and the standard
/// library's sort would add several kilobytes to the page's module for each type it sorts.
pub(crate) fn rising<T, K: PartialOrd>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for item in items {
        let at = list.partition_point(|other| key(other) <= key(&item));
        list.insert(at, item);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let list = rising([(2.5, 'a'), (1.0, 'b'), (2.5, 'c'), (-1.0, 'd')], |(key, _)| *key);
        assert_eq!(list.iter().map(|(_, name)| *name).collect::<Vec<_>>(), ['d', 'b', 'a', 'c']);
    }
}
