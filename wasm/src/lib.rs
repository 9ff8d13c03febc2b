//! The browser's door to Comity: texts of files come in, HTML and texts of files go out.
//!
//! Every function takes the instrument's JSON text or, without one, uses the built-in readiness
//! instrument. Nothing is kept between calls: what the page holds is the page's to keep.

mod boundary;
mod given;
mod work;

use wasm_bindgen::prelude::*;

use boundary::{thrown, to_js};
use given::{GivenFile, GivenNotice};

/// The types and signatures as JavaScript sees them; the page's modules are checked against them.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("comity_wasm.d.ts");

/// Says on the console where a panic happened; the page itself only sees that the module stopped.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
    }));
}

/// The version of this build.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// The form of an instrument as HTML.
#[wasm_bindgen(skip_typescript)]
pub fn questionnaire(instrument: Option<String>) -> Result<String, JsValue> {
    let instrument = work::instrument(instrument.as_deref(), "").map_err(thrown)?;
    Ok(comity_view::questionnaire(&instrument))
}

/// What an instrument file is; throws its first fault with path and line.
#[wasm_bindgen(skip_typescript)]
pub fn describe_instrument(text: &str, file: Option<String>) -> Result<JsValue, JsValue> {
    let instrument =
        work::instrument(Some(text), file.as_deref().unwrap_or_default()).map_err(thrown)?;
    to_js(&work::describe(&instrument))
}

/// Reads an invitation; throws its first fault with path and line.
#[wasm_bindgen(skip_typescript)]
pub fn open_invitation(text: &str, file: Option<String>) -> Result<JsValue, JsValue> {
    let invited =
        work::open_invitation(text, file.as_deref().unwrap_or_default()).map_err(thrown)?;
    to_js(&invited)
}

/// What would become of a table's columns and labels, for a person to correct; nothing for JSON.
#[wasm_bindgen(skip_typescript)]
pub fn inspect_table(file: &GivenFile, instrument: Option<String>) -> Result<JsValue, JsValue> {
    let file = given::file(file)?;
    to_js(&work::inspect_table(&file, instrument.as_deref()).map_err(thrown)?)
}

/// Reads files of answers and merges them into the current ones; says which could not be.
#[wasm_bindgen(skip_typescript)]
pub fn open_files(
    files: Vec<GivenFile>,
    current: Option<String>,
    instrument: Option<String>,
    wave: Option<u32>,
) -> Result<JsValue, JsValue> {
    let files = files.iter().map(given::file).collect::<Result<Vec<_>, _>>()?;
    let opened = work::open_files(&files, current.as_deref(), instrument.as_deref(), wave)
        .map_err(thrown)?;
    to_js(&opened)
}

/// Assesses answers: the assessment as JSON and as the HTML of the results view.
#[wasm_bindgen(skip_typescript)]
pub fn assess(
    responses: &str,
    wave: Option<u32>,
    instrument: Option<String>,
    notices: Option<Vec<GivenNotice>>,
) -> Result<JsValue, JsValue> {
    let notices = given::notices(notices)?;
    let assessment =
        work::assess(responses, wave, instrument.as_deref(), notices).map_err(thrown)?;
    to_js(&work::Results { html: comity_view::results(&assessment), json: assessment.to_json() })
}

/// The whole report as a standalone HTML document: the same bytes as the command's.
#[wasm_bindgen(skip_typescript)]
pub fn report(
    responses: &str,
    wave: Option<u32>,
    instrument: Option<String>,
    notices: Option<Vec<GivenNotice>>,
) -> Result<String, JsValue> {
    let notices = given::notices(notices)?;
    let assessment =
        work::assess(responses, wave, instrument.as_deref(), notices).map_err(thrown)?;
    Ok(comity_view::report(&assessment))
}

/// Answers as a table.
#[wasm_bindgen(skip_typescript)]
pub fn responses_csv(responses: &str, instrument: Option<String>) -> Result<String, JsValue> {
    work::table(responses, instrument.as_deref()).map_err(thrown)
}
