//! The word lists of the family: sorted files of lower-cased words, one a line.

use std::sync::LazyLock;

/// A list of lower-cased words.
pub(super) struct WordList {
    words: Vec<&'static str>,
}

/// No word of the lists is longer, in bytes.
const LONGEST: usize = 24;

impl WordList {
    fn read(file: &'static str) -> Self {
        Self { words: file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect() }
    }

    /// Whether the list holds the word, in any case. A typographic apostrophe counts as a straight one.
    pub(super) fn has(&self, word: &str) -> bool {
        if word.len() > LONGEST {
            return false;
        }
        let mut lower = [0_u8; LONGEST];
        let mut len = 0;
        for ch in word.chars() {
            lower[len] = match u8::try_from(ch) {
                _ if ch == '’' => b'\'',
                Ok(byte) if byte.is_ascii() => byte.to_ascii_lowercase(),
                // The lists hold nothing but ASCII.
                _ => return false,
            };
            len += 1;
        }
        self.words.binary_search_by(|known| known.as_bytes().cmp(&lower[..len])).is_ok()
    }
}

macro_rules! word_lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!($file)));)*

        #[cfg(test)]
        const ALL: &[(&str, &LazyLock<WordList>)] = &[$(($file, &$name)),*];
    };
}

/// Whether a word is a past form or participle: a known one, or one in -ed that is nothing else.
pub(super) fn is_past(word: &str) -> bool {
    PAST.has(word) || word.len() > 5 && word.ends_with("ed") && !word.ends_with("eed") && !word.ends_with("dred")
}

word_lists! {
    /// Written with a small letter wherever they don't start a sentence.
    LOWER_CASE = "lower_case_words.txt";
    /// `maintains`, `announces`: third person forms that are no plural nouns.
    THIRD_PERSON = "third_person_verbs.txt";
    /// `told`, `announced`: past forms and participles.
    PAST = "past_forms.txt";
    /// Participles that may start a sentence with an object behind them.
    TAKE_OBJECT = "take_object.txt";
    /// Words that no sentence can end with.
    DANGLING = "dangling_words.txt";
    /// Words that are rightly written twice.
    DOUBLED = "doubled_allowed.txt";
    /// Articles, possessives, prepositions and the like: words that can't be a name.
    FUNCTION = "function_words.txt";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_lower_case() {
        for (file, list) in ALL {
            assert!(!list.words.is_empty(), "{file} is empty");
            for pair in list.words.windows(2) {
                assert!(pair[0] < pair[1], "{file}: {} stands before {}", pair[0], pair[1]);
            }
            for word in &list.words {
                assert!(word.is_ascii() && word.len() <= LONGEST, "{file}: {word}");
                assert_eq!(*word, word.to_lowercase(), "{file}");
            }
        }
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert!(DANGLING.has("The"));
        assert!(is_past("Told") && is_past("cemented") && !is_past("exceed"));
        assert!(!DANGLING.has("minister"));
    }
}
