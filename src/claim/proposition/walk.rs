//! The clauses of a sentence, found one from the other, and what each says.

use super::agreement::Agreement;
use super::linked::tense;
use super::phrase::{Phrase, Piece};
use super::side::{self, Extents};
use super::slot::{Role, Slot};
use super::{Proposition, has_subject, is_verbal, subject};
use crate::meaning::{Modality, Polarity, Tree, is, modality, polarity, reports};
use crate::syntax::Word;

/// A clause that waits to be read.
#[derive(Clone)]
pub(super) struct Open<'a> {
    pub(super) head: Word<'a>,
    /// The subject that it takes from where it stands, if it has none.
    pub(super) subject: Option<Phrase>,
    /// The auxiliaries that it shares with the verb it is coordinated with.
    pub(super) auxiliaries: Vec<usize>,
    /// The relative pronoun in it, and what that stands for.
    pub(super) relative: Option<(Word<'a>, Phrase)>,
    /// An apposition: the subject *is* the head.
    pub(super) apposition: bool,
    /// A headline: its participle stands for a finite verb with an auxiliary.
    pub(super) headline: bool,
    /// The tense of the clause around it.
    pub(super) past: bool,
}

/// The clauses of a sentence, as they are found.
pub(super) struct Walk<'a, 't> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) extents: Extents,
    pub(super) open: Vec<Open<'a>>,
    /// Which words head a clause that was found.
    pub(super) found: Vec<bool>,
    /// The tense of the clause that is being read.
    pub(super) past: bool,
    /// Which words only say who says so.
    pub(super) cut: &'t [bool],
}

impl<'a, 't> Walk<'a, 't> {
    pub(super) fn new(tree: &'t Tree<'a>, cut: &'t [bool]) -> Self {
        let found = vec![false; tree.parse().words().len()];
        Self { tree, extents: Extents::of(tree), open: Vec::new(), found, past: false, cut }
    }

    pub(super) fn start(&mut self, root: Word<'a>) {
        let open = self.headline(root).unwrap_or_else(|| self.plain(root));
        self.push(open);
    }

    /// Where each word's dependents begin and end.
    pub(super) fn extents(&self) -> &Extents {
        &self.extents
    }

    /// `Mayor given award`: headlines leave out `was` and `is`.
    pub(super) fn headline(&mut self, root: Word<'a>) -> Option<Open<'a>> {
        let tree = self.tree;
        let participle = |word: &Word<'a>| {
            is(*word, &["acl"]) && matches!(word.xpos(), "VBN" | "VBG") && word.index() > root.index()
        };
        let bare = !is_verbal(root) && !has_subject(tree, root) && tree.dependent(root, &["cop"]).is_none();
        let verb = tree.dependents(root).find(participle).filter(|_| bare)?;
        let more =
            tree.dependents(root).any(|word| !is(word, &["conj", "appos", "punct"]) && word.index() > verb.index());
        let others =
            tree.dependents(root).filter(|word| word.index() >= verb.index()).map(Word::index).collect::<Vec<_>>();
        let subject = self.phrase(root, &others);
        (!more).then(|| Open { subject: Some(subject), headline: true, past: true, ..self.plain(verb) })
    }

    pub(super) fn plain(&self, head: Word<'a>) -> Open<'a> {
        Open {
            head,
            subject: None,
            auxiliaries: Vec::new(),
            relative: None,
            apposition: false,
            headline: false,
            past: self.past,
        }
    }

    pub(super) fn push(&mut self, open: Open<'a>) {
        if !std::mem::replace(&mut self.found[open.head.index()], true) {
            self.open.push(open);
        }
    }

    pub(super) fn next(&mut self) -> Option<Open<'a>> {
        self.open.pop()
    }

    /// What a clause says. Clauses that are found in it wait to be read.
    pub(super) fn propositions(&mut self, open: Open<'a>) -> Vec<Proposition> {
        let (tree, head) = (self.tree, open.head);
        self.past = tense(tree, head).unwrap_or(open.past);
        if open.apposition {
            return self.apposition(&open);
        }
        // `When did she know it, they asked.`
        let asks = subject(tree, head).is_some_and(|subject| {
            let before = |word: Word<'_>| is(word, &["aux", "aux:pass"]) && word.index() < subject.index();
            subject.index() < head.index()
                && tree.dependents(head).any(before)
                && tree.dependents(head).any(|word| word.xpos() == "WRB" || matches!(word.xpos(), "WP" | "WDT"))
        });
        // `That is why she left`
        if matches!(head.xpos(), "WRB" | "WP") && subject(tree, head).is_some() && !self.is_cut(head) {
            let subject = subject(tree, head).map(|subject| self.phrase(subject, &[]));
            return self.whole(head).into_iter().map(|one| Proposition { subject: subject.clone(), ..one }).collect();
        }
        // `The question is who pays`: a clause as what the subject is.
        if asks || tree.dependent(head, &["nsubj:outer"]).is_some() {
            return self.whole(head);
        }
        let (slots, said) = self.slots(&open);
        if said {
            return Vec::new();
        }
        // `Which is called sharing`: what it is about stands elsewhere.
        let names = |slot: &Slot| {
            slot.role == Role::Subject && !(open.relative.is_none() && self.is_pronoun_of_relation(&slot.fillers[0]))
        };
        if !slots.iter().any(names) {
            return self.whole(head);
        }
        // `A poll found`: what was found is said by itself.
        let content = tree.dependent(head, &["ccomp", "parataxis"]).is_some();
        if (self.is_cut(head) || reports(head.form()))
            && slots
                .iter()
                .all(|slot| matches!(slot.role, Role::Subject | Role::Verb) || content && slot.role == Role::Adjunct)
        {
            return Vec::new();
        }
        self.expand(head, slots).into_iter().map(|slots| self.proposition(head, slots)).collect()
    }

    fn is_pronoun_of_relation(&self, phrase: &Phrase) -> bool {
        let mut words = phrase.words().filter_map(|index| self.tree.parse().word(index));
        words.next().is_some_and(|word| matches!(word.xpos(), "WDT" | "WP")) && words.next().is_none()
    }

    /// A clause that can't be taken apart, as it stands.
    pub(super) fn whole(&mut self, head: Word<'a>) -> Vec<Proposition> {
        let outer = self.tree.dependent(head, &["nsubj:outer"]);
        let subject = outer.map(|outer| self.phrase(outer, &[]));
        let phrase = self.phrase(head, &[]).punctuated(self.tree);
        vec![Proposition { phrase, subject, head: head.index(), ..Proposition::default() }]
    }

    /// `X, the Y` says that X is the Y.
    pub(super) fn apposition(&mut self, open: &Open<'a>) -> Vec<Proposition> {
        let Some(subject) = open.subject.clone() else { return Vec::new() };
        let head = open.head;
        let several = self.tree.head(head).is_some_and(|noun| {
            matches!(noun.xpos(), "NNS" | "NNPS") || self.tree.dependent(noun, &["conj"]).is_some()
        });
        let fillers = if several { vec![self.phrase(head, &[])] } else { self.fillers(head, &[]) };
        let copula = Piece::Made(Agreement::of(self.tree, &subject).be(false).into());
        // `A pilot, Anna Berg, …` says that Anna Berg is a pilot.
        let noun = self.tree.head(head).filter(|noun| head.upos() == "PROPN" && noun.upos() == "NOUN");
        let indefinite = noun.is_some_and(|noun| {
            side::has_article(self.tree, noun, &["a", "an"]) && subject.words().any(|index| index == noun.index())
        });
        let one = |object: Phrase| {
            let (subject, object) = match indefinite {
                true => (object, Phrase::of(subject.words())),
                false => (subject.clone(), object),
            };
            let pieces = subject.0.iter().cloned().chain([copula.clone()]).chain(object.0.iter().cloned()).collect();
            Proposition {
                phrase: Phrase(pieces).punctuated(self.tree),
                subject: Some(subject.clone()),
                predicate: Some("be".to_owned()),
                object: Some(object),
                head: head.index(),
            }
        };
        fillers.into_iter().map(one).collect()
    }

    /// Whether a clause is what a verb says that somebody says, and can stand by itself: no question, no demand, and nothing
    /// that was not said.
    pub(super) fn says(&self, verb: Word<'_>, clause: Word<'_>) -> bool {
        let tree = self.tree;
        let asks = |word: Word<'_>| {
            is(word, &["mark"]) && matches!(word.form(), "whether" | "if" | "Whether")
                || matches!(word.xpos(), "WRB" | "WP" | "WDT") && word.index() < clause.index()
        };
        let demanded = clause.xpos() == "VB" && tree.dependent(clause, &["aux", "cop"]).is_none();
        let own: Vec<usize> = tree.dependents(verb).map(Word::index).chain([verb.index()]).collect();
        let mut own = own;
        own.sort_unstable();
        let plain = polarity(tree, verb, &own) == Polarity::Positive
            && matches!(modality(tree, verb, &own), Modality::Asserted | Modality::Expected);
        self.is_cut(verb) && plain && !demanded && !tree.dependents(clause).any(asks)
    }

    /// Whether a word only says who says so.
    pub(super) fn is_cut(&self, word: Word<'_>) -> bool {
        self.cut.get(word.index()).copied().unwrap_or_default()
    }

    /// Whether a word stands among what hangs on another, or is it.
    pub(super) fn holds(&self, top: Word<'a>, word: Word<'a>) -> bool {
        top.index() == word.index() || self.tree.head(word).is_some_and(|head| head.index() == top.index())
    }
}
