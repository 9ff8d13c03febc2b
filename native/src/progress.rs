//! Long work on a terminal: how far it has come, and Ctrl-C as a wish to see what is there.

use std::{
    io::{self, IsTerminal},
    process,
    sync::atomic::{AtomicBool, Ordering},
};

use indicatif::{ProgressBar, ProgressStyle};

use crate::say;

static STOP: AtomicBool = AtomicBool::new(false);

/// A bar with the time left, on standard error where that is a terminal; else nothing.
pub(crate) fn bar(of: u64, what: &'static str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {bar:30} {percent:>3} %  {eta} left");
    let bar = ProgressBar::new(of).with_message(what);
    // The template stands above: that it is right is seen in the first run.
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// From now on the first Ctrl-C asks the work to stop, and the second ends the program.
pub(crate) fn listen() {
    let heard = || {
        if STOP.swap(true, Ordering::Relaxed) {
            process::exit(130);
        }
    };
    // Where the system does not say, Ctrl-C ends the program as it always does.
    if ctrlc::set_handler(heard).is_err() {
        say::note("Ctrl-C will end this at once: the system takes no other wish");
    }
}

/// Whether somebody asked the work to stop.
pub(crate) fn stopped() -> bool {
    STOP.load(Ordering::Relaxed)
}
