//! A parsed sentence as sightings.

use super::frame::Frame;
use super::name;
use super::pronoun;
use super::sighting::{Article, NounFacts, PronounClass, Sighting, Words};
use super::words::{NounClass, demonym, noun_class};
use super::{EntityKind, Gender, Number};
use crate::meaning::tree::is;
use crate::syntax::{Parse, Sentence, Word};

/// So many words before a noun are looked at, and so many steps are gone down to its left edge.
pub(super) const NEAR: usize = 12;

pub(super) fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The quotation that a sentence begins in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotation {
    pub open: bool,
    /// The sentence and head of who speaks.
    pub speaker: Option<(u32, u32)>,
    /// Those of who is to speak in the next sentence.
    pub announced: Option<(u32, u32)>,
}

/// Reads a sentence. What is known of the quotation is brought up to its end.
pub(super) fn read(sentence: Sentence<'_>, parse: &Parse<'_>, quotation: &mut Quotation, into: &mut Vec<Sighting>) {
    let frame = Frame::of(parse, quotation.open);
    if let Some(speaker) = frame.speaker() {
        quotation.speaker = Some((sentence.id().0, narrow(speaker.index())));
    } else if !quotation.open {
        quotation.speaker = quotation.announced.filter(|_| frame.is_quoted_at_all());
    }
    quotation.announced = frame.announcer().map(|speaker| (sentence.id().0, narrow(speaker.index())));
    quotation.open = frame.open_at_end();
    let capitals_only = !sentence.text().bytes().any(|byte| byte.is_ascii_lowercase());
    let runs = if capitals_only || is_title(parse) { Vec::new() } else { name::runs(parse) };
    let speaker = quotation.speaker;
    let mut reader = Reader {
        speaker,
        sentence,
        frame,
        owner: vec![Owner::None; parse.words().len()],
        people: vec![false; parse.words().len()],
        into,
    };
    reader.names(&runs);
    for word in parse.words() {
        reader.word(word);
    }
    let from = reader.into.iter().rposition(|sighting| sighting.sentence != sentence.id().0).map_or(0, |at| at + 1);
    into[from..].sort_by_key(|sighting| (sighting.span.start(), std::cmp::Reverse(sighting.span.end())));
}

/// Whether a sentence is written as headlines are: `Obama Speech Moves the Crowd`. What is a name in it can't be told.
fn is_title(parse: &Parse<'_>) -> bool {
    let capital = |word: &Word<'_>| word.form().starts_with(char::is_uppercase);
    let content = |word: &Word<'_>| matches!(word.upos(), "NOUN" | "PROPN" | "VERB" | "ADJ");
    let small = parse
        .words()
        .any(|word| (content(&word) || word.upos() == "AUX") && word.form().starts_with(char::is_lowercase));
    !small && parse.words().filter(|word| content(word) && capital(word)).nth(3).is_some()
}

/// What has taken a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    None,
    /// A name, given by its head.
    Name(u32),
    /// The title of a name.
    Title(u32),
}

pub(super) struct Reader<'a, 'b> {
    pub(super) speaker: Option<(u32, u32)>,
    pub(super) sentence: Sentence<'a>,
    pub(super) frame: Frame<'a>,
    pub(super) owner: Vec<Owner>,
    /// Whether a word is the head of the name of a person.
    pub(super) people: Vec<bool>,
    pub(super) into: &'b mut Vec<Sighting>,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn at(&self, index: usize) -> Option<Word<'a>> {
        self.frame.parse().word(index)
    }

    pub(super) fn form(&self, index: usize) -> &'a str {
        self.at(index).map_or("", Word::form)
    }

    pub(super) fn span(&self, first: usize, last: usize) -> crate::article::Span {
        let start = self.at(first).map_or(0, |word| word.range().start);
        let end = self.at(last).map_or(start, |word| word.range().end);
        self.sentence.span_of(start..end)
    }

    fn text(&self, first: usize, last: usize) -> String {
        let start = self.at(first).map_or(0, |word| word.range().start);
        let end = self.at(last).map_or(start, |word| word.range().end);
        self.sentence.text().get(start..end).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The word of a range that hangs on none of the others.
    pub(super) fn top(&self, range: std::ops::Range<usize>) -> Option<Word<'a>> {
        let words = || range.clone().filter_map(|at| self.at(at));
        let outside = |word: &Word<'a>| word.head().is_none_or(|head| !range.contains(&head.index()));
        let argument = |word: &Word<'a>| !is(*word, &["compound", "amod", "punct", "case", "flat", "nmod:desc"]);
        words()
            .find(|word| outside(word) && argument(word))
            .or_else(|| words().find(outside))
            .or_else(|| words().next_back())
    }

    pub(super) fn push(&mut self, sighting: Sighting) {
        self.into.push(sighting);
    }

    fn word(&mut self, word: Word<'a>) {
        if let Some((class, form)) = pronoun::pronoun(word) {
            let nothing = class == PronounClass::It && pronoun::is_pleonastic(&self.frame, word);
            if nothing || pronoun::is_either(&self.frame, word) {
                return;
            }
            let (number, gender) = pronoun::agreement(class);
            let mut facts = pronoun::facts(&self.frame, word, class, form);
            facts.speaker = self.speaker.filter(|_| self.frame.quoted(word));
            let kind = matches!(gender, Gender::Masculine | Gender::Feminine).then_some(EntityKind::Person);
            self.push(self.sighting(word, word.index()..word.index() + 1, number, gender, kind, Words::Pronoun(facts)));
            return;
        }
        if self.owner[word.index()] != Owner::None {
            if self.owner[word.index()] == Owner::Name(narrow(word.index())) {
                self.group(word);
            }
            return;
        }
        let part = word.index().checked_sub(1).map_or("", |before| self.form(before));
        // `North American`, `African American`
        let part = matches!(part, "North" | "South" | "Latin" | "Central" | "Native" | "-") || demonym(part).is_some();
        if let Some(place) = demonym(word.form()).filter(|_| !part && matches!(word.upos(), "ADJ" | "PROPN" | "NOUN")) {
            let words = Words::Demonym(place);
            self.push(self.sighting(
                word,
                word.index()..word.index() + 1,
                Number::Singular,
                Gender::Unknown,
                None,
                words,
            ));
            return;
        }
        if word.upos() == "NOUN" {
            self.noun(word);
        }
    }

    fn sighting(
        &self,
        word: Word<'a>,
        range: std::ops::Range<usize>,
        number: Number,
        gender: Gender,
        kind: Option<EntityKind>,
        words: Words,
    ) -> Sighting {
        Sighting {
            span: self.span(range.start, range.end - 1),
            sentence: self.sentence.id().0,
            head: narrow(word.index()),
            number,
            gender,
            kind,
            role: Frame::role(word),
            quoted: self.frame.quoted(word),
            words,
        }
    }

    fn noun(&mut self, word: Word<'a>) {
        let relation = word.deprel().split(':').next().unwrap_or("");
        let relation_counts = matches!(
            relation,
            "nsubj"
                | "obj"
                | "iobj"
                | "obl"
                | "nmod"
                | "conj"
                | "appos"
                | "root"
                | "dislocated"
                | "vocative"
                | "ccomp"
                | "advcl"
                | "acl"
                | "xcomp"
                | "parataxis"
                | "list"
        );
        let class = noun_class(word.form());
        if !relation_counts || class == Some(NounClass::Time) {
            return;
        }
        let (gender, kind) = match class {
            Some(NounClass::Person(gender)) => (gender, Some(EntityKind::Person)),
            Some(NounClass::Organisation) => (Gender::Unknown, Some(EntityKind::Organisation)),
            Some(NounClass::Place) => (Gender::Unknown, Some(EntityKind::Place)),
            _ => (Gender::Unknown, None),
        };
        let plural = word.xpos() == "NNS" || matches!(word.form(), "people" | "police" | "men" | "women" | "children");
        let number = if plural { Number::Plural } else { Number::Singular };
        let first = self.left_edge(word);
        let mut article = Article::Indefinite;
        let (mut modifiers, mut narrowed, mut predicate, mut negated) = (Vec::new(), false, false, false);
        for below in self.frame.tree.dependents(word).take(NEAR * 2) {
            match below.deprel() {
                "det"
                    if matches!(
                        below.form(),
                        "the" | "The" | "this" | "This" | "that" | "That" | "these" | "those" | "These" | "Those"
                    ) =>
                {
                    article = Article::Definite;
                }
                "det" if matches!(below.form(), "no" | "No" | "any" | "every" | "each" | "Every" | "Each") => {
                    negated = true
                }
                "nmod:poss" => {
                    article = Article::Possessed;
                    modifiers.push(below.form().to_lowercase());
                }
                "amod" | "compound" | "nmod:desc" | "nummod" if below.index() < word.index() => {
                    if let Some(place) = demonym(below.form()) {
                        modifiers.push(place.to_lowercase());
                    } else {
                        modifiers.push(below.form().to_lowercase());
                    }
                }
                "nmod" | "acl" | "acl:relcl" | "appos" => narrowed = true,
                "cop" => predicate = true,
                "case" if matches!(below.form(), "as" | "As") => predicate = true,
                "advmod" if matches!(below.form(), "not" | "n't" | "n’t") => negated = true,
                _ => {}
            }
        }
        predicate |= relation == "xcomp";
        let subject = self.frame.subject(word).filter(|_| predicate);
        let described = if negated {
            None
        } else if let Some(subject) = subject {
            Some(subject)
        } else if relation == "appos" {
            word.head()
        } else {
            // `China's top diplomat, Wang Yi`
            self.frame
                .tree
                .dependents(word)
                .find(|below| below.deprel() == "appos" && matches!(self.owner[below.index()], Owner::Name(_)))
        };
        let describes = described.and_then(|other| match self.owner[other.index()] {
            Owner::Name(head) | Owner::Title(head) => Some(head),
            Owner::None => (relation == "appos").then(|| narrow(other.index())),
        });
        let facts = NounFacts {
            noun: word.form().to_lowercase(),
            text: self.text(first, word.index()),
            modifiers,
            narrowed,
            article,
            describes,
            predicate,
        };
        self.push(self.sighting(word, first..word.index() + 1, number, gender, kind, Words::Noun(facts)));
        self.group(word);
    }

    /// The first word of what stands before a noun and belongs to it.
    fn left_edge(&self, word: Word<'a>) -> usize {
        let mut at = word;
        for _ in 0..NEAR {
            let below = self.frame.tree.dependents(at).find(|below| {
                below.index() < at.index()
                    && matches!(
                        below.deprel(),
                        "det"
                            | "amod"
                            | "compound"
                            | "nmod:poss"
                            | "nummod"
                            | "nmod:desc"
                            | "advmod"
                            | "det:predet"
                            | "nmod:unmarked"
                            | "obl:unmarked"
                            | "flat"
                    )
            });
            match below {
                Some(below) => at = below,
                None => break,
            }
        }
        at.index()
    }

    /// Names or nouns joined by `and` to a first one.
    fn group(&mut self, first: Word<'a>) {
        let mut members = vec![narrow(first.index())];
        let (mut last, mut and) = (first.index(), false);
        for below in self.frame.tree.dependents(first).filter(|below| below.deprel() == "conj") {
            if self.frame.is_predicate(below) && below.upos() == "VERB" {
                return;
            }
            and |= self.frame.tree.dependents(below).any(|word| word.deprel() == "cc" && word.form() == "and");
            if self.frame.tree.dependents(below).any(|word| word.deprel() == "cc" && word.form() == "or") {
                return;
            }
            members.push(narrow(below.index()));
            last = below.index();
        }
        if members.len() < 2 || !and || self.frame.tree.dependent(first, &["cop"]).is_some() {
            return;
        }
        // Names end where their last word does.
        if let Owner::Name(head) = self.owner[last] {
            while last + 1 < self.owner.len() && self.owner[last + 1] == Owner::Name(head) {
                last += 1;
            }
        }
        let mut start = self.left_edge(first);
        if let Owner::Name(head) = self.owner[start] {
            while start > 0
                && matches!(self.owner[start - 1], Owner::Name(other) | Owner::Title(other) if other == head)
            {
                start -= 1;
            }
        }
        let person = members.iter().all(|&member| {
            self.people[member as usize]
                || self
                    .at(member as usize)
                    .is_some_and(|word| matches!(noun_class(word.form()), Some(NounClass::Person(_))))
        });
        let words = Words::Group { text: self.text(start, last) };
        let kind = person.then_some(EntityKind::Person);
        self.push(self.sighting(first, start..last + 1, Number::Plural, Gender::Unknown, kind, words));
    }
}
