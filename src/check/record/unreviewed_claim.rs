//! `unreviewed-claim`: a claim lacks the verdict that the house asks for.

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::check::VerdictsFor;
use crate::claim::CheckWorthiness;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// A claim lacks the verdict that the house asks for.
pub struct UnreviewedClaim;

static DOCUMENTATION: Documentation = Documentation {
    name: "unreviewed-claim",
    code: "REC007",
    family: Family::Record,
    severity: Severity::Error,
    summary: "A claim lacks the verdict that the house asks for.",
    what_it_does: "Asks for a verdict where `verdicts` in the section `[review]` of the configuration says so: `none` (the default), `high` (claims that are worth a check) or `all`. With `sign-offs = 2`, two people must have given the last verdict. (In the examples it is `high`.)",
    why: "What nobody has looked at should not be published because nobody noticed.",
    not_flagged: "Anything, unless the configuration asks for it; a claim whose last verdict is stale, which `stale-decision` tells.",
    examples: &[
        Example::FlagsRecord { claims: claim_file!("ARTICLE_SHA256", decided!()), article: "The port closed." },
        Example::PassesRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                decided!("{verdict: supported, by: Ada, on: 2026-01-02, of: v1:ee1f97a49b296866}")
            ),
            article: "The port closed.",
        },
    ],
};

impl Rule for UnreviewedClaim {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for UnreviewedClaim {
    fn check(&self, input: &ClaimFileInput, demands: &Demands, findings: &mut Vec<Finding>) {
        for (at, claim) in input.file.claims.iter().enumerate() {
            let asked = match demands.verdicts {
                VerdictsFor::Nothing => false,
                VerdictsFor::Worthy => claim.check_worthy == CheckWorthiness::High,
                VerdictsFor::All => true,
            };
            let last = claim.decisions.last();
            if !asked || last.is_some_and(|last| !claim.is_judged_by(last)) {
                continue;
            }
            let mut people: Vec<&str> = (claim.decisions.iter())
                .filter(|decision| {
                    claim.is_judged_by(decision) && Some(decision.verdict) == last.map(|last| last.verdict)
                })
                .map(|decision| decision.by.as_str())
                .collect();
            people.sort_unstable();
            people.dedup();
            if people.len() >= demands.sign_offs.max(1) {
                continue;
            }
            let message = match last {
                None => format!("nobody has decided on this claim: ‘{}’", claim.claim),
                Some(last) => format!(
                    "‘{}’ is signed by {} of {}: ‘{}’",
                    last.verdict.name(),
                    people.len(),
                    demands.sign_offs,
                    claim.claim
                ),
            };
            findings.push(Finding::at(&DOCUMENTATION, input.place_of_claim(at), message));
        }
    }
}
