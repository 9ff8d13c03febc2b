//! Tables as people fill them in: what is understood, and what is said of the rest.

use comity::{Answer, CsvDefaults, Error, ErrorKind, Notice, NoticeKind, Reading, parse_responses};
use comity_tests::readiness;

fn read(table: &str) -> Result<Reading, Error> {
    parse_responses(table, "t.csv", &readiness(), &CsvDefaults::default())
}

fn notices(table: &str, kind: NoticeKind) -> Vec<Notice> {
    let read = read(table).unwrap_or_else(|fault| panic!("{fault}"));
    read.notices.into_iter().filter(|n| n.kind == kind).collect()
}

#[test]
fn missing_answers_are_understood_as_people_write_them() {
    let cells = ["dont know", "Don't know", "Don\u{2019}t know", "dk", "?", "I DON'T KNOW", "n/a"];
    let mut table = String::from("disclosure,respondent,partner,roles_a\n");
    for (row, cell) in cells.iter().enumerate() {
        table.push_str(&format!("named,r{row},A,{cell}\n"));
    }
    let reading = read(&table).unwrap();
    assert!(reading.notices.is_empty(), "{:?}", reading.notices);
    let index = readiness().indicator("roles_a").unwrap();
    let answers: Vec<Answer> =
        reading.responses.respondents.iter().map(|r| r.answers[index]).collect();
    assert_eq!(answers[..6], [Answer::DontKnow; 6]);
    assert_eq!(answers[6], Answer::NotApplicable);
}

#[test]
fn what_is_not_understood_is_told_with_the_words_there_are() {
    let table = "disclosure,respondent,partner,roles_a\nnamed,r1,A,dunno\n";
    let said = notices(table, NoticeKind::UnknownAnswer);
    let message = &said[0].message;
    for part in ["\"dunno\"", "1 to 5", "dont_know, not_applicable, skipped, not_asked"] {
        assert!(message.contains(part), "{message}");
    }
}

/// `NA` may come from a statistics program, where it is no answer at all.
#[test]
fn how_na_is_taken_is_said_once() {
    let table =
        "disclosure,respondent,partner,roles_a,roles_b\nnamed,r1,A,NA,NA\nnamed,r2,A,NA,4\n";
    let said = notices(table, NoticeKind::Assumed);
    assert_eq!(said.len(), 1);
    assert!(said[0].message.contains("does not apply"), "{}", said[0]);
    assert_eq!((said[0].place.line, said[0].place.field.as_str()), (Some(2), "roles_a"));
}

#[test]
fn a_mistyped_column_is_told_what_it_was_meant_for() {
    let of = |header: &str| -> Vec<String> {
        let table = format!("disclosure,respondent,partner,{header}\nnamed,r1,A,4,4\n");
        let said = notices(&table, NoticeKind::IgnoredColumn);
        said.into_iter().map(|n| n.message).collect()
    };
    assert!(of("rolse_a,roles_b")[0].contains("Did you mean \"roles_a\"?"));
    // The table has that column already, or nothing is near.
    assert!(!of("rolse_a,roles_a")[0].contains("Did you mean"));
    assert!(!of("Remarks,roles_a")[0].contains("Did you mean"));
}

#[test]
fn a_mistyped_partner_is_noticed() {
    let table = "disclosure,respondent,partner,roles_a\nnamed,r1,University,4\nnamed,r2,Universty,4\nnamed,r3,School 1,3\nnamed,r4,School 2,3\n";
    let said = notices(table, NoticeKind::SimilarPartner);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].message.contains("\"Universty\"") && said[0].message.contains("\"University\"")
    );
    assert_eq!(said[0].place.line, Some(3));
}

#[test]
fn wrong_words_are_quoted_with_their_choices() {
    for (column, cell, choices) in [
        ("standpoint", "insde", "\"inside\" or \"outside\""),
        ("form", "long", "\"full\" or \"short\""),
        ("disclosure", "open", "\"named\" or \"anonymous\""),
        ("wave", "first", "from 1"),
        ("threshold", "2", "from 3 to 1000"),
    ] {
        let fault = read(&format!("respondent,partner,roles_a,{column}\nr1,A,4,{cell}\n"));
        let fault = fault.unwrap_err();
        let text = fault.to_string();
        assert!(text.contains(&format!("\"{cell}\" is not ")) && text.contains(choices), "{text}");
        assert_eq!((fault.place.line, fault.place.field.as_str()), (Some(2), column));
    }
}

#[test]
fn a_table_that_ends_inside_a_row_may_have_been_cut() {
    let table = "disclosure,respondent,partner,roles_a,roles_b\nnamed,r1,A,4\nnamed,r2,A,4";
    let said = notices(table, NoticeKind::Assumed);
    let cut: Vec<bool> = said.iter().map(|n| n.message.contains("cut short")).collect();
    assert_eq!(cut, [false, true]);
}

#[test]
fn an_empty_file_is_called_one() {
    for text in ["", "\n\n", "\u{feff}"] {
        let fault = read(text).unwrap_err();
        assert_eq!(fault.kind, ErrorKind::Empty);
        assert!(fault.to_string().starts_with("t.csv: the file is empty."), "{fault}");
    }
}
