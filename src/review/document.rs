//! What is shown of a document, and how.

use std::collections::BTreeMap;

use crate::article::Article;
use crate::finding::{Family, Finding, Severity};

/// What a review shows of one document.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// What is said of it in a few lines.
    pub summary: &'a Summary,
    /// What was found, in any order.
    pub findings: &'a [Finding],
    /// What it claims, in the order in which it is to be shown: all, or as many as the layout shows.
    pub claims: &'a [ClaimRow],
    /// The articles that the findings point into, as far as they are at hand: for the words around a passage, and to
    /// show what a person reads instead of its markup.
    pub articles: &'a Articles<'a>,
}

/// Articles by their paths.
#[derive(Clone, Debug, Default)]
pub struct Articles<'a>(BTreeMap<&'a str, &'a Article>);

impl<'a> Articles<'a> {
    /// The article with this path.
    pub(super) fn at(&self, path: &str) -> Option<&'a Article> {
        self.0.get(path).copied()
    }
}

impl<'a> FromIterator<&'a Article> for Articles<'a> {
    fn from_iter<I: IntoIterator<Item = &'a Article>>(articles: I) -> Self {
        Self(articles.into_iter().map(|article| (&**article.path(), article)).collect())
    }
}

/// A document in figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The file, as it was named.
    pub path: String,
    /// The headline, if it has one.
    pub title: Option<String>,
    /// The day it appeared, and on what that rests: `2024-01-13 (dateline)`.
    pub published: Option<String>,
    /// How many sentences it has.
    pub sentences: usize,
    /// How many claims it makes.
    pub claims: usize,
    /// How many passages make none.
    pub nonclaims: usize,
    /// How many findings there are of each family and severity.
    pub findings: Vec<FindingCount>,
    /// What became of the characters of the text, in the order in which it is shown.
    pub accounting: Vec<Share>,
}

/// So many findings of one family and severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingCount {
    /// The family.
    pub family: Family,
    /// The severity.
    pub severity: Severity,
    /// How many.
    pub count: usize,
}

/// A part of the text and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// In a word: `claim`, `garbled`, …
    pub label: String,
    /// From 0 to 1.
    pub share: f64,
}

/// A claim as a line of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimRow {
    /// What it is known by.
    pub id: String,
    /// The claim.
    pub claim: String,
    /// Who says so, if not the article itself.
    pub attribution: Option<String>,
    /// Where it stands, as `line:column`.
    pub place: String,
    /// Whether it is worth a check: `high` or `low`.
    pub worth: String,
    /// Why, in single words; may be empty.
    pub because: Vec<String>,
    /// What was decided: `unreviewed`, `supported`, …
    pub status: String,
    /// What else should be known of it, in a few words; may be empty.
    pub note: String,
}

impl Summary {
    /// Counts findings by family and severity, families in the order in which they are shown, errors first.
    pub fn count(findings: &[Finding]) -> Vec<FindingCount> {
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let all = super::order::FAMILIES.iter().flat_map(|&family| severities.map(|severity| (family, severity)));
        all.map(|(family, severity)| {
            let count = findings.iter().filter(|f| f.family == family && f.severity == severity).count();
            FindingCount { family, severity, count }
        })
        .filter(|counted| counted.count > 0)
        .collect()
    }
}

/// How a review is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns that a line may take; taken as [`Layout::NARROWEST`] to [`Layout::WIDEST`].
    pub width: usize,
    /// Whether colours are used.
    pub style: Style,
    /// How much is shown.
    pub limit: Limit,
}

impl Layout {
    /// Below this many columns two texts cannot stand side by side.
    pub const NARROWEST: usize = 40;
    /// Lines longer than this are hard to read.
    pub const WIDEST: usize = 160;

    /// The width within its bounds.
    pub(super) fn columns(&self) -> usize {
        self.width.clamp(Layout::NARROWEST, Layout::WIDEST)
    }
}

/// Whether colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone; differences are marked `[-…-]` and `{+…+}`.
    Plain,
    /// The sixteen colours of every terminal.
    Coloured,
}

/// How many findings, and how many claims, are shown of each document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The first, and a line that says how many more there are.
    First(usize),
    /// All.
    All,
}

impl Limit {
    /// Those that are shown.
    pub fn take<T>(self, all: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        all.take(self.of(usize::MAX))
    }

    /// How many of `count` are shown.
    pub(super) fn of(self, count: usize) -> usize {
        match self {
            Limit::First(limit) => limit.min(count),
            Limit::All => count,
        }
    }
}
