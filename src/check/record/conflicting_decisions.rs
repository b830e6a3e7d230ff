//! `conflicting-decisions`: people have decided differently on a claim.

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use std::collections::BTreeMap;

use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// People have decided differently on a claim.
pub struct ConflictingDecisions;

static DOCUMENTATION: Documentation = Documentation {
    name: "conflicting-decisions",
    code: "REC006",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "People have decided differently on a claim.",
    what_it_does: "Takes the last decision of each person on the claim as it is, and compares the verdicts.",
    why: "The last who signed wins, and nobody may have noticed.",
    not_flagged: "One person who changed their mind; decisions on an earlier version of the claim.",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866}",
                    "{verdict: refuted, by: Bo, on: 2026-01-02, of: v1:ee1f97a49b296866}"
                )
            ),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866}",
                    "{verdict: refuted, by: Bo, on: 2026-01-02, of: v1:ee1f97a49b296866}",
                    "{verdict: refuted, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866}"
                )
            ),
            article: "The port closed.",
        },
    ],
};

impl Rule for ConflictingDecisions {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for ConflictingDecisions {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        for (at, claim) in input.file.claims.iter().enumerate() {
            let mut last: BTreeMap<&str, &str> = BTreeMap::new();
            for decision in claim.decisions.iter().filter(|decision| claim.is_judged_by(decision)) {
                last.insert(&decision.by, decision.verdict.name());
            }
            let mut verdicts: Vec<&str> = last.values().copied().collect();
            verdicts.sort_unstable();
            verdicts.dedup();
            if verdicts.len() > 1 {
                let said: Vec<String> = last.iter().map(|(by, verdict)| format!("{by}: {verdict}")).collect();
                let message = format!("people disagree on this claim ({}): ‘{}’", said.join("; "), claim.claim);
                findings.push(Finding::at(&DOCUMENTATION, input.place_of_claim(at), message));
            }
        }
    }
}
