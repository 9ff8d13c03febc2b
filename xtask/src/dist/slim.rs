//! Scripts and style sheets without their comments and indents: a third of what they would take.
//!
//! In scripts only lines that hold a comment and nothing else go. Lines within a template stay as
//! they are, whatever they look like.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// Slims every script and style sheet in a folder.
pub(super) fn all(folder: &Path) -> Result<()> {
    let cannot = || format!("cannot slim what stands in {}", folder.display());
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        if path.is_dir() {
            all(&path)?;
            continue;
        }
        let slim = match path.extension().and_then(|extension| extension.to_str()) {
            Some("js") => script,
            Some("css") => style,
            _ => continue,
        };
        let text = fs::read_to_string(&path).with_context(cannot)?;
        fs::write(&path, slim(&text)).with_context(cannot)?;
    }
    Ok(())
}

/// A style sheet without its comments and empty lines. No sheet of the page has `/*` in a text.
fn style(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept += before;
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept += rest;
    kept.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}

/// One script without its comments, indents and empty lines.
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
        kept += if in_template { line } else { line.trim_start() };
        in_template ^= quotes_of_templates(line) % 2 == 1;
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
    fn style_sheets_keep_their_rules() {
        let text = "/* About\n   it. */\n:root {\n  --a: 1; /* one */\n\n  --b: 2;\n}\n";
        assert_eq!(style(text), ":root {\n--a: 1;\n--b: 2;\n}\n");
    }

    #[test]
    fn a_quoted_quote_begins_no_template() {
        assert_eq!(quotes_of_templates(r"const a = `x \` y`;"), 2);
        assert_eq!(quotes_of_templates(r"const a = `x \\`;"), 2);
        assert_eq!(quotes_of_templates("return `"), 1);
    }
}
