//! Sentences that stand word for word inside a longer one.
//!
//! Where two texts were joined without care, sentences have no clear borders: a heading runs into the first sentence
//! after it, a quotation holds several. So a copy need not be a sentence to the segmenter. A rolling window over the
//! words of the article is looked up in a table of the openings of its sentences; a hit is then compared whole.

use super::fold;
use super::passage::{Layout, Passage};
use super::repeats::Repeat;
use super::terms::{Exact, Hash, Terms, counts};
use super::verbatim::Originals;
use crate::syntax::{Analysis, Sentence, SentenceId};

/// How many words of a sentence are its opening. Shorter sentences stand in others for good reasons.
const OPENING: usize = 6;

fn opening(words: &[Exact]) -> u64 {
    let mut hash = Hash::new();
    words.iter().for_each(|word| hash.add(word.hash()));
    hash.finish()
}

/// The most words of a sentence in which others are looked for. What is longer is no sentence, and finding the places
/// of words in it costs its length each time.
const LONGEST: usize = 500;

const FREE: u32 = u32::MAX;

/// The first sentence with each opening.
struct Openings {
    slots: Vec<u32>,
}

impl Openings {
    fn new(sentences: usize) -> Self {
        Openings { slots: vec![FREE; (sentences.max(4) * 2).next_power_of_two()] }
    }

    /// The slot of a sentence with this opening, or the free one where it would go.
    fn slot(&self, terms: &Terms, key: u64, window: &[Exact]) -> usize {
        let mut at = key as usize & (self.slots.len() - 1);
        while self.slots[at] != FREE && terms.exact(self.slots[at])[..OPENING] != *window {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}

/// Finds sentences of the article that stand inside longer ones, and marks them in `originals`.
pub(super) fn find(
    analysis: &Analysis,
    terms: &Terms,
    number: usize,
    layout: &Layout,
    originals: &mut Originals,
) -> Vec<Repeat> {
    let whole: Vec<u32> = layout
        .sentences()
        .map(|(_, at)| at)
        .filter(|&at| !originals.is_copy_within(number, at) && terms.exact(at).len() >= OPENING)
        .collect();
    let mut openings = Openings::new(whole.len());
    for &at in &whole {
        let window = &terms.exact(at)[..OPENING];
        let slot = openings.slot(terms, opening(window), window);
        if openings.slots[slot] == FREE {
            openings.slots[slot] = at;
        }
    }
    let mut repeats = Vec::new();
    for &longer in &whole {
        let of_longer = terms.exact(longer);
        if of_longer.len() > LONGEST {
            continue;
        }
        for (offset, window) in of_longer.windows(OPENING).enumerate() {
            if !window[0].starts_anew() {
                continue;
            }
            let slot = openings.slot(terms, opening(window), window);
            let shorter = openings.slots[slot];
            let same_length = shorter != FREE && terms.exact(shorter).len() == of_longer.len();
            if shorter == FREE
                || same_length && longer <= shorter
                || !of_longer[offset..].starts_with(terms.exact(shorter))
            {
                continue;
            }
            let (outer, inner) = (sentence(analysis, longer), sentence(analysis, shorter));
            // The words of a headline come again in the text.
            if [outer, inner].iter().any(|sentence| layout.is_heading(sentence.block_number() as u32)) {
                continue;
            }
            let Some(piece) = piece(outer, inner, offset, terms.exact(shorter).len()) else { continue };
            if originals.is_copy_within(number, shorter) || originals.is_copy_within(number, longer) {
                continue;
            }
            // The same words with other marks around them are the sentence itself; with the same marks, a refrain.
            if same_length && fold::same(outer.text(), inner.text()) {
                continue;
            }
            let part = Passage { part: (!same_length).then_some(piece), ..Passage::new(number, longer, longer + 1) };
            let all = Passage::new(number, shorter, shorter + 1);
            let (copy, original) = if longer < shorter { (all, part) } else { (part, all) };
            originals.set_embedded(copy, original);
            repeats.push(Repeat { copy, original, unlisted: 0 });
        }
    }
    repeats.sort_unstable_by_key(|repeat| (repeat.copy, repeat.original));
    repeats
}

fn sentence(analysis: &Analysis, at: u32) -> Sentence<'_> {
    analysis.sentence(SentenceId(at))
}

/// The place of the words of `inner` in `outer`, if they stand there as a sentence of their own would: with the same
/// characters, a capital at the start, and punctuation or nothing behind.
fn piece(outer: Sentence, inner: Sentence, offset: usize, length: usize) -> Option<crate::article::Span> {
    let bare = |sentence: Sentence, offset: usize| {
        let mut words = sentence.tokens().filter(|&token| counts(token)).skip(offset).take(length);
        let first = words.next()?.range_in_sentence();
        let last = words.last()?.range_in_sentence();
        Some(first.start..last.end)
    };
    let here = bare(outer, offset)?;
    let there = bare(inner, 0)?;
    let words = &outer.text()[here.clone()];
    let starts_anew = words.starts_with(|ch: char| ch.is_uppercase() || ch.is_numeric());
    let rest = &outer.text()[here.end..];
    let marks = rest.find(|ch: char| ch.is_alphanumeric() || ch.is_whitespace()).unwrap_or(rest.len());
    let ends = rest[..marks].ends_with(|ch: char| !ch.is_alphanumeric()) || rest.trim().is_empty();
    // Of the marks behind only those are taken that stand behind the other, too: no quotation mark is torn off.
    let own = inner.text()[there.end..].chars().zip(rest[..marks].chars()).take_while(|(a, b)| a == b);
    let marks: usize = own.map(|(mark, _)| mark.len_utf8()).sum();
    (starts_anew && ends && fold::same(words, &inner.text()[there]))
        .then(|| outer.span_of(here.start..here.end + marks))
}
