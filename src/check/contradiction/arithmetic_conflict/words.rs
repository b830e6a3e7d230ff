//! Lists of words that the checks share.

use std::sync::LazyLock;

use crate::check::contradiction::lexicon::WordList;

/// Words beside which numbers may be wrong on purpose, or not all that there is.
pub(super) static DOUBTS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("doubts.txt")));

/// Words that leave open whether all parts are named.
pub(super) static OPEN: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("open.txt")));

/// Nouns for people of whatever kind.
pub(super) static PEOPLE: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("people.txt")));

/// Nouns for people by sex and age, which no two of a list share.
pub(super) const SEXES: [&str; 10] =
    ["baby", "boy", "child", "female", "girl", "infant", "male", "man", "toddler", "woman"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [&DOUBTS, &OPEN, &PEOPLE] {
            assert!(list.is_sorted());
        }
        assert!(SEXES.is_sorted());
    }
}
