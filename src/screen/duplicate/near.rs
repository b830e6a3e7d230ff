//! Passages that say the same in nearly the same words.
//!
//! Passages are alike when they share most of their words (`similarity`). That alone is weak: two sentences about one matter share
//! many words, too, and parallel sentences (two games, two nominations) share most. What makes it strong is that a
//! re-told passage and its original are *each other's* best match, that the passages beside them match as well, and
//! that much of the article is told twice. So a pair counts when it is a mutual best match and alike enough, with
//! less likeness beside pairs that already count; and how much is enough depends on the share of the article that has
//! such a match. In an article that is otherwise told once, only a pair that is nearly equal counts.

use std::collections::BTreeMap;

use super::between;
use super::index;
use super::passage::{Layout, Passage};
use super::repeats::{NearPair, Share, Similarity};
use super::similarity::Measure;
use super::terms::{Term, Terms};
use super::verbatim::{LISTED, Originals};
use crate::syntax::SentenceId;

/// The least similarity of a pair that is each other's best match, where the whole article is told twice.
const MUTUAL: f32 = 0.37;
/// The least where nothing else is.
const MUTUAL_ALONE: f32 = 0.70;
/// The least for a pair beside one that counts, where the whole article is told twice.
const BESIDE: f32 = 0.22;
/// The least where nothing else is.
const BESIDE_ALONE: f32 = 0.52;
/// The least for passages that start with different subjects, where nothing else is told twice: what one did, and then
/// another.
const PARALLEL_ALONE: f32 = 0.95;
/// The least for two sentences of one paragraph: parallel sentences follow each other there.
const SAME_PARAGRAPH: f32 = 0.82;
/// The least for a text and the heading over it, which may well say the same.
const UNDER_HEADING: f32 = 0.88;
/// How much of an article must be told twice for its short paragraphs to count.
const NEARLY_ALL: Share = Share(0.9);
/// The least for a second and further copies, for which the original is the best match, but not the other way round.
const FURTHER: f32 = 0.65;
/// The most words of a passage that is compared as a whole; of longer ones the sentences are.
pub(super) const LONGEST: usize = 2_000;
/// About how many different words there are in news, cut to the letters that count.
const STEMS: usize = 1 << 16;

/// A passage among those that are compared with each other.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) article: u32,
    pub(super) block: u32,
    pub(super) first: u32,
    pub(super) end: u32,
    /// It is too short to count unless everything else is told twice.
    pub(super) short: bool,
}

impl Item {
    pub(super) fn passage(self) -> Passage {
        Passage::new(self.article as usize, self.first, self.end)
    }

    fn sentences(self) -> usize {
        (self.end - self.first) as usize
    }

    pub(super) fn terms(self, terms: &[Terms]) -> &[Term] {
        terms[self.article as usize].of_sentences(self.first as usize, self.end as usize)
    }
}

/// Finds near-duplicates: within each article, and then between articles.
pub(super) fn find(layouts: &[Layout], terms: &[Terms], originals: &Originals) -> Vec<NearPair> {
    let mut found = Vec::new();
    for (number, layout) in layouts.iter().enumerate() {
        let article = u32::try_from(number).unwrap_or(u32::MAX);
        let is_copy = |sentence: u32| originals.is_told_within(number, sentence);
        let paragraphs: Vec<Item> = layout
            .paragraphs_and_short_ones()
            .map(|(block, first, end, short)| Item { article, block, first, end, short })
            .filter(|item| !(item.first..item.end).any(is_copy) && item.terms(terms).len() <= LONGEST)
            .collect();
        let anchors = Vec::new();
        let copies: Vec<(u32, u32)> = layout
            .sentences()
            .filter_map(|(_, at)| {
                let (from, original) = originals.of(number, SentenceId(at))?;
                (from == number).then_some((original.0, at))
            })
            .collect();
        let whole = layout.sentences().count();
        let told_twice = |pairs: &[NearPair]| 2 * (copies.len() + pairs.iter().map(NearPair::sentences).sum::<usize>());
        let pairs = Comparison { items: &paragraphs, layout, terms, anchors, told: told_twice(&[]), whole }.pairs();
        let told = Told::of(&pairs, article, layout);
        let sentences: Vec<Item> = layout
            .sentences()
            .map(|(block, at)| Item { article, block, first: at, end: at + 1, short: false })
            .filter(|item| !is_copy(item.first) && !told.holds(item.first) && item.terms(terms).len() <= LONGEST)
            .collect();
        let twice = told_twice(&pairs);
        found.extend(pairs);
        found.extend(Comparison { items: &sentences, layout, terms, anchors: copies, told: twice, whole }.pairs());
    }
    if layouts.len() > 1 {
        between::find(layouts, terms, originals, &mut found);
    }
    found.sort_unstable_by_key(|pair| (pair.copy, pair.original));
    listed(found)
}

/// The first pairs of each original; the last of them knows how many more there are.
fn listed(found: Vec<NearPair>) -> Vec<NearPair> {
    let mut seen: BTreeMap<Passage, (usize, usize)> = BTreeMap::new();
    let mut listed: Vec<NearPair> = Vec::new();
    for pair in found {
        let (count, last) = seen.entry(pair.original).or_default();
        if *count == LISTED {
            listed[*last].unlisted += 1;
            continue;
        }
        (*count, *last) = (*count + 1, listed.len());
        listed.push(pair);
    }
    listed
}

/// The sentences that are already part of a pair.
struct Told(Vec<bool>);

impl Told {
    fn of(pairs: &[NearPair], article: u32, layout: &Layout) -> Self {
        let mut told = vec![false; layout.sentence_count()];
        for pair in pairs.iter().filter(|pair| pair.copy.article == article as usize) {
            for passage in [pair.copy, pair.original] {
                told[passage.first.0 as usize..=passage.last.0 as usize].fill(true);
            }
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
    /// How many sentences of the article are known to have a match.
    told: usize,
    /// How many sentences are compared in all.
    whole: usize,
}

struct Scored {
    similarity: f32,
    earlier: usize,
    later: usize,
}

/// A pair that counts.
struct Accepted {
    pair: Scored,
    share: Share,
}

impl Comparison<'_> {
    fn pairs(self) -> Vec<NearPair> {
        let items = self.items;
        let features = |at: usize, list: &mut Vec<u32>| {
            list.extend(items[at].terms(self.terms).iter().filter(|term| term.is_content()).map(|term| term.hash()));
        };
        let mut measure = Measure::new(items, self.terms);
        let mut scored = Vec::new();
        index::candidates(items.len(), total(items, self.terms).min(STEMS), features, |earlier, later| {
            let similarity = measure.similarity(earlier, later, MUTUAL);
            if similarity >= MUTUAL && similarity >= self.least_between(earlier, later) {
                scored.push(Scored { similarity, earlier, later });
            }
        });
        sort(&mut scored);
        let told = self.told_twice(&scored);

        let mut met = vec![false; items.len()];
        let mut taken = vec![false; items.len()];
        let mut accepted: Vec<Accepted> = Vec::new();
        for pair in scored {
            let Scored { similarity, earlier, later } = pair;
            let mutual = !met[earlier] && !met[later];
            let share = self.share(told, earlier, later);
            let alone = if self.are_parallel(earlier, later) { PARALLEL_ALONE } else { MUTUAL_ALONE };
            let enough = self.enough(alone, MUTUAL, share, earlier, later);
            let alike = similarity >= enough && mutual || similarity >= FURTHER.max(enough) && !taken[later];
            (met[earlier], met[later]) = (true, true);
            if alike {
                (taken[earlier], taken[later]) = (true, true);
                accepted.push(Accepted { pair, share });
            }
        }
        self.look_beside(told, &mut accepted, &mut taken, &mut measure);
        accepted
            .iter()
            .map(|Accepted { pair, share }| NearPair {
                copy: items[pair.later].passage(),
                original: items[pair.earlier].passage(),
                similarity: Similarity(pair.similarity),
                told_twice: *share,
                unlisted: 0,
            })
            .collect()
    }

    /// How many sentences of the article are told twice: known copies and mutual best matches.
    fn told_twice(&self, scored: &[Scored]) -> usize {
        let mut met = vec![false; self.items.len()];
        let mut told = self.told;
        for pair in scored {
            if !met[pair.earlier] && !met[pair.later] {
                told += self.own(pair.earlier, pair.later);
            }
            (met[pair.earlier], met[pair.later]) = (true, true);
        }
        told
    }

    /// How many of the sentences of the article that count a pair has.
    fn own(&self, earlier: usize, later: usize) -> usize {
        let counted = |item: &Item| if item.short { 0 } else { item.sentences() };
        counted(&self.items[earlier]) + counted(&self.items[later])
    }

    /// How much of the article beside a pair is told twice; all, where there is nothing beside it.
    fn share(&self, told: usize, earlier: usize, later: usize) -> Share {
        let own = self.own(earlier, later);
        let rest = self.whole.saturating_sub(own);
        Share(if rest == 0 { 1.0 } else { (told.saturating_sub(own) as f32 / rest as f32).min(1.0) })
    }

    /// The least similarity of a pair: from `alone`, where nothing of the rest of the article is told twice, to
    /// `all`, where all of it is.
    fn enough(&self, alone: f32, all: f32, share: Share, earlier: usize, later: usize) -> f32 {
        if (self.items[earlier].short || self.items[later].short) && share < NEARLY_ALL {
            return f32::INFINITY;
        }
        all + (alone - all) * (1.0 - share.0)
    }

    /// Whether each passage starts with a word that the other doesn't have: they may be about different subjects.
    /// Figures don't tell: "1,200 delegates" and "1,500 delegates" are one subject.
    fn are_parallel(&self, earlier: usize, later: usize) -> bool {
        let (a, b) = (self.items[earlier].terms(self.terms), self.items[later].terms(self.terms));
        let starts_apart = |a: &[Term], b: &[Term]| {
            a.iter().find(|term| term.is_content() && !term.is_figure()).is_some_and(|first| !b.contains(first))
        };
        starts_apart(a, b) && starts_apart(b, a)
    }

    /// The least similarity that two places by themselves ask for.
    fn least_between(&self, earlier: usize, later: usize) -> f32 {
        let (earlier, later) = (self.items[earlier].block, self.items[later].block);
        if earlier == later {
            SAME_PARAGRAPH
        } else if self.layout.may_agree(earlier, later) {
            UNDER_HEADING
        } else {
            0.0
        }
    }

    /// Goes from the pairs that count to those right before and after them in both places.
    fn look_beside(&self, told: usize, accepted: &mut Vec<Accepted>, taken: &mut [bool], measure: &mut Measure) {
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
        for Accepted { pair, .. } in accepted.iter() {
            places.extend(beside(pair.earlier, pair.later));
        }
        while let Some(place) = places.pop() {
            let (Some(earlier), Some(later)) = place else { continue };
            if earlier >= later || later >= items.len() || taken[earlier] || taken[later] {
                continue;
            }
            let similarity = measure.similarity(earlier, later, BESIDE);
            let share = self.share(told, earlier, later);
            let enough = self.enough(BESIDE_ALONE, BESIDE, share, earlier, later);
            if similarity >= enough && similarity >= self.least_between(earlier, later) {
                (taken[earlier], taken[later]) = (true, true);
                accepted.push(Accepted { pair: Scored { similarity, earlier, later }, share });
                places.extend(beside(earlier, later));
            }
        }
    }
}

/// How many words the items have.
pub(super) fn total(items: &[Item], terms: &[Terms]) -> usize {
    items.iter().map(|item| item.terms(terms).len()).sum()
}

/// The most alike first; among equals, in the order of the text.
fn sort(scored: &mut [Scored]) {
    scored.sort_unstable_by(|a, b| {
        b.similarity.total_cmp(&a.similarity).then(a.earlier.cmp(&b.earlier)).then(a.later.cmp(&b.later))
    });
}
