//! The analysed article and the views of its sentences and tokens.

use std::ops::Range;

use super::MAX_WORDS;
use crate::article::{Article, Block, Span};

/// The number of a sentence in its article, from 0. Printed records count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceId(pub u32);

/// What a token is by its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes, hyphens and abbreviation points inside.
    Word,
    /// Digits, with their separators.
    Number,
    /// Marks of punctuation; a run of the same mark ("...") is one token.
    Punctuation,
    /// An address, a tag such as `#news`, or any other sign.
    Other,
}

/// An article with its sentences and tokens.
#[derive(Debug)]
pub struct Analysis {
    article: Article,
    sentences: Vec<SentenceRecord>,
    tokens: Vec<TokenRecord>,
    first_sentence: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct SentenceRecord {
    block: u32,
    start: u32,
    end: u32,
    first_token: u32,
}

#[derive(Clone, Copy, Debug)]
struct TokenRecord {
    start: u32,
    end: u32,
    kind: TokenKind,
}

impl Analysis {
    /// The article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// All sentences, in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> + DoubleEndedIterator + Clone {
        (0..self.sentences.len()).map(|index| Sentence { analysis: self, index })
    }

    /// What a person should know about the sentences: those that are too long to be read as one.
    pub fn notice(&self) -> Option<String> {
        let mut long = self.sentences().filter(|sentence| sentence.tokens().len() > MAX_WORDS);
        let (first, more) = (long.next()?, long.count());
        let others = if more == 0 { String::new() } else { format!(", and {more} more") };
        let line = self.article.position(first.span().start()).line;
        Some(format!(
            "line {line}: a sentence of {} words{others}: parsed in pieces of {MAX_WORDS} words",
            first.tokens().len()
        ))
    }

    /// One sentence.
    ///
    /// # Panics
    /// If the article has no such sentence.
    pub fn sentence(&self, id: SentenceId) -> Sentence<'_> {
        assert!((id.0 as usize) < self.sentences.len(), "sentence {} of {}", id.0, self.sentences.len());
        Sentence { analysis: self, index: id.0 as usize }
    }

    /// The sentences of the block with this number (its place in [`Article::blocks`]).
    pub fn sentences_of_block(&self, block: usize) -> impl ExactSizeIterator<Item = Sentence<'_>> + Clone {
        let first = self.first_sentence[block] as usize;
        let end = self.first_sentence[block + 1] as usize;
        (first..end).map(|index| Sentence { analysis: self, index })
    }

    /// The first sentence that ends after a byte of the source, if one does.
    pub fn sentence_from(&self, offset: usize) -> Option<Sentence<'_>> {
        let (mut low, mut high) = (0, self.sentences.len());
        while low < high {
            let middle = (low + high) / 2;
            if (Sentence { analysis: self, index: middle }).span().end() <= offset {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < self.sentences.len()).then_some(Sentence { analysis: self, index: low })
    }

    /// The block that holds a byte of the source, if one does.
    pub fn block_at(&self, offset: usize) -> Option<&Block> {
        let blocks = self.article.blocks();
        let after = blocks.partition_point(|block| block.span().start() <= offset);
        after.checked_sub(1).map(|at| &blocks[at]).filter(|block| offset < block.span().end())
    }

    /// What reads at a place of the source, without the markup in it, white space folded.
    pub fn words_at(&self, span: Span) -> String {
        let text = self.article.text();
        let read: String = match self.block_at(span.start()) {
            Some(block) => block.readable(span).iter().map(|part| &text[part.range()]).collect(),
            None => text[span.range()].to_owned(),
        };
        read.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The reading text of a block.
    pub fn block_text(&self, block: usize) -> &str {
        self.article.blocks()[block].text(self.article.text())
    }
}

/// A view of one sentence.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    analysis: &'a Analysis,
    index: usize,
}

impl<'a> Sentence<'a> {
    fn record(self) -> SentenceRecord {
        self.analysis.sentences[self.index]
    }

    /// Its number in the article.
    pub fn id(self) -> SentenceId {
        SentenceId(u32::try_from(self.index).unwrap_or(u32::MAX))
    }

    /// The analysis it belongs to.
    pub fn analysis(self) -> &'a Analysis {
        self.analysis
    }

    /// The number of its block.
    pub fn block_number(self) -> usize {
        self.record().block as usize
    }

    /// Its block.
    pub fn block(self) -> &'a Block {
        &self.analysis.article.blocks()[self.block_number()]
    }

    /// Its place in the reading text of the block, in bytes.
    pub fn range(self) -> Range<usize> {
        self.record().start as usize..self.record().end as usize
    }

    /// The sentence as it reads, without white space at the ends.
    pub fn text(self) -> &'a str {
        &self.analysis.block_text(self.block_number())[self.range()]
    }

    /// Its place in the source.
    pub fn span(self) -> Span {
        self.block().source_span(self.range())
    }

    /// The place in the source of a range of [`Self::text`].
    pub fn span_of(self, range: Range<usize>) -> Span {
        let start = self.record().start as usize;
        self.block().source_span(start + range.start..start + range.end)
    }

    /// A span of the source without white space at its ends; empty if it holds nothing else.
    pub fn trimmed(self, span: Span) -> Span {
        let text = &self.analysis.article.text()[span.range()];
        let start = span.start() + text.len() - text.trim_start().len();
        Span::new(start, span.start() + text.trim_end().len())
    }

    /// The next sentence of the same block.
    pub fn next_in_block(self) -> Option<Sentence<'a>> {
        let next = Sentence { index: self.index + 1, ..self };
        (next.index < self.analysis.sentences.len() && next.record().block == self.record().block).then_some(next)
    }

    /// The sentence before, in the same block.
    pub fn previous_in_block(self) -> Option<Sentence<'a>> {
        let previous = Sentence { index: self.index.checked_sub(1)?, ..self };
        (previous.record().block == self.record().block).then_some(previous)
    }

    /// Its tokens, in order.
    pub fn tokens(self) -> impl ExactSizeIterator<Item = Token<'a>> + DoubleEndedIterator + Clone {
        let first = self.record().first_token as usize;
        let end = match self.analysis.sentences.get(self.index + 1) {
            Some(next) => next.first_token as usize,
            None => self.analysis.tokens.len(),
        };
        let text = self.analysis.block_text(self.block_number());
        (first..end).map(move |index| Token { sentence: self, text, record: self.analysis.tokens[index] })
    }
}

/// A view of one token.
#[derive(Clone, Copy)]
pub struct Token<'a> {
    sentence: Sentence<'a>,
    text: &'a str,
    record: TokenRecord,
}

impl<'a> Token<'a> {
    /// The token as it reads.
    pub fn form(self) -> &'a str {
        &self.text[self.range()]
    }

    /// What it is by its characters.
    pub fn kind(self) -> TokenKind {
        self.record.kind
    }

    /// Its place in the reading text of the block, in bytes.
    pub fn range(self) -> Range<usize> {
        self.record.start as usize..self.record.end as usize
    }

    /// Its place in the text of its sentence, in bytes.
    pub fn range_in_sentence(self) -> Range<usize> {
        let start = self.sentence.range().start;
        self.range().start - start..self.range().end - start
    }

    /// Its place in the source.
    pub fn span(self) -> Span {
        self.sentence.block().source_span(self.range())
    }

    /// Whether white space (or the end of the block) follows it.
    pub fn space_after(self) -> bool {
        self.text[self.range().end..].chars().next().is_none_or(char::is_whitespace)
    }

    /// Whether it is a word.
    pub fn is_word(self) -> bool {
        self.kind() == TokenKind::Word
    }
}

/// Collects sentences and tokens in the order of the text.
#[derive(Default)]
pub(super) struct Builder {
    sentences: Vec<SentenceRecord>,
    tokens: Vec<TokenRecord>,
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl Builder {
    /// Starts a sentence at `range` of the reading text of `block`.
    pub(super) fn start_sentence(&mut self, block: usize, range: &Range<usize>) {
        self.sentences.push(SentenceRecord {
            block: narrow(block),
            start: narrow(range.start),
            end: narrow(range.end),
            first_token: narrow(self.tokens.len()),
        });
    }

    /// Adds a token at `range` of the reading text of the block to the last sentence.
    pub(super) fn add_token(&mut self, range: Range<usize>, kind: TokenKind) {
        self.tokens.push(TokenRecord { start: narrow(range.start), end: narrow(range.end), kind });
    }

    /// The analysis of `article`.
    pub(super) fn finish(self, article: Article) -> Analysis {
        let mut first_sentence = Vec::with_capacity(article.blocks().len() + 1);
        let mut at = 0;
        for block in 0..=article.blocks().len() {
            while at < self.sentences.len() && (self.sentences[at].block as usize) < block {
                at += 1;
            }
            first_sentence.push(narrow(at));
        }
        Analysis { article, sentences: self.sentences, tokens: self.tokens, first_sentence }
    }
}
