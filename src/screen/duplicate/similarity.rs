//! How alike two passages are.
//!
//! Passages that say the same in nearly the same words share most of their words, and mostly in the same order; and
//! none of them says much more than the other. So the similarity is the share of the longer passage that the other has,
//! in weight: the mean of what it has in whatever order, and of what it has in one order. Of sentences about one matter
//! those that only go together share as many words as those that are told twice; but in another order, and one of them
//! says more.

use super::near::Item;
use super::terms::{Term, Terms};

const NONE: u32 = u32::MAX;

/// A term of the later passage, in a table with open addressing.
#[derive(Clone, Copy)]
struct Slot {
    term: u32,
    /// The first place of the term in the later passage.
    first: u32,
    /// The last one, while the table is filled; then the next one that isn't matched.
    next: u32,
    /// Which later passage filled the slot.
    filled: u32,
    /// For which earlier passage `next` holds.
    asked: u32,
}

const EMPTY: Slot = Slot { term: 0, first: NONE, next: NONE, filled: 0, asked: 0 };

/// Measures items against each other. The terms of the later one stay in a table for as long as it is asked for.
pub(super) struct Measure<'a> {
    items: &'a [Item],
    terms: &'a [Terms],
    slots: Vec<Slot>,
    /// For each place of the later passage the next one with the same term.
    following: Vec<u32>,
    later: usize,
    later_weight: u32,
    filled: u32,
    asked: u32,
    /// Places in the later passage of the common terms, in the order of the earlier, with what they weigh.
    common: Vec<(u32, u32)>,
    heaviest: Vec<u32>,
}

impl<'a> Measure<'a> {
    pub(super) fn new(items: &'a [Item], terms: &'a [Terms]) -> Self {
        Measure {
            items,
            terms,
            slots: vec![EMPTY; 64],
            following: Vec::new(),
            later: usize::MAX,
            later_weight: 0,
            filled: 0,
            asked: 0,
            common: Vec::new(),
            heaviest: Vec::new(),
        }
    }

    /// The similarity of two items from 0 to 1, or 0 where it is under `least`.
    pub(super) fn similarity(&mut self, earlier: usize, later: usize, least: f32) -> f32 {
        let a = self.items[earlier].terms(self.terms);
        let b = self.items[later].terms(self.terms);
        // A word weighs 2 to 5 fifths: where one passage has so many more words, no share can be enough.
        if 5.0 * (a.len().min(b.len()) as f32) < least * 2.0 * (a.len().max(b.len()) as f32) {
            return 0.0;
        }
        if self.later != later {
            self.later = later;
            self.fill(b);
        }
        let earlier_weight = self.match_with(a);
        let longer = earlier_weight.max(self.later_weight) as f32;
        let shared: u32 = self.common.iter().map(|&(_, weight)| weight).sum();
        // What is in order is a part of what is shared.
        if longer == 0.0 || (shared as f32) < least * longer {
            return 0.0;
        }
        let similarity = (shared + self.in_order(b.len())) as f32 / (2.0 * longer);
        if similarity < least { 0.0 } else { similarity }
    }

    fn fill(&mut self, terms: &[Term]) {
        self.filled = self.filled.wrapping_add(1);
        if self.filled == 0 || 2 * terms.len() > self.slots.len() {
            let size = (2 * terms.len()).next_power_of_two().max(self.slots.len());
            self.slots.clear();
            self.slots.resize(size, EMPTY);
            (self.filled, self.asked) = (1, 0);
        }
        self.later_weight = 0;
        self.following.clear();
        self.following.resize(terms.len(), NONE);
        for (&term, place) in terms.iter().zip(0..) {
            self.later_weight += term.weight();
            let at = self.slot(term);
            let slot = &mut self.slots[at];
            if slot.filled == self.filled {
                self.following[slot.next as usize] = place;
                slot.next = place;
            } else {
                *slot = Slot { term: term.hash(), first: place, next: place, filled: self.filled, asked: 0 };
            }
        }
    }

    /// The slot of a term of the later passage, or the free one where it would go.
    fn slot(&self, term: Term) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (term.hash() >> 2) as usize & mask;
        while self.slots[at].filled == self.filled && self.slots[at].term != term.hash() {
            at = (at + 1) & mask;
        }
        at
    }

    /// Matches the first occurrence of a term in the earlier passage with its first in the later, and so on. Returns
    /// the weight of the earlier passage.
    fn match_with(&mut self, terms: &[Term]) -> u32 {
        self.asked += 1;
        self.common.clear();
        let mut all = 0;
        for &term in terms {
            let weight = term.weight();
            all += weight;
            let at = self.slot(term);
            let slot = &mut self.slots[at];
            if slot.filled != self.filled {
                continue;
            }
            let place = if slot.asked == self.asked { slot.next } else { slot.first };
            slot.asked = self.asked;
            slot.next = place;
            if place != NONE {
                slot.next = self.following[place as usize];
                self.common.push((place, weight));
            }
        }
        all
    }

    /// The weight of the heaviest part of the common terms that stands in the same order in both passages.
    fn in_order(&mut self, places: usize) -> u32 {
        // A Fenwick tree of maxima: the heaviest part that ends before a place of the later passage.
        self.heaviest.clear();
        self.heaviest.resize(places + 1, 0);
        let mut best = 0;
        for &(place, weight) in &self.common {
            let mut at = place as usize;
            let mut before = 0;
            while at > 0 {
                before = before.max(self.heaviest[at]);
                at &= at - 1;
            }
            let here = before + weight;
            best = best.max(here);
            let mut at = place as usize + 1;
            while at <= places {
                self.heaviest[at] = self.heaviest[at].max(here);
                at += at & at.wrapping_neg();
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::syntax::analyse;

    fn similarity(a: &str, b: &str, least: f32) -> f32 {
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let text = format!("{a}\n\n{b}");
        let analysis = analyse(Article::read("a.txt", text.into_bytes(), &options).expect("the text can be read"));
        let second = analysis.sentences_of_block(0).len() as u32;
        let end = analysis.sentences().len() as u32;
        let item = |first, end| Item { article: 0, block: 0, first, end, short: false };
        let items = [item(0, second), item(second, end)];
        let terms = [Terms::of(&analysis)];
        Measure::new(&items, &terms).similarity(0, 1, least)
    }

    #[test]
    fn order_and_length_count() {
        let text = "Divers found the lost anchor under the bridge";
        assert_eq!(similarity(text, text, 0.0), 1.0);
        let moved = similarity(text, "Under the bridge divers found the lost anchor", 0.0);
        let more = similarity(text, "Divers found the lost anchor under the bridge after a long search in mud", 0.0);
        let other = similarity(text, "The council closed a school beside the river", 0.0);
        assert!(1.0 > moved && moved > more && more > other, "{moved} {more} {other}");
        assert_eq!(similarity(text, "Under the bridge divers found the lost anchor", moved + 0.01), 0.0);
    }

    proptest! {
        #[test]
        fn is_a_share_and_the_same_both_ways(a in "[a-c]( [a-e]){0,12}", b in "[a-c]( [a-e]){0,12}") {
            let (there, back) = (similarity(&a, &b, 0.0), similarity(&b, &a, 0.0));
            prop_assert_eq!(there, back);
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert_eq!(similarity(&a, &a, 0.0), 1.0);
        }
    }
}
