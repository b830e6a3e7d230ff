//! The rules about claim files. A rule is one file here and one line in [`RULES`].

/// A claim of the examples: that the port closed, with this quote at these spans.
macro_rules! claim {
    ($quote:literal, $spans:literal) => {
        concat!(
            "  - id: c54n4cx4\n    claim: The port closed.\n    quote: ",
            $quote,
            "\n    spans: ",
            $spans,
            "\n    paragraph: 1\n    sentence: 1\n    modality: asserted\n    polarity: positive\n    check_worthy: low\n"
        )
    };
}

/// A claim file of the examples, with this hash of the article and these claims.
macro_rules! claim_file {
    ($sha256:literal, $($claim:expr),+) => {
        concat!("schema: claimbench/claims/1\narticle: {path: article.txt, sha256: ", $sha256, "}\nclaims:\n", $($claim),+)
    };
}

/// A claim of the examples that is worth a check, with these decisions.
macro_rules! decided {
    ($($decision:literal),*) => {
        concat!(
            "  - id: c54n4cx4\n    claim: The port closed.\n    quote: The port closed.\n    spans: [[0, 16]]\n    paragraph: 1\n",
            "    sentence: 1\n    modality: asserted\n    polarity: positive\n    check_worthy: high\n    decisions: [\n",
            $("      ", $decision, ",\n",)*
            "    ]\n"
        )
    };
}

/// A claim file of the examples with a waiver.
macro_rules! waived {
    ($waiver:literal) => {
        concat!(
            "schema: claimbench/claims/1\narticle: {path: article.txt, sha256: ARTICLE_SHA256}\nclaims:\n",
            claim!("The port closed.", "[[0, 16]]"),
            "waivers:\n  - ",
            $waiver,
            "\n"
        )
    };
}

mod conflicting_decisions;
mod duplicate_id;
mod evidence_not_found;
mod input;
mod missing_evidence;
mod quote_not_found;
mod refuted_claim_standing;
mod single_origin;
mod stale_article;
mod stale_decision;
mod support;
mod unaccounted_text;
mod unreviewed_claim;
pub(super) mod waivers;

pub use input::ClaimFileInput;

use super::Demands;
use crate::finding::{Finding, Rule};

/// A rule that looks at one claim file and its article.
pub trait RecordRule: Rule {
    /// Adds what it finds.
    fn check(&self, input: &ClaimFileInput, demands: &Demands, findings: &mut Vec<Finding>);
}

/// The rules about claim files, in the order of their codes.
pub const RULES: &[&dyn RecordRule] = &[
    &stale_article::StaleArticle,
    &quote_not_found::QuoteNotFound,
    &duplicate_id::DuplicateId,
    &unaccounted_text::UnaccountedText,
    &stale_decision::StaleDecision,
    &conflicting_decisions::ConflictingDecisions,
    &unreviewed_claim::UnreviewedClaim,
    &refuted_claim_standing::RefutedClaimStanding,
    &missing_evidence::MissingEvidence,
    &evidence_not_found::EvidenceNotFound,
    &single_origin::SingleOrigin,
    &waivers::UnusedWaiver,
    &waivers::ExpiredWaiver,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{self, Policy, Report, VerdictsFor};
    use crate::evidence::Source;
    use crate::finding::Example;
    use crate::{Article, ReadOptions, analyse, ledger};

    #[test]
    fn the_examples_do_what_they_say() {
        for rule in RULES {
            for example in rule.documentation().examples {
                let (claims, article, flags) = match example {
                    Example::FlagsRecord { claims, article } => (claims, article, true),
                    Example::PassesRecord { claims, article } => (claims, article, false),
                    Example::Flags { .. } | Example::Passes { .. } => panic!("not an example of a claim file"),
                };
                let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
                let bytes = article.as_bytes().to_vec();
                let article = Article::read("article.txt", bytes.clone(), &options).expect("an article");
                let claims = claims.replace("ARTICLE_SHA256", article.sha256());
                let source = Source::of("article.txt", bytes);
                let file = ledger::read("claims.yaml", claims.as_bytes()).expect("a claim file");
                let input = ClaimFileInput::new("claims.yaml".into(), claims, file, analyse(article)).with_sources(
                    [
                        ("article.txt".to_owned(), source),
                        ("gone.txt".to_owned(), Source::Missing("is gone".to_owned())),
                    ]
                    .into(),
                );
                let as_of = Some(jiff::civil::date(2026, 1, 1));
                let demands = Demands { verdicts: VerdictsFor::Worthy, as_of, ..Demands::default() };
                let mut policy = Policy::default();
                policy.demands = demands;
                let (document, found) = check::claim_file(&input, &policy);
                let mut report = Report::new(vec![document], found);
                report.waive(&input.waivers(), &policy);
                let mut findings = report.findings;
                findings.retain(|finding| finding.rule == rule.documentation().name);
                let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
                assert_eq!(findings.len(), usize::from(flags), "{}: {messages:?}", rule.documentation().name);
            }
        }
    }
}
