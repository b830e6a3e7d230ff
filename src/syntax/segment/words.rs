//! Lists of words that tell where sentences start, and their look-up.

use std::sync::LazyLock;

/// A list of lower-case words, one a line; what stands behind a space on the line is a remark of the list.
pub(super) struct WordList(Vec<(&'static str, &'static str)>);

impl WordList {
    /// Reads a sorted list; lines that start with `#` are its header.
    pub(super) fn read(source: &'static str) -> Self {
        let lines = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        WordList(lines.map(|line| line.split_once(' ').unwrap_or((line, ""))).collect())
    }

    /// The remark of a word, in any case, if it is in the list.
    pub(super) fn get(&self, word: &str) -> Option<&'static str> {
        let mut lower = [0u8; LONGEST];
        let lower = lower.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let found = self.0.binary_search_by(|(entry, _)| entry.as_bytes().cmp(lower)).ok()?;
        Some(self.0[found].1)
    }

    fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Whether the list is sorted and no word stands in it twice.
    #[cfg(test)]
    pub(super) fn is_sorted(&self) -> bool {
        self.0.is_sorted_by(|(a, _), (b, _)| a < b)
    }

    #[cfg(test)]
    pub(super) fn longest(&self) -> usize {
        self.0.iter().map(|(word, _)| word.len()).max().unwrap_or(0)
    }
}

/// No entry of a list is longer, in bytes.
const LONGEST: usize = 16;

static STARTERS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("starters.txt")));
static FRONTING: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("fronting.txt")));
static SAYING: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("saying.txt")));
static DATES: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("dates.txt")));
static JOINING: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("joining.txt")));

/// Whether a capitalised word is one that opens sentences and is no part of a name.
pub(super) fn starts_sentences(word: &str) -> bool {
    STARTERS.has(word)
}

/// Whether a word opens sentences and could not be a surname either, as it might behind an initial.
pub(super) fn starts_sentences_and_is_no_name(word: &str) -> bool {
    STARTERS.get(word) == Some("")
}

/// Whether a word opens a phrase of time or place that stands before the subject ("At 5 a.m. Mr. Smith left").
pub(super) fn opens_fronted_phrase(word: &str) -> bool {
    FRONTING.has(word)
}

/// Whether a capitalised word goes with a time before it: "4 p.m. Eastern", "8 a.m. Tuesday".
pub(super) fn goes_with_clock(word: &str) -> bool {
    DATES.has(word)
}

/// Whether a word is a verb of saying.
pub(super) fn is_saying(word: &str) -> bool {
    SAYING.has(word)
}

/// Whether a word of two letters is one of the language and no abbreviation.
pub(super) fn is_short_word(word: &str) -> bool {
    ["be", "do", "go", "he", "in", "it", "me", "on", "so", "to", "up", "us", "we"].contains(&word)
}

/// Whether no sentence ends with this word: an article, a preposition, a conjunction.
pub(super) fn asks_for_more(word: &str) -> bool {
    JOINING.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_their_words_short_enough() {
        for (name, list) in [
            ("starters", &STARTERS),
            ("fronting", &FRONTING),
            ("saying", &SAYING),
            ("joining", &JOINING),
            ("dates", &DATES),
        ] {
            assert!(list.is_sorted(), "{name}");
            assert!(list.longest() <= LONGEST, "{name}");
        }
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert!(starts_sentences("The") && starts_sentences("HOWEVER") && !starts_sentences("Government"));
        assert!(is_saying("said") && !is_saying("a word that is longer than any entry"));
    }
}
