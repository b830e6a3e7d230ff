//! From the characters of a sentence to words, as Universal Dependencies counts them.
//!
//! White space parts words, and within a chunk between two spaces a linear model decides at each place where a mark or
//! a sign is involved. Between letters only `n't` and a table of words such as `cannot` split, so that no name is cut;
//! addresses stay whole.

use crate::Error;

use super::address::Addresses;
use super::characters::{Character, SPACE};
use super::hash::Hash;
use super::model::{Container, Map, broken};

/// What stands beyond the ends of a sentence.
const BEYOND: u32 = 2;
/// Parts the pieces of a feature.
const PART: u32 = 1;
/// Letters of a run that a feature takes in.
const RUN: usize = 12;
/// Characters that are looked at for what a chunk starts or ends with.
const AROUND: usize = 10;
/// The longest run of letters that is looked up in the table of split words.
const LONGEST_SPLIT: usize = 24;
/// Characters of a chunk that are looked at for signs of an address.
const ADDRESS: usize = 256;
/// What the table of split words says where the next word decides: `its` splits before `the`.
const ASK_NEXT: u16 = 255;
/// From this length on it makes no difference how long the word before a place is.
const LONG_WORD: u32 = 3;

/// Where to split the chunks of a sentence.
pub(super) struct Splitter<'m> {
    /// As many as a power of two.
    weights: &'m [[u8; 2]],
    words: Map<'m>,
}

/// A word, as a range of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The number of its first character.
    pub start: usize,
    /// The number of the character behind its last.
    pub end: usize,
    /// Whether it makes one token with the word before it: `n't`, `'s`, `not` of `cannot`.
    pub joined: bool,
}

impl<'m> Splitter<'m> {
    /// The splitter of a model.
    pub(super) fn read(container: &Container<'m>) -> Result<Self, Error> {
        let (weights, rest) = container.bytes("tok.w")?.as_chunks::<2>();
        match weights.len().is_power_of_two() && rest.is_empty() {
            true => Ok(Self { weights, words: container.map("tok.map")? }),
            false => Err(broken("the number of weights in section ‘tok.w’ is no power of two")),
        }
    }

    /// Gives every word of a sentence, in order.
    pub(super) fn split(&self, sentence: &[Character], mut word: impl FnMut(Piece)) {
        let mut at = 0;
        while at < sentence.len() {
            if sentence[at].is_space() {
                at += 1;
                continue;
            }
            let length = sentence[at..].iter().position(|character| character.is_space());
            let end = length.map_or(sentence.len(), |length| at + length);
            self.split_chunk(&Chunk::new(sentence, at, end), &mut word);
            at = end;
        }
    }

    fn split_chunk(&self, chunk: &Chunk<'_>, word: &mut impl FnMut(Piece)) {
        let (mut start, mut joined) = (chunk.start, false);
        // Where the run of letters at hand splits by the table, and where the run ends.
        let (mut table_split, mut run_end) = (0, 0);
        let mut addresses = Addresses::of(&chunk.sentence[chunk.start..chunk.end]).peekable();
        for at in chunk.start..chunk.end {
            let here = chunk.sentence[at];
            if here.is_letter() && at >= run_end {
                run_end = at + letters_from(&chunk.sentence[at..chunk.end], chunk.end - at);
                table_split = self.split_of_run(chunk, at, run_end);
            }
            if at == chunk.start {
                continue;
            }
            let before = chunk.sentence[at - 1];
            let offset = at - chunk.start;
            while addresses.next_if(|address| address.end <= offset).is_some() {}
            let splits = if addresses.peek().is_some_and(|address| address.start < offset) {
                false
            } else if before.is_letter() && here.is_letter() {
                at == table_split || chunk.is_negation(at)
            } else if before.is_digit() && here.is_digit() {
                false
            } else {
                self.score(chunk, at, super::narrow(at - start).min(LONG_WORD)) > 0
            };
            if splits {
                word(Piece { start, end: at, joined });
                joined = chunk.joins(at);
                start = at;
            }
        }
        word(Piece { start, end: chunk.end, joined });
    }

    /// Where the table splits a run of letters, or 0.
    fn split_of_run(&self, chunk: &Chunk<'_>, start: usize, end: usize) -> usize {
        if end - start > LONGEST_SPLIT || chunk.class(start, -1) == '\'' as u32 || chunk.class(end, 0) == '\'' as u32 {
            return 0;
        }
        let norms = chunk.sentence[start..end].iter().map(|character| character.norm);
        let run = Hash::of(300).with_all(norms);
        let length = match self.words.get(run) {
            Some(ASK_NEXT) => self.words.get(run.with(SPACE).with_all(chunk.next_word(end))),
            other => other,
        };
        match length {
            Some(length) if (1..end - start).contains(&usize::from(length)) => start + usize::from(length),
            _ => 0,
        }
    }

    /// The sum of the weights of all features of a place; above 0 it is a boundary. The word before it is of `length`
    /// characters, or of more.
    fn score(&self, chunk: &Chunk<'_>, at: usize, length: u32) -> i32 {
        let w: [u32; 8] = std::array::from_fn(|k| chunk.norm(at, k as isize - 4));
        let t: [u32; 8] = std::array::from_fn(|k| chunk.class(at, k as isize - 4));
        // w[4] and t[4] stand at the place, the smaller ones before it.
        let types = |number: u32| Hash::of(number).with(t[3]).with(t[4]);
        let norms = |number: u32, from: usize, to: usize| Hash::of(number).with_all(w[from..=to].iter().copied());
        let (left, right) = (chunk.letters_before(at), chunk.letters_after(at));
        let (before, after) = (chunk.types_before(at), chunk.types_after(at));
        let (left, right, before, after) = (left.iter(), right.iter(), before.iter(), after.iter());
        let flags = chunk.flags(at);
        let features = [
            Hash::of(0),
            norms(1, 3, 4),
            norms(2, 2, 4),
            norms(3, 3, 5),
            norms(4, 2, 5),
            norms(5, 1, 4),
            norms(6, 3, 6),
            types(7),
            Hash::of(8).with_all(t[2..=5].iter().copied()),
            Hash::of(9).with_all(t[1..=6].iter().copied()),
            types(10).with_all(left.clone()),
            types(11).with_all(right.clone()),
            types(12).with_all(left.clone()).with(PART).with_all(right.clone()),
            types(13).with(flags),
            types(14).with_all(before.clone()),
            types(15).with_all(after.clone()),
            types(16).with(flags).with_all(before).with(PART).with_all(after),
            norms(17, 3, 4).with(flags),
            types(18).with(length),
            Hash::of(19).with_all(t[2..=5].iter().copied()).with(length),
            types(20).with(length).with_all(left),
            types(21).with(length).with_all(right),
        ];
        let weight = |feature: &Hash| {
            let slot = super::model::low_bits(feature.finish(), self.weights.len() - 1);
            i32::from(i16::from_le_bytes(self.weights[slot]))
        };
        features.iter().map(weight).sum()
    }
}

/// A few values on the stack.
struct Few<const N: usize> {
    values: [u32; N],
    length: usize,
}

impl<const N: usize> Few<N> {
    fn new() -> Self {
        Self { values: [0; N], length: 0 }
    }

    fn push(&mut self, value: u32) {
        if self.length < N {
            self.values[self.length] = value;
            self.length += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = u32> + Clone + '_ {
        self.values[..self.length].iter().copied()
    }
}

/// A stretch without white space.
struct Chunk<'a> {
    sentence: &'a [Character],
    start: usize,
    end: usize,
    /// The flags that hold for every place of it.
    flags: u32,
}

impl<'a> Chunk<'a> {
    fn new(sentence: &'a [Character], start: usize, end: usize) -> Self {
        let looked_at = &sentence[start..end.min(start + ADDRESS)];
        let is = |characters: &[Character], text: &str| {
            characters.len() == text.len()
                && characters.iter().zip(text.bytes()).all(|(character, byte)| character.norm == u32::from(byte))
        };
        let address = looked_at.get(..4).is_some_and(|head| is(head, "www."))
            || looked_at.windows(3).any(|three| is(three, "://"));
        let at_sign = looked_at.iter().any(|character| character.norm == '@' as u32);
        let last = sentence[end..].iter().all(|character| character.is_space());
        let flags = u32::from(address) + 2 * u32::from(at_sign) + 8 * u32::from(last);
        Self { sentence, start, end, flags }
    }

    fn at(&self, place: usize, offset: isize) -> Option<&'a Character> {
        place.checked_add_signed(offset).and_then(|place| self.sentence.get(place))
    }

    fn norm(&self, place: usize, offset: isize) -> u32 {
        self.at(place, offset).map_or(BEYOND, |character| character.norm)
    }

    fn class(&self, place: usize, offset: isize) -> u32 {
        self.at(place, offset).map_or(BEYOND, |character| character.class)
    }

    /// Whether `n't` stands at a place, and no letter or digit behind it.
    fn is_negation(&self, at: usize) -> bool {
        self.norm(at, 0) == 'n' as u32
            && self.class(at, 1) == '\'' as u32
            && self.norm(at, 2) == 't' as u32
            && self.at(at, 3).is_none_or(|character| !character.is_letter() && !character.is_digit())
    }

    /// Whether the word that starts at a place is a part of the token before it: one run of letters, or a short
    /// ending behind an apostrophe.
    fn joins(&self, at: usize) -> bool {
        let (before, here) = (self.sentence[at - 1], self.sentence[at]);
        if !before.is_letter() && !before.is_digit() {
            return false;
        }
        if here.is_letter() {
            return before.is_letter();
        }
        let ending = &self.sentence[at + 1..self.end.min(at + 4)];
        let letters = letters_from(ending, 3);
        here.class == '\'' as u32 && (1..=2).contains(&letters)
    }

    /// The letters behind the one white space at a place, unless a hyphen joins more to them; else nothing.
    fn next_word(&self, end: usize) -> impl Iterator<Item = u32> + '_ {
        let is_space = self.at(end, 0).is_some_and(|character| character.is_space());
        let rest = if is_space { &self.sentence[end + 1..] } else { &[] };
        let length = letters_from(rest, LONGEST_SPLIT);
        let is_joined = rest.get(length).is_some_and(|behind| behind.class == '-' as u32);
        rest[..if is_joined { 0 } else { length }].iter().map(|character| character.norm)
    }

    fn flags(&self, at: usize) -> u32 {
        self.flags + 4 * u32::from(at + 1 == self.end) + 16 * u32::from(at == self.start + 1)
    }

    /// The letters of the run before a place, or before the mark before it.
    fn letters_before(&self, at: usize) -> Few<RUN> {
        let end = if self.sentence[at - 1].is_letter() { at } else { at - 1 };
        let from = self.start.max(end.saturating_sub(RUN)).min(end);
        let run = &self.sentence[from..end];
        let letters = run.iter().rev().take_while(|character| character.is_letter()).count();
        let mut out = Few::new();
        run[run.len() - letters..].iter().for_each(|character| out.push(character.norm));
        out
    }

    /// The letters of the run at a place, or behind the mark there.
    fn letters_after(&self, at: usize) -> Few<RUN> {
        let start = if self.sentence[at].is_letter() { at } else { at + 1 };
        let run = self.sentence[start..self.end].iter().take(RUN).take_while(|character| character.is_letter());
        let mut out = Few::new();
        run.for_each(|character| out.push(character.norm));
        out
    }

    fn types_before(&self, at: usize) -> Few<AROUND> {
        let stretch = &self.sentence[self.start.max(at.saturating_sub(AROUND))..at];
        types(stretch.iter().rev())
    }

    fn types_after(&self, at: usize) -> Few<AROUND> {
        types(self.sentence[at..self.end].iter().take(AROUND))
    }
}

/// The classes, of equal ones in a row only one.
fn types<'a>(characters: impl Iterator<Item = &'a Character>) -> Few<AROUND> {
    let (mut out, mut last) = (Few::new(), SPACE);
    for character in characters {
        if character.class != last {
            out.push(character.class);
            last = character.class;
        }
    }
    out
}

fn letters_from(characters: &[Character], most: usize) -> usize {
    characters.iter().take(most).take_while(|character| character.is_letter()).count()
}
