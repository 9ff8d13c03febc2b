//! The page as one file, to be opened from disk: what the site loads stands inside it.

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};

use super::{bundle, hash, module, read, slim};

/// The name of the file, in dist/ and in the site.
pub(super) const NAME: &str = "comity.html";
const EXAMPLE: &str = "examples/headship-consortium.json";

/// The file, made of a site that is complete but for its hashes.
pub(super) fn page(site: &Path, wasm: &Path) -> Result<String> {
    let index = read(&site.join("index.html"))?;
    let (head, body) = index.split_once("</head>").context("web/index.html has no </head>")?;
    let glue = slim::script(&module::for_one_file(wasm)?);
    let script = glue + &bundle::script(site, super::ENTRY)?;
    ensure!(
        !script.contains("</script") && !script.contains("<!--"),
        "a script of the page contains `</script` or `<!--`: inside one file it would end there. \
         Write it in two parts"
    );
    let head = Head::read(head)?;
    let style =
        head.styles.iter().map(|name| read(&site.join(name))).collect::<Result<String>>()?;
    let (body, form) = without_form(body)?;
    let wasm = site.join("pkg/comity_wasm_bg.wasm");
    let wasm = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let icon = STANDARD.encode(read(&site.join("icon.svg"))?);
    let inside = [
        data("carried-form", "text/plain", &packed(form.as_bytes())?),
        data("example", "text/plain", &packed(read(&site.join(EXAMPLE))?.as_bytes())?),
        data("comity-wasm", "text/plain", &packed(&wasm)?),
        // An invitation goes here; see web/model/page.js.
        data("invitation", "application/json", ""),
        format!("<script>{script}</script>\n"),
    ]
    .concat();
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data: \
         blob:; form-action 'none'; base-uri 'none'",
        hash::integrity(script.as_bytes()),
        hash::integrity(style.as_bytes()),
    );
    let kept = head.kept.replace(POLICY, &policy);
    let icon = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n");
    let body = replaced_once(&body, "</body>", &format!("{inside}</body>"))?;
    Ok(format!("{kept}{icon}<style>{style}</style>\n</head>{body}"))
}

const POLICY: &str = "{policy}";

/// The head of the site's page: what the file keeps, and the style sheets that go into it.
struct Head {
    kept: String,
    styles: Vec<String>,
}

impl Head {
    fn read(head: &str) -> Result<Self> {
        let (mut kept, mut styles, mut policies) = (String::new(), Vec::new(), 0);
        for line in head.lines() {
            if line.contains("rel=\"stylesheet\"") {
                styles.push(attribute(line, "href")?.to_owned());
            } else if line.contains("Content-Security-Policy") {
                kept += &line.replace(attribute(line, "content")?, POLICY);
                kept.push('\n');
                policies += 1;
            } else if !line.starts_with("<link ") && !line.starts_with("<script ") {
                kept += line;
                kept.push('\n');
            }
        }
        ensure!(policies == 1, "web/index.html must state its policy once, in a line of its own");
        ensure!(!styles.is_empty(), "web/index.html names no style sheet");
        Ok(Self { kept, styles })
    }
}

fn attribute<'a>(line: &'a str, name: &str) -> Result<&'a str> {
    let begin = format!(" {name}=\"");
    let value = line.split_once(&begin).and_then(|(_, rest)| rest.split_once('"'));
    Ok(value.with_context(|| format!("web/index.html: no {name} in {line}"))?.0)
}

fn replaced_once(text: &str, what: &str, by: &str) -> Result<String> {
    match text.matches(what).count() {
        1 => Ok(text.replace(what, by)),
        times => bail!("web/index.html must have {what} once; it has it {times} times"),
    }
}

/// A script that is data: no browser runs it.
fn data(id: &str, kind: &str, text: &str) -> String {
    format!("<script type=\"{kind}\" id=\"{id}\">{text}</script>\n")
}

/// The page without the questionnaire's form, and the form: it repeats itself, so that it takes
/// an eighth where it is compressed. web/model/page.js lays it out again.
fn without_form(body: &str) -> Result<(String, &str)> {
    const END: &str = "</form>";
    let (before, rest) = body
        .split_once("<form data-questionnaire")
        .context("the page has no form of a questionnaire")?;
    let end = rest.find(END).context("the questionnaire's form has no end")? + END.len();
    let form = &body[before.len()..body.len() - rest.len() + end];
    Ok(([before, &rest[end..]].concat(), form))
}

/// Base64 of the compressed bytes: the module would be twice as long, other parts seven times.
fn packed(bytes: &[u8]) -> Result<String> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).context("cannot compress a part of the file")?;
    Ok(STANDARD.encode(writer.finish().context("cannot compress a part of the file")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_keeps_what_needs_no_other_file() {
        let head = Head::read(
            "<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">
<link rel=\"manifest\" href=\"m.webmanifest\">
<link rel=\"stylesheet\" href=\"a.css\">
<link rel=\"stylesheet\" href=\"b/c.css\">
<script type=\"module\" src=\"app.js\"></script>
<title>Comity</title>",
        )
        .unwrap();
        assert_eq!(head.styles, ["a.css", "b/c.css"]);
        assert_eq!(
            head.kept,
            "<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
<title>Comity</title>
"
        );
        assert!(Head::read("<link rel=\"stylesheet\" href=\"a.css\">").is_err());
    }

    #[test]
    fn the_form_is_taken_out_whole() {
        let body =
            "<form id=a></form><div><form data-questionnaire lang=en>1</form></div><form></form>";
        let (rest, form) = without_form(body).unwrap();
        assert_eq!(rest, "<form id=a></form><div></div><form></form>");
        assert_eq!(form, "<form data-questionnaire lang=en>1</form>");
        assert!(without_form("<form></form>").is_err());
    }

    #[test]
    fn what_is_packed_cannot_end_its_element() {
        assert!(!packed(b"</script><!-- ").unwrap().contains('<'));
    }
}
