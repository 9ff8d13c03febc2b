//! Values across the boundary. A refused file is thrown as a plain object, so that the page can
//! show its place, what is wrong and how to mend it.

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// A value as plain JavaScript: objects, arrays, strings, numbers.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A value the caller gave. Its own mistakes come back as an `Error` of JavaScript.
pub(crate) fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

/// An error of the core as the object to throw.
pub(crate) fn thrown(error: comity::Error) -> JsValue {
    to_js(&error).unwrap_or_else(|fault| fault)
}
