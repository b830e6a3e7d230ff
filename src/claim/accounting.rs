//! Where every character of an article went.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Part, Partition, Reason};
use crate::article::{Article, Span};
use crate::meaning::attribution;
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
    /// In the source and the cue of a claim's attribution.
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
        for part in partition.parts() {
            match part {
                Part::Claim { sentence, spans } => {
                    let characters = readable(article, analysis, spans);
                    let said = attribution(analysis.sentence(sentence)).map_or(0, |attribution| {
                        let places = [attribution.source_span, attribution.cue_span];
                        let places: Vec<Span> =
                            places.into_iter().filter(|place| spans.iter().any(|span| span.contains(*place))).collect();
                        readable(article, analysis, &places)
                    });
                    out.attribution += said;
                    out.claim += characters - said;
                }
                Part::NonClaim { spans, reason, .. } => {
                    *out.nonclaim.entry(reason).or_default() += readable(article, analysis, spans);
                }
            }
        }
        out.finish(article)
    }

    /// Counts what became of an article's characters by the spans of a claim file. Attributions have no places
    /// there and count as part of their claims; spans outside the article count for nothing.
    pub fn of_spans<'a>(
        analysis: &Analysis,
        claims: impl Iterator<Item = Span>,
        nonclaims: impl Iterator<Item = (Reason, &'a [Span])>,
    ) -> Self {
        let article = analysis.article();
        let text = article.text();
        let count = |span: Span| text.get(span.range()).map_or(0, |_| readable(article, analysis, &[span]));
        let mut out = Accounting { characters: visible(text), ..Accounting::default() };
        out.claim = claims.map(count).sum();
        for (reason, spans) in nonclaims {
            *out.nonclaim.entry(reason).or_default() += spans.iter().copied().map(count).sum::<usize>();
        }
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
