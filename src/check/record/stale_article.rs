//! `stale-article`: the article has changed since its claims were extracted.

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};
use crate::ledger::Step;

/// The article has changed since its claims were extracted.
pub struct StaleArticle;

static DOCUMENTATION: Documentation = Documentation {
    name: "stale-article",
    code: "REC001",
    family: Family::Record,
    severity: Severity::Error,
    summary: "The article has changed since its claims were extracted.",
    what_it_does: "Compares the SHA-256 in the claim file with that of the article as it is now.",
    why: "Claims and decisions about a text that is no longer there vouch for nothing.",
    not_flagged: "An article that was only moved or renamed, as long as `article.path` leads to it.",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!("0123", claim!("The port closed.", "[[0, 16]]")),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port closed.", "[[0, 16]]")),
            article: "The port closed.",
        },
    ],
};

impl Rule for StaleArticle {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for StaleArticle {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        if !input.is_current() {
            let message = format!("‘{}’ has changed since its claims were extracted", input.file.article.path);
            findings.push(Finding::at(
                &DOCUMENTATION,
                input.place(&[Step::Key("article"), Step::Key("sha256")]),
                message,
            ));
        }
    }
}
