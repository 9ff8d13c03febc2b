//! Who does what: every run, in the order of the table.

use comity_native::{Lanes, threads};

/// A piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Means and deviations of a large table, all of it answered.
    Moments,
    /// The same with one answer in twenty missing.
    Missing,
    /// BCa intervals of 22 means of 30 people.
    Intervals,
}

impl Task {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Moments => "moments",
            Self::Missing => "moments-missing",
            Self::Intervals => "intervals",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Moments, Self::Missing, Self::Intervals].into_iter().find(|t| t.name() == name)
    }

    /// What it is, for people.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Moments => {
                "Means and standard deviations of 22 factors, 1,000,000 people in 1,000 groups"
            }
            Self::Missing => "The same, one answer in twenty missing",
            Self::Intervals => "95 % intervals (BCa) of 22 means of 30 people",
        }
    }

    pub(crate) fn script(self) -> &'static str {
        match self {
            Self::Moments | Self::Missing => "moments.py",
            Self::Intervals => "intervals.py",
        }
    }
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    Comity(Lanes),
    /// By the name its script knows.
    Python(&'static str),
}

impl Program {
    pub(crate) fn name(self) -> String {
        match self {
            Self::Comity(lanes) => format!("Comity, {}", lanes.name()),
            Self::Python(name) => name.into(),
        }
    }
}

/// One row to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) task: Task,
    pub(crate) program: Program,
    pub(crate) threads: usize,
}

/// Ourselves with the widest lanes and one thread first in each task, then the others with one, then
/// who can use more.
pub(crate) fn all() -> Vec<Run> {
    let many = threads().get();
    let mut runs = Vec::new();
    for (task, others, threaded) in [
        (
            Task::Moments,
            &[
                "numpy-histogram",
                "numpy-histogram-columns",
                "numpy-reduce-columns",
                "pandas",
                "polars",
                "duckdb",
            ][..],
            &["polars", "duckdb"][..],
        ),
        (Task::Missing, &["numpy-pairs", "numpy-pairs-columns"], &[]),
        (Task::Intervals, &["scipy"], &[]),
    ] {
        let mut add = |program, threads| runs.push(Run { task, program, threads });
        let lanes = Lanes::available();
        if task == Task::Intervals {
            add(Program::Comity(Lanes::Portable), 1);
        } else {
            lanes.iter().rev().for_each(|lanes| add(Program::Comity(*lanes), 1));
        }
        others.iter().for_each(|name| add(Program::Python(name), 1));
        if many > 1 && task != Task::Intervals {
            add(Program::Comity(Lanes::widest()), many);
        }
        if many > 1 {
            threaded.iter().for_each(|name| add(Program::Python(name), many));
        }
    }
    runs
}
