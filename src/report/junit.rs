//! Findings as JUnit XML: a suite for each document, a failed case for each finding that makes a run fail.
//!
//! There is no standard; the elements and attributes are those that Jenkins, GitLab and GitHub actions read. Findings
//! that don't make the run fail are passed cases with the message as their output, and a document without findings is
//! one passed case, so that no suite is empty.

use std::io::{self, Write};

use super::sanitise::without_markup;
use crate::check::{Checked, Report};
use crate::finding::{Finding, Role};

/// Writes the report. `fails` tells which findings make the run fail.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report, fails: &dyn Fn(&Finding) -> bool) -> io::Result<()> {
    let suites: Vec<(&Checked, Vec<&Finding>)> = report.by_document().collect();
    let failures = report.findings.iter().filter(|finding| fails(finding)).count();
    let tests: usize = suites.iter().map(|(_, findings)| findings.len().max(1)).sum();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"claimbench\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
    for (document, findings) in suites {
        let name = without_markup(&document.path);
        let failed = findings.iter().filter(|finding| fails(finding)).count();
        let tests = findings.len().max(1);
        writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failed}\" errors=\"0\" skipped=\"0\">"
        )?;
        if findings.is_empty() {
            writeln!(out, "    <testcase classname=\"{name}\" name=\"nothing found\" file=\"{name}\"/>")?;
        }
        for finding in findings {
            case(out, finding, &name, fails(finding))?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn case(out: &mut dyn Write, finding: &Finding, document: &str, fails: bool) -> io::Result<()> {
    let place = finding.primary();
    let (line, column) = (place.line, place.column);
    writeln!(
        out,
        "    <testcase classname=\"{document}\" name=\"{} at {line}:{column}\" file=\"{document}\" line=\"{line}\">",
        finding.rule
    )?;
    let mut text = String::new();
    for place in &finding.spans {
        let before = if place.role == Role::Related { "compared with " } else { "" };
        text.push_str(&format!(
            "{before}{}:{}:{}: {}\n",
            without_markup(&place.path),
            place.line,
            place.column,
            without_markup(&place.quote)
        ));
    }
    let (message, severity) = (without_markup(&finding.message), finding.severity.name());
    match fails {
        true => {
            writeln!(out, "      <failure message=\"{message}\" type=\"{severity}\">{}</failure>", text.trim_end())?
        }
        false => writeln!(out, "      <system-out>{severity}: {message}\n{}</system-out>", text.trim_end())?,
    }
    writeln!(out, "    </testcase>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(without_markup("<a href='x'>]]>\0\u{fffe}"), "&lt;a href=&apos;x&apos;&gt;]]&gt;␀&lt;U+FFFE&gt;");
    }
}
