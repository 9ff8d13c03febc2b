//! From counts to means, intervals and bands: the statistics of one group of indicators.

mod accord;
mod agreement;
mod answer_table;
mod band;
mod bootstrap;
mod change;
mod checked;
mod difference;
mod discretion;
mod divergence;
mod factor_sums;
mod group;
mod group_change;
mod inequality;
mod item_sums;
mod lattice_scores;
mod moments;
mod outcome;
mod posterior;
mod ratings;
mod reliability;
mod score;
mod standing;
mod statistics;
mod t_interval;
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
pub use change::{Change, RoundsCompared, compare_rounds, reliable_change_index};
pub(crate) use checked::check;
pub use checked::{measure_group, score_people};
pub use difference::{CliffsDelta, HedgesG, cliffs_delta, hedges_g, kendall_tau_b, spearman};
pub use discretion::{Discretion, discretion};
pub use divergence::{Pattern, PatternKind, RARE_PATTERN, SMALLEST_GAP};
pub use factor_sums::{
    FactorSums, PowerSums, factor_and_item_sums_ahead, factor_sums, factor_sums_ahead,
};
pub use group::{Estimate, GroupMeasure, PartnerMean, PersonScore};
pub(crate) use group::{IndicatorMeasure, measure_group as measured, measure_indicator};
pub use group_change::{ChangeBasis, ChangeEstimate, ChangeVerdict};
pub(crate) use group_change::{Rounds, outside_apart};
pub use inequality::{gini, theil};
pub use moments::Moments;
pub use outcome::{Outcome, Reason};
pub use posterior::{Interval, Posterior};
pub use ratings::Ratings;
pub use reliability::{
    ALPHA_INTERVAL_PEOPLE, Alpha, BetweenPartners, FTest, Intraclass, IntraclassCorrelations,
    ItemTotal, Missing, Omega, ShrunkenMean, VarianceMethod, between_partners, cronbach_alpha,
    feldt_interval, intraclass, intraclass_available, item_total, omega_total, spearman_brown,
};
pub(crate) use score::score_people as scored;
pub use score::{People, Score, Scored};
pub use standing::Standing;
pub use statistics::{
    ChanceLevel, Figure, Reach, Statistic, Whom, ratings_of, statistic, statistics,
};
pub use t_interval::t_interval;
pub use tally::Tally;

/// Probability that an interval is meant to hold.
pub const INTERVAL_LEVEL: f64 = 0.95;
/// Total weight of the prior behind the headline interval, in people.
pub const PRIOR_MASS: f64 = 1.0;
