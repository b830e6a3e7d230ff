//! What single words tell of how a clause can be taken apart.

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

/// Phrases that do the same.
const LINKING: &[&str] = &[
    "after all",
    "after that",
    "as a consequence",
    "as a result",
    "at any rate",
    "at the same time",
    "by contrast",
    "by the way",
    "for example",
    "for instance",
    "in addition",
    "in addition to that",
    "in any case",
    "in comparison",
    "in conclusion",
    "in consequence",
    "in contrast",
    "in fact",
    "in other words",
    "in particular",
    "in response",
    "in the end",
    "in the meantime",
    "in this way",
    "in turn",
    "of course",
    "on the contrary",
    "on the one hand",
    "on the other hand",
    "on top of that",
    "prior to that",
];

pub(super) fn is_linking(phrase: &str) -> bool {
    LINKING.binary_search(&phrase.to_ascii_lowercase().as_str()).is_ok()
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

/// Participles that stand for prepositions: what they hang on does not do it.
const PREPOSITIONAL: &[&str] = &[
    "according",
    "compared",
    "concerning",
    "considering",
    "depending",
    "excluding",
    "following",
    "given",
    "including",
    "involving",
    "owing",
    "pending",
    "regarding",
];

pub(super) fn is_prepositional(word: Word<'_>) -> bool {
    PREPOSITIONAL.binary_search(&word.form().to_ascii_lowercase().as_str()).is_ok()
}

/// Verbs with the nouns that say with them what another verb would say alone, and of what comes behind these: to take
/// part, to pay attention.
const LIGHT: &[(&str, &[&str])] = &[
    ("bear", &["resemblance", "witness"]),
    ("come", &["close"]),
    ("gain", &["access", "control"]),
    ("give", &["birth", "rise", "way"]),
    ("have", &["access", "effect", "impact"]),
    ("lay", &["claim"]),
    ("lose", &["sight", "touch"]),
    ("make", &["fun", "light", "mention", "room", "sure", "use", "way"]),
    ("pay", &["attention", "homage", "tribute"]),
    ("play", &["part", "role"]),
    ("put", &["end", "pressure"]),
    ("take", &["account", "advantage", "aim", "care", "charge", "control", "hold", "issue", "note", "part", "place"]),
];

/// Verbs that say too little with an object alone: one puts something somewhere.
const DEMANDING: &[&str] =
    &["attribute", "deprive", "devote", "equate", "liken", "pit", "put", "regard", "rob", "subject"];

pub(super) fn demands(verb: Word<'_>) -> bool {
    DEMANDING.binary_search(&&*verb.lemma()).is_ok()
}

/// Whether a verb says too little with this object alone.
pub(super) fn is_light(verb: Word<'_>, object: Word<'_>) -> bool {
    let nouns = LIGHT.binary_search_by(|(light, _)| light.cmp(&&*verb.lemma())).map(|at| LIGHT[at].1);
    nouns.is_ok_and(|nouns| nouns.contains(&object.form()))
}

pub(super) fn has_case(tree: &Tree<'_>, word: Word<'_>, cases: &[&str]) -> bool {
    tree.dependents(word).any(|case| is(case, &["case"]) && cases.contains(&&*case.form().to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(PREPOSITIONAL.is_sorted_by(|a, b| a < b) && CONTROLLING.is_sorted_by(|a, b| a < b));
        assert!(CONNECTING.is_sorted_by(|a, b| a < b) && LINKING.is_sorted_by(|a, b| a < b));
        assert!(LIGHT.is_sorted_by(|a, b| a.0 < b.0));
        assert!(DEMANDING.is_sorted_by(|a, b| a < b));
    }
}
