//! A claim file beside its article, as the rules see it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::{LineIndex, Span};
use crate::check::PlacedWaiver;
use crate::claim::{Accounting, sentences_with};
use crate::evidence::Source;
use crate::finding::{Place, Role};
use crate::ledger::{ClaimFile, Places, Step, Waiver};
use crate::syntax::Analysis;

/// A claim file, its text, and the article it names, read as it is now.
pub struct ClaimFileInput {
    /// The claim file as it was named.
    pub path: Arc<str>,
    /// The record.
    pub file: ClaimFile,
    /// The article as it is now.
    pub article: Analysis,
    /// The local copies of the sources that its evidence names, by the names it has for them.
    pub sources: BTreeMap<String, Source>,
    places: Places,
    lines: LineIndex,
}

impl ClaimFileInput {
    /// A claim file with its text and its article.
    pub fn new(path: Arc<str>, text: String, file: ClaimFile, article: Analysis) -> Self {
        let lines = LineIndex::new(&text);
        ClaimFileInput { path, file, article, sources: BTreeMap::new(), places: Places::new(text), lines }
    }

    /// The same with the local copies of its sources.
    #[must_use]
    pub fn with_sources(mut self, sources: BTreeMap<String, Source>) -> Self {
        self.sources = sources;
        self
    }

    /// Whether the article is the one the file was made from.
    pub fn is_current(&self) -> bool {
        self.file.article.sha256.eq_ignore_ascii_case(self.article.article().sha256())
    }

    /// The place of a part of the claim file, or of its first line where it has none.
    pub fn place(&self, steps: &[Step<'_>]) -> Place {
        let text = self.places.text();
        let first_line = text.lines().next().map_or(0, str::len);
        let range = self.places.range(steps).unwrap_or(0..first_line);
        let position = self.lines.position(text, range.start);
        Place {
            path: Arc::clone(&self.path),
            role: Role::Primary,
            start: range.start,
            end: range.end,
            line: position.line,
            column: position.column,
            quote: text.get(range).unwrap_or_default().to_owned(),
        }
    }

    /// The place of the id of a claim.
    pub fn place_of_claim(&self, at: usize) -> Place {
        self.place(&[Step::Key("claims"), Step::Item(at), Step::Key("id")])
    }

    /// The waivers of the file, with their places.
    pub fn waivers(&self) -> Vec<PlacedWaiver> {
        let placed = |(at, waiver): (usize, &Waiver)| PlacedWaiver {
            file: Arc::clone(&self.path),
            article: Arc::clone(self.article.article().path()),
            waiver: waiver.clone(),
            place: self.place(&[Step::Key("waivers"), Step::Item(at), Step::Key("rule")]),
        };
        self.file.waivers.iter().enumerate().map(placed).collect()
    }

    /// The text of the claim file.
    pub fn text(&self) -> &str {
        self.places.text()
    }

    /// All spans of the file, of claims and of what is no claim.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let claims = self.file.claims.iter().flat_map(|claim| claim.spans.iter());
        let nonclaims = self.file.nonclaims.iter().flat_map(|nonclaim| nonclaim.spans.iter());
        claims.chain(nonclaims).copied()
    }

    /// The sentences in which claims stand.
    pub fn sentences_with_claims(&self) -> Vec<Span> {
        sentences_with(&self.article, self.file.claims.iter().flat_map(|claim| claim.spans.iter().copied()))
    }

    /// Where the article's characters went, by the file.
    pub fn accounting(&self) -> Accounting {
        let claims = self.file.claims.iter().flat_map(|claim| claim.spans.iter().copied());
        let nonclaims = self.file.nonclaims.iter().map(|nonclaim| (nonclaim.reason, nonclaim.spans.as_slice()));
        Accounting::of_spans(&self.article, claims, nonclaims)
    }
}
