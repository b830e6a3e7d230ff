//! A claim as far as its sentence tells.

use std::borrow::Cow;
use std::ops::Range;

use super::QuantityRecord;
use super::ending::ended;
use super::passage::Passage;
use super::proposition::{Phrase, Proposition};
use super::worth::Signs;
use crate::article::Span;
use crate::meaning::quantity::{Kind, Quantity, Rational};
use crate::meaning::{Modality, Polarity, Tree, modality, polarity};
use crate::syntax::{Parse, Sentence, Word};

/// A phrase, and where the word stands that it is about, if that is one.
pub(super) struct Named {
    pub text: String,
    pub head: Option<Span>,
}

/// A claim as far as its sentence tells.
pub(super) struct Draft {
    /// It as a sentence.
    pub text: String,
    /// Where the words of the text stand, in the order of the article; made words stand nowhere.
    pub words: Vec<(Range<u32>, Span)>,
    /// Which words of the article are possessive pronouns.
    pub possessive: Vec<Span>,
    /// The places it is from.
    pub spans: Vec<Span>,
    /// Paragraph and sentence, from 1.
    pub paragraph: usize,
    pub sentence: usize,
    /// The place of the word that says it.
    pub head: Option<Span>,
    pub subject: Option<Named>,
    pub predicate: Option<String>,
    pub object: Option<Named>,
    pub modality: Modality,
    pub polarity: Polarity,
    pub quantities: Vec<QuantityRecord>,
    /// What its words show of its worth.
    pub signs: Signs,
    /// Whether another claim of the sentence says it with more.
    pub repeated: bool,
}

impl Draft {
    /// A passage of which nothing is known.
    pub fn unread(passage: &Passage<'_>, spans: &[Span]) -> Self {
        let (text, _) = closed(passage.text());
        Self::new(passage.sentence(), ended(&answered(text)), spans.to_vec())
    }

    fn new(sentence: Sentence<'_>, text: String, spans: Vec<Span>) -> Self {
        Self {
            text,
            words: Vec::new(),
            possessive: Vec::new(),
            spans,
            paragraph: sentence.block_number() + 1,
            sentence: sentence.id().0 as usize + 1,
            head: None,
            subject: None,
            predicate: None,
            object: None,
            modality: Modality::Asserted,
            polarity: Polarity::Positive,
            quantities: Vec::new(),
            signs: Signs::default(),
            repeated: false,
        }
    }

    /// A passage that says one thing, as it stands.
    pub fn whole(
        passage: &Passage<'_>,
        spans: &[Span],
        tree: &Tree<'_>,
        proposition: &Proposition,
        amounts: &[Quantity],
    ) -> Self {
        let (text, cut) = closed(passage.text());
        let mut draft = Self::new(passage.sentence(), ended(text), spans.to_vec());
        let inside = |word: &Word<'_>| word.range().start >= cut && word.range().end - cut <= draft.text.len();
        for word in tree.parse().words().filter(inside) {
            let range = narrow(word.range().start - cut)..narrow(word.range().end - cut);
            draft.words.extend(passage.spans(word.range()).first().map(|span| (range, *span)));
        }
        draft.words.sort_by_key(|(_, span)| *span);
        draft.read(passage, tree, proposition, amounts);
        draft
    }

    /// One of several things that a passage says.
    pub fn of(passage: &Passage<'_>, tree: &Tree<'_>, proposition: &Proposition, amounts: &[Quantity]) -> Self {
        let (text, places) = proposition.phrase.sentence(tree);
        let spans = place(passage, tree.parse(), &proposition.words());
        let mut draft = Self::new(passage.sentence(), text, spans);
        for (range, index) in places {
            let word = tree.parse().word(index).map(Word::range).unwrap_or_default();
            draft.words.extend(passage.spans(word).first().map(|span| (narrow(range.start)..narrow(range.end), *span)));
        }
        draft.words.sort_by_key(|(_, span)| *span);
        draft.read(passage, tree, proposition, amounts);
        draft
    }

    fn read(&mut self, passage: &Passage<'_>, tree: &Tree<'_>, proposition: &Proposition, amounts: &[Quantity]) {
        let words = proposition.words();
        let slot = |phrase: &Option<Phrase>| {
            let phrase = phrase.clone()?.punctuated(tree);
            let inside = |word: Word<'_>| phrase.words().any(|index| index == word.index());
            let head = phrase
                .words()
                .filter_map(|index| tree.parse().word(index))
                .find(|word| word.upos() != "PUNCT" && tree.head(*word).is_none_or(|head| !inside(head)));
            let one = head.filter(|head| tree.dependents(*head).all(|word| word.deprel() != "conj" || !inside(word)));
            let head = one.and_then(|head| passage.spans(head.range()).first().copied());
            Some(Named { text: phrase.text(tree), head })
        };
        self.subject = slot(&proposition.subject);
        self.object = slot(&proposition.object);
        self.predicate.clone_from(&proposition.predicate);
        if let Some(head) = tree.parse().word(proposition.head) {
            self.head = passage.spans(head.range()).first().copied();
            self.modality = modality(tree, head, &words);
            self.polarity = polarity(tree, head, &words);
        }
        let inside = || words.iter().filter_map(|&index| tree.parse().word(index));
        let possessive = inside().filter(|word| word.xpos() == "PRP$");
        self.possessive = possessive.filter_map(|word| passage.spans(word.range()).first().copied()).collect();
        self.signs = Signs::of(tree, proposition, &words, &self.text, self.polarity);
        self.quantities = amounts.iter().filter_map(|found| amount(tree.parse(), &words, found)).collect();
    }

    /// Where the words at a place of the article read in the text, from the first byte to behind the last.
    pub fn range(&self, place: Span) -> Option<(usize, usize)> {
        let from = self.words.partition_point(|(_, span)| span.start() < place.start());
        let inside = self.words[from..].iter().take_while(|(_, span)| span.start() < place.end());
        let inside = || inside.clone().filter(|(_, span)| place.contains(*span));
        let first = inside().min_by_key(|(range, _)| range.start)?;
        let last = inside().max_by_key(|(range, _)| range.start)?;
        // All of it, in the order of the article.
        let whole = first.1.start() == place.start() && last.1.end() == place.end();
        whole.then_some((first.0.start as usize, last.0.end as usize))
    }

    /// Marks those of a sentence whose words are all in another that says the same with more.
    pub fn mark_repeated(drafts: &mut [Draft]) {
        let repeated: Vec<bool> = drafts
            .iter()
            .map(|draft| {
                let others = drafts.iter().filter(|other| other.head == draft.head);
                !draft.words.is_empty() && others.clone().any(|other| draft.is_part_of(other))
            })
            .collect();
        drafts.iter_mut().zip(repeated).for_each(|(draft, repeated)| draft.repeated = repeated);
    }

    /// Whether another has all its words, and more.
    fn is_part_of(&self, other: &Draft) -> bool {
        let mut theirs = other.words.iter().map(|(_, span)| *span);
        let mut before = None;
        // A word may stand in a text twice.
        let mut found = |own: Span| before.replace(own) == Some(own) || theirs.any(|span| span == own);
        other.words.len() > self.words.len() && self.words.iter().all(|(_, own)| found(*own))
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A sentence without a quotation mark at one end that nothing answers at the other, and how many bytes were cut from
/// its start.
fn closed(text: &str) -> (&str, usize) {
    // All of it is quoted.
    for (open, close) in [('“', '”'), ('"', '"')] {
        let inner = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains(['“', '”', '"'])) {
            return (inner.trim(), open.len_utf8() + inner.len() - inner.trim_start().len());
        }
    }
    let count = |marks: &[char]| text.chars().filter(|ch| marks.contains(ch)).count();
    let (opening, closing, plain) = (count(&['“']), count(&['”']), count(&['"']));
    for mark in ["“", "”", "\""] {
        let unanswered = match mark {
            "“" => opening > closing,
            "”" => closing > opening,
            _ => plain % 2 == 1,
        };
        if let Some(rest) = text.strip_prefix(mark).filter(|_| unanswered) {
            let rest = rest.trim_start();
            return (rest, text.len() - rest.len());
        }
    }
    for mark in ["”", "\""] {
        let unanswered = if mark == "”" { closing > opening } else { plain % 2 == 1 };
        if let Some(rest) = text.strip_suffix(mark).filter(|_| unanswered) {
            return (rest.trim_end(), 0);
        }
    }
    (text, 0)
}

/// A text without the quotation marks that nothing answers: a quotation may go on in the next sentence.
fn answered(text: &str) -> Cow<'_, str> {
    let (mut open, mut lone): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut plain = None;
    for (at, ch) in text.char_indices() {
        match ch {
            '“' => open.push(at),
            '”' => lone.extend(open.pop().is_none().then_some(at)),
            '"' => plain = if plain.is_none() { Some(at) } else { None },
            _ => {}
        }
    }
    lone.extend(open.into_iter().chain(plain));
    if lone.is_empty() {
        return Cow::Borrowed(text);
    }
    lone.sort_unstable();
    let mut out = String::with_capacity(text.len());
    for (_, ch) in text.char_indices().filter(|(at, _)| lone.binary_search(at).is_err()) {
        // The mark may have stood between two spaces.
        if ch != ' ' || !out.is_empty() && !out.ends_with(' ') {
            out.push(ch);
        }
    }
    Cow::Owned(out)
}

/// An amount that stands in a claim whole. "The first warning" is no amount of warnings.
fn amount(parse: &Parse<'_>, words: &[usize], found: &Quantity) -> Option<QuantityRecord> {
    let mut within = first_from(parse, found.range().start)..first_from(parse, found.range().end);
    let inside = within.all(|index| words.binary_search(&index).is_ok());
    (inside && found.kind() != Kind::Ordinal).then(|| QuantityRecord {
        text: parse.sentence()[found.range()].to_owned(),
        value: found.value().to_f64(),
        upper: found.upper().map(Rational::to_f64),
        bound: Some(found.bound().name().to_owned()),
        unit: Some(found.unit().name().to_owned()).filter(|unit| !unit.is_empty()),
    })
}

/// The number of the first word that starts at a byte of the sentence or behind it.
fn first_from(parse: &Parse<'_>, offset: usize) -> usize {
    let (mut low, mut high) = (0, parse.words().len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match parse.word(middle) {
            Some(word) if word.range().start < offset => low = middle + 1,
            _ => high = middle,
        }
    }
    low
}

/// Where the words with these numbers stand: stretches with nothing but white space inside are one.
pub(super) fn place(passage: &Passage<'_>, parse: &Parse<'_>, words: &[usize]) -> Vec<Span> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for &index in words {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == index => *last = index,
            _ => stretches.push((index, index)),
        }
    }
    let range = |index: usize| parse.word(index).map(Word::range).unwrap_or_default();
    let mut spans: Vec<Span> = Vec::new();
    let text = passage.sentence().analysis().article().text();
    for place in stretches.iter().flat_map(|&(first, last)| passage.spans(range(first).start..range(last).end)) {
        match spans.last_mut() {
            Some(last) if last.end() >= place.start() || text[last.end()..place.start()].trim().is_empty() => {
                *last = Span::new(last.start().min(place.start()), last.end().max(place.end()));
            }
            _ => spans.push(place),
        }
    }
    spans
}
