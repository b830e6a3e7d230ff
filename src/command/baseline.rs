//! `baseline`: a file of known findings, written or pruned.

use std::path::Path;

use claimbench::Error;
use claimbench::check::baseline::Baseline;
use claimbench::check::plural;
use claimbench::error::ErrorKind;
use claimbench::ledger::write_atomically;

use super::arguments::{BaselineAction, BaselineFileOptions, BaselineOptions, FilterOptions};
use super::configuration::Configuration;
use super::findings::{Found, read_baseline};
use super::input::{self, Kind};
use super::paths::{name_of, reason};
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(options: &BaselineOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    match &options.action {
        BaselineAction::Create(options) => create(options, terminal),
        BaselineAction::Prune(options) => prune(options, terminal),
    }
}

fn create(options: &BaselineFileOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let file = &options.baseline;
    if file.exists() {
        let error = Error::new(ErrorKind::Usage, "there is a baseline already, and what is new would be hidden");
        return Err(error.in_file(name_of(file)).help("prune it, or remove it first").into());
    }
    let Some(found) = found(options, terminal)? else { return Ok(Status::Failed) };
    let baseline = Baseline::of(&found.report.findings);
    write(file, &baseline)?;
    terminal.note(&format!("{} written to {}", plural(baseline.len(), "known finding"), name_of(file)));
    Ok(Status::Clean)
}

fn prune(options: &BaselineFileOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let file = &options.baseline;
    let mut baseline = read_baseline(file)?;
    let Some(found) = found(options, terminal)? else { return Ok(Status::Failed) };
    let before = baseline.len();
    let checked: Vec<&str> = found.report.documents.iter().map(|document| document.path.as_str()).collect();
    // What was not looked at stays, unless its file is gone.
    baseline.prune(&found.report.findings, |path| !checked.contains(&path) && Path::new(path).exists());
    let gone = before - baseline.len();
    if gone > 0 {
        write(file, &baseline)?;
    }
    terminal.note(&format!("{}: {gone} taken out, {} kept", name_of(file), plural(baseline.len(), "known finding")));
    Ok(Status::Clean)
}

fn found(options: &BaselineFileOptions, terminal: &mut Terminal) -> Result<Option<Found>, Failure> {
    let configuration = Configuration::with_rules(&options.source, &options.rules)?;
    let read_options = input::read_options(&options.reading);
    let inputs = input::inputs(&options.paths, &options.reading, &configuration, terminal)?;
    if let Some(stream) = inputs.iter().find(|input| input.kind == Kind::Stream) {
        return Err(input::no_stream(stream, "put into a baseline").into());
    }
    let count = inputs.len();
    let found = Found::in_inputs(inputs, &FilterOptions::default(), false, &read_options, &configuration, terminal)?;
    // A baseline of half of the files would let the findings of the other half come up later, or go unseen.
    match terminal.has_failed() {
        true => {
            let error = Error::new(ErrorKind::Usage, format!("not all of {} could be read", plural(count, "file")));
            Err(error.help("correct them, or leave them out; the baseline is as it was").into())
        }
        false => Ok(found),
    }
}

fn write(file: &Path, baseline: &Baseline) -> Result<(), Error> {
    write_atomically(file, baseline.to_text().as_bytes()).map_err(|error| {
        Error::new(ErrorKind::Io, format!("the baseline cannot be written: {}", reason(&error)))
            .in_file(name_of(file))
            .help("name a file in a folder that is there and can be written to")
    })
}
