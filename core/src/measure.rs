//! From counts to means, intervals and bands: the statistics of one group of indicators.

mod accord;
mod agreement;
mod answer_table;
mod band;
mod bootstrap;
mod checked;
mod discretion;
mod divergence;
mod factor_sums;
mod group;
mod lattice_scores;
mod moments;
mod outcome;
mod posterior;
mod ratings;
mod score;
mod standing;
mod tally;

pub use accord::{Accord, Agreement};
pub use agreement::{
    AgreementWeights, Center, GwetAc, ItemStatistic, KendallW, Metric, NullVariance, OverItems,
    PermutationChance, PermutationNull, WithinGroup, average_deviation, average_deviation_j, awg,
    awg_j, chance_of_counts, chance_of_item, chance_of_items, gwet_ac, kendall_w,
    krippendorff_alpha, r_star_wg_j, rwg, rwg_j, tastle_wierman_consensus, van_der_eijk_agreement,
};
pub use answer_table::{AnswerTable, Factors};
pub use band::{Band, BandProbabilities};
pub use bootstrap::{Bootstrap, Effort, bootstrap_partner_first, bootstrap_per_person};
pub(crate) use checked::check;
pub use checked::{measure_group, score_people};
pub use discretion::{Discretion, discretion};
pub use divergence::{Pattern, PatternKind, RARE_PATTERN, SMALLEST_GAP};
pub use factor_sums::{FactorSums, PowerSums, factor_sums, factor_sums_ahead};
pub use group::{Estimate, GroupMeasure, PartnerMean, PersonScore};
pub(crate) use group::{IndicatorMeasure, measure_group as measured, measure_indicator};
pub use moments::Moments;
pub use outcome::{Outcome, Reason};
pub use posterior::{Interval, Posterior};
pub use ratings::Ratings;
pub(crate) use score::score_people as scored;
pub use score::{People, Score, Scored};
pub use standing::Standing;
pub use tally::Tally;

/// Probability that an interval is meant to hold.
pub const INTERVAL_LEVEL: f64 = 0.95;
/// Total weight of the prior behind the headline interval, in people.
pub const PRIOR_MASS: f64 = 1.0;
