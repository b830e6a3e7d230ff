//! The slots of a clause, and the propositions that their fillings make.

use super::agreement::agreed;
use super::lexicon::restricts;
use super::phrase::{Phrase, Piece};
use super::walk::Walk;
use super::{Proposition, is_verbal};
use crate::meaning::{Polarity, Tree, is, polarity};
use crate::syntax::Word;

/// A clause of so few words says one thing.
const SHORT: usize = 6;

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    Verb,
    Object,
    /// What says with the verb what another verb would say alone: to take `place`.
    Light,
    /// What the verb can't be without.
    Complement,
    /// What says in which case it holds.
    Condition,
    Adjunct,
}

/// Where a slot reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before all else: it stands somewhere else in the sentence.
    First,
    /// Where its words stand.
    Own,
    /// Behind the verb: it stands for a relative pronoun.
    AfterVerb,
    /// At the end: likewise.
    Last,
}

/// A part of a clause.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) role: Role,
    pub(super) place: Place,
    /// What may fill it: more than one where it is coordinated.
    pub(super) fillers: Vec<Phrase>,
}

/// One filling of each slot of a clause.
pub(super) type Filled = Vec<(Role, Place, Phrase)>;

/// Slots of a clause in which those are one that make no sense without each other: what stands before the subject with
/// nothing between (`in the days before the vote`), what begins with `of`, and ranges (`50 to 60`).
pub(super) fn joined(tree: &Tree<'_>, head: Word<'_>, slots: Vec<Slot>) -> Vec<Slot> {
    let subject =
        slots.iter().filter(|slot| slot.role == Role::Subject).filter_map(|slot| slot.fillers[0].words().next());
    let front = subject.min().unwrap_or_default().min(head.index());
    let word = |index: Option<usize>| index.and_then(|index| tree.parse().word(index));
    let mut out: Vec<Slot> = Vec::with_capacity(slots.len());
    for slot in slots {
        let first = slot.fillers[0].words().next();
        let before = out.last().filter(|last| {
            let last_word = last.fillers[0].words().last();
            let plain = |slot: &Slot| slot.place == Place::Own && slot.fillers.len() == 1;
            let case = word(first).filter(|word| is(*word, &["case"]));
            let starts = |forms: &[&str]| case.is_some_and(|case| forms.contains(&case.form()));
            let numbers = word(last_word).is_some_and(|word| word.upos() == "NUM")
                && word(first.map(|first| first + 1)).is_some_and(|word| word.upos() == "NUM");
            let adjuncts = last.role == Role::Adjunct && slot.role == Role::Adjunct;
            let added = matches!(slot.role, Role::Adjunct | Role::Complement);
            plain(last)
                && plain(&slot)
                && last_word.is_some()
                && (adjuncts
                    && last_word.map(|last| last + 2) == first
                    && word(last_word.map(|last| last + 1)).is_some_and(|mark| mark.form() == "-")
                    || last_word.map(|last| last + 1) == first)
                && (adjuncts && (first < Some(front) || last_word.map(|last| last + 1) != first)
                    || added && !matches!(last.role, Role::Subject | Role::Verb) && starts(&["of"])
                    || added && numbers && starts(&["to", "or"]))
        });
        if before.is_some() {
            let last = out.last_mut().into_iter().flat_map(|last| &mut last.fillers);
            last.for_each(|filler| filler.0.extend(slot.fillers[0].0.iter().cloned()));
            continue;
        }
        out.push(slot);
    }
    out
}

impl<'a, 't> Walk<'a, 't> {
    /// One filling of all slots for each proposition: coordinated slots one by one; and where much is added, the core by
    /// itself and with each addition. What is denied, or holds only so far, stays whole: `did not pay for the house`
    /// does not say that nothing was paid.
    pub(super) fn expand(&self, head: Word<'a>, slots: Vec<Slot>) -> Vec<Filled> {
        const MOST: usize = 16;
        let tree = self.tree;
        let mut words: Vec<usize> = slots.iter().flat_map(|slot| slot.fillers[0].words()).collect();
        words.sort_unstable();
        let restricted = words.iter().filter_map(|&index| tree.parse().word(index)).any(restricts);
        let adjuncts: Vec<usize> = (0..slots.len()).filter(|&at| slots[at].role == Role::Adjunct).collect();
        let splits = !adjuncts.is_empty()
            && words.len() > SHORT
            && !restricted
            && slots.iter().all(|slot| slot.role != Role::Condition)
            && polarity(tree, head, &words) == Polarity::Positive;
        // A verb with nothing behind it says too little.
        let core = slots.iter().any(|slot| matches!(slot.role, Role::Object | Role::Complement));
        let choices = slots.iter().fold(1, |choices, slot| (choices * slot.fillers.len()).min(MOST));
        let mut out = Vec::new();
        for choice in 0..choices {
            let mut rest = choice;
            let filled: Filled = slots
                .iter()
                .map(|slot| {
                    let filler = slot.fillers[rest % slot.fillers.len()].clone();
                    rest /= slot.fillers.len();
                    (slot.role, slot.place, filler)
                })
                .collect();
            if !splits {
                out.push(filled);
                continue;
            }
            let with = |kept: Option<usize>| {
                let stays =
                    filled.iter().enumerate().filter(|(at, (role, ..))| *role != Role::Adjunct || Some(*at) == kept);
                stays.map(|(_, slot)| slot.clone()).collect::<Filled>()
            };
            out.extend(core.then(|| with(None)));
            out.extend(adjuncts.iter().map(|&kept| with(Some(kept))));
        }
        out
    }

    pub(super) fn proposition(&self, head: Word<'a>, slots: Filled) -> Proposition {
        let tree = self.tree;
        let of = |role: Role| slots.iter().find(|(is, ..)| *is == role).map(|(.., phrase)| phrase.clone());
        let subject = of(Role::Subject);
        let mut predicate = match is_verbal(head) {
            true => {
                let particle = tree.dependent(head, &["compound:prt"]).map(|word| format!(" {}", word.lemma()));
                format!("{}{}", head.lemma(), particle.unwrap_or_default())
            }
            false => "be".to_owned(),
        };
        if let Some(light) = of(Role::Light) {
            predicate = format!("{predicate} {}", light.text(tree));
        }
        let object = of(Role::Object).or_else(|| {
            let other = of(Role::Complement).or_else(|| of(Role::Adjunct))?;
            let (case, rest) = other.without_preposition(tree)?;
            predicate = format!("{predicate} {case}");
            Some(rest)
        });
        let phrase = agreed(tree, put_together(head, slots).punctuated(tree), subject.as_ref());
        Proposition { phrase, subject, predicate: Some(predicate), object, head: head.index() }
    }
}

/// The words of a clause in the order in which they read: what stands there in the order of the text.
pub(super) fn put_together(head: Word<'_>, slots: Filled) -> Phrase {
    let (mut pieces, mut own, mut behind, mut last) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (_, place, phrase) in slots {
        match place {
            Place::First => pieces.extend(phrase.0),
            Place::Own => {
                // A made word stays with the one it stands before.
                let mut made = Vec::new();
                for piece in phrase.0 {
                    made.push(piece);
                    if let Some(index) = made.last().and_then(Piece::index) {
                        own.push((index, std::mem::take(&mut made)));
                    }
                }
                let end = own.last().map_or(0, |(index, _)| *index);
                own.extend((!made.is_empty()).then_some((end, made)));
            }
            Place::AfterVerb => behind.extend(phrase.0),
            Place::Last => last.extend(phrase.0),
        }
    }
    own.sort_by_key(|(index, _)| *index);
    for (index, words) in own {
        pieces.extend(words);
        if index == head.index() {
            pieces.append(&mut behind);
        }
    }
    Phrase(pieces.into_iter().chain(behind).chain(last).collect())
}
