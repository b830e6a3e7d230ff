//! `stale-decision`: a claim has changed since people decided on it.

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// A claim has changed since people decided on it.
pub struct StaleDecision;

static DOCUMENTATION: Documentation = Documentation {
    name: "stale-decision",
    code: "REC005",
    family: Family::Record,
    severity: Severity::Error,
    summary: "A claim has changed since people decided on it.",
    what_it_does: "Compares the fingerprint of claim and quote with `of` of the last decision on each claim.",
    why: "A verdict on another claim vouches for nothing, but looks as if it did.",
    not_flagged: "Wrapping and typography, which the fingerprint leaves out; older decisions, where a later one was made on the claim as it is; retired claims.",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!("{verdict: supported, by: Ada, on: 2026-01-02, of: v1:0000000000000000}")
            ),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:0000000000000000}",
                    "{verdict: refuted, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866}"
                )
            ),
            article: "The port closed.",
        },
    ],
};

impl Rule for StaleDecision {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for StaleDecision {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        for (at, claim) in input.file.claims.iter().enumerate() {
            let Some(last) = claim.decisions.last().filter(|last| !claim.is_judged_by(last)) else { continue };
            let message = format!(
                "this claim has changed since ‘{}’ was decided ({}, {}): ‘{}’",
                last.verdict.name(),
                last.by,
                last.on,
                claim.claim
            );
            findings.push(Finding::at(&DOCUMENTATION, input.place_of_claim(at), message));
        }
    }
}
