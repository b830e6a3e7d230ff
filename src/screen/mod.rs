//! The rules about the text itself, and what of it may not become a claim.
//!
//! Texts are screened before they become claims, so that garbled and repeated passages never do. A rule is one file
//! here and one line in [`RULES`].

pub mod duplicate;
pub mod garble;
mod text;

use std::sync::OnceLock;

use crate::finding::{Documentation, Finding, Rule};
use crate::syntax::Analysis;

pub use text::Text;

/// The articles of one run, and what rules that compare passages share about them.
pub struct Corpus<'a> {
    analyses: &'a [Analysis],
    repeats: OnceLock<duplicate::Repeats>,
}

impl<'a> Corpus<'a> {
    /// The articles of one run, in their order.
    pub fn new(analyses: &'a [Analysis]) -> Self {
        Self { analyses, repeats: OnceLock::new() }
    }

    /// The articles.
    pub fn analyses(&self) -> &'a [Analysis] {
        self.analyses
    }

    /// What is said more than once, found when first asked for.
    pub fn repeats(&self) -> &duplicate::Repeats {
        self.repeats.get_or_init(|| duplicate::Repeats::find(self.analyses))
    }
}

/// A rule that looks at one article at a time.
pub trait DocumentRule: Rule {
    /// Adds what it finds in the article.
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>);
}

/// A rule that compares passages of one article or of several.
pub trait CorpusRule: Rule {
    /// Adds what it finds in the articles.
    fn check(&self, corpus: &Corpus, findings: &mut Vec<Finding>);
}

/// A rule of this stage.
#[derive(Clone, Copy)]
pub enum TextRule {
    /// It looks at one article at a time.
    Document(&'static dyn DocumentRule),
    /// It compares passages.
    Corpus(&'static dyn CorpusRule),
}

impl TextRule {
    /// What the rule says of itself.
    pub fn documentation(self) -> &'static Documentation {
        match self {
            TextRule::Document(rule) => rule.documentation(),
            TextRule::Corpus(rule) => rule.documentation(),
        }
    }
}

/// What the rules that look at one article, and that `runs` holds for, find in it: one finding for one defect.
pub fn screen(text: &Text<'_>, runs: impl Fn(&Documentation) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        if let TextRule::Document(rule) = rule
            && runs(rule.documentation())
        {
            rule.check(text, &mut findings);
        }
    }
    garble::settle(findings)
}

/// The rules about the text, in the order of their codes. A new rule is one file and one line here.
pub const RULES: &[TextRule] = &[
    TextRule::Corpus(&duplicate::RepeatedParagraph),
    TextRule::Corpus(&duplicate::RepeatedSentence),
    TextRule::Corpus(&duplicate::NearDuplicate),
    TextRule::Document(&garble::Fragment),
    TextRule::Document(&garble::MissingSubject),
    TextRule::Document(&garble::OrphanWords),
    TextRule::Document(&garble::VoiceIntrusion),
    TextRule::Document(&garble::DanglingPronoun),
    TextRule::Document(&garble::WordSalad),
    TextRule::Document(&garble::DoubledClause),
    TextRule::Document(&garble::StrayPunctuation),
    TextRule::Document(&garble::DoubledPunctuation),
    TextRule::Document(&garble::MisplacedCapital),
    TextRule::Document(&garble::UnbalancedQuotes),
    TextRule::Document(&garble::Mojibake),
    TextRule::Document(&garble::LeftoverMarkup),
    TextRule::Document(&garble::DoubledWord),
    TextRule::Document(&garble::Truncated),
];
