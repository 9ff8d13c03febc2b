//! The rows with one thread as bars, for the README: readable on light and on dark ground.

use std::fmt::Write as _;

use crate::row::{Row, milliseconds, times};

const WIDTH: f64 = 720.0;
const NAMES: f64 = 240.0;
const LONGEST: f64 = 290.0;
const LINE: f64 = 26.0;

const STYLE: &str = "text{font:14px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}\
.ours{fill:#0f6b5c}.other{fill:#8a94a0}.own{font-weight:600}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ours{fill:#4fc3ad}.other{fill:#6b7682}}";

/// Draws the tasks one under the other; in each, ourselves and the others with one thread.
pub(crate) fn svg(rows: &[Row]) -> String {
    let mut body = String::new();
    let mut y = 0.0;
    for of_task in rows.chunk_by(|a, b| a.task == b.task) {
        let shown = one_thread(of_task);
        let slowest = shown.iter().map(|row| row.median).fold(0.0, f64::max);
        y += LINE;
        _ = write!(body, "<text class=\"title\" x=\"0\" y=\"{y}\">{}</text>", of_task[0].title);
        for row in shown {
            y += LINE;
            bar(&mut body, row, y, LONGEST * row.median / slowest);
        }
        y += LINE / 2.0;
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {y}\" role=\"img\" \
         aria-label=\"{}\"><style>{STYLE}</style>{body}</svg>\n",
        told(rows)
    )
}

/// Ourselves as fast as we are, and each of the others.
fn one_thread(of_task: &[Row]) -> Vec<&Row> {
    let ours = of_task.iter().take(1);
    ours.chain(of_task.iter().filter(|row| row.threads == 1 && row.program != "Comity")).collect()
}

fn bar(body: &mut String, row: &Row, y: f64, length: f64) {
    let (kind, text) =
        if row.program == "Comity" { ("ours", " class=\"own\"") } else { ("other", "") };
    let length = length.max(1.0);
    let mut label = milliseconds(row.median);
    if kind == "other" {
        _ = write!(label, ", {} times as long", times(row.ratio));
    }
    _ = write!(
        body,
        "<text{text} x=\"0\" y=\"{y}\">{}</text><rect class=\"{kind}\" x=\"{NAMES}\" y=\"{}\" \
         width=\"{length:.1}\" height=\"14\" rx=\"2\"/><text{text} x=\"{:.1}\" y=\"{y}\">{label}</text>",
        row.program,
        y - 12.0,
        NAMES + length + 8.0,
    );
}

/// The chart in words, for who does not see it.
fn told(rows: &[Row]) -> String {
    let tasks = rows.chunk_by(|a, b| a.task == b.task).map(|of_task| {
        let programs = one_thread(of_task)
            .iter()
            .map(|row| format!("{} {}", row.program, milliseconds(row.median)))
            .collect::<Vec<_>>();
        format!("{}: {}.", of_task[0].title, programs.join("; "))
    });
    tasks.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(task: &'static str, program: &str, threads: usize, median: f64) -> Row {
        Row {
            task,
            title: task,
            program: program.into(),
            version: "1".into(),
            threads,
            simd: "AVX2".into(),
            blas: String::new(),
            median,
            minimum: median,
            ratio: median / 0.001,
            peak_memory: None,
        }
    }

    #[test]
    fn bars_are_as_long_as_the_times() {
        let rows = [
            row("a", "Comity", 1, 0.001),
            row("a", "Other", 1, 0.01),
            row("a", "Other", 2, 0.005),
            row("b", "Comity", 1, 0.001),
        ];
        let svg = svg(&rows);
        assert_eq!(svg.matches("<rect").count(), 3);
        assert!(svg.contains("width=\"29.0\"") && svg.contains("width=\"290.0\""), "{svg}");
        assert!(svg.contains("10.0 ms, 10 times as long"), "{svg}");
        assert!(
            svg.contains("aria-label=\"a: Comity 1.00 ms; Other 10.0 ms. b: Comity 1.00 ms.\"")
        );
    }
}
