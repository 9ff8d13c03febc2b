//! The list of statistics: a line each. Names are those of the functions, with what they are compared
//! with or weighted by spelt out.

use NullVariance::{
    HeavySkew, MaximumDissensus, ModerateSkew, Normal, SlightSkew, Triangular, Uniform,
};
use VarianceMethod::{Moments, Reml};
use alloc::vec::Vec;

use super::{
    Statistic,
    between::{self, Between},
    parts::Worked,
    whole,
};
use crate::measure::{
    agreement::{
        AgreementWeights, Center, ItemStatistic, Metric, NullVariance, average_deviation,
        average_deviation_j, awg, awg_j, chance_of_items, gwet_ac, kendall_w, krippendorff_alpha,
        tastle_wierman_consensus, van_der_eijk_agreement,
    },
    difference::{kendall_tau_b, spearman},
    inequality::{gini, theil},
    outcome::{Outcome, Reason},
    ratings::Ratings,
    reliability::{Missing, VarianceMethod, intraclass_available, spearman_brown},
};

/// How a statistic is worked out.
#[derive(Clone, Copy, Debug)]
pub(super) enum Work {
    /// Of each item, from how often each level was chosen and the number of the lowest.
    Item { of: fn(&[u32], i16) -> Outcome<Worked>, chance: Option<(ItemStatistic, NullVariance)> },
    /// Of each item beside the others.
    EveryItem(fn(&Ratings<'_>) -> Outcome<Vec<Outcome<f64>>>),
    /// Of all items.
    Whole { of: fn(&Ratings<'_>) -> Outcome<Worked>, chance: WholeChance },
    /// Of partners.
    Between(Between),
}

/// Where the chance level of a statistic of all items comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum WholeChance {
    None,
    Exact(fn(&Ratings<'_>) -> Outcome<f64>),
    /// By permutation of this function, which is high where people agree.
    Permuted(fn(&Ratings<'_>) -> Outcome<f64>),
}

const fn item(
    name: &'static str,
    meaning: &'static str,
    of: fn(&[u32], i16) -> Outcome<Worked>,
    chance: Option<(ItemStatistic, NullVariance)>,
) -> Statistic {
    Statistic { name, meaning, work: Work::Item { of, chance } }
}

const fn every_item(
    name: &'static str,
    meaning: &'static str,
    of: fn(&Ratings<'_>) -> Outcome<Vec<Outcome<f64>>>,
) -> Statistic {
    Statistic { name, meaning, work: Work::EveryItem(of) }
}

const fn whole(
    name: &'static str,
    meaning: &'static str,
    of: fn(&Ratings<'_>) -> Outcome<Worked>,
    chance: WholeChance,
) -> Statistic {
    Statistic { name, meaning, work: Work::Whole { of, chance } }
}

const fn between(name: &'static str, meaning: &'static str, of: Between) -> Statistic {
    Statistic { name, meaning, work: Work::Between(of) }
}

/// Of two variances, the share of the first.
fn share(between: f64, within: f64) -> Outcome<f64> {
    if between + within > 0.0 {
        Outcome::Known(between / (between + within))
    } else {
        Outcome::Undefined(Reason::NoVariation)
    }
}

/// All statistics, in the order in which they are shown.
#[rustfmt::skip]
pub(super) static ALL: &[Statistic] = &[
    whole("mean", "The mean of people's means, with Student's interval", whole::mean, WholeChance::None),
    whole("standard_deviation", "How far people's means spread", whole::standard_deviation, WholeChance::None),
    item("item_mean", "The mean of the answers to one item", whole::item_mean, None),
    item("item_standard_deviation", "How far the answers to one item spread", whole::item_standard_deviation, None),
    item("rwg_uniform", "How much less people differ on one item than answers spread evenly over the scale", |c, _| whole::item_rwg(c, Uniform), Some((ItemStatistic::WithinGroup, Uniform))),
    item("rwg_slight_skew", "How much less people differ on one item than answers that lean a little to the high end (five levels only)", |c, _| whole::item_rwg(c, SlightSkew), Some((ItemStatistic::WithinGroup, SlightSkew))),
    item("rwg_moderate_skew", "How much less people differ on one item than answers that lean to the high end (five levels only)", |c, _| whole::item_rwg(c, ModerateSkew), Some((ItemStatistic::WithinGroup, ModerateSkew))),
    item("rwg_heavy_skew", "How much less people differ on one item than answers nearly all at the high end (five levels only)", |c, _| whole::item_rwg(c, HeavySkew), Some((ItemStatistic::WithinGroup, HeavySkew))),
    item("rwg_triangular", "How much less people differ on one item than answers that fall evenly from the middle (five levels only)", |c, _| whole::item_rwg(c, Triangular), Some((ItemStatistic::WithinGroup, Triangular))),
    item("rwg_normal", "How much less people differ on one item than answers spread like a bell (five levels only)", |c, _| whole::item_rwg(c, Normal), Some((ItemStatistic::WithinGroup, Normal))),
    item("rwg_maximum_dissensus", "How much less people differ on one item than two camps at the ends of the scale", |c, _| whole::item_rwg(c, MaximumDissensus), Some((ItemStatistic::WithinGroup, MaximumDissensus))),
    whole("rwg_j_uniform", "rwg(J) over all items, against answers spread evenly over the scale", |r| whole::stepped_up(r, Uniform), WholeChance::Exact(|r| chance_of_items(r, Uniform))),
    whole("rwg_j_slight_skew", "rwg(J) over all items, against answers that lean a little to the high end (five levels only)", |r| whole::stepped_up(r, SlightSkew), WholeChance::Exact(|r| chance_of_items(r, SlightSkew))),
    whole("rwg_j_moderate_skew", "rwg(J) over all items, against answers that lean to the high end (five levels only)", |r| whole::stepped_up(r, ModerateSkew), WholeChance::Exact(|r| chance_of_items(r, ModerateSkew))),
    whole("rwg_j_heavy_skew", "rwg(J) over all items, against answers nearly all at the high end (five levels only)", |r| whole::stepped_up(r, HeavySkew), WholeChance::Exact(|r| chance_of_items(r, HeavySkew))),
    whole("rwg_j_triangular", "rwg(J) over all items, against answers that fall evenly from the middle (five levels only)", |r| whole::stepped_up(r, Triangular), WholeChance::Exact(|r| chance_of_items(r, Triangular))),
    whole("rwg_j_normal", "rwg(J) over all items, against answers spread like a bell (five levels only)", |r| whole::stepped_up(r, Normal), WholeChance::Exact(|r| chance_of_items(r, Normal))),
    whole("rwg_j_maximum_dissensus", "rwg(J) over all items, against two camps at the ends of the scale", |r| whole::stepped_up(r, MaximumDissensus), WholeChance::Exact(|r| chance_of_items(r, MaximumDissensus))),
    whole("r_star_wg_j_uniform", "r*wg(J) over all items, which does not grow with their number, against answers spread evenly over the scale", |r| whole::linear(r, Uniform), WholeChance::Exact(|r| chance_of_items(r, Uniform))),
    whole("r_star_wg_j_slight_skew", "r*wg(J) over all items, which does not grow with their number, against answers that lean a little to the high end (five levels only)", |r| whole::linear(r, SlightSkew), WholeChance::Exact(|r| chance_of_items(r, SlightSkew))),
    whole("r_star_wg_j_moderate_skew", "r*wg(J) over all items, which does not grow with their number, against answers that lean to the high end (five levels only)", |r| whole::linear(r, ModerateSkew), WholeChance::Exact(|r| chance_of_items(r, ModerateSkew))),
    whole("r_star_wg_j_heavy_skew", "r*wg(J) over all items, which does not grow with their number, against answers nearly all at the high end (five levels only)", |r| whole::linear(r, HeavySkew), WholeChance::Exact(|r| chance_of_items(r, HeavySkew))),
    whole("r_star_wg_j_triangular", "r*wg(J) over all items, which does not grow with their number, against answers that fall evenly from the middle (five levels only)", |r| whole::linear(r, Triangular), WholeChance::Exact(|r| chance_of_items(r, Triangular))),
    whole("r_star_wg_j_normal", "r*wg(J) over all items, which does not grow with their number, against answers spread like a bell (five levels only)", |r| whole::linear(r, Normal), WholeChance::Exact(|r| chance_of_items(r, Normal))),
    whole("r_star_wg_j_maximum_dissensus", "r*wg(J) over all items, which does not grow with their number, against two camps at the ends of the scale", |r| whole::linear(r, MaximumDissensus), WholeChance::Exact(|r| chance_of_items(r, MaximumDissensus))),
    item("awg", "Agreement on one item, adjusted for where its mean lies", |c, _| awg(c).map(Worked::from), Some((ItemStatistic::MeanAdjusted, Uniform))),
    whole("awg_j", "The mean of awg over the items", |r| whole::over_items(awg_j(r)), WholeChance::Permuted(|r| awg_j(r).map(|over| over.mean))),
    item("average_deviation_mean", "How many levels people are from the mean of one item, on average", |c, _| average_deviation(c, Center::Mean).map(Worked::from), Some((ItemStatistic::Deviation(Center::Mean), Uniform))),
    item("average_deviation_median", "How many levels people are from the median of one item, on average", |c, _| average_deviation(c, Center::Median).map(Worked::from), Some((ItemStatistic::Deviation(Center::Median), Uniform))),
    whole("average_deviation_j_mean", "The mean of average_deviation_mean over the items", |r| whole::over_items(average_deviation_j(r, Center::Mean)), WholeChance::Permuted(|r| average_deviation_j(r, Center::Mean).map(|over| -over.mean))),
    whole("average_deviation_j_median", "The mean of average_deviation_median over the items", |r| whole::over_items(average_deviation_j(r, Center::Median)), WholeChance::Permuted(|r| average_deviation_j(r, Center::Median).map(|over| -over.mean))),
    item("tastle_wierman_consensus", "Consensus on one item: 1 where all say the same, 0 where half stand at each end", |c, _| tastle_wierman_consensus(c).map(Worked::from), Some((ItemStatistic::Consensus, Uniform))),
    item("van_der_eijk_agreement", "Agreement on one item: 1 one view, 0 all views alike, -1 two camps at the ends", |c, _| van_der_eijk_agreement(c).map(Worked::from), Some((ItemStatistic::Layers, Uniform))),
    whole("krippendorff_alpha_nominal", "Krippendorff's alpha of people over items, levels equal or not", |r| krippendorff_alpha(r, Metric::Nominal).map(Worked::from), WholeChance::Permuted(|r| krippendorff_alpha(r, Metric::Nominal))),
    whole("krippendorff_alpha_ordinal", "Krippendorff's alpha of people over items, levels in order", |r| krippendorff_alpha(r, Metric::Ordinal).map(Worked::from), WholeChance::Permuted(|r| krippendorff_alpha(r, Metric::Ordinal))),
    whole("krippendorff_alpha_interval", "Krippendorff's alpha of people over items, levels equally far apart", |r| krippendorff_alpha(r, Metric::Interval).map(Worked::from), WholeChance::Permuted(|r| krippendorff_alpha(r, Metric::Interval))),
    whole("krippendorff_alpha_ratio", "Krippendorff's alpha of people over items, levels with a true zero", |r| krippendorff_alpha(r, Metric::Ratio).map(Worked::from), WholeChance::Permuted(|r| krippendorff_alpha(r, Metric::Ratio))),
    whole("gwet_ac1", "Gwet's coefficient of people over items, levels equal or not", |r| whole::gwet(r, AgreementWeights::Identity), WholeChance::Permuted(|r| gwet_ac(r, AgreementWeights::Identity).map(|ac| ac.coefficient))),
    whole("gwet_ac2_linear", "Gwet's coefficient of people over items, levels less agreed the farther apart", |r| whole::gwet(r, AgreementWeights::Linear), WholeChance::Permuted(|r| gwet_ac(r, AgreementWeights::Linear).map(|ac| ac.coefficient))),
    whole("gwet_ac2_quadratic", "Gwet's coefficient of people over items, levels less agreed by the square of how far apart", |r| whole::gwet(r, AgreementWeights::Quadratic), WholeChance::Permuted(|r| gwet_ac(r, AgreementWeights::Quadratic).map(|ac| ac.coefficient))),
    whole("gwet_ac2_ordinal", "Gwet's coefficient of people over items, levels less agreed by the levels between", |r| whole::gwet(r, AgreementWeights::Ordinal), WholeChance::Permuted(|r| gwet_ac(r, AgreementWeights::Ordinal).map(|ac| ac.coefficient))),
    whole("kendall_w", "Kendall's W: how alike people put the items in order", whole::kendall, WholeChance::Permuted(|r| kendall_w(r).map(|w| w.w))),
    whole("cronbach_alpha", "Cronbach's alpha over pairs of items, with Feldt's interval from 15 people on", |r| whole::cronbach(r, Missing::Pairwise), WholeChance::None),
    whole("cronbach_alpha_listwise", "Cronbach's alpha of people who answered every item", |r| whole::cronbach(r, Missing::Listwise), WholeChance::None),
    whole("spearman_brown", "The reliability of exactly two items together", |r| spearman_brown(r).map(Worked::from), WholeChance::None),
    whole("omega_total", "Omega total: what one common factor explains; wants a hundred people", whole::omega, WholeChance::None),
    every_item("item_total_raw", "How an item goes with the sum of all, itself among them", |r| whole::totals(r, |item| item.raw)),
    every_item("item_total_corrected", "How an item goes with the sum of the others", |r| whole::totals(r, |item| item.corrected)),
    every_item("alpha_if_dropped", "Cronbach's alpha of the other items", |r| whole::totals(r, |item| item.alpha_if_dropped)),
    whole("intraclass_1_1", "Intraclass correlation of items rated by people: one person, one-way", |r| whole::correlation(r, |all| all.one_way), WholeChance::Permuted(|r| whole::coefficient(r, |all| all.one_way))),
    whole("intraclass_2_1", "Intraclass correlation of items rated by people: one person, absolute agreement", |r| whole::correlation(r, |all| all.two_way_random), WholeChance::Permuted(|r| whole::coefficient(r, |all| all.two_way_random))),
    whole("intraclass_3_1", "Intraclass correlation of items rated by people: one person, consistency", |r| whole::correlation(r, |all| all.two_way_mixed), WholeChance::Permuted(|r| whole::coefficient(r, |all| all.two_way_mixed))),
    whole("intraclass_1_k", "Intraclass correlation of items rated by people: the mean of all people, one-way", |r| whole::correlation(r, |all| all.one_way_average), WholeChance::Permuted(|r| whole::coefficient(r, |all| all.one_way_average))),
    whole("intraclass_2_k", "Intraclass correlation of items rated by people: the mean of all people, absolute agreement", |r| whole::correlation(r, |all| all.two_way_random_average), WholeChance::Permuted(|r| whole::coefficient(r, |all| all.two_way_random_average))),
    whole("intraclass_3_k", "Intraclass correlation of items rated by people: the mean of all people, consistency", |r| whole::correlation(r, |all| all.two_way_mixed_average), WholeChance::Permuted(|r| whole::coefficient(r, |all| all.two_way_mixed_average))),
    whole("intraclass_1_1_available", "The same as intraclass_1_1 from all answers, items with blanks too", |r| intraclass_available(r).map(Worked::from), WholeChance::Permuted(intraclass_available)),
    between("partners_icc_1", "ICC(1): the share of the spread of people's means that lies between partners", |p| between::of_all(p, Moments, |all| Outcome::Known(all.icc_1))),
    between("partners_icc_1_reml", "The same share by restricted maximum likelihood", |p| between::of_all(p, Reml, |all| share(all.variance_between, all.variance_within))),
    between("partners_icc_2", "ICC(2): how reliable a partner's mean is", |p| between::of_all(p, Moments, |all| all.icc_2)),
    between("shrunken_mean", "A partner's mean, drawn to the middle as far as few people say little", |p| between::shrunken(p, Moments)),
    between("shrunken_mean_reml", "The same by restricted maximum likelihood", |p| between::shrunken(p, Reml)),
    between("hedges_g", "How far a partner's people lie above all others, in standard deviations", between::hedges),
    between("cliffs_delta", "How often somebody of a partner lies above somebody of the others", between::cliff),
    between("spearman", "Whether a partner puts the items in the order the others do", |p| between::order(p, spearman)),
    between("kendall_tau_b", "The same, by pairs of items in order or not", |p| between::order(p, kendall_tau_b)),
    between("gini", "How unequal partners' means are above the lowest level, 0 to 1", |p| between::inequality(p, gini)),
    between("theil", "The same as Theil's T", |p| between::inequality(p, theil)),
];
