//! Lists of words, kept as data: an entry a line.

use std::sync::LazyLock;

/// A list: its words, sorted, and what its lines say of them.
pub struct WordList(Vec<(&'static str, &'static str)>);

impl WordList {
    /// Reads a file of lines `word`, or `word TAB what is said of it`. Lines that start with `#` are its header.
    pub fn read(file: &'static str) -> Self {
        let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        WordList(lines.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect())
    }

    /// What the list says of a word, in lower case.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let at = self.0.binary_search_by(|(entry, _)| (*entry).cmp(word)).ok()?;
        Some(self.0[at].1)
    }

    /// Whether the list has a word, in lower case.
    pub fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The words and what is said of them, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.0.iter().copied()
    }

    /// The words, in order.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|(word, _)| *word)
    }

    /// What the list says of its words, in order.
    pub fn values(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|(_, value)| *value)
    }

    /// Whether the list is sorted and no word stands in it twice.
    #[cfg(test)]
    pub fn is_sorted(&self) -> bool {
        self.0.is_sorted_by(|a, b| a.0 < b.0)
    }
}

/// Adverbs and such that say no more than that it is so.
pub static LIGHT_WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("light_words.txt")));
/// Verbs for what lasts.
pub static LASTING_VERBS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("lasting_verbs.txt")));
/// Words that turn against what was said before.
pub static TURNING_WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("turning_words.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [&LIGHT_WORDS, &LASTING_VERBS, &TURNING_WORDS] {
            assert!(list.is_sorted());
        }
    }
}
