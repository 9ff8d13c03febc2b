//! An invitation as JSON, schema `comity.invitation/1`: read and written.
//!
//! Unlike a file of answers it is refused for a field nobody knows: what it settles holds for
//! everybody who is asked, so a misspelt field must not pass unseen.

use alloc::{format, string::String, vec::Vec};

use serde::Serialize;

use super::{
    instrument_json::{builtin, check_schema, parse_instrument},
    limits::{
        LAST_WAVE, LONGEST_NAME, LONGEST_TEXT, MOST_PARTNERS, check_size, clean_name, clean_text,
    },
    reader::{Fault, Node},
    responses_json::read_disclosure,
    responses_json_write::{WrittenInstrument, WrittenPartner, WrittenPartnership},
    tree,
};
use crate::{
    error::{Error, ErrorKind},
    instrument::Instrument,
    responses::{Disclosure, Form, Invitation},
};

const SCHEMA: &str = "comity.invitation/1";

/// Reads an invitation, and the instrument it asks with.
///
/// # Errors
///
/// [`ErrorKind::Mismatch`] where it asks with a built-in instrument of another version; any fault
/// of syntax, type or range with its path and line. A fault of the questionnaire inside it has
/// the place in that questionnaire.
///
/// # Example
///
/// ```
/// let fault = comity::parse_invitation("{}", "mail.json").unwrap_err();
/// assert_eq!(fault.kind, comity::ErrorKind::Foreign);
/// ```
pub fn parse_invitation(text: &str, file: &str) -> Result<(Invitation, Instrument), Error> {
    check_size(text, file)?;
    let tree = tree::parse(text, file)?;
    let root = Node::root(&tree);
    let invitation = read(&root).map_err(|fault| fault.in_file(text, file))?;
    let instrument = match &invitation.questionnaire {
        Some(own) => Some(parse_instrument(own, &format!("{file}, questionnaire"))?),
        None => builtin(&invitation.instrument),
    };
    let instrument =
        fitting(&root, &invitation, instrument).map_err(|fault| fault.in_file(text, file))?;
    Ok((invitation, instrument))
}

fn read(root: &Node<'_>) -> Result<Invitation, Fault> {
    check_schema(root, SCHEMA, "an invitation")?;
    root.only(&[
        "schema",
        "instrument",
        "questionnaire",
        "partnership",
        "message",
        "partners",
        "form",
        "disclosure",
        "wave",
    ])?;
    let instrument = root.required("instrument")?;
    let partnership = root.required("partnership")?;
    partnership.only(&["name", "about"])?;
    let name = partnership.required("name")?;
    let wave = match root.optional("wave")? {
        None => 1,
        Some(field) => field.whole(1, i64::from(LAST_WAVE))? as u32,
    };
    let questionnaire = match root.optional("questionnaire")? {
        None => None,
        Some(field) => Some(field.text()?.into()),
    };
    Ok(Invitation {
        instrument: instrument.required("id")?.text()?.into(),
        version: instrument.required("version")?.text()?.into(),
        questionnaire,
        partnership: required_name(&name)?,
        about: optional_text(&partnership, "about")?,
        message: optional_text(root, "message")?,
        partners: read_partners(&root.required("partners")?)?,
        form: root.required("form")?.one_of(&[("full", Form::Full), ("short", Form::Short)])?,
        disclosure: read_disclosure(&root.required("disclosure")?)?,
        wave,
    })
}

fn read_partners(node: &Node<'_>) -> Result<Vec<String>, Fault> {
    let mut names = Vec::new();
    for partner in node.items()? {
        partner.only(&["name"])?;
        let field = partner.required("name")?;
        let name = required_name(&field)?;
        if names.contains(&name) {
            return Err(field.fault(
                ErrorKind::Duplicate,
                format!("the partner \"{name}\" is in the list twice"),
                "Name each partner once",
            ));
        }
        names.push(name);
    }
    if names.is_empty() || names.len() > MOST_PARTNERS {
        return Err(node.fault(
            ErrorKind::OutOfRange,
            format!("an invitation names from 1 to {MOST_PARTNERS} partners"),
            "Check the list of partners",
        ));
    }
    Ok(names)
}

fn required_name(node: &Node<'_>) -> Result<String, Fault> {
    let (name, lost) = clean_name(node.text()?, LONGEST_NAME);
    if name.is_empty() {
        return Err(node.fault(ErrorKind::Missing, "this name is empty", "Write the name"));
    }
    if lost { Err(unclean(node)) } else { Ok(name) }
}

fn optional_text(node: &Node<'_>, name: &str) -> Result<String, Fault> {
    let Some(field) = node.optional(name)? else {
        return Ok(String::new());
    };
    let (text, lost) = clean_text(field.text()?, LONGEST_TEXT);
    if lost { Err(unclean(&field)) } else { Ok(text) }
}

fn unclean(node: &Node<'_>) -> Fault {
    node.fault(
        ErrorKind::OutOfRange,
        "this text is too long or has characters that cannot be shown",
        "Type it again, shorter",
    )
}

/// The instrument, if it is the one that the invitation asks with.
fn fitting(
    root: &Node<'_>,
    invitation: &Invitation,
    instrument: Option<Instrument>,
) -> Result<Instrument, Fault> {
    let (id, version) = (&invitation.instrument, &invitation.version);
    let field = root.required("instrument")?;
    let Some(instrument) = instrument else {
        return Err(field.fault(
            ErrorKind::Unknown,
            format!("the questionnaire \"{}\" is not built in", clean_name(id, 40).0),
            "Ask for an invitation that has the questionnaire in it",
        ));
    };
    if (&instrument.id, &instrument.version) == (id, version) {
        let short = invitation.form == Form::Full || instrument.indicators.iter().any(|i| i.short);
        return if short {
            Ok(instrument)
        } else {
            Err(root.required("form")?.fault(
                ErrorKind::Mismatch,
                "this questionnaire has no short form",
                "Choose the full form",
            ))
        };
    }
    Err(field.fault(
        ErrorKind::Mismatch,
        format!(
            "the invitation asks with \"{id}\" {version}, but here is \"{}\" {}",
            instrument.id, instrument.version
        ),
        "Ask for an invitation made with this version, or use the version it was made with",
    ))
}

/// Writes an invitation as JSON, two spaces a level. Reading it back gives the same invitation.
pub fn invitation_to_json(invitation: &Invitation) -> String {
    let written = WrittenInvitation {
        schema: SCHEMA,
        instrument: WrittenInstrument { id: &invitation.instrument, version: &invitation.version },
        partnership: WrittenPartnership { about: &invitation.about, name: &invitation.partnership },
        partners: invitation
            .partners
            .iter()
            .map(|name| WrittenPartner { name, holds_money: false })
            .collect(),
        form: invitation.form,
        disclosure: invitation.disclosure,
        wave: invitation.wave,
        message: &invitation.message,
        questionnaire: invitation.questionnaire.as_deref(),
    };
    let mut text = serde_json::to_string_pretty(&written).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct WrittenInvitation<'a> {
    schema: &'a str,
    instrument: WrittenInstrument<'a>,
    partnership: WrittenPartnership<'a>,
    partners: Vec<WrittenPartner<'a>>,
    form: Form,
    disclosure: Disclosure,
    wave: u32,
    #[serde(skip_serializing_if = "str::is_empty")]
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    questionnaire: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
  "schema": "comity.invitation/1",
  "instrument": { "id": "readiness", "version": "1.0.0" },
  "partnership": { "name": "River valley" },
  "partners": [{ "name": "The council" }, { "name": "The college" }],
  "form": "short",
  "disclosure": { "mode": "anonymous", "threshold": 5 },
  "wave": 2,
  "message": "By Friday, please"
}"#;

    #[test]
    fn what_is_written_is_read() {
        let (invitation, instrument) = parse_invitation(TEXT, "i.json").unwrap();
        assert_eq!((invitation.wave, invitation.partners.len()), (2, 2));
        assert_eq!(instrument.id, "readiness");
        let again = parse_invitation(&invitation_to_json(&invitation), "i.json").unwrap();
        assert_eq!(again.0, invitation);
    }

    #[test]
    fn a_questionnaire_of_ones_own_travels_inside() {
        let (_, text) = crate::builtin_instruments()[0];
        let own = text.replace("\"id\": \"readiness\"", "\"id\": \"mine\"");
        let mut invitation = parse_invitation(TEXT, "i.json").unwrap().0;
        invitation.instrument = "mine".into();
        invitation.questionnaire = Some(own);
        let again = parse_invitation(&invitation_to_json(&invitation), "i.json").unwrap();
        assert_eq!(again.1.id, "mine");
        invitation.questionnaire = Some("{".into());
        let fault = parse_invitation(&invitation_to_json(&invitation), "i.json").unwrap_err();
        assert_eq!(fault.place.file, "i.json, questionnaire");
    }

    #[test]
    fn faults_are_told_with_their_place() {
        for (from, to, kind, line) in [
            ("1.0.0", "0.9.0", ErrorKind::Mismatch, 3),
            ("\"readiness\"", "\"other\"", ErrorKind::Unknown, 3),
            ("The college", "The council", ErrorKind::Duplicate, 5),
            ("\"wave\"", "\"round\"", ErrorKind::Unknown, 1),
            ("River valley", " ", ErrorKind::Missing, 4),
            ("short", "middling", ErrorKind::Unknown, 6),
            ("Friday", "Fri\\u0000day", ErrorKind::OutOfRange, 9),
        ] {
            let fault = parse_invitation(&TEXT.replace(from, to), "i.json").unwrap_err();
            assert_eq!((fault.kind, fault.place.line), (kind, Some(line)), "{to}: {fault}");
        }
    }
}
