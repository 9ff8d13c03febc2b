//! JSON as a tree that keeps the order of its fields and refuses one given twice.
//!
//! `serde_json` reads the text; its own tree would let the later of two equal keys win in
//! silence, and an answer lost in silence is what this project exists to prevent.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::{
    error::{Error, ErrorKind, Place},
    places::Places,
};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::Number(value as f64), Tree::Whole))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut fields: Vec<(String, Tree)> = Vec::new();
        let mut names = Places::new();
        while let Some(name) = map.next_key::<String>()? {
            if names.insert(name.clone(), fields.len()).is_some() {
                return Err(de::Error::custom(format!("field \"{name}\" is given twice")));
            }
            fields.push((name, map.next_value()?));
        }
        Ok(Tree::Object(fields))
    }
}

/// Reads a text as JSON.
pub(crate) fn parse(text: &str, file: &str) -> Result<Tree, Error> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|fault| {
        let place = Place::line(file, fault.line() as u64);
        let message = fault.to_string();
        // serde_json ends its message with the place, which `place` says already.
        let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
        if fault.is_eof() {
            Error::new(
                ErrorKind::Syntax,
                place,
                "the file ends in the middle of its JSON",
                "It was cut short: save or download it again",
            )
        } else {
            Error::new(
                ErrorKind::Syntax,
                place,
                format!("this is not the JSON that was expected: {message}"),
                "Mend the line, or open the file in the program that wrote it and save it again",
            )
        }
    })
}

/// One step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Field(String),
    Item(usize),
}

/// The line on which the value at the end of these steps begins.
///
/// Reads the text again, stops with an error at the value, and takes the line from the error.
pub(crate) fn line_of(text: &str, steps: &[Step]) -> Option<u64> {
    struct Seek<'s>(&'s [Step]);

    impl<'de> DeserializeSeed<'de> for Seek<'_> {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            match self.0.first() {
                None => Err(de::Error::custom("here")),
                Some(_) => deserializer.deserialize_any(self),
            }
        }
    }

    impl<'de> Visitor<'de> for Seek<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("the place sought")
        }

        // What has no parts ends the way as well. Said here, as serde's own refusal would quote
        // the value, floats included.
        fn visit_unit<E: de::Error>(self) -> Result<(), E> {
            Err(E::custom("here"))
        }

        fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
            let mut index = 0;
            loop {
                let found = if self.0[0] == Step::Item(index) {
                    list.next_element_seed(Seek(&self.0[1..]))?.is_some()
                } else {
                    list.next_element::<IgnoredAny>()?.is_some()
                };
                if !found {
                    return Err(de::Error::custom("here"));
                }
                index += 1;
            }
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(name) = map.next_key::<String>()? {
                if self.0[0] == Step::Field(name) {
                    map.next_value_seed(Seek(&self.0[1..]))?;
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Err(de::Error::custom("here"))
        }
    }

    if steps.is_empty() {
        return Some(1);
    }
    let mut reader = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    match Seek(steps).deserialize(&mut reader) {
        Err(fault) if fault.line() > 0 => Some(fault.line() as u64),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_given_twice_is_refused_with_its_line() {
        let fault = parse("{\n \"a\": 1,\n \"a\": 2\n}", "f.json").unwrap_err();
        assert_eq!((fault.kind, fault.place.line), (ErrorKind::Syntax, Some(3)));
        assert!(fault.message.contains("\"a\" is given twice"), "{}", fault.message);
    }

    #[test]
    fn a_cut_file_is_said_to_be_cut() {
        let fault = parse("{\"a\": [1, 2", "f.json").unwrap_err();
        assert!(fault.message.contains("ends in the middle"), "{}", fault.message);
    }

    #[test]
    fn the_line_of_a_value_deep_inside() {
        let text = "{\n\"a\": [\n 1,\n {\"b\":\n  7}\n],\n\"c\": 2}";
        let steps = [Step::Field("a".into()), Step::Item(1), Step::Field("b".into())];
        assert_eq!(line_of(text, &steps), Some(5));
        assert_eq!(line_of(text, &[Step::Field("c".into())]), Some(7));
    }
}
