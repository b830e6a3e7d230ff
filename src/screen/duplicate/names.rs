//! Which words at the start of a sentence are names.

use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::terms::{counts, fold_word, hash_of};
use crate::syntax::Analysis;

/// Which words of articles are names, even where they start a sentence: read when they are first asked for.
#[derive(Default)]
pub(super) struct Names {
    of_article: BTreeMap<usize, WordsByCase>,
}

/// The words that stand inside the sentences of an article.
#[derive(Default)]
struct WordsByCase {
    capital: HashSet<u64, BuildHasherDefault<AsItIs>>,
    small: HashSet<u64, BuildHasherDefault<AsItIs>>,
}

/// The words are hashed already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl Names {
    /// Whether two words at the start of sentences are different names: one of them stands inside a sentence with a
    /// capital, and neither stands anywhere in small letters.
    pub(super) fn are_two(&mut self, articles: [(usize, &Analysis); 2], a: &str, b: &str) -> bool {
        let (a, b) = (hash_of(a), hash_of(b));
        let mut proven = false;
        for (number, analysis) in articles {
            let words = self.of_article.entry(number).or_insert_with(|| WordsByCase::of(analysis));
            if words.small.contains(&a) || words.small.contains(&b) {
                return false;
            }
            proven |= words.capital.contains(&a) || words.capital.contains(&b);
        }
        proven
    }
}

impl WordsByCase {
    fn of(analysis: &Analysis) -> Self {
        let mut words = WordsByCase::default();
        let mut folded = String::new();
        for sentence in analysis.sentences() {
            let inside =
                || sentence.tokens().skip_while(|&token| !counts(token)).skip(1).filter(|token| token.is_word());
            let capitals = inside().filter(|token| token.form().starts_with(char::is_uppercase)).count();
            // In a headline any word may have a capital.
            let headline = 2 * capitals > inside().count();
            for token in inside() {
                fold_word(token.form(), &mut folded);
                let hash = hash_of(folded.strip_suffix("'s").unwrap_or(&folded));
                if !token.form().starts_with(char::is_uppercase) {
                    words.small.insert(hash);
                } else if !headline {
                    words.capital.insert(hash);
                }
            }
        }
        words
    }
}
