//! What `to_json` writes is what the published schema says, and nothing else.

use comity::{ASSESSMENT_SCHEMA, AssessOptions, CsvDefaults, NoticeKind, Reason};
use comity_tests::{assessed, example, readiness, responses};
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(ASSESSMENT_SCHEMA).expect("JSON")
}

/// The first faults of a value by the schema.
fn faults(value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema()).expect("a schema that is one");
    let told = validator.iter_errors(value).map(|f| format!("{}: {f:.300}", f.instance_path()));
    told.take(3).collect()
}

fn example_json() -> Value {
    let instrument = readiness();
    let answers = responses(&example("headship-consortium.json"), &instrument);
    serde_json::from_str(&assessed(&instrument, &answers).to_json()).expect("JSON")
}

#[test]
fn assessments_are_valid_by_the_schema() {
    assert_eq!(faults(&example_json()), [""; 0]);
    let instrument = readiness();
    let mut few = String::from("disclosure,respondent,partner,standpoint,roles_a,mystery\n");
    few.push_str("named,r1,A,,4,x\nnamed,r1,A,,4,x\nnamed,r2,,outside,2,x\n");
    let mut many = String::from("respondent,partner,roles_a,roles_b\n");
    for row in 0..14 {
        many.push_str(&format!("r{row},partner {},{},{}\n", row % 2, 1 + row % 5, 1 + row % 4));
    }
    for table in [&few, &many] {
        let defaults = CsvDefaults::default();
        let read = comity::parse_responses(table, "t.csv", &instrument, &defaults).unwrap();
        let options = AssessOptions::default();
        let result = comity::assess(&instrument, &read.responses, &options, read.notices).unwrap();
        assert!(!result.notices.is_empty());
        let json: Value = serde_json::from_str(&result.to_json()).unwrap();
        assert_eq!(faults(&json), [""; 0]);
    }
}

/// Every object of the schema is closed, and every field it knows is there but for those that may
/// be absent: neither side can change alone.
#[test]
fn the_schema_is_closed() {
    fn walk(value: &Value, path: &str) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            assert_eq!(value["additionalProperties"], false, "{path}");
            let required = value["required"].as_array().expect("a list");
            let optional = |name: &str| ["outside", "line", "field"].contains(&name);
            let missing: Vec<&String> = properties
                .keys()
                .filter(|name| !required.iter().any(|r| r == *name) && !optional(name))
                .collect();
            assert!(missing.is_empty(), "{path}: {missing:?}");
        }
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(k, v)| walk(v, &format!("{path}/{k}")))
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, path)),
            _ => {}
        }
    }
    walk(&schema(), "");
    for (pointer, field) in [("", "more"), ("/lenses/0/groups/0/measure/headline", "median")] {
        let mut json = example_json();
        json.pointer_mut(pointer).unwrap()[field] = Value::from(1);
        assert_ne!(faults(&json), [""; 0], "{pointer}");
    }
}

#[test]
fn reasons_and_kinds_are_those_of_the_schema() {
    let schema = schema();
    let words = |pointer: &str| -> Vec<String> {
        let list = schema.pointer(pointer).and_then(Value::as_array).expect("an enum");
        list.iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
    };
    use Reason::*;
    let reasons = [
        NotAsked,
        NoAnswers,
        OnePerson,
        NoSpread,
        LatticeTooFine,
        OnDemand,
        TooFewToShow,
        NotBanded,
        TooFewPeople,
        TooFewItems,
        TooFewGroups,
        NoVariation,
        NoPairs,
        MeanTooExtreme,
        SpreadTooWide,
        OtherScale,
    ];
    assert_eq!(words("/$defs/why/properties/undefined/enum"), reasons.map(Reason::word));
    for word in words("/properties/notices/items/properties/kind/enum") {
        let kind: NoticeKind = serde_json::from_value(Value::from(word.as_str())).unwrap();
        assert_eq!(serde_json::to_value(kind).unwrap(), word);
        assert_eq!(kind == NoticeKind::Other, word == "other", "{word} is no kind of notice");
    }
}
