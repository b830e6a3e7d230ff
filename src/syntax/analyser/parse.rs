//! A parsed sentence and the views of its words.

use std::borrow::Cow;
use std::ops::Range;

use super::Analyser;

/// A word, as it is kept.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Record {
    pub start: u32,
    pub end: u32,
    /// The number of the head, from 1; 0 is the root.
    pub head: u32,
    pub tag: u32,
    pub features: u32,
    pub relation: u32,
    pub margin: i32,
    pub joined: bool,
}

/// A sentence as words with tags and dependencies.
///
/// The words lie in the order of the text, don't overlap, and whatever is between them is white space.
#[derive(Clone)]
pub struct Parse<'a> {
    pub(super) analyser: &'a Analyser<'a>,
    pub(super) sentence: &'a str,
    pub(super) records: Vec<Record>,
}

impl<'a> Parse<'a> {
    /// The sentence that was parsed.
    pub fn sentence(&self) -> &'a str {
        self.sentence
    }

    /// Its words, in order.
    pub fn words(&self) -> impl ExactSizeIterator<Item = Word<'_>> + DoubleEndedIterator + Clone {
        (0..self.records.len()).map(|index| Word { parse: self, index })
    }

    /// One word, by its place from 0.
    pub fn word(&self, index: usize) -> Option<Word<'_>> {
        (index < self.records.len()).then_some(Word { parse: self, index })
    }

    /// The tokens, as ranges of word numbers from 0. A token of more than one word (`don't`, `cannot`, `Lund's`) is what
    /// Universal Dependencies calls a multiword token.
    pub fn tokens(&self) -> impl Iterator<Item = Range<usize>> + Clone + '_ {
        let mut start = 0;
        std::iter::from_fn(move || {
            let first = start;
            let joined = self.records.get(first + 1..)?.iter().take_while(|record| record.joined).count();
            start = first + 1 + joined;
            Some(first..start)
        })
    }
}

/// A view of one word of a [`Parse`].
#[derive(Clone, Copy)]
pub struct Word<'a> {
    parse: &'a Parse<'a>,
    index: usize,
}

impl<'a> Word<'a> {
    fn record(self) -> &'a Record {
        &self.parse.records[self.index]
    }

    /// The sentence it is a word of.
    pub fn parse(self) -> &'a Parse<'a> {
        self.parse
    }

    /// Its place in the sentence, from 0.
    pub fn index(self) -> usize {
        self.index
    }

    /// Its place in the text of the sentence, in bytes.
    pub fn range(self) -> Range<usize> {
        self.record().start as usize..self.record().end as usize
    }

    /// The word as it reads.
    pub fn form(self) -> &'a str {
        &self.parse.sentence[self.range()]
    }

    /// The base form.
    pub fn lemma(self) -> Cow<'a, str> {
        self.parse.analyser.lemmatizer.lemma(self.form(), self.record().tag)
    }

    /// The universal part of speech.
    pub fn upos(self) -> &'a str {
        self.parse.analyser.tags[self.record().tag as usize].upos
    }

    /// The tag of the Penn Treebank.
    pub fn xpos(self) -> &'a str {
        self.parse.analyser.tags[self.record().tag as usize].xpos
    }

    /// The morphological features, `Name=Value` with `|` between them; `_` if there are none.
    pub fn features(self) -> &'a str {
        self.parse.analyser.features[self.record().features as usize]
    }

    /// The word it hangs on; none for the root.
    pub fn head(self) -> Option<Word<'a>> {
        let index = (self.record().head as usize).checked_sub(1)?;
        Some(Word { index, ..self })
    }

    /// The relation to its head, with the subtype if it has one.
    pub fn deprel(self) -> &'a str {
        self.parse.analyser.relations[self.record().relation as usize]
    }

    /// By how much the arc to its head beats the best other, in units of the network (logarithms of odds); small or
    /// negative where the network wavers.
    pub fn margin(self) -> f32 {
        // Whole numbers below 2²⁴, divided by a power of two: exact.
        #[expect(clippy::cast_precision_loss, reason = "below 2²⁴")]
        let margin = self.record().margin as f32;
        margin / 256.0
    }

    /// Whether white space, or the end of the sentence, follows it.
    pub fn space_after(self) -> bool {
        self.parse.sentence[self.range().end..].chars().next().is_none_or(char::is_whitespace)
    }
}
