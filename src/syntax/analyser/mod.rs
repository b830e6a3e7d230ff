//! The analyser: words, tags, base forms and dependencies of a sentence, after Universal Dependencies.
//!
//! One model file holds all that was learned; [`model`] reads it in place and `training/FORMAT.md` says what is
//! computed from it. A sentence becomes [`characters`], [`split`] makes words of them, [`features`] finds the rows of
//! each word's embeddings, the [`encoder`] and the [`network`] on it (with the products of [`kernel`] and the operations of
//! [`vector`]) give tags and scores, [`tree`] makes a tree of the scores, and [`lemma`] gives base forms. Whole numbers are exact and real
//! numbers are rounded one operation at a time, so that any processor gives the same parse.
//!
//! [`batch`] parses many sentences on all threads.
//!
//! Words are not the [`Token`](super::Token)s of an [`Analysis`](super::Analysis), which are told by their characters
//! alone: here `don't` is two words in one token, and `then-US` may be three.

mod address;
mod batch;
mod characters;
mod encoder;
mod features;
mod hash;
mod kernel;
mod lemma;
mod model;
mod network;
mod parse;
mod split;
mod tree;
mod vector;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use parse::{Parse, Word};

use std::sync::LazyLock;

use crate::Error;

use characters::Character;
use features::{Glue, Rows};
use lemma::Lemmatizer;
use model::{Container, broken};
use network::Network;
use parse::Record;
use split::{Piece, Splitter};

/// The most words that are parsed as one: of a longer sentence each stretch of so many gets a tree of its own, and the
/// roots of all but the first hang on that of the first.
pub const MAX_WORDS: usize = 400;

/// So many words at least go through the network together, if there are more: enough for the loads of weights to pay, and
/// few enough for the fast memory.
const TOGETHER: usize = 48;

/// The longest text without white space, in bytes, that is read as one. A longer one is cut; nothing but debris is.
const MAX_TEXT: usize = 64 * 1024;

/// The model inside the program; none is there yet.
const MODEL: &[u8] = include_bytes!("../model/english.bin");

/// Parses English sentences.
///
/// ```
/// use claimbench::syntax::Analyser;
///
/// let sentence = "The port didn't reopen.";
/// if let Some(analyser) = Analyser::embedded() {
///     let parse = analyser.parse(sentence);
///     let forms: Vec<&str> = parse.words().map(|word| word.form()).collect();
///     assert_eq!(forms, ["The", "port", "did", "n't", "reopen", "."]);
///     let root = parse.words().find(|word| word.head().is_none()).expect("a root");
///     assert_eq!((root.form(), root.upos()), ("reopen", "VERB"));
/// }
/// ```
pub struct Analyser<'m> {
    network: Network<'m>,
    splitter: Splitter<'m>,
    lemmatizer: Lemmatizer<'m>,
    tags: Vec<Tag<'m>>,
    features: Vec<&'m str>,
    relations: Vec<&'m str>,
    /// The relation of a later stretch to the first.
    parataxis: Option<usize>,
}

/// A universal part of speech with a tag of the Penn Treebank.
struct Tag<'m> {
    upos: &'m str,
    xpos: &'m str,
}

impl<'m> Analyser<'m> {
    /// The analyser of a model file, which is read in place. This takes some milliseconds: keep the analyser.
    ///
    /// # Errors
    /// If the bytes are no model of version 2, with what is wrong with them.
    pub fn new(model: &'m [u8]) -> Result<Self, Error> {
        let container = Container::read(model)?;
        let tag = |tag: &'m str| match tag.split_once('|') {
            Some((upos, xpos)) if !upos.is_empty() && !xpos.is_empty() => Ok(Tag { upos, xpos }),
            _ => Err(broken(format_args!("the tag ‘{tag}’ is not of two parts"))),
        };
        let tags: Vec<_> = container.strings("s.tags")?.into_iter().map(tag).collect::<Result<_, _>>()?;
        let (features, relations) = (container.strings("s.feats")?, container.strings("s.labels")?);
        if features.iter().chain(&relations).any(|name| name.is_empty()) {
            return Err(broken("a name in ‘s.feats’ or ‘s.labels’ is empty"));
        }
        Ok(Self {
            network: Network::read(&container, tags.len(), features.len(), &relations)?,
            splitter: Splitter::read(&container)?,
            lemmatizer: Lemmatizer::read(&container)?,
            tags,
            features,
            parataxis: relations.iter().position(|&relation| relation == "parataxis"),
            relations,
        })
    }

    /// Words, tags and dependencies of a sentence. The time grows with its length, the memory too.
    pub fn parse<'a>(&'a self, sentence: &'a str) -> Parse<'a> {
        let mut workplace = Workplace::default();
        self.read(sentence, &mut workplace);
        self.decide(&mut workplace);
        self.finish(sentence, workplace.records)
    }

    /// The parses of several sentences in order: faster than one by one.
    fn parse_several<'a>(&'a self, sentences: impl Iterator<Item = &'a str> + Clone) -> Vec<Parse<'a>> {
        let mut workplace = Workplace::default();
        let ends = sentences.clone().map(|sentence| {
            self.read(sentence, &mut workplace);
            workplace.records.len()
        });
        let ends: Vec<usize> = ends.collect();
        self.decide(&mut workplace);
        let mut start = 0;
        let records = ends.into_iter().map(|end| workplace.records[std::mem::replace(&mut start, end)..end].to_vec());
        sentences.zip(records).map(|(sentence, records)| self.finish(sentence, records)).collect()
    }

    /// Reads the words of a sentence.
    fn read(&self, sentence: &str, place: &mut Workplace) {
        let (mut start, first) = (0, place.records.len());
        while start < sentence.len() {
            let end = start + cut(&sentence[start..]);
            place.characters.clear();
            for (offset, ch) in sentence[start..end].char_indices() {
                place.characters.push(Character::new(ch, narrow(start + offset)));
            }
            let mut pieces = std::mem::take(&mut place.pieces);
            pieces.clear();
            self.splitter.split(&place.characters, |piece| pieces.push(piece));
            for stretch in pieces.chunks(MAX_WORDS) {
                let before = place.records.len() - first;
                for (number, piece) in stretch.iter().enumerate() {
                    let word = &place.characters[piece.start..piece.end];
                    let rows = self.network.embedding().rows(word, glue(stretch, number), &mut place.scratch);
                    place.rows.push(rows);
                    place.records.push(Record {
                        start: place.characters[piece.start].offset,
                        end: place.characters.get(piece.end).map_or(narrow(end), |character| character.offset),
                        joined: piece.joined,
                        head: narrow(before),
                        ..Record::default()
                    });
                }
                place.lengths.push(stretch.len());
                if place.rows.len() >= TOGETHER {
                    self.decide(place);
                }
            }
            place.pieces = pieces;
            start = end;
        }
    }

    /// Asks the network about the words read since it was asked last.
    fn decide(&self, place: &mut Workplace) {
        let outcomes = self.network.analyse(&place.rows, &place.lengths, &mut place.room);
        let first = place.records.len() - outcomes.len();
        for (record, outcome) in place.records[first..].iter_mut().zip(outcomes) {
            record.head = if outcome.head == 0 { 0 } else { record.head + narrow(outcome.head) };
            record.tag = narrow(outcome.tag);
            record.features = narrow(outcome.features);
            record.relation = narrow(outcome.relation);
            record.margin = outcome.margin;
        }
        place.rows.clear();
        place.lengths.clear();
    }

    /// The parse of a sentence with these words. Stretches behind the first hang by their roots on that of the first.
    fn finish<'a>(&'a self, sentence: &'a str, mut records: Vec<Record>) -> Parse<'a> {
        if let Some(parataxis) = self.parataxis {
            let mut roots = (1..).zip(&mut records).filter(|(_, record)| record.head == 0);
            if let Some((first, _)) = roots.next() {
                roots.for_each(|(_, root)| (root.head, root.relation) = (first, narrow(parataxis)));
            }
        }
        Parse { analyser: self, sentence, records }
    }
}

/// Sentences on their way, and room to work in.
#[derive(Default)]
struct Workplace {
    /// The words of all sentences. Until it is decided, the head of a word says how many words of its sentence lie
    /// before its stretch.
    records: Vec<Record>,
    /// What the network is to be told of the words not yet decided, and the lengths of their stretches.
    rows: Vec<Rows>,
    lengths: Vec<usize>,
    characters: Vec<Character>,
    pieces: Vec<Piece>,
    scratch: Vec<u32>,
    room: network::Room,
}

impl Analyser<'static> {
    /// The analyser of the model inside the program, if there is one; it is made at the first call.
    pub fn embedded() -> Option<&'static Self> {
        static ANALYSER: LazyLock<Option<Analyser<'static>>> = LazyLock::new(|| Analyser::new(MODEL).ok());
        ANALYSER.as_ref()
    }
}

/// How a word of a stretch is joined to its neighbours there.
fn glue(stretch: &[Piece], number: usize) -> Glue {
    let to_last = number > 0 && stretch[number - 1].end == stretch[number].start;
    let to_next = stretch.get(number + 1).is_some_and(|next| next.start == stretch[number].end);
    Glue(u8::from(to_last) + 2 * u8::from(to_next))
}

/// How many bytes of a text are read as one: all, or as many as the limit allows, up to white space if there is any.
fn cut(text: &str) -> usize {
    if text.len() <= MAX_TEXT {
        return text.len();
    }
    let limit = text.floor_char_boundary(MAX_TEXT);
    match text[..limit].rfind(char::is_whitespace) {
        Some(space) if space > 0 => space,
        _ => limit,
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
