//! Steps in order, each named before it starts and timed when it is done.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

pub(super) struct Steps {
    done: usize,
    started: Instant,
}

impl Steps {
    pub(super) fn start() -> Self {
        Self { done: 0, started: Instant::now() }
    }

    /// Does one step; an error carries its name.
    pub(super) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n── {}. {name}", self.done + 1);
        let started = Instant::now();
        let outcome = work().with_context(|| format!("step {} ({name})", self.done + 1))?;
        self.done += 1;
        println!("── {name}: passed in {}", told(started.elapsed()));
        Ok(outcome)
    }

    pub(super) fn finish(self) {
        println!("\n{} steps passed in {}", self.done, told(self.started.elapsed()));
    }
}

/// A duration as people say it: tenths under ten seconds, whole seconds above.
fn told(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 9.95 {
        return format!("{seconds:.1} s");
    }
    let whole = seconds.round() as u64;
    if whole < 60 { format!("{whole} s") } else { format!("{} min {} s", whole / 60, whole % 60) }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        for (seconds, expected) in [
            (0.04, "0.0 s"),
            (9.94, "9.9 s"),
            (9.96, "10 s"),
            (59.6, "1 min 0 s"),
            (423.0, "7 min 3 s"),
        ] {
            assert_eq!(told(Duration::from_secs_f64(seconds)), expected);
        }
    }

    #[test]
    fn a_step_that_fails_is_named_and_not_counted() {
        let mut steps = Steps::start();
        steps.step("first", || Ok(())).unwrap();
        let error = steps.step("second", || -> Result<()> { bail!("no luck") }).unwrap_err();
        assert_eq!(format!("{error:#}"), "step 2 (second): no luck");
        assert_eq!(steps.done, 1);
    }
}
