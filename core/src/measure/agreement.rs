//! Whether people see the same thing alike: statistics of agreement, and what chance alone gives.
//!
//! Statistics of one item take how often each level of its scale was chosen, lowest level first, so
//! that they are exact on whole numbers; statistics over items take [`Ratings`](super::Ratings).
//! What chance gives is exact where answers can be enumerated and permuted where they cannot.

mod chance;
mod chance_items;
mod column_counts;
mod consensus;
mod counted;
mod deviation;
mod gwet;
mod kendall;
mod krippendorff;
mod layers;
mod mean_adjusted;
mod null_variance;
mod over_items;
mod permutation;
mod within_group;

pub use chance::{ItemStatistic, chance_of_counts, chance_of_item};
pub use chance_items::chance_of_items;
pub(crate) use column_counts::ColumnCounts;
pub use consensus::tastle_wierman_consensus;
pub use deviation::{Center, average_deviation, average_deviation_j};
pub use gwet::{AgreementWeights, GwetAc, gwet_ac};
pub use kendall::{KendallW, kendall_w};
pub use krippendorff::{Metric, krippendorff_alpha};
pub use layers::van_der_eijk_agreement;
pub use mean_adjusted::{awg, awg_j};
pub use null_variance::NullVariance;
pub use over_items::OverItems;
pub use permutation::{PermutationChance, PermutationNull};
pub use within_group::{WithinGroup, r_star_wg_j, rwg, rwg_j};
