//! `mojibake`: characters that were read in the wrong encoding.

mod decode;

use std::ops::Range;

use super::prose::{Passage, readable};
use crate::finding::{Confidence, Documentation, Edit, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::Analysis;

/// Finds characters that were read in the wrong encoding.
pub struct Mojibake;

static DOCUMENTATION: Documentation = Documentation {
    name: "mojibake",
    code: "GAR105",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "Characters were read in the wrong encoding.",
    what_it_does: "Looks for characters that are, byte for byte, UTF-8 read as Windows-1252 or Latin-1 (`â€™` for `’`, \
                   `Ã©` for `é`), also twice or three times over, and decodes them back: the repaired text, which \
                   gives the broken one when it is read wrongly again, is the suggestion. Replacement characters (`�`) \
                   are found too, with a repair only where the rest of the sequence tells what was lost. Broken places \
                   close to each other are one finding. `fix` makes the repair: the bytes say what was meant.",
    why: "It shows that the text went through a tool that did not know its encoding, and names and quotation marks \
          are the first to suffer.",
    not_flagged: "Sequences that decode to letters no English news text would hold: `CAFÉ»` stays what it is. Other \
                  alphabets count only where two or more characters in a row are broken.",
    examples: &[
        Example::Flags { article: "The mayor â€” a baker â€” won.", quote: "â€” a baker â€”" },
        Example::Flags { article: "They met at the cafÃ© near the port.", quote: "Ã©" },
        Example::Flags { article: "It isnÃ¢â‚¬â„¢t over.", quote: "Ã¢â‚¬â„¢" },
        Example::Flags { article: "The caf\u{fffd} is closed.", quote: "\u{fffd}" },
        Example::Passes {
            article: "“Voilà”, said François in the CAFÉ» — a naïve “joke”. São Paulo, Ångström."
        },
    ],
};

impl Rule for Mojibake {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// Broken places with at most so many bytes between them are one finding: mostly both marks of one quotation.
const NEAR: usize = 48;

impl DocumentRule for Mojibake {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        for passage in readable(analysis) {
            let mut near: Vec<decode::Run> = Vec::new();
            for run in decode::runs(passage.text) {
                if near.last().is_some_and(|last| last.range.end + NEAR < run.range.start) {
                    findings.extend(finding(analysis, passage, &near));
                    near.clear();
                }
                near.push(run);
            }
            findings.extend(finding(analysis, passage, &near));
        }
    }
}

fn finding(analysis: &Analysis, passage: Passage<'_>, runs: &[decode::Run]) -> Option<Finding> {
    let range: Range<usize> = runs.first()?.range.start..runs.last()?.range.end;
    let edits: Vec<Edit> = runs
        .iter()
        .filter_map(|run| {
            let span = passage.repairable(run.range.clone())?;
            Some(Edit { start: span.start(), end: span.end(), replacement: run.was.clone()? })
        })
        .collect();
    let repaired = edits.len() == runs.len();
    let first = &passage.text[runs[0].range.clone()];
    let message = match (&runs[0].was, runs.len()) {
        (Some(was), 1) => format!("‘{}’ was ‘{}’ before it was read in a wrong encoding", shown(first), shown(was)),
        (Some(was), count) => {
            let (first, was) = (shown(first), shown(was));
            format!("‘{first}’ was ‘{was}’ before it was read in a wrong encoding, and {} more near it", count - 1)
        }
        (None, _) => "a character was lost when the text was read in a wrong encoding".to_owned(),
    };
    let finding = Finding::new(&DOCUMENTATION, analysis.article(), passage.span(range), message)
        .confidence(Confidence::percent(if repaired { 97 } else { 90 }))
        .quarantine(Quarantine::Nothing);
    Some(if repaired { finding.suggest_edits("write what was meant", edits).safely() } else { finding })
}

/// A short text for a message: white space and nothing are named.
fn shown(text: &str) -> String {
    match text {
        "" => "nothing".to_owned(),
        "\u{a0}" => "a no-break space".to_owned(),
        _ if text.chars().count() > 12 => text.chars().take(12).chain(['…']).collect(),
        _ => text.to_owned(),
    }
}
