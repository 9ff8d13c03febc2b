//! Reliability, intraclass correlations, differences and inequality against values computed by
//! other programs (tests/vectors; who computed what stands in its README).

use comity::{
    Intraclass, IntraclassCorrelations, Missing, Outcome, Ratings, Reason, Score, VarianceMethod,
    between_partners, cliffs_delta, cronbach_alpha, feldt_interval, gini, hedges_g, intraclass,
    intraclass_available, item_total, kendall_tau_b, omega_total, spearman, spearman_brown,
    t_interval, theil,
};
use comity_tests::{matrix, vectors};
use serde_json::Value;

const LIKERT: [&str; 2] = ["likert30x44", "likert30x44_complete"];
const PINGOUIN: &str = "pingouin 0.7.0";
const PSYCH: &str = "R psych 2.2.9";
const REFERENCE: &str = "reference formula (ref.py)";

type Rows = Vec<Vec<Option<u8>>>;

/// Rows and columns exchanged.
fn transposed(rows: &Rows) -> Rows {
    (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column]).collect()).collect()
}

fn with<T>(rows: &Rows, levels: u8, f: impl FnOnce(&Ratings<'_>) -> T) -> T {
    let cells: Vec<u8> = rows.iter().flatten().map(|cell| cell.unwrap_or(0)).collect();
    f(&Ratings::new(&cells, rows[0].len(), 1, levels).unwrap())
}

/// The value of a program, by the beginning of its name.
fn by<'a>(vectors: &'a Value, data: &str, statistic: &str, program: &str) -> &'a Value {
    let by = vectors["expected"][data][statistic]["by"].as_object();
    let by = by.unwrap_or_else(|| panic!("no {statistic} of {data}"));
    let found = by.iter().find(|(name, _)| name.starts_with(program));
    found.unwrap_or_else(|| panic!("no {program} for {statistic} of {data}")).1
}

fn numbers(value: &Value) -> Vec<f64> {
    let of = |v: &Value| v.as_f64().expect("a number");
    value.as_array().map_or_else(|| vec![of(value)], |all| all.iter().map(of).collect())
}

fn near(ours: &[f64], theirs: &Value, error: f64, what: &str) {
    let theirs = numbers(theirs);
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (ours, theirs) in ours.iter().zip(theirs) {
        let size = theirs.abs().max(1.0);
        assert!((ours - theirs).abs() <= error * size, "{what}: ours {ours:?}, theirs {theirs:?}");
    }
}

fn known<T: Copy>(outcome: Outcome<T>, what: &str) -> T {
    *outcome.known().unwrap_or_else(|| panic!("{what}: {:?}", outcome.reason()))
}

/// Everything psych calls ICC1 to ICC3k, in the order of its table.
fn six(all: &IntraclassCorrelations) -> [(&'static str, Outcome<Intraclass>); 6] {
    [
        ("icc1", all.one_way),
        ("icc2", all.two_way_random),
        ("icc3", all.two_way_mixed),
        ("icc1k", all.one_way_average),
        ("icc2k", all.two_way_random_average),
        ("icc3k", all.two_way_mixed_average),
    ]
}

/// The oracle is the reference formula, with which psych (without lme4), pingouin and (but for the
/// interval of (2,k), whose degrees of freedom it computes from the average) irr agree.
fn compare_intraclass(vectors: &Value, data: &str, rows: &Rows, program: &str) {
    let all = with(rows, 10, |ratings| known(intraclass(ratings, 0.95), data));
    for (name, ours) in six(&all) {
        let what = format!("{data} {name}");
        let ours = known(ours, &what);
        near(&[ours.value], by(vectors, data, name, program), 1e-12, &what);
        let limits = known(ours.interval, &what);
        let theirs = by(vectors, data, &format!("{name}_ci"), program);
        near(&[limits.low, limits.high], theirs, 1e-12, &format!("{what} interval"));
        let tests = &vectors["expected"][data][format!("{name}_F")]["by"];
        if let Some(theirs) = tests.get("R psych 2.2.9 ICC(lmer=FALSE)") {
            let test = known(ours.test, &what);
            near(&[test.f, test.df1, test.df2], &Value::from(&numbers(theirs)[..3]), 1e-12, &what);
            // p may be tiny: by its own size.
            let p = numbers(theirs)[3];
            assert!((test.p - p).abs() <= 1e-11 * p, "{what}: p {} for {p}", test.p);
        }
    }
}

#[test]
fn intraclass_correlations_equal_the_published_table_and_other_programs() {
    let file = vectors("psych_sf79.json");
    let targets = matrix(&file["inputs"]["sf79"]["matrix"]);
    // There rows are targets; here they are raters.
    compare_intraclass(&file, "sf79", &transposed(&targets), REFERENCE);
    let all = with(&transposed(&targets), 10, |r| known(intraclass(r, 0.95), "sf79"));
    // Shrout & Fleiss 1979, table 4.
    let printed = [0.17, 0.29, 0.71, 0.44, 0.62, 0.91];
    for ((name, ours), printed) in six(&all).into_iter().zip(printed) {
        assert!((known(ours, name).value - printed).abs() < 0.005, "{name}");
    }
    let file = vectors("psych_likert30x44.json");
    let rows = matrix(&file["inputs"]["likert30x44_complete"]["matrix"]);
    compare_intraclass(&file, "likert30x44_complete", &rows, REFERENCE);
}

#[test]
fn degenerate_tables_have_coefficients_where_they_exist() {
    let file = vectors("psych_degenerate.json");
    let rows = |name: &str| matrix(&file["inputs"][name]);
    for name in ["constant_item", "two_respondents"] {
        compare_intraclass(&file, &format!("degenerate_{name}"), &rows(name), REFERENCE);
    }
    // A column nobody answered is left out by the reference too, which says so in its name.
    let name = "degenerate_one_column_missing";
    compare_intraclass(&file, name, &rows("one_column_missing"), REFERENCE);
    // A row nobody answered: only pingouin leaves it out (and rounds its intervals).
    let name = "degenerate_one_row_missing";
    let all = with(&rows("one_row_missing"), 5, |r| known(intraclass(r, 0.95), name));
    for (statistic, ours) in six(&all) {
        let theirs = by(&file, name, statistic, PINGOUIN);
        near(&[known(ours, statistic).value], theirs, 1e-12, statistic);
    }
    // Two respondents at opposite ends: nothing varies between items, or beside respondents.
    let name = "degenerate_two_respondents_opposite";
    let all = with(&rows("two_respondents_opposite"), 5, |r| known(intraclass(r, 0.95), name));
    let single = known(all.one_way, "(1,1)");
    near(&[single.value], by(&file, name, "icc1", REFERENCE), 0.0, "(1,1)");
    let limits = known(single.interval, "(1,1)");
    near(&[limits.low, limits.high], by(&file, name, "icc1_ci", REFERENCE), 1e-12, "(1,1)");
    let random = known(all.two_way_random, "(2,1)");
    near(&[random.value], by(&file, name, "icc2", REFERENCE), 0.0, "(2,1)");
    assert_eq!(random.interval.reason(), Some(Reason::NoVariation));
    assert_eq!(all.two_way_mixed.reason(), Some(Reason::NoVariation));
    for (name, reason) in [
        ("one_respondent", Reason::TooFewPeople),
        ("all_missing", Reason::NoAnswers),
        ("single_item", Reason::TooFewItems),
        ("pairwise_disjoint", Reason::TooFewItems),
    ] {
        let ours = with(&rows(name), 5, |r| intraclass(r, 0.95));
        assert_eq!(ours.reason(), Some(reason), "{name}");
    }
    let all = with(&rows("all_constant"), 5, |r| known(intraclass(r, 0.95), "all equal"));
    for (name, ours) in six(&all) {
        assert_eq!(ours.reason(), Some(Reason::NoVariation), "{name}");
    }
}

#[test]
fn one_way_takes_items_with_blanks_too() {
    let file = vectors("psych_likert30x44.json");
    let complete = matrix(&file["inputs"]["likert30x44_complete"]["matrix"]);
    let theirs = by(&file, "likert30x44_complete", "icc1", REFERENCE);
    let ours = with(&complete, 5, |r| known(intraclass_available(r), "complete"));
    near(&[ours], theirs, 1e-12, "without blanks");
    // With blanks only psych has a value, by REML of a two-way model: near, not equal.
    let theirs = by(&file, "likert30x44", "icc1", "R psych 2.2.9 ICC(lmer=TRUE)");
    let rows = matrix(&file["inputs"]["likert30x44"]["matrix"]);
    let ours = with(&rows, 5, |r| known(intraclass_available(r), "with blanks"));
    near(&[ours], theirs, 5e-3, "with blanks");
    // Two-way needs items that all answered, of which there is one.
    assert_eq!(with(&rows, 5, |r| intraclass(r, 0.95)).reason(), Some(Reason::TooFewItems));
}

/// The oracle is pingouin, pairwise: psych drops items that do not vary, which changes what alpha
/// is of.
#[test]
fn alpha_equals_other_programs() {
    let pairwise = "pingouin 0.7.0 (pairwise)";
    let mut cases = vec![];
    let file = vectors("psych_likert30x44.json");
    for data in LIKERT {
        cases.push((data.to_string(), matrix(&file["inputs"][data]["matrix"]), file.clone()));
    }
    let sf79 = vectors("psych_sf79.json");
    cases.push(("sf79".into(), matrix(&sf79["inputs"]["sf79"]["matrix"]), sf79));
    let degenerate = vectors("psych_degenerate.json");
    for name in ["constant_item", "two_respondents", "two_respondents_opposite", "one_row_missing"]
    {
        let rows = matrix(&degenerate["inputs"][name]);
        cases.push((format!("degenerate_{name}"), rows, degenerate.clone()));
    }
    for (data, rows, file) in &cases {
        let ours = with(rows, 10, |r| known(cronbach_alpha(r, Missing::Pairwise, 0.95, 2), data));
        near(&[ours.value], by(file, data, "cronbach_alpha", pairwise), 1e-12, data);
        // Feldt's interval from complete rows; with blanks everywhere there are none.
        let theirs = &file["expected"][data]["alpha_feldt_ci"]["by"]["reference formula (ref.py) complete cases, df from complete n"];
        let limits = known(ours.interval, data);
        if theirs.is_array() {
            near(&[limits.low, limits.high], theirs, 1e-12, &format!("{data}, Feldt"));
            let listwise =
                with(rows, 10, |r| known(cronbach_alpha(r, Missing::Listwise, 0.95, 2), data));
            assert!((listwise.value - ours.value).abs() < 1e-14, "{data}");
        } else {
            assert_eq!(data, "likert30x44");
            // psych takes everybody for n, also where a pair of items has fewer: narrower.
            let theirs = by(file, data, "alpha_feldt_ci", PSYCH);
            let of_all = known(feldt_interval(ours.value, 30, 44, 0.95), data);
            near(&[of_all.low, of_all.high], theirs, 1e-12, data);
            assert!(ours.people < 30 && limits.low < of_all.low);
            let reason = with(rows, 5, |r| cronbach_alpha(r, Missing::Listwise, 0.95, 2)).reason();
            assert_eq!(reason, Some(Reason::TooFewPeople));
        }
    }
    // A column nobody answered is no item: psych, as pingouin has no value.
    let rows = matrix(&degenerate["inputs"]["one_column_missing"]);
    let ours = with(&rows, 5, |r| known(cronbach_alpha(r, Missing::Pairwise, 0.95, 2), "column"));
    let theirs = |statistic| by(&degenerate, "degenerate_one_column_missing", statistic, PSYCH);
    near(&[ours.value], theirs("cronbach_alpha"), 1e-12, "column");
    let limits = known(ours.interval, "column");
    near(&[limits.low, limits.high], theirs("alpha_feldt_ci"), 1e-12, "column, Feldt");
    assert_eq!(ours.items, 2);
    for (name, reason) in [
        ("all_constant", Reason::NoVariation),
        ("one_respondent", Reason::TooFewPeople),
        ("all_missing", Reason::NoAnswers),
        ("single_item", Reason::TooFewItems),
        // pingouin fills the covariance of items that nobody answered together with nothing.
        ("pairwise_disjoint", Reason::NoPairs),
    ] {
        let rows = matrix(&degenerate["inputs"][name]);
        let ours = with(&rows, 5, |r| cronbach_alpha(r, Missing::Pairwise, 0.95, 2));
        assert_eq!(ours.reason(), Some(reason), "{name}");
    }
}

#[test]
fn alpha_of_each_factor_equals_psych() {
    let file = vectors("psych_likert30x44.json");
    for data in LIKERT {
        let rows = matrix(&file["inputs"][data]["matrix"]);
        for factor in 0..22 {
            let pair: Rows = rows.iter().map(|r| r[2 * factor..2 * factor + 2].to_vec()).collect();
            let what = format!("factor{factor:02}_alpha");
            let theirs = by(&file, data, &what, PSYCH);
            let ours =
                with(&pair, 5, |r| known(cronbach_alpha(r, Missing::Pairwise, 0.95, 15), &what));
            near(&[ours.value], theirs, 1e-12, &what);
            // Of two items Spearman-Brown is at least alpha, and equal where both spread alike.
            let stepped = with(&pair, 5, |r| known(spearman_brown(r), &what));
            assert!(data == "likert30x44" || stepped >= ours.value - 1e-14, "{what}");
        }
    }
}

/// Published cases, as the R package psychometric gives them to seven digits.
#[test]
fn feldt_intervals_equal_published_cases() {
    for (alpha, people, items, level, low, high) in [
        (0.79, 41, 26, 0.9, 0.704_676_0, 0.861_614_5),
        (0.83, 100, 20, 0.95, 0.777_647_6, 0.874_804_3),
    ] {
        let ours = known(feldt_interval(alpha, people, items, level), "Feldt");
        assert!((ours.low - low).abs() < 6e-8 && (ours.high - high).abs() < 6e-8, "{ours:?}");
    }
}

/// psych is the only program with these. With blanks it takes the correlation with the mean of
/// unlike many answered items where this project stays with the pairwise covariances; the alphas agree.
#[test]
fn items_against_the_sum_equal_psych() {
    let file = vectors("psych_likert30x44.json");
    let sf79 = vectors("psych_sf79.json");
    let of_likert = |data: &str| matrix(&file["inputs"][data]["matrix"]);
    for (data, rows, file) in [
        ("sf79", matrix(&sf79["inputs"]["sf79"]["matrix"]), &sf79),
        ("likert30x44_complete", of_likert("likert30x44_complete"), &file),
        ("likert30x44", of_likert("likert30x44"), &file),
    ] {
        let items = with(&rows, 10, |r| item_total(r, Missing::Pairwise));
        let items = items.known().unwrap();
        let all = |f: fn(&comity::ItemTotal) -> Outcome<f64>| -> Vec<f64> {
            items.iter().map(|item| known(f(item), data)).collect()
        };
        let theirs = |statistic| by(file, data, statistic, PSYCH);
        near(&all(|i| i.alpha_if_dropped), theirs("alpha_if_dropped"), 1e-12, data);
        if data != "likert30x44" {
            near(&all(|i| i.raw), theirs("item_total_raw_r"), 1e-12, data);
            near(&all(|i| i.corrected), theirs("item_total_r_drop"), 1e-12, data);
        }
    }
}

/// SciPy 1.17.1, by minimising the same squares with L-BFGS-B and Newton's steps after it.
#[test]
fn omega_equals_scipys_minimum() {
    let file = vectors("psych_likert30x44.json");
    let rows = matrix(&file["inputs"]["likert30x44_complete"]["matrix"]);
    let sf79 = matrix(&vectors("psych_sf79.json")["inputs"]["sf79"]["matrix"]);
    let six: Rows = rows.iter().map(|row| row[..6].to_vec()).collect();
    for (rows, theirs, first) in [
        (&sf79, 0.927_748_502_704_127_2, 0.833_622_78),
        (&six, 0.887_714_779_828_770_7, 0.737_419_08),
        (&rows, 0.974_892_929_071_459_4, 0.758_949_48),
    ] {
        let omega = with(rows, 10, omega_total);
        let omega = omega.known().unwrap();
        assert!((omega.value - theirs).abs() < 1e-12, "{} for {theirs}", omega.value);
        assert!((omega.loadings[0] - first).abs() < 1e-8);
    }
}

/// Scores over these items: the mean of those answered.
fn scores(rows: &Rows, items: core::ops::Range<usize>) -> Vec<Score> {
    let of_row = |(row, answers): (usize, &Vec<Option<u8>>)| {
        let levels: Vec<u32> =
            answers[items.clone()].iter().flatten().map(|x| u32::from(*x)).collect();
        (!levels.is_empty())
            .then(|| Score::new(row, levels.iter().sum(), levels.len() as u32).unwrap())
    };
    rows.iter().enumerate().filter_map(of_row).collect()
}

fn partner_of(input: &Value) -> Vec<usize> {
    input["partner"].as_array().unwrap().iter().map(|p| p.as_u64().unwrap() as usize).collect()
}

/// ICC(1), ICC(2) and mean squares as R's aov and multilevel have them, the variances as lme4
/// does (whose search stops at about 1e-8), shrunken means as the reference and lme4 do.
#[test]
fn partners_equal_r_and_the_reference() {
    let file = vectors("psych_likert30x44.json");
    for data in LIKERT {
        let input = &file["inputs"][data];
        let (rows, partner) = (matrix(&input["matrix"]), partner_of(input));
        let all = scores(&rows, 0..44);
        let moments = between_partners(&all, &partner, 6, VarianceMethod::Moments);
        let m = moments.known().unwrap();
        let theirs = |statistic, program| by(&file, data, statistic, program);
        let squares = [m.mean_square_between, m.mean_square_within];
        near(&squares, theirs("anova_msb_msw", "R stats"), 1e-12, data);
        near(&[m.icc_1], theirs("ICC1_group", "R multilevel"), 1e-12, data);
        near(&[known(m.icc_2, data)], theirs("ICC2_group", "R multilevel"), 1e-12, data);
        let reml = between_partners(&all, &partner, 6, VarianceMethod::Reml);
        let r = reml.known().unwrap();
        let ours = [r.variance_between, r.variance_within, r.middle];
        near(&ours, theirs("reml_tau2_sigma2_mu", "R lme4"), 1e-8, data);
        let shrunken: Vec<f64> = r.partners.iter().map(|p| p.shrunken).collect();
        near(&shrunken, theirs("eblup_group", "R lme4"), 1e-8, data);
        // Every partner has five people: then both methods are one.
        assert!((r.variance_between - m.variance_between).abs() < 1e-12);
        let first = scores(&rows, 0..2);
        let moments = between_partners(&first, &partner, 6, VarianceMethod::Moments);
        let m = moments.known().unwrap();
        let ours = [
            m.variance_between,
            m.variance_within,
            m.middle,
            m.people_per_partner,
            m.icc_1,
            known(m.icc_2, data),
        ];
        let statistic = "factor00_eb_mom[tau2,sigma2,mu,n0,icc1,icc2]";
        near(&ours, theirs(statistic, REFERENCE), 1e-12, data);
        let shrunken: Vec<f64> = m.partners.iter().map(|p| p.shrunken).collect();
        near(&shrunken, theirs("factor00_eb_mom_shrunk_partner_means", REFERENCE), 1e-12, data);
        let means: Vec<f64> = m.partners.iter().map(|p| p.mean).collect();
        // There nothing was taken off the levels first.
        let ours = [known(gini(&means, 0.0), data), known(theil(&means, 0.0), data)];
        near(&ours, theirs("factor00_gini_theil_of_partner_means", REFERENCE), 1e-12, data);
    }
}

#[test]
fn differences_equal_the_reference() {
    let file = vectors("psych_likert30x44.json");
    for data in LIKERT {
        let input = &file["inputs"][data];
        let (rows, partner) = (matrix(&input["matrix"]), partner_of(input));
        let all = scores(&rows, 0..44);
        let of = |first: bool| -> Vec<f64> {
            let there = all.iter().filter(|s| (partner[s.row()] < 3) == first);
            there.map(|s| s.value()).collect()
        };
        let (a, b) = (of(true), of(false));
        let g = known(hedges_g(&a, &b, 0.95), data);
        // pingouin approximates the correction, and is off by 4.5e-5.
        let exact =
            by(&file, data, "hedges_g_partners012_vs_345", "reference formula (ref.py) exact");
        near(&[g.value], exact, 1e-12, data);
        let delta = known(cliffs_delta(&a, &b, 0.95), data);
        near(
            &[delta.value],
            by(&file, data, "cliffs_delta_partners012_vs_345", REFERENCE),
            1e-15,
            data,
        );
    }
}

/// Newcombe's interval as the R package SingleCaseES gives it for a published example.
#[test]
fn the_interval_of_cliffs_delta_equals_newcombes() {
    let before = [20.0, 20.0, 26.0, 25.0, 22.0, 23.0];
    let after = [28.0, 25.0, 24.0, 27.0, 30.0, 30.0, 29.0];
    for (level, low, high) in [
        (0.9, 0.659_109_190_234_441_1, 0.982_224_787_093_400_7),
        (0.95, 0.597_319_360_038_416_8, 0.985_997_689_370_378_8),
    ] {
        let delta = known(cliffs_delta(&after, &before, level), "Newcombe");
        assert!((delta.value - (2.0 * 11.0 / 12.0 - 1.0)).abs() < 1e-15);
        let ours = [delta.interval.low, delta.interval.high].map(|d| 0.5 * (d + 1.0));
        // Theirs is found to within 1e-9.
        assert!((ours[0] - low).abs() < 1e-9 && (ours[1] - high).abs() < 1e-9, "{ours:?}");
    }
}

/// mpmath 1.4.1, thirty digits: the roots of P(T <= t) = 0.975 and 0.025 in the shift of a noncentral
/// t, over sqrt(n1 n2 / (n1 + n2)); SciPy 1.17.1 agrees.
#[test]
fn the_interval_of_hedges_g_equals_high_precision() {
    for (first, second, low, high) in HEDGES {
        let g = known(hedges_g(first, second, 0.95), "g");
        assert!((g.interval.low - low).abs() < 1e-9, "{} for {low}", g.interval.low);
        assert!((g.interval.high - high).abs() < 1e-9, "{} for {high}", g.interval.high);
    }
}

/// Both groups, and the limits of the standardised difference.
const HEDGES: [(&[f64], &[f64], f64, f64); 3] = [
    (
        &[4.0, 4.5, 5.0, 3.5, 4.0],
        &[3.0, 3.5, 2.5, 3.0, 4.0],
        0.21771509610293585,
        3.2179523931035248,
    ),
    (&[1.0, 2.0], &[4.0, 5.5, 5.0], -8.267886951112754, -0.6282956544919818),
    (
        &[3.0, 4.0, 2.0, 5.0, 3.0, 4.0, 4.0, 3.0],
        &[3.0, 3.0, 4.0, 2.0, 4.0, 5.0, 3.0],
        -0.9409660808399315,
        1.0885974853484233,
    ),
];

#[test]
fn rank_correlations_equal_r_and_scipy() {
    let file = vectors("psych_likert30x44.json");
    let sf79 = vectors("psych_sf79.json");
    let of_likert = |data: &str| matrix(&file["inputs"][data]["matrix"]);
    for (data, rows, file, ending) in [
        ("sf79", matrix(&sf79["inputs"]["sf79"]["matrix"]), &sf79, "_1_2"),
        ("likert30x44", of_likert("likert30x44"), &file, "_items_1_2"),
        ("likert30x44_complete", of_likert("likert30x44_complete"), &file, "_items_1_2"),
    ] {
        let both = rows.iter().filter_map(|row| row[0].zip(row[1]));
        let (x, y): (Vec<f64>, Vec<f64>) = both.map(|(x, y)| (f64::from(x), f64::from(y))).unzip();
        let theirs = |name: &str| by(file, data, &format!("{name}{ending}"), "scipy");
        near(&[known(spearman(&x, &y), data)], theirs("spearman"), 1e-15, data);
        near(&[known(kendall_tau_b(&x, &y), data)], theirs("kendall_tau_b"), 1e-15, data);
    }
}

#[test]
fn intervals_of_students_t_equal_other_programs() {
    let file = vectors("psych_likert30x44.json");
    let mut compared = 0;
    for data in LIKERT {
        for factor in 0..22 {
            let name = format!("factor{factor:02}_mean_sd_of_respondent_means");
            let of = &file["expected"][data];
            let oracle = |name: &str| {
                let by = of[name]["by"].as_object().unwrap();
                numbers(
                    by.get(REFERENCE)
                        .or_else(|| by.get("numpy"))
                        .or_else(|| by.values().next())
                        .unwrap(),
                )
            };
            let m = oracle(&name);
            let ours = known(t_interval(m[0], m[1], m[2] as u64, 0.95), &name);
            let theirs = oracle(&format!("factor{factor:02}_t_ci95"));
            near(&[ours.low, ours.high], &Value::from(theirs), 1e-12, &name);
            compared += 1;
        }
    }
    assert_eq!(compared, 44);
}
