//! Where every character of an article went.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Partition, Reason};
use crate::article::{Article, Span};
use crate::syntax::Analysis;

/// How many characters of an article (Unicode scalar values that are not white space) went where. All parts together
/// give `characters`; `unaccounted` is 0 unless the program has a bug.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accounting {
    /// All of them.
    pub characters: usize,
    /// In claims.
    pub claim: usize,
    /// In what says who says so, and in what joins or introduces claims.
    pub attribution: usize,
    /// In passages that are no claim, by reason.
    pub nonclaim: BTreeMap<Reason, usize>,
    /// Not read as part of the article: markup, front matter, navigation.
    pub left_out: usize,
    /// In none of these.
    pub unaccounted: usize,
}

impl Accounting {
    /// Counts what became of an article's characters.
    pub fn new(analysis: &Analysis, partition: &Partition) -> Self {
        let article = analysis.article();
        let mut out = Accounting { characters: visible(article.text()), ..Accounting::default() };
        let claims = union(partition.claims().iter().flat_map(|claim| claim.spans.iter().copied()));
        out.claim = readable(article, analysis, &claims);
        for (reason, spans, _) in partition.excluded() {
            *out.nonclaim.entry(reason).or_default() += readable(article, analysis, spans);
        }
        // What of the passages stands neither in a claim nor in what says nothing says who says so, or joins claims.
        let said = claims.iter().copied().chain(partition.excluded().flat_map(|(_, spans, _)| spans.iter().copied()));
        let said = readable(article, analysis, &union(said));
        let read = union(
            partition
                .claimed()
                .iter()
                .copied()
                .chain(partition.excluded().flat_map(|(_, spans, _)| spans.iter().copied())),
        );
        out.attribution = readable(article, analysis, &read).saturating_sub(said);
        out.finish(article)
    }

    /// Counts what became of an article's characters by the spans of a claim file; spans outside the article count for
    /// nothing.
    pub fn of_spans<'a>(
        analysis: &Analysis,
        claims: impl Iterator<Item = Span>,
        nonclaims: impl Iterator<Item = (Reason, &'a [Span])>,
    ) -> Self {
        let article = analysis.article();
        let text = article.text();
        let inside = |span: &Span| text.get(span.range()).is_some();
        let claims = union(claims.filter(inside));
        let mut out = Accounting { characters: visible(text), ..Accounting::default() };
        out.claim = readable(article, analysis, &claims);
        let mut said = claims.clone();
        for (reason, spans) in nonclaims {
            let spans: Vec<Span> = spans.iter().copied().filter(inside).collect();
            *out.nonclaim.entry(reason).or_default() += readable(article, analysis, &spans);
            said.extend(spans);
        }
        let sentences = sentences_with(analysis, claims.into_iter());
        let read = union(said.iter().copied().chain(sentences));
        out.attribution =
            readable(article, analysis, &read).saturating_sub(readable(article, analysis, &union(said.into_iter())));
        out.finish(article)
    }

    fn finish(self, article: &Article) -> Self {
        let mut out = self;
        out.left_out = article.left_out().iter().map(|part| visible(&article.text()[part.span.range()])).sum();
        let accounted = out.claim + out.attribution + out.nonclaim.values().sum::<usize>() + out.left_out;
        out.unaccounted = out.characters.saturating_sub(accounted);
        out
    }

    /// The parts that hold anything, by name, in the order of the design: claim, attribution, the reasons, left out,
    /// unaccounted.
    pub fn shares(&self) -> Vec<(&'static str, usize)> {
        let named = [("claim", self.claim), ("attribution", self.attribution)].into_iter();
        let reasons = self.nonclaim.iter().map(|(reason, count)| (reason.name(), *count));
        let rest = [("left out", self.left_out), ("unaccounted", self.unaccounted)];
        named.chain(reasons).chain(rest).filter(|(_, count)| *count > 0).collect()
    }
}

/// The places of the sentences in which any of these stand, in order: what of them stands in no claim and no non-claim
/// says who says so, or joins claims.
pub(crate) fn sentences_with(analysis: &Analysis, claims: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for claim in union(claims) {
        let mut next = analysis.sentence_from(claim.start());
        while let Some(sentence) = next.filter(|sentence| sentence.span().start() < claim.end()) {
            if out.last() != Some(&sentence.span()) {
                out.push(sentence.span());
            }
            next = analysis.sentence_from(sentence.span().end());
        }
    }
    out
}

/// The places that any of these cover, in order, not overlapping.
pub(super) fn union(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.collect();
    sorted.sort();
    let mut out: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match out.last_mut() {
            Some(last) if last.end() >= span.start() => *last = Span::new(last.start(), last.end().max(span.end())),
            _ => out.push(span),
        }
    }
    out
}

fn visible(text: &str) -> usize {
    text.chars().filter(|ch| !ch.is_whitespace()).count()
}

/// Visible characters of spans, without the markup between them. Spans lie in one block each.
fn readable(article: &Article, analysis: &Analysis, spans: &[Span]) -> usize {
    let count = |span: &Span| match analysis.block_at(span.start()) {
        None => visible(&article.text()[span.range()]),
        Some(block) => block.readable(*span).iter().map(|part| visible(&article.text()[part.range()])).sum(),
    };
    spans.iter().map(count).sum()
}
