//! `doubled-punctuation`: the same mark twice.

use std::cell::LazyCell;

use super::chars;
use super::mark_run::{RunKind, mark_runs};
use super::piece::Habits;
use super::prose::readable;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};

/// Finds the same mark of punctuation twice in a row.
pub struct DoubledPunctuation;

static DOCUMENTATION: Documentation = Documentation {
    name: "doubled-punctuation",
    code: "GAR102",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "The same full stop, comma, semicolon or colon stands twice in a row.",
    what_it_does: "Looks for two full stops, or two or more commas, semicolons or colons, with or without spaces \
                   between them. The suggested repair keeps the first. Where a small letter follows two full stops, \
                   or somebody speaks for himself in the text, they may be meant as an ellipsis, and the finding is a \
                   note without repair. All other repairs are made by `fix`.",
    why: "A doubled mark is where two texts were joined, a sentence was cut out, or a translation lost its words: the \
          place deserves a look, and the mark must go.",
    not_flagged: "Ellipses of three full stops or more, spaced or not (`...`, `. . .`, `....`); repeated exclamation \
                  and question marks, which are a matter of taste; `::` without spaces; file paths (`../news`) and \
                  ranges (`1..5`); `,,` that opens a quotation in German style. Texts that write all their ellipses \
                  with two full stops get one note, not one at each.",
    examples: &[
        Example::Flags { article: "The harbour will be closed on Monday. . It opens again in May.", quote: ". ." },
        Example::Flags { article: "The council voted against the plan.. A new one is due in May.", quote: ".." },
        Example::Flags { article: "In the end,, nobody came.", quote: ",," },
        Example::Passes { article: "He waited ... and then he left. “Well. . . maybe,” she said." },
        Example::Passes { article: "The script lies in ../tools and counts 1..5, says the manual." },
    ],
};

impl Rule for DoubledPunctuation {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// From so many on, two full stops before a small letter are the text's way to write an ellipsis.
const HABIT: usize = 3;

impl DocumentRule for DoubledPunctuation {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        let personal = LazyCell::new(|| Habits::of(analysis).is_personal());
        let mut ellipses = 0;
        for passage in readable(analysis) {
            let text = passage.text;
            for run in mark_runs(text).filter(|run| run.kind == RunKind::Doubled) {
                let before = chars::before(text, run.range.start);
                let after = chars::at(text, run.range.end);
                let mark = chars::at(text, run.range.start).unwrap_or('.');
                if !before.is_some_and(|ch| ch.is_alphanumeric() || chars::closes(ch) || matches!(ch, '%' | '!' | '?'))
                {
                    continue;
                }
                let stops = mark == '.';
                if stops && !after.is_none_or(|ch| ch.is_whitespace() || chars::closes(ch)) {
                    continue;
                }
                let touching = run.range.len() == 2;
                let next = text[run.range.end..].trim_start().chars().next();
                let ellipsis = stops && touching && (next.is_some_and(char::is_lowercase) || *personal);
                ellipses += usize::from(ellipsis);
                if ellipsis && ellipses >= HABIT {
                    continue;
                }
                let name = match mark {
                    '.' => "full stops stand",
                    ',' => "commas stand",
                    ';' => "semicolons stand",
                    _ => "colons stand",
                };
                let message = match ellipsis {
                    true => "two full stops stand where one or an ellipsis is meant".to_owned(),
                    false => format!("two {name} side by side"),
                };
                let surplus = passage.repairable(run.range.start + mark.len_utf8()..run.range.end);
                let finding =
                    Finding::new(&DOCUMENTATION, analysis.article(), passage.span(run.range.clone()), message)
                        .confidence(Confidence::percent(if ellipsis { 50 } else { 95 }))
                        .quarantine(Quarantine::Nothing);
                findings.push(match surplus {
                    _ if ellipsis => finding.severity(Severity::Note),
                    Some(surplus) => finding.suggest(format!("keep one ‘{mark}’"), surplus, "").safely(),
                    None => finding,
                });
            }
        }
    }
}
