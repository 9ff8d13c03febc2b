//! Every number of a value that can be written as JSON, with its path: what is added to a result
//! later is walked without a line of code.

use alloc::{format, string::String};

use serde::Serialize;
use serde_json::Value;

use crate::Visit;

/// Visits the numbers of a value; `name` is the first part of their names.
pub(crate) fn walk(name: &str, value: &impl Serialize, visit: &mut Visit<'_>) {
    let tree = serde_json::to_value(value).expect("a result can always be written");
    visit_tree(name, &tree, visit);
}

fn visit_tree(name: &str, tree: &Value, visit: &mut Visit<'_>) {
    match tree {
        Value::Number(number) => {
            visit(name, number.as_f64().expect("numbers are 64 bits wide"));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                match item["id"].as_str() {
                    Some(id) => visit_tree(&format!("{name}.{}", plain(id)), item, visit),
                    None => visit_tree(&format!("{name}.{index}"), item, visit),
                }
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields {
                match value.as_str() {
                    // That there is no figure is published too.
                    Some(reason) if field == "undefined" => {
                        visit(&format!("{name}.undefined.{reason}"), 0.0);
                    }
                    _ => visit_tree(&format!("{name}.{field}"), value, visit),
                }
            }
        }
        Value::Bool(yes) => visit(name, f64::from(u8::from(*yes))),
        Value::Null | Value::String(_) => {}
    }
}

/// Ids come from files; a name is one word.
fn plain(id: &str) -> String {
    id.replace(char::is_whitespace, "_")
}

#[cfg(test)]
mod tests {
    use alloc::{string::ToString, vec, vec::Vec};

    use comity::{Outcome, Reason};

    use super::*;

    #[test]
    fn numbers_are_named_by_their_path() {
        let value = serde_json::json!({
            "b": [{"id": "x y", "n": 0.5}, 7], "a": true, "text": "not a number", "none": null
        });
        let mut seen: Vec<(String, f64)> = Vec::new();
        walk("v", &value, &mut |name, value| seen.push((name.to_string(), value)));
        let expected = [("v.a", 1.0), ("v.b.x_y.n", 0.5), ("v.b.1", 7.0)];
        assert_eq!(seen, expected.map(|(name, value)| (name.to_string(), value)).to_vec());
    }

    #[test]
    fn a_figure_that_is_not_there_is_named_with_its_reason() {
        let mut seen = Vec::new();
        let absent: Outcome<f64> = Outcome::Undefined(Reason::NoSpread);
        walk("v", &absent, &mut |name, _| seen.push(name.to_string()));
        assert_eq!(seen, vec!["v.undefined.no_spread"]);
    }
}
