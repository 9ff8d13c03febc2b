//! `comity measure`: every statistic against what other programs say of the same matrix
//! (tests/vectors; who computed what stands in its README), and bad input.

mod support;

use std::{collections::BTreeSet, fs};

use serde_json::Value;
use support::{file, run, run_with_input};
use tempfile::TempDir;

type Rows = Vec<Vec<Option<u64>>>;

const REFERENCE: &str = "reference formula (ref.py)";
const MULTILEVEL: &str = "R multilevel";
const PSYCH: &str = "R psych 2.2.9";
const LIKERT: &str = "likert30x44";
const COMPLETE: &str = "likert30x44_complete";

/// The matrix of the vectors and what programs say of it.
struct Vectors(Value);

impl Vectors {
    fn read() -> Self {
        let text = fs::read_to_string("../tests/vectors/psych_likert30x44.json").unwrap();
        Self(serde_json::from_str(&text).unwrap())
    }

    fn rows(&self, data: &str) -> Rows {
        let rows = self.0["inputs"][data]["matrix"].as_array().unwrap().iter();
        rows.map(|row| row.as_array().unwrap().iter().map(Value::as_u64).collect()).collect()
    }

    fn partners(&self) -> Vec<String> {
        let all = self.0["inputs"][LIKERT]["partner"].as_array().unwrap();
        all.iter().map(|partner| format!("P{partner}")).collect()
    }

    /// What the program whose name begins so says.
    fn said(&self, data: &str, statistic: &str, program: &str) -> Vec<f64> {
        let by = self.0["expected"][data][statistic]["by"].as_object();
        let by = by.unwrap_or_else(|| panic!("no {statistic} of {data}"));
        let found = by.iter().find(|(name, _)| name.starts_with(program));
        let value = found.unwrap_or_else(|| panic!("no {program} for {statistic} of {data}")).1;
        match value.as_array() {
            Some(all) => all.iter().map(|v| v.as_f64().unwrap_or(f64::NAN)).collect(),
            None => [value.as_f64().unwrap()].into(),
        }
    }
}

fn csv(rows: &Rows, partners: &[String]) -> String {
    let mut text = String::from("partner");
    (1..=rows[0].len()).for_each(|item| text.push_str(&format!(",i{item}")));
    for (row, partner) in rows.iter().zip(partners) {
        text.push('\n');
        text.push_str(partner);
        for cell in row {
            text.push_str(&cell.map_or(",".into(), |level| format!(",{level}")));
        }
    }
    text
}

/// All figures of a matrix.
struct Figures(Vec<Value>);

impl Figures {
    fn of(rows: &Rows, partners: &[String], scale: &str) -> Self {
        let table = csv(rows, partners);
        let words = ["measure", "-", "--partner", "partner", "--scale", scale, "--json"];
        let (code, out, err) = run_with_input(&words, &table);
        assert_eq!((code, err.as_str()), (0, ""));
        let document: Value = serde_json::from_str(&out).unwrap();
        Self(document["figures"].as_array().unwrap().clone())
    }

    fn find(&self, name: &str, partner: Option<&str>, item: Option<&str>) -> &Value {
        let mut found = self.0.iter().filter(|figure| {
            figure["statistic"] == name
                && figure["partner"].as_str() == partner
                && figure["item"].as_str() == item
        });
        let one = found.next().unwrap_or_else(|| panic!("no {name} of {partner:?} {item:?}"));
        assert!(found.next().is_none(), "{name} of {partner:?} {item:?} is there twice");
        one
    }
}

/// Compared statistics.
#[derive(Default)]
struct Compared(BTreeSet<String>);

impl Compared {
    fn near(&mut self, figure: &Value, theirs: f64, error: f64) {
        let name = figure["statistic"].as_str().unwrap();
        let ours = figure["value"].as_f64().unwrap_or_else(|| panic!("{figure}"));
        let size = theirs.abs().max(1.0);
        assert!((ours - theirs).abs() <= error * size, "{theirs} is expected: {figure}");
        self.0.insert(name.into());
    }

    fn interval(figure: &Value, theirs: &[f64]) {
        for (end, theirs) in ["low", "high"].iter().zip(theirs) {
            let ours = figure["interval"][end].as_f64().unwrap();
            assert!((ours - theirs).abs() <= 1e-12, "{theirs} is expected: {figure}");
        }
    }
}

const NULLS: [(&str, &str, f64); 7] = [
    ("uniform", "uniform", 2.0),
    ("slight_skew", "slight_skew", 1.34),
    ("moderate_skew", "moderate_skew", 0.9),
    ("heavy_skew", "heavy_skew", 0.44),
    ("triangular", "triangular", 1.32),
    ("normal", "normal", 1.04),
    ("maximum_dissensus", "max_dissensus", 4.0),
];

#[test]
fn every_statistic_of_the_list_equals_other_programs() {
    let vectors = Vectors::read();
    let partners = vectors.partners();
    let (rows, whole) = (vectors.rows(LIKERT), vectors.rows(COMPLETE));
    let likert = Figures::of(&rows, &partners, "1-5");
    let complete = Figures::of(&whole, &partners, "1-5");
    let first_two = |rows: &Rows| -> Rows { rows.iter().map(|row| row[..2].to_vec()).collect() };
    let factor = Figures::of(&first_two(&rows), &partners, "1-5");
    let mut compared = Compared::default();
    let said = |data: &str, statistic: &str, program: &str| vectors.said(data, statistic, program);
    let one =
        |data: &str, statistic: &str, program: &str| vectors.said(data, statistic, program)[0];

    let moments = said(LIKERT, "factor00_mean_sd_of_respondent_means", "numpy");
    compared.near(factor.find("mean", None, None), moments[0], 1e-12);
    Compared::interval(factor.find("mean", None, None), &said(LIKERT, "factor00_t_ci95", "scipy"));
    compared.near(factor.find("standard_deviation", None, None), moments[1], 1e-12);
    // Of complete answers the factor's mean is that of its items' means.
    let items = ["i1", "i2"].map(|item| complete.find("item_mean", None, Some(item)).clone());
    let both = one(COMPLETE, "factor00_mean_sd_of_respondent_means", "numpy");
    compared.near(&items[0], 2.0 * both - items[1]["value"].as_f64().unwrap(), 1e-12);

    for (place, partner) in ["P0", "P1", "P2", "P3", "P4", "P5"].into_iter().enumerate() {
        let p = Some(partner);
        for (ours, theirs, variance) in NULLS {
            let rwg = said(COMPLETE, "rwg_item1_uniform", MULTILEVEL)[place];
            // 0 stands for people who differ more than by chance.
            if rwg > 0.0 {
                let seen = 2.0 * (1.0 - rwg);
                let figure = complete.find(&format!("rwg_{ours}"), p, Some("i1"));
                compared.near(figure, 1.0 - seen / variance, 1e-12);
                let figure = complete.find("item_standard_deviation", p, Some("i1"));
                compared.near(figure, libm::sqrt(seen), 1e-12);
            }
            let figure = likert.find(&format!("rwg_j_{ours}"), p, None);
            let by = format!("rwgj_availcase_by_partner_{theirs}");
            match said(LIKERT, &by, REFERENCE)[place] {
                0.0 => assert!(figure["value"].as_f64().is_none_or(|value| value < 0.0)),
                agreed => compared.near(figure, agreed, 1e-12),
            }
            let lindell = said(COMPLETE, &format!("rwgj_lindell_{theirs}"), MULTILEVEL)[place];
            compared.near(complete.find(&format!("r_star_wg_j_{ours}"), p, None), lindell, 1e-12);
        }
        for (ours, theirs) in [
            ("awg_j", "awg"),
            ("average_deviation_j_mean", "ad_mean"),
            ("average_deviation_j_median", "ad_median"),
        ] {
            let theirs = said(COMPLETE, theirs, MULTILEVEL)[place];
            compared.near(complete.find(ours, p, None), theirs, 1e-12);
        }
        let shrunken = said(LIKERT, "factor00_eb_mom_shrunk_partner_means", REFERENCE)[place];
        compared.near(factor.find("shrunken_mean", p, None), shrunken, 1e-12);
        // Whose search stops at about 1e-8.
        let shrunken = said(LIKERT, "eblup_group", "R lme4")[place];
        compared.near(likert.find("shrunken_mean_reml", p, None), shrunken, 1e-8);
    }

    for item in 1..=44 {
        let (of, name) = (format!("{LIKERT}#item{item:02}"), format!("i{item}"));
        let name = Some(name.as_str());
        let deviations = said(&of, "AD_mean_median", REFERENCE);
        for (ours, theirs) in [
            ("awg", one(&of, "awg[1,5]", REFERENCE)),
            ("average_deviation_mean", deviations[0]),
            ("average_deviation_median", deviations[1]),
            ("tastle_wierman_consensus", one(&of, "tastle_wierman_Cns", REFERENCE)),
            ("van_der_eijk_agreement", one(&of, "van_der_eijk_A", REFERENCE)),
        ] {
            compared.near(likert.find(ours, None, name), theirs, 1e-12);
        }
        for (ours, theirs) in [
            ("item_total_raw", "item_total_raw_r"),
            ("item_total_corrected", "item_total_r_drop"),
            ("alpha_if_dropped", "alpha_if_dropped"),
        ] {
            let theirs = said(COMPLETE, theirs, PSYCH)[item - 1];
            compared.near(complete.find(ours, None, name), theirs, 1e-12);
        }
    }

    for (ours, theirs, program) in [
        ("krippendorff_alpha_nominal", "kripp_nominal", REFERENCE),
        ("krippendorff_alpha_ordinal", "kripp_ordinal", REFERENCE),
        ("krippendorff_alpha_interval", "kripp_interval", REFERENCE),
        ("krippendorff_alpha_ratio", "kripp_ratio", REFERENCE),
        ("gwet_ac1", "gwet_unweighted[coef,pa,pe]", REFERENCE),
        ("gwet_ac2_linear", "gwet_linear[coef,pa,pe]", REFERENCE),
        ("gwet_ac2_quadratic", "gwet_quadratic[coef,pa,pe]", REFERENCE),
        ("gwet_ac2_ordinal", "gwet_ordinal[coef,pa,pe]", REFERENCE),
        ("cronbach_alpha", "cronbach_alpha", "R psych 2.2.9 alpha(use=pairwise)"),
        ("partners_icc_1", "ICC1_group", MULTILEVEL),
        ("partners_icc_2", "ICC2_group", MULTILEVEL),
    ] {
        compared.near(likert.find(ours, None, None), one(LIKERT, theirs, program), 1e-12);
    }
    let reml = one(LIKERT, "ICC1_group", "R lme4");
    compared.near(likert.find("partners_icc_1_reml", None, None), reml, 1e-7);
    for (ours, theirs, program) in [
        ("kendall_w", "kendall_W[W,chisq,p]", "R irr"),
        ("cronbach_alpha_listwise", "cronbach_alpha", REFERENCE),
        ("intraclass_1_1", "icc1", REFERENCE),
        ("intraclass_2_1", "icc2", REFERENCE),
        ("intraclass_3_1", "icc3", REFERENCE),
        ("intraclass_1_k", "icc1k", REFERENCE),
        ("intraclass_2_k", "icc2k", REFERENCE),
        ("intraclass_3_k", "icc3k", REFERENCE),
        ("intraclass_1_1_available", "icc1", REFERENCE),
    ] {
        let figure = complete.find(ours, None, None);
        compared.near(figure, one(COMPLETE, theirs, program), 1e-12);
        if ours.starts_with("intraclass") && !ours.ends_with("available") {
            let limits = said(COMPLETE, &format!("{theirs}_ci"), REFERENCE);
            Compared::interval(figure, &limits);
        }
    }
    let feldt = said(COMPLETE, "alpha_feldt_ci", REFERENCE);
    Compared::interval(complete.find("cronbach_alpha_listwise", None, None), &feldt);
    // SciPy 1.17.1, by minimising the same squares.
    compared.near(complete.find("omega_total", None, None), 0.974_892_929_071_459_4, 1e-12);
    // No program of the vectors steps up two items: r stands here as it is defined.
    let r = pearson(&first_two(&whole));
    let two = Figures::of(&first_two(&whole), &partners, "1-5");
    compared.near(two.find("spearman_brown", None, None), 2.0 * r / (1.0 + r), 1e-12);

    // There nothing was taken off the levels: on a scale from 0 it is the same.
    let from_nothing = Figures::of(&first_two(&rows), &partners, "0-5");
    let unequal = said(LIKERT, "factor00_gini_theil_of_partner_means", REFERENCE);
    compared.near(from_nothing.find("gini", None, None), unequal[0], 1e-12);
    compared.near(from_nothing.find("theil", None, None), unequal[1], 1e-12);

    let halves: Vec<String> = partners
        .iter()
        .map(|p| if p.as_str() < "P3" { "first".into() } else { "second".into() })
        .collect();
    let halves = Figures::of(&rows, &halves, "1-5");
    let g = one(LIKERT, "hedges_g_partners012_vs_345", "reference formula (ref.py) exact");
    compared.near(halves.find("hedges_g", Some("first"), None), g, 1e-12);
    let delta = one(LIKERT, "cliffs_delta_partners012_vs_345", REFERENCE);
    compared.near(halves.find("cliffs_delta", Some("first"), None), delta, 1e-12);

    // Two partners of one person each, who rate thirty things: those are items 1 and 2.
    let turned: Rows = (0..2).map(|item| rows.iter().map(|row| row[item]).collect()).collect();
    let pair = Figures::of(&turned, &["one".into(), "other".into()], "1-5");
    for (ours, theirs) in
        [("spearman", "spearman_items_1_2"), ("kendall_tau_b", "kendall_tau_b_items_1_2")]
    {
        let theirs = one(LIKERT, theirs, "scipy");
        compared.near(pair.find(ours, Some("one"), None), theirs, 1e-12);
    }

    let (_, list, _) = run(&["measure", "--list", "--json"]);
    let list: Vec<Value> = serde_json::from_str(&list).unwrap();
    let names: BTreeSet<String> =
        list.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(compared.0, names, "statistics that are listed and those that were compared");
}

/// The correlation of two items that everybody answered.
fn pearson(rows: &Rows) -> f64 {
    let column = |item: usize| rows.iter().map(move |row| row[item].unwrap() as f64);
    let n = rows.len() as f64;
    let means = [0, 1].map(|item| column(item).sum::<f64>() / n);
    let product = |a: usize, b: usize| {
        column(a).zip(column(b)).map(|(x, y)| (x - means[a]) * (y - means[b])).sum::<f64>()
    };
    product(0, 1) / libm::sqrt(product(0, 0) * product(1, 1))
}

const SMALL: &str = "school,clear,fair,open\nMill,4,5,4\nMill,4,4,3\nMill,5,5,4\nHill,2,,1\n\
                     Hill,3,2,2\nHill,2,3,1\n";

#[test]
fn tables_for_the_terminal() {
    let folder = TempDir::new().unwrap();
    let small = file(&folder, "small.csv", SMALL);
    let names = "cronbach_alpha,rwg_j_uniform,awg,kendall_w,partners_icc_1,hedges_g";
    let words = ["measure", &small, "--partner", "school", "--scale", "1-5", "--statistic", names];
    let (code, out, err) = run(&words);
    assert_eq!((code, err.as_str()), (0, ""));
    insta::assert_snapshot!("measure_some", out);
    let chance =
        ["measure", &small, "--partner", "school", "--scale", "1-5", "--chance", "--runs", "99"];
    let (code, out, _) = run(&chance);
    assert_eq!(code, 0);
    insta::assert_snapshot!("measure_chance", out);
    insta::assert_snapshot!("measure_list", run(&["measure", "--list"]).1);
    let (_, out, _) =
        run(&[&chance[..], &["--csv", "-", "--statistic", "kendall_w,rwg_uniform"]].concat());
    insta::assert_snapshot!("measure_csv", out);
}

#[test]
fn the_same_seed_gives_the_same_chances() {
    let drawn = |seed: &str| {
        let words = ["measure", "-", "--partner", "school", "--chance", "--runs", "50", "--json"];
        let words = [&words[..], &["--statistic", "krippendorff_alpha_ordinal", "--seed", seed]];
        run_with_input(&words.concat(), SMALL).1
    };
    assert_eq!(drawn("3"), drawn("3"));
    assert_ne!(drawn("3"), drawn("4"));
    let document: Value = serde_json::from_str(&drawn("3")).unwrap();
    let chance = &document["figures"][0]["chance"];
    assert_eq!((document["seed"].as_u64(), chance["runs"].as_u64()), (Some(3), Some(50)));
    assert_eq!(document["scale"]["found"], true);
    assert!(chance["probability"].as_f64().is_some_and(|p| p > 0.0 && p <= 1.0));
}

#[test]
fn what_cannot_be_measured_is_said_with_its_place() {
    for (table, words, said) in [
        ("a,b\n1,2\n3\n", &[][..], "-:3: cells: 1, headings: 2"),
        ("a,b\n1,two\n", &[], "-:2: b: \"two\" is no level"),
        ("a,b\n1,6\n", &["--scale", "1-5"], "-:2: b: 6 is not on the scale of 1 to 5"),
        ("a,a\n1,2\n", &[], "columns 1 and 2 have the same heading"),
        ("", &[], "the file is empty"),
        ("a,b\n", &[], "there are no people"),
        ("a,b\n4,4\n", &[], "every answer is 4"),
        ("a,b\n1,2\n", &["--partner", "school"], "no column is called \"school\""),
        ("a,b\n1,2\n", &["--statistic", "kendal_w"], "The nearest there is: kendall_w"),
        ("a,b\n1,2\n", &["--statistic", "gini"], "with --partner"),
    ] {
        let (code, out, err) = run_with_input(&[&["measure", "-"], words].concat(), table);
        assert_eq!((code, out.as_str()), (1, ""), "{table:?}");
        assert!(err.contains(said), "{table:?}: {err}");
    }
    assert_eq!(run(&["measure"]).0, 2);
    assert_eq!(run(&["measure", "x.csv", "--scale", "5"]).0, 2);
    assert!(run(&["measure", "no-such.csv"]).2.contains("cannot read no-such.csv"));
}

#[test]
fn reasons_are_in_words() {
    let (_, out, err) = run_with_input(&["measure", "-", "--json"], "a,b\n1,2\n");
    assert!(err.contains("the scale is taken as 1 to 2"), "{err}");
    let document: Value = serde_json::from_str(&out).unwrap();
    for figure in document["figures"].as_array().unwrap() {
        let undefined = figure["value"]["undefined"].is_string();
        assert_eq!(figure["why"].as_str().is_some_and(|why| why.contains(' ')), undefined);
    }
}

/// Ctrl-C stops the mixing; what was done until then is printed, and said to be no more.
#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_is_done() {
    use std::{
        process::{Command, Stdio},
        thread::sleep,
        time::Duration,
    };
    let folder = TempDir::new().unwrap();
    let small = file(&folder, "small.csv", SMALL);
    let names = "krippendorff_alpha_ordinal,kendall_w";
    let child = Command::new(assert_cmd::cargo::cargo_bin!("comity"))
        .args(["measure", &small, "--partner", "school", "--scale", "1-5", "--json", "--chance"])
        .args(["--statistic", names, "--runs", "4000000000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    sleep(Duration::from_secs(2));
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(130));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("0 chance levels are whole, 1 stand on fewer"), "{said}");
    let document: Value = serde_json::from_slice(&output.stdout).expect("one document");
    assert_eq!(document["stopped"], true);
    let figures = document["figures"].as_array().unwrap();
    assert_eq!(figures.len(), 6);
    assert!(figures[0]["chance"]["runs"].as_u64().is_some_and(|runs| runs > 0));
    assert!(figures[0]["chance"]["probability"].is_number());
    assert_eq!(figures[1]["chance"]["runs"], 0);
    assert!(figures.iter().all(|figure| figure["value"].is_number() || figure["why"].is_string()));
}
