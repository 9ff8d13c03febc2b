//! What a coordinator settles once for everybody who is asked.

use alloc::{string::String, vec::Vec};

use super::{Disclosure, Form};

/// An invitation to answer about one partnership: what nobody should have to type again, and
/// what makes the answers of many people go together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Invitation {
    /// The instrument's id.
    pub instrument: String,
    /// The instrument's version.
    pub version: String,
    /// The instrument's own JSON text; none for a built-in one.
    pub questionnaire: Option<String>,
    /// The partnership's name.
    pub partnership: String,
    /// A line about it; may be empty.
    pub about: String,
    /// What the coordinator writes to those who are asked; may be empty.
    pub message: String,
    /// The partners' names, in the order they are shown.
    pub partners: Vec<String>,
    /// Which questions are asked.
    pub form: Form,
    /// What people are promised about being named.
    pub disclosure: Disclosure,
    /// Which round of asking, from 1.
    pub wave: u32,
}
