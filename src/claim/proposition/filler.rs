//! The phrases that fill the slots of a clause: without what is said aside in them, and one by one where they are
//! coordinated.

use super::coordination::{self, Coordination};
use super::doubt;
use super::is_subject;
use super::phrase::{Phrase, Piece, is_mark};
use super::side;
use super::walk::Walk;
use crate::meaning::is;
use crate::syntax::Word;

/// So many coordinations inside one another are taken apart, into so many phrases at most.
const LEVELS: usize = 2;
const MOST: usize = 24;

/// Which conjuncts of the coordinations in a phrase stay.
#[derive(Clone, Default)]
struct Choice {
    /// The words that go with all that hangs on them.
    without: Vec<usize>,
    /// The words that go, and not what hangs on them.
    dropped: Vec<usize>,
    /// The first words of the coordinations of which one was chosen.
    chosen: Vec<usize>,
}

impl<'a, 't> Walk<'a, 't> {
    /// The subjects of a predicate: one by one, unless they do it together.
    pub(super) fn subjects(&mut self, head: Word<'a>, subject: Word<'a>) -> Vec<Phrase> {
        if coordination::is_collective(self.tree, head) {
            vec![self.phrase(subject, &[])]
        } else {
            self.fillers(subject, &[])
        }
    }

    /// The conjuncts of a phrase, or it as a whole.
    pub(super) fn parts(&mut self, word: Word<'a>, together: bool) -> Vec<Phrase> {
        if together { vec![self.phrase(word, &[])] } else { self.fillers(word, &[]) }
    }

    /// What may stand in the place of a phrase: it with each choice of conjuncts of its coordinations; or as it is.
    pub(super) fn fillers(&mut self, word: Word<'a>, without: &[usize]) -> Vec<Phrase> {
        let whole = self.phrase(word, without);
        let mut choices = vec![Choice { without: without.to_vec(), ..Choice::default() }];
        for _ in 0..LEVELS {
            let more: Vec<Choice> = choices.iter().flat_map(|choice| self.choose(word, choice)).collect();
            if more.len() == choices.len() || more.len() > MOST {
                break;
            }
            choices = more;
        }
        if choices.len() == 1 {
            return vec![whole];
        }
        let mut fillers = Vec::new();
        for choice in choices {
            let Phrase(pieces) = self.phrase(word, &choice.without);
            let tree = self.tree;
            // Of what hangs on the predicate itself, what belongs to the clause was taken out before.
            let marks = choice.dropped.is_empty();
            let stays = |index: usize| !choice.dropped.contains(&index) && (marks || !is_mark(tree, index));
            let pieces = pieces.into_iter().filter(|piece| piece.index().is_none_or(stays)).collect();
            fillers.push(Phrase(pieces).with_articles(tree));
        }
        fillers
    }

    /// The ways to choose a conjunct in the topmost coordination of a phrase in which nothing was chosen yet; the choice
    /// as it is, if there is none.
    fn choose(&self, word: Word<'a>, choice: &Choice) -> Vec<Choice> {
        let (tree, extents) = (self.tree, &self.extents);
        let outside = |word: Word<'a>| {
            side::is_aside(tree, extents, word)
                || choice.without.contains(&word.index())
                || choice.dropped.contains(&word.index())
        };
        let found = coordination::topmost(tree, word, outside, &choice.chosen);
        let Some(Coordination { conjuncts, shared, coordinators }) = found else { return vec![choice.clone()] };
        let first = conjuncts[0];
        let own_case = |word: Word<'a>| tree.dependent(word, &["case"]).is_some();
        // `Her voice, the costumes and music`: what stands before the first goes for the next, up to one with its own.
        let own_determiner = |at: usize| {
            conjuncts[1..=at].iter().any(|word| tree.dependent(*word, &["det", "nmod:poss", "nummod"]).is_some())
        };
        let is_case = |index: usize| {
            let of_first = |word| tree.head(word).is_some_and(|head| head.index() == first.index());
            tree.parse().word(index).is_some_and(|word| is(word, &["case"]) && of_first(word))
        };
        let mut choices = Vec::new();
        for (at, kept) in conjuncts.iter().enumerate() {
            let mut next = choice.clone();
            next.chosen.push(first.index());
            let others = conjuncts[1..].iter().enumerate().filter(|(other, _)| *other + 1 != at);
            next.without.extend(others.map(|(_, word)| word.index()).chain(coordinators.iter().copied()));
            // The first with all that hangs on it goes, but for what is shared and the one that is kept.
            if at > 0 {
                let shares = |index: usize| {
                    shared.contains(&index)
                        && !(is_case(index) && own_case(*kept))
                        && (is_case(index) || !own_determiner(at))
                };
                let conjunct = |word: Word<'a>| conjuncts.iter().any(|one| one.index() == word.index());
                next.dropped.extend(tree.below(first, conjunct).into_iter().filter(|&index| !shares(index)));
            }
            choices.push(next);
        }
        choices
    }

    /// A word and what hangs on it, without asides, which make clauses of their own, and without the words given and
    /// what hangs on these.
    pub(super) fn phrase(&mut self, top: Word<'a>, without: &[usize]) -> Phrase {
        let (tree, extents) = (self.tree, &self.extents);
        let aside = |word: Word<'a>| side::is_aside(tree, extents, word) && (self.is_cut(top) || !self.is_cut(word));
        let mark = |word: Word<'a>| word.upos() == "PUNCT";
        let leading = |word: Word<'a>| {
            tree.head(word).is_some_and(|head| head.index() == top.index())
                && is(word, &["mark", "cc"])
                && is(top, &["conj"])
        };
        // What is all cut is a source that stays, with its verb.
        let stays = self.is_cut(top);
        let cut = |word: Word<'a>| !stays && self.is_cut(word) || without.contains(&word.index());
        let words = tree.below(top, |word| aside(word) || mark(word) || cut(word) || leading(word));
        let cut: Vec<Word<'a>> = words
            .iter()
            .filter_map(|&index| tree.parse().word(index))
            .flat_map(|head| tree.dependents(head).filter(|word| aside(*word)))
            .collect();
        let telling: Vec<Word<'a>> = words
            .iter()
            .filter_map(|&index| tree.parse().word(index))
            .filter(|word| side::tells_which(tree, *word) && word.index() != top.index())
            .collect();
        for word in cut.into_iter().chain(telling) {
            self.aside(word);
        }
        Phrase::of(words).punctuated(tree)
    }

    /// Puts an aside of a noun among the clauses.
    pub(super) fn aside(&mut self, word: Word<'a>) {
        let Some(noun) = self.tree.head(word) else { return };
        if self.found[word.index()] {
            return;
        }
        let tree = self.tree;
        // Marked at once: the noun's phrase is made without it.
        let mut clause = self.plain(word);
        self.found[word.index()] = true;
        let antecedent = self.antecedent(doubt::bearer(tree, noun, word), word);
        match word.deprel() {
            _ if word.upos() == "NUM" => {
                clause.apposition = true;
                clause.subject = Some(antecedent);
            }
            "appos" => {
                clause.apposition = true;
                clause.subject = Some(antecedent);
            }
            "acl:relcl" => {
                let Some(pronoun) = side::relative_pronoun(tree, word) else { return };
                clause.relative = Some((pronoun, antecedent));
            }
            _ => clause.subject = Some(antecedent),
        }
        self.open.push(clause);
    }

    /// A noun as the subject of what is said of it aside: without its preposition, and definite. What a subject *is*
    /// stands for the subject: `He is a player who won` says that he won.
    pub(super) fn antecedent(&mut self, noun: Word<'a>, clause: Word<'a>) -> Phrase {
        let tree = self.tree;
        let subject = tree.dependent(noun, &["nsubj"]).filter(|_| tree.dependent(noun, &["cop"]).is_some());
        if let Some(subject) = subject.filter(|_| side::has_article(tree, noun, &["a", "an"])) {
            return self.phrase(subject, &[]);
        }
        let without: Vec<usize> = tree
            .dependents(noun)
            .filter(|word| {
                let clausal = ["case", "conj", "cc", "cc:preconj", "mark", "cop", "aux", "advcl", "parataxis"];
                is(*word, &clausal)
                    || word.index() == clause.index()
                    || is_subject(tree, *word)
                    || is(*word, &["advmod"]) && word.index() + 1 < noun.index()
            })
            .map(Word::index)
            .collect();
        let mut phrase = self.phrase(noun, &without);
        if let Some(article) = tree.dependent(noun, &["det"]).filter(|_| side::has_article(tree, noun, &["a", "an"])) {
            for piece in &mut phrase.0 {
                if *piece == Piece::Word(article.index()) {
                    *piece = Piece::Form(article.index(), "the".to_owned());
                }
            }
        }
        phrase
    }

    /// The phrase that holds a relative pronoun, with what it stands for in its place.
    pub(super) fn relative(&mut self, top: Word<'a>, pronoun: Word<'a>, antecedent: &Phrase) -> Phrase {
        let whole = self.phrase(top, &[]);
        let genitive = pronoun.xpos() == "WP$";
        let mut pieces = Vec::new();
        for piece in whole.0 {
            if piece != Piece::Word(pronoun.index()) {
                pieces.push(piece);
                continue;
            }
            if pronoun.xpos() == "WRB" {
                pieces.push(Piece::Made(if pronoun.form() == "when" { "on" } else { "in" }.into()));
            }
            pieces.extend(antecedent.0.iter().cloned());
            if genitive {
                let last = antecedent.words().last().and_then(|index| self.tree.parse().word(index));
                let plural =
                    last.is_some_and(|word| matches!(word.xpos(), "NNS" | "NNPS") && word.form().ends_with('s'));
                pieces.push(Piece::Made(if plural { "’".into() } else { "’s".into() }));
            }
        }
        Phrase(pieces)
    }
}
