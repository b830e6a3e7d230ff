//! What single words tell of how a clause can be taken apart.

use crate::article::date;
use crate::meaning::mention::names_time;
use crate::meaning::{Tree, is};
use crate::syntax::Word;

/// Whether a word says that something holds of this alone, or of most of it.
pub(super) fn restricts(word: Word<'_>) -> bool {
    const RESTRICTING: &[&str] =
        &["chiefly", "exclusively", "just", "least", "mainly", "most", "mostly", "only", "primarily", "solely"];
    is(word, &["advmod", "amod"]) && RESTRICTING.binary_search(&word.form().to_ascii_lowercase().as_str()).is_ok()
}

/// Adverbs that join a sentence to the one before, and say nothing by themselves.
const CONNECTING: &[&str] = &[
    "additionally",
    "also",
    "besides",
    "consequently",
    "furthermore",
    "hence",
    "however",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "therefore",
    "thus",
    "too",
];

/// Whether an adverb only joins. `Too` does not where it stands before what it goes with (`too early`).
pub(super) fn connects(word: Word<'_>) -> bool {
    let degree = || word.form().eq_ignore_ascii_case("too") && word.head().is_some_and(|of| of.index() > word.index());
    !degree() && CONNECTING.binary_search(&word.form().to_ascii_lowercase().as_str()).is_ok()
}

/// Verbs that say what somebody is made or meant to do.
pub(super) const CONTROLLING: &[&str] = &[
    "advise",
    "allow",
    "ask",
    "beg",
    "cause",
    "enable",
    "encourage",
    "expect",
    "force",
    "help",
    "instruct",
    "invite",
    "lead",
    "need",
    "order",
    "permit",
    "persuade",
    "press",
    "prompt",
    "require",
    "tell",
    "urge",
    "use",
    "want",
    "warn",
];

pub(super) fn has_case(tree: &Tree<'_>, word: Word<'_>, cases: &[&str]) -> bool {
    tree.dependents(word).any(|case| is(case, &["case"]) && cases.contains(&&*case.form().to_ascii_lowercase()))
}

/// Whether a word is a noun of time, a year, or the name of a month or day.
pub(super) fn is_temporal(word: Word<'_>) -> bool {
    let form = word.form();
    let year = form.len() >= 4 && form.as_bytes()[..4].iter().all(u8::is_ascii_digit) && word.upos() != "PROPN";
    year || word.upos() == "NOUN" && names_time(form)
        || word.upos() == "PROPN"
            && (date::month(form.trim_end_matches('.')).is_some() || date::is_weekday(form.trim_end_matches('.')))
}
