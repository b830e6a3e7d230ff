//! `completions`: completions for a shell.

use clap::CommandFactory;

use super::arguments::{Arguments, CompletionsOptions};
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(options: &CompletionsOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "claimbench", &mut script);
    terminal.out().write_all(&script)?;
    Ok(Status::Clean)
}
