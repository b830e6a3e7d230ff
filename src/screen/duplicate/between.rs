//! Passages of two articles that say the same in nearly the same words.
//!
//! Articles about one matter tell the same for good reasons, and in the same words. So candidates share pairs of
//! adjacent content words, and the two must be alike in most of their words.

use super::index;
use super::near::{Item, LONGEST, total};
use super::passage::Layout;
use super::repeats::{NearPair, Share, Similarity};
use super::similarity::Measure;
use super::terms::{Hash, Term, Terms};
use super::verbatim::Originals;

/// The least similarity.
const BETWEEN: f32 = 0.70;

/// Adds the near-duplicates between articles to those within.
pub(super) fn find(layouts: &[Layout], terms: &[Terms], originals: &Originals, found: &mut Vec<NearPair>) {
    let mut told: Vec<Vec<bool>> = layouts.iter().map(|layout| vec![false; layout.sentence_count()]).collect();
    for pair in found.iter() {
        told[pair.copy.article][pair.copy.first.0 as usize..=pair.copy.last.0 as usize].fill(true);
    }
    for unit in [Unit::Paragraph, Unit::Sentence] {
        let mut items = Vec::new();
        for (number, layout) in layouts.iter().enumerate() {
            let article = u32::try_from(number).unwrap_or(u32::MAX);
            let mut add = |block, first, end| {
                let item = Item { article, block, first, end, short: false };
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
        let mut best: Vec<Best> = Vec::new();
        index::candidates(items.len(), total(&items, terms), features, |earlier, later| {
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
                        *last = Best { similarity, earlier, later };
                    }
                }
                _ => best.push(Best { similarity, earlier, later }),
            }
        });
        for pair in best {
            let (copy, original) = (items[pair.later].passage(), items[pair.earlier].passage());
            told[copy.article][copy.first.0 as usize..=copy.last.0 as usize].fill(true);
            found.push(NearPair {
                copy,
                original,
                similarity: Similarity(pair.similarity),
                told_twice: Share(0.0),
                unlisted: 0,
            });
        }
    }
}

/// The passage of another article that is most like a later one.
struct Best {
    similarity: f32,
    earlier: usize,
    later: usize,
}

/// What is compared between articles.
enum Unit {
    Paragraph,
    Sentence,
}
