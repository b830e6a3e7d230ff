//! Findings in any format, on standard output or in a file.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use claimbench::Error;
use claimbench::check::Report;
use claimbench::error::ErrorKind;
use claimbench::ledger::write_atomically;
use claimbench::report::full::Look;
use claimbench::report::json::Findings;
use claimbench::report::{concise, full, github, gitlab, html, junit, markdown, safe_json, sarif};

use super::arguments::FindingsFormat;
use super::findings::{Found, KeptFile};
use super::paths::{name_of, reason};
use super::terminal::{FIXED_WIDTH, Terminal};

impl Found {
    /// Prints on standard output.
    ///
    /// # Errors
    /// Those of standard output.
    pub fn print(&self, format: FindingsFormat, terminal: &mut Terminal) -> io::Result<()> {
        let look = Look { width: terminal.width(), coloured: terminal.coloured() };
        self.write(format, terminal.out(), look)
    }

    /// Writes a file, whole or not at all.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn save(&self, format: FindingsFormat, file: &Path) -> Result<(), Error> {
        let mut contents = Vec::new();
        let look = Look { width: FIXED_WIDTH, coloured: false };
        self.write(format, &mut contents, look).and_then(|()| write_atomically(file, &contents)).map_err(|error| {
            Error::new(ErrorKind::Io, format!("the report cannot be written: {}", reason(&error)))
                .in_file(name_of(file))
                .help("name a file in a folder that is there and can be written to")
        })
    }

    /// What a page shows of each document, in the order of the report.
    fn pages(&self) -> Vec<html::Page<'_>> {
        let articles = self.articles.iter().zip(&self.partitions);
        let articles = articles.map(|(analysis, partition)| html::Page { analysis, claims: partition.claims() });
        let files = self.claim_files.iter().filter_map(|file| match file {
            KeptFile::Whole(file) => Some(html::Page { analysis: &file.article, claims: &file.file.claims }),
            KeptFile::Nothing | KeptFile::Text(..) => None,
        });
        articles.chain(files).collect()
    }

    fn write(&self, format: FindingsFormat, out: &mut dyn Write, look: Look) -> io::Result<()> {
        let articles = self.articles.iter().map(|analysis| (&**analysis.article().path(), analysis.article().text()));
        let files = self.claim_files.iter().filter_map(|file| match file {
            KeptFile::Nothing => None,
            KeptFile::Text(path, text) => Some((path.as_str(), text.as_str())),
            KeptFile::Whole(file) => Some((&*file.path, file.text())),
        });
        let texts: BTreeMap<&str, &str> = articles.chain(files).collect();
        let text_of = |path: &str| texts.get(path).copied();
        let report = &self.report;
        match format {
            FindingsFormat::Json => {
                safe_json::pretty(out, &Findings::of(report))?;
                writeln!(out)
            }
            FindingsFormat::Concise => concise::write(out, report),
            FindingsFormat::Markdown => markdown::write(out, report, &text_of),
            FindingsFormat::Sarif => sarif::write(out, report, &text_of),
            FindingsFormat::Github => github::write(out, report),
            FindingsFormat::Gitlab => gitlab::write(out, report),
            FindingsFormat::Junit => junit::write(out, report, &|finding| self.fail_on.includes(finding.severity)),
            FindingsFormat::Html => html::write(out, report, &self.pages(), &self.settings),
            FindingsFormat::Full => {
                full::write(out, &report.findings, &text_of, look)?;
                writeln!(out, "{}", summary(report))
            }
        }
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
