//! `cargo xtask serve`: the page at an address of this machine.

use std::io::{self, ErrorKind};

use anyhow::{Error, Result, anyhow};
use clap::Args;

use crate::{
    dist,
    project::Project,
    server::{Server, available},
};

#[derive(Args)]
pub(crate) struct Options {
    /// The port to serve at; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the page in the default browser
    #[arg(long)]
    open: bool,
}

pub(crate) fn serve(project: &Project, options: &Options) -> Result<()> {
    // Asked before the build, which takes a while.
    available(options.port).map_err(|error| no_server(error, options.port))?;
    let site = dist::build(project)?.site;
    let server =
        Server::start(&site, options.port, None).map_err(|error| no_server(error, options.port))?;
    println!("Comity is at {} until you press Ctrl-C", server.address());
    if options.open
        && let Err(error) = open::that_detached(server.address())
    {
        eprintln!("No browser could be opened ({error}): open the address by hand");
    }
    server.wait()
}

fn no_server(error: io::Error, port: u16) -> Error {
    if error.kind() != ErrorKind::AddrInUse {
        return Error::new(error).context(format!("cannot serve at port {port}"));
    }
    let other = available(0)
        .map_or("another port".into(), |free| format!("`cargo xtask serve --port {free}`"));
    anyhow!("port {port} is in use by another program: stop that one, or try {other}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_and_another_proposed() {
        let message = no_server(ErrorKind::AddrInUse.into(), 8080).to_string();
        assert!(message.contains("port 8080 is in use"), "{message}");
        assert!(message.contains("`cargo xtask serve --port "), "{message}");
        let message = no_server(ErrorKind::PermissionDenied.into(), 80).to_string();
        assert_eq!(message, "cannot serve at port 80");
    }
}
