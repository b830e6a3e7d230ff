//! What `check`, `report` and `baseline` share: from inputs to a report, without what is passed over.

use std::fs;
use std::path::Path;

use claimbench::check::baseline::Baseline;
use claimbench::check::record::ClaimFileInput;
use claimbench::check::{self, Checked, PlacedWaiver, Report, plural};
use claimbench::claim::Partition;
use claimbench::error::ErrorKind;
use claimbench::finding::Finding;
use claimbench::syntax::Analysis;
use claimbench::{Error, ReadOptions};

use super::arguments::{FailOn, FilterOptions};
use super::changed;
use super::configuration::Configuration;
use super::input::{self, Input};
use super::paths::{name_of, reason};
use super::terminal::{Failure, Terminal};

/// What was found in files.
pub struct Found {
    /// The articles that were read, in order.
    pub articles: Vec<Analysis>,
    /// What became of them, in order.
    pub partitions: Vec<Partition>,
    /// What is kept of the claim files, in order.
    pub claim_files: Vec<KeptFile>,
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
            articles: Vec::new(),
            partitions: Vec::new(),
            claim_files: Vec::new(),
            report: Report::default(),
            fail_on: configuration.fail_on,
            settings: settings(configuration),
        }
    }

    /// Reads files and checks them; none where git says that nothing changed. Claim files are kept whole only for `pages`
    /// that show their claims.
    ///
    /// # Errors
    /// No file could be read (each was told), or the baseline or git could not.
    pub fn in_inputs(
        mut files: Vec<Input>,
        filter: &FilterOptions,
        pages: bool,
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
        let check = |file| CheckedFile::of(file, pages, configuration);
        let loaded = input::load(&files, read_options, terminal, check);
        let (mut documents, partitions, mut findings) = check::articles(&loaded.articles, &configuration.policy);
        let (mut waivers, mut claim_files) = (Vec::new(), Vec::new());
        for file in loaded.claim_files {
            documents.push(file.document);
            findings.extend(file.findings);
            waivers.extend(file.waivers);
            claim_files.push(file.kept);
        }
        if documents.is_empty() {
            // All of it failed, and was told.
            terminal.fail();
            return Ok(None);
        }
        let mut report = Report::new(documents, findings);
        report.waive(&waivers, &configuration.policy);
        if let (Some(baseline), Some(file)) = (baseline, &filter.baseline) {
            let count = report.findings.len();
            report.findings.retain(|finding| !baseline.holds(finding));
            let hidden = plural(count - report.findings.len(), "known finding");
            terminal.note(&format!("{hidden} hidden by {}", name_of(file)));
        }
        let articles = loaded.articles;
        Ok(Some(Found { articles, partitions, claim_files, report, ..Found::nothing(configuration) }))
    }
}

/// A claim file that has been checked.
struct CheckedFile {
    document: Checked,
    findings: Vec<Finding>,
    waivers: Vec<PlacedWaiver>,
    kept: KeptFile,
}

/// What is kept of a claim file when it has been checked: there may be thousands.
pub enum KeptFile {
    /// Nothing was found in it.
    Nothing,
    /// Its name and its text.
    Text(String, String),
    /// All.
    Whole(Box<ClaimFileInput>),
}

impl CheckedFile {
    fn of(file: ClaimFileInput, whole: bool, configuration: &Configuration) -> Self {
        let (document, findings) = check::claim_file(&file, &configuration.policy);
        let waivers = file.waivers();
        let kept = match whole {
            true => KeptFile::Whole(Box::new(file)),
            false if findings.is_empty() && waivers.is_empty() => KeptFile::Nothing,
            false => KeptFile::Text(document.path.clone(), file.text().to_owned()),
        };
        CheckedFile { document, findings, waivers, kept }
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
