//! `single-origin`: the evidence for a verdict has fewer independent origins than it seems, or than the house asks for.

use super::support::supporting;
use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::evidence::origins;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// The evidence for a verdict has fewer independent origins than it seems, or than the house asks for.
pub struct SingleOrigin;

static DOCUMENTATION: Documentation = Documentation {
    name: "single-origin",
    code: "REC011",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "The evidence for a verdict has fewer independent origins than it seems, or than the house asks for.",
    what_it_does: "Counts the origins of the evidence for the last verdict of each claim: pieces from one source, with one hash, or with quotes that are near-duplicates of one another are one origin. Several pieces of one origin are a note; fewer origins than `origins` in the section `[review]` of the configuration (1 by default) are a warning.",
    why: "Ten copies of an agency’s report are one report.",
    not_flagged: "A single piece of evidence, unless the configuration asks for more; verdicts on an earlier version of the claim.",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866, evidence: [{source: https://a.example, quote: It closed., stance: supports}, {source: https://a.example, quote: Nobody came., stance: supports}]}"
                )
            ),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!(
                    "{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866, evidence: [{source: https://a.example, quote: It closed., stance: supports}, {source: https://b.example, quote: Nobody came., stance: supports}]}"
                )
            ),
            article: "The port closed.",
        },
    ],
};

impl Rule for SingleOrigin {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for SingleOrigin {
    fn check(&self, input: &ClaimFileInput, demands: &Demands, findings: &mut Vec<Finding>) {
        for (at, claim) in input.file.claims.iter().enumerate() {
            let Some((last, evidence)) = supporting(claim).filter(|(_, evidence)| !evidence.is_empty()) else {
                continue;
            };
            let found = origins(&evidence);
            let verdict = last.verdict.name();
            let (message, severity) = if found < demands.origins {
                let asked = demands.origins;
                (
                    format!(
                        "the evidence for ‘{verdict}’ has {found} of {asked} independent origins: ‘{}’",
                        claim.claim
                    ),
                    Severity::Warning,
                )
            } else if found == 1 && evidence.len() > 1 {
                let count = evidence.len();
                (
                    format!("{count} pieces of evidence for ‘{verdict}’ have one origin: ‘{}’", claim.claim),
                    Severity::Note,
                )
            } else {
                continue;
            };
            findings.push(Finding::at(&DOCUMENTATION, input.place_of_claim(at), message).severity(severity));
        }
    }
}
