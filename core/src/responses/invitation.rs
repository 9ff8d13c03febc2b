//! What a coordinator settles once for everybody who is asked.

use alloc::{string::String, vec::Vec};

use super::{Disclosure, Form};
use crate::instrument::Instrument;

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

impl Invitation {
    /// Invites to answer all questions of this instrument about a partnership, anonymously, in the
    /// first wave; every field can be set to something else. An instrument that is not built in
    /// must travel along: put its JSON text into `questionnaire`.
    ///
    /// # Example
    ///
    /// ```
    /// use comity::{Form, Invitation, builtin, invitation_to_json, parse_invitation};
    /// let instrument = builtin("readiness").unwrap();
    /// let mut invitation = Invitation::new(&instrument, "Reading network", ["Library", "School"]);
    /// invitation.form = Form::Short;
    /// let text = invitation_to_json(&invitation);
    /// assert_eq!(parse_invitation(&text, "mail.json").unwrap().0, invitation);
    /// ```
    pub fn new(
        instrument: &Instrument,
        partnership: impl Into<String>,
        partners: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            instrument: instrument.id.clone(),
            version: instrument.version.clone(),
            questionnaire: None,
            partnership: partnership.into(),
            about: String::new(),
            message: String::new(),
            partners: partners.into_iter().map(Into::into).collect(),
            form: Form::Full,
            disclosure: Disclosure::DEFAULT,
            wave: 1,
        }
    }
}
