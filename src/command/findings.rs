//! What `check`, `report` and `baseline` share: from inputs to a report, without what is passed over.

use std::fs;
use std::path::Path;

use claimbench::check::baseline::Baseline;
use claimbench::check::{self, Report, plural};
use claimbench::claim::Partition;
use claimbench::error::ErrorKind;
use claimbench::{Error, ReadOptions};

use super::arguments::{FailOn, FilterOptions};
use super::changed;
use super::configuration::Configuration;
use super::input::{self, Input, Loaded};
use super::paths::{name_of, reason};
use super::terminal::{Failure, Terminal};

/// What was found in files.
pub struct Found {
    /// What was read.
    pub loaded: Loaded,
    /// What became of the articles, in order.
    pub partitions: Vec<Partition>,
    /// The findings that are not passed over.
    pub report: Report,
    /// What makes a run fail.
    pub fail_on: FailOn,
    /// What was configured, in words.
    pub settings: String,
}

impl Found {
    /// A run in which there was nothing to look at.
    pub fn nothing(configuration: &Configuration) -> Self {
        Found {
            loaded: Loaded::default(),
            partitions: Vec::new(),
            report: Report::default(),
            fail_on: configuration.fail_on,
            settings: settings(configuration),
        }
    }

    /// Reads files and checks them; none where git says that nothing changed.
    ///
    /// # Errors
    /// No file could be read (each was told), or the baseline or git could not.
    pub fn in_inputs(
        mut files: Vec<Input>,
        filter: &FilterOptions,
        read_options: &ReadOptions,
        configuration: &Configuration,
        terminal: &mut Terminal,
    ) -> Result<Option<Found>, Failure> {
        let baseline = filter.baseline.as_deref().map(read_baseline).transpose()?;
        if let Some(reference) = &filter.changed_since {
            let count = files.len();
            files = changed::since(reference, files)?;
            terminal.note(&format!("{} of {} changed since {reference}", files.len(), plural(count, "file")));
            if files.is_empty() && count > 0 {
                return Ok(None);
            }
        }
        let loaded = input::load(&files, read_options, terminal);
        let (mut documents, partitions, mut findings) = check::articles(&loaded.articles, &configuration.policy);
        for file in &loaded.claim_files {
            let (document, found) = check::claim_file(file, &configuration.policy);
            documents.push(document);
            findings.extend(found);
        }
        if documents.is_empty() {
            // All of it failed, and was told.
            terminal.fail();
            return Ok(None);
        }
        let mut report = Report::new(documents, findings);
        if let (Some(baseline), Some(file)) = (baseline, &filter.baseline) {
            let count = report.findings.len();
            report.findings.retain(|finding| !baseline.holds(finding));
            let hidden = plural(count - report.findings.len(), "known finding");
            terminal.note(&format!("{hidden} hidden by {}", name_of(file)));
        }
        Ok(Some(Found { loaded, partitions, report, ..Found::nothing(configuration) }))
    }
}

/// What was configured, in words.
fn settings(configuration: &Configuration) -> String {
    let rules: Vec<String> = configuration.policy.settings().collect();
    format!("fail-on={:?}\n{}", configuration.fail_on, rules.join("\n"))
}

/// Reads a baseline.
///
/// # Errors
/// It is not there, or is none; the error has the line.
pub fn read_baseline(file: &Path) -> Result<Baseline, Error> {
    let name = name_of(file);
    let text = fs::read_to_string(file).map_err(|error| {
        Error::new(ErrorKind::Io, format!("the baseline cannot be read: {}", reason(&error)))
            .in_file(&name)
            .help("write one with `claimbench baseline create`")
    })?;
    Baseline::read(&text).map_err(|error| error.in_file(name))
}
