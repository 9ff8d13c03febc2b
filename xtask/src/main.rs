//! Comity's own chores: build the page, serve it, run every check.
//!
//! ```text
//! cargo xtask dist     the page into dist/site/
//! cargo xtask serve    the page on this machine, at an address only this machine reaches
//! cargo xtask test     every check of the project
//! cargo xtask counts   instructions of the hot path, beside those that were kept
//! cargo xtask peers    the same work by other programs, side by side
//! cargo xtask shots    pictures of the page, to look at
//! ```

mod counts;
mod dist;
mod peers;
mod project;
mod rules;
mod run;
mod serve;
mod server;
mod shots;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use project::Project;

/// Comity's own chores.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the page into dist/site/ and say how large it is
    Dist,
    /// Build the page and serve it to this machine alone
    Serve(serve::Options),
    /// Run every check of the project but peers and timings
    Test(test::Options),
    /// Count the instructions of the hot path and compare them with those kept
    Counts(counts::Options),
    /// Time other programs at the same work, and draw the README's chart
    Peers(peers::Options),
    /// Build the page and take pictures of it
    Shots(shots::Options),
}

fn main() -> ExitCode {
    match perform(&Arguments::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The whole chain on one line: what failed, then why.
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(chore: &Chore) -> anyhow::Result<()> {
    let project = Project::find()?;
    match chore {
        Chore::Dist => dist::dist(&project),
        Chore::Serve(options) => serve::serve(&project, options),
        Chore::Test(options) => test::test(&project, options),
        Chore::Counts(options) => counts::counts(&project, options),
        Chore::Peers(options) => peers::peers(&project, options),
        Chore::Shots(options) => shots::shots(&project, options),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_coherent() {
        super::Arguments::command().debug_assert();
    }
}
