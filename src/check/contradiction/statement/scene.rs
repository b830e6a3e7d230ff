//! A sentence as units that hang on one another.

use super::grouping::Groups;
use super::unit::{Content, Slot, Unit};
use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::lexicon::implied;
use crate::meaning::quantity::{Quantity, quantities};
use crate::meaning::{Polarity, Tree, fails, polarity};
use crate::syntax::{Sentence, Word};

/// The units of a sentence.
pub struct Scene<'a> {
    /// The sentence.
    pub sentence: Sentence<'a>,
    /// Its parse, as a tree.
    pub tree: Tree<'a>,
    /// The units, in the order of the text.
    pub units: Vec<Unit>,
    /// The numbers of the sentence.
    pub amounts: Vec<Quantity>,
    /// The unit of each word.
    of_word: Vec<Option<usize>>,
    /// What hangs on each unit.
    children: Vec<Vec<usize>>,
}

/// Sentences of more words are lists, or no sentences; laying them beside each other takes time.
const LONGEST: usize = 120;

impl<'a> Scene<'a> {
    /// The units of a sentence of an article; none without a parse, and of a very long one.
    pub fn of(article: &ClaimedArticle<'a>, sentence: Sentence<'a>) -> Option<Self> {
        let parse = article.parses.get(sentence.id()).filter(|parse| parse.words().len() <= LONGEST)?;
        let (tree, amounts) = (Tree::of(parse), quantities(parse));
        let groups = Groups::of(article, sentence, &tree, &amounts);
        let mut units: Vec<Unit> = Vec::new();
        let mut of_word = vec![None; parse.words().len()];
        let mut words = parse.words().peekable();
        while let Some(word) = words.next() {
            let group = groups.group(word.index());
            let mut end = word.index() + 1;
            let Some(content) = group.map(|(content, _)| content).or_else(|| Content::of(word)) else { continue };
            // A comma may stand in a date, and is in no group.
            while let Some(next) = words.next_if(|next| {
                group.is_some() && (groups.group(next.index()) == group || is_inner_mark(*next, group, &groups))
            }) {
                end = next.index() + 1;
            }
            let range = word.index()..end;
            of_word[range.clone()].fill(Some(units.len()));
            units.extend(Unit::of(&tree, range.clone(), content, groups.entity(&range)));
        }
        let mut scene = Scene { sentence, tree, units, amounts, of_word, children: Vec::new() };
        scene.join();
        scene.deny();
        Some(scene)
    }

    /// The place of a unit in the article.
    pub fn span(&self, unit: usize) -> Span {
        let words = &self.units[unit].words;
        self.span_of_words(words.start, words.end - 1)
    }

    /// The place from one word to another in the article.
    pub fn span_of_words(&self, first: usize, last: usize) -> Span {
        let range = |index: usize| self.tree.parse().word(index).map(Word::range).unwrap_or_default();
        self.sentence.span_of(range(first).start..range(last).end)
    }

    /// The unit that a word belongs to.
    pub fn unit_of(&self, word: Word<'_>) -> Option<usize> {
        self.of_word.get(word.index()).copied().flatten()
    }

    /// The head of a unit.
    pub fn head(&self, unit: usize) -> Option<Word<'a>> {
        self.tree.parse().word(self.units[unit].head)
    }

    /// A unit and all below it without what `cut` holds for, those above before those below.
    pub fn below(&self, top: usize, cut: impl Fn(usize) -> bool) -> Vec<usize> {
        let (mut found, mut at) = (vec![top], 0);
        while let Some(&unit) = found.get(at) {
            found.extend(self.children[unit].iter().filter(|child| !cut(**child)));
            at += 1;
        }
        found
    }

    /// Hangs each unit on another: through words that are none.
    fn join(&mut self) {
        self.children = vec![Vec::new(); self.units.len()];
        for at in 0..self.units.len() {
            let mut above = self.head(at).and_then(|head| self.tree.head(head));
            while let Some(word) = above {
                if let Some(parent) = self.unit_of(word).filter(|parent| *parent != at) {
                    self.units[at].parent = Some(parent);
                    self.children[parent].push(at);
                    break;
                }
                above = self.tree.head(word);
            }
        }
    }

    fn deny(&mut self) {
        // Those above first: `refused to sail` denies that somebody sailed.
        let tops: Vec<usize> = (0..self.units.len()).filter(|unit| self.units[*unit].parent.is_none()).collect();
        let order: Vec<usize> = tops.into_iter().flat_map(|top| self.below(top, |_| false)).collect();
        for at in order {
            let Some(head) = self.head(at) else { continue };
            let predicate = head.upos() == "VERB" || self.tree.dependent(head, &["cop"]).is_some();
            let without = self.units[at].case.split(' ').any(|case| case == "without");
            let denied = predicate && {
                let words = self.tree.below(head, |_| false);
                (polarity(&self.tree, head, &words) == Polarity::Negative) != fails(&self.tree, head)
            };
            let former = predicate && self.children[at].iter().any(|child| &*self.units[*child].key == "former");
            let above =
                self.units[at].parent.filter(|_| self.units[at].slot == Slot::Complement && head.xpos() == "VB");
            let above = above.map(|above| &self.units[above]);
            let refused = above.is_some_and(|above| implied(&above.key, above.negative) == Some(false));
            self.units[at].negative = ((denied != former) != refused) || without;
        }
    }
}

/// Whether a mark stands between two words of one group.
fn is_inner_mark(mark: Word<'_>, group: Option<(Content, usize)>, groups: &Groups) -> bool {
    mark.upos() == "PUNCT" && groups.group(mark.index() + 1) == group
}
