//! Findings as Markdown tables, for pull requests and notes.
//!
//! A comment on GitHub holds at most 65,536 characters, and so does what is written here: where not everything fits,
//! the gravest findings are shown, and the rest is counted. Long tables are folded.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::excerpt::{Excerpt, shortened};
use super::sanitise::one_line;
use crate::check::{Checked, Report, plural};
use crate::finding::{Finding, Place};

/// The longest text, in characters.
pub const LONGEST: usize = 65_536;
/// Room for what stands around sections and rows, in characters.
const AROUND: usize = 600;
/// A table of more rows is folded.
const FOLDED: usize = 10;
/// The longest quote in a table, in characters.
const LONGEST_QUOTE: usize = 160;
/// A quote of more characters is understood without the words around it.
const LONG_ENOUGH: usize = 30;
/// Words around a short quote, on each side, in characters.
const CONTEXT: usize = 30;

const HEAD: &str = "\n| Line | Severity | Rule | What | Text |\n| ---: | --- | --- | --- | --- |\n";

/// Writes a summary, and a table of findings for each document that has any. `text_of` gives the decoded text of a
/// file, for the words around a place.
///
/// # Errors
/// Those of the writer.
pub fn write<'a>(out: &mut dyn Write, report: &Report, text_of: &dyn Fn(&str) -> Option<&'a str>) -> io::Result<()> {
    writeln!(out, "# claimbench\n\n{}.", report.counts())?;
    let sections = Section::all(report, text_of);
    let shown = most_grave(&sections);
    let (mut empty, mut left) = (Vec::new(), Vec::new());
    for (section, &shown) in sections.iter().zip(&shown) {
        left.extend(section.rows.iter().skip(shown).map(|row| row.finding));
        match section.rows.is_empty() {
            true => empty.push(section.document),
            false if shown > 0 => section.write(out, shown)?,
            false => {}
        }
    }
    nothing_found(out, &empty)?;
    if !left.is_empty() {
        let counts = Report { findings: left.into_iter().cloned().collect(), ..Report::default() }.severities();
        writeln!(out, "\nNot shown, because a comment holds {LONGEST} characters: {counts}.")?;
    }
    Ok(())
}

/// A document with the rows of its table, the gravest first where not all are shown.
struct Section<'a> {
    document: &'a Checked,
    heading: String,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    finding: &'a Finding,
    text: String,
}

impl<'a> Section<'a> {
    fn all<'t>(report: &'a Report, text_of: &dyn Fn(&str) -> Option<&'t str>) -> Vec<Section<'a>> {
        let section = |(document, findings): (&'a Checked, Vec<&'a Finding>)| {
            let shares: Vec<String> =
                document.accounting.shares().iter().map(|(name, count)| format!("{name} {count}")).collect();
            let counts = [plural(document.sentences, "sentence"), plural(document.claims, "claim")];
            let (path, counts, shares) = (escape(&document.path), counts.join(", "), shares.join(", "));
            Section {
                document,
                heading: format!("\n## {path}\n\n{counts}. Characters: {shares}.\n"),
                rows: findings.into_iter().map(|finding| Row { finding, text: row(finding, text_of) }).collect(),
            }
        };
        report.by_document().map(section).collect()
    }

    fn write(&self, out: &mut dyn Write, shown: usize) -> io::Result<()> {
        out.write_all(self.heading.as_bytes())?;
        // Which rows are shown is decided by gravity, their order is that of the text.
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        if shown < rows.len() {
            rows.sort_by_key(|&at| std::cmp::Reverse(self.rows[at].finding.severity));
            rows.truncate(shown);
            rows.sort_unstable();
        }
        let folded = rows.len() > FOLDED;
        if folded {
            writeln!(out, "\n<details>\n<summary>{}</summary>", plural(rows.len(), "finding"))?;
        }
        out.write_all(HEAD.as_bytes())?;
        for at in rows {
            writeln!(out, "{}", self.rows[at].text)?;
        }
        if folded {
            writeln!(out, "\n</details>")?;
        }
        Ok(())
    }
}

/// How many rows of each section fit: all, or the gravest of the whole report.
fn most_grave(sections: &[Section<'_>]) -> Vec<usize> {
    let mut all: Vec<(usize, &Row<'_>)> =
        sections.iter().enumerate().flat_map(|(at, section)| section.rows.iter().map(move |row| (at, row))).collect();
    all.sort_by_key(|(_, row)| std::cmp::Reverse(row.finding.severity));
    let mut shown = vec![0; sections.len()];
    let mut room = LONGEST - AROUND;
    for (at, row) in all {
        let mut cost = row.text.chars().count() + 1;
        if shown[at] == 0 {
            cost += sections[at].heading.chars().count() + HEAD.len() + 80;
        }
        match room.checked_sub(cost) {
            Some(rest) => room = rest,
            None => break,
        }
        shown[at] += 1;
    }
    shown
}

/// Names the documents without findings, if they are few.
fn nothing_found(out: &mut dyn Write, documents: &[&Checked]) -> io::Result<()> {
    const NAMED: usize = 3;
    let names: Vec<String> = documents.iter().map(|document| escape(&document.path)).collect();
    match names.len() {
        0 => Ok(()),
        count if count > NAMED || names.concat().chars().count() > AROUND / 2 => {
            writeln!(out, "\nNothing found in {}.", plural(count, "document"))
        }
        _ => writeln!(out, "\nNothing found in {}.", names.join(", ")),
    }
}

fn row<'a>(finding: &Finding, text_of: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let mut texts = quote(finding.primary(), text_of);
    for related in finding.spans.iter().skip(1) {
        let file = match related.path == finding.primary().path {
            true => String::new(),
            false => format!("{}, ", escape(&related.path)),
        };
        let _ = write!(texts, "<br>{file}line {}: {}", related.line, quote(related, text_of));
    }
    format!(
        "| {} | {} | `{}` | {} | {texts} |",
        finding.primary().line,
        finding.severity.name(),
        finding.rule,
        escape(&finding.message),
    )
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
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(ch);
            }
            _ => out.push(ch),
        }
    }
    // Addresses are links by themselves.
    out.replace("://", "&#58;//").replace("www.", "www&#46;")
}
