//! The built-in instrument holds what it promises, and a wrong one is refused with its path.

use comity::{ErrorKind, Instrument, READINESS, parse_instrument};
use comity_tests::readiness;
use serde_json::{Value, json};

fn ids(instrument: &Instrument) -> Vec<&str> {
    instrument.indicators.iter().map(|i| i.id.as_str()).collect()
}

#[test]
fn seventy_three_questions_and_twenty_two_factors_of_two() {
    let i = readiness();
    assert_eq!(i.indicators.len(), 73);
    assert_eq!(i.indicators.iter().filter(|i| i.short).count(), 28);
    assert!(i.indicators.iter().filter(|i| i.reversed).count() >= 10);
    assert_eq!((i.lenses[0].id.as_str(), i.lenses[0].groups.len()), ("factor", 22));
    assert_eq!(i.lenses[0].categories.len(), 6);
    for (g, group) in i.lenses[0].groups.iter().enumerate() {
        assert_eq!(i.members(0, g).len(), 2, "{}", group.id);
        assert!(!group.ask.is_empty() && group.category.is_some(), "{}", group.id);
    }
    let lenses: Vec<&str> = i.lenses.iter().map(|l| l.id.as_str()).collect();
    assert_eq!(lenses, ["factor", "theme", "perspective", "loop", "continuum", "heading"]);
}

/// Each system of the presentation has at least one indicator.
#[test]
fn every_system_of_the_presentation_is_asked() {
    let i = readiness();
    let systems = [
        ("modest first steps", "modest_first_steps"),
        ("vulnerability", "vulnerability"),
        ("non-opportunism", "no_opportunism"),
        ("purse strings", "purse_strings"),
        ("ring-fenced and jointly run money", "protected_money"),
        ("ownership of materials", "ownership"),
        ("process power", "process_power"),
        ("equal status", "equal_status"),
        ("identity and solidarity", "identity"),
        ("roles that change and are renegotiated", "roles_renegotiated"),
        ("winning hearts and minds", "willing_hearts"),
        ("broad involvement", "broad_involvement"),
        ("commitment to the journey", "stake_b"),
        ("professional confidentiality", "confidentiality"),
        ("dialogue on its foundations", "dialogue"),
        ("conflict in the open", "conflict_open"),
        ("time horizon", "time_horizon"),
        ("boundary crossing", "mutual_obligation"),
        ("dependency", "dependency"),
        ("autonomy", "autonomy"),
        ("fatigue", "fatigue"),
        ("constant change", "adaptability_b"),
        ("leadership outside the members", "outside_hands"),
    ];
    for (system, id) in systems {
        assert!(ids(&i).contains(&id), "{system}: {id}");
    }
}

/// Syllables by the usual rule of thumb: groups of vowels, a silent e at the end taken off.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = word
        .chars()
        .fold((0, false), |(n, before), c| (n + usize::from(vowel(c) && !before), vowel(c)))
        .0;
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

/// Flesch-Kincaid grade of one sentence; reading age is about the grade plus five.
fn grade(sentence: &str) -> f64 {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let count: usize = words
        .iter()
        .map(|w| syllables(&w.chars().filter(|c| c.is_alphabetic()).collect::<String>()))
        .sum();
    0.39 * words.len() as f64 + 11.8 * count as f64 / words.len() as f64 - 15.59
}

#[test]
fn the_questions_read_like_plain_speech() {
    let i = readiness();
    let mut grades = Vec::new();
    for indicator in &i.indicators {
        let words: Vec<String> =
            indicator.text.to_lowercase().split_whitespace().map(Into::into).collect();
        assert!(words.len() <= 18, "{}: {} words", indicator.id, words.len());
        assert!(!words.iter().any(|w| w == "and"), "{}: two ideas", indicator.id);
        for word in ["stakeholder", "capacity", "governance", "synergy", "leverage", "paradigm"] {
            assert!(!indicator.text.to_lowercase().contains(word), "{}: {word}", indicator.id);
        }
        let negations =
            words.iter().filter(|w| ["not", "never", "no", "nobody"].contains(&w.as_str()));
        assert!(negations.count() <= 1, "{}: double negation", indicator.id);
        grades.push(grade(&indicator.text));
        for text in [&indicator.help, &indicator.why, &indicator.source] {
            assert!(!text.is_empty(), "{}", indicator.id);
        }
    }
    let mean = grades.iter().sum::<f64>() / grades.len() as f64;
    println!("mean grade {mean:.1}");
    assert!(mean <= 6.0, "mean grade {mean:.1}");
    assert!(grades.iter().all(|g| *g <= 9.0), "{grades:?}");
}

/// Harm to the instrument, the path that must be named, and the kind of fault.
#[test]
fn a_wrong_instrument_is_refused_with_its_path() {
    type Harm = (fn(&mut Value), &'static str, ErrorKind);
    let harms: [Harm; 18] = [
        (|v| v["schema"] = json!("comity.instrument/9"), "schema", ErrorKind::Foreign),
        (|v| v["scale"]["levels"] = json!(["one"]), "scale.levels", ErrorKind::OutOfRange),
        (|v| v["scale"]["first"] = json!("1"), "scale.first", ErrorKind::WrongType),
        (|v| v["bands"]["strength"] = json!(2), "bands", ErrorKind::OutOfRange),
        (|v| v["minimum_answered"] = json!(0), "minimum_answered", ErrorKind::OutOfRange),
        (|v| v["lenses"] = json!([]), "lenses", ErrorKind::Missing),
        (|v| v["lenses"][0]["banded"] = json!(false), "lenses", ErrorKind::Missing),
        (|v| v["lenses"][1]["id"] = json!("factor"), "lenses[1].id", ErrorKind::Duplicate),
        (
            |v| v["lenses"][0]["groups"][2]["category"] = json!("x"),
            "lenses[0].groups[2].category",
            ErrorKind::Unknown,
        ),
        (|v| v["lenses"][0]["colour"] = json!("red"), "lenses[0]", ErrorKind::Unknown),
        (
            |v| v["indicators"][3]["section"] = json!("nowhere"),
            "indicators[3].section",
            ErrorKind::Unknown,
        ),
        (
            |v| v["indicators"][3]["reversed"] = json!("no"),
            "indicators[3].reversed",
            ErrorKind::WrongType,
        ),
        (
            |v| v["indicators"][3]["id"] = json!("Not An Id"),
            "indicators[3].id",
            ErrorKind::OutOfRange,
        ),
        (
            |v| v["indicators"][3]["id"] = json!("respondent"),
            "indicators[3].id",
            ErrorKind::OutOfRange,
        ),
        (
            |v| v["indicators"][3]["groups"]["factor"] = json!(["nothing"]),
            "indicators[3].groups.factor[0]",
            ErrorKind::Unknown,
        ),
        (
            |v| v["indicators"][3]["groups"]["moon"] = json!([]),
            "indicators[3].groups.moon",
            ErrorKind::Unknown,
        ),
        (
            |v| v["indicators"][3]["groups"]["theme"] = json!([{"group": "trust", "weight": 0}]),
            "indicators[3].groups.theme[0].weight",
            ErrorKind::OutOfRange,
        ),
        (|v| v["indicators"] = json!([]), "indicators", ErrorKind::OutOfRange),
    ];
    for (harm, path, kind) in harms {
        let mut value: Value = serde_json::from_str(READINESS).unwrap();
        harm(&mut value);
        let text = serde_json::to_string_pretty(&value).unwrap();
        let fault = parse_instrument(&text, "mine.json").expect_err(path);
        assert_eq!((fault.place.field.as_str(), fault.kind), (path, kind), "{fault}");
        assert!(fault.place.line.is_some(), "{path}: no line");
    }
}
