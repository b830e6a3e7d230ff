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

    /// What may stand in the place of a phrase: it with each of the conjuncts of its topmost coordination by itself; or
    /// as it is.
    pub(super) fn fillers(&mut self, word: Word<'a>, without: &[usize]) -> Vec<Phrase> {
        let (tree, extents) = (self.tree, &self.extents);
        let outside = |word: Word<'a>| side::is_aside(tree, extents, word) || without.contains(&word.index());
        let Some(Coordination { conjuncts, shared, coordinators }) = coordination::topmost(tree, word, outside) else {
            return vec![self.phrase(word, without)];
        };
        let own_case = |word: Word<'a>| tree.dependent(word, &["case"]).is_some();
        let own_determiner = |word: Word<'a>| tree.dependent(word, &["det", "nmod:poss", "nummod"]).is_some();
        let first = conjuncts[0];
        let is_case = |index: usize| {
            let of_first = |word| tree.head(word).is_some_and(|head| head.index() == first.index());
            tree.parse().word(index).is_some_and(|word| is(word, &["case"]) && of_first(word))
        };
        let mut fillers = Vec::new();
        for (at, kept) in conjuncts.iter().enumerate() {
            if at == 0 {
                let others = conjuncts[1..].iter().map(|word| word.index());
                let left_out: Vec<usize> =
                    without.iter().copied().chain(others).chain(coordinators.iter().copied()).collect();
                fillers.push(self.phrase(word, &left_out));
                continue;
            }
            // The first with all that hangs on it goes, but for what is shared and the one that is kept.
            let others = conjuncts.iter().enumerate().filter(|(other, _)| *other != at && *other != 0);
            let left_out: Vec<usize> = without
                .iter()
                .copied()
                .chain(others.map(|(_, word)| word.index()))
                .chain(coordinators.iter().copied())
                .collect();
            let whole = self.phrase(word, &left_out);
            let own: Vec<usize> = tree
                .below(first, |word| is(word, &["conj"]) && conjuncts.iter().any(|one| one.index() == word.index()));
            let shares = |index: usize| {
                shared.contains(&index)
                    && !(is_case(index) && own_case(*kept))
                    && (is_case(index) || !own_determiner(*kept))
            };
            // Of what hangs on the predicate itself, what belongs to the clause was taken out before.
            let pieces = whole.0.into_iter().filter(|piece| {
                piece.index().is_none_or(|index| !own.contains(&index) || shares(index))
                    && piece.index().is_none_or(|index| !is_mark(tree, index))
            });
            fillers.push(Phrase(pieces.collect()));
        }
        fillers
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
        for word in cut {
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
        let antecedent = self.antecedent(doubt::bearer(tree, noun, word));
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
    pub(super) fn antecedent(&mut self, noun: Word<'a>) -> Phrase {
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
