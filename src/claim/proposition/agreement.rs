//! Verbs that agree with a subject they did not have where they stand.

use super::phrase::{Phrase, Piece};
use crate::meaning::{Tree, is};
use crate::syntax::{Word, third_person};

/// What a verb agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// `I`.
    First,
    /// One that is spoken of.
    Singular,
    /// Several, and `you`.
    Plural,
}

impl Agreement {
    /// What a verb agrees with whose subject this is.
    pub fn of(tree: &Tree<'_>, subject: &Phrase) -> Self {
        let Some(head) = head(tree, subject) else { return Agreement::Singular };
        let form = head.form().to_ascii_lowercase();
        let coordinated = tree.dependents(head).any(|word| is(word, &["conj"]) && holds(subject, word));
        match &*form {
            "i" => Agreement::First,
            "you" | "we" | "they" | "these" | "those" | "both" | "many" | "several" | "few" => Agreement::Plural,
            _ if coordinated || matches!(head.xpos(), "NNS" | "NNPS") => Agreement::Plural,
            _ => Agreement::Singular,
        }
    }

    /// The form of `be`.
    pub fn be(self, past: bool) -> &'static str {
        match (self, past) {
            (Agreement::First, false) => "am",
            (Agreement::Singular, false) => "is",
            (Agreement::Plural, false) => "are",
            (Agreement::Plural, true) => "were",
            (_, true) => "was",
        }
    }

    /// The present tense of a verb.
    pub fn present(self, lemma: &str) -> String {
        match self {
            _ if lemma == "be" => self.be(false).to_owned(),
            Agreement::Singular => third_person(lemma),
            _ => lemma.to_owned(),
        }
    }
}

/// The word of a phrase that none of its other words stands above.
fn head<'a>(tree: &Tree<'a>, phrase: &Phrase) -> Option<Word<'a>> {
    let mut words = phrase.words().filter_map(|index| tree.parse().word(index));
    words.find(|word| word.upos() != "PUNCT" && tree.head(*word).is_none_or(|head| !holds(phrase, head)))
}

fn holds(phrase: &Phrase, word: Word<'_>) -> bool {
    phrase.words().any(|index| index == word.index())
}

/// A clause whose finite verb agrees with its subject, where that was taken out of a coordination.
pub fn agreed(tree: &Tree<'_>, phrase: Phrase, subject: Option<&Phrase>) -> Phrase {
    let Some(subject) = subject else { return phrase };
    let Some(head) = head(tree, subject) else { return phrase };
    let split = is(head, &["conj"]) || tree.dependents(head).any(|word| is(word, &["conj"]) && !holds(subject, word));
    if !split || Agreement::of(tree, subject) != Agreement::Singular {
        return phrase;
    }
    let mut done = false;
    let pieces = phrase.0.into_iter().map(|piece| {
        let Piece::Word(index) = piece else { return piece };
        let Some(word) = tree.parse().word(index).filter(|_| !done) else { return piece };
        let form = match (word.xpos(), &*word.form().to_ascii_lowercase()) {
            ("VBD", "were") => "was".to_owned(),
            ("VBP", _) => third_person(&word.lemma()),
            ("VBD" | "VBZ" | "MD", _) => {
                done = true;
                return piece;
            }
            _ => return piece,
        };
        done = true;
        Piece::Form(index, form)
    });
    Phrase(pieces.collect())
}
