//! From arguments to an exit status: one file for each subcommand, and the only place that prints, reads the
//! environment or looks at the terminal.
//!
//! Findings and records go to standard output, everything else to standard error. The exit status is
//! [`Status`](status::Status): 0, 1 where something at or above `--fail-on` was found, 2 where something could not
//! be done.

mod arguments;
mod baseline;
mod changed;
mod check;
mod completions;
mod config;
mod configuration;
mod decide;
mod diff;
mod explain;
mod extract;
mod findings;
mod fix;
mod git;
mod init;
mod input;
mod man;
mod output;
mod parse;
mod paths;
mod report;
mod review;
mod rules;
mod schema;
mod status;
mod stream;
mod terminal;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;
use terminal::Terminal;

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return terminal::usage(&error),
    };
    let mut terminal = Terminal::new(arguments.color);
    let result = match arguments.command {
        Command::Extract(options) => extract::run(&options, &mut terminal),
        Command::Check(options) => check::run(&options, &mut terminal),
        Command::Review(options) => review::run(&options, &mut terminal),
        Command::Decide(options) => decide::run(&options, &mut terminal),
        Command::Diff(options) => diff::run(&options, &mut terminal),
        Command::Fix(options) => fix::run(&options, &mut terminal),
        Command::Report(options) => report::run(&options, &mut terminal),
        Command::Baseline(options) => baseline::run(&options, &mut terminal),
        Command::Parse(options) => parse::run(&options, &mut terminal),
        Command::Explain(options) => explain::run(&options, &mut terminal),
        Command::Rules(options) => rules::run(&options, &mut terminal),
        Command::Schema(options) => schema::run(&options, &mut terminal),
        Command::Config(options) => config::run(&options, &mut terminal),
        Command::Init(options) => init::run(&options, &mut terminal),
        Command::Completions(options) => completions::run(&options, &mut terminal),
        Command::Man => man::run(&mut terminal),
    };
    terminal.finish(result)
}
