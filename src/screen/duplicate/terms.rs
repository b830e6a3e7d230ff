//! The words of sentences as they count for similarity.
//!
//! Only the first letters of a word count, so that inflected forms agree, and function words count less than others.
//! The weights are fixed, not learnt from the run, so that what is found in an article doesn't depend on what else is
//! read with it.

use std::sync::LazyLock;

use crate::syntax::{Analysis, Token, TokenKind};

/// A word as it counts: a hash of its stem; the lowest bit says that it is a function word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term(u32);

/// What a content word weighs in a passage, in fifths.
const CONTENT_WEIGHT: u32 = 5;
/// What a function word weighs.
const FUNCTION_WEIGHT: u32 = 2;

impl Term {
    pub(super) fn is_content(self) -> bool {
        self.0 & 1 == 0
    }

    /// Whether it is written in figures.
    pub(super) fn is_figure(self) -> bool {
        self.0 & 2 == 2
    }

    pub(super) fn hash(self) -> u32 {
        self.0
    }

    pub(super) fn weight(self) -> u32 {
        if self.is_content() { CONTENT_WEIGHT } else { FUNCTION_WEIGHT }
    }
}

/// A hash that is the same on every machine, in every run.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    pub(super) fn new() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn add(&mut self, value: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    /// The finaliser of MurmurHash3: every bit of the result depends on every bit that went in.
    pub(super) fn finish(self) -> u64 {
        let mut x = self.0;
        x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        x ^ (x >> 33)
    }
}

/// The hash of a folded word.
pub(super) fn hash_of(word: &str) -> u64 {
    hash_of_bytes(word.bytes())
}

/// The hash of a word, byte for byte.
pub(in crate::screen) fn hash_of_bytes(word: impl Iterator<Item = u8>) -> u64 {
    let mut hash = Hash::new();
    word.for_each(|byte| hash.add(u32::from(byte)));
    hash.finish()
}

const SLOTS: usize = 1024;

/// The hashes of the function words, each at the first free slot after its own.
static FUNCTION_WORDS: LazyLock<[u64; SLOTS]> = LazyLock::new(|| {
    let mut slots = [0; SLOTS];
    for word in include_str!("function_words.txt").lines().filter(|line| !line.starts_with('#')) {
        let hash = hash_of(word);
        let mut at = hash as usize % SLOTS;
        while slots[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        slots[at] = hash;
    }
    slots
});

fn is_function_word(hash: u64) -> bool {
    let mut at = hash as usize % SLOTS;
    loop {
        match FUNCTION_WORDS[at] {
            0 => return false,
            word if word == hash => return true,
            _ => at = (at + 1) % SLOTS,
        }
    }
}

/// Whether a token counts as a word: one that is written with letters or digits.
pub(super) fn counts(token: Token) -> bool {
    matches!(token.kind(), TokenKind::Word | TokenKind::Number)
}

/// How many letters of a word count. Inflected and derived forms agree in them ("decide", "decision"), and on
/// re-told sentences a cut does better than a stemmer.
const LETTERS: usize = 4;

/// The letters of a folded word that count; of figures and words with marks inside all do.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    if word.is_ascii() {
        let letters = word.bytes().all(|byte| byte.is_ascii_alphabetic());
        return if letters { &word[..word.len().min(LETTERS)] } else { word };
    }
    if !word.chars().all(char::is_alphabetic) {
        return word;
    }
    let end = word.char_indices().nth(LETTERS).map_or(word.len(), |(end, _)| end);
    &word[..end]
}

/// A word in lower case with straight apostrophes and hyphens, and figures without their separators.
pub(super) fn fold_word(form: &str, out: &mut String) {
    out.clear();
    let figure = form.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if !figure && form.is_ascii() {
        out.push_str(form);
        out.make_ascii_lowercase();
        return;
    }
    for ch in form.chars() {
        match ch {
            ',' if figure => {}
            '’' => out.push('\''),
            '‑' | '–' => out.push('-'),
            '\u{ad}' => {}
            _ if ch.is_ascii() => out.push(ch.to_ascii_lowercase()),
            _ => out.extend(ch.to_lowercase()),
        }
    }
}

/// A word as it counts, and the hash of all its characters.
fn read(form: &str, scratch: &mut String) -> (Term, u64) {
    // Nearly all words are ASCII letters alone: they are folded, hashed and cut in one go.
    let (mut whole, mut start) = (Hash::new(), Hash::new());
    for (at, byte) in form.bytes().enumerate() {
        if !byte.is_ascii_alphabetic() {
            return read_any(form, scratch);
        }
        whole.add(u32::from(byte.to_ascii_lowercase()));
        if at < LETTERS {
            start = whole;
        }
    }
    let hash = whole.finish();
    if is_function_word(hash) {
        return (Term(hash as u32 & !3 | 1), hash);
    }
    (Term(start.finish() as u32 & !3), hash)
}

fn read_any(form: &str, scratch: &mut String) -> (Term, u64) {
    fold_word(form, scratch);
    let hash = hash_of(scratch);
    if is_function_word(hash) {
        return (Term(hash as u32 & !3 | 1), hash);
    }
    let figure = u32::from(scratch.as_bytes().first().is_some_and(u8::is_ascii_digit)) << 1;
    (Term(hash_of(stem(scratch)) as u32 & !3 | figure), hash)
}

fn term(form: &str, scratch: &mut String) -> Term {
    read(form, scratch).0
}

/// The first word of a phrase that is no function word.
pub(super) fn first_content_term(phrase: &str) -> Option<Term> {
    let mut scratch = String::new();
    let words = phrase.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| term(word, &mut scratch)).find(|term| term.is_content())
}

/// Whether a word, folded, is a function word.
pub(super) fn is_function(folded: &str) -> bool {
    is_function_word(hash_of(folded))
}

/// The words of all sentences of an article, in the order of the text: what counts of each, and its exact form.
pub(super) struct Terms {
    terms: Vec<Term>,
    exact: Vec<Exact>,
    first: Vec<u32>,
}

impl Terms {
    pub(super) fn of(analysis: &Analysis) -> Self {
        let mut terms = Vec::new();
        let mut exact = Vec::new();
        let mut first = vec![0];
        let mut scratch = String::new();
        for sentence in analysis.sentences() {
            for token in sentence.tokens().filter(|&token| counts(token)) {
                let (term, hash) = read(token.form(), &mut scratch);
                terms.push(term);
                exact.push(Exact::new(hash, token.form()));
            }
            first.push(u32::try_from(terms.len()).unwrap_or(u32::MAX));
        }
        terms.shrink_to_fit();
        exact.shrink_to_fit();
        Terms { terms, exact, first }
    }

    /// The terms of the sentences from `first` to before `end`.
    pub(super) fn of_sentences(&self, first: usize, end: usize) -> &[Term] {
        &self.terms[self.first[first] as usize..self.first[end] as usize]
    }

    /// The exact words of a sentence.
    pub(super) fn exact(&self, sentence: u32) -> &[Exact] {
        &self.exact[self.first[sentence as usize] as usize..self.first[sentence as usize + 1] as usize]
    }
}

/// A hash of all characters of a word, folded; whether it starts with a capital or a digit doesn't count when two are
/// compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exact(u32);

impl Exact {
    fn new(hash: u64, form: &str) -> Self {
        let starts_anew = form.starts_with(|ch: char| ch.is_uppercase() || ch.is_numeric());
        Exact((hash >> 32) as u32 & !1 | u32::from(starts_anew))
    }

    /// Whether a sentence could start with the word: it has a capital or a digit.
    pub(super) fn starts_anew(self) -> bool {
        self.0 & 1 == 1
    }

    pub(super) fn hash(self) -> u32 {
        self.0 >> 1
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.hash() == other.hash()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_agree() {
        for (a, b) in [("talks", "talking"), ("minister’s", "Minister"), ("1,000", "1000"), ("moved", "moves")] {
            let of = |word| term(word, &mut String::new());
            assert_eq!(of(a), of(b), "{a} {b}");
            assert!(of(a).is_content());
        }
        assert!(!term("The", &mut String::new()).is_content());
        assert!(term("not", &mut String::new()).is_content());
    }

    #[test]
    fn the_short_way_reads_words_as_the_long_one_does() {
        let mut scratch = String::new();
        for word in ["Talks", "the", "OF", "ox", "a", "éclair", "co-op", "don’t", "1990s", "Minister’s"] {
            assert_eq!(read(word, &mut scratch), read_any(word, &mut scratch), "{word}");
        }
    }

    #[test]
    fn word_lists_are_sorted_and_unique() {
        for list in [include_str!("function_words.txt"), include_str!("boilerplate.txt")] {
            let words: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(words.is_sorted_by(|a, b| a < b));
        }
    }
}
