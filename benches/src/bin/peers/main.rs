//! The same work by Comity and by other programs, each in a process of its own, one after another;
//! `cargo xtask peers` makes the surroundings and calls this.
//!
//! ```text
//! peers PYTHON SCRIPTS FOLDER            measure everything; results go to the folder
//! peers ours TASK LANES THREADS FOLDER   measure ourselves, as one of those processes
//! ```

mod agree;
mod chart;
mod ours;
mod plan;
mod row;
mod table;

use std::{env, fs, path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};
use comity_benches::{GROUPS, ITEMS, ITEMS_A_FACTOR, Large, MANY_ITEMS, ratings, scores};
use serde_json::{Value, json};

use plan::{Program, Run};
use row::Row;

/// Answers of the program that ran last.
const ANSWERS: &str = "answers.bin";

fn main() -> Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["ours", task, lanes, threads, folder] => {
            ours::run(task, lanes, threads.parse()?, Path::new(folder))
        }
        [python, scripts, folder] => measure(python, Path::new(scripts), Path::new(folder)),
        _ => bail!("call this through `cargo xtask peers`"),
    }
}

fn measure(python: &str, scripts: &Path, folder: &Path) -> Result<()> {
    write_data(folder)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut expected = Vec::new();
    for run in plan::all() {
        println!("{}: {} with {} threads", run.task.name(), run.program.name(), run.threads);
        let mut command = command(&run, python, scripts, folder)?;
        let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{} failed:\n{said}", run.program.name());
        let told: Value = serde_json::from_slice(&output.stdout)?;
        let answers = read_answers(folder)?;
        // Ourselves with one thread come first in every task: what the others are compared with.
        let ours = match rows.iter().find(|row| row.task == run.task.name()) {
            None => {
                expected = answers.clone();
                None
            }
            Some(first) => Some(first.median),
        };
        agree::check(run.task, &expected, &answers)
            .with_context(|| format!("{} gives other answers", run.program.name()))?;
        rows.push(Row::read(&run, &told, ours)?);
    }
    let rows_json: Vec<Value> = rows.iter().map(Row::json).collect();
    fs::write(folder.join("peers.json"), serde_json::to_string_pretty(&rows_json)? + "\n")?;
    let table = table::markdown(&rows);
    fs::write(folder.join("peers.md"), &table)?;
    fs::write(folder.join("peers.svg"), chart::svg(&rows))?;
    println!("\n{table}");
    Ok(())
}

/// The data of all tasks, as bytes that every program can read.
fn write_data(folder: &Path) -> Result<()> {
    let people = 1000;
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.join(name), bytes).with_context(|| format!("cannot write {name}"))
    };
    write("large.bin", &Large::new(GROUPS, people, 0).cells)?;
    write("missing.bin", &Large::new(GROUPS, people, 5).cells)?;
    write("few.bin", &ratings(30, ITEMS, 5))?;
    write("many.bin", &ratings(10_000, MANY_ITEMS, 5))?;
    write("rated.bin", &ratings(30, ITEMS, 0))?;
    let shape = json!({
        "columns": ITEMS,
        "many_columns": MANY_ITEMS,
        "groups": GROUPS,
        "factors": ITEMS / ITEMS_A_FACTOR,
    });
    write("shape.json", shape.to_string().as_bytes())?;
    let values: Vec<Vec<f64>> =
        scores(30).iter().map(|factor| factor.iter().map(|s| s.value()).collect()).collect();
    write("scores.json", json!(values).to_string().as_bytes())
}

fn command(run: &Run, python: &str, scripts: &Path, folder: &Path) -> Result<Command> {
    let mut command = match run.program {
        Program::Comity(lanes) => {
            let mut command = Command::new(env::current_exe()?);
            command.args(["ours", run.task.name(), lanes.name()]);
            command.arg(run.threads.to_string()).arg(folder);
            command
        }
        Program::Python(program) => {
            let mut command = Command::new(python);
            command.arg(scripts.join(run.task.script())).arg(program).arg(folder);
            command.arg(run.threads.to_string());
            command
        }
    };
    // A machine's own settings for linear algebra are not those of its users.
    command.env_remove("OPENBLAS_CORETYPE").env_remove("OPENBLAS_L2_SIZE");
    for variable in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"] {
        command.env(variable, run.threads.to_string());
    }
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    Ok(command)
}

fn read_answers(folder: &Path) -> Result<Vec<f64>> {
    let path = folder.join(ANSWERS);
    let bytes = fs::read(&path).context("a program left no answers")?;
    // Whoever leaves none next time is not to pass with these.
    fs::remove_file(path)?;
    Ok(bytes.as_chunks().0.iter().map(|eight| f64::from_ne_bytes(*eight)).collect())
}
