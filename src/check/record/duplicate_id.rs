//! `duplicate-id`: two claims of a file have the same id.

use std::collections::BTreeMap;

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// Two claims of a file have the same id.
pub struct DuplicateId;

static DOCUMENTATION: Documentation = Documentation {
    name: "duplicate-id",
    code: "REC003",
    family: Family::Record,
    severity: Severity::Error,
    summary: "Two claims of a file have the same id.",
    what_it_does: "Compares the ids of all claims of a claim file.",
    why: "A decision or a waiver that names the id could mean either claim.",
    not_flagged: "The same claim in the files of two articles: ids are only unique within a file.",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!(
                "ARTICLE_SHA256",
                claim!("The port closed.", "[[0, 16]]"),
                claim!("The port closed.", "[[0, 16]]")
            ),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port closed.", "[[0, 16]]")),
            article: "The port closed.",
        },
    ],
};

impl Rule for DuplicateId {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for DuplicateId {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, claim) in input.file.claims.iter().enumerate() {
            let before = seen.entry(&claim.id).or_default();
            if *before > 0 {
                let place = input.place_of_claim(at);
                findings.push(Finding::at(&DOCUMENTATION, place, format!("the id ‘{}’ is used before", claim.id)));
            }
            *before += 1;
        }
    }
}
