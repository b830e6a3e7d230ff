//! One line for each finding: `path:line:column: severity[rule] message`, as editors and scripts read it.

use std::io::{self, Write};

use super::sanitise::one_line;
use crate::check::Report;
use crate::finding::Role;

/// Writes the findings, one a line, in their order.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for finding in &report.findings {
        let place = finding.primary();
        write!(out, "{}:{}:{}: ", one_line(&place.path), place.line, place.column)?;
        write!(out, "{}[{}] {}", finding.severity.name(), finding.rule, one_line(&finding.message))?;
        for related in finding.spans.iter().filter(|place| place.role == Role::Related) {
            write!(out, " (see {}:{}:{})", one_line(&related.path), related.line, related.column)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
