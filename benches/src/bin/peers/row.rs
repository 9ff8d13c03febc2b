//! One program at one task.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::plan::{Run, Task};

#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) task: &'static str,
    pub(crate) title: &'static str,
    pub(crate) program: String,
    pub(crate) version: String,
    pub(crate) threads: usize,
    pub(crate) simd: String,
    pub(crate) blas: String,
    pub(crate) median: f64,
    pub(crate) minimum: f64,
    /// How many times as long as ourselves with one thread.
    pub(crate) ratio: f64,
    /// In bytes.
    pub(crate) peak_memory: Option<u64>,
}

impl Row {
    /// From what a process told; `ours` is the median of ourselves with one thread, unless this is it.
    pub(crate) fn read(run: &Run, told: &Value, ours: Option<f64>) -> Result<Self> {
        let seconds = told["seconds"].as_array().context("no times were told")?;
        let mut seconds: Vec<f64> = seconds.iter().filter_map(Value::as_f64).collect();
        seconds.sort_by(f64::total_cmp);
        let median = *seconds.get(seconds.len() / 2).context("nothing was timed")?;
        let word = |field: &str| told[field].as_str().unwrap_or_default().to_owned();
        Ok(Self {
            task: run.task.name(),
            title: Task::title(run.task),
            program: word("program"),
            version: word("version"),
            threads: run.threads,
            simd: word("simd"),
            blas: word("blas"),
            median,
            minimum: seconds[0],
            ratio: median / ours.unwrap_or(median),
            peak_memory: told["peak_memory"].as_u64(),
        })
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "task": self.task,
            "program": self.program,
            "version": self.version,
            "threads": self.threads,
            "simd": self.simd,
            "blas": self.blas,
            "median_seconds": self.median,
            "minimum_seconds": self.minimum,
            "ratio": self.ratio,
            "peak_memory_bytes": self.peak_memory,
        })
    }
}

/// Seconds as milliseconds, or microseconds, with three digits that count.
pub(crate) fn milliseconds(seconds: f64) -> String {
    let ms = seconds * 1e3;
    if ms < 0.1 {
        let us = ms * 1e3;
        let digits = usize::from(us < 100.0) + usize::from(us < 10.0);
        return format!("{us:.digits$} µs");
    }
    let digits = match ms {
        ms if ms >= 100.0 => 0,
        ms if ms >= 10.0 => 1,
        ms if ms >= 1.0 => 2,
        _ => 3,
    };
    format!("{ms:.digits$} ms")
}

/// How many times as long, with two digits that count.
pub(crate) fn times(ratio: f64) -> String {
    let digits = usize::from(ratio < 10.0);
    format!("{ratio:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_with_the_digits_that_count() {
        assert_eq!(milliseconds(0.123_4), "123 ms");
        assert_eq!(milliseconds(0.012_34), "12.3 ms");
        assert_eq!(milliseconds(0.001_234), "1.23 ms");
        assert_eq!(milliseconds(0.000_123_4), "0.123 ms");
        assert_eq!(milliseconds(0.000_012_34), "12.3 µs");
        assert_eq!(milliseconds(0.000_001_234), "1.23 µs");
        assert_eq!((times(1.0), times(147.6)), ("1.0".into(), "148".into()));
    }
}
