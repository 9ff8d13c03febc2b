//! Exports of survey tools: each sample gives the answers it was written with, and everything that
//! is left out is noticed with its place.

use std::collections::BTreeSet;

use comity::{
    Answer, ColumnMeaning, CsvDefaults, Disclosure, Error, ErrorKind, IgnoredBecause, Instrument,
    LabelMeaning, MAPPING_SCHEMA, NoticeKind, OpenMatter, Reading, Responses, SurveyTool, Table,
    inspect_table, parse_mapping, parse_responses, read_mapped,
};
use comity_tests::{EXPORTS, read, readiness};

fn sample(name: &str) -> String {
    read(&format!("samples/{name}"))
}

fn opened(name: &str) -> Reading {
    parse_responses(&sample(name), name, &readiness(), &CsvDefaults::default())
        .unwrap_or_else(|fault| panic!("{fault}"))
}

/// One line a person: id, partner, role, round, then what was asked. Levels by number, left open
/// as `_`.
fn told(responses: &Responses, instrument: &Instrument) -> Vec<String> {
    let one = |(id, answer): (&str, &Answer)| {
        let answer = match answer {
            Answer::NotAsked => return None,
            Answer::Level(level) => level.to_string(),
            Answer::Skipped => "_".into(),
            Answer::DontKnow => "dk".into(),
            Answer::NotApplicable => "na".into(),
        };
        Some(format!("{id}={answer}"))
    };
    let ids = || instrument.indicators.iter().map(|i| i.id.as_str());
    let person = |r: &comity::Respondent| {
        let partner = r.partner.map_or("-", |p| responses.partners[p].as_str());
        let answers: Vec<String> = ids().zip(&r.answers).filter_map(one).collect();
        format!("{} | {partner} | {} | {} | {}", r.id, r.role, r.wave, answers.join(" "))
    };
    responses.respondents.iter().map(person).collect()
}

/// The notices of these kinds: line and field.
fn noticed(reading: &Reading, kind: NoticeKind) -> Vec<(u64, &str)> {
    let of = reading.notices.iter().filter(|n| n.kind == kind);
    of.map(|n| (n.place.line.expect("a line"), n.place.field.as_str())).collect()
}

#[test]
fn limesurvey_with_codes() {
    let reading = opened("limesurvey-codes.csv");
    assert_eq!(
        told(&reading.responses, &readiness()),
        [
            "1 | Ferry company | Skipper | 1 | history_a=4 roles_a=5 pace_a=2 stake_a=4 fatigue=3",
            "2 | Harbour office | Harbour master | 1 | history_a=2 roles_a=4 pace_a=5 stake_a=_ fatigue=5",
            "5 | Ferry company | Deckhand | 1 | history_a=3 roles_a=_ pace_a=_ stake_a=1 fatigue=5",
        ]
    );
    let fatigue = readiness().indicator("fatigue").unwrap();
    let note = &reading.responses.respondents[1].notes[&fatigue];
    assert_eq!(note, "=three groups this winter; each its own form");
    let ignored = noticed(&reading, NoticeKind::IgnoredColumn);
    let names: Vec<&str> = ignored.iter().map(|(_, field)| *field).collect();
    assert_eq!(
        names.join(" "),
        "submitdate lastpage startlanguage seed token startdate datestamp ipaddr interviewtime"
    );
    assert_eq!(noticed(&reading, NoticeKind::IgnoredRow), [(4, "")]);
    assert_eq!(noticed(&reading, NoticeKind::UnknownAnswer), [(5, "Q01[rolesa]")]);
    assert!(reading.notices.iter().any(|n| n.message.contains("codes A1, A2, A3, A4, A5")));
    assert_eq!(reading.responses.disclosure, Disclosure::DEFAULT);
}

#[test]
fn limesurvey_with_texts() {
    let reading = opened("limesurvey-texts.csv");
    assert_eq!(
        told(&reading.responses, &readiness()),
        [
            "11 | Allotment society | Secretary | 1 | attainable_goals_a=4 flexibility_a=5 conflict_open=dk time_horizon=3",
            "12 | Primary school | Caretaker | 1 | attainable_goals_a=2 flexibility_a=_ conflict_open=1 time_horizon=4",
            "13 | Allotment society | Treasurer | 1 | attainable_goals_a=5 flexibility_a=4 conflict_open=na time_horizon=_",
        ]
    );
    let ignored = noticed(&reading, NoticeKind::IgnoredColumn);
    assert_eq!(
        ignored,
        [
            (1, "Date submitted"),
            (1, "Last page"),
            (1, "Start language"),
            (1, "Seed"),
            (1, "What should we keep? [Other]"),
            (1, "Our goals are c.."),
        ]
    );
    assert_eq!(noticed(&reading, NoticeKind::UnknownAnswer).len(), 1);
}

#[test]
fn qualtrics_with_three_rows_of_headings() {
    let reading = opened("qualtrics.csv");
    assert_eq!(
        told(&reading.responses, &readiness()),
        [
            "R_1aBcD | Town library | Librarian | 1 | attainable_goals_a=4 roles_a=5 open_communication_a=3 resources_a=2",
            "R_2eFgH | Youth club | Youth worker | 1 | attainable_goals_a=5 roles_a=dk open_communication_a=2 resources_a=1",
            "R_3iJkL | Town library |  | 1 | attainable_goals_a=4 roles_a=_ open_communication_a=na resources_a=_",
        ]
    );
    // Line breaks in the second row of headings and in an answer do not shift the lines.
    assert_eq!(noticed(&reading, NoticeKind::IgnoredRow), [(13, "Status"), (18, "")]);
    assert_eq!(noticed(&reading, NoticeKind::UnknownAnswer), [(17, "Q3_4")]);
    assert_eq!(noticed(&reading, NoticeKind::IgnoredColumn).len(), 17);
    assert!(reading.notices[0].message.contains("Qualtrics with 3 rows of headings"));
    // What a trial run answered does not count among the labels either.
    let text = sample("qualtrics.csv");
    let table = Table::from_csv(&text, "q.csv").unwrap();
    let found = inspect_table(&table, "q.csv", &readiness(), None).unwrap();
    let agree = found.mapping.labels.iter().find(|l| l.label == "Agree").unwrap();
    assert_eq!((agree.count, found.open), (2, vec![OpenMatter::UnknownLabels]));
}

#[test]
fn qualtrics_with_two_rows_and_recodes() {
    let reading = opened("qualtrics-old.csv");
    assert_eq!(
        told(&reading.responses, &readiness()),
        [
            "R_x2 | Museum |  | 1 | legitimacy_a=1 climate_a=2 leadership_a=3",
            "R_x3 | College |  | 1 | legitimacy_a=4 climate_a=5 leadership_a=_",
            "R_x4 | Museum |  | 1 | legitimacy_a=5 climate_a=3 leadership_a=2",
        ]
    );
    assert_eq!(noticed(&reading, NoticeKind::IgnoredRow), [(3, "V7")]);
    assert_eq!(noticed(&reading, NoticeKind::IgnoredColumn).len(), 10);
}

#[test]
fn redcap_with_events_and_missing_data_codes() {
    let reading = opened("redcap.csv");
    assert_eq!(
        told(&reading.responses, &readiness()),
        [
            "1 | clinic | Nurse | 1 | history_a=4 vulnerability=5 compromise_a=2 engaged_people_a=na",
            "1 | clinic | Nurse | 2 | history_a=5 vulnerability=5 compromise_a=4 engaged_people_a=3",
            "2 | day_centre | Manager | 1 | history_a=2 vulnerability=dk compromise_a=_ engaged_people_a=3",
        ]
    );
    assert_eq!(noticed(&reading, NoticeKind::IgnoredRow), [(5, "")]);
    assert_eq!(noticed(&reading, NoticeKind::UnknownAnswer), [(4, "compromise_a")]);
    let checkboxes = noticed(&reading, NoticeKind::IgnoredColumn);
    assert!(checkboxes.contains(&(1, "tasks___1")) && checkboxes.contains(&(1, "tasks___2")));
    let rounds: Vec<u64> = noticed(&reading, NoticeKind::Assumed)
        .iter()
        .filter(|(_, field)| *field == "redcap_event_name")
        .map(|(line, _)| *line)
        .collect();
    assert_eq!(rounds, [2, 3]);
}

#[test]
fn google_forms() {
    let reading = opened("google-forms.csv");
    assert_eq!(
        told(&reading.responses, &readiness()),
        [
            "google-forms.csv line 2 | Orchestra | Cellist | 1 | shared_vision_a=4 informal_links_a=5 stake_a=4 evaluation_and_learning_a=4",
            "google-forms.csv line 3 | Concert hall | Manager | 1 | shared_vision_a=2 informal_links_a=4 stake_a=3 evaluation_and_learning_a=3",
            "google-forms.csv line 4 | Orchestra | Conductor | 1 | shared_vision_a=dk informal_links_a=4 stake_a=_ evaluation_and_learning_a=5",
        ]
    );
    assert_eq!(noticed(&reading, NoticeKind::IgnoredRow), [(5, "")]);
    let ignored = noticed(&reading, NoticeKind::IgnoredColumn);
    assert_eq!(ignored.len(), 5);
    assert!(ignored.contains(&(1, "Email Address")));
    // One notice for the ids, not one a person.
    assert!(noticed(&reading, NoticeKind::Assumed).contains(&(1, "respondent")));
    let whole = format!("{reading:?}");
    assert!(!whole.contains("example.org"), "an address was kept");
}

#[test]
fn one_answer_a_row() {
    let reading = opened("long.csv");
    assert_eq!(
        told(&reading.responses, &readiness()),
        [
            "a1 | Bakery | Baker | 1 | attainable_goals_a=4 pace_a=dk purse_strings=2 stake_a=_",
            "b2 | Mill | Miller | 1 | attainable_goals_a=5 pace_a=5 purse_strings=_ stake_a=_",
            "c3 | Mill |  | 1 | attainable_goals_a=na pace_a=_ purse_strings=_ stake_a=_",
        ]
    );
    assert_eq!(noticed(&reading, NoticeKind::DuplicateAnswer), [(7, "pace_a")]);
    assert_eq!(noticed(&reading, NoticeKind::IgnoredRow), [(9, "item")]);
    assert_eq!(noticed(&reading, NoticeKind::IgnoredColumn), [(1, "opening_hours")]);
}

/// Each column of a sample is read or noticed: none falls between.
#[test]
fn every_column_is_read_or_noticed() {
    let instrument = readiness();
    for name in EXPORTS {
        let table = Table::from_csv(&sample(name), name).unwrap();
        let mapping = inspect_table(&table, name, &instrument, None).unwrap().mapping;
        let reading =
            read_mapped(&table, &mapping, name, &instrument, &CsvDefaults::default()).unwrap();
        let ignored =
            mapping.columns.iter().filter(|c| matches!(c.becomes, ColumnMeaning::Ignored { .. }));
        let ignored: Vec<&str> = ignored.map(|c| c.heading.as_str()).collect();
        let said = noticed(&reading, NoticeKind::IgnoredColumn);
        assert_eq!(said.iter().map(|(_, field)| *field).collect::<Vec<_>>(), ignored, "{name}");
    }
}

#[test]
fn the_tool_is_known_by_its_headings() {
    use SurveyTool as T;
    let expected = [
        T::Limesurvey,
        T::Limesurvey,
        T::Qualtrics,
        T::Qualtrics,
        T::Redcap,
        T::GoogleForms,
        T::Long,
    ];
    for (name, source) in EXPORTS.iter().zip(expected) {
        let table = Table::from_csv(&sample(name), name).unwrap();
        let found = inspect_table(&table, name, &readiness(), None).unwrap();
        assert_eq!(found.mapping.source, source, "{name}");
    }
    let own = Table::from_csv("respondent,partner,roles_a\n", "own.csv").unwrap();
    let found = inspect_table(&own, "own.csv", &readiness(), None).unwrap();
    assert_eq!(found.mapping.source, T::Comity);
}

/// A mapping is written, read back, and then reads the table as before; the schema allows it.
#[test]
fn mappings_are_files() {
    let instrument = readiness();
    let schema: serde_json::Value = serde_json::from_str(MAPPING_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).expect("a schema that is one");
    let mut prints = BTreeSet::new();
    for name in EXPORTS {
        let table = Table::from_csv(&sample(name), name).unwrap();
        let mapping = inspect_table(&table, name, &instrument, None).unwrap().mapping;
        let text = mapping.to_json();
        assert!(text.starts_with("{\n  \"schema\": \"comity.mapping/1\",\n"), "{text:.80}");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> = validator.iter_errors(&value).map(|f| f.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{name}");
        assert_eq!(parse_mapping(&text, "mapping.json", &instrument).unwrap(), mapping, "{name}");
        let again =
            read_mapped(&table, &mapping, name, &instrument, &CsvDefaults::default()).unwrap();
        let direct = opened(name);
        assert_eq!((again.responses, again.notices), (direct.responses, direct.notices), "{name}");
        prints.insert(mapping.fingerprint());
    }
    assert_eq!(prints.len(), EXPORTS.len(), "fingerprints tell the samples apart");
}

/// What a person corrects stands over the proposal, and over that of another export of the survey.
#[test]
fn corrections_stand() {
    let instrument = readiness();
    let name = "limesurvey-codes.csv";
    let text = sample(name);
    let table = Table::from_csv(&text, name).unwrap();
    let proposed = inspect_table(&table, name, &instrument, None).unwrap().mapping;
    let corrected = proposed
        .to_json()
        .replace(
            "\"label\": \"A6\",\n      \"count\": 1,\n      \"becomes\": \"unknown\"",
            "\"label\": \"A6\",\n      \"becomes\": \"dont_know\"",
        )
        .replace(
            "\"heading\": \"partner\",\n      \"becomes\": \"field\",\n      \"field\": \"partner\"",
            "\"heading\": \"partner\",\n      \"becomes\": \"ignored\"",
        )
        .replace(
            "\"constants\": {}",
            "\"constants\": {\"partner\": \"Island council\", \"partnership\": \"Strait\", \"wave\": 3,
             \"disclosure\": {\"mode\": \"anonymous\", \"threshold\": 7}}",
        );
    let mapping = parse_mapping(&corrected, "m.json", &instrument).unwrap();
    let reading =
        read_mapped(&table, &mapping, name, &instrument, &CsvDefaults::default()).unwrap();
    let r = &reading.responses;
    assert_eq!(
        (r.partnership.as_str(), r.partners.as_slice()),
        ("Strait", &["Island council".to_string()][..])
    );
    assert_eq!(r.disclosure, Disclosure::Anonymous { threshold: 7 });
    assert!(r.respondents.iter().all(|person| person.wave == 3));
    assert_eq!(
        r.respondents[2].answers[instrument.indicator("roles_a").unwrap()],
        Answer::DontKnow
    );
    assert_eq!(noticed(&reading, NoticeKind::UnknownAnswer), []);
    let why = ColumnMeaning::Ignored { reason: IgnoredBecause::ByHand };
    assert!(mapping.columns.iter().any(|c| c.heading == "partner" && c.becomes == why));

    // Another export of the same survey, with a code the first did not have.
    let later = Table::from_csv(&text.replace("\"A4\"", "\"A7\""), name).unwrap();
    let found = inspect_table(&later, name, &instrument, Some(&mapping)).unwrap();
    let means =
        |label: &str| found.mapping.labels.iter().find(|l| l.label == label).unwrap().becomes;
    assert_eq!((means("A6"), means("A7")), (LabelMeaning::DontKnow, LabelMeaning::Unknown));
    assert_eq!(found.mapping.constants, mapping.constants);
    assert_eq!(found.mapping.fingerprint(), mapping.fingerprint());
    assert_eq!(found.open, [OpenMatter::UnknownLabels]);
}

/// The ways in which tools write the headings of a question, and what only looks like one.
#[test]
fn headings_are_found_however_they_are_written() {
    let instrument = readiness();
    let found = [
        ("HISTORY_A", "history_a"),
        ("Q01[history_a]", "history_a"),
        ("Q01[historya][1]", "history_a"),
        ("G01Q02_roles_a", "roles_a"),
        ("trust_roles_a", "roles_a"),
        ("Q7.credit", "credit"),
        (
            "Q01[SQ001]. Our goals are clear enough to tell when we have reached them.",
            "attainable_goals_a",
        ),
        (
            "How far? [  People here say \u{201c}we\u{201d} when they talk about the partnership ]",
            "identity",
        ),
        ("3. We look again at decisions that turn out badly *", "flexibility_b"),
        ("Staff of one partner help t..", "mutual_obligation"),
    ];
    let missed = [
        "tax_credit",
        "What is your identity number?",
        "We have..",
        "Partners..",
        "Our goals",
        "Our goals are clear enough to tell when we have reached them. Each partner knows which tasks are its own to do.",
        "",
    ];
    let headings = found.iter().map(|(heading, _)| *heading).chain(missed);
    for (index, heading) in headings.enumerate() {
        let quoted = heading.replace('"', "\"\"");
        let table = Table::from_csv(&format!("Timestamp,\"{quoted}\"\nx,4\n"), "h.csv").unwrap();
        let mapping = inspect_table(&table, "h.csv", &instrument, None).unwrap().mapping;
        let id = match &mapping.columns[1].becomes {
            ColumnMeaning::Answer { indicator } => indicator.as_str(),
            _ => "",
        };
        assert_eq!(id, found.get(index).map_or("", |(_, id)| *id), "{heading}");
    }
    let labels = "Record ID,Event Name,Organisation,When partners disagree  we talk about it in the open,Complete?\n                  7,Baseline,Mill,Agree,Complete\n";
    let table = Table::from_csv(labels, "r.csv").unwrap();
    let found = inspect_table(&table, "r.csv", &instrument, None).unwrap();
    assert_eq!((found.mapping.source, found.open), (SurveyTool::Redcap, vec![]));
    let read = parse_responses(labels, "r.csv", &instrument, &CsvDefaults::default()).unwrap();
    assert_eq!(told(&read.responses, &instrument), ["7 | Mill |  | 1 | conflict_open=4"]);
}

/// A scale that runs the other way round is a convention of its own: what it does not list is asked.
#[test]
fn a_convention_of_its_own_is_not_guessed_at() {
    let instrument = readiness();
    let table = |cells: &[&str]| {
        let rows: Vec<String> = cells.iter().map(|c| format!("x,Mill,{c}\n")).collect();
        let text = format!("Timestamp,Partner,roles_a\n{}", rows.concat());
        Table::from_csv(&text, "t.csv").unwrap()
    };
    let mut first = inspect_table(&table(&["1", "5"]), "t.csv", &instrument, None).unwrap().mapping;
    let later = table(&["1", "2"]);
    let same = inspect_table(&later, "t.csv", &instrument, Some(&first)).unwrap();
    assert_eq!(same.open, []);
    first.labels[0].becomes = LabelMeaning::Level { level: 5 };
    first.labels[1].becomes = LabelMeaning::Level { level: 1 };
    let turned = inspect_table(&later, "t.csv", &instrument, Some(&first)).unwrap();
    assert_eq!(turned.open, [OpenMatter::UnknownLabels]);
    let reading =
        read_mapped(&later, &first, "t.csv", &instrument, &CsvDefaults::default()).unwrap();
    let roles = instrument.indicator("roles_a").unwrap();
    let answers: Vec<Answer> =
        reading.responses.respondents.iter().map(|r| r.answers[roles]).collect();
    assert_eq!(answers, [Answer::Level(5), Answer::Skipped]);
    assert_eq!(noticed(&reading, NoticeKind::UnknownAnswer), [(3, "roles_a")]);
}

fn refused(text: &str) -> Error {
    parse_responses(text, "e.csv", &readiness(), &CsvDefaults::default()).unwrap_err()
}

#[test]
fn what_a_table_does_not_say_is_asked_for() {
    let goal = "Our goals are clear enough to tell when we have reached them.";
    let none = refused(&format!("Timestamp,{goal}\n2026/05/01,Agree\n"));
    assert_eq!((none.kind, none.place.field.as_str()), (ErrorKind::Missing, "partner"));
    assert!(none.mend.contains("--mapping-of"), "{none}");
    let some = refused(&format!("Timestamp,Your organisation,{goal}\nx,Mill,Agree\nx,,Agree\n"));
    assert_eq!((some.kind, some.place.line), (ErrorKind::Missing, Some(1)));
    let outside = format!("Timestamp,Standpoint,{goal}\nx,Outside: I fund it,Agree\n");
    let read = parse_responses(&outside, "e.csv", &readiness(), &CsvDefaults::default()).unwrap();
    assert_eq!(read.responses.respondents[0].partner, None);
    assert_eq!(refused("Timestamp,Colour\nx,red\n").kind, ErrorKind::Foreign);
    assert_eq!(refused("partner,item,value\nMill,roles_a,3\n").kind, ErrorKind::Missing);
    assert_eq!(refused("respondent,item,value\nr1,colour,3\n").kind, ErrorKind::Foreign);

    // A question in other words looks like answers all the same, and is not dropped in silence.
    let reworded = format!(
        "Timestamp,Your organisation,{goal},Do we have goals?\nx,Mill,Agree,Agree\nx,Inn,Agree,Disagree\n"
    );
    let table = Table::from_csv(&reworded, "e.csv").unwrap();
    let found = inspect_table(&table, "e.csv", &readiness(), None).unwrap();
    assert_eq!(found.open, [OpenMatter::UnclearColumns]);
}

#[test]
fn mappings_that_do_not_fit_are_refused_with_their_place() {
    let instrument = readiness();
    let table = Table::from_csv(&sample("redcap.csv"), "r.csv").unwrap();
    let text = inspect_table(&table, "r.csv", &instrument, None).unwrap().mapping.to_json();
    let fault = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        parse_mapping(&text.replacen(from, to, 1), "m.json", &instrument).unwrap_err()
    };
    let unknown = fault("\"indicator\": \"history_a\"", "\"indicator\": \"histori_a\"");
    assert_eq!(
        (unknown.kind, unknown.place.field.as_str()),
        (ErrorKind::Unknown, "columns[8].indicator")
    );
    assert!(unknown.place.line.is_some());
    assert_eq!(fault("\"level\": 2", "\"level\": 9").kind, ErrorKind::OutOfRange);
    assert_eq!(
        fault("\"becomes\": \"dont_know\"", "\"becomes\": \"maybe\"").kind,
        ErrorKind::Unknown
    );
    assert_eq!(fault("\"header_rows\": 1", "\"header_rows\": 0").kind, ErrorKind::OutOfRange);
    assert_eq!(
        fault("\"instrument\": \"readiness\"", "\"instrument\": \"x\"").kind,
        ErrorKind::Mismatch
    );
    assert_eq!(fault("\"source\"", "\"sauce\"").kind, ErrorKind::Unknown);

    let other = Table::from_csv(&sample("google-forms.csv"), "g.csv").unwrap();
    let mapping = parse_mapping(&text, "m.json", &instrument).unwrap();
    let defaults = CsvDefaults::default();
    let error = read_mapped(&other, &mapping, "g.csv", &instrument, &defaults).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Mismatch);
    let twice = text.replace("\"indicator\": \"vulnerability\"", "\"indicator\": \"history_a\"");
    let mapping = parse_mapping(&twice, "m.json", &instrument).unwrap();
    let error = read_mapped(&table, &mapping, "r.csv", &instrument, &defaults).unwrap_err();
    assert_eq!((error.kind, error.place.field.as_str()), (ErrorKind::Duplicate, "vulnerability"));
}

#[test]
fn numbers_that_may_count_from_elsewhere_are_said() {
    let said = |numbers: [u8; 3]| {
        let [a, b, c] = numbers;
        let text = format!("Timestamp,Partner,history_a,roles_a\nx,Mill,{a},{b}\ny,Inn,{c},{b}\n");
        let table = Table::from_csv(&text, "t.csv").unwrap();
        let mut mapping = inspect_table(&table, "t.csv", &readiness(), None).unwrap().mapping;
        mapping.source = SurveyTool::GoogleForms;
        let reading = read_mapped(&table, &mapping, "t.csv", &readiness(), &CsvDefaults::default());
        reading.unwrap().notices.iter().any(|n| n.message.contains("counts from another number"))
    };
    assert!(said([1, 4, 3]), "nobody chose 5, or nobody chose 0");
    assert!(!said([1, 5, 3]));
}
