//! The texts that stand in the page from the start, from their catalogue. A text that is missing
//! fails the build, and so does one that nothing shows.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};

/// The texts of one language, by view and name. They are HTML: a paragraph keeps its links.
type Catalogue = BTreeMap<String, BTreeMap<String, String>>;

/// Puts the texts where `{{view.name}}` stands.
pub(super) fn fill(page: &str, catalogue: &str) -> Result<String> {
    let texts: Catalogue = serde_json::from_str(catalogue)
        .context("the catalogue of the page is not as it should be")?;
    let mut filled = String::with_capacity(page.len() * 2);
    let mut used = BTreeSet::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}").context("the page has {{ without }}")?;
        let text = name.split_once('.').and_then(|(view, text)| texts.get(view)?.get(text));
        let Some(text) = text else {
            bail!("the catalogue of the page has no text `{name}`");
        };
        used.insert(name);
        filled.push_str(before);
        filled.push_str(text);
        rest = behind;
    }
    filled.push_str(rest);
    let all = texts
        .iter()
        .flat_map(|(view, texts)| texts.keys().map(move |text| format!("{view}.{text}")));
    let idle: Vec<String> = all.filter(|name| !used.contains(name.as_str())).collect();
    ensure!(
        idle.is_empty(),
        "the page does not show these texts of its catalogue: {}",
        idle.join(", ")
    );
    Ok(filled)
}

/// What a page says that does not come from the catalogue: letters outside tags and places.
pub(super) fn refuse_loose(page: &str) -> Result<()> {
    let (_, body) = page.split_once("<body>").context("the page has no body")?;
    let mut rest = body;
    while let Some((text, tag)) = rest.split_once('<') {
        let loose = without_places(text);
        let said = loose.trim();
        // The product's name is the same in every language.
        ensure!(
            said == "Comity" || !said.contains(char::is_alphabetic),
            "\"{said}\" stands in the page itself: put it into the catalogue"
        );
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else {
            tag.split_once('>').map_or("", |(_, after)| after)
        };
    }
    Ok(())
}

fn without_places(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        kept.push_str(before);
        rest = after.split_once("}}").map_or("", |(_, behind)| behind);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &str = r#"{"start": {"title": "Begin", "about": "Or <a href=\"x\">look</a>"}}"#;

    #[test]
    fn texts_go_where_their_names_stand() {
        let page = "<h1>{{start.title}}</h1><p>{{start.about}}</p><h2>{{start.title}}</h2>";
        let filled = fill(page, TEXTS).unwrap();
        assert_eq!(filled, "<h1>Begin</h1><p>Or <a href=\"x\">look</a></p><h2>Begin</h2>");
    }

    #[test]
    fn what_is_missing_and_what_is_idle_fail_by_name() {
        let error = fill("{{start.title}}{{start.end}}", TEXTS).unwrap_err().to_string();
        assert!(error.contains("start.end"), "{error}");
        let error = fill("{{start.title}}", TEXTS).unwrap_err().to_string();
        assert!(error.contains("start.about"), "{error}");
        assert!(fill("{{start.title", TEXTS).is_err());
    }

    #[test]
    fn a_text_in_the_page_itself_is_refused() {
        let page = |text: &str| {
            format!("<head>Head</head><body><a title='x'>Comity</a> <p>{text}</p></body>")
        };
        refuse_loose(&page("{{start.title}}: 1 <!-- a remark -->")).unwrap();
        let error = refuse_loose(&page("Hello")).unwrap_err().to_string();
        assert!(error.contains("Hello"), "{error}");
    }
}
