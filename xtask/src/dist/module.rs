//! The WebAssembly module: compiled, then given its JavaScript side.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::targets;
use crate::{project::Project, run};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm";

/// Compiles the module as cargo leaves it, without a JavaScript side.
pub(super) fn compile(project: &Project) -> Result<PathBuf> {
    targets::ensure(project, &[TARGET])?;
    let flags = remapped(project)?;
    run::shown(
        project
            .cargo(["build", "--package=comity-wasm", "--profile", PROFILE, "--target", TARGET])
            // Flags of the caller's would change the published bytes: these replace them.
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")),
    )?;
    Ok(project.built(&format!("{TARGET}/{PROFILE}/comity_wasm.wasm")))
}

/// Messages of panics name source files. Names relative to a registry or to the tree are the same
/// on every machine, so the bytes are as well, and nobody's folders are published.
fn remapped(project: &Project) -> Result<Vec<String>> {
    let mut prefixes = vec![(project.root().to_path_buf(), "comity")];
    if let Some(home) = cargo_home() {
        prefixes.push((home.clone(), "cargo"));
        // One folder for each registry, named after its host; the compiler takes the last match.
        if let Ok(registries) = fs::read_dir(home.join("registry/src")) {
            for registry in registries {
                prefixes.push((registry?.path(), "crates"));
            }
        }
    }
    Ok(prefixes
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect())
}

fn cargo_home() -> Option<PathBuf> {
    let told = env::var_os("CARGO_HOME").map(PathBuf::from);
    told.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The module for the page: ES modules, and types for the check of the page's own.
pub(super) fn for_browsers(wasm: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = generator(wasm);
    bindgen
        .web(true)
        .and_then(|web| web.generate(folder))
        .context("wasm-bindgen refused the module")
}

/// The module's side for a page in one file: a classic script, which leaves its exports where
/// web/model/engine.js finds them.
pub(super) fn for_one_file(wasm: &Path) -> Result<String> {
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let mut bindgen = generator(wasm);
    // The file has no other beside it that the script could ask for.
    bindgen.omit_default_module_path(true);
    bindgen
        .no_modules(true)
        .and_then(|script| script.no_modules_global("comityModule"))
        .and_then(|script| script.generate(folder.path()))
        .context("wasm-bindgen refused the module")?;
    let script = fs::read_to_string(folder.path().join("comity_wasm.js"))
        .context("wasm-bindgen wrote no script")?;
    // Of the shape of the module that the page loads elsewhere: its exports, and `default` to begin.
    Ok(script
        + "\nglobalThis.comityModule = Object.assign(comityModule, { default: comityModule });\n")
}

/// The module for Node, which the tests hold against the native library.
pub(super) fn for_node(wasm: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = generator(wasm);
    bindgen
        .nodejs(true)
        .and_then(|node| node.generate(folder))
        .context("wasm-bindgen refused the module")?;
    // Wherever the folder stands, Node must not take its scripts for ES modules.
    fs::write(folder.join("package.json"), "{ \"type\": \"commonjs\" }\n")
        .context("cannot write beside the module for Node")
}

fn generator(wasm: &Path) -> Bindgen {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .typescript(true)
        // The page's init() finds the module beside its script.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
}

/// A module with somebody's folders in it is not published.
pub(super) fn refuse_paths_of_this_machine(project: &Project, folder: &Path) -> Result<()> {
    let wasm =
        fs::read(folder.join("comity_wasm_bg.wasm")).context("the module was not written")?;
    let private = [Some(project.root().to_path_buf()), cargo_home(), env::home_dir()];
    for path in private.iter().flatten().filter(|path| path.components().count() > 1) {
        let text = path.display().to_string();
        let found = wasm.windows(text.len()).any(|window| window == text.as_bytes());
        ensure!(
            !found,
            "the module contains {text}, a folder of this machine: see which crate names it \
             (`strings` on dist/site/pkg/*.wasm) and add its folder to `remapped`, {}",
            file!()
        );
    }
    Ok(())
}
