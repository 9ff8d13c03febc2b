//! Statistics of agreement, and what chance gives, of the vectors and of all few answers.

use alloc::{format, vec::Vec};

use comity::{
    AgreementWeights, Center, ItemStatistic, Metric, NullVariance, Outcome, PermutationNull,
    Ratings, average_deviation, average_deviation_j, awg, awg_j, chance_of_item, chance_of_items,
    gwet_ac, kendall_w, krippendorff_alpha, r_star_wg_j, rwg, rwg_j, tastle_wierman_consensus,
    van_der_eijk_agreement,
};

use crate::{
    Visit,
    vectors::{self, Matrix},
    walk::walk,
};

const NULLS: [(&str, NullVariance); 7] = [
    ("uniform", NullVariance::Uniform),
    ("slight_skew", NullVariance::SlightSkew),
    ("moderate_skew", NullVariance::ModerateSkew),
    ("heavy_skew", NullVariance::HeavySkew),
    ("triangular", NullVariance::Triangular),
    ("normal", NullVariance::Normal),
    ("maximum_dissensus", NullVariance::MaximumDissensus),
];

fn cells(matrix: &Matrix) -> Vec<u8> {
    matrix.iter().flatten().map(|cell| cell.unwrap_or(0)).collect()
}

/// Over items: the vectors' matrices.
pub(crate) fn over_items(visit: &mut Visit<'_>) {
    let likert = vectors::likert().into_iter().map(|(name, data)| (name, data.matrix));
    for (name, matrix) in likert.chain(vectors::degenerate()) {
        let cells = cells(&matrix);
        let ratings = Ratings::new(&cells, matrix[0].len(), 1, 5).expect("levels on the scale");
        for (null, variance) in NULLS {
            walk(&format!("{name}.rwg_j.{null}"), &rwg_j(&ratings, variance), visit);
            walk(&format!("{name}.r_star.{null}"), &r_star_wg_j(&ratings, variance), visit);
        }
        walk(&format!("{name}.awg"), &awg_j(&ratings), visit);
        for (center, of) in [("mean", Center::Mean), ("median", Center::Median)] {
            walk(&format!("{name}.ad.{center}"), &average_deviation_j(&ratings, of), visit);
        }
        for (metric, by) in [
            ("nominal", Metric::Nominal),
            ("ordinal", Metric::Ordinal),
            ("interval", Metric::Interval),
            ("ratio", Metric::Ratio),
        ] {
            walk(&format!("{name}.alpha.{metric}"), &krippendorff_alpha(&ratings, by), visit);
        }
        for (weights, by) in [
            ("identity", AgreementWeights::Identity),
            ("linear", AgreementWeights::Linear),
            ("quadratic", AgreementWeights::Quadratic),
            ("ordinal", AgreementWeights::Ordinal),
        ] {
            walk(&format!("{name}.gwet.{weights}"), &gwet_ac(&ratings, by), visit);
        }
        walk(&format!("{name}.kendall"), &kendall_w(&ratings), visit);
    }
}

/// Of one item: all ways in which few people can answer on few levels.
pub(crate) fn of_item(visit: &mut Visit<'_>) {
    for counts in few(3, 4).into_iter().chain(few(5, 3)) {
        let name = name(&counts);
        for (null, variance) in NULLS.iter().take(if counts.len() == 5 { 7 } else { 1 }) {
            walk(&format!("{name}.rwg.{null}"), &rwg(&counts, *variance), visit);
        }
        walk(&format!("{name}.awg"), &awg(&counts), visit);
        walk(&format!("{name}.ad.mean"), &average_deviation(&counts, Center::Mean), visit);
        walk(&format!("{name}.ad.median"), &average_deviation(&counts, Center::Median), visit);
        walk(&format!("{name}.consensus"), &tastle_wierman_consensus(&counts), visit);
        walk(&format!("{name}.layers"), &van_der_eijk_agreement(&counts), visit);
    }
}

/// What chance gives: enumerated, convolved, permuted.
pub(crate) fn chance(visit: &mut Visit<'_>) {
    for counts in few(4, 4).into_iter().chain(few(5, 2)).chain([alloc::vec![1, 2, 0, 3, 2]]) {
        for (statistic, by) in [
            ("within_group", ItemStatistic::WithinGroup),
            ("mean_adjusted", ItemStatistic::MeanAdjusted),
            ("ad_mean", ItemStatistic::Deviation(Center::Mean)),
            ("ad_median", ItemStatistic::Deviation(Center::Median)),
            ("consensus", ItemStatistic::Consensus),
            ("layers", ItemStatistic::Layers),
        ] {
            for (null, variance) in NULLS.iter().take(if counts.len() == 5 { 7 } else { 1 }) {
                let chance = chance_of_item(&counts, by, *variance);
                walk(&format!("{}.{statistic}.{null}", name(&counts)), &chance, visit);
            }
        }
    }
    for (name, matrix) in vectors::degenerate() {
        let cells = cells(&matrix);
        let ratings = Ratings::new(&cells, matrix[0].len(), 1, 5).expect("levels on the scale");
        for (null, variance) in NULLS {
            walk(&format!("{name}.{null}"), &chance_of_items(&ratings, variance), visit);
        }
        let alpha = |ratings: &Ratings<'_>| krippendorff_alpha(ratings, Metric::Ordinal);
        let permuted = PermutationNull::new(&ratings, alpha, 50, 2026);
        let permuted = permuted.map(|mut null| {
            null.advance(&ratings, alpha, 50);
            null.result()
        });
        walk(&format!("{name}.permuted"), &permuted, visit);
        if let Outcome::Known(null) = PermutationNull::new(&ratings, alpha, 50, 2026) {
            walk(&format!("{name}.before"), &null, visit);
        }
    }
}

/// All counts of so many people on so many levels.
fn few(levels: usize, people: u32) -> Vec<Vec<u32>> {
    if levels == 1 {
        return alloc::vec![alloc::vec![people]];
    }
    let with = |first: u32| {
        few(levels - 1, people - first).into_iter().map(move |mut rest| {
            rest.insert(0, first);
            rest
        })
    };
    (0..=people).flat_map(with).collect()
}

fn name(counts: &[u32]) -> alloc::string::String {
    let each: Vec<_> = counts.iter().map(|n| format!("{n}")).collect();
    each.join("_")
}
