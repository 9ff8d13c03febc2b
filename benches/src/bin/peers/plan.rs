//! Who does what: every run, in the order of the table.

use comity_native::{Lanes, threads};

/// A piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Means and deviations of a large table, all of it answered.
    Moments,
    /// The same with one answer in twenty missing.
    Missing,
    /// Means, deviations, agreement and reliability of a large table, all of it answered.
    Reliability,
    /// BCa intervals of 22 means of 30 people.
    Intervals,
    /// Krippendorff's ordinal alpha of 30 people.
    FewRaters,
    /// The same of 10,000 people.
    ManyRaters,
    /// The six intraclass correlations of 44 items rated by 30 people.
    Intraclass,
}

impl Task {
    const ALL: [Self; 7] = [
        Self::Moments,
        Self::Missing,
        Self::Reliability,
        Self::Intervals,
        Self::FewRaters,
        Self::ManyRaters,
        Self::Intraclass,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Moments => "moments",
            Self::Missing => "moments-missing",
            Self::Reliability => "reliability",
            Self::Intervals => "intervals",
            Self::FewRaters => "alpha-few",
            Self::ManyRaters => "alpha-many",
            Self::Intraclass => "intraclass",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }

    /// What it is, for people.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Moments => {
                "Means and standard deviations of 22 factors, 1,000,000 people in 1,000 groups"
            }
            Self::Missing => "The same, one answer in twenty missing",
            Self::Reliability => {
                "Means, deviations, rwg(J) and Cronbach's alpha of the same, all answered"
            }
            Self::Intervals => "95 % intervals (BCa) of 22 means of 30 people",
            Self::FewRaters => "Krippendorff's alpha (ordinal), 30 people and 44 items",
            Self::ManyRaters => "Krippendorff's alpha (ordinal), 10,000 people and 100 items",
            Self::Intraclass => {
                "Six intraclass correlations with intervals, 44 items rated by 30 people"
            }
        }
    }

    /// Whether wide lanes and threads work on it.
    fn is_large(self) -> bool {
        matches!(self, Self::Moments | Self::Missing | Self::Reliability)
    }

    pub(crate) fn script(self) -> &'static str {
        match self {
            Self::Moments | Self::Missing => "moments.py",
            Self::Reliability => "reliability.py",
            Self::Intervals => "intervals.py",
            Self::FewRaters | Self::ManyRaters | Self::Intraclass => "ratings.py",
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
        (Task::Reliability, &["numpy-histogram", "numpy-histogram-columns"], &[]),
        (Task::Intervals, &["scipy"], &[]),
        (Task::FewRaters, &["krippendorff-few"], &[]),
        (Task::ManyRaters, &["krippendorff-many"], &[]),
        (Task::Intraclass, &["numpy-intraclass"], &[]),
    ] {
        let mut add = |program, threads| runs.push(Run { task, program, threads });
        let lanes = Lanes::available();
        if task.is_large() {
            lanes.iter().rev().for_each(|lanes| add(Program::Comity(*lanes), 1));
        } else {
            add(Program::Comity(Lanes::Portable), 1);
        }
        others.iter().for_each(|name| add(Program::Python(name), 1));
        if many > 1 && task.is_large() {
            add(Program::Comity(Lanes::widest()), many);
        }
        if many > 1 {
            threaded.iter().for_each(|name| add(Program::Python(name), many));
        }
    }
    runs
}
