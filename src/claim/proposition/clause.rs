//! A predicate and what hangs on it, as the slots of a clause.

use super::agreement::Agreement;
use super::doubt;
use super::lexicon::{CONTROLLING, connects, demands, has_case, is_light, is_linking, restricts};
use super::linked::marked;
use super::phrase::{Phrase, Piece};
use super::side;
use super::slot::{self, Place, Role, Slot};
use super::walk::{Open, Walk};
use super::{has_subject, is_subject, is_verbal, subject, sure};
use crate::meaning::{Polarity, is, is_temporal, polarity};
use crate::syntax::{Word, past};

/// What is found while a clause is taken apart.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) slots: Vec<Slot>,
    /// What belongs to the clause, and not to the phrase of a predicate that is a noun or an adjective.
    pub(super) outside: Vec<usize>,
    /// Whether the clause only says who says so.
    pub(super) said: bool,
    /// Whether the predicate has what it can't be without.
    pub(super) complemented: bool,
    /// Whether words stay that only say who says so.
    pub(super) keeps: bool,
    /// Whether coordinated phrases stay together.
    pub(super) whole: bool,
    /// Adverbial clauses that are said by themselves.
    pub(super) asserted: Vec<Word<'a>>,
}

impl<'a, 't> Walk<'a, 't> {
    /// The slots of a clause; and whether it only says who says so.
    pub(super) fn slots(&mut self, open: &Open<'a>) -> (Vec<Slot>, bool) {
        let (tree, head) = (self.tree, open.head);
        // A verb that says who says so goes only if what is said can stand by itself.
        let keeps =
            self.is_cut(head) && !tree.dependents(head).any(|word| is(word, &["ccomp"]) && self.says(head, word));
        // `Did not buy the boat and the mill` may have bought one; `only the boat and the mill` are both.
        let own: Vec<usize> =
            tree.below(head, |word| is(word, &["conj", "advcl", "ccomp", "parataxis", "acl", "acl:relcl"]));
        let whole = polarity(tree, head, &own) == Polarity::Negative
            || own.iter().filter_map(|&index| tree.parse().word(index)).any(restricts);
        let mut found = Found { complemented: !is_verbal(head), keeps, whole, ..Found::default() };
        if let Some(subject) = open.subject.as_ref().filter(|_| !has_subject(tree, head)) {
            found.slots.push(Slot { role: Role::Subject, place: Place::First, fillers: vec![subject.clone()] });
            if tree.dependent(head, &["aux", "aux:pass", "cop"]).is_none() {
                let words = open.auxiliaries.iter().map(|&index| vec![Phrase::of([index])]);
                found.slots.extend(words.map(|fillers| Slot { role: Role::Verb, place: Place::First, fillers }));
            }
        }
        self.collect(open, head, &mut found);
        let Found { slots, outside, said, asserted, .. } = found;
        let mut slots = slot::joined(tree, head, slots);
        // `The talks came after Pelosi left`: without what it came after, the verb says too little.
        if slots.iter().all(|slot| matches!(slot.role, Role::Subject | Role::Verb | Role::Light)) && is_verbal(head) {
            for clause in asserted {
                let fillers = vec![self.phrase(clause, &[])];
                slots.push(Slot { role: Role::Condition, place: Place::Own, fillers });
            }
        }
        let slot = if is_verbal(head) {
            Some(Slot { role: Role::Verb, place: Place::Own, fillers: vec![self.verb(open, &slots)] })
        } else {
            let fillers = if whole { vec![self.phrase(head, &outside)] } else { self.fillers(head, &outside) };
            // Without a copula a noun says nothing of a subject.
            let says = tree.dependent(head, &["cop", "aux"]).is_some() || !open.auxiliaries.is_empty();
            says.then_some(Slot { role: Role::Object, place: Place::Own, fillers })
        };
        match slot {
            Some(slot) => slots.push(slot),
            None => slots.clear(),
        }
        (slots, said)
    }

    /// Adds what hangs on a predicate, or on the verb that completes it, to the slots of a clause.
    pub(super) fn collect(&mut self, open: &Open<'a>, head: Word<'a>, found: &mut Found<'a>) {
        let tree = self.tree;
        let nominal = !is_verbal(head);
        // What is held takes place somewhere or sometime; who takes part takes part in something.
        let demands = demands(head);
        let says = |word: &Word<'a>| match word.deprel() {
            "obj" => !demands && (!is_light(head, *word) || word.form() == "place"),
            _ => true,
        };
        found.complemented |=
            tree.dependents(head).filter(|word| is(*word, &["obj", "xcomp", "ccomp"])).any(|word| says(&word));
        for word in tree.dependents(head) {
            let relation = word.deprel();
            // The source of a verb goes with the verb.
            if self.is_cut(word) && (self.is_cut(head) || !is_subject(tree, word)) && !found.keeps {
                found.outside.push(word.index());
                continue;
            }
            if let Some((pronoun, antecedent)) = &open.relative
                && self.holds(word, *pronoun)
            {
                found.outside.push(word.index());
                let slot = self.relative_slot(word, *pronoun, antecedent);
                found.slots.push(slot);
                continue;
            }
            // What stays with a noun or an adjective is part of its phrase.
            let clausal = ["obl", "obl:unmarked", "obl:tmod", "advcl", "advcl:relcl", "parataxis", "conj"];
            let inside = nominal
                && (!is(word, &clausal) || doubt::measures(tree, head, word))
                && !self.before_copula(head, word);
            let together = found.whole;
            let (role, fillers) = match relation {
                _ if is_subject(tree, word) && relation != "expl" => {
                    (Role::Subject, if together { vec![self.phrase(word, &[])] } else { self.subjects(head, word) })
                }
                // `Plus or minus 2 points`.
                "cc" if nominal && self.is_bare(head, word) => continue,
                "punct" | "cc" | "cc:preconj" | "discourse" | "vocative" => {
                    found.outside.push(word.index());
                    continue;
                }
                // `Is to be`, where the copula is no sign of what is to come.
                "mark" | "case"
                    if open.head.index() == head.index()
                        && (relation == "mark" || !nominal)
                        && !self.before_infinitive(head, word) =>
                {
                    found.outside.push(word.index());
                    continue;
                }
                "advmod" if word.xpos() == "WRB" || connects(word) => {
                    found.outside.push(word.index());
                    continue;
                }
                "obl" if self.links(word) => {
                    found.outside.push(word.index());
                    continue;
                }
                "expl" => (Role::Subject, vec![Phrase::of([word.index()])]),
                "aux" | "aux:pass" | "cop" | "compound:prt" | "mark" => (Role::Verb, vec![Phrase::of([word.index()])]),
                "obj" if is_light(head, word) => (Role::Light, vec![self.phrase(word, &[])]),
                "obj" | "iobj" if !nominal && tree.dependent(word, &["case"]).is_none() => {
                    (Role::Object, self.parts(word, together))
                }
                "conj" if self.is_clause(head, word) => {
                    found.outside.push(word.index());
                    self.conjunct(open, head, word);
                    continue;
                }
                "conj" if nominal => continue,
                "ccomp" if self.says(head, word) => {
                    found.outside.push(word.index());
                    found.said = true;
                    let mut content = self.plain(word);
                    // `The change, she says, is …`: the subject of both, for the parser.
                    let taken = subject(tree, head).filter(|subject| !self.is_cut(*subject) && self.is_cut(head));
                    if let Some(taken) = taken.filter(|_| !has_subject(tree, word)) {
                        content.subject = Some(self.phrase(taken, &[]));
                    }
                    self.push(content);
                    continue;
                }
                // `― just as she did` does not stand by itself.
                "parataxis" if sure(word) && has_subject(tree, word) && tree.dependent(word, &["mark"]).is_none() => {
                    found.outside.push(word.index());
                    let clause = self.plain(word);
                    self.push(clause);
                    continue;
                }
                // `…, a move that …` sums up the clause: what it did is said by itself.
                "parataxis" if word.upos() == "NOUN" && self.sums_up(word) => {
                    found.outside.push(word.index());
                    self.phrase(word, &[]);
                    continue;
                }
                "advcl" | "advcl:relcl" if self.asserts(head, word) => {
                    found.outside.push(word.index());
                    found.asserted.push(word);
                    self.adverbial(open, word);
                    // `Moments after he left` needs the clause.
                    if doubt::dates(tree, &self.extents, word) {
                        let fillers = vec![self.phrase(word, &[])];
                        found.slots.push(Slot { role: Role::Condition, place: Place::Own, fillers });
                    }
                    continue;
                }
                "xcomp" if self.completes(word) => {
                    found.outside.push(word.index());
                    let slot = Slot { role: Role::Verb, place: Place::Own, fillers: vec![Phrase::of([word.index()])] };
                    found.slots.push(slot);
                    self.collect(open, word, found);
                    continue;
                }
                "advmod" if self.extents.first(word) == self.extents.last(word) => {
                    (Role::Verb, vec![Phrase::of([word.index()])])
                }
                _ if inside => continue,
                "conj" => {
                    let joint = tree.dependents(word).filter(|word| is(*word, &["cc"])).map(Word::index);
                    let pieces = joint.map(Piece::Word).chain(self.phrase(word, &[]).0).collect();
                    (Role::Complement, vec![Phrase(pieces)])
                }
                "ccomp" | "xcomp" | "obl:agent" | "dep" => (Role::Complement, self.parts(word, together)),
                "obl" | "obj" | "iobj" => {
                    // What stands right behind a verb without an object is often what the verb can't be without.
                    let completes = word.index() > head.index() && !found.complemented && !is_temporal(word)
                        || tree
                            .dependents(word)
                            .any(|case| is(case, &["case"]) && matches!(case.form(), "than" | "as"));
                    found.complemented |= completes;
                    (if completes { Role::Complement } else { Role::Adjunct }, self.parts(word, together))
                }
                // `Asked the council to pay` does not ask the council.
                // `It took them a year to build it`
                "advcl" if word.xpos() == "VB" && doubt::is_extraposed(tree, head) => {
                    (Role::Complement, vec![self.phrase(word, &[])])
                }
                "advcl" if word.xpos() == "VB" && CONTROLLING.binary_search(&&*head.lemma()).is_ok() => {
                    (Role::Complement, vec![self.phrase(word, &[])])
                }
                // A condition can't be taken away, a purpose can.
                "advcl" | "advcl:relcl" if marked(tree, word) && word.xpos() != "VB" => {
                    (Role::Condition, vec![self.phrase(word, &[])])
                }
                _ => {
                    let apart = word.index() > head.index() && side::set_off(tree, &self.extents, word);
                    let comma = apart.then(|| Piece::Made(",".into()));
                    let pieces = comma.into_iter().chain(self.phrase(word, &[]).0).collect();
                    (Role::Adjunct, vec![Phrase(pieces)])
                }
            };
            found.outside.push(word.index());
            // What denies can't be left out: `no longer`, `at no time`.
            let role = if role == Role::Adjunct && doubt::denies(tree, word) { Role::Condition } else { role };
            // `From 1868 to 1931` is one.
            let ends = relation == "obl" && has_case(tree, word, &["to", "until", "till", "through"]);
            let starts = |slot: &Slot| {
                let first = slot.fillers[0].words().next().and_then(|index| tree.parse().word(index));
                let last = slot.fillers[0].words().last();
                first.is_some_and(|word| word.form().eq_ignore_ascii_case("from"))
                    && last.map(|last| last + 1) == Some(self.extents.first(word))
            };
            if ends
                && fillers.len() == 1
                && let Some(before) = found.slots.last_mut().filter(|slot| starts(slot) && slot.fillers.len() == 1)
            {
                before.fillers[0].0.extend(fillers.into_iter().flat_map(|filler| filler.0));
                continue;
            }
            found.slots.push(Slot { role, place: Place::Own, fillers });
        }
    }

    /// Whether a phrase only joins its clause to what was said before: `in addition`, `as a result`.
    fn links(&self, word: Word<'a>) -> bool {
        let words = self.tree.below(word, |word| word.upos() == "PUNCT");
        words.len() <= 4 && is_linking(&Phrase::of(words).text(self.tree))
    }

    /// Whether the `to` of an infinitive stands behind a finite copula or auxiliary: `the plane is to be sold`.
    fn before_infinitive(&self, head: Word<'a>, to: Word<'a>) -> bool {
        let finite = |word: Word<'a>| is(word, &["cop", "aux", "aux:pass"]) && word.index() < to.index();
        to.xpos() == "TO" && self.tree.dependents(head).any(finite)
    }

    /// Whether a noun is only there for the clause behind it, which is said by itself.
    fn sums_up(&self, noun: Word<'a>) -> bool {
        let clause = self.tree.dependent(noun, &["acl:relcl"]);
        clause.is_some_and(|clause| side::is_aside(self.tree, &self.extents, clause))
    }

    /// Whether a conjunction stands inside a phrase in which nothing is coordinated.
    pub(super) fn is_bare(&self, head: Word<'a>, word: Word<'a>) -> bool {
        let after_subject = subject(self.tree, head).is_some_and(|subject| subject.index() < word.index());
        after_subject && word.index() < head.index() && self.tree.dependent(head, &["conj"]).is_none()
    }

    /// The slot of what holds the relative pronoun of a relative clause. What such a clause begins with stands behind
    /// the verb in a sentence of its own, if it is not the subject.
    pub(super) fn relative_slot(&mut self, word: Word<'a>, pronoun: Word<'a>, antecedent: &Phrase) -> Slot {
        let fillers = vec![self.relative(word, pronoun, antecedent)];
        match word.deprel() {
            _ if is_subject(self.tree, word) => Slot { role: Role::Subject, place: Place::First, fillers },
            "obj" => Slot { role: Role::Object, place: Place::AfterVerb, fillers },
            _ => Slot { role: Role::Complement, place: Place::Last, fillers },
        }
    }

    /// Whether a verb only completes the predicate it hangs on (`began to sing`), with nothing coordinated.
    pub(super) fn completes(&self, word: Word<'a>) -> bool {
        is_verbal(word)
            && sure(word)
            && !has_subject(self.tree, word)
            && self.tree.dependents(word).all(|word| !is(word, &["conj", "cop"]))
    }

    /// The verb, in a finite form if it is a participle that takes its subject from elsewhere.
    pub(super) fn verb(&self, open: &Open<'a>, slots: &[Slot]) -> Phrase {
        let (tree, head) = (self.tree, open.head);
        let own = tree.dependent(head, &["aux", "aux:pass", "cop"]).is_some() || !open.auxiliaries.is_empty();
        let given = slots.iter().find(|slot| slot.role == Role::Subject && slot.place == Place::First);
        let Some(subject) = given.filter(|_| !own) else { return Phrase::of([head.index()]) };
        let agreement = Agreement::of(tree, &subject.fillers[0]);
        match head.xpos() {
            "VBG" if open.headline => Phrase(vec![Piece::Made(agreement.be(false).into()), Piece::Word(head.index())]),
            "VBG" => {
                let lemma = head.lemma();
                let form = match open.past {
                    true => past(&lemma, Some(&head.form().to_lowercase())),
                    false => agreement.present(&lemma),
                };
                Phrase(vec![Piece::Form(head.index(), form)])
            }
            "VBN" if !doubt::is_past(tree, head) => {
                let dated = tree.dependents(head).any(is_temporal);
                Phrase(vec![Piece::Made(agreement.be(open.past || dated).into()), Piece::Word(head.index())])
            }
            _ => Phrase::of([head.index()]),
        }
    }

    /// Whether a dependent of a predicate that is a noun or an adjective reads before the copula: then it is no part of
    /// the noun's phrase.
    pub(super) fn before_copula(&self, head: Word<'a>, word: Word<'a>) -> bool {
        self.tree.dependent(head, &["cop"]).is_some_and(|copula| word.index() < copula.index())
    }
}
