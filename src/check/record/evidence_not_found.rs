//! `evidence-not-found`: a piece of evidence is not what its source says.

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::claim::Evidence;
use crate::evidence::{Quotation, Source, find, is_address};
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};
use crate::ledger::Step;

/// A piece of evidence is not what its source says.
pub struct EvidenceNotFound;

static DOCUMENTATION: Documentation = Documentation {
    name: "evidence-not-found",
    code: "REC010",
    family: Family::Record,
    severity: Severity::Error,
    summary: "A piece of evidence is not what its source says.",
    what_it_does: "Reads the local copy of each source (a path, relative to the claim file), compares its SHA-256 with the one that is given, and looks for the quote in it; white space, quotation marks and dashes are taken as one form each, and parts joined by ` … ` must come in their order. What comes nearest to the quote is shown.",
    why: "A misquoted source is worse than none, and a source that changed may no longer say it.",
    not_flagged: "Addresses of the web, which are not fetched; the words of a source that is no text (a picture, a PDF); evidence of retired claims.",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866, evidence: [{source: article.txt, quote: The port opened., stance: supports}]}"
                )
            ),
            article: "The port closed.",
        },
        Example::FlagsRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866, evidence: [{source: gone.txt, quote: The port closed., stance: supports}]}"
                )
            ),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866, evidence: [{source: article.txt, quote: The  port closed, stance: supports}]}"
                )
            ),
            article: "The port closed.",
        },
    ],
};

impl Rule for EvidenceNotFound {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for EvidenceNotFound {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        for (at, claim) in input.file.claims.iter().enumerate() {
            for (number, decision) in claim.decisions.iter().enumerate() {
                for (item, evidence) in decision.evidence.iter().enumerate() {
                    let Some((key, message)) = problem(input, evidence) else { continue };
                    let place = input.place(&[
                        Step::Key("claims"),
                        Step::Item(at),
                        Step::Key("decisions"),
                        Step::Item(number),
                        Step::Key("evidence"),
                        Step::Item(item),
                        Step::Key(key),
                    ]);
                    findings.push(Finding::at(&DOCUMENTATION, place, message));
                }
            }
        }
    }
}

/// What is wrong with a piece of evidence, and the key that says so.
fn problem(input: &ClaimFileInput, evidence: &Evidence) -> Option<(&'static str, String)> {
    if is_address(&evidence.source) {
        return None;
    }
    let (sha256, text) = match input.sources.get(&evidence.source) {
        Some(Source::There { sha256, text }) => (sha256, text),
        Some(Source::Missing(reason)) => return Some(("source", format!("the source ‘{}’ {reason}", evidence.source))),
        None => return Some(("source", format!("the source ‘{}’ was not read", evidence.source))),
    };
    if let Some(given) = evidence.sha256.as_ref().filter(|given| !given.eq_ignore_ascii_case(sha256)) {
        return Some((
            "sha256",
            format!("‘{}’ has changed: its SHA-256 is {sha256}, and not {given}", evidence.source),
        ));
    }
    match find(&evidence.quote, text.as_deref()?) {
        Quotation::Found => None,
        Quotation::Near(said) => {
            let (source, quote) = (&evidence.source, &evidence.quote);
            Some(("quote", format!("‘{source}’ says ‘{said}’, and not ‘{quote}’")))
        }
        Quotation::NotFound => Some(("quote", format!("‘{}’ stands nowhere in ‘{}’", evidence.quote, evidence.source))),
    }
}
