//! The word lists of the family: sorted files of lower-cased words, one a line.

use std::sync::LazyLock;

/// A list of lower-cased words.
pub(super) struct WordList {
    words: Vec<&'static str>,
    longest: usize,
}

impl WordList {
    fn read(file: &'static str) -> Self {
        let words: Vec<_> = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
        Self { words, longest }
    }

    /// Whether the list holds the word, in any case.
    pub(super) fn has(&self, word: &str) -> bool {
        if word.len() > self.longest {
            return false;
        }
        if word.bytes().all(|byte| !byte.is_ascii_uppercase() && byte.is_ascii()) {
            return self.words.binary_search(&word).is_ok();
        }
        let lower = word.to_lowercase().replace('’', "'");
        self.words.binary_search(&lower.as_str()).is_ok()
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
    /// Words before a full stop that ends no sentence.
    ABBREVIATIONS = "abbreviations.txt";
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
