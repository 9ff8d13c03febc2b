//! A partnership's answers as JSON, schema `comity.responses/1`.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

use super::{
    Reading,
    instrument_json::check_schema,
    limits::{LAST_WAVE, LONGEST_NAME, LONGEST_TEXT, MOST_PARTNERS, MOST_RESPONDENTS, check_size},
    reader::{Fault, Node, Noted},
    tree::{self, Tree},
    words::{WORDS, missing},
};
use crate::{
    error::{Error, ErrorKind, NoticeKind},
    instrument::Instrument,
    places::Places,
    responses::{
        Answer, Disclosure, Form, Respondent, Responses, Standpoint, blank_answers, similar,
    },
};

pub(crate) const SCHEMA: &str = "comity.responses/1";

/// Reads answers from JSON.
///
/// An answer that the scale does not have is taken as skipped and noticed; so is every field
/// that nothing reads and every respondent given twice.
///
/// # Errors
///
/// [`ErrorKind::Mismatch`] where the answers are to another instrument or version; any fault of
/// syntax, type or range with its path and line.
///
/// # Example
///
/// ```
/// let instrument = comity::builtin("readiness").unwrap();
/// let fault = comity::parse_responses_json("{", "mine.json", &instrument).unwrap_err();
/// assert_eq!(fault.kind, comity::ErrorKind::Syntax);
/// ```
pub fn parse_responses_json(
    text: &str,
    file: &str,
    instrument: &Instrument,
) -> Result<Reading, Error> {
    check_size(text, file)?;
    let tree = tree::parse(text, file)?;
    let mut noted = Noted::of(file);
    let responses = read(&Node::root(&tree), instrument, &mut noted)
        .map_err(|fault| fault.in_file(text, file))?;
    Ok(Reading { responses, notices: noted.finish() })
}

fn read(root: &Node<'_>, instrument: &Instrument, noted: &mut Noted) -> Result<Responses, Fault> {
    check_schema(root, SCHEMA, "a file of answers")?;
    root.note_unknown(
        &["schema", "instrument", "partnership", "disclosure", "partners", "respondents"],
        noted,
    )?;
    check_instrument(&root.required("instrument")?, instrument)?;
    let mut responses = Responses::empty(instrument);
    let partnership = root.required("partnership")?;
    partnership.note_unknown(&["name", "about"], noted)?;
    if let Some(name) = partnership.optional("name")? {
        responses.partnership = name.name(LONGEST_NAME, noted)?;
    }
    if let Some(about) = partnership.optional("about")? {
        responses.about = about.note(LONGEST_TEXT, noted)?;
    }
    responses.disclosure = read_disclosure(&root.required("disclosure")?)?;
    read_partners(&root.required("partners")?, &mut responses, noted)?;
    let list = root.required("respondents")?;
    let people = list.items()?;
    if people.len() > MOST_RESPONDENTS {
        return Err(list.fault(
            ErrorKind::TooLarge,
            format!("a file holds at most {MOST_RESPONDENTS} respondents"),
            "Split the file",
        ));
    }
    let mut seen = Places::new();
    for person in people {
        let respondent = read_respondent(&person, instrument, &mut responses, noted)?;
        if seen.insert(respondent.key(), seen.len()).is_none() {
            responses.respondents.push(respondent);
        } else {
            noted.add(
                NoticeKind::DuplicateRespondent,
                &person,
                format!(
                    "\"{}\" is in the file already for this partner and round; the first is kept",
                    respondent.id
                ),
            );
        }
    }
    Ok(responses)
}

fn check_instrument(node: &Node<'_>, instrument: &Instrument) -> Result<(), Fault> {
    let (id, version) = (node.required("id")?.text()?, node.required("version")?.text()?);
    if (id, version) == (&instrument.id, &instrument.version) {
        return Ok(());
    }
    Err(node.fault(
        ErrorKind::Mismatch,
        format!(
            "these answers are to the instrument \"{id}\" {version}, not to \"{}\" {}",
            instrument.id, instrument.version
        ),
        "Open that instrument first, or choose another file",
    ))
}

pub(crate) fn read_disclosure(node: &Node<'_>) -> Result<Disclosure, Fault> {
    let anonymous = node.required("mode")?.one_of(&[("named", false), ("anonymous", true)])?;
    if !anonymous {
        return Ok(Disclosure::Named);
    }
    let threshold = match node.optional("threshold")? {
        None => Disclosure::DEFAULT_THRESHOLD,
        Some(field) => field.whole(i64::from(Disclosure::LOWEST_THRESHOLD), 1_000)? as u32,
    };
    Ok(Disclosure::Anonymous { threshold })
}

fn read_partners(
    node: &Node<'_>,
    responses: &mut Responses,
    noted: &mut Noted,
) -> Result<(), Fault> {
    let partners = node.items()?;
    if partners.len() > MOST_PARTNERS {
        return Err(node.fault(
            ErrorKind::TooLarge,
            format!("a partnership has at most {MOST_PARTNERS} partners"),
            "Check the list",
        ));
    }
    for partner in partners {
        partner.note_unknown(&["name", "holds_money"], noted)?;
        let field = partner.required("name")?;
        let name = field.name(LONGEST_NAME, noted)?;
        if name.is_empty() || responses.partners.contains(&name) {
            return Err(field.fault(
                ErrorKind::Duplicate,
                "a partner's name is empty or given twice",
                "Give each partner a name of its own",
            ));
        }
        if let Some(near) = responses.similar_partner(&name) {
            noted.add(NoticeKind::SimilarPartner, &field, similar(&name, near));
        }
        if let Some(field) = partner.optional("holds_money")?
            && field.boolean()?
        {
            if responses.money_holder.is_some() {
                return Err(field.fault(
                    ErrorKind::Duplicate,
                    "two partners are said to hold the money",
                    "Say it of one, or of none where several hold it",
                ));
            }
            responses.money_holder = Some(responses.partners.len());
        }
        responses.partners.push(name);
    }
    Ok(())
}

fn read_respondent(
    node: &Node<'_>,
    instrument: &Instrument,
    responses: &mut Responses,
    noted: &mut Noted,
) -> Result<Respondent, Fault> {
    node.note_unknown(
        &["id", "partner", "role", "standpoint", "wave", "form", "answers", "notes"],
        noted,
    )?;
    let id_field = node.required("id")?;
    let id = id_field.name(LONGEST_NAME, noted)?;
    if id.is_empty() {
        return Err(id_field.fault(
            ErrorKind::Missing,
            "the respondent's id is empty",
            "Write any short word that tells this person from the others",
        ));
    }
    let standpoint = match node.optional("standpoint")? {
        None => Standpoint::Inside,
        Some(field) => {
            field.one_of(&[("inside", Standpoint::Inside), ("outside", Standpoint::Outside)])?
        }
    };
    let name = match node.optional("partner")? {
        None => String::new(),
        Some(field) => field.name(LONGEST_NAME, noted)?,
    };
    if name.is_empty() && standpoint == Standpoint::Inside {
        return Err(node.fault(
            ErrorKind::Missing,
            format!("respondent \"{id}\" stands inside the partnership but has no partner"),
            "Add \"partner\", or \"standpoint\": \"outside\"",
        ));
    }
    let partner = if name.is_empty() {
        None
    } else {
        if !responses.partners.contains(&name) {
            if responses.partners.len() >= MOST_PARTNERS {
                return Err(node.fault(
                    ErrorKind::TooLarge,
                    "there are more partners than a partnership can have",
                    "Check that partners are organisations, not people",
                ));
            }
            if let Some(near) = responses.similar_partner(&name) {
                noted.add(NoticeKind::SimilarPartner, node, similar(&name, near));
            } else {
                noted.add(
                    NoticeKind::AddedPartner,
                    node,
                    format!("\"{name}\" is not in the list of partners; added"),
                );
            }
        }
        Some(responses.partner_index(&name))
    };
    let role = match node.optional("role")? {
        None => String::new(),
        Some(field) => field.name(LONGEST_NAME, noted)?,
    };
    let wave = match node.optional("wave")? {
        None => 1,
        Some(field) => field.whole(1, i64::from(LAST_WAVE))? as u32,
    };
    let form = match node.optional("form")? {
        None => Form::Full,
        Some(field) => field.one_of(&[("full", Form::Full), ("short", Form::Short)])?,
    };
    let answers = read_answers(&node.required("answers")?, instrument, form, noted)?;
    let notes = match node.optional("notes")? {
        None => BTreeMap::new(),
        Some(field) => read_notes(&field, instrument, noted)?,
    };
    Ok(Respondent { id, partner, role, standpoint, wave, form, answers, notes })
}

fn read_answers(
    node: &Node<'_>,
    instrument: &Instrument,
    form: Form,
    noted: &mut Noted,
) -> Result<Vec<Answer>, Fault> {
    let mut answers = blank_answers(instrument, form);
    for (name, value) in node.fields()? {
        let Some(index) = instrument.indicator(name) else {
            noted.add(
                NoticeKind::IgnoredField,
                &value,
                format!("\"{}\" has no such indicator; ignored", instrument.id),
            );
            continue;
        };
        let answer = match value.tree() {
            Tree::Null => Some(answers[index]),
            Tree::Text(word) => missing(word),
            Tree::Whole(_) | Tree::Number(_) => value
                .whole(i64::from(instrument.scale.low()), i64::from(instrument.scale.high()))
                .ok()
                .map(|level| Answer::Level(level as u8)),
            _ => None,
        };
        answers[index] = answer.unwrap_or_else(|| {
            noted.add(
                NoticeKind::UnknownAnswer,
                &value,
                format!(
                    "this is no level from {} to {} and none of {}; taken as skipped",
                    instrument.scale.low(),
                    instrument.scale.high(),
                    WORDS.map(|(word, _)| word).join(", ")
                ),
            );
            Answer::Skipped
        });
    }
    Ok(answers)
}

fn read_notes(
    node: &Node<'_>,
    instrument: &Instrument,
    noted: &mut Noted,
) -> Result<BTreeMap<usize, String>, Fault> {
    let mut notes = BTreeMap::new();
    for (name, value) in node.fields()? {
        match instrument.indicator(name) {
            None => noted.add(
                NoticeKind::IgnoredField,
                &value,
                format!("\"{}\" has no such indicator; this note is ignored", instrument.id),
            ),
            Some(index) => {
                let note = value.note(LONGEST_TEXT, noted)?;
                if !note.is_empty() {
                    notes.insert(index, note);
                }
            }
        }
    }
    Ok(notes)
}
