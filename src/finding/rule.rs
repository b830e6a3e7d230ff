//! What every rule says of itself.

use serde::{Deserialize, Serialize};

/// The families of rules, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// What an article says twice.
    Duplicate,
    /// What cannot all be true.
    Contradiction,
    /// Text that lost its meaning.
    Garble,
    /// What is wrong with a claim file.
    Record,
}

impl Family {
    /// All families, in order.
    pub const ALL: [Family; 4] = [Family::Duplicate, Family::Contradiction, Family::Garble, Family::Record];

    /// The name in configuration and output.
    pub fn name(self) -> &'static str {
        match self {
            Family::Duplicate => "duplicate",
            Family::Contradiction => "contradiction",
            Family::Garble => "garble",
            Family::Record => "record",
        }
    }

    /// The prefix of the codes of the family's rules.
    pub fn prefix(self) -> &'static str {
        match self {
            Family::Duplicate => "DUP",
            Family::Contradiction => "CON",
            Family::Garble => "GAR",
            Family::Record => "REC",
        }
    }
}

/// How grave a finding is. Ordered: a note is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Very likely needs an editor.
    Warning,
    /// Wrong, whatever the truth is.
    Error,
}

impl Severity {
    /// The name in configuration and output.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// What `explain` prints of a rule, and `docs/rules.md` is made from.
///
/// The texts are Markdown. The examples are executed by the tests: see [`Example`].
#[derive(Debug)]
pub struct Documentation {
    /// The name, in kebab case; reads as "allow …".
    pub name: &'static str,
    /// The code: the family's prefix and three digits, never reused.
    pub code: &'static str,
    /// The family.
    pub family: Family,
    /// The severity if the configuration says nothing; a single finding may be milder.
    pub severity: Severity,
    /// One sentence: what the rule finds.
    pub summary: &'static str,
    /// How it decides, and from what it takes its knowledge.
    pub what_it_does: &'static str,
    /// Why an editor wants to know.
    pub why: &'static str,
    /// What it leaves alone on purpose.
    pub not_flagged: &'static str,
    /// Short articles that it flags and that it doesn't.
    pub examples: &'static [Example],
}

/// A short article in a rule's documentation, executed as a test.
#[derive(Debug)]
pub enum Example {
    /// The rule gives exactly one finding on this article, and its primary place is the quoted text.
    Flags {
        /// The article, as plain text.
        article: &'static str,
        /// The text at the primary place.
        quote: &'static str,
    },
    /// The rule gives no finding on this article.
    Passes {
        /// The article, as plain text.
        article: &'static str,
    },
    /// The rule gives exactly one finding on this claim file with this article beside it.
    FlagsRecord {
        /// The claim file; `ARTICLE_SHA256` stands for the hash of the article.
        claims: &'static str,
        /// The article `article.txt`, as plain text.
        article: &'static str,
    },
    /// The rule gives no finding on this claim file with this article beside it.
    PassesRecord {
        /// The claim file; `ARTICLE_SHA256` stands for the hash of the article.
        claims: &'static str,
        /// The article `article.txt`, as plain text.
        article: &'static str,
    },
}

/// A rule: something that is known by a name and documents itself.
pub trait Rule: Sync {
    /// What the rule is called, what it does, and examples.
    fn documentation(&self) -> &'static Documentation;
}
