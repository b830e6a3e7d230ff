//! A sentence laid out for finding attributions: its words, how far each reaches, and which are quoted.

use std::ops::Range;

use super::quotation::Piece;
use crate::meaning::tree::Tree;
use crate::syntax::{Parse, Word};

/// A stretch of words, by their numbers.
pub(super) type Words = Range<usize>;

/// The stretches of one word alone.
pub(super) fn alone(at: usize) -> Vec<Words> {
    std::iter::once(at..at + 1).collect()
}

/// What of a quotation stands in the sentence.
#[derive(Clone, Debug)]
pub(super) struct Quoted {
    /// The number of the quotation in the article.
    pub quotation: usize,
    /// Its words, marks among them.
    pub words: Words,
}

/// A sentence laid out.
pub(super) struct Scene<'a> {
    tree: Tree<'a>,
    /// Its words.
    pub words: Vec<Word<'a>>,
    /// The first word and the one after the last of all that hangs below each word.
    extents: Vec<(u32, u32)>,
    /// What stands in quotation marks, in order.
    pub quoted: Vec<Quoted>,
    /// The number in `quoted`, from 1, for each word; 0 outside.
    inside: Vec<u32>,
}

impl<'a> Scene<'a> {
    /// Lays out a parse, with the pieces of quotations in its sentence.
    pub fn of(parse: &'a Parse<'a>, pieces: &[Piece]) -> Self {
        let tree = Tree::of(parse);
        let words: Vec<Word<'a>> = parse.words().collect();
        let mut extents: Vec<(u32, u32)> = (0..).zip(1..).take(words.len()).collect();
        for &at in order(&tree, &words).iter().rev() {
            if let Some(head) = words[at].head() {
                let (first, end) = extents[at];
                let of_head = &mut extents[head.index()];
                *of_head = (of_head.0.min(first), of_head.1.max(end));
            }
        }
        let (mut quoted, mut inside) = (Vec::new(), vec![0; words.len()]);
        let mut next = 0;
        for piece in pieces {
            while next < words.len() && words[next].range().start < piece.range.start {
                next += 1;
            }
            let start = next;
            while next < words.len() && words[next].range().start < piece.range.end {
                next += 1;
            }
            if start < next {
                quoted.push(Quoted { quotation: piece.quotation, words: start..next });
                let number = u32::try_from(quoted.len()).unwrap_or(0);
                inside[start..next].fill(number);
            }
        }
        Self { tree, words, extents, quoted, inside }
    }

    /// What hangs on a word, in the order of the text.
    pub fn dependents(&self, head: Word<'a>) -> impl DoubleEndedIterator<Item = Word<'a>> + '_ {
        self.tree.dependents(head)
    }

    /// The first dependent by one of these relations.
    pub fn dependent(&self, head: Word<'a>, relations: &[&str]) -> Option<Word<'a>> {
        self.tree.dependent(head, relations)
    }

    /// From the first to the last word of all that hangs below a word.
    pub fn extent(&self, word: Word<'a>) -> Words {
        let (first, end) = self.extents[word.index()];
        first as usize..end as usize
    }

    /// Whether a word is in quotation marks.
    pub fn is_quoted(&self, word: usize) -> bool {
        self.inside.get(word).is_some_and(|number| *number > 0)
    }

    /// Whether the word with this number reads so, in any case.
    pub fn reads(&self, at: usize, form: &str) -> bool {
        self.words.get(at).is_some_and(|word| word.form().eq_ignore_ascii_case(form))
    }

    /// Whether the word with this number is a finite verb or an auxiliary.
    pub fn is_verb(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| matches!(word.xpos(), "VBD" | "VBZ" | "VBP" | "MD"))
    }

    /// Whether the word with this number is a mark of punctuation.
    pub fn is_mark(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.upos() == "PUNCT")
    }

    /// A stretch without the marks at its ends, quotation marks and brackets excepted.
    pub fn trimmed(&self, words: Words) -> Words {
        let Range { mut start, mut end } = words;
        let loose = |at: usize| {
            self.is_mark(at)
                && !self.is_quoted(at)
                && !self.words[at].form().starts_with(['(', '[', '“', '"', ')', ']'])
        };
        while start < end && loose(start) {
            start += 1;
        }
        while start < end && loose(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// `words` without `cut`: up to two stretches, trimmed.
    pub fn without(&self, words: &Words, cut: &Words) -> Vec<Words> {
        let parts = [words.start..cut.start.min(words.end), cut.end.max(words.start)..words.end];
        parts.into_iter().map(|part| self.trimmed(part)).filter(|part| self.has_word(part)).collect()
    }

    /// Whether a stretch holds anything but marks.
    pub fn has_word(&self, words: &Words) -> bool {
        words.clone().any(|at| !self.is_mark(at))
    }
}

/// The numbers of all words that hang on a root, heads before what hangs on them.
fn order<'a>(tree: &Tree<'a>, words: &[Word<'a>]) -> Vec<usize> {
    let mut order: Vec<usize> = words.iter().filter(|word| word.head().is_none()).map(|word| word.index()).collect();
    let mut at = 0;
    while let Some(&head) = order.get(at) {
        order.extend(tree.dependents(words[head]).map(Word::index));
        at += 1;
    }
    order
}
