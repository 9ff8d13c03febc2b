//! The rows as a table in Markdown, one a task.

use std::fmt::Write as _;

use crate::row::{Row, milliseconds, times};

pub(crate) fn markdown(rows: &[Row]) -> String {
    let mut text = String::new();
    for (index, of_task) in rows.chunk_by(|a, b| a.task == b.task).enumerate() {
        let break_before = if index == 0 { "" } else { "\n" };
        // Writing to a string does not fail.
        _ = writeln!(
            text,
            "{break_before}{}:\n\n| program | threads | lanes | median | fastest | times ours | peak memory |\n|---|---|---|---|---|---|---|",
            of_task[0].title
        );
        for row in of_task {
            let lanes = if row.blas.is_empty() {
                row.simd.clone()
            } else {
                format!("{} ({})", row.simd, row.blas)
            };
            let memory = row
                .peak_memory
                .map_or("not told".into(), |bytes| format!("{} MB", bytes / 1_000_000));
            _ = writeln!(
                text,
                "| {} {} | {} | {lanes} | {} | {} | {} | {memory} |",
                row.program,
                row.version,
                row.threads,
                milliseconds(row.median),
                milliseconds(row.minimum),
                times(row.ratio),
            );
        }
    }
    text
}
