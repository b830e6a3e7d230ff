//! A parse as a tree that can be walked downwards.

use super::reattachment::heads;
use crate::syntax::{Parse, Word};

/// A parse with the dependents of each word, so that going down takes no longer than there are words below.
pub(crate) struct Tree<'a> {
    parse: &'a Parse<'a>,
    /// The head of each word; its own number for the root.
    heads: Vec<u32>,
    /// Where the dependents of each word begin in `dependents`; one more than there are words.
    first: Vec<u32>,
    /// Word numbers, grouped by head, in the order of the text.
    dependents: Vec<u32>,
}

impl<'a> Tree<'a> {
    /// The tree of a parse.
    pub fn of(parse: &'a Parse<'a>) -> Self {
        let count = parse.words().len();
        let heads = heads(parse);
        let mut first = vec![0_u32; count + 1];
        for (_, &head) in (0_u32..).zip(&heads).filter(|(index, head)| index != *head) {
            first[head as usize + 1] += 1;
        }
        for at in 0..count {
            first[at + 1] += first[at];
        }
        let (mut next, mut dependents) = (first.clone(), vec![0; first[count] as usize]);
        for (index, &head) in (0_u32..).zip(&heads).filter(|(index, head)| index != *head) {
            let at = &mut next[head as usize];
            dependents[*at as usize] = index;
            *at += 1;
        }
        Self { parse, heads, first, dependents }
    }

    /// The word that a word hangs on; none for the root.
    pub fn head(&self, word: Word<'_>) -> Option<Word<'a>> {
        let head = self.heads[word.index()] as usize;
        (head != word.index()).then(|| self.parse.word(head)).flatten()
    }

    /// The parse it was made from.
    pub fn parse(&self) -> &'a Parse<'a> {
        self.parse
    }

    /// The word that hangs on none.
    pub fn root(&self) -> Option<Word<'a>> {
        self.parse.words().find(|word| word.head().is_none())
    }

    /// What hangs on a word, in the order of the text.
    pub fn dependents(&self, head: Word<'_>) -> impl DoubleEndedIterator<Item = Word<'a>> + '_ {
        let range = self.first[head.index()] as usize..self.first[head.index() + 1] as usize;
        self.dependents[range].iter().filter_map(|&index| self.parse.word(index as usize))
    }

    /// The first dependent of a word by one of these relations.
    pub fn dependent(&self, head: Word<'_>, relations: &[&str]) -> Option<Word<'a>> {
        self.dependents(head).find(|word| is(*word, relations))
    }

    /// The numbers of a word and of all that hangs below it, in order, without what `cut` holds for and what hangs
    /// below that.
    pub fn below(&self, top: Word<'a>, cut: impl Fn(Word<'a>) -> bool) -> Vec<usize> {
        let (mut found, mut open) = (Vec::new(), vec![top]);
        while let Some(head) = open.pop() {
            found.push(head.index());
            open.extend(self.dependents(head).filter(|word| !cut(*word)));
        }
        found.sort_unstable();
        found
    }
}

/// Whether a word hangs on its head by one of these relations, subtypes written out.
pub(crate) fn is(word: Word<'_>, relations: &[&str]) -> bool {
    relations.contains(&word.deprel())
}
