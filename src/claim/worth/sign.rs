//! What the words of a claim show of its worth, as far as its sentence tells.

use super::lexicon::{self, holds};
use crate::article::date;
use crate::claim::proposition::Proposition;
use crate::meaning::{Polarity, Tree, is};
use crate::syntax::Word;

/// What the words of a claim show of its worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "signs are independent of each other")]
pub(in crate::claim) struct Signs {
    /// It names somebody or something.
    pub names: bool,
    /// It compares.
    pub compares: bool,
    /// It tells the cause of something.
    pub causes: bool,
    /// It tells of something that happened.
    pub past: bool,
    /// It judges.
    pub judges: bool,
    /// It tells of gestures, or that somebody said nothing.
    pub trivial: bool,
    /// The speaker tells of himself or of whom he speaks to.
    pub personal: bool,
    /// It is about anybody.
    pub anybody: bool,
}

impl Signs {
    /// What the words with these numbers show, sorted, of which `proposition` is made; `text` is the claim as a sentence.
    pub fn of(tree: &Tree<'_>, proposition: &Proposition, words: &[usize], text: &str, polarity: Polarity) -> Self {
        let inside = || words.iter().filter_map(|&index| tree.parse().word(index));
        let predicate = proposition.predicate.as_deref().unwrap_or_default();
        let head = tree.parse().word(proposition.head);
        let mut subject = proposition.subject.iter().flat_map(|phrase| phrase.words());
        let first = subject.next().and_then(|index| tree.parse().word(index));
        let only = first.filter(|_| subject.next().is_none());
        Self {
            names: inside().any(is_name),
            compares: inside().any(|word| compares(tree, word)) || holds(lexicon::COMPARING, predicate),
            causes: holds(lexicon::CAUSING, predicate),
            past: head.is_some_and(|head| happened(tree, head, text)),
            judges: head.is_some_and(|head| judges(tree, head, predicate)),
            trivial: head.is_some_and(|head| trivial(tree, head, predicate, polarity)),
            personal: first.is_some_and(|word| holds(lexicon::SPEAKING, word.form())),
            anybody: only.is_some_and(|word| holds(lexicon::ANYBODY, word.form())),
        }
    }
}

/// Names of days and months name nobody.
fn is_name(word: Word<'_>) -> bool {
    let bare = || word.form().trim_end_matches('.');
    word.upos() == "PROPN" && !date::is_weekday(bare()) && date::month(bare()).is_none()
}

/// `More ships than …`, but not `more than 40 ships`, which tells an amount, nor `at least`, nor `no longer`.
fn compares(tree: &Tree<'_>, word: Word<'_>) -> bool {
    if !matches!(word.xpos(), "JJR" | "JJS" | "RBR" | "RBS") || holds(lexicon::NO_COMPARISON, word.form()) {
        return false;
    }
    let beside = |by: usize| tree.parse().word(word.index() + by);
    let bounds = beside(1).is_some_and(|than| than.form() == "than") && beside(2).is_some_and(is_number);
    let at = word.index().checked_sub(1).and_then(|before| tree.parse().word(before));
    !bounds && at.is_none_or(|at| !at.form().eq_ignore_ascii_case("at"))
}

fn is_number(word: Word<'_>) -> bool {
    word.upos() == "NUM" || word.upos() == "SYM" || word.xpos() == "CD"
}

/// Whether a verb tells of something that happened: in the past or the perfect. The claim's text has the auxiliary that
/// the verb shares with another, or was given; a participle without any may tell a state (`known as`).
fn happened(tree: &Tree<'_>, head: Word<'_>, text: &str) -> bool {
    let mut auxiliaries = tree.dependents(head).filter(|word| is(*word, &["aux", "aux:pass"])).peekable();
    match head.xpos() {
        _ if head.upos() != "VERB" => false,
        "VBD" => true,
        "VBN" if auxiliaries.peek().is_none() => text.split(' ').any(|word| holds(lexicon::PAST_AUXILIARIES, word)),
        tag => auxiliaries
            .any(|word| word.xpos() == "VBD" || tag == "VBN" && holds(lexicon::PAST_AUXILIARIES, word.form())),
    }
}

/// `Is a disgrace`, `looks terrible`, `is one of the best players`.
fn judges(tree: &Tree<'_>, head: Word<'_>, predicate: &str) -> bool {
    let by = |word: Word<'_>| {
        let own = holds(lexicon::JUDGING, word.form());
        own || tree.dependents(word).any(|word| is(word, &["amod"]) && holds(lexicon::JUDGING, word.form()))
    };
    if holds(lexicon::SEEMING, predicate) {
        return tree.dependents(head).any(|word| is(word, &["xcomp"]) && by(word));
    }
    let called = head.upos() != "VERB" && predicate == "be";
    called && (by(head) || tree.dependents(head).any(|word| is(word, &["nmod"]) && by(word)))
}

fn trivial(tree: &Tree<'_>, head: Word<'_>, predicate: &str, polarity: Polarity) -> bool {
    if holds(lexicon::DECLINING, predicate) {
        return tree.dependents(head).any(|word| is(word, &["xcomp"]) && holds(lexicon::ANSWERING, word.form()));
    }
    // `Walk down the street`, but not `sit for an interview`.
    let (verb, way) = predicate.split_once(' ').unwrap_or((predicate, "in"));
    head.upos() == "VERB" && holds(lexicon::TRIVIAL, verb) && holds(lexicon::WAYS, way)
        || polarity == Polarity::Negative && holds(lexicon::ANSWERING, verb)
}
