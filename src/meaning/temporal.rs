//! Nouns that tell when.

use super::mention::names_time;
use crate::article::date;
use crate::syntax::Word;

/// Whether a word is a noun of time, a year, or the name of a month or day.
pub(crate) fn is_temporal(word: Word<'_>) -> bool {
    let form = word.form();
    let year = form.len() >= 4 && form.as_bytes()[..4].iter().all(u8::is_ascii_digit) && word.upos() != "PROPN";
    year || word.upos() == "NOUN" && names_time(form)
        || word.upos() == "PROPN"
            && (date::month(form.trim_end_matches('.')).is_some() || date::is_weekday(form.trim_end_matches('.')))
}
