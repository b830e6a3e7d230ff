//! `quote-not-found`: a quote is not what stands in the article at its spans.

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::claim::GAP;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};
use crate::ledger::Step;

/// A quote is not what stands in the article at its spans.
pub struct QuoteNotFound;

static DOCUMENTATION: Documentation = Documentation {
    name: "quote-not-found",
    code: "REC002",
    family: Family::Record,
    severity: Severity::Error,
    summary: "A quote is not what stands in the article at its spans.",
    what_it_does: "Joins the article's words at the spans of each claim and non-claim with ` … ` and compares them with the quote, byte for byte. Spans past the end of the article or inside a character are reported too.",
    why: "A claim that cannot be found in its article cannot be checked against it.",
    not_flagged: "An article that has changed since: `stale-article` says that once, and the spans are not looked at.",
    examples: &[
        Example::FlagsRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port opened.", "[[0, 16]]")),
            article: "The port closed.",
        },
        Example::FlagsRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port closed.", "[[0, 99]]")),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port closed.", "[[0, 16]]")),
            article: "The port closed.",
        },
    ],
};

impl Rule for QuoteNotFound {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl RecordRule for QuoteNotFound {
    fn check(&self, input: &ClaimFileInput, _: &Demands, findings: &mut Vec<Finding>) {
        if !input.is_current() {
            return;
        }
        let text = input.article.article().text();
        let claims = input.file.claims.iter().map(|claim| (&claim.spans, &claim.quote, "claims"));
        let nonclaims = input.file.nonclaims.iter().map(|nonclaim| (&nonclaim.spans, &nonclaim.quote, "nonclaims"));
        let numbered = claims.enumerate().chain(nonclaims.enumerate());
        for (at, (spans, quote, list)) in numbered {
            let place = || input.place(&[Step::Key(list), Step::Item(at), Step::Key("quote")]);
            let parts: Option<Vec<&str>> = spans.iter().map(|span| text.get(span.range())).collect();
            let shown: Vec<String> = spans.iter().map(|span| format!("[{}, {}]", span.start(), span.end())).collect();
            let shown = shown.join(", ");
            let message = match parts.map(|parts| parts.join(GAP)) {
                None => format!("the article has no text at {shown}"),
                Some(found) if found != *quote => format!("at {shown} the article says ‘{found}’, and not ‘{quote}’"),
                Some(_) => continue,
            };
            findings.push(Finding::at(&DOCUMENTATION, place(), message));
        }
    }
}
