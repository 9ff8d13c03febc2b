//! Comity's own chores: build the page, serve it, run every check.
//!
//! ```text
//! cargo xtask dist         the page into dist/site/, as one file into dist/comity.html, and the
//!                          package for npm into dist/npm/
//! cargo xtask size         the same, and fails where a visitor would download too much
//! cargo xtask serve        the page on this machine, at an address only this machine reaches
//! cargo xtask test         every check of the project
//! cargo xtask bits         every published number, compared between machines bit by bit
//! cargo xtask miri         core's own tests under Miri
//! cargo xtask shots        pictures of the page, to look at
//! cargo xtask lighthouse   the page as Lighthouse sees it, held against bars
//! cargo xtask bits         every published number, compared between machines bit by bit
//! cargo xtask miri         core's own tests under Miri
//! cargo xtask counts       instructions of the hot path, beside those that were kept
//! cargo xtask peers        the same work by other programs, side by side
//! ```

mod bits;
mod counts;
mod dist;
mod miri;
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
    /// Build the page into dist/site/ and dist/comity.html and say how large it is
    Dist,
    /// Build the page, say how large it is, and fail where it is too large
    Size,
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
    /// Build the page and hold it against the bars of Lighthouse
    Lighthouse,
    /// Compute every published number on this machine, in WebAssembly and on microcontrollers, and
    /// compare the bits
    Bits(bits::Options),
    /// Run core's own tests under Miri (needs Rust's nightly toolchain)
    Miri,
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
        Chore::Size => dist::size(&project),
        Chore::Serve(options) => serve::serve(&project, options),
        Chore::Test(options) => test::test(&project, options),
        Chore::Counts(options) => counts::counts(&project, options),
        Chore::Peers(options) => peers::peers(&project, options),
        Chore::Shots(options) => shots::shots(&project, options),
        Chore::Lighthouse => test::lighthouse(&project),
        Chore::Bits(options) => bits::bits(&project, options),
        Chore::Miri => miri::miri(&project),
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
