//! A mapping read from JSON, schema `comity.mapping/1`: every fault with its path and line.

use alloc::{format, string::String, vec::Vec};

use super::mapping::{
    ColumnMapping, ColumnMeaning, IgnoredBecause, LabelMapping, LabelMeaning, LongLayout,
    MappedField, MappingConstants, SCHEMA, SurveyTool, TableMapping,
};
use crate::{
    error::{Error, ErrorKind},
    formats::{
        instrument_json::check_schema,
        limits::{LAST_WAVE, LONGEST_NAME, check_size, clean_name},
        reader::{Fault, Node},
        responses_json::read_disclosure,
        tree,
    },
    instrument::Instrument,
};

use super::grid::LONGEST_HEADING;

/// Reads a mapping, as [`TableMapping::to_json`] writes it and a person has corrected it.
///
/// # Errors
///
/// [`ErrorKind::Mismatch`] where it is for another instrument; any fault of syntax, type or range
/// with its path and line.
///
/// # Example
///
/// ```
/// let instrument = comity::builtin("readiness").unwrap();
/// let fault = comity::parse_mapping("{}", "mapping.json", &instrument).unwrap_err();
/// assert_eq!(fault.kind, comity::ErrorKind::Foreign);
/// ```
pub fn parse_mapping(
    text: &str,
    file: &str,
    instrument: &Instrument,
) -> Result<TableMapping, Error> {
    check_size(text, file)?;
    let tree = tree::parse(text, file)?;
    read(&Node::root(&tree), instrument).map_err(|fault| fault.in_file(text, file))
}

fn read(root: &Node<'_>, instrument: &Instrument) -> Result<TableMapping, Fault> {
    check_schema(root, SCHEMA, "a mapping of a table")?;
    root.only(&[
        "schema",
        "instrument",
        "source",
        "header_rows",
        "long",
        "columns",
        "labels",
        "constants",
    ])?;
    let id = root.required("instrument")?;
    if id.text()? != instrument.id {
        return Err(id.fault(
            ErrorKind::Mismatch,
            format!("this mapping is for another instrument than \"{}\"", instrument.id),
            "Give the instrument it was made for, or make a new mapping",
        ));
    }
    let columns = root.required("columns")?;
    let columns = columns.items()?.map(|node| read_column(&node, instrument));
    let labels = match root.optional("labels")? {
        None => Vec::new(),
        Some(list) => {
            list.items()?.map(|n| read_label(&n, instrument)).collect::<Result<_, _>>()?
        }
    };
    Ok(TableMapping {
        instrument: instrument.id.clone(),
        source: root.required("source")?.one_of(&SurveyTool::WORDS)?,
        header_rows: root.required("header_rows")?.whole(1, 3)? as usize,
        long: root.optional("long")?.map(|node| read_long(&node)).transpose()?,
        columns: columns.collect::<Result<_, _>>()?,
        labels,
        constants: match root.optional("constants")? {
            None => MappingConstants::default(),
            Some(node) => read_constants(&node)?,
        },
    })
}

fn heading(node: &Node<'_>) -> Result<String, Fault> {
    Ok(clean_name(node.text()?, LONGEST_HEADING).0)
}

fn name(node: Option<Node<'_>>) -> Result<String, Fault> {
    node.map_or(Ok(String::new()), |node| Ok(clean_name(node.text()?, LONGEST_NAME).0))
}

fn read_long(node: &Node<'_>) -> Result<LongLayout, Fault> {
    node.only(&["item", "value"])?;
    Ok(LongLayout {
        item: heading(&node.required("item")?)?,
        value: heading(&node.required("value")?)?,
    })
}

fn read_column(node: &Node<'_>, instrument: &Instrument) -> Result<ColumnMapping, Fault> {
    node.only(&["heading", "question", "becomes", "indicator", "field", "reason"])?;
    let indicator = || -> Result<String, Fault> {
        let field = node.required("indicator")?;
        let id = field.text()?;
        if instrument.indicator(id).is_some() {
            return Ok(id.into());
        }
        Err(field.fault(
            ErrorKind::Unknown,
            format!("\"{}\" has no such indicator", instrument.id),
            "Write an id that the instrument has",
        ))
    };
    let becomes = match node.required("becomes")?.one_of(&[
        ("answer", "answer"),
        ("note", "note"),
        ("field", "field"),
        ("preview", "preview"),
        ("ignored", "ignored"),
    ])? {
        "answer" => ColumnMeaning::Answer { indicator: indicator()? },
        "note" => ColumnMeaning::Note { indicator: indicator()? },
        "field" => {
            ColumnMeaning::Field { field: node.required("field")?.one_of(&MappedField::WORDS)? }
        }
        "preview" => ColumnMeaning::Preview,
        _ => ColumnMeaning::Ignored {
            reason: match node.optional("reason")? {
                None => IgnoredBecause::ByHand,
                Some(reason) => reason.one_of(&IgnoredBecause::WORDS)?,
            },
        },
    };
    Ok(ColumnMapping {
        heading: heading(&node.required("heading")?)?,
        question: node.optional("question")?.map_or(Ok(String::new()), |q| heading(&q))?,
        becomes,
    })
}

fn read_label(node: &Node<'_>, instrument: &Instrument) -> Result<LabelMapping, Fault> {
    node.only(&["label", "count", "becomes", "level"])?;
    let scale = &instrument.scale;
    let becomes = match node.required("becomes")?.one_of(&[
        ("level", None),
        ("dont_know", Some(LabelMeaning::DontKnow)),
        ("not_applicable", Some(LabelMeaning::NotApplicable)),
        ("skipped", Some(LabelMeaning::Skipped)),
        ("not_asked", Some(LabelMeaning::NotAsked)),
        ("unknown", Some(LabelMeaning::Unknown)),
    ])? {
        Some(meaning) => meaning,
        None => {
            let level = node.required("level")?;
            let level = level.whole(i64::from(scale.low()), i64::from(scale.high()))?;
            LabelMeaning::Level { level: level as u8 }
        }
    };
    let count = match node.optional("count")? {
        None => 0,
        Some(count) => count.whole(0, i64::from(u32::MAX))? as u64,
    };
    Ok(LabelMapping { label: name(Some(node.required("label")?))?, count, becomes })
}

fn read_constants(node: &Node<'_>) -> Result<MappingConstants, Fault> {
    node.only(&["partner", "partnership", "wave", "disclosure"])?;
    Ok(MappingConstants {
        partner: name(node.optional("partner")?)?,
        partnership: name(node.optional("partnership")?)?,
        wave: match node.optional("wave")? {
            None => None,
            Some(wave) => Some(wave.whole(1, i64::from(LAST_WAVE))? as u32),
        },
        disclosure: node.optional("disclosure")?.map(|d| read_disclosure(&d)).transpose()?,
    })
}
