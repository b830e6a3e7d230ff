//! Everything that is said more than once in a run, found once for all rules.

use super::near;
use super::passage::{Layout, Passage};
use super::terms::Terms;
use super::verbatim;
use crate::syntax::{Analysis, SentenceId};

/// A passage that stands letter for letter in an earlier place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The later place.
    pub copy: Passage,
    /// The first place: in the same article where it has one, else in an earlier article of the run.
    pub original: Passage,
    /// How many further copies of the original are not listed one by one.
    pub unlisted: usize,
}

/// The share of the longer of two passages that the other has: from 0 (no word of it) to 1 (all, in the same order).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Similarity(pub f32);

/// A share of the sentences of an article, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Share(pub f32);

/// Two passages that say the same in nearly the same words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearPair {
    /// The later one.
    pub copy: Passage,
    /// The earlier one.
    pub original: Passage,
    /// How alike they are.
    pub similarity: Similarity,
    /// How much of the rest of the article is told twice; nothing, where the two are of different articles.
    pub told_twice: Share,
    /// How many further passages like the original are not listed one by one.
    pub unlisted: usize,
}

impl NearPair {
    /// How many sentences the copy has.
    pub(super) fn sentences(&self) -> usize {
        (self.copy.last.0 - self.copy.first.0 + 1) as usize
    }
}

/// What the articles of a run say more than once.
pub struct Repeats {
    pub(super) paragraphs: Vec<Repeat>,
    pub(super) sentences: Vec<Repeat>,
    pub(super) near: Vec<NearPair>,
    originals: verbatim::Originals,
    layouts: Vec<Layout>,
}

impl Repeats {
    /// Finds all repeats.
    pub fn find(analyses: &[Analysis]) -> Self {
        let terms: Vec<Terms> = analyses.iter().map(Terms::of).collect();
        let layouts: Vec<Layout> =
            analyses.iter().zip(&terms).map(|(analysis, terms)| Layout::of(analysis, terms)).collect();
        let verbatim = verbatim::find(analyses, &terms, &layouts);
        let near = near::find(&layouts, &terms, &verbatim.originals);
        let verbatim::Verbatim { paragraphs, sentences, originals } = verbatim;
        Repeats { paragraphs, sentences, near, originals, layouts }
    }

    /// The sentence that this one repeats letter for letter: the first of its article, or else of the run. Unlike the
    /// findings, this knows all copies, however many there are.
    pub fn original(&self, article: usize, sentence: SentenceId) -> Option<(usize, SentenceId)> {
        self.originals.of(article, sentence)
    }

    /// The articles, by their numbers, of which one has a passage of the other, in the same or nearly the same words.
    pub fn between(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let repeats = self.paragraphs.iter().chain(&self.sentences).map(|one| (one.original.article, one.copy.article));
        let near = self.near.iter().map(|one| (one.original.article, one.copy.article));
        repeats.chain(near).filter(|(one, other)| one != other)
    }

    /// Whether a passage starts with the first sentence of the first paragraph of its article.
    pub(super) fn is_lede(&self, passage: Passage) -> bool {
        self.layouts[passage.article].is_lede(passage.first)
    }
}
