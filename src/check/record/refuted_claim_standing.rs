//! `refuted-claim-standing`: a claim that was refuted still stands in the article.

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::claim::Verdict;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};
use crate::meaning::Modality;

/// A claim that was refuted still stands in the article.
pub struct RefutedClaimStanding;

static DOCUMENTATION: Documentation = Documentation {
    name: "refuted-claim-standing",
    code: "REC008",
    family: Family::Record,
    severity: Severity::Error,
    summary: "A claim that was refuted still stands in the article.",
    what_it_does: "Looks for claims whose last decision is `refuted`, in a file that is of the article as it is now. Where the article lets somebody else vouch for the claim, it is a warning: it may be there to be answered.",
    why: "A refuted claim that is published is the mistake that all the work was to prevent.",
    not_flagged: "Claims that the article denies itself; verdicts on an earlier version of the claim (see `stale-decision`); an article that has changed since (see `stale-article`).",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!("{verdict: refuted, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866}")
            ),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!("{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866}")
            ),
            article: "The port closed.",
        },
    ],
};

impl Rule for RefutedClaimStanding {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for RefutedClaimStanding {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        if !input.is_current() {
            return;
        }
        for (at, claim) in input.file.claims.iter().enumerate() {
            let last = claim.decisions.last().filter(|last| claim.is_judged_by(last));
            let Some(last) = last.filter(|last| last.verdict == Verdict::Refuted) else { continue };
            if claim.modality == Modality::Denied {
                continue;
            }
            let severity = if claim.attribution.is_some() { Severity::Warning } else { Severity::Error };
            let message =
                format!("{} has refuted this claim ({}), and it still stands: ‘{}’", last.by, last.on, claim.claim);
            findings.push(Finding::at(&DOCUMENTATION, input.place_of_claim(at), message).severity(severity));
        }
    }
}
