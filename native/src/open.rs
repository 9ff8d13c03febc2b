//! Files and folders in, text out; and the place where output goes.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use comity::{
    CsvDefaults, Error, ErrorKind, Instrument, Matrix, MatrixOptions, MatrixReader, Notice,
    NoticeKind, OpenMatter, Place, Reading, Table, TableMapping,
};
use walkdir::WalkDir;

use crate::{failure::Failure, say, workbook};

/// Endings of the files that hold answers.
const ENDINGS: [&str; 4] = ["json", "csv", "xlsx", "ods"];

/// A file's bytes; `-` is standard input.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|cause| Failure::system("read", path, cause))
}

/// A matrix, read in pieces: it may be far larger than a file of answers.
pub(crate) fn matrix(
    path: &Path,
    options: MatrixOptions,
) -> Result<(Matrix, Vec<Notice>), Failure> {
    const PIECE: usize = 1 << 16;
    let mut reader = MatrixReader::new(&path.display().to_string(), options)?;
    let cannot = |cause| Failure::system("read", path, cause);
    let mut source: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(fs::File::open(path).map_err(cannot)?)
    };
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return Ok(reader.finish()?),
            Ok(length) => reader.push(&piece[..length])?,
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) => return Err(cannot(cause)),
        }
    }
}

/// A file's text; `-` is standard input.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    in_utf8(bytes(path)?, &path.display().to_string())
}

fn in_utf8(bytes: Vec<u8>, name: &str) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|fault| {
        let before = &fault.as_bytes()[..fault.utf8_error().valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
        Failure::Refused(Error::new(
            ErrorKind::Syntax,
            Place::line(name, line),
            "this is not text in UTF-8",
            "Save it as \"CSV UTF-8\" or as JSON; answers may also be xlsx or ods",
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

/// Reads a file of answers; a table with this mapping, if there is one.
pub(crate) fn answers(
    path: &Path,
    instrument: &Instrument,
    defaults: &CsvDefaults,
    mapping: Option<&TableMapping>,
) -> Result<Reading, Failure> {
    let name = path.display().to_string();
    let (table, notice) = match content(path, instrument, mapping)? {
        Content::Json(text) => {
            return Ok(comity::parse_responses_json(&text, &name, instrument)?);
        }
        Content::Table(table, notice) => (table, notice),
    };
    let mut reading = match mapping {
        Some(mapping) => comity::read_mapped(&table, mapping, &name, instrument, defaults)?,
        None => comity::parse_table(&table, &name, instrument, defaults)?,
    };
    reading.notices.splice(..0, notice);
    Ok(reading)
}

/// A mapping from its file.
pub(crate) fn mapping(path: &Path, instrument: &Instrument) -> Result<TableMapping, Failure> {
    Ok(comity::parse_mapping(&text(path)?, &path.display().to_string(), instrument)?)
}

/// A file's table, to be looked at before it is read.
pub(crate) fn table(path: &Path, instrument: &Instrument) -> Result<Table, Failure> {
    match content(path, instrument, None)? {
        Content::Table(table, _) => Ok(table),
        Content::Json(_) => Err(Failure::Request(format!(
            "{} is JSON, which needs no mapping. Give a table: CSV, xlsx or ods",
            path.display()
        ))),
    }
}

enum Content {
    Json(String),
    Table(Table, Option<Notice>),
}

fn content(
    path: &Path,
    instrument: &Instrument,
    mapping: Option<&TableMapping>,
) -> Result<Content, Failure> {
    let (name, bytes) = (path.display().to_string(), bytes(path)?);
    if workbook::is_one(&bytes) {
        let sheets = workbook::sheets(bytes, &name)?;
        let (table, notice) = sheet_with_answers(sheets, &name, instrument, mapping);
        return Ok(Content::Table(table, notice));
    }
    let text = in_utf8(bytes, &name)?;
    if comity::is_json(&text) {
        return Ok(Content::Json(text));
    }
    Ok(Content::Table(Table::from_csv(&text, &name)?, None))
}

/// The first sheet with answers in it, or the first of all, whose faults are then told.
fn sheet_with_answers(
    mut sheets: Vec<workbook::Sheet>,
    file: &str,
    instrument: &Instrument,
    mapping: Option<&TableMapping>,
) -> (Table, Option<Notice>) {
    let answers = |(_, table): &workbook::Sheet| {
        comity::inspect_table(table, file, instrument, mapping)
            .is_ok_and(|found| !found.open.contains(&OpenMatter::NoAnswers))
    };
    let several = sheets.len() > 1;
    let (name, table) = sheets.swap_remove(sheets.iter().position(answers).unwrap_or(0));
    let message =
        format!("the workbook has several sheets; \"{name}\" is read, the others are not");
    let notice = Notice::new(NoticeKind::Assumed, Place::file(file), message);
    (table, several.then_some(notice))
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
            "there is no .json, .csv, .xlsx or .ods file in {}. Put the files of answers there",
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
    say::line(format_args!("wrote {}", path.display()));
    Ok(())
}

/// Prints to standard output.
pub(crate) fn print(content: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(content.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|cause| Failure::System { what: "print".into(), cause })
}
