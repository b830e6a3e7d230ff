//! `check`: findings of articles and claim files.

use std::collections::BTreeMap;

use claimbench::check::record::ClaimFileInput;
use claimbench::check::{self, Checked, PlacedWaiver, Report};
use claimbench::finding::Finding;
use claimbench::report::json::{Findings, StreamFindings};
use claimbench::report::{concise, full, markdown, safe_json};

use super::arguments::{CheckFormat, CheckOptions, FailOn};
use super::configuration::Configuration;
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

pub fn run(options: &CheckOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let configuration = Configuration::load(&options.policy)?;
    let read_options = input::read_options(&options.reading);
    let inputs = input::inputs(&options.paths, &options.reading, &configuration, terminal)?;
    let (streams, files): (Vec<_>, Vec<_>) = inputs.into_iter().partition(|input| input.kind == Kind::Stream);
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
    if files.is_empty() {
        return Ok(result);
    }
    let loaded = input::load(&files, &read_options, terminal, |file| CheckedFile::of(&file, &configuration));
    let (mut documents, _, mut findings) = check::articles(&loaded.articles, &configuration.policy);
    let (mut waivers, mut records) = (Vec::new(), BTreeMap::new());
    for file in loaded.claim_files {
        records.extend(file.text.map(|text| (file.document.path.clone(), text)));
        documents.push(file.document);
        findings.extend(file.findings);
        waivers.extend(file.waivers);
    }
    if documents.is_empty() {
        // All of it failed, and was told.
        return Ok(Status::Failed);
    }
    let mut report = Report::new(documents, findings);
    report.waive(&waivers, &configuration.policy);
    let report = report;
    let texts: BTreeMap<&str, &str> =
        loaded.articles.iter().map(|analysis| (&**analysis.article().path(), analysis.article().text())).collect();
    let text_of = |path: &str| texts.get(path).copied().or_else(|| records.get(path).map(String::as_str));
    match options.format {
        CheckFormat::Json => {
            safe_json::pretty(terminal.out(), &Findings::of(&report))?;
            writeln!(terminal.out())?;
        }
        CheckFormat::Concise => concise::write(terminal.out(), &report)?,
        CheckFormat::Markdown => markdown::write(terminal.out(), &report, &text_of)?,
        CheckFormat::Full => {
            let look = full::Look { width: terminal.width(), coloured: terminal.coloured() };
            full::write(terminal.out(), &report.findings, &text_of, look)?;
            writeln!(terminal.out(), "{}", summary(&report))?;
        }
    }
    Ok(result.max(status(&report.findings, configuration.fail_on)))
}

/// What is kept of a claim file when it has been checked.
struct CheckedFile {
    document: Checked,
    findings: Vec<Finding>,
    waivers: Vec<PlacedWaiver>,
    /// Its text, if something was found in it.
    text: Option<String>,
}

impl CheckedFile {
    fn of(file: &ClaimFileInput, configuration: &Configuration) -> Self {
        let (document, findings) = check::claim_file(file, &configuration.policy);
        let waivers = file.waivers();
        let text = (!findings.is_empty() || !waivers.is_empty()).then(|| file.text().to_owned());
        CheckedFile { document, findings, waivers, text }
    }
}

/// One sentence that counts what was found, and the accounting.
fn summary(report: &Report) -> String {
    let mut shares: BTreeMap<&str, usize> = BTreeMap::new();
    let mut order = Vec::new();
    for (name, characters) in report.documents.iter().flat_map(|document| document.accounting.shares()) {
        if !shares.contains_key(name) {
            order.push(name);
        }
        *shares.entry(name).or_default() += characters;
    }
    let total: usize = shares.values().sum::<usize>().max(1);
    let percent = |name: &&str| format!("{name} {:.1} %", 100.0 * shares[*name] as f64 / total as f64);
    let shares: Vec<String> = order.iter().map(percent).collect();
    let waived = match report.waived.len() {
        0 => String::new(),
        count => format!("; {count} waived"),
    };
    format!("{}{waived}\naccounting: {}", report.counts(), shares.join(", "))
}
