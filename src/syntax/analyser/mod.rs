//! The analyser: words, tags, base forms and dependencies of a sentence, after Universal Dependencies.
//!
//! One model file holds all that was learned; [`model`] reads it in place and `training/FORMAT.md` says what is
//! computed from it. A sentence becomes [`characters`], [`split`] makes words of them, [`features`] finds the rows of
//! each word's embeddings, the [`network`] (on the products of [`kernel`] and the operations of [`vector`]) gives tags
//! and scores, [`tree`] makes a tree of the scores, and [`lemma`] gives base forms. Whole numbers are exact and real
//! numbers are rounded one operation at a time, so that any processor gives the same parse.
//!
//! [`batch`] parses many sentences on all threads.
//!
//! Words are not the [`Token`](super::Token)s of an [`Analysis`](super::Analysis), which are told by their characters
//! alone: here `don't` is two words in one token, and `then-US` may be three.

mod address;
mod batch;
mod characters;
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
use features::Glue;
use lemma::Lemmatizer;
use model::{Container, broken};
use network::Network;
use parse::Record;
use split::{Piece, Splitter};

/// The most words that are parsed as one: of a longer sentence each stretch of so many gets a tree of its own, and the
/// roots of all but the first hang on that of the first.
pub const MAX_WORDS: usize = 400;

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
    /// If the bytes are no model of version 1, with what is wrong with them.
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
        let (mut characters, mut pieces, mut scratch) = (Vec::new(), Vec::<Piece>::new(), Vec::new());
        let mut records: Vec<Record> = Vec::new();
        let mut start = 0;
        while start < sentence.len() {
            let end = start + cut(&sentence[start..]);
            characters.clear();
            for (offset, ch) in sentence[start..end].char_indices() {
                characters.push(Character::new(ch, narrow(start + offset)));
            }
            pieces.clear();
            self.splitter.split(&characters, |piece| pieces.push(piece));
            for pieces in pieces.chunks(MAX_WORDS) {
                let rows = pieces.iter().enumerate().map(|(number, piece)| {
                    let word = &characters[piece.start..piece.end];
                    self.network.embedding().rows(word, glue(pieces, number), &mut scratch)
                });
                let outcomes = self.network.analyse(&rows.collect::<Vec<_>>());
                let before = records.len();
                records.extend(pieces.iter().zip(outcomes).map(|(piece, outcome)| Record {
                    start: characters[piece.start].offset,
                    end: characters.get(piece.end).map_or(narrow(end), |character| character.offset),
                    joined: piece.joined,
                    head: narrow(if outcome.head == 0 { 0 } else { before + outcome.head }),
                    tag: narrow(outcome.tag),
                    features: narrow(outcome.features),
                    relation: narrow(outcome.relation),
                    margin: outcome.margin,
                }));
                self.join(&mut records, before);
            }
            start = end;
        }
        Parse { analyser: self, sentence, records }
    }

    /// Hangs the root of a later stretch, which starts at `from`, on that of the first.
    fn join(&self, records: &mut [Record], from: usize) {
        let Some(parataxis) = self.parataxis.filter(|_| from > 0) else { return };
        let first = records[..MAX_WORDS.min(from)].iter().position(|record| record.head == 0).unwrap_or(0);
        for record in records[from..].iter_mut().filter(|record| record.head == 0) {
            record.head = narrow(first + 1);
            record.relation = narrow(parataxis);
        }
    }
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
    Glue(usize::from(to_last) + 2 * usize::from(to_next))
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
