//! From the path of an address to a file of the site, and to no other file.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

/// The file a browser means, if there is one inside the folder, which is given in canonical form.
pub(super) fn locate(folder: &Path, address: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(address.strip_prefix('/')?).decode_utf8().ok()?;
    // Windows reads both as the edges of names.
    if decoded.contains(['\\', ':', '\0']) {
        return None;
    }
    let relative = Path::new(decoded.as_ref());
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut path = folder.join(relative);
    if path.is_dir() {
        path.push("index.html");
    }
    // A link may lead out of the folder; where it ends is what counts.
    let path = path.canonicalize().ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// What a browser must be told a file is; modules and WebAssembly are refused under another name.
pub(super) fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("csv") => "text/csv; charset=utf-8",
        Some("ts" | "md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn site() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().canonicalize().unwrap().join("site");
        fs::create_dir_all(folder.join("a b/c")).unwrap();
        for file in ["index.html", "app.js", "a b/index.html", "../secret"] {
            fs::write(folder.join(file), "").unwrap();
        }
        (home, folder)
    }

    #[test]
    fn addresses_lead_to_files_and_folders_to_their_page() {
        let (_home, folder) = site();
        for (address, file) in [
            ("/", "index.html"),
            ("/index.html", "index.html"),
            ("/app.js", "app.js"),
            ("/a%20b/", "a b/index.html"),
            ("/a%20b", "a b/index.html"),
        ] {
            assert_eq!(locate(&folder, address), Some(folder.join(file)), "{address}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let (_home, folder) = site();
        let absolute = format!("/{}", folder.with_file_name("secret").display());
        for address in [
            "",
            "secret",
            "/../secret",
            "/a%20b/../../secret",
            "/%2e%2e/secret",
            "/..%2Fsecret",
            "/..%5csecret",
            "/c:/secret",
            "/secret%00.js",
            "/%ff",
            absolute.as_str(),
            "/missing",
            "/a%20b/c/",
        ] {
            assert_eq!(locate(&folder, address), None, "{address}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out_either() {
        let (_home, folder) = site();
        std::os::unix::fs::symlink(folder.with_file_name("secret"), folder.join("link")).unwrap();
        std::os::unix::fs::symlink("app.js", folder.join("inside.js")).unwrap();
        assert_eq!(locate(&folder, "/link"), None);
        assert_eq!(locate(&folder, "/inside.js"), Some(folder.join("app.js")));
    }

    #[test]
    fn browsers_are_told_what_a_file_is() {
        for (file, expected) in [
            ("a.wasm", "application/wasm"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.json", "application/json"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.svg", "image/svg+xml"),
            ("a.webmanifest", "application/manifest+json"),
            ("a", "application/octet-stream"),
        ] {
            assert_eq!(media_type(Path::new(file)), expected);
        }
    }
}
