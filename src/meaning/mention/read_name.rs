//! The names of a sentence, with their titles, as sightings.

use super::frame::Frame;
use super::name::{self, Run, is_acronym, is_capitalised};
use super::read::{NEAR, Owner, Reader, narrow};
use super::sighting::{NameFacts, Sighting, Words};
use super::words::{NounClass, demonym, noun_class, title};
use super::{EntityKind, Gender, Number};
use crate::syntax::Word;

impl<'a> Reader<'a, '_> {
    /// Reads the names of the sentence.
    pub(super) fn names(&mut self, runs: &[Run]) {
        for (at, run) in runs.iter().enumerate() {
            // `(CCP)` behind a name is its short form.
            let short = runs.get(at + 1).filter(|next| {
                next.name.len() == 1
                    && next.title.is_empty()
                    && next.name.start == run.name.end + 1
                    && self.form(run.name.end) == "("
                    && self.form(next.name.end) == ")"
                    && is_acronym(self.form(next.name.start))
            });
            let short = short.map(|next| self.form(next.name.start).to_owned());
            self.name(run, short);
        }
    }

    fn name(&mut self, run: &Run, short: Option<String>) {
        let mut name = run.name.clone();
        let parse = self.frame.parse();
        let mut parts = name::parts(parse, name.clone());
        let mut kind = name::kind_of(&parts);
        // `Supreme` of `Supreme Court`, `Chinese` of `Chinese Communist Party`.
        if run.title.is_empty() && kind == Some(EntityKind::Organisation) && !is_acronym(&parts[0]) {
            let before = name.start.checked_sub(1).and_then(|at| self.at(at));
            if let Some(word) = before.filter(|word| {
                word.upos() == "ADJ"
                    && is_capitalised(word.form())
                    && (word.index() > 0 || demonym(word.form()).is_some())
            }) {
                name.start = word.index();
                parts.insert(0, word.form().to_owned());
            }
        }
        // Small titles and descriptions: `foreign minister Qin Gang`, `her husband Tom`.
        let mut title_start = run.title.start.min(name.start);
        if let Some(word) = title_start.checked_sub(1).and_then(|at| self.at(at)) {
            let person = word.upos() == "NOUN" && matches!(noun_class(word.form()), Some(NounClass::Person(_)));
            let plural = word.xpos() == "NNS";
            if person && !plural && kind != Some(EntityKind::Place) && kind != Some(EntityKind::Organisation) {
                title_start = word.index();
            }
        }
        let title_words = self.title_words(title_start, name.start);
        let mut gender = Gender::Unknown;
        let mut titled = false;
        for at in title_start..name.start {
            let form = self.form(at);
            let told = match noun_class(form) {
                Some(NounClass::Person(told)) => Some(told),
                _ => title(form),
            };
            titled |= told.is_some();
            gender = told.filter(|told| *told != Gender::Unknown).unwrap_or(gender);
        }
        if titled {
            kind = Some(EntityKind::Person);
        }
        // The top of its words, over the title.
        let Some(top) = self.top(title_start..name.end) else { return };
        let head = narrow(top.index());
        for at in name.clone() {
            self.owner[at] = Owner::Name(head);
        }
        for at in title_start..name.start {
            self.owner[at] = Owner::Title(head);
        }
        if kind.is_none()
            && self.frame.tree.dependents(top).any(|below| {
                below.deprel() == "acl:relcl"
                    && self.frame.tree.dependents(below).any(|word| matches!(word.form(), "who" | "whom"))
            })
        {
            kind = Some(EntityKind::Person);
        }
        let whose = name::gender_of(&parts);
        if gender == Gender::Unknown && kind != Some(EntityKind::Place) && kind != Some(EntityKind::Organisation) {
            gender = whose;
        }
        if kind.is_none() && gender != Gender::Unknown {
            kind = Some(EntityKind::Person);
        }
        self.people[top.index()] = kind == Some(EntityKind::Person);
        let plural = self.at(name.end - 1).is_some_and(|word| word.xpos() == "NNPS") && kind.is_none();
        let short = short.filter(|short| stands_for(short, &parts));
        self.push(Sighting {
            span: self.span(name.start, name.end - 1),
            sentence: self.sentence.id().0,
            head,
            number: if plural { Number::Plural } else { Number::Singular },
            gender,
            kind,
            role: Frame::role(top),
            quoted: self.frame.quoted(top),
            words: Words::Name(NameFacts {
                parts,
                title: (title_start < name.start).then(|| self.span(title_start, name.start - 1)),
                title_words,
                titled,
                impersonal: !titled && self.is_impersonal(top),
                short,
            }),
        });
    }

    /// The words of a title, and the adjectives and nouns before it, in small letters; demonyms as their places.
    fn title_words(&self, start: usize, end: usize) -> Vec<String> {
        if start == end {
            return Vec::new();
        }
        let modifies = |at: &usize| self.at(*at).is_some_and(|word| matches!(word.upos(), "ADJ" | "NOUN" | "PROPN"));
        let more = (0..start).rev().take(NEAR / 2).take_while(modifies).count();
        (start - more..end).map(|at| demonym(self.form(at)).unwrap_or(self.form(at)).to_lowercase()).collect()
    }

    /// Whether an article or a preposition of place before a name says that it is no person's.
    fn is_impersonal(&self, top: Word<'a>) -> bool {
        self.frame.tree.dependents(top).take(NEAR).any(|below| match below.deprel() {
            "det" => true,
            "case" => matches!(
                below.form(),
                "in" | "In" | "at" | "At" | "near" | "Near" | "into" | "across" | "throughout" | "outside" | "inside"
            ),
            _ => false,
        })
    }
}

/// Whether letters are those of a name, in its order, from its first on.
fn stands_for(short: &str, parts: &[String]) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>()
    };
    let (short, full) = (letters(short), letters(&parts.concat()));
    let mut rest = full.iter();
    parts.len() > 1 && short.first() == full.first() && short.iter().all(|letter| rest.any(|other| other == letter))
}
