//! `report`: findings in a format for others, on standard output or in a file.

use super::arguments::{FindingsFormat, ReportOptions};
use super::configuration::Configuration;
use super::findings::Found;
use super::input::{self, Kind};
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(options: &ReportOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let configuration = Configuration::load(&options.policy)?;
    let read_options = input::read_options(&options.reading);
    let inputs = input::inputs(&options.paths, &options.reading, &configuration, terminal)?;
    if let Some(stream) = inputs.iter().find(|input| input.kind == Kind::Stream) {
        return Err(input::no_stream(stream, "reported on").into());
    }
    let found = Found::in_inputs(
        inputs,
        &options.filter,
        options.format == FindingsFormat::Html,
        &read_options,
        &configuration,
        terminal,
    )?;
    // Where nothing changed, the report of an empty run takes the place of an older one.
    let found = found.unwrap_or_else(|| Found::nothing(&configuration));
    match options.output.as_deref().filter(|output| output.as_os_str() != "-") {
        Some(file) => found.save(options.format, file)?,
        None => found.print(options.format, terminal)?,
    }
    Ok(Status::Clean)
}
