//! Reads an instrument and checks it: what is wrong is refused with its path and the reason.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    limits::{LONGEST_NAME, LONGEST_TEXT, MOST_PARTS, check_size},
    reader::{Fault, Node, Noted, shown_number},
    tree::{self, Tree},
};
use crate::{
    error::{Error, ErrorKind},
    instrument::{
        Bands, Category, Group, Indicator, Instrument, Lens, Membership, READINESS, Scale, Section,
    },
    places::Places,
};

/// The schema an instrument file names.
const SCHEMA: &str = "comity.instrument/1";
/// Columns of a table of answers: no indicator may take their names.
pub(crate) const RESERVED: [&str; 9] = [
    "partnership",
    "disclosure",
    "threshold",
    "respondent",
    "partner",
    "role",
    "standpoint",
    "wave",
    "form",
];
const MOST_INDICATORS: usize = 500;

/// The built-in instruments: id and JSON text.
pub fn builtin_instruments() -> &'static [(&'static str, &'static str)] {
    static ALL: [(&str, &str); 1] = [("readiness", READINESS)];
    &ALL
}

/// The built-in instrument of this id.
pub fn builtin(id: &str) -> Option<Instrument> {
    let (_, text) = builtin_instruments().iter().find(|(known, _)| *known == id)?;
    parse_instrument(text, id).ok()
}

/// Reads an instrument (schema `comity.instrument/1`).
///
/// # Errors
///
/// Any fault of syntax, type, range or reference, with its path and line. Fields that nothing
/// reads are refused too: a misspelt one must not pass unseen.
///
/// # Example
///
/// ```
/// let fault = comity::parse_instrument(r#"{"schema": "comity.instrument/1"}"#, "mine.json").unwrap_err();
/// assert_eq!(fault.to_string(), "mine.json:1: the field \"id\" is missing. Add \"id\".");
/// ```
pub fn parse_instrument(text: &str, file: &str) -> Result<Instrument, Error> {
    check_size(text, file)?;
    let tree = tree::parse(text, file)?;
    read(&Node::root(&tree), file).map_err(|fault| fault.in_file(text, file))
}

fn read(root: &Node<'_>, file: &str) -> Result<Instrument, Fault> {
    check_schema(root, SCHEMA, "an instrument")?;
    root.only(&[
        "schema",
        "id",
        "version",
        "language",
        "title",
        "about",
        "credit",
        "scale",
        "bands",
        "minimum_answered",
        "lenses",
        "sections",
        "indicators",
    ])?;
    let id = id_of(root)?;
    let version = word(root, "version")?;
    let language = word(root, "language")?;
    let scale = read_scale(&root.required("scale")?)?;
    let bands = read_bands(&root.required("bands")?, &scale)?;
    let share = root.required("minimum_answered")?;
    let minimum_answered = share.number()?;
    if !(minimum_answered > 0.0 && minimum_answered <= 1.0) {
        return Err(share.fault(
            ErrorKind::OutOfRange,
            "the share that must be answered is not above 0 and at most 1",
            "Write 0.5 for half of the indicators",
        ));
    }
    let lenses = read_lenses(&root.required("lenses")?)?;
    let sections = read_sections(&root.required("sections")?)?;
    let indicators = read_indicators(&root.required("indicators")?, &lenses, &sections)?;
    let instrument = Instrument {
        id,
        version,
        language,
        title: text(root, "title", file)?,
        about: text(root, "about", file)?,
        credit: optional_text(root, "credit", file)?,
        scale,
        bands,
        minimum_answered,
        lenses,
        sections,
        indicators,
    };
    check_fed(root, &instrument)?;
    Ok(instrument)
}

/// Refuses a file of another kind or version.
pub(crate) fn check_schema(root: &Node<'_>, wanted: &str, what: &str) -> Result<(), Fault> {
    if !matches!(root.tree(), Tree::Object(_)) {
        return Err(root.fault(
            ErrorKind::Foreign,
            format!("this is not {what}: it should be an object in braces"),
            format!("Choose a file whose first field is \"schema\": \"{wanted}\""),
        ));
    }
    let Some(schema) = root.optional("schema")? else {
        return Err(root.fault(
            ErrorKind::Foreign,
            format!("this is not {what} of this program: the field \"schema\" is missing"),
            format!("Choose another file, or add \"schema\": \"{wanted}\""),
        ));
    };
    let found = schema.text()?;
    if found == wanted {
        return Ok(());
    }
    let kind = wanted.split('/').next().unwrap_or(wanted);
    Err(if found.split('/').next() == Some(kind) {
        schema.fault(
            ErrorKind::Foreign,
            format!(
                "this file has version \"{found}\" of its format, this program knows \"{wanted}\""
            ),
            "Use a newer version of this program",
        )
    } else {
        schema.fault(
            ErrorKind::Foreign,
            format!("this is a file of another kind (\"{found}\"), not {what} (\"{wanted}\")"),
            "Choose another file",
        )
    })
}

fn text(node: &Node<'_>, name: &str, file: &str) -> Result<String, Fault> {
    let field = node.required(name)?;
    let value = field.note(LONGEST_TEXT, &mut Noted::of(file))?;
    if value.is_empty() {
        return Err(field.fault(ErrorKind::Missing, "this text is empty", "Write it"));
    }
    Ok(value)
}

fn optional_text(node: &Node<'_>, name: &str, file: &str) -> Result<String, Fault> {
    match node.optional(name)? {
        Some(field) => field.note(LONGEST_TEXT, &mut Noted::of(file)),
        None => Ok(String::new()),
    }
}

fn word(node: &Node<'_>, name: &str) -> Result<String, Fault> {
    let field = node.required(name)?;
    let value = field.text()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    if value.is_empty() || value.len() > 40 || !value.chars().all(plain) {
        return Err(field.fault(
            ErrorKind::OutOfRange,
            "this is not a short word of letters, digits, dots and hyphens",
            "Write something like \"1.0.0\" or \"en\"",
        ));
    }
    Ok(value.to_string())
}

fn id_of(node: &Node<'_>) -> Result<String, Fault> {
    let field = node.required("id")?;
    let id = field.text()?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let starts = id.starts_with(|c: char| c.is_ascii_lowercase());
    if !starts || id.len() > 60 || !id.chars().all(plain) {
        return Err(field.fault(
            ErrorKind::OutOfRange,
            "an id begins with a small letter and has small letters, digits and underscores only",
            "Write something like \"clear_roles\"",
        ));
    }
    if RESERVED.contains(&id) {
        return Err(field.fault(
            ErrorKind::OutOfRange,
            format!("\"{id}\" is the name of a column in a table of answers"),
            "Choose another id",
        ));
    }
    Ok(id.to_string())
}

/// An id that nothing before it in the list has.
fn new_id(node: &Node<'_>, seen: &mut Places) -> Result<String, Fault> {
    let id = id_of(node)?;
    if seen.insert(id.clone(), seen.len()).is_none() {
        return Ok(id);
    }
    Err(node.required("id")?.fault(
        ErrorKind::Duplicate,
        format!("the id \"{id}\" is taken by an earlier entry"),
        "Give each its own id",
    ))
}

fn read_scale(node: &Node<'_>) -> Result<Scale, Fault> {
    node.only(&["first", "levels", "dont_know", "not_applicable"])?;
    let first = node.required("first")?.whole(0, 10)? as u8;
    let field = node.required("levels")?;
    let mut levels = Vec::new();
    for item in field.items()? {
        let label = item.name(LONGEST_NAME, &mut Noted::of(""))?;
        if label.is_empty() || levels.contains(&label) {
            return Err(item.fault(
                ErrorKind::Duplicate,
                "a level's label is empty or given twice",
                "Give each level a label of its own",
            ));
        }
        levels.push(label);
    }
    if !(2..=11).contains(&levels.len()) {
        return Err(field.fault(
            ErrorKind::OutOfRange,
            format!("a scale has 2 to 11 levels, this one has {}", levels.len()),
            "Add or take out levels",
        ));
    }
    let label = |name: &str| -> Result<String, Fault> {
        node.required(name)?.name(LONGEST_NAME, &mut Noted::of(""))
    };
    let (dont_know, not_applicable) = (label("dont_know")?, label("not_applicable")?);
    Ok(Scale { first, levels, dont_know, not_applicable })
}

fn read_bands(node: &Node<'_>, scale: &Scale) -> Result<Bands, Fault> {
    node.only(&["discuss", "strength", "note"])?;
    let discuss = node.required("discuss")?.number()?;
    let strength = node.required("strength")?.number()?;
    let (low, high) = (f64::from(scale.low()), f64::from(scale.high()));
    if !(low < discuss && discuss < strength && strength <= high) {
        return Err(node.fault(
            ErrorKind::OutOfRange,
            format!(
                "the cut points {} and {} do not rise between {} and {}",
                shown_number(discuss),
                shown_number(strength),
                scale.low(),
                scale.high()
            ),
            "Write the lower ends of the bands \"discuss\" and \"strength\", in this order",
        ));
    }
    Ok(Bands { discuss, strength, note: text(node, "note", "")? })
}

/// Refuses a list that is longer than an instrument can have.
fn check_length(node: &Node<'_>, most: usize) -> Result<(), Fault> {
    if node.items()?.len() <= most {
        return Ok(());
    }
    Err(node.fault(
        ErrorKind::TooLarge,
        format!("this list has more than {most} entries"),
        "Shorten it",
    ))
}

fn read_lenses(node: &Node<'_>) -> Result<Vec<Lens>, Fault> {
    check_length(node, MOST_PARTS)?;
    let mut seen = Places::new();
    let mut lenses = Vec::new();
    for item in node.items()? {
        item.only(&["id", "title", "about", "banded", "categories", "groups"])?;
        let categories = read_categories(&item)?;
        lenses.push(Lens {
            id: new_id(&item, &mut seen)?,
            title: text(&item, "title", "")?,
            about: text(&item, "about", "")?,
            banded: item.required("banded")?.boolean()?,
            groups: read_groups(&item.required("groups")?, &categories)?,
            categories,
        });
    }
    match lenses.first() {
        Some(first) if first.banded => Ok(lenses),
        _ => Err(node.fault(
            ErrorKind::Missing,
            "the first lens is the headline, so there must be one and it must be banded",
            "Begin with a lens whose \"banded\" is true",
        )),
    }
}

fn read_categories(lens: &Node<'_>) -> Result<Vec<Category>, Fault> {
    let Some(field) = lens.optional("categories")? else {
        return Ok(Vec::new());
    };
    check_length(&field, MOST_PARTS)?;
    let mut seen = Places::new();
    field
        .items()?
        .map(|item| {
            item.only(&["id", "title"])?;
            Ok(Category { id: new_id(&item, &mut seen)?, title: text(&item, "title", "")? })
        })
        .collect()
}

fn read_groups(node: &Node<'_>, categories: &[Category]) -> Result<Vec<Group>, Fault> {
    check_length(node, MOST_PARTS)?;
    let mut seen = Places::new();
    node.items()?
        .map(|item| {
            item.only(&["id", "title", "short", "about", "category", "ask"])?;
            let category = match item.optional("category")? {
                None => None,
                Some(field) => Some(index_of(&field, categories.iter().map(|c| c.id.as_str()))?),
            };
            Ok(Group {
                id: new_id(&item, &mut seen)?,
                title: text(&item, "title", "")?,
                short: text(&item, "short", "")?,
                about: text(&item, "about", "")?,
                category,
                ask: optional_text(&item, "ask", "")?,
            })
        })
        .collect()
}

/// The index of a name in a list of ids declared elsewhere in the file.
fn index_of<'i>(
    node: &Node<'_>,
    ids: impl Iterator<Item = &'i str> + Clone,
) -> Result<usize, Fault> {
    let name = node.text()?;
    ids.clone().position(|id| id == name).ok_or_else(|| {
        let known: Vec<&str> = ids.collect();
        node.fault(
            ErrorKind::Unknown,
            format!("nothing has the id \"{name}\""),
            format!("Declare it, or write one of: {}", known.join(", ")),
        )
    })
}

fn read_sections(node: &Node<'_>) -> Result<Vec<Section>, Fault> {
    check_length(node, MOST_PARTS)?;
    let mut seen = Places::new();
    node.items()?
        .map(|item| {
            item.only(&["id", "title", "about"])?;
            Ok(Section {
                id: new_id(&item, &mut seen)?,
                title: text(&item, "title", "")?,
                about: optional_text(&item, "about", "")?,
            })
        })
        .collect()
}

fn read_indicators(
    node: &Node<'_>,
    lenses: &[Lens],
    sections: &[Section],
) -> Result<Vec<Indicator>, Fault> {
    check_length(node, MOST_INDICATORS)?;
    let mut seen = Places::new();
    let mut indicators: Vec<Indicator> = Vec::new();
    for item in node.items()? {
        item.only(&[
            "id", "section", "text", "help", "why", "source", "reversed", "short", "groups",
        ])?;
        let section = index_of(&item.required("section")?, sections.iter().map(|s| s.id.as_str()))?;
        if indicators.last().is_some_and(|last| section < last.section) {
            return Err(item.required("section")?.fault(
                ErrorKind::OutOfRange,
                "indicators are listed in the order of the sections, and this one goes back",
                "Move it up to the others of its section",
            ));
        }
        indicators.push(Indicator {
            id: new_id(&item, &mut seen)?,
            section,
            text: text(&item, "text", "")?,
            help: text(&item, "help", "")?,
            why: text(&item, "why", "")?,
            source: text(&item, "source", "")?,
            reversed: item.required("reversed")?.boolean()?,
            short: item.required("short")?.boolean()?,
            memberships: read_memberships(&item.required("groups")?, lenses)?,
        });
    }
    if indicators.is_empty() {
        let message = "an instrument has at least one indicator";
        return Err(node.fault(ErrorKind::OutOfRange, message, "Add an indicator"));
    }
    Ok(indicators)
}

fn read_memberships(node: &Node<'_>, lenses: &[Lens]) -> Result<Vec<Membership>, Fault> {
    let mut memberships: Vec<Membership> = Vec::new();
    for (name, list) in node.fields()? {
        let Some(lens) = lenses.iter().position(|l| l.id == name) else {
            return Err(list.fault(
                ErrorKind::Unknown,
                "no lens has this id",
                "Declare the lens under \"lenses\", or correct the name",
            ));
        };
        let ids = || lenses[lens].groups.iter().map(|g| g.id.as_str());
        for entry in list.items()? {
            let (group, weight) = match entry.tree() {
                Tree::Object(_) => {
                    entry.only(&["group", "weight"])?;
                    let weight = entry.required("weight")?.whole(-9, 9)?;
                    if weight == 0 {
                        return Err(entry.required("weight")?.fault(
                            ErrorKind::OutOfRange,
                            "a weight of 0 would leave the indicator out",
                            "Write a whole number from -9 to 9 other than 0",
                        ));
                    }
                    (index_of(&entry.required("group")?, ids())?, weight as i8)
                }
                _ => (index_of(&entry, ids())?, 1),
            };
            if memberships.iter().any(|m| m.lens == lens && m.group == group) {
                return Err(entry.fault(
                    ErrorKind::Duplicate,
                    "the indicator is in this group already",
                    "Name each group once",
                ));
            }
            memberships.push(Membership::new(lens, group, weight));
        }
    }
    Ok(memberships)
}

/// Every group must have an indicator and every section a question, or a result would be empty.
fn check_fed(root: &Node<'_>, instrument: &Instrument) -> Result<(), Fault> {
    for (l, lens) in instrument.lenses.iter().enumerate() {
        let bare = (0..lens.groups.len()).find(|g| instrument.members(l, *g).is_empty());
        if let Some(g) = bare {
            return Err(root.required("lenses")?.fault(
                ErrorKind::Missing,
                format!(
                    "no indicator belongs to group \"{}\" of lens \"{}\"",
                    lens.groups[g].id, lens.id
                ),
                "Add it to an indicator's \"groups\", or take the group out",
            ));
        }
    }
    for (s, section) in instrument.sections.iter().enumerate() {
        if !instrument.indicators.iter().any(|i| i.section == s) {
            return Err(root.required("sections")?.fault(
                ErrorKind::Missing,
                format!("section \"{}\" has no indicator", section.id),
                "Give it one, or take the section out",
            ));
        }
    }
    Ok(())
}
