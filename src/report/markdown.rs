//! Findings as Markdown tables, for pull requests and notes.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::sanitise::one_line;
use crate::check::Report;
use crate::finding::{Finding, Place, Severity};

/// The longest quote in a table, in characters.
const LONGEST_QUOTE: usize = 160;

/// Writes a summary and a table of findings for each document that has any.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let count = |severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
    writeln!(out, "# claimbench\n")?;
    writeln!(
        out,
        "{} errors, {} warnings and {} notes in {} documents with {} sentences and {} claims.",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
        report.documents.len(),
        report.documents.iter().map(|document| document.sentences).sum::<usize>(),
        report.documents.iter().map(|document| document.claims).sum::<usize>(),
    )?;
    for document in &report.documents {
        let findings: Vec<&Finding> =
            report.findings.iter().filter(|finding| *finding.primary().path == *document.path).collect();
        writeln!(out, "\n## {}\n", escape(&document.path))?;
        let shares: Vec<String> =
            document.accounting.shares().iter().map(|(name, count)| format!("{name} {count}")).collect();
        writeln!(
            out,
            "{} sentences, {} claims. Characters: {}.",
            document.sentences,
            document.claims,
            shares.join(", ")
        )?;
        if findings.is_empty() {
            writeln!(out, "\nNothing found.")?;
            continue;
        }
        writeln!(out, "\n| Line | Severity | Rule | What | Text |\n| ---: | --- | --- | --- | --- |")?;
        for finding in findings {
            let mut texts = quote(finding.primary());
            for related in &finding.spans[1..] {
                let file = if related.path == finding.primary().path {
                    String::new()
                } else {
                    format!("{}, ", escape(&related.path))
                };
                let _ = write!(texts, "<br>{file}line {}: {}", related.line, quote(related));
            }
            writeln!(
                out,
                "| {} | {} | `{}` | {} | {texts} |",
                finding.primary().line,
                finding.severity.name(),
                finding.rule,
                escape(&finding.message),
            )?;
        }
    }
    Ok(())
}

fn quote(place: &Place) -> String {
    let mut chars = place.quote.chars();
    let shown: String = chars.by_ref().take(LONGEST_QUOTE).collect();
    let more = if chars.next().is_some() { " …" } else { "" };
    format!("{}{more}", escape(&shown))
}

/// Text from an article as it can stand in a table of Markdown: nothing in it is markup, a link or a mention.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in one_line(text).chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.push_str("&#64;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(ch);
            }
            _ => out.push(ch),
        }
    }
    out
}
