//! Findings as GitLab's code quality report: a list of issues, each with a fingerprint, a severity and its lines.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::sanitise::one_line;
use super::{region, safe_json};
use crate::check::Report;
use crate::finding::{Finding, Role, Severity};

/// Writes the list.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let issues: Vec<Value> = report.findings.iter().map(issue).collect();
    safe_json::pretty(out, &issues)?;
    writeln!(out)
}

fn issue(finding: &Finding) -> Value {
    let place = finding.primary();
    let end = region::end(place);
    let mut description = one_line(&finding.message).into_owned();
    for related in finding.spans.iter().filter(|place| place.role == Role::Related) {
        description.push_str(&format!(" (see {}:{}:{})", one_line(&related.path), related.line, related.column));
    }
    // The names of the severities are those of Code Climate.
    let severity = match finding.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    };
    json!({
        "description": description,
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": severity,
        "location": { "path": &*place.path, "lines": { "begin": place.line, "end": end.line } },
    })
}
