//! Scripts without their comments: a quarter of what a visitor would download of them.
//!
//! Only lines that hold a comment and nothing else go. Lines within a template stay as they are,
//! whatever they look like.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// Slims every script in a folder.
pub(super) fn scripts(folder: &Path) -> Result<()> {
    let cannot = || format!("cannot slim the scripts in {}", folder.display());
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        if path.is_dir() {
            scripts(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            let text = fs::read_to_string(&path).with_context(cannot)?;
            fs::write(&path, script(&text)).with_context(cannot)?;
        }
    }
    Ok(())
}

/// One script without its comments and empty lines.
pub(super) fn script(text: &str) -> String {
    let mut kept = String::new();
    let (mut in_comment, mut in_template) = (false, false);
    for line in text.lines() {
        let words = line.trim();
        if in_comment {
            // Code after the end of a comment of several lines stands in a line of its own.
            in_comment = !words.ends_with("*/");
            continue;
        }
        if !in_template {
            if words.is_empty() || words.starts_with("//") {
                continue;
            }
            if words.starts_with("/*") {
                match words.find("*/") {
                    None => {
                        in_comment = true;
                        continue;
                    }
                    Some(end) if end + 2 == words.len() => continue,
                    // A type before the value it is of.
                    Some(_) => {}
                }
            }
        }
        in_template ^= quotes_of_templates(line) % 2 == 1;
        kept += line;
        kept.push('\n');
    }
    kept
}

/// How many templates begin or end in a line.
fn quotes_of_templates(line: &str) -> usize {
    line.replace("\\\\", "").replace("\\`", "").matches('`').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let text = "// About the file.

/**
 * @param {string} a
 */
export function f(a) {
  // A reason.
  /** @type {string} */
  const b = /** @type {any} */ (a); // stays
  /** @type {any} */ (globalThis).b = b;
  /* One line. */
  return `
// no comment
/* nor this */

`;
}
";
        let expected = "export function f(a) {
  const b = /** @type {any} */ (a); // stays
  /** @type {any} */ (globalThis).b = b;
  return `
// no comment
/* nor this */

`;
}
";
        assert_eq!(script(text), expected);
    }

    #[test]
    fn a_quoted_quote_begins_no_template() {
        assert_eq!(quotes_of_templates(r"const a = `x \` y`;"), 2);
        assert_eq!(quotes_of_templates(r"const a = `x \\`;"), 2);
        assert_eq!(quotes_of_templates("return `"), 1);
    }
}
