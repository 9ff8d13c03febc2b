//! The last of a build: the page says by hash which files belong to it, so that a browser never
//! runs, and never keeps for later, half of one build and half of another.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use super::{hash, read, write};

const WORKER: &str = "sw.js";
const PAGE: &str = "index.html";

/// Writes the hashes into the page, and the list of all files into its service worker.
pub(super) fn seal(site: &Path) -> Result<()> {
    let mut files = hashes(site)?;
    let page = site.join(PAGE);
    let html = sealed(&read(&page)?, &files)?;
    write(&page, &html)?;

    files.remove(WORKER);
    files.remove(PAGE);
    // Asked for under this name, which every server answers without sending elsewhere.
    files.insert("./".into(), hash::integrity(html.as_bytes()));
    let worker = site.join(WORKER);
    let list = serde_json::to_string(&files).context("a list of files is always JSON")?;
    let build = hash::name(list.as_bytes());
    write(
        &worker,
        &format!("self.comity = {{ build: '{build}', files: {list} }};\n{}", read(&worker)?),
    )
}

/// The hash of each file, by its path from the page.
fn hashes(site: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let place = site.join(&folder);
        let cannot = || format!("cannot read {}", place.display());
        for entry in fs::read_dir(&place).with_context(cannot)? {
            let entry = entry.with_context(cannot)?;
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(entry.path()).with_context(cannot)?;
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), hash::integrity(&bytes));
        }
    }
    Ok(files)
}

/// The page with a hash beside each script and style sheet it loads. The modules that others
/// import are named as well: a browser then asks for all of them at once.
fn sealed(html: &str, files: &BTreeMap<String, String>) -> Result<String> {
    let mut lines = Vec::new();
    for line in html.lines() {
        let loads = ["<link rel=\"stylesheet\" href=\"", "<script type=\"module\" src=\""];
        let Some(path) = loads.iter().find_map(|begin| line.strip_prefix(begin)) else {
            lines.push(line.to_owned());
            continue;
        };
        let path = path.split('"').next().unwrap_or_default();
        let hash = files
            .get(path)
            .with_context(|| format!("web/{PAGE} loads {path}, and the page has no such file"))?;
        lines.push(line.replacen('>', &format!(" integrity=\"{hash}\">"), 1));
        if path.ends_with(".js") {
            lines.extend(files.iter().filter(|(name, _)| is_module(name, path)).map(
                |(name, hash)| {
                    format!("<link rel=\"modulepreload\" href=\"{name}\" integrity=\"{hash}\">")
                },
            ));
        }
    }
    let wasm = files.get("pkg/comity_wasm_bg.wasm").context("the page has no module")?;
    let begin = "<html lang=\"en\"";
    let html = lines.join("\n") + "\n";
    ensure!(html.matches(begin).count() == 1, "web/{PAGE} must begin with {begin}");
    Ok(html.replacen(begin, &format!("{begin} data-module=\"{wasm}\""), 1))
}

fn is_module(name: &str, entry: &str) -> bool {
    name.ends_with(".js") && name != entry && name != WORKER
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("pkg")).unwrap();
        let page = "<html lang=\"en\">\n<link rel=\"stylesheet\" href=\"a.css\">\n<script type=\"module\" src=\"app.js\"></script>\n";
        for (name, text) in [
            (PAGE, page),
            (WORKER, "work();\n"),
            ("a.css", "a"),
            ("app.js", "b"),
            ("pkg/comity_wasm.js", "c"),
            ("pkg/comity_wasm_bg.wasm", "d"),
        ] {
            fs::write(site.path().join(name), text).unwrap();
        }
        site
    }

    #[test]
    fn everything_the_page_loads_has_its_hash() {
        let site = site();
        seal(site.path()).unwrap();
        let html = read(&site.path().join(PAGE)).unwrap();
        let hash = |text: &str| hash::integrity(text.as_bytes());
        let expected = format!(
            "<html lang=\"en\" data-module=\"{}\">\n<link rel=\"stylesheet\" href=\"a.css\" integrity=\"{}\">\n<script type=\"module\" src=\"app.js\" integrity=\"{}\"></script>\n<link rel=\"modulepreload\" href=\"pkg/comity_wasm.js\" integrity=\"{}\">\n",
            hash("d"),
            hash("a"),
            hash("b"),
            hash("c")
        );
        assert_eq!(html, expected);
        let worker = read(&site.path().join(WORKER)).unwrap();
        assert!(worker.starts_with("self.comity = { build: '") && worker.ends_with("work();\n"));
        for file in [
            format!("\"./\":\"{}\"", hash(&html)),
            format!("\"pkg/comity_wasm_bg.wasm\":\"{}\"", hash("d")),
        ] {
            assert!(worker.contains(&file), "{worker}");
        }
        assert!(!worker.contains("sw.js") && !worker.contains(PAGE));
    }

    #[test]
    fn any_change_is_another_build() {
        let builds = ["c", "x"].map(|text| {
            let site = site();
            fs::write(site.path().join("pkg/comity_wasm.js"), text).unwrap();
            seal(site.path()).unwrap();
            read(&site.path().join(WORKER)).unwrap()[..45].to_owned()
        });
        assert_ne!(builds[0], builds[1]);
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let site = site();
        fs::remove_file(site.path().join("a.css")).unwrap();
        assert!(seal(site.path()).unwrap_err().to_string().contains("a.css"));
    }
}
