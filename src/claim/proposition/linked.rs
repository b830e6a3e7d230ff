//! Clauses that hang on a clause and say something by themselves: coordinated and adverbial ones.

use super::agreement::Agreement;
use super::doubt;
use super::phrase::Phrase;
use super::side;
use super::walk::{Open, Walk};
use super::{has_subject, is_verbal, subject, sure};
use crate::meaning::{Polarity, Tree, is, polarity};
use crate::syntax::Word;

impl<'a, 't> Walk<'a, 't> {
    /// The subject of a predicate, for a clause that has none of its own: what a relative pronoun stands for, or what the
    /// predicate itself takes from elsewhere.
    fn shared_subject(&mut self, open: &Open<'a>, head: Word<'a>) -> Option<Phrase> {
        match (subject(self.tree, head), &open.relative) {
            (Some(subject), Some((pronoun, antecedent))) if self.holds(subject, *pronoun) => Some(antecedent.clone()),
            (Some(subject), _) => Some(self.phrase(subject, &[])),
            (None, _) => open.subject.clone(),
        }
    }

    /// A coordinated clause: it shares the subject and the auxiliaries of the one before where it has none.
    pub(super) fn conjunct(&mut self, open: &Open<'a>, head: Word<'a>, word: Word<'a>) {
        let tree = self.tree;
        let mut clause = self.plain(word);
        if !has_subject(tree, word) {
            clause.subject = self.shared_subject(open, head);
            let auxiliaries = tree.dependents(head).filter(|dependent| is(*dependent, &["aux", "aux:pass"]));
            let auxiliaries: Vec<usize> = auxiliaries.map(Word::index).collect();
            let auxiliaries = if auxiliaries.is_empty() { open.auxiliaries.clone() } else { auxiliaries };
            // `Did not close it, but cut its hours` is past by itself.
            let contrasts = tree.dependents(word).any(|cc| is(cc, &["cc"]) && cc.form() == "but");
            let shares = word.xpos() == head.xpos() && !contrasts && !doubt::is_past(tree, word);
            if shares && matches!(word.xpos(), "VB" | "VBN" | "VBG") {
                clause.auxiliaries = auxiliaries;
            }
        }
        // `Who signed it and who sold it`.
        if let (Some(pronoun), Some((_, antecedent))) = (side::relative_pronoun(tree, word), &open.relative) {
            clause.relative = Some((pronoun, antecedent.clone()));
        }
        self.push(clause);
    }

    /// Whether a coordinated word heads a clause of its own.
    pub(super) fn is_clause(&self, head: Word<'a>, word: Word<'a>) -> bool {
        let tree = self.tree;
        let copular = tree.dependent(head, &["cop"]).is_some();
        let finite = matches!(word.xpos(), "VBZ" | "VBD" | "VBP");
        let clausal = is_verbal(word) && is_verbal(head)
            || copular && finite && tree.dependent(word, &["cc"]).is_some()
            || has_subject(tree, word)
            || tree.dependent(word, &["cop", "aux", "aux:pass"]).is_some();
        let before = self.extents.first(word).checked_sub(1).and_then(|index| tree.parse().word(index));
        let joined = tree.dependent(word, &["cc"]).is_some() || before.is_some_and(|mark| mark.upos() == "PUNCT");
        // `There were rumours and had left`: nobody left.
        let shares = has_subject(tree, word) || tree.dependent(head, &["expl"]).is_none();
        let agrees = has_subject(tree, word) || subject(tree, head).is_none_or(|subject| agrees(tree, word, subject));
        // `Sold or leased` says neither; `did not open and close` denies both at once.
        let form = |cc: Word<'_>| cc.form().to_ascii_lowercase();
        let conjuncts = tree.dependents(head).filter(|word| is(*word, &["conj"]));
        let mut coordinators = conjuncts.flat_map(|word| tree.dependents(word).filter(|word| is(*word, &["cc"])));
        let either = coordinators.any(|cc| matches!(&*form(cc), "or" | "nor"));
        let own: Vec<usize> = tree.dependents(head).filter(|word| !is(*word, &["conj"])).map(Word::index).collect();
        let denied = polarity(tree, head, &own) == Polarity::Negative && !has_subject(tree, word);
        let contrasts = tree.dependents(word).any(|cc| is(cc, &["cc"]) && form(cc) == "but");
        // `By how dangerous they are`
        let asks = |word: Word<'_>| word.xpos() == "WRB" && matches!(word.form(), "how" | "why");
        let clausal = clausal && !tree.dependents(word).any(asks);
        clausal && joined && shares && agrees && !either && (!denied || contrasts) && sure(word)
    }

    /// An adverbial clause that tells of what happened.
    pub(super) fn adverbial(&mut self, open: &Open<'a>, word: Word<'a>) {
        let mut clause = self.plain(word);
        if !has_subject(self.tree, word) {
            clause.subject = self.shared_subject(open, open.head);
        }
        self.push(clause);
    }

    /// Whether an adverbial clause asserts what it says: no condition, no purpose, no comparison.
    pub(super) fn asserts(&self, head: Word<'a>, word: Word<'a>) -> bool {
        const ASSERTING: &[&str] = &["after", "as", "before", "when", "while"];
        const FACTIVE: &[&str] = &["although", "because", "since", "though", "whereas"];
        let tree = self.tree;
        if !is_verbal(word) && tree.dependent(word, &["cop"]).is_none() {
            return false;
        }
        let marks: Vec<String> = tree
            .dependents(word)
            .filter(|mark| is(*mark, &["mark", "case"]) || mark.xpos() == "WRB")
            .map(|mark| mark.form().to_lowercase())
            .collect();
        let subject = has_subject(tree, word);
        let finite =
            matches!(word.xpos(), "VBD" | "VBZ" | "VBP") || tree.dependent(word, &["aux", "aux:pass", "cop"]).is_some();
        let happened = tense(tree, word).or(tense(tree, head)).unwrap_or_default();
        match marks.as_slice() {
            [] => {
                let apart = side::set_off(tree, &self.extents, word) || self.extents.first(word) < head.index();
                let form = word.form().to_ascii_lowercase();
                apart
                    && sure(word)
                    && !subject
                    && matches!(word.xpos(), "VBG" | "VBN")
                    && doubt::begins(tree, word)
                    && UNBOUND.binary_search(&form.as_str()).is_err()
            }
            [mark] if FACTIVE.binary_search(&mark.as_str()).is_ok() && subject && finite => {
                // `Did not leave because it rained` may have left for another reason.
                let own: Vec<usize> =
                    tree.dependents(head).filter(|word| !is(*word, &["advcl", "conj"])).map(Word::index).collect();
                let apart = self.extents.first(word) < head.index() || side::set_off(tree, &self.extents, word);
                apart || polarity(tree, head, &own) == Polarity::Positive
            }
            [mark] if ASSERTING.binary_search(&mark.as_str()).is_ok() => {
                // `Just as he did`: only so far.
                let leads =
                    tree.dependents(word).next().is_none_or(|first| !is(first, &["advmod"]) || first.xpos() == "WRB");
                // A clause with all its parts says what it says wherever it hangs.
                let bare = !subject && word.xpos() == "VBG" && sure(word) && doubt::begins(tree, word);
                happened && leads && (subject && finite || bare)
            }
            _ => false,
        }
    }
}

/// Participles that the subject does not do: prepositions (`based on`), and what the whole clause brings about (`making
/// it the largest`).
const UNBOUND: &[&str] = &[
    "according",
    "allowing",
    "based",
    "bringing",
    "causing",
    "compared",
    "concerning",
    "depending",
    "enabling",
    "ending",
    "excluding",
    "following",
    "forcing",
    "given",
    "giving",
    "including",
    "leading",
    "leaving",
    "making",
    "marking",
    "meaning",
    "owing",
    "prompting",
    "provided",
    "raising",
    "regarding",
    "resulting",
    "sparking",
    "starting",
    "triggering",
];

/// Whether the finite verb of a clause can have a subject: `I … are` was put together wrongly.
pub(super) fn agrees(tree: &Tree<'_>, verb: Word<'_>, subject: Word<'_>) -> bool {
    let finite = |word: &Word<'_>| matches!(word.xpos(), "VBP" | "VBZ" | "VBD");
    let auxiliaries = tree.dependents(verb).filter(|word| is(*word, &["aux", "aux:pass", "cop"]));
    let Some(finite) = auxiliaries.chain([verb]).find(finite) else { return true };
    let whole = Phrase::of(tree.below(subject, |_| false));
    match (Agreement::of(tree, &whole), &*finite.form().to_ascii_lowercase(), finite.xpos()) {
        (Agreement::First, "are" | "is" | "were", _) | (Agreement::Plural, "is" | "am" | "was", _) => false,
        // Names of clubs and councils take either.
        (Agreement::Singular, "are" | "am" | "were", _) => subject.xpos() == "NNP",
        (Agreement::First | Agreement::Plural, _, "VBZ") => false,
        (Agreement::Singular, _, "VBP") => subject.xpos() != "PRP",
        _ => true,
    }
}

/// Whether an adverbial clause begins with a conjunction.
pub(super) fn marked(tree: &Tree<'_>, clause: Word<'_>) -> bool {
    tree.dependents(clause).any(|word| is(word, &["mark", "case"]) || word.xpos() == "WRB")
}

/// The tense of a clause: whether it is past, if it has one.
pub(super) fn tense(tree: &Tree<'_>, head: Word<'_>) -> Option<bool> {
    let finite = |word: Word<'_>| match word.xpos() {
        "VBD" => Some(true),
        "VBZ" | "VBP" | "MD" => Some(false),
        _ => None,
    };
    finite(head)
        .or_else(|| tree.dependents(head).filter(|word| is(*word, &["aux", "aux:pass", "cop"])).find_map(finite))
}
