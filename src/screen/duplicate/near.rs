//! Passages that say the same in nearly the same words.
//!
//! Passages are alike when they share most of their words. That alone is weak: two sentences about one matter share
//! many words, too. What makes it strong is that a re-told passage and its original are *each other's* best match,
//! and that the passages beside them match as well. So a pair counts when it is a mutual best match and alike
//! enough, and with less likeness between or beside pairs that already count.

use super::index;
use super::passage::{Layout, Passage};
use super::repeats::{NearPair, Similarity};
use super::terms::{Hash, Term, Terms, overlap};
use super::verbatim::Originals;

/// The least similarity of a pair that is each other's best match.
const MUTUAL: f32 = 0.44;
/// The least for a pair beside one that counts, at the same distance in both places.
const BESIDE: f32 = 0.26;
/// The least for a second and further copies, for which the original is the best match, but not the other way round.
const FURTHER: f32 = 0.7;
/// The least between articles, where the same matter is told again for good reasons.
const BETWEEN: f32 = 0.75;
/// The most words of a passage that is compared as a whole; of longer ones the sentences are.
const LONGEST: usize = 2_000;
/// How many content words passages must share to be looked at.
const SHARED: usize = 2;

/// A passage among those that are compared with each other.
#[derive(Clone, Copy)]
struct Item {
    article: u32,
    block: u32,
    first: u32,
    end: u32,
}

impl Item {
    fn passage(self) -> Passage {
        Passage::new(self.article as usize, self.first, self.end)
    }

    fn terms(self, terms: &[Terms]) -> &[Term] {
        terms[self.article as usize].of_sentences(self.first as usize, self.end as usize)
    }
}

/// Finds near-duplicates: within each article, and then between articles.
pub(super) fn find(layouts: &[Layout], terms: &[Terms], originals: &Originals) -> Vec<NearPair> {
    let mut found = Vec::new();
    for (number, layout) in layouts.iter().enumerate() {
        let article = u32::try_from(number).unwrap_or(u32::MAX);
        let is_copy = |sentence: u32| originals.is_copy_within(number, sentence);
        let paragraphs: Vec<Item> = layout
            .paragraphs()
            .map(|(block, first, end)| Item { article, block, first, end })
            .filter(|item| !(item.first..item.end).any(is_copy) && item.terms(terms).len() <= LONGEST)
            .collect();
        let anchors = Vec::new();
        let pairs = Comparison { items: &paragraphs, layout, terms, anchors }.pairs();
        let told = Told::of(&pairs, article, layout);
        let sentences: Vec<Item> = layout
            .sentences()
            .map(|(block, at)| Item { article, block, first: at, end: at + 1 })
            .filter(|item| !is_copy(item.first) && !told.holds(item.first) && item.terms(terms).len() <= LONGEST)
            .collect();
        found.extend(pairs);
        let copies = layout.sentences().filter_map(|(_, at)| {
            let (from, original) = originals.of(number, crate::syntax::SentenceId(at))?;
            (from == number).then_some((original.0, at))
        });
        let anchors = copies.collect();
        found.extend(Comparison { items: &sentences, layout, terms, anchors }.pairs());
    }
    if layouts.len() > 1 {
        between(layouts, terms, originals, &mut found);
    }
    found.sort_unstable_by_key(|pair| (pair.copy, pair.original));
    found
}

/// The sentences that are already part of a later passage of a pair.
struct Told(Vec<bool>);

impl Told {
    fn of(pairs: &[NearPair], article: u32, layout: &Layout) -> Self {
        let mut told = vec![false; layout.sentence_count()];
        for pair in pairs.iter().filter(|pair| pair.copy.article == article as usize) {
            told[pair.copy.first.0 as usize..=pair.copy.last.0 as usize].fill(true);
        }
        Told(told)
    }

    fn holds(&self, sentence: u32) -> bool {
        self.0[sentence as usize]
    }
}

/// The passages of one article against each other.
struct Comparison<'a> {
    items: &'a [Item],
    layout: &'a Layout,
    terms: &'a [Terms],
    /// Sentences that are known to be the same, earlier and later.
    anchors: Vec<(u32, u32)>,
}

struct Scored {
    similarity: f32,
    earlier: usize,
    later: usize,
}

impl Comparison<'_> {
    fn pairs(self) -> Vec<NearPair> {
        let items = self.items;
        let features = |at: usize, list: &mut Vec<u32>| {
            list.extend(items[at].terms(self.terms).iter().filter(|term| term.is_content()).map(|term| term.hash()));
        };
        let mut measure = Measure::new(items, self.terms);
        let mut scored = Vec::new();
        index::candidates(items.len(), SHARED, features, |earlier, later| {
            let similarity = measure.similarity(earlier, later, BESIDE);
            if similarity >= BESIDE && !self.layout.may_agree(items[earlier].block, items[later].block) {
                scored.push(Scored { similarity, earlier, later });
            }
        });
        sort(&mut scored);

        let mut met = vec![false; items.len()];
        let mut taken = vec![false; items.len()];
        let mut accepted: Vec<Scored> = Vec::new();
        for Scored { similarity, earlier, later } in scored {
            let mutual = !met[earlier] && !met[later];
            let alike = similarity >= MUTUAL && mutual || similarity >= FURTHER && !taken[later];
            (met[earlier], met[later]) = (true, true);
            if alike {
                (taken[earlier], taken[later]) = (true, true);
                accepted.push(Scored { similarity, earlier, later });
            }
        }
        self.look_beside(&mut accepted, &mut taken, &mut measure);
        accepted
            .iter()
            .map(|pair| NearPair {
                copy: items[pair.later].passage(),
                original: items[pair.earlier].passage(),
                similarity: Similarity(pair.similarity),
            })
            .collect()
    }

    /// Goes from the pairs that count to those right before and after them in both places.
    fn look_beside(&self, accepted: &mut Vec<Scored>, taken: &mut [bool], measure: &mut Measure) {
        let items = self.items;
        let at = |sentence: u32| items.partition_point(|item| item.end <= sentence);
        // Where to look: the items before and after each pair.
        let mut places: Vec<(Option<usize>, Option<usize>)> = Vec::new();
        let beside = |earlier: usize, later: usize| {
            [(earlier.checked_sub(1), later.checked_sub(1)), (Some(earlier + 1), Some(later + 1))]
        };
        for &(original, copy) in &self.anchors {
            // The copy itself is not among the items, the original is: where it stands, the next is one further on.
            let (earlier, later) = (at(original), at(copy));
            let after = earlier + usize::from(items.get(earlier).is_some_and(|item| item.first <= original));
            places.push((earlier.checked_sub(1), later.checked_sub(1)));
            places.push((Some(after), Some(later)));
        }
        for pair in accepted.iter() {
            places.extend(beside(pair.earlier, pair.later));
        }
        while let Some(place) = places.pop() {
            let (Some(earlier), Some(later)) = place else { continue };
            if earlier >= later || later >= items.len() || taken[earlier] || taken[later] {
                continue;
            }
            let similarity = measure.similarity(earlier, later, BESIDE);
            if similarity >= BESIDE && !self.layout.may_agree(items[earlier].block, items[later].block) {
                (taken[earlier], taken[later]) = (true, true);
                accepted.push(Scored { similarity, earlier, later });
                places.extend(beside(earlier, later));
            }
        }
    }
}

/// The most alike first; among equals, in the order of the text.
fn sort(scored: &mut [Scored]) {
    scored.sort_unstable_by(|a, b| {
        b.similarity.total_cmp(&a.similarity).then(a.earlier.cmp(&b.earlier)).then(a.later.cmp(&b.later))
    });
}

/// Measures items, with room for their sorted terms.
struct Measure<'a> {
    items: &'a [Item],
    terms: &'a [Terms],
    earlier: Vec<Term>,
    later: Vec<Term>,
    later_item: usize,
}

impl<'a> Measure<'a> {
    fn new(items: &'a [Item], terms: &'a [Terms]) -> Self {
        Measure { items, terms, earlier: Vec::new(), later: Vec::new(), later_item: usize::MAX }
    }

    /// The similarity of two items, or 0 where their lengths alone keep it under `least`.
    fn similarity(&mut self, earlier: usize, later: usize, least: f32) -> f32 {
        let (a, b) = (self.items[earlier].terms(self.terms), self.items[later].terms(self.terms));
        // Twice the weight of the shorter over that of both is the most there can be; a word weighs 2 to 5 fifths.
        if 10.0 * a.len().min(b.len()) as f32 <= least * 2.0 * a.len().max(b.len()) as f32 {
            return 0.0;
        }
        if self.later_item != later {
            self.later_item = later;
            self.later.clear();
            self.later.extend_from_slice(b);
            self.later.sort_unstable();
        }
        self.earlier.clear();
        self.earlier.extend_from_slice(a);
        self.earlier.sort_unstable();
        overlap(&self.earlier, &self.later)
    }
}

/// Finds near-duplicates between articles: candidates share pairs of adjacent content words, since single words recur
/// in every article about the same matter.
fn between(layouts: &[Layout], terms: &[Terms], originals: &Originals, found: &mut Vec<NearPair>) {
    let mut told: Vec<Vec<bool>> = layouts.iter().map(|layout| vec![false; layout.sentence_count()]).collect();
    for pair in found.iter() {
        told[pair.copy.article][pair.copy.first.0 as usize..=pair.copy.last.0 as usize].fill(true);
    }
    for unit in [Unit::Paragraph, Unit::Sentence] {
        let mut items = Vec::new();
        for (number, layout) in layouts.iter().enumerate() {
            let article = u32::try_from(number).unwrap_or(u32::MAX);
            let mut add = |block, first, end| {
                let item = Item { article, block, first, end };
                let known = (first..end).any(|at| told[number][at as usize] || originals.is_copy(number, at));
                if !known && item.terms(terms).len() <= LONGEST {
                    items.push(item);
                }
            };
            match unit {
                Unit::Paragraph => layout.paragraphs().for_each(|(block, first, end)| add(block, first, end)),
                Unit::Sentence => layout.sentences().for_each(|(block, at)| add(block, at, at + 1)),
            }
        }
        let features = |at: usize, list: &mut Vec<u32>| {
            let mut before: Option<Term> = None;
            for &term in items[at].terms(terms).iter().filter(|term| term.is_content()) {
                if let Some(before) = before.replace(term) {
                    let mut hash = Hash::new();
                    hash.add(before.hash());
                    hash.add(term.hash());
                    list.push(hash.finish() as u32);
                }
            }
        };
        let mut measure = Measure::new(&items, terms);
        let mut best: Vec<Scored> = Vec::new();
        index::candidates(items.len(), SHARED, features, |earlier, later| {
            if items[earlier].article == items[later].article {
                return;
            }
            let similarity = measure.similarity(earlier, later, BETWEEN);
            if similarity < BETWEEN {
                return;
            }
            // Candidates of one passage come one after the other: the best of them is kept.
            match best.last_mut() {
                Some(last) if last.later == later => {
                    if (similarity, last.earlier) > (last.similarity, earlier) {
                        *last = Scored { similarity, earlier, later };
                    }
                }
                _ => best.push(Scored { similarity, earlier, later }),
            }
        });
        for pair in best {
            let (copy, original) = (items[pair.later].passage(), items[pair.earlier].passage());
            told[copy.article][copy.first.0 as usize..=copy.last.0 as usize].fill(true);
            found.push(NearPair { copy, original, similarity: Similarity(pair.similarity) });
        }
    }
}

/// What is compared between articles.
enum Unit {
    Paragraph,
    Sentence,
}
