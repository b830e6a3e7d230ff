//! Speakers named without a verb: `MAYOR: We are ready.`, `“We are ready.” — Ana Ruiz`.

use super::scene::{Scene, Words};
use crate::syntax::Word;

/// The most words of a name.
const NAME: usize = 6;

/// Words before a colon that name no source.
const LABELS: &[&str] = &[
    "clarification",
    "contact",
    "correction",
    "editor",
    "note",
    "photo",
    "photos",
    "source",
    "update",
    "video",
    "watch",
];

/// A speaker before what is said: the words of the name, and of the colon.
pub(super) fn before<'a>(scene: &Scene<'a>) -> Option<(Words, usize)> {
    let start = scene.words.iter().position(|word| word.upos() != "PUNCT").filter(|&start| start <= 1)?;
    let colon = (start + 1..scene.words.len()).take(NAME).find(|&at| scene.reads(at, ":"))?;
    let named = |word: &Word<'a>| {
        matches!(word.upos(), "PROPN" | "NOUN" | "ADJ") && word.form().starts_with(char::is_uppercase)
            || matches!(word.form(), "." | "of" | "the")
    };
    let first = scene.words.get(start)?;
    let label = LABELS.contains(&first.form().to_lowercase().as_str());
    let name =
        !label && matches!(first.upos(), "PROPN" | "NOUN" | "ADJ") && scene.words[start..colon].iter().all(named);
    let spoken = scene.has_word(&(colon + 1..scene.words.len()));
    (name && spoken).then_some((start..colon, colon))
}

/// Whether the name is set in capitals, as in the record of a conversation: then what follows in the paragraph is said
/// too.
pub(super) fn is_in_capitals(scene: &Scene<'_>, name: &Words) -> bool {
    let mut letters =
        scene.words[name.clone()].iter().flat_map(|word| word.form().chars()).filter(|ch| ch.is_alphabetic());
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// A speaker behind a quotation: the words of the name, and of the dash, if nothing else stands from word `from` on.
pub(super) fn behind(scene: &Scene<'_>, from: usize) -> Option<(Words, usize)> {
    let dash = (from..scene.words.len()).find(|&at| scene.words[at].form().chars().all(|ch| "-–—―".contains(ch)))?;
    if scene.has_word(&(from..dash)) {
        return None;
    }
    let name = scene.trimmed(dash + 1..scene.words.len());
    let first = scene.words.get(name.start).filter(|_| !name.is_empty() && name.len() <= 2 * NAME)?;
    let named = first.form().starts_with(char::is_uppercase);
    let verbless = !scene.words[name.clone()].iter().any(|word| matches!(word.upos(), "VERB" | "AUX"));
    (named && verbless && first.upos() == "PROPN").then_some((name, dash))
}
