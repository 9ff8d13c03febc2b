//! The results as one HTML document that needs nothing beside it.

use alloc::string::String;

use comity::Assessment;
use maud::{DOCTYPE, PreEscaped, html};

use crate::{
    findings,
    messages::{EN, fill},
    results::fragment,
};

/// The style of every result, and of the document around it.
const STYLE: &str = concat!(
    include_str!("../style/tokens.css"),
    include_str!("../style/report.css"),
    include_str!("../style/spread.css"),
    include_str!("../style/changes.css")
);
/// A report fetches nothing and runs nothing, and says so to the browser.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/// The results as a whole HTML document: style inside, no script, nothing fetched.
pub fn report(assessment: &Assessment) -> String {
    let a = assessment;
    html! {
        (DOCTYPE)
        html lang=(EN.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (findings::headline(a)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main class="page" {
                    (fragment(a))
                    p class="foot" {
                        (fill(EN.report_foot, &[
                            ("version", a.program),
                            ("instrument", &a.instrument),
                            ("instrument_version", &a.instrument_version),
                        ]))
                    }
                }
            }
        }
    }
    .into_string()
}
