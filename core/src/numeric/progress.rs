//! How far work has come that is done in pieces.

/// How far long work has come. Whoever asks for it says how much to do at once, shows this in
/// between, and may stop or keep the state and go on another day.
///
/// # Example
///
/// ```
/// use comity::{Outcome, PermutationNull, Ratings, kendall_w};
/// let ratings = Ratings::new(&[1, 2, 5, 2, 3, 4, 1, 3, 4], 3, 1, 5)?;
/// let w = |ratings: &Ratings<'_>| kendall_w(ratings).map(|k| k.w);
/// let Outcome::Known(mut chance) = PermutationNull::new(&ratings, w, 250, 7) else {
///     unreachable!("the answers differ");
/// };
/// assert!(!chance.advance(&ratings, w, 100).finished());
/// let progress = chance.advance(&ratings, w, 100);
/// assert_eq!((progress.done, progress.of), (200, 250));
/// # Ok::<(), comity::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Pieces done.
    pub done: u32,
    /// Pieces there are.
    pub of: u32,
}

impl Progress {
    pub(crate) fn new(done: u32, of: u32) -> Self {
        Self { done, of }
    }

    /// Nothing is left to do.
    pub fn finished(self) -> bool {
        self.done >= self.of
    }
}
