//! Files and folders in, text out; and the place where output goes.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use comity::{CsvDefaults, Error, ErrorKind, Instrument, Place, Reading};
use walkdir::WalkDir;

use crate::failure::Failure;

/// Endings of the files that hold answers.
const ENDINGS: [&str; 2] = ["json", "csv"];

/// A file's text; `-` is standard input.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|cause| Failure::system("read", path, cause))?;
        bytes
    } else {
        fs::read(path).map_err(|cause| Failure::system("read", path, cause))?
    };
    String::from_utf8(bytes).map_err(|fault| {
        let before = &fault.as_bytes()[..fault.utf8_error().valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
        Failure::Refused(Error::new(
            ErrorKind::Syntax,
            Place::line(&path.display().to_string(), line),
            "this is not text in UTF-8",
            "Save it as \"CSV UTF-8\" or as JSON; a spreadsheet's own format is not read",
        ))
    })
}

/// The instrument of a file, or the built-in one.
pub(crate) fn instrument(path: Option<&Path>) -> Result<Instrument, Failure> {
    match path {
        None => builtin("readiness"),
        Some(path) => Ok(comity::parse_instrument(&text(path)?, &path.display().to_string())?),
    }
}

/// A built-in instrument by its id.
pub(crate) fn builtin(id: &str) -> Result<Instrument, Failure> {
    comity::builtin(id).ok_or_else(|| {
        let ids: Vec<&str> = comity::builtin_instruments().iter().map(|(id, _)| *id).collect();
        Failure::Request(format!(
            "no instrument \"{id}\" is built in; there is: {}",
            ids.join(", ")
        ))
    })
}

/// Reads a file of answers.
pub(crate) fn answers(
    path: &Path,
    instrument: &Instrument,
    defaults: &CsvDefaults,
) -> Result<Reading, Failure> {
    let name = path.display().to_string();
    Ok(comity::parse_responses(&text(path)?, &name, instrument, defaults)?)
}

/// The files of answers in a folder and below it, in the order of their names.
pub(crate) fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|fault| {
            let cause =
                fault.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
            Failure::system("read", folder, cause)
        })?;
        let ending = entry.path().extension().and_then(|e| e.to_str()).map(str::to_lowercase);
        if entry.file_type().is_file() && ending.is_some_and(|e| ENDINGS.contains(&e.as_str())) {
            files.push(entry.into_path());
        }
    }
    if files.is_empty() {
        return Err(Failure::Request(format!(
            "there is no .json or .csv file in {}. Put the files of answers there",
            folder.display()
        )));
    }
    Ok(files)
}

/// Writes a file; `-` is standard output.
pub(crate) fn write(path: &Path, content: &str) -> Result<(), Failure> {
    if path == Path::new("-") {
        return print(content);
    }
    fs::write(path, content).map_err(|cause| Failure::system("write", path, cause))?;
    eprintln!("wrote {}", path.display());
    Ok(())
}

/// Prints to standard output.
pub(crate) fn print(content: &str) -> Result<(), Failure> {
    io::stdout()
        .write_all(content.as_bytes())
        .map_err(|cause| Failure::System { what: "print".into(), cause })
}
