//! `leftover-markup`: what the web page left in the text.

mod residue;
mod syntax;

use super::prose::{Passage, readable};
use crate::finding::{Confidence, Documentation, Edit, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::Analysis;

/// Finds tags, entities and words of the web page in the text.
pub struct LeftoverMarkup;

static DOCUMENTATION: Documentation = Documentation {
    name: "leftover-markup",
    code: "GAR106",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "Tags, entities or words of a web page stand in the text.",
    what_it_does: "Looks in what a person reads for HTML tags known by name, entities (also escaped twice), links, \
                   images and double asterisks of Markdown, links of wikis, shortcodes and templates that were not \
                   filled in; and for lines and sentences that belong to the page around an article: “ADVERTISEMENT”, \
                   “Read more: …”, “Click here …”, “Share this”, “Story continues below” (`residue.txt`). A pair of \
                   tags is one finding. The suggested repair takes the markup out and keeps the words in it, or \
                   deletes the line. `fix` takes markup out; words of the page it leaves to a person, \
                   who knows whether they belong there.",
    why: "The text was scraped, and more than this may have come along or been lost. None of it is part of what the \
          article says.",
    not_flagged: "Markup that the reader of Markdown and HTML files understood; words in angle brackets that are no \
                  tags (addresses, inequalities); `&` in names (AT&T); square brackets that explain a quotation; \
                  “read more” or “share” within a sentence; tables and code.",
    examples: &[
        Example::Flags { article: "The bridge <b>was</b> closed on Monday.", quote: "<b>was</b>" },
        Example::Flags { article: "The bridge was&nbsp;closed on Monday.", quote: "&nbsp;" },
        Example::Flags {
            article: "The bridge was closed.\n\nADVERTISEMENT\n\nIt will open again.",
            quote: "ADVERTISEMENT",
        },
        Example::Flags {
            article: "The bridge was closed. Read more: Ten bridges to see. It will open again.",
            quote: "Read more: Ten bridges to see.",
        },
        Example::Passes { article: "AT&T said <john@example.org> wants to read more. If a < b, share it." },
        Example::Passes { article: "“He [the mayor] must go,” she said. Click, and the door opened." },
    ],
};

impl Rule for LeftoverMarkup {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl DocumentRule for LeftoverMarkup {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        for passage in readable(analysis) {
            let mut residue = residue::residue(passage).peekable();
            let mut covered = 0;
            for markup in syntax::markup(passage.text) {
                while let Some(range) = residue.next_if(|range| range.start <= markup.range.start) {
                    covered = range.end;
                    findings.push(residue_finding(analysis, passage, range));
                }
                if markup.range.start < covered {
                    continue;
                }
                findings.push(markup_finding(analysis, passage, markup));
            }
            findings.extend(residue.map(|range| residue_finding(analysis, passage, range)));
        }
    }
}

fn markup_finding(analysis: &Analysis, passage: Passage<'_>, markup: syntax::Markup) -> Finding {
    let span = passage.span(markup.range.clone());
    let message = format!("{} stands in the text", markup.what);
    let finding = Finding::new(&DOCUMENTATION, analysis.article(), span, message)
        .confidence(Confidence::percent(95))
        .quarantine(Quarantine::Nothing);
    let edits: Option<Vec<_>> = markup
        .repair
        .into_iter()
        .map(|(range, replacement)| {
            let span = passage.repairable(range)?;
            Some(Edit { start: span.start(), end: span.end(), replacement })
        })
        .collect();
    match edits.filter(|edits| !edits.is_empty()) {
        Some(edits) => finding.suggest_edits("take the markup out", edits).safely(),
        None => finding,
    }
}

fn residue_finding(analysis: &Analysis, passage: Passage<'_>, range: std::ops::Range<usize>) -> Finding {
    let span = passage.span(range.clone());
    let finding = Finding::new(&DOCUMENTATION, analysis.article(), span, "words of the web page stand in the text")
        .confidence(Confidence::percent(85))
        .quarantine(Quarantine::Place);
    match passage.repairable(range) {
        Some(span) => finding.suggest("delete the words of the web page", span, ""),
        None => finding,
    }
}
