//! The machine-readable outputs of `check` and `extract`. Other programs lean on them: they change only with a new
//! version number.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::{Checked, Report};
use crate::claim::Accounting;
use crate::finding::Finding;
use crate::ledger::{ClaimFile, Difference};

/// The name and version of the output of `check`.
pub const FINDINGS_SCHEMA: &str = "claimbench/findings/1";

/// What `check --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Findings<'a> {
    /// `claimbench/findings/1`.
    pub schema: &'static str,
    /// The documents, in the order of the input.
    pub documents: &'a [Checked],
    /// The findings, by document, place, severity and code.
    pub findings: &'a [Finding],
}

impl<'a> Findings<'a> {
    /// The output for a report.
    pub fn of(report: &'a Report) -> Self {
        Findings { schema: FINDINGS_SCHEMA, documents: &report.documents, findings: &report.findings }
    }
}

/// What `extract --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Claims {
    /// `claimbench/claims/1`.
    pub schema: &'static str,
    /// The record of a claim file for each article, in the order of the input.
    pub articles: Vec<ClaimFile>,
}

/// The name and version of the output of `diff`.
pub const DIFFERENCES_SCHEMA: &str = "claimbench/diff/1";

/// One of two versions.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Version<'a> {
    /// The file, as it was named.
    pub path: &'a str,
    /// How many claims it has.
    pub claims: usize,
}

/// What `diff --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Differences<'a> {
    /// `claimbench/diff/1`.
    pub schema: &'static str,
    /// The old version.
    pub old: Version<'a>,
    /// The new version.
    pub new: Version<'a>,
    /// The claims that differ, in the order of the new version, with what is gone where it stood.
    pub differences: &'a [Difference],
}

impl<'a> Differences<'a> {
    /// The output for two files with so many claims.
    pub fn of(old: &'a str, new: &'a str, before: usize, now: usize, differences: &'a [Difference]) -> Self {
        let (old, new) = (Version { path: old, claims: before }, Version { path: new, claims: now });
        Differences { schema: DIFFERENCES_SCHEMA, old, new, differences }
    }
}

/// One line of output for one line of a stream: the record's id, and the document's part of the output.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StreamLine<T> {
    /// The id of the record; its line number where it has none.
    pub id: serde_json::Value,
    /// The document's part.
    #[serde(flatten)]
    pub part: T,
}

/// The part of a document in a stream of `check`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StreamFindings {
    /// SHA-256 of the text, in hexadecimal.
    pub sha256: String,
    /// How many sentences it has.
    pub sentences: usize,
    /// How many claims.
    pub claims: usize,
    /// Where its characters went.
    pub accounting: Accounting,
    /// The findings, by place, severity and code.
    pub findings: Vec<Finding>,
}

/// The part of a document that could not be read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StreamError {
    /// What is wrong, in one line.
    pub error: String,
}
