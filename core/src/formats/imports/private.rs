//! Columns that survey tools write for themselves, by their headings: none of them is an answer,
//! and most would tell who answered.

use alloc::string::String;

use super::{
    grid::Heading,
    mapping::{ColumnMeaning, IgnoredBecause, SurveyTool},
    source::TIMESTAMPS,
};
use crate::formats::words::{plain, squeezed};

const TIMING: [&str; 11] = [
    "startdate",
    "enddate",
    "recordeddate",
    "submitdate",
    "datestamp",
    "datesubmitted",
    "datestarted",
    "datelastaction",
    "durationinseconds",
    "interviewtime",
    "totaltime",
];
const NETWORK: [&str; 4] = ["ipaddress", "ipaddr", "refurl", "referrerurl"];
const LOCATION: [&str; 2] = ["locationlatitude", "locationlongitude"];
const CONTACT: [&str; 18] = [
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
    "externalreference",
    "externaldatareference",
    "emailaddress",
    "email",
    "username",
    "name",
    "yourname",
    "firstname",
    "lastname",
    "telephone",
    "phone",
    "phonenumber",
    "redcapsurveyidentifier",
    "token",
    "accesscode",
];
const BOOKKEEPING: [&str; 14] = [
    "status",
    "progress",
    "finished",
    "distributionchannel",
    "userlanguage",
    "responseset",
    "lastpage",
    "startlanguage",
    "seed",
    "redcapeventname",
    "redcaprepeatinstrument",
    "redcaprepeatinstance",
    "redcapdataaccessgroup",
    "id",
];

/// The name of a column as its tool has it, letters and figures alone: the code in
/// `submitdate. Date submitted`; in Qualtrics' old exports, which number their own columns `V1`,
/// `V2`, what stands below.
pub(super) fn code_of(heading: &Heading) -> String {
    let code = squeezed(heading.heading.split(". ").next().unwrap_or_default());
    let numbered = code.strip_prefix('v').is_some_and(|n| n.parse::<u8>().is_ok());
    if numbered && !heading.question.is_empty() { squeezed(&heading.question) } else { code }
}

/// What a tool's own column becomes, if it is one.
pub(super) fn own_column(heading: &Heading, source: SurveyTool) -> Option<ColumnMeaning> {
    let code = code_of(heading);
    let name = heading.heading.to_ascii_lowercase();
    if source == SurveyTool::Qualtrics && code == "status" {
        return Some(ColumnMeaning::Preview);
    }
    let because = |list: &[&str], reason| list.contains(&code.as_str()).then_some(reason);
    let redcap = source == SurveyTool::Redcap;
    let reason = because(&TIMING, IgnoredBecause::Timing)
        .or_else(|| because(&NETWORK, IgnoredBecause::Network))
        .or_else(|| because(&LOCATION, IgnoredBecause::Location))
        .or_else(|| because(&CONTACT, IgnoredBecause::Contact))
        .or_else(|| because(&BOOKKEEPING, IgnoredBecause::Bookkeeping))
        .or_else(|| {
            let stamp = TIMESTAMPS.contains(&plain(&heading.heading).as_str())
                || (redcap && name.ends_with("_timestamp"));
            stamp.then_some(IgnoredBecause::Timing)
        })
        .or_else(|| {
            let form = name.ends_with("_complete") || name.starts_with("complete?");
            (redcap && form).then_some(IgnoredBecause::Bookkeeping)
        })
        .or_else(|| (redcap && is_checkbox(&name)).then_some(IgnoredBecause::Checkbox))
        .or_else(|| {
            let panel = source == SurveyTool::Qualtrics && name.starts_with("q_");
            panel.then_some(IgnoredBecause::Bookkeeping)
        })
        .or_else(|| {
            let group = source == SurveyTool::Limesurvey
                && (name.starts_with("grouptime") || name.starts_with("questiontime"));
            group.then_some(IgnoredBecause::Timing)
        })
        .or_else(|| {
            let attribute = source == SurveyTool::Limesurvey && name.starts_with("attribute_");
            attribute.then_some(IgnoredBecause::Contact)
        })?;
    Some(ColumnMeaning::Ignored { reason })
}

/// REDCap's `field___code`: exactly three underscores, something on either side.
fn is_checkbox(name: &str) -> bool {
    name.split_once("___").is_some_and(|(field, code)| {
        !field.is_empty() && !field.ends_with('_') && !code.is_empty() && !code.starts_with('_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checkboxes_have_three_underscores() {
        let are = ["tasks___1", "tasks__1", "tasks____1", "___1", "tasks___"].map(is_checkbox);
        assert_eq!(are, [true, false, false, false, false]);
    }
}
