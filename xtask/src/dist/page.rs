//! The page around the module: scripts, style, the form, the example.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use super::{read, texts, words, write};
use crate::project::Project;

/// Where web/index.html wants the form, so that it can be filled in before the module is there.
const MARKER: &str = "<!-- questionnaire -->";
/// The instrument whose form the page opens with.
const INSTRUMENT: &str = "readiness";
/// One style sheet in five files, the first the others' words. The report has all but the last.
const STYLES: [&str; 5] = ["tokens.css", "report.css", "spread.css", "changes.css", "page.css"];
/// The texts that stand in web/index.html.
const TEXTS: &str = "web/messages/page.en.json";
const EXAMPLES: [&str; 1] = ["headship-consortium.json"];

/// Fills a folder with everything but the module.
pub(super) fn assemble(project: &Project, site: &Path) -> Result<()> {
    words::check(&project.path("web"))?;
    copy(&project.path("web"), site)?;
    write(&site.join("style.css"), &style(&project.path("view/style"))?)?;

    let page = site.join("index.html");
    let instrument = comity::builtin(INSTRUMENT)
        .with_context(|| format!("the library has no instrument `{INSTRUMENT}`"))?;
    let frame = read(&page)?;
    texts::refuse_loose(&frame)?;
    let frame = texts::fill(&frame, &read(&project.path(TEXTS))?)?;
    let html = fill(&frame, &comity_view::questionnaire(&instrument))?;
    write(&page, &html)?;

    fs::create_dir_all(site.join("examples")).context("cannot make the folder of examples")?;
    for example in EXAMPLES {
        let text = read(&project.path("examples").join(example))?;
        write(&site.join("examples").join(example), &text)?;
    }
    Ok(())
}

/// Copies what a visitor's browser needs; type declarations are for the check of types alone.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let cannot = || format!("cannot copy {} to {}", from.display(), to.display());
    fs::create_dir_all(to).with_context(cannot)?;
    for entry in fs::read_dir(from).with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let target = to.join(&name);
        if entry.file_type().with_context(cannot)?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if ships(&name) {
            fs::copy(entry.path(), target).with_context(cannot)?;
        }
    }
    Ok(())
}

fn ships(name: &str) -> bool {
    let idle = [".d.ts", ".md", "page.en.json"];
    !name.starts_with('.') && !idle.iter().any(|end| name.ends_with(end))
}

fn style(folder: &Path) -> Result<String> {
    let files: Vec<PathBuf> = STYLES.iter().map(|name| folder.join(name)).collect();
    files.iter().map(|file| read(file)).collect()
}

fn fill(page: &str, form: &str) -> Result<String> {
    let times = page.matches(MARKER).count();
    ensure!(
        times == 1,
        "web/index.html must have {MARKER} once, where the form goes; it has it {times} times"
    );
    Ok(page.replace(MARKER, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_goes_where_the_marker_is_and_only_there() {
        let page = format!("<main>{MARKER}</main>");
        assert_eq!(fill(&page, "<form></form>").unwrap(), "<main><form></form></main>");
        assert!(fill("<main></main>", "").unwrap_err().to_string().contains("0 times"));
        assert!(fill(&page.repeat(2), "").unwrap_err().to_string().contains("2 times"));
    }

    #[test]
    fn only_what_a_browser_needs_is_copied() {
        let home = tempfile::tempdir().unwrap();
        let (web, site) = (home.path().join("web"), home.path().join("site"));
        fs::create_dir_all(web.join("view")).unwrap();
        for name in ["app.js", "pkg.d.ts", "README.md", ".hidden", "view/form.js"] {
            fs::write(web.join(name), name).unwrap();
        }
        copy(&web, &site).unwrap();
        assert!(site.join("app.js").is_file() && site.join("view/form.js").is_file());
        for name in ["pkg.d.ts", "README.md", ".hidden"] {
            assert!(!site.join(name).exists(), "{name} is of no use to a visitor");
        }
    }

    #[test]
    fn a_style_that_is_missing_is_named() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("tokens.css"), "").unwrap();
        assert!(style(home.path()).unwrap_err().to_string().contains("report.css"));
    }
}
