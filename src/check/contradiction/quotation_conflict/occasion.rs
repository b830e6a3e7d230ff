//! When, to whom and in which terms the article says that something was said.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::quotation::{Quotation, Quotations};
use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::lexicon::WordList;
use crate::meaning::{TimeExpression, TimeInterval};
use crate::syntax::Sentence;

/// Words that tell why a quotation stands twice; `shared`: why two speakers say the same.
static SIGNS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../lexicon/quotation_signs.txt")));

impl Quotations<'_> {
    /// Whether two quotations were spoken at two times, or to two audiences.
    pub fn are_apart(&self, article: &ClaimedArticle<'_>, earlier: &Quotation<'_>, later: &Quotation<'_>) -> bool {
        let (first, second) = (self.times(article, earlier), self.times(article, later));
        let meet = |a: &TimeExpression, b: &TimeExpression| {
            let overlap = |(a, b): (TimeInterval, TimeInterval)| a.first <= b.last && b.first <= a.last;
            a.value == b.value || a.interval.zip(b.interval).is_some_and(overlap)
        };
        let same = first.iter().any(|a| second.iter().any(|b| meet(a, b)));
        let far = |times: &[&TimeExpression]| {
            times.iter().any(|time| {
                let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
                let words = article.analysis.words_at(time.span);
                time.value == "PAST_REF" || words.split(|ch: char| !ch.is_alphanumeric()).any(year)
            })
        };
        let apart = match (first.is_empty(), second.is_empty()) {
            (false, false) => !same,
            _ => far(&first) || far(&second),
        };
        let (heard, told) = (audience(article, earlier), audience(article, later));
        apart || heard.zip(told).is_some_and(|(heard, told)| heard != told)
    }

    /// Whether the article speaks of repeating, correcting, singing or the like beside one of two quotations.
    pub fn are_explained(&self, article: &ClaimedArticle<'_>, earlier: &Quotation<'_>, later: &Quotation<'_>) -> bool {
        let told = |word: &str| SIGNS.get(word) == Some("");
        self.words_around(article, earlier).iter().chain(&self.words_around(article, later)).any(|word| told(word))
    }

    /// Whether the article speaks of anything that can make two speakers say the same.
    pub fn are_shared(&self, article: &ClaimedArticle<'_>, earlier: &Quotation<'_>, later: &Quotation<'_>) -> bool {
        let around = [self.words_around(article, earlier), self.words_around(article, later)];
        around.iter().flatten().any(|word| SIGNS.has(word))
    }

    /// The times in the sentences of a quotation, outside all quotations.
    fn times<'t>(&self, article: &'t ClaimedArticle<'_>, quotation: &Quotation<'_>) -> Vec<&'t TimeExpression> {
        let own: Vec<Sentence<'_>> = sentences(article, quotation.span).collect();
        let quoted = self.quoted(article, quotation.block, &own);
        let times = own.iter().flat_map(|sentence| article.partition.times().within(sentence.span()));
        times.filter(|time| !quoted.iter().any(|stretch| stretch.overlaps(time.span))).collect()
    }

    /// The words outside all quotations in the sentences of a quotation and those beside it.
    fn words_around(&self, article: &ClaimedArticle<'_>, quotation: &Quotation<'_>) -> BTreeSet<String> {
        let own: Vec<Sentence<'_>> = sentences(article, quotation.span).collect();
        let before = own.first().and_then(|first| first.previous_in_block());
        let after = own.last().and_then(|last| last.next_in_block());
        let around: Vec<Sentence<'_>> = before.into_iter().chain(own).chain(after).collect();
        let quoted = self.quoted(article, quotation.block, &around);
        let words = around.iter().flat_map(|sentence| sentence.tokens());
        let outside = words.filter(|word| !quoted.iter().any(|stretch| stretch.overlaps(word.span())));
        outside.map(|word| word.form().to_lowercase()).collect()
    }

    /// The places between marks that touch some sentences of a block, one behind another.
    fn quoted(&self, article: &ClaimedArticle<'_>, number: usize, sentences: &[Sentence<'_>]) -> Vec<Span> {
        let block = &article.analysis.article().blocks()[number];
        let Some(place) = sentences.iter().map(|sentence| sentence.span()).reduce(Span::join) else {
            return Vec::new();
        };
        let stretches = self.stretches.get(&number).map_or(&[][..], Vec::as_slice);
        let from = stretches.partition_point(|stretch| block.source_span(stretch.clone()).end() <= place.start());
        let spans = stretches[from..].iter().map(|stretch| block.source_span(stretch.clone()));
        spans.take_while(|span| span.start() < place.end()).collect()
    }
}

/// The sentences that a place touches.
fn sentences<'s>(article: &'s ClaimedArticle<'_>, place: Span) -> impl Iterator<Item = Sentence<'s>> {
    let first = article.analysis.sentence_from(place.start());
    std::iter::successors(first, |sentence| sentence.next_in_block())
        .take_while(move |sentence| sentence.span().start() < place.end())
}

/// To whom something was told: `told the council`. None where the verb is another.
fn audience(article: &ClaimedArticle<'_>, quotation: &Quotation<'_>) -> Option<Vec<String>> {
    let cue = quotation.source.cue_spans.last().filter(|_| quotation.source.cue == "tell")?;
    let sentence = article.analysis.sentence_from(cue.start())?;
    let behind = sentence.tokens().filter(|word| word.span().start() >= cue.end());
    let words = behind.take_while(|word| word.is_word()).map(|word| word.form().to_lowercase());
    Some(words.take(4).collect())
}
