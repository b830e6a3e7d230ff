//! A sentence laid out so that offices and names in it are found fast.

use std::ops::Range;

use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::meaning::mention::{EntityId, EntityKind, Mention, MentionKind};
use crate::meaning::{Mentions, Tree};
use crate::syntax::{Parse, Sentence, Word};

/// A name in its sentence.
pub(in super::super) struct NameRun<'a> {
    /// Its words, without title.
    pub words: Range<usize>,
    /// What is known of it.
    pub mention: &'a Mention,
}

/// A sentence with its tree and names.
pub(in super::super) struct Passage<'a> {
    pub sentence: Sentence<'a>,
    pub tree: Tree<'a>,
    /// The names, in order.
    pub names: Vec<NameRun<'a>>,
    pub mentions: &'a Mentions,
}

impl<'a> Passage<'a> {
    /// Lays out the sentences of an article, one after another.
    pub fn all(article: &ClaimedArticle<'a>) -> impl Iterator<Item = Passage<'a>> {
        article.parses.sentences().filter_map(|(sentence, parse)| Some(Self::of(article, sentence, parse?)))
    }

    fn of(article: &ClaimedArticle<'a>, sentence: Sentence<'a>, parse: &'a Parse<'a>) -> Self {
        let mentions = article.partition.mentions();
        let starts: Vec<usize> = parse.words().map(|word| sentence.span_of(word.range()).start()).collect();
        let at = |offset: usize| starts.partition_point(|start| *start < offset);
        let names = mentions.mentions_in(sentence.span()).iter().filter(|mention| mention.kind == MentionKind::Name);
        let names = names.map(|mention| NameRun { words: at(mention.span.start())..at(mention.span.end()), mention });
        let names = names.filter(|run| !run.words.is_empty()).collect();
        Self { sentence, tree: Tree::of(parse), names, mentions }
    }

    /// A word, by its place.
    pub fn word(&self, at: usize) -> Option<Word<'a>> {
        self.tree.parse().word(at)
    }

    /// A word as it reads; empty behind the end.
    pub fn form(&self, at: usize) -> &'a str {
        self.word(at).map_or("", Word::form)
    }

    /// A word in lower case.
    pub fn lower(&self, at: usize) -> String {
        self.form(at).to_lowercase()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.tree.parse().words().len()
    }

    /// The place of some words in the article.
    pub fn span(&self, words: Range<usize>) -> Span {
        let start = self.word(words.start).map_or(0, |word| word.range().start);
        let end = words.end.checked_sub(1).and_then(|last| self.word(last)).map_or(start, |word| word.range().end);
        self.sentence.span_of(start..end.max(start))
    }

    /// Some words as they read, white space folded.
    pub fn text(&self, words: Range<usize>) -> String {
        let start = self.word(words.start).map_or(0, |word| word.range().start);
        let end = words.end.checked_sub(1).and_then(|last| self.word(last)).map_or(start, |word| word.range().end);
        let text = self.sentence.text().get(start..end).unwrap_or("");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The name that holds a word.
    pub fn name_at(&self, at: usize) -> Option<&NameRun<'a>> {
        let next = self.names.partition_point(|run| run.words.end <= at);
        self.names.get(next).filter(|run| run.words.contains(&at))
    }

    /// Whether a name can be that of a person.
    pub fn can_be_person(&self, run: &NameRun<'_>) -> bool {
        let entity = run.mention.entity.and_then(|id| self.mentions.entity(id));
        entity.is_none_or(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Other))
    }

    /// What a word that is no name means: the entity, if it has a name.
    pub fn named_by(&self, at: usize) -> Option<EntityId> {
        let inside = self.mentions.mentions_in(self.sentence.span());
        let mention = inside
            .iter()
            .find(|mention| mention.head == at && mention.number == crate::meaning::mention::Number::Singular)?;
        mention.entity.filter(|id| self.mentions.entity(*id).is_some_and(|entity| entity.named))
    }

    /// The word of a range that hangs on none of the others.
    pub fn top(&self, words: Range<usize>) -> Option<Word<'a>> {
        let outside = |word: &Word<'_>| self.tree.head(*word).is_none_or(|head| !words.contains(&head.index()));
        words.clone().rev().filter_map(|at| self.word(at)).find(outside)
    }

    /// Whether a word hangs on one of some words, directly or by words between.
    pub fn hangs_on(&self, word: Word<'a>, words: &Range<usize>) -> bool {
        // A chain is no longer than there are words; a few steps are enough within a phrase.
        const STEPS: usize = 4;
        std::iter::successors(self.tree.head(word), |above| self.tree.head(*above))
            .take(STEPS)
            .any(|above| words.contains(&above.index()))
    }
}
