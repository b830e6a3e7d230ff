//! What differs between two passages that say nearly the same: numbers, dates and names.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::names::Names;
use super::passage::Passage;
use super::terms::{counts, fold_word, is_function};
use crate::syntax::{Analysis, TokenKind};

/// The most words of a passage that are aligned.
const ALIGNED: usize = 600;
/// The most words of a replaced stretch in which capitals are read as names: longer ones are worded anew.
const NAMES_WITHIN: usize = 4;

/// What kind of fact a word states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Number,
    Date,
    Name,
}

impl Slot {
    /// The name of the slot in a finding's values.
    pub(super) fn name(self) -> &'static str {
        match self {
            Slot::Number => "number",
            Slot::Date => "date",
            Slot::Name => "name",
        }
    }
}

/// Words in one place that stand for other words in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drift {
    pub(super) slot: Slot,
    /// The words at the later place.
    pub(super) copy: String,
    /// The words at the earlier place.
    pub(super) original: String,
}

struct Word<'a> {
    form: &'a str,
    folded: String,
    slot: Option<Slot>,
    /// It starts a sentence with a capital: whether it is a name, the word alone doesn't tell.
    initial: bool,
}

/// Compares the words of a near-duplicate with those of its original.
pub(super) struct Alignment<'a> {
    copy: Vec<Word<'a>>,
    original: Vec<Word<'a>>,
    /// The articles of the copy and of the original.
    articles: [(usize, &'a Analysis); 2],
}

impl<'a> Alignment<'a> {
    pub(super) fn new(analyses: &'a [Analysis], copy: Passage, original: Passage) -> Self {
        Alignment {
            copy: words(analyses, copy),
            original: words(analyses, original),
            articles: [copy.article, original.article].map(|article| (article, &analyses[article])),
        }
    }

    /// Whether both use the same words with a meaning of their own, as often, in the same order.
    pub(super) fn same_content(&'a self) -> bool {
        let content =
            |words: &'a [Word]| words.iter().map(|word| word.folded.as_str()).filter(|folded| !is_function(folded));
        content(&self.copy).eq(content(&self.original))
    }

    /// The numbers, dates and names that differ, in the order of the original.
    pub(super) fn drift(&self, names: &mut Names) -> Vec<Drift> {
        if self.copy.len() > ALIGNED || self.original.len() > ALIGNED {
            return Vec::new();
        }
        let original: Vec<&str> = self.original.iter().map(|word| word.folded.as_str()).collect();
        let copy: Vec<&str> = self.copy.iter().map(|word| word.folded.as_str()).collect();
        let in_original: BTreeSet<&str> = original.iter().copied().collect();
        let in_copy: BTreeSet<&str> = copy.iter().copied().collect();
        let mut drifts = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &original, &copy) {
            let DiffOp::Replace { old_index, old_len, new_index, new_len } = op else { continue };
            let old = &self.original[old_index..old_index + old_len];
            let new = &self.copy[new_index..new_index + new_len];
            if let ([old], [new]) = (old, new)
                && old.initial
                && new.initial
                && names.are_two(self.articles, &old.folded, &new.folded)
            {
                drifts.push(Drift { slot: Slot::Name, copy: new.form.to_owned(), original: old.form.to_owned() });
                continue;
            }
            for slot in [Slot::Number, Slot::Date, Slot::Name] {
                if slot == Slot::Name && old_len.max(new_len) > NAMES_WITHIN {
                    continue;
                }
                // What stands elsewhere in the other passage has moved, and doesn't differ.
                let original = only(old, slot, &in_copy);
                let copy = only(new, slot, &in_original);
                if !original.is_empty() && !copy.is_empty() {
                    drifts.push(Drift { slot, copy, original });
                }
            }
        }
        drifts
    }
}

/// The words of a slot that the other passage doesn't have.
fn only(words: &[Word], slot: Slot, other: &BTreeSet<&str>) -> String {
    let forms: Vec<&str> = words
        .iter()
        .filter(|word| word.slot == Some(slot) && !other.contains(word.folded.as_str()))
        .map(|word| word.form)
        .collect();
    forms.join(" ")
}

fn words(analyses: &[Analysis], passage: Passage) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    for sentence in passage.sentences(analyses) {
        let mut initial = true;
        for token in sentence.tokens().filter(|&token| counts(token)) {
            for form in pieces(token.form(), token.kind()) {
                add(form, initial, &mut words);
                initial = false;
            }
        }
    }
    words
}

/// The parts of a word that starts with a number, as in "29-week-old" and "four-year"; any other word whole.
fn pieces(form: &str, kind: TokenKind) -> impl Iterator<Item = &str> {
    const HYPHENS: [char; 2] = ['-', '‑'];
    let counted = form.split_once(HYPHENS).is_some_and(|(first, rest)| {
        let number = match kind {
            TokenKind::Number => first.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.'),
            _ => number_word(&first.to_lowercase()).is_some(),
        };
        number && rest.chars().all(|ch| ch.is_alphabetic() || HYPHENS.contains(&ch))
    });
    let whole = (!counted).then_some(form);
    let parts = counted.then(|| form.split(HYPHENS).filter(|part| !part.is_empty()));
    whole.into_iter().chain(parts.into_iter().flatten())
}

fn add<'a>(form: &'a str, initial: bool, words: &mut Vec<Word<'a>>) {
    let mut folded = String::new();
    fold_word(form, &mut folded);
    let capital = form.starts_with(char::is_uppercase);
    let slot = if is_calendar(&folded) && capital {
        // The day beside the month belongs to the date: "12 January".
        if let Some(day) = words.last_mut().filter(|word| word.slot == Some(Slot::Number) && is_day(word)) {
            day.slot = Some(Slot::Date);
        }
        Some(Slot::Date)
    } else if let Some(figure) = figure(&folded) {
        folded = figure;
        let after_month = words.last().is_some_and(|word| word.slot == Some(Slot::Date));
        // A year is written without separators: "1,500" is none.
        let date = is_year(form) || after_month && folded.len() <= 2;
        Some(if date { Slot::Date } else { Slot::Number })
    } else if capital && !is_function(&folded) {
        if let Some(bare) = folded.strip_suffix("'s") {
            folded = bare.to_owned();
        }
        (!initial).then_some(Slot::Name)
    } else {
        None
    };
    words.push(Word { form, folded, slot, initial: initial && capital });
}

const MONTHS_AND_DAYS: [&str; 19] = [
    "april",
    "august",
    "december",
    "february",
    "friday",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "november",
    "october",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];

fn is_calendar(folded: &str) -> bool {
    MONTHS_AND_DAYS.binary_search(&folded.strip_suffix("'s").unwrap_or(folded)).is_ok()
}

fn is_day(word: &Word) -> bool {
    word.folded.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// A year as it is written in running text.
fn is_year(form: &str) -> bool {
    form.len() == 4 && form.parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year))
}

const NUMBER_WORDS: [(&str, &str); 32] = [
    ("billion", "billion"),
    ("dozen", "dozen"),
    ("dozens", "dozen"),
    ("eight", "8"),
    ("eighteen", "18"),
    ("eighty", "80"),
    ("eleven", "11"),
    ("fifteen", "15"),
    ("fifty", "50"),
    ("five", "5"),
    ("forty", "40"),
    ("four", "4"),
    ("fourteen", "14"),
    ("half", "half"),
    ("hundred", "100"),
    ("hundreds", "hundreds"),
    ("million", "million"),
    ("nine", "9"),
    ("nineteen", "19"),
    ("ninety", "90"),
    ("one", "1"),
    ("seven", "7"),
    ("seventeen", "17"),
    ("seventy", "70"),
    ("six", "6"),
    ("sixteen", "16"),
    ("sixty", "60"),
    ("ten", "10"),
    ("thirty", "30"),
    ("three", "3"),
    ("twelve", "12"),
    ("two", "2"),
];

/// The one form of a number that may be written in words, in figures, or as an ordinal.
fn figure(folded: &str) -> Option<String> {
    if folded.starts_with(|ch: char| ch.is_ascii_digit()) {
        let digits = folded.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
        let ordinal = matches!(&folded[digits.len()..], "st" | "nd" | "rd" | "th");
        return Some(if ordinal { digits.to_owned() } else { folded.to_owned() });
    }
    number_word(folded).map(str::to_owned)
}

fn number_word(folded: &str) -> Option<&'static str> {
    let at = NUMBER_WORDS.binary_search_by_key(&folded, |&(word, _)| word).ok()?;
    Some(NUMBER_WORDS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_written_into_words_count_by_themselves() {
        let pieces = |form, kind| pieces(form, kind).collect::<Vec<_>>();
        assert_eq!(pieces("29-week-old", TokenKind::Number), ["29", "week", "old"]);
        assert_eq!(pieces("Four-year", TokenKind::Word), ["Four", "year"]);
        assert_eq!(pieces("2023-24", TokenKind::Number), ["2023-24"]);
        assert_eq!(pieces("well-known", TokenKind::Word), ["well-known"]);
    }

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(MONTHS_AND_DAYS.is_sorted());
        assert!(NUMBER_WORDS.is_sorted());
    }
}
