//! Statistics of agreement against values computed by other programs (tests/vectors; who computed
//! what stands in its README). Where programs disagree, the oracle is named with the reason.

use comity::{
    AgreementWeights, Center, Metric, NullVariance, Outcome, Ratings, Reason, average_deviation,
    average_deviation_j, awg, awg_j, gwet_ac, kendall_w, krippendorff_alpha, r_star_wg_j, rwg,
    rwg_j, tastle_wierman_consensus, van_der_eijk_agreement,
};
use comity_tests::{matrix, vectors};
use serde_json::Value;

/// The formulas as published, transcribed independently.
const REFERENCE: &str = "reference formula (ref.py)";
/// Groups of people are known to this one alone; it leaves out people with a gap.
const MULTILEVEL: &str = "R multilevel 2.7";

const LIKERT: [&str; 2] = ["likert30x44", "likert30x44_complete"];

const NULLS: [(&str, NullVariance); 7] = [
    ("uniform", NullVariance::Uniform),
    ("slight_skew", NullVariance::SlightSkew),
    ("moderate_skew", NullVariance::ModerateSkew),
    ("heavy_skew", NullVariance::HeavySkew),
    ("triangular", NullVariance::Triangular),
    ("normal", NullVariance::Normal),
    ("max_dissensus", NullVariance::MaximumDissensus),
];

const METRICS: [(&str, Metric); 4] = [
    ("nominal", Metric::Nominal),
    ("ordinal", Metric::Ordinal),
    ("interval", Metric::Interval),
    ("ratio", Metric::Ratio),
];

const WEIGHTS: [(&str, AgreementWeights); 4] = [
    ("unweighted", AgreementWeights::Identity),
    ("linear", AgreementWeights::Linear),
    ("quadratic", AgreementWeights::Quadratic),
    ("ordinal", AgreementWeights::Ordinal),
];

type Rows = Vec<Vec<Option<u8>>>;

/// Cells of a matrix whose lowest level is 1.
fn cells(rows: &[Vec<Option<u8>>]) -> Vec<u8> {
    rows.iter().flatten().map(|x| x.unwrap_or(0)).collect()
}

fn transposed(rows: &[Vec<Option<u8>>]) -> Rows {
    (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column]).collect()).collect()
}

/// What a program says of a statistic of some data.
fn said<'a>(vectors: &'a Value, data: &str, statistic: &str, by: &str) -> &'a Value {
    let value = &vectors["expected"][data][statistic]["by"][by];
    assert!(!value.is_null(), "{data} {statistic} by {by}: not there");
    value
}

fn near(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("{what}: theirs is {theirs}"));
    assert!((ours - theirs).abs() <= 1e-12, "{what}: ours {ours:?}, theirs {theirs:?}");
}

fn known<T>(outcome: Outcome<T>, what: &str) -> T {
    match outcome {
        Outcome::Known(value) => value,
        Outcome::Undefined(reason) => panic!("{what}: undefined, {}", reason.word()),
    }
}

/// Every matrix of the vectors, people in rows, with the name of its expected values.
fn matrices() -> Vec<(&'static str, String, Rows)> {
    let mut all = Vec::new();
    for (file, name, key) in [
        ("psych_likert30x44.json", "likert30x44", "likert30x44"),
        ("psych_likert30x44.json", "likert30x44_complete", "likert30x44_complete"),
        ("psych_krippendorff2011.json", "kripp", "kripp"),
        ("psych_sf79.json", "sf79", "sf79"),
    ] {
        let rows = matrix(&vectors(file)["inputs"][name]["matrix"]);
        // Shrout and Fleiss have targets in rows and judges in columns.
        let rows = if name == "sf79" { transposed(&rows) } else { rows };
        all.push((file, key.to_owned(), rows));
    }
    let degenerate = vectors("psych_degenerate.json");
    for (name, rows) in degenerate["inputs"].as_object().unwrap() {
        all.push(("psych_degenerate.json", format!("degenerate_{name}"), matrix(rows)));
    }
    all
}

fn levels(data: &str) -> u8 {
    if data == "sf79" { 10 } else { 5 }
}

/// irr differs on complete data of more than two raters: it takes 1 for m - 1. irrCAC means other
/// weights by "ordinal" and rounds to five digits.
#[test]
fn alpha_equals_the_reference_and_the_package_of_its_name() {
    let mut compared = 0;
    for (file, data, rows) in matrices() {
        let vectors = vectors(file);
        let cells = cells(&rows);
        let ratings = Ratings::new(&cells, rows[0].len(), 1, levels(&data)).unwrap();
        for (name, metric) in METRICS {
            let statistic = format!("kripp_{name}");
            let what = format!("{data} {statistic}");
            let alpha = krippendorff_alpha(&ratings, metric);
            let undefined = match data.as_str() {
                // One person; nobody; irr says 1 of the last two, which is no figure of anything.
                "degenerate_one_respondent" | "degenerate_all_missing" => Some(Reason::NoPairs),
                "degenerate_all_constant" => Some(Reason::NoVariation),
                _ => None,
            };
            assert_eq!(alpha.reason(), undefined, "{what}");
            if undefined.is_some() {
                assert_eq!(said(&vectors, &data, &statistic, REFERENCE), "NaN", "{what}");
                continue;
            }
            let alpha = known(alpha, &what);
            near(alpha, said(&vectors, &data, &statistic, REFERENCE), &what);
            near(alpha, said(&vectors, &data, &statistic, "krippendorff 0.9.0"), &what);
            compared += 1;
        }
    }
    assert_eq!(compared, 4 * (4 + 10 - 3));
}

#[test]
fn alpha_is_what_krippendorff_printed() {
    let vectors = vectors("psych_krippendorff2011.json");
    let rows = matrix(&vectors["inputs"]["kripp"]["matrix"]);
    let cells = cells(&rows);
    let ratings = Ratings::new(&cells, rows[0].len(), 1, 5).unwrap();
    for ((name, metric), printed) in METRICS.into_iter().zip([0.743, 0.815, 0.849, 0.797]) {
        let alpha = known(krippendorff_alpha(&ratings, metric), name);
        assert!((alpha - printed).abs() <= 0.0005, "{name}: {alpha}, printed {printed}");
    }
}

/// The reference takes all five levels of the scale; irrCAC for Python takes those it saw, so it is
/// no oracle. irrCAC for R rounds coefficient and standard error to five digits.
#[test]
fn gwet_equals_the_reference_and_irrcac() {
    let (mut compared, mut errors) = (0, 0);
    for (file, data, rows) in matrices() {
        let vectors = vectors(file);
        let cells = cells(&rows);
        let ratings = Ratings::new(&cells, rows[0].len(), 1, levels(&data)).unwrap();
        for (name, weights) in WEIGHTS {
            let what = format!("{data} {name}");
            let theirs = said(&vectors, &data, &format!("gwet_{name}[coef,pa,pe]"), REFERENCE);
            let ours = gwet_ac(&ratings, weights);
            let undefined = match data.as_str() {
                "degenerate_one_respondent" => Some(Reason::NoPairs),
                "degenerate_all_missing" => Some(Reason::NoAnswers),
                _ => None,
            };
            assert_eq!(ours.reason(), undefined, "{what}");
            if undefined.is_some() {
                assert_eq!(theirs[0], "NaN", "{what}");
                continue;
            }
            let ours = known(ours, &what);
            near(ours.coefficient, &theirs[0], &what);
            near(ours.observed, &theirs[1], &what);
            near(ours.expected, &theirs[2], &what);
            compared += 1;
            let statistic = format!("gwet_{name}[coef,se,pa,pe]");
            let rounded = &vectors["expected"][&data][&statistic]["by"]["R irrCAC 1.0"];
            if let Some(error) = rounded[1].as_f64() {
                let ours = known(ours.standard_error, &what);
                assert!((ours - error).abs() <= 5.01e-6, "{what}: ours {ours}, theirs {error}");
                errors += 1;
            }
        }
    }
    assert_eq!(compared, 4 * (4 + 10 - 2));
    assert!(errors >= 4 * 9, "{errors} standard errors compared");
}

/// Where irr has no value, the rule of this project stands: it has none either, and says why.
#[test]
fn kendall_equals_irr() {
    let undefined = [
        ("likert30x44", Reason::TooFewPeople),
        ("degenerate_all_constant", Reason::NoVariation),
        ("degenerate_one_respondent", Reason::TooFewPeople),
        ("degenerate_two_respondents_opposite", Reason::NoVariation),
        ("degenerate_all_missing", Reason::NoAnswers),
        ("degenerate_single_item", Reason::TooFewItems),
        ("degenerate_pairwise_disjoint", Reason::TooFewPeople),
    ];
    let mut compared = 0;
    for (file, data, rows) in matrices() {
        let vectors = vectors(file);
        let cells = cells(&rows);
        let ratings = Ratings::new(&cells, rows[0].len(), 1, levels(&data)).unwrap();
        let w = kendall_w(&ratings);
        let why = undefined.iter().find(|(name, _)| *name == data).map(|(_, reason)| *reason);
        if data == "kripp" {
            // No observer rated every unit, and irr was not asked.
            assert_eq!(w.reason(), Some(Reason::TooFewPeople));
            continue;
        }
        assert_eq!(w.reason(), why, "{data}");
        let by = vectors["expected"][&data]["kendall_W[W,chisq,p]"]["by"].as_object().unwrap();
        let theirs = by.values().next().unwrap();
        match w {
            // One person who did not answer is left out here, and stops irr.
            Outcome::Known(w) if data == "degenerate_one_row_missing" => {
                assert_eq!((w.people, w.people_left_out), (3, 1));
            }
            Outcome::Known(w) => {
                near(w.w, &theirs[0], &data);
                let chi_square = theirs[1].as_f64().unwrap();
                assert!((w.chi_square - chi_square).abs() <= 1e-12 * chi_square.max(1.0), "{data}");
                compared += 1;
            }
            Outcome::Undefined(_) => {}
        }
    }
    assert_eq!(compared, 5);
}

/// Partners' people with what they answered, in the order of the partners.
fn by_partner(input: &Value) -> Vec<Rows> {
    let rows = matrix(&input["matrix"]);
    let partner: Vec<usize> =
        input["partner"].as_array().unwrap().iter().map(|p| p.as_u64().unwrap() as usize).collect();
    (0..=*partner.iter().max().unwrap())
        .map(|p| {
            rows.iter().zip(&partner).filter(|(_, q)| **q == p).map(|(r, _)| r.clone()).collect()
        })
        .collect()
}

/// The vectors hold 0 where people differ more than by chance.
fn shown(agreement: Outcome<comity::WithinGroup>) -> f64 {
    match agreement {
        Outcome::Known(a) => {
            assert_eq!(a.exceeds_null, a.variance_ratio > 1.0);
            assert_eq!(a.exceeds_null, a.value < 0.0);
            if a.exceeds_null { 0.0 } else { a.value }
        }
        Outcome::Undefined(Reason::SpreadTooWide) => 0.0,
        Outcome::Undefined(reason) => panic!("{}", reason.word()),
    }
}

#[test]
fn agreement_within_partners_equals_the_reference_and_multilevel() {
    let vectors = vectors("psych_likert30x44.json");
    let mut compared = 0;
    for data in LIKERT {
        for (partner, rows) in by_partner(&vectors["inputs"][data]).iter().enumerate() {
            let cells = cells(rows);
            let ratings = Ratings::new(&cells, 44, 1, 5).unwrap();
            for (name, null) in NULLS {
                let statistic = format!("rwgj_availcase_by_partner_{name}");
                let what = format!("{data} {statistic} {partner}");
                let theirs = said(&vectors, data, &statistic, REFERENCE);
                near(shown(rwg_j(&ratings, null)), &theirs[partner], &what);
                if data == "likert30x44_complete" {
                    let theirs = said(&vectors, data, &format!("rwgj_{name}"), MULTILEVEL);
                    near(shown(rwg_j(&ratings, null)), &theirs[partner], &what);
                    let statistic = format!("rwgj_lindell_{name}");
                    let theirs = said(&vectors, data, &statistic, MULTILEVEL);
                    let r_star = known(r_star_wg_j(&ratings, null), &what);
                    near(r_star.value, &theirs[partner], &what);
                    assert_eq!((r_star.items, r_star.left_out), (44, 0));
                }
                compared += 1;
            }
            let first = rwg(&ratings.counts(0), NullVariance::Uniform);
            let theirs = said(&vectors, data, "rwg_item1_uniform", MULTILEVEL);
            near(shown(first), &theirs[partner], data);
            if data == "likert30x44_complete" {
                let over = |statistic: &str, ours: f64| {
                    near(ours, &said(&vectors, data, statistic, MULTILEVEL)[partner], statistic);
                };
                over("ad_mean", known(average_deviation_j(&ratings, Center::Mean), data).mean);
                over("ad_median", known(average_deviation_j(&ratings, Center::Median), data).mean);
                over("awg", known(awg_j(&ratings), data).mean);
            }
        }
    }
    assert_eq!(compared, 2 * 6 * 7);
    let rows = matrix(&vectors["inputs"]["likert30x44_complete"]["matrix"]);
    let cells = cells(&rows);
    let all = rwg_j(&Ratings::new(&cells, 44, 1, 5).unwrap(), NullVariance::Uniform);
    let statistic = "agree_all44_one_group_rwgj_uniform";
    near(shown(all), said(&vectors, "likert30x44_complete", statistic, MULTILEVEL), statistic);
}

#[test]
fn agreement_on_single_items_equals_the_reference_and_agrmt() {
    let mut compared = 0;
    for file in ["psych_likert30x44.json", "psych_ordinal_dist.json"] {
        let vectors = vectors(file);
        for (data, expected) in vectors["expected"].as_object().unwrap() {
            let Some(counts) = expected.get("counts") else { continue };
            let counts: Vec<u32> = counts["by"]["input"]
                .as_array()
                .unwrap()
                .iter()
                .map(|n| n.as_f64().unwrap() as u32)
                .collect();
            for by in [REFERENCE, "R agrmt 1.42.12"] {
                let consensus = known(tastle_wierman_consensus(&counts), data);
                near(consensus, said(&vectors, data, "tastle_wierman_Cns", by), data);
                let agreement = known(van_der_eijk_agreement(&counts), data);
                near(agreement, said(&vectors, data, "van_der_eijk_A", by), data);
                compared += 1;
            }
            if file == "psych_likert30x44.json" {
                near(known(awg(&counts), data), said(&vectors, data, "awg[1,5]", REFERENCE), data);
                let theirs = said(&vectors, data, "AD_mean_median", REFERENCE);
                for (center, theirs) in [(Center::Mean, &theirs[0]), (Center::Median, &theirs[1])] {
                    near(known(average_deviation(&counts, center), data), theirs, data);
                }
            }
        }
    }
    assert_eq!(compared, 2 * (2 * 44 + 7));
}

/// multilevel drops people with a gap and has nothing to say of what is left; here each item counts
/// with those who answered it.
#[test]
fn degenerate_inputs_give_values_or_reasons() {
    let vectors = vectors("psych_degenerate.json");
    use Reason::{NoAnswers, NoPairs, OnePerson, TooFewPeople};
    type Reasons = (&'static str, Option<Reason>, Option<Reason>, Option<Reason>);
    // Input, and why there is no rwg(J), a_wg, AD over its items.
    let rules: [Reasons; 10] = [
        ("constant_item", None, None, None),
        ("all_constant", None, None, None),
        ("one_respondent", Some(NoPairs), Some(OnePerson), Some(OnePerson)),
        // a_wg on five levels asks for four people; multilevel says 1 and -1.
        ("two_respondents", None, Some(TooFewPeople), None),
        ("two_respondents_opposite", None, Some(TooFewPeople), None),
        ("all_missing", Some(NoAnswers), Some(NoAnswers), Some(NoAnswers)),
        ("one_column_missing", None, None, None),
        ("one_row_missing", None, Some(TooFewPeople), None),
        ("single_item", None, None, None),
        ("pairwise_disjoint", None, Some(TooFewPeople), None),
    ];
    assert_eq!(vectors["inputs"].as_object().unwrap().len(), rules.len());
    for (name, no_rwg, no_awg, no_deviation) in rules {
        let rows = matrix(&vectors["inputs"][name]);
        let cells = cells(&rows);
        let ratings = Ratings::new(&cells, rows[0].len(), 1, 5).unwrap();
        let agreement = r_star_wg_j(&ratings, NullVariance::Uniform);
        let (adjusted, deviation) = (awg_j(&ratings), average_deviation_j(&ratings, Center::Mean));
        assert_eq!(agreement.reason(), no_rwg, "{name}");
        assert_eq!(adjusted.reason(), no_awg, "{name}");
        assert_eq!(deviation.reason(), no_deviation, "{name}");
        let data = format!("degenerate_{name}");
        let by =
            |statistic: &str, by: &str| vectors["expected"][&data][statistic]["by"][by].as_f64();
        if let (None, Some(theirs)) = (no_rwg, by("rwgj_lindell_uniform", MULTILEVEL)) {
            near(known(agreement, name).value, &Value::from(theirs), name);
        }
        if let (None, Some(theirs)) = (no_awg, by("awg", MULTILEVEL)) {
            near(known(adjusted, name).mean, &Value::from(theirs), name);
        }
        if let (None, Some(theirs)) = (no_deviation, by("ad_mean", MULTILEVEL)) {
            near(known(deviation, name).mean, &Value::from(theirs), name);
        }
    }
}

/// Values looked up in papers and computed by hand.
#[test]
fn golden_values() {
    let counts = [30, 40, 210, 130, 530, 50, 10];
    let close = |ours: Outcome<f64>, theirs: f64| {
        let ours = known(ours, "golden");
        assert!((ours - theirs).abs() < 1e-12, "{ours} for {theirs}");
    };
    close(tastle_wierman_consensus(&counts), 0.725_687_613_959_346);
    close(van_der_eijk_agreement(&counts), 0.611_333_333_333_333);
    close(van_der_eijk_agreement(&[5, 0, 5, 0, 5]), -5.0 / 18.0);
    close(van_der_eijk_agreement(&[5, 0, 0, 5, 0]), -5.0 / 12.0);
    close(van_der_eijk_agreement(&[0, 0, 5, 5, 0]), 0.75);
    close(van_der_eijk_agreement(&[4; 5]), 0.0);
    close(van_der_eijk_agreement(&[4, 0, 0, 0, 4]), -1.0);
    assert_eq!(van_der_eijk_agreement(&[4, 4]).reason(), Some(Reason::InvalidInput));
    let cells = [4, 4, 4, 5, 4, 4, 3, 5, 3, 4, 3, 4];
    let ratings = Ratings::new(&cells, 3, 1, 5).unwrap();
    let uniform = NullVariance::Uniform;
    let value = |a: comity::WithinGroup| (a.value * 1e7).round() / 1e7;
    assert_eq!(rwg_j(&ratings, uniform).map(value), Outcome::Known(0.893_258_4));
    assert_eq!(r_star_wg_j(&ratings, uniform).map(value), Outcome::Known(0.736_111_1));
    // Near-unanimous high answers have no a_wg; one level has agreement of 1.
    assert_eq!(awg(&[0, 0, 0, 3, 1]).reason(), Some(Reason::MeanTooExtreme));
    assert_eq!(awg(&[0, 0, 0, 0, 6]), Outcome::Known(1.0));
    assert_eq!(awg(&[2, 0, 0, 0, 2]), Outcome::Known(-1.0));
    // The limit itself is inside: four people whose mean is exactly (L (k - 1) + H)/k = 2.
    assert_eq!(awg(&[3, 0, 0, 0, 1]), Outcome::Known(-1.0));
    // Four 4s and one 1; half 1s and half 5s.
    assert_eq!(average_deviation(&[1, 0, 0, 4, 0], Center::Mean), Outcome::Known(0.96));
    let camps = known(rwg(&[5, 0, 0, 0, 5], uniform), "two camps");
    assert!(camps.value < -1.2 && camps.exceeds_null);
}
