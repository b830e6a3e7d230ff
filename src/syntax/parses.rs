//! The parses of an article.

use super::{Analyser, Analysis, Parse, Sentence, SentenceId};

/// The sentences of an article with their parses: 32 bytes a word. Made once, for all that reads them.
pub struct Parses<'a> {
    analysis: &'a Analysis,
    parses: Vec<Parse<'a>>,
}

impl<'a> Parses<'a> {
    /// Parses all sentences of an article, on all threads of the present pool. Without a model there are no parses.
    pub fn of(analysis: &'a Analysis) -> Self {
        let parsed = Analyser::embedded().map(|analyser| analyser.parse_all(analysis.sentences()));
        Self { analysis, parses: parsed.into_iter().flatten().map(|(_, parse)| parse).collect() }
    }

    /// The article.
    pub fn analysis(&self) -> &'a Analysis {
        self.analysis
    }

    /// The parse of a sentence; none without a model.
    pub fn get(&self, sentence: SentenceId) -> Option<&Parse<'a>> {
        self.parses.get(sentence.0 as usize)
    }

    /// The sentences with their parses, in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = (Sentence<'a>, Option<&Parse<'a>>)> {
        self.analysis.sentences().map(|sentence| (sentence, self.get(sentence.id())))
    }
}
