//! `schema`: the JSON Schema of an output.

use claimbench::report::schema::{Described, schema};

use super::arguments::SchemaOptions;
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(options: &SchemaOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    // The command line takes no other name.
    if let Some(described) = Described::ALL.into_iter().find(|described| described.name() == options.output) {
        serde_json::to_writer_pretty(terminal.out(), &schema(described))?;
        writeln!(terminal.out())?;
    }
    Ok(Status::Clean)
}
