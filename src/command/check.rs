//! `check`: findings of articles and claim files.

use claimbench::Error;
use claimbench::check::{self, Report};
use claimbench::error::ErrorKind;
use claimbench::finding::Finding;
use claimbench::report::json::StreamFindings;

use super::arguments::{CheckOptions, FailOn, FindingsFormat};
use super::configuration::Configuration;
use super::findings::Found;
use super::input::{self, Kind};
use super::status::Status;
use super::stream;
use super::terminal::{Failure, Terminal};

/// Whether findings make the run fail.
pub fn status<'a>(findings: impl IntoIterator<Item = &'a Finding>, fail_on: FailOn) -> Status {
    match findings.into_iter().any(|finding| fail_on.includes(finding.severity)) {
        true => Status::Findings,
        false => Status::Clean,
    }
}

impl CheckOptions {
    /// The formats of the report, on standard output and in files.
    fn formats(&self) -> impl Iterator<Item = FindingsFormat> {
        std::iter::once(self.format).chain(self.reports.iter().map(|report| report.format))
    }

    /// Whether something is asked for that a stream cannot give.
    fn asks_for_files(&self) -> bool {
        !self.reports.is_empty() || self.filter.baseline.is_some() || self.filter.changed_since.is_some()
    }
}

pub fn run(options: &CheckOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let configuration = Configuration::load(&options.policy)?;
    let read_options = input::read_options(&options.reading);
    let inputs = input::inputs(&options.paths, &options.reading, &configuration, terminal)?;
    let (streams, files): (Vec<_>, Vec<_>) = inputs.into_iter().partition(|input| input.kind == Kind::Stream);
    if let (Some(stream), true) = (streams.first(), options.asks_for_files()) {
        let error = Error::new(ErrorKind::Usage, "--report, --baseline and --changed-since do not go with a stream");
        return Err(error.in_file(&stream.name).help("check it by itself").into());
    }
    let mut result = Status::Clean;
    for stream in &streams {
        let part = |analysis: &_, id: stream::Id| {
            let (documents, _, findings) = check::articles(std::slice::from_ref(analysis), &configuration.policy);
            let report = Report::new(documents, findings);
            let outcome = status(&report.findings, configuration.fail_on);
            let mut documents = report.documents;
            let document = documents.remove(0);
            let part = StreamFindings {
                sha256: document.sha256,
                sentences: document.sentences,
                claims: document.claims,
                accounting: document.accounting,
                findings: report.findings,
            };
            (id.line(part), outcome)
        };
        stream::run(stream, &read_options, terminal, part, |outcome| result = result.max(outcome))?;
    }
    if files.is_empty() && !streams.is_empty() {
        return Ok(result);
    }
    let pages = options.formats().any(|format| format == FindingsFormat::Html);
    let found = Found::in_inputs(files, &options.filter, pages, &read_options, &configuration, terminal)?;
    let Some(found) = found else { return Ok(result) };
    found.print(options.format, terminal)?;
    for report in &options.reports {
        found.save(report.format, &report.file)?;
    }
    Ok(result.max(status(&found.report.findings, configuration.fail_on)))
}
