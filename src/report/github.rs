//! Findings as annotations of a GitHub workflow: `::error file=…,line=…::message`, which the runner reads from the log.

use std::io::{self, Write};

use super::region;
use super::sanitise::one_line;
use crate::check::Report;
use crate::finding::{Role, Severity};

/// Writes the findings, one a line, in their order.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for finding in &report.findings {
        let place = finding.primary();
        let end = region::end(place);
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let (line, column) = (place.line, place.column);
        write!(out, "::{level} file={},line={line},endLine={},", property(&place.path), end.line)?;
        if end.line == line {
            // Columns mean nothing over several lines.
            write!(out, "col={column},endColumn={},", end.column)?;
        }
        let mut message = finding.message.clone();
        for related in finding.spans.iter().filter(|place| place.role == Role::Related) {
            message.push_str(&format!(" (see {}:{}:{})", related.path, related.line, related.column));
        }
        writeln!(out, "title={}::{}", property(finding.rule), data(&message))?;
    }
    Ok(())
}

/// The message of a command, in one line.
fn data(text: &str) -> String {
    one_line(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command_or_starts_another() {
        assert_eq!(data("50 %\n::stop-commands::x"), "50 %25 ::stop-commands::x");
        assert_eq!(property("a,b::c%0A.txt"), "a%2Cb%3A%3Ac%250A.txt");
    }
}
