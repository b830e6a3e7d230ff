//! Lists of words that the checks share.

use std::sync::LazyLock;

/// A sorted list of words, one a line; lines that start with `#` are its header.
pub(super) struct WordList(LazyLock<Vec<&'static str>>);

impl WordList {
    /// Whether a word in lower case is in the list.
    pub fn holds(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

fn read(source: &'static str) -> Vec<&'static str> {
    source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// Words beside which numbers may be wrong on purpose, or not all that there is.
pub(super) static DOUBTS: WordList = WordList(LazyLock::new(|| read(include_str!("doubts.txt"))));

/// Words that leave open whether all parts are named.
pub(super) static OPEN: WordList = WordList(LazyLock::new(|| read(include_str!("open.txt"))));

/// Nouns for people of whatever kind.
pub(super) static PEOPLE: WordList = WordList(LazyLock::new(|| read(include_str!("people.txt"))));

/// Nouns for people by sex and age, which no two of a list share.
pub(super) const SEXES: [&str; 10] =
    ["baby", "boy", "child", "female", "girl", "infant", "male", "man", "toddler", "woman"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [&DOUBTS, &OPEN, &PEOPLE] {
            assert!(list.0.is_sorted_by(|one, other| one < other), "{:?}", *list.0);
        }
        assert!(SEXES.is_sorted());
    }
}
