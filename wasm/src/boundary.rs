//! Values across the boundary. A refused file is thrown as a plain object, so that the page can
//! show its place, what is wrong and how to mend it.

use serde::Serialize;
use wasm_bindgen::JsValue;

/// A value as plain JavaScript: objects, arrays, strings, numbers.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// An error of the core as the object to throw.
pub(crate) fn thrown(error: comity::Error) -> JsValue {
    to_js(&error).unwrap_or_else(|fault| fault)
}
