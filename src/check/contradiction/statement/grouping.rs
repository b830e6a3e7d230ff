//! Which words of a sentence are one unit together: names, times, numbers, words joined by hyphens.

use std::ops::Range;

use super::unit::Content;
use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::meaning::Tree;
use crate::meaning::mention::{EntityId, MentionKind};
use crate::meaning::quantity::{Kind, Quantity};
use crate::syntax::{Sentence, Word};

/// The groups of the words of a sentence.
pub struct Groups {
    /// What each word is a part of, with a number that tells two groups beside each other apart.
    of_word: Vec<Option<(Content, usize)>>,
    /// Whom or what the mention names or means that each word is the head of.
    meant: Vec<Option<EntityId>>,
}

impl Groups {
    /// Groups the words of a sentence. Where two groups want a word, times come before numbers, and those before names.
    pub fn of(article: &ClaimedArticle<'_>, sentence: Sentence<'_>, tree: &Tree<'_>, amounts: &[Quantity]) -> Self {
        let count = tree.parse().words().len();
        let mut groups = Self { of_word: vec![None; count], meant: vec![None; count] };
        groups.mark_times(article, sentence, tree);
        groups.mark_amounts(tree, amounts);
        groups.mark_names(article, sentence, tree);
        groups.mark_hyphenated(tree);
        groups
    }

    /// What a word is a part of.
    pub fn group(&self, word: usize) -> Option<(Content, usize)> {
        self.of_word.get(word).copied().flatten()
    }

    /// Whom or what some words name or mean.
    pub fn entity(&self, words: &Range<usize>) -> Option<EntityId> {
        self.meant[words.clone()].iter().rev().find_map(|meant| *meant)
    }

    fn mark(&mut self, word: usize, content: Content, number: usize) {
        self.of_word[word].get_or_insert((content, number));
    }

    fn mark_times(&mut self, article: &ClaimedArticle<'_>, sentence: Sentence<'_>, tree: &Tree<'_>) {
        let times = article.partition.times();
        let first = times.expressions.partition_point(|time| time.span.start() < sentence.span().start());
        let inside = times.expressions[first..].iter().take_while(|time| sentence.span().contains(time.span));
        for (number, time) in (first..).zip(inside).filter(|(_, time)| time.interval.is_some()) {
            words_at(sentence, tree, time.span).for_each(|word| self.mark(word, Content::Time(number), number));
        }
    }

    fn mark_amounts(&mut self, tree: &Tree<'_>, amounts: &[Quantity]) {
        for (number, amount) in amounts.iter().enumerate().filter(|(_, amount)| amount.kind() != Kind::Ordinal) {
            let inside =
                |word: &Word<'_>| word.range().start >= amount.range().start && word.range().end <= amount.range().end;
            let words: Vec<Word<'_>> = tree.parse().words().filter(inside).collect();
            // The unit of a measure belongs to it; what is counted stands for itself.
            let measure =
                matches!(amount.kind(), Kind::Measure | Kind::Money | Kind::Percentage | Kind::PercentagePoints);
            let counts = |word: &Word<'_>| measure || matches!(word.upos(), "NUM" | "SYM");
            let Some(last) = words.iter().rposition(counts) else { continue };
            words[..=last].iter().for_each(|word| self.mark(word.index(), Content::Amount(number), number));
        }
    }

    fn mark_names(&mut self, article: &ClaimedArticle<'_>, sentence: Sentence<'_>, tree: &Tree<'_>) {
        let mentions = article.partition.mentions();
        for (number, mention) in mentions.mentions_in(sentence.span()).iter().enumerate() {
            let named = |entity: &EntityId| mentions.entity(*entity).is_some_and(|entity| entity.named);
            let known = mention.entity.filter(|entity| mention.kind == MentionKind::Pronoun || named(entity));
            if let (Some(meant), true) = (self.meant.get_mut(mention.head), known.is_some()) {
                *meant = known;
            }
            if mention.kind == MentionKind::Name {
                words_at(sentence, tree, mention.span).for_each(|word| self.mark(word, Content::Name, number));
            }
        }
    }

    /// Words joined by hyphens are one: `well-preserved`, `nuclear-powered`.
    fn mark_hyphenated(&mut self, tree: &Tree<'_>) {
        let words: Vec<Word<'_>> = tree.parse().words().collect();
        for (at, three) in words.windows(3).enumerate() {
            let [first, hyphen, last] = three else { continue };
            let joined = matches!(hyphen.form(), "-" | "‐" | "‑") && !first.space_after() && !hyphen.space_after();
            let lower = |word: &Word<'_>| word.form().starts_with(char::is_lowercase);
            if joined && lower(first) && lower(last) && self.of_word[at].is_none() && self.of_word[at + 2].is_none() {
                (at..at + 3).for_each(|word| self.mark(word, Content::Word, at));
            }
        }
    }
}

/// The numbers of the words that lie in a place of the article.
fn words_at<'t>(sentence: Sentence<'t>, tree: &'t Tree<'_>, place: Span) -> impl Iterator<Item = usize> + 't {
    let inside = move |word: &Word<'_>| word.upos() != "PUNCT" && place.contains(sentence.span_of(word.range()));
    tree.parse().words().filter(inside).map(Word::index)
}
