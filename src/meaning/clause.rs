//! Who does what to whom in the clause that a sentence puts forward, read off its parse.
//!
//! Where an arc is a guess (see [`Word::margin`]) the slot stays empty: a missing subject is looked for by whoever reads
//! the claim, a wrong one is believed.

use std::ops::Range;

use super::tree::{Tree, is};
use crate::syntax::{Parse, Word};

/// Arcs of a lesser margin are guesses.
const SURE: f32 = 1.0;

/// What hangs on a noun after it and tells more of it, but is no part of its name.
const ASIDES: &[&str] = &["acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "dep", "parataxis", "punct"];

/// The slots of a clause. Ranges are bytes of the sentence that was parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// Whom or what it is about.
    pub subject: Option<Range<usize>>,
    /// The lemma of what is said of the subject; `be` where that is a noun, an adjective or a place.
    pub predicate: Option<String>,
    /// Whom or what that is done to, or what the subject is.
    pub object: Option<Range<usize>>,
}

/// The main clause of a sentence, or, where its verb is the `cue` of an attribution (a lemma), the clause that is
/// attributed.
pub fn main_clause(parse: &Parse<'_>, cue: Option<&str>) -> Clause {
    let tree = Tree::of(parse);
    let Some(root) = tree.root() else { return Clause::default() };
    let reports = cue.is_some_and(|cue| root.lemma() == cue);
    let said = || tree.dependents(root).find(|word| is(*word, &["ccomp"]) && sure(*word));
    match reports {
        true => said().map(|verb| clause(&tree, verb)).unwrap_or_default(),
        false => clause(&tree, root),
    }
}

/// The slots of the clause of a predicate.
fn clause<'a>(tree: &Tree<'a>, predicate: Word<'a>) -> Clause {
    let child = |relations: &[&str]| tree.dependent(predicate, relations);
    let subject = child(&["nsubj", "nsubj:pass", "nsubj:outer"]).filter(|word| sure(*word));
    let subject = subject.map(|word| phrase(tree, word, &[]));
    if child(&["cop"]).is_some() {
        let outside = ["nsubj", "nsubj:pass", "nsubj:outer", "cop", "aux", "mark", "advmod", "discourse", "expl", "cc"];
        let object = subject.is_some().then(|| phrase(tree, predicate, &outside));
        return Clause { subject, predicate: Some("be".to_owned()), object };
    }
    if !matches!(predicate.upos(), "VERB" | "AUX") {
        return Clause::default();
    }
    let particle = child(&["compound:prt"]).map(|word| format!(" {}", word.lemma()));
    let object = child(&["obj"]).filter(|word| sure(*word)).map(|word| phrase(tree, word, &[]));
    Clause { subject, predicate: Some(format!("{}{}", predicate.lemma(), particle.unwrap_or_default())), object }
}

/// Where a phrase stands: the word and what hangs on it, without asides and without dependents of the relations given;
/// of what is left the unbroken stretch around the word.
fn phrase<'a>(tree: &Tree<'a>, word: Word<'a>, without: &[&str]) -> Range<usize> {
    let parse = tree.parse();
    let mut inside = vec![false; parse.words().len()];
    let at_top = |dependent: Word<'_>| dependent.head().is_some_and(|head| head.index() == word.index());
    let aside = |dependent: Word<'_>| is(dependent, ASIDES) || at_top(dependent) && is(dependent, without);
    tree.below(word, aside).into_iter().for_each(|index| inside[index] = true);
    // Marks inside names (`G7-`, `(`) belong where words on both sides do.
    for index in 1..inside.len().saturating_sub(1) {
        let mark = parse.word(index).is_some_and(|word| word.upos() == "PUNCT");
        inside[index] |= mark && inside[index - 1] && inside[index + 1];
    }
    let first = (0..word.index()).rev().take_while(|&index| inside[index]).last().unwrap_or(word.index());
    let last = (word.index()..inside.len()).take_while(|&index| inside[index]).last().unwrap_or(word.index());
    let place = |index: usize| parse.word(index).map_or(0..0, Word::range);
    place(first).start..place(last).end
}

fn sure(word: Word<'_>) -> bool {
    word.margin() >= SURE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Analyser;

    /// Subject, predicate and object as they read.
    fn slots(sentence: &str, cue: Option<&str>) -> [String; 3] {
        let analyser = Analyser::embedded().expect("the embedded model");
        let parse = analyser.parse(sentence);
        let clause = main_clause(&parse, cue);
        let read = |range: Option<Range<usize>>| range.map_or(String::new(), |range| sentence[range].to_owned());
        [read(clause.subject), clause.predicate.unwrap_or_default(), read(clause.object)]
    }

    #[test]
    fn verbs_have_subjects_and_objects() {
        assert_eq!(slots("The old council sold the harbour.", None), ["The old council", "sell", "the harbour"]);
        assert_eq!(slots("The harbour was sold last year.", None), ["The harbour", "sell", ""]);
    }

    #[test]
    fn asides_are_no_part_of_the_subject() {
        let sentence = "The mayor, who lives in Lund, opened the new bridge.";
        assert_eq!(slots(sentence, None), ["The mayor", "open", "the new bridge"]);
    }

    #[test]
    fn what_something_is_is_the_object() {
        assert_eq!(slots("The bridge is a public road.", None), ["The bridge", "be", "a public road"]);
    }

    #[test]
    fn what_is_said_is_the_clause() {
        let sentence = "The mayor said that the council sold the harbour.";
        assert_eq!(slots(sentence, Some("say")), ["the council", "sell", "the harbour"]);
        assert_eq!(slots(sentence, None)[1], "say");
    }

    #[test]
    fn no_sentence_no_clause() {
        assert_eq!(slots("", None), ["", "", ""]);
    }
}
