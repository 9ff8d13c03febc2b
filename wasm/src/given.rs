//! Objects the caller gives, read field by field. serde-wasm-bindgen could read them as well; that
//! takes thirteen kilobytes of the module for three small shapes.

use comity::{Notice, NoticeKind, Place};
use serde::{
    Deserialize,
    de::{IntoDeserializer, value},
};
use wasm_bindgen::prelude::*;

use crate::work::NamedText;

#[wasm_bindgen]
extern "C" {
    /// A file of answers: `NamedText` of the types.
    pub type GivenFile;
    #[wasm_bindgen(method, getter, catch, js_name = name)]
    fn name(this: &GivenFile) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = text)]
    fn text(this: &GivenFile) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = mapping)]
    fn mapping(this: &GivenFile) -> Result<JsValue, JsValue>;

    /// A notice as `open_files` gave it.
    pub type GivenNotice;
    #[wasm_bindgen(method, getter, catch, js_name = kind)]
    fn kind(this: &GivenNotice) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = message)]
    fn message(this: &GivenNotice) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = place)]
    fn place(this: &GivenNotice) -> Result<GivenPlace, JsValue>;

    /// Where something was noticed.
    type GivenPlace;
    #[wasm_bindgen(method, getter, catch, js_name = file)]
    fn file(this: &GivenPlace) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = line)]
    fn line(this: &GivenPlace) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = field)]
    fn field(this: &GivenPlace) -> Result<JsValue, JsValue>;
}

/// A field that is a text, or absent.
fn optional(value: &JsValue, of: &str) -> Result<Option<String>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let text = value.as_string();
    text.map(Some).ok_or_else(|| JsError::new(&[of, " is not a text"].concat()).into())
}

fn required(value: &JsValue, of: &str) -> Result<String, JsValue> {
    let missing = || JsError::new(&[of, " is missing"].concat()).into();
    optional(value, of)?.ok_or_else(missing)
}

pub(crate) fn file(given: &GivenFile) -> Result<NamedText, JsValue> {
    Ok(NamedText {
        name: required(&given.name()?, "a file's name")?,
        text: required(&given.text()?, "a file's text")?,
        mapping: optional(&given.mapping()?, "a file's mapping")?,
    })
}

pub(crate) fn notices(given: Option<Vec<GivenNotice>>) -> Result<Option<Vec<Notice>>, JsValue> {
    given.map(|list| list.iter().map(notice).collect()).transpose()
}

fn notice(given: &GivenNotice) -> Result<Notice, JsValue> {
    let kind = required(&given.kind()?, "a notice's kind")?;
    // One that only a newer version knows is read as "something else", so this does not fail.
    let kind = NoticeKind::deserialize(kind.as_str().into_deserializer())
        .map_err(|fault: value::Error| JsError::new(&fault.to_string()))?;
    let at = given.place()?;
    let place = Place {
        file: required(&at.file()?, "a notice's file")?,
        line: at.line()?.as_f64().map(|line| line as u64),
        field: optional(&at.field()?, "a notice's field")?.unwrap_or_default(),
    };
    Ok(Notice::new(kind, place, required(&given.message()?, "a notice's message")?))
}
