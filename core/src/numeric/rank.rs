//! Ranks and correlations, on whole numbers until the last division.
//!
//! Midranks: equal values share the mean of the ranks they take up; twice the midrank is whole.
//! Pearson: (n Sxy - Sx Sy) / sqrt((n Sxx - Sx^2)(n Syy - Sy^2)). Spearman 1904: Pearson's of the
//! midranks, which takes care of ties. Kendall 1945, tau-b: (C - D) / sqrt((P - Tx)(P - Ty)) with
//! P pairs, of which Tx and Ty are tied in one of the two; C - D by sorting (Knight 1966).
//! Range -1 to 1; `None` where one of the two does not vary.

use alloc::vec::Vec;

use super::math;

/// Sums of two whole-numbered variables over the same people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PairSums {
    pub(crate) n: i128,
    pub(crate) x: i128,
    pub(crate) y: i128,
    pub(crate) xx: i128,
    pub(crate) yy: i128,
    pub(crate) xy: i128,
}

impl PairSums {
    pub(crate) fn of(pairs: impl IntoIterator<Item = (i64, i64)>) -> Self {
        let mut sums = Self::default();
        for (x, y) in pairs {
            let (x, y) = (i128::from(x), i128::from(y));
            sums.n += 1;
            sums.x += x;
            sums.y += y;
            sums.xx += x * x;
            sums.yy += y * y;
            sums.xy += x * y;
        }
        sums
    }

    /// Pearson's correlation.
    pub(crate) fn correlation(&self) -> Option<f64> {
        let x = self.n * self.xx - self.x * self.x;
        let y = self.n * self.yy - self.y * self.y;
        quotient(self.n * self.xy - self.x * self.y, x, y)
    }
}

/// top / sqrt(left right), kept within -1 to 1 against the last rounding.
fn quotient(top: i128, left: i128, right: i128) -> Option<f64> {
    if left <= 0 || right <= 0 {
        return None;
    }
    let bottom = math::sqrt(left as f64) * math::sqrt(right as f64);
    // The root of the product where that is whole: a perfect correlation is 1, not nearly.
    let bottom = if left == right { left as f64 } else { bottom };
    Some(math::within(top as f64 / bottom, -1.0, 1.0))
}

/// Twice the midrank of each value. None of them may be NaN.
pub(crate) fn doubled_midranks(values: &[f64]) -> Vec<i64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| compare(values[*a], values[*b]));
    let mut ranks = alloc::vec![0; values.len()];
    let mut first = 0;
    for run in order.chunk_by(|a, b| values[*a] == values[*b]) {
        // Ranks first + 1 to first + size: twice their mean.
        let doubled = (2 * first + run.len() + 1) as i64;
        run.iter().for_each(|at| ranks[*at] = doubled);
        first += run.len();
    }
    ranks
}

/// By size; minus zero is zero.
fn compare(a: f64, b: f64) -> core::cmp::Ordering {
    a.partial_cmp(&b).unwrap_or(core::cmp::Ordering::Equal)
}

/// Spearman's rank correlation of two lists of one length.
pub(crate) fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    let (x, y) = (doubled_midranks(x), doubled_midranks(y));
    PairSums::of(x.into_iter().zip(y)).correlation()
}

/// Kendall's tau-b of two lists of one length.
pub(crate) fn kendall_tau_b(x: &[f64], y: &[f64]) -> Option<f64> {
    let mut pairs: Vec<(i64, i64)> =
        doubled_midranks(x).into_iter().zip(doubled_midranks(y)).collect();
    pairs.sort_unstable();
    let tied_x = pairs_within(pairs.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len));
    let tied_both = pairs_within(pairs.chunk_by(|a, b| a == b).map(<[_]>::len));
    let mut y: Vec<i64> = pairs.iter().map(|pair| pair.1).collect();
    let discordant = inversions(&mut y);
    let tied_y = pairs_within(y.chunk_by(|a, b| a == b).map(<[_]>::len));
    let all = pairs_within([pairs.len()].into_iter());
    let concordant_less_discordant = all - tied_x - tied_y + tied_both - 2 * discordant;
    quotient(concordant_less_discordant, all - tied_x, all - tied_y)
}

/// How many pairs can be made within runs of these lengths.
fn pairs_within(runs: impl Iterator<Item = usize>) -> i128 {
    runs.map(|run| (run as i128) * (run as i128 - 1) / 2).sum()
}

/// How many pairs stand in falling order; sorts the list by merging.
fn inversions(list: &mut [i64]) -> i128 {
    if list.len() < 2 {
        return 0;
    }
    let (left, right) = list.split_at_mut(list.len() / 2);
    let mut found = inversions(left) + inversions(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i] <= right[j] {
            merged.push(left[i]);
            i += 1;
        } else {
            found += (left.len() - i) as i128;
            merged.push(right[j]);
            j += 1;
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    list.copy_from_slice(&merged);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_ranks() {
        assert_eq!(doubled_midranks(&[3.0, 1.0, 3.0, 7.0, 1.0, 3.0]), [8, 3, 8, 12, 3, 8]);
        assert_eq!(doubled_midranks(&[0.0, -0.0]), [3, 3]);
        assert!(doubled_midranks(&[]).is_empty());
    }

    #[test]
    fn tau_counts_pairs() {
        let x: Vec<f64> = (0..40).map(|i| f64::from(i * i % 11)).collect();
        let y: Vec<f64> = (0..40).map(|i| f64::from(i * 7 % 9)).collect();
        let (mut score, mut only_x, mut only_y, mut all) = (0.0, 0.0, 0.0, 0.0);
        for i in 0..40 {
            for j in 0..i {
                let (a, b) = (x[i] - x[j], y[i] - y[j]);
                score += if a * b > 0.0 {
                    1.0
                } else if a * b < 0.0 {
                    -1.0
                } else {
                    0.0
                };
                only_x += f64::from(u8::from(a == 0.0));
                only_y += f64::from(u8::from(b == 0.0));
                all += 1.0;
            }
        }
        let exact = score / libm::sqrt((all - only_x) * (all - only_y));
        assert!((kendall_tau_b(&x, &y).unwrap() - exact).abs() < 1e-15);
    }

    #[test]
    fn perfect_orders_are_one_and_no_order_is_none() {
        let x = [1.0, 2.5, 2.5, 9.0];
        let y = [10.0, 20.0, 20.0, 21.0];
        let z = [5.0, 3.0, 3.0, -2.0];
        assert_eq!((spearman(&x, &y), kendall_tau_b(&x, &y)), (Some(1.0), Some(1.0)));
        assert_eq!((spearman(&x, &z), kendall_tau_b(&x, &z)), (Some(-1.0), Some(-1.0)));
        assert_eq!((spearman(&x, &[1.0; 4]), kendall_tau_b(&[2.0; 4], &x)), (None, None));
        assert_eq!(spearman(&[], &[]), None);
        let sums = PairSums::of([(1, 2), (3, 4), (5, 6)]);
        assert_eq!(sums.correlation(), Some(1.0));
    }
}
