//! `unaccounted-text`: some of the article is neither in a claim nor in a non-claim.

use super::{ClaimFileInput, RecordRule};
use crate::article::Span;
use crate::check::Demands;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};
use crate::ledger::Step;

/// Some of the article is neither in a claim nor in a non-claim.
pub struct UnaccountedText;

static DOCUMENTATION: Documentation = Documentation {
    name: "unaccounted-text",
    code: "REC004",
    family: Family::Record,
    severity: Severity::Error,
    summary: "Some of the article is neither in a claim nor in a non-claim.",
    what_it_does: "Takes the spans of all claims and non-claims, and the rest of the sentences in which claims stand, away from what is read of the article, and reports each stretch that is left.",
    why: "What is in no list was dropped without a word: the one thing that a review must not do.",
    not_flagged: "Markup, front matter and navigation, which are not read; an article that has changed since (see `stale-article`).",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port closed.", "[[0, 16]]")),
            article: "The port closed. Ships wait.",
        },
        Example::PassesRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port closed.", "[[0, 16]]")),
            article: "The port closed.",
        },
    ],
};

impl Rule for UnaccountedText {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for UnaccountedText {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        if !input.is_current() {
            return;
        }
        let article = input.article.article();
        let mut spans: Vec<Span> = input.spans().chain(input.sentences_with_claims()).collect();
        spans.sort();
        let mut next = 0;
        for block in article.blocks() {
            for readable in block.readable(block.span()) {
                let mut at = readable.start();
                // A span may reach into the next stretch: step back to those that could still count.
                while next > 0 && spans[next - 1].end() > at {
                    next -= 1;
                }
                while at < readable.end() {
                    while next < spans.len() && spans[next].end() <= at {
                        next += 1;
                    }
                    let covered = spans.get(next).filter(|span| span.start() < readable.end());
                    let gap_end = covered.map_or(readable.end(), |span| span.start().max(at));
                    if let Some(gap) = article.text().get(at..gap_end).map(str::trim).filter(|gap| !gap.is_empty()) {
                        let position = article.position(at);
                        let message = format!("‘{gap}’ (line {}) is in no claim and no non-claim", position.line);
                        findings.push(Finding::at(
                            &DOCUMENTATION,
                            input.place(&[Step::Key("article"), Step::Key("path")]),
                            message,
                        ));
                    }
                    at = covered.map_or(readable.end(), |span| span.end().max(at));
                }
            }
        }
    }
}
