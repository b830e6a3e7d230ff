//! `missing-evidence`: a verdict rests on no evidence, or on evidence that lacks the claim’s figures.

use super::support::supporting;
use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::evidence::untold;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// A verdict rests on no evidence, or on evidence that lacks the claim’s figures.
pub struct MissingEvidence;

static DOCUMENTATION: Documentation = Documentation {
    name: "missing-evidence",
    code: "REC009",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "A verdict rests on no evidence, or on evidence that lacks the claim’s figures.",
    what_it_does: "Looks at the last decision of each claim that says supported or refuted: someone who decided so must have given a piece of evidence with that stance, and the numbers of the claim must be in the quotes (a note if they are not).",
    why: "A verdict that cannot be retraced is an opinion.",
    not_flagged: "The other verdicts; numbers in words; verdicts on an earlier version of the claim.",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!("{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866}")
            ),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866, evidence: [{source: https://port.example, quote: It closed., stance: supports}]}"
                )
            ),
            article: "The port closed.",
        },
    ],
};

impl Rule for MissingEvidence {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for MissingEvidence {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        for (at, claim) in input.file.claims.iter().enumerate() {
            let Some((last, evidence)) = supporting(claim) else { continue };
            let place = || input.place_of_claim(at);
            if evidence.is_empty() {
                let message = format!("‘{}’ rests on no evidence: ‘{}’", last.verdict.name(), claim.claim);
                findings.push(Finding::at(&DOCUMENTATION, place(), message));
                continue;
            }
            let quotes: Vec<&str> = evidence.iter().map(|one| one.quote.as_str()).collect();
            let missing = untold(claim, &quotes);
            if last.verdict == crate::claim::Verdict::Supported && !missing.is_empty() {
                let message = format!("no quote of the evidence names ‘{}’: ‘{}’", missing.join("’, ‘"), claim.claim);
                findings.push(Finding::at(&DOCUMENTATION, place(), message).severity(Severity::Note));
            }
        }
    }
}
