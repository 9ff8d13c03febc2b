//! Which tool wrote a table, told by its headings.
//!
//! LimeSurvey names its own columns `id`, `submitdate`, `lastpage`, `startlanguage`, `seed` (or in
//! words). Qualtrics has `StartDate` ... `ResponseId`, the questions in a second row and, but for
//! old exports, `{"ImportId": ...}` in a third. REDCap begins with `record_id` and ends each form
//! with `<form>_complete`. Google Forms begins with a timestamp, in the language of its owner.

use alloc::vec::Vec;

use super::{
    grid::{Heading, headings},
    mapping::{LongLayout, SurveyTool},
    private::code_of,
};
use crate::{
    formats::{table::Table, words::plain},
    instrument::Instrument,
};

/// How a table is laid out.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) source: SurveyTool,
    pub(super) header_rows: usize,
    pub(super) long: Option<LongLayout>,
}

const LIMESURVEY: [&str; 14] = [
    "submitdate",
    "datesubmitted",
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestarted",
    "datestamp",
    "datelastaction",
    "token",
    "accesscode",
    "ipaddr",
    "ipaddress",
    "refurl",
];
const QUALTRICS: [&str; 10] = [
    "startdate",
    "enddate",
    "status",
    "progress",
    "durationinseconds",
    "finished",
    "recordeddate",
    "responseid",
    "distributionchannel",
    "userlanguage",
];
/// "Timestamp" as Google writes it in some languages.
pub(super) const TIMESTAMPS: [&str; 6] =
    ["timestamp", "zeitstempel", "horodateur", "marca temporal", "tijdstempel", "tidst\u{e4}mpel"];
const ITEMS: [&str; 3] = ["item", "indicator", "question"];
const VALUES: [&str; 3] = ["value", "answer", "response"];

/// Whether the first row has ids of the instrument and no sign of a survey tool.
pub(crate) fn is_own(table: &Table, instrument: &Instrument) -> bool {
    detect(table, instrument).source == SurveyTool::Comity
}

pub(super) fn detect(table: &Table, instrument: &Instrument) -> Shape {
    let first = headings(table, 1);
    let codes: Vec<_> = first.iter().map(code_of).collect();
    let signs = |known: &[&str]| codes.iter().filter(|c| known.contains(&c.as_str())).count();
    let one = |source, header_rows| Shape { source, header_rows, long: None };

    if let Some(id) =
        codes.iter().position(|c| c == "responseid").filter(|_| signs(&QUALTRICS) >= 3)
    {
        return one(SurveyTool::Qualtrics, qualtrics_rows(table, id));
    }
    let old = headings(table, 2).iter().map(code_of).position(|c| c == "responseset");
    if let Some(id) = old.and_then(|set| set.checked_sub(1)) {
        return one(SurveyTool::Qualtrics, qualtrics_rows(table, id));
    }
    let redcap = |h: &Heading| {
        let name = h.heading.to_ascii_lowercase();
        name.starts_with("redcap_") || name == "record_id"
    };
    let labelled = codes.first().is_some_and(|c| c == "recordid")
        && first.iter().any(|h| h.heading.to_ascii_lowercase().starts_with("complete?"));
    if first.iter().any(redcap) || labelled {
        return one(SurveyTool::Redcap, 1);
    }
    if signs(&LIMESURVEY) >= 2 && codes.iter().any(|c| c == "id" || c == "responseid") {
        return one(SurveyTool::Limesurvey, 1);
    }
    if first.first().is_some_and(|h| TIMESTAMPS.contains(&plain(&h.heading).as_str())) {
        return one(SurveyTool::GoogleForms, 1);
    }
    if first.iter().any(|h| instrument.indicator(&h.heading.to_ascii_lowercase()).is_some()) {
        return one(SurveyTool::Comity, 1);
    }
    let named = |names: &[&str]| {
        let is = |h: &&Heading| names.contains(&plain(&h.heading).as_str());
        first.iter().find(is).map(|h| h.heading.clone())
    };
    match (named(&ITEMS), named(&VALUES)) {
        (Some(item), Some(value)) => Shape {
            source: SurveyTool::Long,
            header_rows: 1,
            long: Some(LongLayout { item, value }),
        },
        _ => one(SurveyTool::Table, 1),
    }
}

/// Two rows in old exports, three in newer ones; one where somebody has taken the others out.
fn qualtrics_rows(table: &Table, id: usize) -> usize {
    let cell = |row: usize, column: usize| {
        table.rows.get(row).and_then(|r| r.cells.get(column)).map_or("", |c| c.trim())
    };
    let imports = table.rows.get(2).is_some_and(|row| {
        let cells = row.cells.iter().filter(|c| !c.trim().is_empty());
        cells.clone().count() > 0 && cells.clone().all(|c| c.contains("ImportId"))
    });
    match (imports, cell(1, id).starts_with("R_")) {
        (true, _) => 3,
        (false, true) => 1,
        (false, false) => 2,
    }
}
