//! Findings as Markdown tables, for pull requests and notes.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::excerpt::{Excerpt, shortened};
use super::sanitise::one_line;
use crate::check::{Report, plural};
use crate::finding::{Finding, Place};

/// The longest quote in a table, in characters.
const LONGEST_QUOTE: usize = 160;
/// A quote of more characters is understood without the words around it.
const LONG_ENOUGH: usize = 30;
/// Words around a short quote, on each side, in characters.
const CONTEXT: usize = 30;

/// Writes a summary and a table of findings for each document that has any. `text_of` gives the decoded text of a
/// file, for the words around a place.
///
/// # Errors
/// Those of the writer.
pub fn write<'a>(out: &mut dyn Write, report: &Report, text_of: &dyn Fn(&str) -> Option<&'a str>) -> io::Result<()> {
    writeln!(out, "# claimbench\n\n{}.", report.counts())?;
    for document in &report.documents {
        let findings: Vec<&Finding> =
            report.findings.iter().filter(|finding| *finding.primary().path == *document.path).collect();
        writeln!(out, "\n## {}\n", escape(&document.path))?;
        let shares: Vec<String> =
            document.accounting.shares().iter().map(|(name, count)| format!("{name} {count}")).collect();
        let counts = [plural(document.sentences, "sentence"), plural(document.claims, "claim")];
        writeln!(out, "{}. Characters: {}.", counts.join(", "), shares.join(", "))?;
        if findings.is_empty() {
            writeln!(out, "\nNothing found.")?;
            continue;
        }
        writeln!(out, "\n| Line | Severity | Rule | What | Text |\n| ---: | --- | --- | --- | --- |")?;
        for finding in findings {
            let mut texts = quote(finding.primary(), text_of);
            for related in &finding.spans[1..] {
                let file = if related.path == finding.primary().path {
                    String::new()
                } else {
                    format!("{}, ", escape(&related.path))
                };
                let _ = write!(texts, "<br>{file}line {}: {}", related.line, quote(related, text_of));
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

/// The words at a place; those around a short one too, with the place in bold.
fn quote<'a>(place: &Place, text_of: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let quote = escape(&shortened(&place.quote, LONGEST_QUOTE));
    if place.quote.chars().count() > LONG_ENOUGH {
        return quote;
    }
    let excerpt = Excerpt::of(place, text_of(&place.path), CONTEXT);
    format!("{}**{}**{}", escape(&excerpt.before), quote.trim(), escape(&excerpt.after))
}

/// Text from an article as it can stand in a table of Markdown: nothing in it is markup, a link or a mention.
pub(crate) fn escape(text: &str) -> String {
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
