//! The core's kernel for large tables, compiled again for the lanes this processor has.
//!
//! The only unsafe code of the project: functions for processors with certain features are called
//! after asking the processor for these. The kernel adds whole numbers, so its results are the same.

use std::ops::Range;

use comity::{AnswerTable, Error, FactorSums, Factors};

/// How wide the processor works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Lanes {
    /// What every processor of this architecture has: 16 bytes on x86-64.
    Portable,
    /// 32 bytes at once.
    Avx2,
    /// 64 bytes at once.
    Avx512,
}

impl Lanes {
    /// The lanes this processor has, narrowest first.
    pub fn available() -> Vec<Self> {
        [Self::Portable, Self::Avx2, Self::Avx512]
            .into_iter()
            .filter(|l| l.is_available())
            .collect()
    }

    /// The widest lanes this processor has.
    pub fn widest() -> Self {
        Self::available().into_iter().max().unwrap_or(Self::Portable)
    }

    /// What the lanes are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Portable if cfg!(target_arch = "x86_64") => "SSE2",
            Self::Portable => "portable",
            Self::Avx2 => "AVX2",
            Self::Avx512 => "AVX-512",
        }
    }

    #[cfg(target_arch = "x86_64")]
    fn is_available(self) -> bool {
        match self {
            Self::Portable => true,
            Self::Avx2 => is_x86_feature_detected!("avx2"),
            Self::Avx512 => {
                is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("avx512vl")
            }
        }
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn is_available(self) -> bool {
        self == Self::Portable
    }

    /// [`comity::factor_sums`] with these lanes, with the sums of items beside them where these are
    /// asked for; with the portable lanes where the processor does not have the others.
    pub(crate) fn sums(
        self,
        table: &AnswerTable<'_>,
        factors: &Factors,
        groups: Range<usize>,
        items: bool,
    ) -> Result<FactorSums, Error> {
        #[cfg(target_arch = "x86_64")]
        if self.is_available() {
            // SAFETY: the processor has just said that it has the features each function needs.
            match self {
                Self::Portable => {}
                Self::Avx2 => return unsafe { x86::avx2(table, factors, groups, items) },
                Self::Avx512 => return unsafe { x86::avx512(table, factors, groups, items) },
            }
        }
        #[cfg(target_arch = "x86_64")]
        return sums(table, factors, groups, items, x86::fetch);
        #[cfg(not(target_arch = "x86_64"))]
        sums(table, factors, groups, items, |_| ())
    }
}

/// The kernel, compiled for whoever calls it.
#[inline(always)]
fn sums(
    table: &AnswerTable<'_>,
    factors: &Factors,
    groups: Range<usize>,
    items: bool,
    fetch: impl Fn(&[u8]),
) -> Result<FactorSums, Error> {
    if items {
        comity::factor_and_item_sums_ahead(table, factors, groups, fetch)
    } else {
        comity::factor_sums_ahead(table, factors, groups, fetch)
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{_MM_HINT_T1, _mm_prefetch};

    use super::*;

    /// Bytes fetched at once.
    const LINE: usize = 64;

    /// Asks for memory that will soon be read.
    #[inline(always)]
    pub(super) fn fetch(cells: &[u8]) {
        for line in cells.chunks(LINE) {
            // SAFETY: every processor of this architecture has it, and it only hints.
            unsafe { _mm_prefetch::<_MM_HINT_T1>(line.as_ptr().cast()) };
        }
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn avx2(
        table: &AnswerTable<'_>,
        factors: &Factors,
        groups: Range<usize>,
        items: bool,
    ) -> Result<FactorSums, Error> {
        sums(table, factors, groups, items, fetch)
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vl")]
    pub(super) fn avx512(
        table: &AnswerTable<'_>,
        factors: &Factors,
        groups: Range<usize>,
        items: bool,
    ) -> Result<FactorSums, Error> {
        sums(table, factors, groups, items, fetch)
    }
}
