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

mod duplicate_id;
mod input;
mod quote_not_found;
mod stale_article;
mod unaccounted_text;

pub use input::ClaimFileInput;

use crate::finding::{Finding, Rule};

/// A rule that looks at one claim file and its article.
pub trait RecordRule: Rule {
    /// Adds what it finds.
    fn check(&self, input: &ClaimFileInput, findings: &mut Vec<Finding>);
}

/// The rules about claim files, in the order of their codes.
pub const RULES: &[&dyn RecordRule] = &[
    &stale_article::StaleArticle,
    &quote_not_found::QuoteNotFound,
    &duplicate_id::DuplicateId,
    &unaccounted_text::UnaccountedText,
];

#[cfg(test)]
mod tests {
    use super::*;
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
                let article = Article::read("article.txt", article.as_bytes().to_vec(), &options).expect("an article");
                let claims = claims.replace("ARTICLE_SHA256", article.sha256());
                let file = ledger::read("claims.yaml", claims.as_bytes()).expect("a claim file");
                let input = ClaimFileInput::new("claims.yaml".into(), claims, file, analyse(article));
                let mut findings = Vec::new();
                rule.check(&input, &mut findings);
                let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
                assert_eq!(findings.len(), usize::from(flags), "{}: {messages:?}", rule.documentation().name);
            }
        }
    }
}
