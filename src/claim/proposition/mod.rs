//! The propositions of a sentence: what it says, in parts that are each true or false by themselves.
//!
//! A clause is taken apart into slots (see [`slot`]): its subject, its verb, its objects, what is added to it. Clauses
//! that hang on it and assert something make propositions of their own: coordinated ones, which share what they leave
//! out; asides (appositions, relative clauses, participles), which are cut out of the phrases they stand in; adverbial
//! clauses that tell of what happened. What does not assert stays where it stands: conditions, purposes, clauses that
//! tell which ones are meant. Coordinated subjects and objects make one proposition each, unless they do something
//! together.
//!
//! Where an arc that this leans on is a guess (see [`Word::margin`]) nothing is taken apart: a proposition that covers
//! the whole is better than two broken ones.

mod agreement;
mod clause;
mod coordination;
mod description;
mod doubt;
mod filler;
mod lexicon;
mod linked;
mod phrase;
mod side;
mod slot;
mod walk;

use crate::meaning::{Tree, is};
use crate::syntax::Word;
pub use phrase::Phrase;

/// Arcs of a lesser margin are guesses.
const SURE: f32 = 0.0;

/// So many propositions are taken from a sentence at most: in a list of 500 names nobody checks each.
const MOST: usize = 64;

/// Something that a sentence says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposition {
    /// All of it, as it reads.
    pub phrase: Phrase,
    /// Whom or what it is about.
    pub subject: Option<Phrase>,
    /// The lemma of what is said of the subject; `be` where that is a noun, an adjective or a place.
    pub predicate: Option<String>,
    /// Whom or what that is done to, or what the subject is.
    pub object: Option<Phrase>,
    /// The number of the word that says it.
    pub head: usize,
}

impl Proposition {
    /// All that a sentence says, in one, without what only says who says so.
    pub fn of_rest(tree: &Tree<'_>, cut: &[bool]) -> Self {
        let is_cut = |word: Word<'_>| cut.get(word.index()).copied().unwrap_or_default();
        // `That` before what is said, and what the verb that says so takes with it (`is to say`).
        let joins = |word: Word<'_>| {
            let of_cut = tree.head(word).is_some_and(|head| is_cut(head) && is_verbal(head));
            of_cut && is(word, &["mark", "aux", "aux:pass", "cop", "cc"])
        };
        // When and to whom it is said.
        let mut told = vec![false; tree.parse().words().len()];
        for word in tree.parse().words() {
            let of_cut = tree.head(word).is_some_and(|head| is_cut(head) && is_verbal(head));
            let of_source = tree.head(word).is_some_and(|head| is_cut(head) && !is_verbal(head))
                && is(word, &["appos", "acl", "acl:relcl", "nmod"]);
            let of_cut = of_cut && is(word, &["obl", "obl:unmarked", "advmod", "iobj"]) || of_source;
            if of_cut && !is_cut(word) {
                tree.below(word, |_| false).into_iter().for_each(|index| told[index] = true);
            }
        }
        let stays = |word: &Word<'_>| word.upos() != "PUNCT" && !is_cut(*word) && !joins(*word) && !told[word.index()];
        let that = |word: &Word<'_>| is(*word, &["mark"]) && word.form().eq_ignore_ascii_case("that");
        let words: Vec<usize> = tree.parse().words().filter(stays).skip_while(that).map(Word::index).collect();
        let says = |&index: &usize| tree.parse().word(index).is_some_and(is_verbal);
        let head = words.iter().copied().find(says).or(words.first().copied()).unwrap_or_default();
        Self { phrase: Phrase::of(words).punctuated(tree), head, ..Self::default() }
    }

    /// The numbers of its words, in order, each once.
    pub fn words(&self) -> Vec<usize> {
        let mut words: Vec<usize> = self.phrase.words().collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// What a sentence says. Nothing where it can't be told: then the sentence stands for itself. `cut` tells which of its
/// words only say who says so.
pub fn propositions(tree: &Tree<'_>, cut: &[bool]) -> Vec<Proposition> {
    let Some(root) = tree.root() else { return Vec::new() };
    let mut walk = walk::Walk::new(tree, cut);
    if doubt::misread(tree, walk.extents()) {
        return Vec::new();
    }
    walk.start(root);
    let mut found = Vec::new();
    while let Some(open) = walk.next() {
        found.extend(walk.propositions(open));
        if found.len() > MOST {
            return Vec::new();
        }
    }
    if found.iter().any(|one| doubt::is_broken_off(tree, &one.phrase)) {
        return Vec::new();
    }
    let denying = doubt::denying(tree);
    if !denying.is_empty() && found.iter().any(|one| doubt::loses_negation(tree, &denying, &one.words())) {
        return Vec::new();
    }
    found.extend(description::descriptions(tree, walk.extents()));
    found.sort_by_key(|proposition| proposition.head);
    // What only says who says so may have been all of it.
    let says = |index: usize| tree.parse().word(index).is_some_and(|word| word.upos() != "PUNCT");
    found.retain(|proposition| proposition.phrase.words().any(says));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|proposition| seen.insert(proposition.phrase.text(tree)));
    found
}

/// Whether an arc is no guess.
fn sure(word: Word<'_>) -> bool {
    word.margin() >= SURE
}

fn is_verbal(word: Word<'_>) -> bool {
    matches!(word.upos(), "VERB" | "AUX")
}

const SUBJECTS: &[&str] = &["nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"];

/// Whether a word is the subject of the one it hangs on. What reads like somebody who is addressed is the subject where
/// the verb has no other and speaks of a third person: `Mr. Liu, who heads the party, is …`.
fn is_subject(tree: &Tree<'_>, word: Word<'_>) -> bool {
    if word.deprel() != "vocative" {
        return is(word, SUBJECTS);
    }
    let Some(head) = tree.head(word).filter(|head| word.index() < head.index()) else { return false };
    let third = |word: Word<'_>| matches!(word.xpos(), "VBZ" | "VBD");
    let auxiliaries = || tree.dependents(head).filter(|word| is(*word, &["aux", "aux:pass", "cop"]));
    tree.dependent(head, SUBJECTS).is_none() && (third(head) || auxiliaries().any(third))
}

/// The subject of a predicate.
fn subject<'a>(tree: &Tree<'a>, head: Word<'a>) -> Option<Word<'a>> {
    tree.dependents(head).find(|dependent| is_subject(tree, *dependent))
}

fn has_subject(tree: &Tree<'_>, word: Word<'_>) -> bool {
    tree.dependents(word).any(|dependent| is_subject(tree, dependent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Analyser;

    /// What a sentence says, as it reads.
    fn said(sentence: &str) -> Vec<String> {
        let analyser = Analyser::embedded().expect("the embedded model");
        let parse = analyser.parse(sentence);
        let tree = Tree::of(&parse);
        propositions(&tree, &[]).iter().map(|proposition| proposition.phrase.sentence(&tree).0).collect()
    }

    #[track_caller]
    fn says(sentence: &str, wanted: &[&str]) {
        assert_eq!(said(sentence), wanted, "{sentence}");
    }

    #[test]
    fn coordinated_verbs_share_their_subject() {
        says(
            "The mayor opened the bridge and thanked the workers.",
            &["The mayor opened the bridge.", "The mayor thanked the workers."],
        );
        says("The bridge was closed and repaired.", &["The bridge was closed.", "The bridge was repaired."]);
    }

    #[test]
    fn coordinated_objects_are_said_one_by_one() {
        says(
            "The council sold the harbour and the mill.",
            &["The council sold the harbour.", "The council sold the mill."],
        );
        says("Anna and Karl are engineers.", &["Anna and Karl are engineers."]);
        says("Anna Berg and Karl Lund met.", &["Anna Berg and Karl Lund met."]);
        says(
            "About 90 pilots, police officers and sailors filled the hall.",
            &["About 90 pilots, police officers and sailors filled the hall."],
        );
        // Either may be wrong alone.
        says("The council sold the harbour or the mill.", &["The council sold the harbour or the mill."]);
    }

    #[test]
    fn asides_are_said_by_themselves() {
        says(
            "Ana Ruiz, the mayor of Lund, opened the bridge.",
            &["Ana Ruiz is the mayor of Lund.", "Ana Ruiz opened the bridge."],
        );
        says(
            "The mayor, who lives in Lund, opened the bridge.",
            &["The mayor lives in Lund.", "The mayor opened the bridge."],
        );
        says("She met a man who sold ships.", &["She met a man.", "The man sold ships."]);
    }

    #[test]
    fn what_tells_which_ones_stays() {
        says("All ships that carry oil left the harbour.", &["All ships that carry oil left the harbour."]);
        says("The ships that carry oil left the harbour.", &["The ships that carry oil left the harbour."]);
    }

    #[test]
    fn what_tells_which_one_is_said_too() {
        says(
            "The name comes from the sailors who arrived in the spring of 1902.",
            &[
                "The name comes from the sailors who arrived in the spring of 1902.",
                "The sailors arrived in the spring of 1902.",
            ],
        );
        says(
            "The council thanked the company that owns the harbour.",
            &["The council thanked the company that owns the harbour.", "The company owns the harbour."],
        );
    }

    #[test]
    fn coordinations_in_one_another_are_taken_apart() {
        says(
            "The council cut the pay of teachers in schools and hospitals and of nurses.",
            &[
                "The council cut the pay of teachers in schools.",
                "The council cut the pay of teachers in hospitals.",
                "The council cut the pay of nurses.",
            ],
        );
        says(
            "The ferry became a large and costly problem.",
            &["The ferry became a large problem.", "The ferry became a costly problem."],
        );
        says("Anna Berg is an actor and engineer.", &["Anna Berg is an actor.", "Anna Berg is an engineer."]);
        says("The house is old and expensive.", &["The house is old.", "The house is expensive."]);
    }

    #[test]
    fn members_of_a_list_of_examples_are_said_one_by_one() {
        says(
            "He has lived in towns such as Lund, Malmö and Ystad.",
            &[
                "He has lived in towns such as Lund.",
                "He has lived in towns such as Malmö.",
                "He has lived in towns such as Ystad.",
            ],
        );
    }

    #[test]
    fn reasons_and_times_assert() {
        says("Although the ferry is old, the council keeps it.", &["The ferry is old.", "The council keeps it."]);
        says(
            "Norway closed the border after then-Prime Minister Karl Lund visited Oslo.",
            &[
                "Norway closed the border.",
                "Karl Lund was then-Prime Minister.",
                "Then-Prime Minister Karl Lund visited Oslo.",
            ],
        );
        // He may have left for another reason.
        says("He did not leave because the ferry is old.", &["He did not leave because the ferry is old."]);
    }

    #[test]
    fn what_only_joins_is_left_out() {
        says("As a result, the mill closed its doors.", &["The mill closed its doors."]);
    }

    #[test]
    fn a_verb_with_a_light_noun_needs_more() {
        says(
            "The vote took place on Monday in the old town hall.",
            &["The vote took place on Monday.", "The vote took place in the old town hall."],
        );
        says(
            "The mayor took part in the debate on Monday with her deputy.",
            &[
                "The mayor took part in the debate.",
                "The mayor took part in the debate on Monday.",
                "The mayor took part in the debate with her deputy.",
            ],
        );
    }

    #[test]
    fn participles_become_verbs() {
        says(
            "The team won the cup, defeating the old champions.",
            &["The team won the cup.", "The team defeated the old champions."],
        );
    }

    #[test]
    fn conditions_and_what_is_denied_stay_whole() {
        let sentences = [
            "The mayor will resign if the bridge falls.",
            "The mayor did not pay for the house in Lund with her own money.",
        ];
        for sentence in sentences {
            says(sentence, &[sentence]);
        }
    }

    #[test]
    fn circumstances_are_said_one_by_one() {
        says(
            "The committee published the report on Monday after a long debate in the council.",
            &[
                "The committee published the report.",
                "The committee published the report on Monday.",
                "The committee published the report after a long debate in the council.",
            ],
        );
    }

    #[test]
    fn a_sentence_without_words_says_nothing() {
        assert!(said("").is_empty());
    }
}
