//! The only place that reduces floats: in the order given, with the lost low bits carried along.
//!
//! Source: Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
//! Summen". The error is about one rounding of the result plus n squared times 1e-32 of the sum
//! of the sizes. Never reordered, never split over lanes or threads. Three kernels keep loops of their
//! own in a fixed order: the convolution of `lattice`, the complex products of `characteristic` and
//! `dirichlet`.

use alloc::vec::Vec;

/// A running sum that keeps what each addition rounded away.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    /// Adds one term.
    pub(crate) fn add(&mut self, term: f64) {
        let next = self.total + term;
        self.lost += if self.total.abs() >= term.abs() {
            (self.total - next) + term
        } else {
            (term - next) + self.total
        };
        self.total = next;
    }

    /// The sum so far.
    pub(crate) fn value(self) -> f64 {
        self.total + self.lost
    }
}

/// Sum of the terms in their order; 0 for none.
pub(crate) fn sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut running = Sum::default();
    for term in terms {
        running.add(term);
    }
    running.value()
}

/// Two plain sums at once, in order and uncorrected: for integrands, where a lost low bit is far
/// below the tolerance and the loop is hot.
pub(crate) fn plain_pair(terms: impl IntoIterator<Item = (f64, f64)>) -> (f64, f64) {
    terms.into_iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y))
}

/// The sums of the first one, two, three and so on of the terms.
pub(crate) fn running(mut terms: Vec<f64>) -> Vec<f64> {
    let mut total = Sum::default();
    for term in &mut terms {
        total.add(*term);
        *term = total.value();
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn keeps_what_plain_addition_loses() {
        assert_eq!(sum([1.0, 1e100, 1.0, -1e100]), 2.0);
        assert_eq!(sum([]), 0.0);
        assert_eq!(sum(core::iter::repeat_n(0.1, 10)), 1.0);
    }
}
