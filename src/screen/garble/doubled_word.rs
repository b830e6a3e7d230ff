//! `doubled-word`: the same word twice in a row.

use crate::finding::{Confidence, DocumentRule, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::syntax::Analysis;

/// Finds a word that stands twice in a row.
pub struct DoubledWord;

static DOCUMENTATION: Documentation = Documentation {
    name: "doubled-word",
    code: "GAR107",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "The same word stands twice in a row.",
    what_it_does: "Compares each word with the next, without regard to case.",
    why: "It is a slip of the hand or of a merge.",
    not_flagged: "“had had”, “that that”, …",
    examples: &[
        Example::Flags { article: "The minister met the the president on Friday.", quote: "the the" },
        Example::Passes { article: "He had had enough of that." },
    ],
};

impl Rule for DoubledWord {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl DocumentRule for DoubledWord {
    fn check(&self, analysis: &Analysis, findings: &mut Vec<Finding>) {
        for sentence in analysis.sentences() {
            for (first, second) in sentence.tokens().zip(sentence.tokens().skip(1)) {
                if first.is_word() && first.form() == second.form() && first.form() != "had" {
                    let span = first.span().join(second.span());
                    findings.push(
                        Finding::new(
                            &DOCUMENTATION,
                            analysis.article(),
                            span,
                            format!("‘{}’ stands twice", first.form()),
                        )
                        .confidence(Confidence::percent(90))
                        .suggest("delete the second", second.span(), "")
                        .quarantine(Quarantine::Nothing),
                    );
                }
            }
        }
    }
}
