//! Passages that are the same letter for letter.

use std::collections::BTreeSet;

use super::embedded;
use super::fold;
use super::passage::{Layout, Passage};
use super::repeats::Repeat;
use super::terms::Terms;
use crate::syntax::{Analysis, SentenceId};

/// How many copies of one original are listed; the last of them says how many more there are.
pub(super) const LISTED: usize = 20;
/// A sentence of so few words that comes back this often is a refrain, and not a slip.
const REFRAIN_WORDS: usize = 8;
const REFRAIN_TIMES: usize = 3;

/// The repeats that are reported, and the original of every copied sentence.
pub(super) struct Verbatim {
    pub(super) paragraphs: Vec<Repeat>,
    pub(super) sentences: Vec<Repeat>,
    pub(super) originals: Originals,
}

/// For each sentence of the run the one that it repeats.
pub(super) struct Originals {
    /// The number in the run of the first sentence of each article, and the number of all sentences.
    base: Vec<u32>,
    original: Vec<u32>,
    /// Sentences that hold a copy, or the original of one, but say more; and refrains.
    holders: BTreeSet<(usize, u32)>,
}

const NONE: u32 = u32::MAX;

impl Originals {
    fn new(analyses: &[Analysis]) -> Self {
        let mut base = vec![0u32];
        for analysis in analyses {
            let sentences = u32::try_from(analysis.sentences().len()).unwrap_or(u32::MAX);
            base.push(base[base.len() - 1].saturating_add(sentences));
        }
        let original = vec![NONE; base[base.len() - 1] as usize];
        Originals { base, original, holders: BTreeSet::new() }
    }

    /// The original of a sentence, if it is a copy.
    pub(super) fn of(&self, article: usize, sentence: SentenceId) -> Option<(usize, SentenceId)> {
        let original = self.original[(self.base[article] + sentence.0) as usize];
        (original != NONE).then(|| {
            let article = self.base.partition_point(|&base| base <= original) - 1;
            (article, SentenceId(original - self.base[article]))
        })
    }

    /// Whether a sentence is a copy of one in its own article.
    pub(super) fn is_copy_within(&self, article: usize, sentence: u32) -> bool {
        let original = self.original[(self.base[article] + sentence) as usize];
        original != NONE && original >= self.base[article]
    }

    /// Whether a sentence is a copy of any in the run.
    pub(super) fn is_copy(&self, article: usize, sentence: u32) -> bool {
        self.original[(self.base[article] + sentence) as usize] != NONE
    }

    /// Whether a sentence holds a copy of another, or is held by another, in its own article.
    pub(super) fn is_told_within(&self, article: usize, sentence: u32) -> bool {
        self.is_copy_within(article, sentence) || self.holders.contains(&(article, sentence))
    }

    /// Notes that a sentence stands inside another one.
    pub(super) fn set_embedded(&mut self, copy: Passage, original: Passage) {
        if copy.part.is_none() {
            self.set(copy, original);
        }
        self.holders.insert((copy.article, copy.first.0));
        self.holders.insert((original.article, original.first.0));
    }

    /// Takes a refrain out of all further comparison.
    fn set_apart(&mut self, refrain: Repeat) {
        for passage in [refrain.copy, refrain.original] {
            self.holders.extend((passage.first.0..=passage.last.0).map(|at| (passage.article, at)));
        }
    }

    fn set(&mut self, copy: Passage, original: Passage) {
        let (to, from) = (self.base[copy.article] + copy.first.0, self.base[original.article] + original.first.0);
        for offset in 0..=(copy.last.0 - copy.first.0) {
            self.original[(to + offset) as usize] = from + offset;
        }
    }
}

/// A passage with the hash of its characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Keyed {
    key: u64,
    article: u32,
    first: u32,
    end: u32,
}

impl Keyed {
    fn passage(self) -> Passage {
        Passage::new(self.article as usize, self.first, self.end)
    }
}

/// Finds what is repeated letter for letter.
pub(super) fn find(analyses: &[Analysis], terms: &[Terms], layouts: &[Layout]) -> Verbatim {
    let mut blocks = Vec::new();
    let mut sentences = Vec::new();
    for (number, (analysis, layout)) in analyses.iter().zip(layouts).enumerate() {
        let article = u32::try_from(number).unwrap_or(u32::MAX);
        let keys: Vec<u64> = analysis.sentences().map(|sentence| fold::key(sentence.text())).collect();
        for (_, first, end) in layout.paragraphs() {
            let of_block = &keys[first as usize..end as usize];
            let key = of_block.iter().fold(0u64, |key, &next| key.rotate_left(9).wrapping_mul(31) ^ next);
            blocks.push(Keyed { key, article, first, end });
        }
        for (_, at) in layout.sentences() {
            sentences.push(Keyed { key: keys[at as usize], article, first: at, end: at + 1 });
        }
    }
    let mut originals = Originals::new(analyses);
    let mut paragraphs = Vec::new();
    groups(analyses, blocks, |repeat, standing| {
        if standing == Standing::Refrain {
            return originals.set_apart(repeat);
        }
        originals.set(repeat.copy, repeat.original);
        if standing == Standing::Listed {
            paragraphs.push(repeat);
        }
    });
    let mut singles = Vec::new();
    groups(analyses, sentences, |repeat, standing| {
        if standing == Standing::Refrain {
            return originals.set_apart(repeat);
        }
        // A copy by way of its paragraph is known already; but one that is a copy of another article's may also be
        // one of its own article's, and that says more.
        let known = originals.is_copy_within(repeat.copy.article, repeat.copy.first.0)
            || repeat.copy.article != repeat.original.article
                && originals.is_copy(repeat.copy.article, repeat.copy.first.0);
        if known {
            return;
        }
        originals.set(repeat.copy, repeat.original);
        if standing == Standing::Listed {
            singles.push(repeat);
        }
    });
    singles.sort_unstable_by_key(|repeat| repeat.copy);
    let mut sentences = joined(analyses, &singles);
    for (number, (analysis, layout)) in analyses.iter().zip(layouts).enumerate() {
        sentences.extend(embedded::find(analysis, &terms[number], number, layout, &mut originals));
    }
    sentences.sort_unstable_by_key(|repeat| repeat.copy);
    paragraphs.sort_unstable_by_key(|repeat| repeat.copy);
    Verbatim { paragraphs, sentences, originals }
}

/// What is made of a copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is reported.
    Listed,
    /// It is one of too many.
    Counted,
    /// It comes back on purpose.
    Refrain,
}

/// Calls `each` for every copy with its original, and what is to be made of it.
fn groups(analyses: &[Analysis], mut keyed: Vec<Keyed>, mut each: impl FnMut(Repeat, Standing)) {
    keyed.sort_unstable();
    for group in keyed.chunk_by(|a, b| a.key == b.key) {
        if group.len() < 2 {
            continue;
        }
        let first = group[0];
        let group: Vec<Keyed> = group
            .iter()
            .copied()
            .filter(|one| *one == first || same(analyses, first.passage(), one.passage()))
            .collect();
        // Within an article the copies are counted from its own first; between articles, from the first of the run.
        let articles: Vec<&[Keyed]> = group.chunk_by(|a, b| a.article == b.article).collect();
        for (rank, own) in articles.iter().enumerate() {
            for (copy, within) in own.iter().zip(0..) {
                let (original, place, all) = match (within, rank) {
                    (0, 0) => continue,
                    (0, _) => (first, rank, articles.len() - 1),
                    _ => (own[0], within, own.len() - 1),
                };
                let unlisted = if place == LISTED { all - LISTED } else { 0 };
                let repeat = Repeat { copy: copy.passage(), original: original.passage(), unlisted };
                let refrain =
                    within > 0 && all + 1 >= REFRAIN_TIMES && words(analyses, copy.passage()) <= REFRAIN_WORDS;
                let standing = match place <= LISTED {
                    _ if refrain => Standing::Refrain,
                    true => Standing::Listed,
                    false => Standing::Counted,
                };
                each(repeat, standing);
            }
        }
    }
}

fn words(analyses: &[Analysis], passage: Passage) -> usize {
    passage.sentences(analyses).map(|sentence| sentence.text().split_whitespace().count()).sum()
}

fn same(analyses: &[Analysis], a: Passage, b: Passage) -> bool {
    let sentences = |passage: Passage| passage.sentences(analyses).map(|sentence| sentence.text());
    a.last.0 - a.first.0 == b.last.0 - b.first.0 && sentences(a).zip(sentences(b)).all(|(a, b)| fold::same(a, b))
}

/// Joins copies of sentences that follow each other in one paragraph, as their originals do.
fn joined(analyses: &[Analysis], singles: &[Repeat]) -> Vec<Repeat> {
    let mut out: Vec<Repeat> = Vec::new();
    for &next in singles {
        if let Some(run) = out.last_mut() {
            let follows = |run: Passage, next: Passage| {
                run.article == next.article
                    && run.last.0 + 1 == next.first.0
                    && analyses[run.article].sentence(run.last).block_number()
                        == analyses[next.article].sentence(next.first).block_number()
            };
            // A copy inside its own original's run ("A B A B") must not grow into it.
            let apart = run.copy.article != run.original.article || next.original.last.0 < run.copy.first.0;
            if follows(run.copy, next.copy) && follows(run.original, next.original) && apart {
                run.copy.last = next.copy.last;
                run.original.last = next.original.last;
                run.unlisted = run.unlisted.max(next.unlisted);
                continue;
            }
        }
        out.push(next);
    }
    out
}
