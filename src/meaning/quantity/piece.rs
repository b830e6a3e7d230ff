//! A sentence cut into figures, words and signs, as the grammar of quantities reads it.
//!
//! The words of a parse won't do: how `$3-5m`, `46-year-old` or `5ft2in` are split is learned and wavers. Pieces are told
//! by their characters alone, and know the word of the parse they lie in.

use std::ops::Range;
use std::sync::LazyLock;

use super::digits::{self, Digits};
use super::table::Table;
use super::unit;
use crate::syntax::Parse;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// A number in figures.
    Digits(Digits),
    /// Letters.
    Word,
    /// Letters with figures in them, an address or a tag: a name, not a number.
    Code,
    /// Any other character.
    Sign,
}

/// What a word is in the grammar of numerals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// 1 to 9.
    Unit,
    /// 0.
    Zero,
    /// 10 to 19.
    Teen,
    /// 20, 30, … 90.
    Ten,
    /// 100.
    Hundred,
    /// 1,000 and above, and abbreviations of these.
    Scale,
    /// 12.
    Dozen,
    /// `first`, `twentieth`, `hundredth`.
    Ordinal,
    /// `half`, `quarter`.
    Part,
}

/// A word of the grammar of numerals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NumberWord {
    pub class: Class,
    pub value: i64,
    /// `thirds`, `dozens`, `hundreds`.
    pub is_plural: bool,
}

/// A stretch of a sentence that the grammar takes as one.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its place in the sentence, in bytes.
    pub range: Range<usize>,
    pub kind: Kind,
    /// Whether white space stands before it.
    pub spaced: bool,
    pub number: Option<NumberWord>,
}

static NUMERALS: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("numerals.txt")));

/// Which of a row a word in lower case says, from 1: `third`, `21st`.
pub(crate) fn ordinal_named(word: &str) -> Option<u32> {
    let figures = || ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)?.parse().ok());
    let named = || NUMERALS.get(word)?.strip_prefix("ordinal\t")?.parse().ok();
    named().or_else(figures)
}

fn number_word(word: &str) -> Option<NumberWord> {
    let read = |word: &str, is_plural: bool| {
        let (class, value) = NUMERALS.get_lower(word)?.split_once('\t')?;
        let class = match class {
            "unit" => Class::Unit,
            "zero" => Class::Zero,
            "teen" => Class::Teen,
            "ten" => Class::Ten,
            "hundred" => Class::Hundred,
            "scale" => Class::Scale,
            "dozen" => Class::Dozen,
            "ordinal" => Class::Ordinal,
            _ => Class::Part,
        };
        Some(NumberWord { class, value: value.parse().ok()?, is_plural })
    };
    let inner_plural = || match word.get(..word.len().wrapping_sub(1)) {
        Some(singular) if word.ends_with('s') => read(singular, true)
            .filter(|word| !matches!(word.class, Class::Unit | Class::Zero | Class::Teen | Class::Ten)),
        _ => None,
    };
    read(word, false).or_else(inner_plural)
}

/// Whether a sentence has anything that could be a number.
pub(super) fn may_count(sentence: &str) -> bool {
    let is_number = |ch: char| ch.is_ascii_digit() || digits::vulgar_fraction(ch).is_some();
    sentence.contains(is_number)
        || sentence.split(|ch: char| !ch.is_alphabetic()).any(|word| number_word(word).is_some())
}

/// The pieces of a sentence, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = 0;
    let (mut spaced, mut starts_chunk) = (true, true);
    while let Some(ch) = text[at..].chars().next() {
        if ch.is_whitespace() {
            (spaced, starts_chunk) = (true, true);
            at += ch.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let address = if std::mem::take(&mut starts_chunk) { address(rest) } else { 0 };
        let figures = if address == 0 { digits::read(text, at) } else { None };
        let (length, kind) = match figures {
            Some((length, digits)) => (length, Kind::Digits(digits)),
            None if address > 0 => (address, Kind::Code),
            None if ch.is_alphabetic() => word(rest),
            None if ch.is_ascii_digit() => {
                let end = rest.find(|ch: char| !ch.is_ascii_digit() && ch != '.' && ch != ',').unwrap_or(rest.len());
                (end, Kind::Code)
            }
            None => (ch.len_utf8(), Kind::Sign),
        };
        let number = if kind == Kind::Word { number_word(&rest[..length]) } else { None };
        found.push(Piece { range: at..at + length, kind, spaced: std::mem::take(&mut spaced), number });
        at += length;
    }
    found
}

/// The length of the word at the start, and whether figures are in it.
fn word(rest: &str) -> (usize, Kind) {
    let belongs = |ch: char| {
        ch.is_alphabetic() || ch.is_ascii_digit() || matches!(ch, '²' | '³' | '\u{300}'..='\u{36f}' | '\u{ad}')
    };
    let end = rest.find(|ch| !belongs(ch)).unwrap_or(rest.len());
    let letters = rest[..end].find(|ch: char| ch.is_ascii_digit());
    match letters {
        // "EUR125m" is an amount.
        Some(3) if unit::is_currency_code(&rest[..3]) => (3, Kind::Word),
        Some(_) => (end, Kind::Code),
        None => (end, Kind::Word),
    }
}

/// The length of the address, handle or tag that starts a stretch without white space, or 0.
fn address(rest: &str) -> usize {
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let chunk = &rest[..end];
    let is_address = chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk.starts_with('#')
        || chunk.contains(['@', '_', '\\']);
    if is_address { end } else { 0 }
}

/// The pieces of a parsed sentence, with the grammar's ways to look at them.
pub(super) struct Pieces<'p> {
    pub parse: &'p Parse<'p>,
    pub text: &'p str,
    pub pieces: Vec<Piece>,
    /// The number of the word of the parse that each piece lies in.
    pub words: Vec<usize>,
}

impl<'p> Pieces<'p> {
    pub(super) fn of(parse: &'p Parse<'p>) -> Self {
        let text = parse.sentence();
        let pieces = pieces(text);
        let mut words = Vec::with_capacity(pieces.len());
        let ends: Vec<usize> = parse.words().map(|word| word.range().end).collect();
        let mut word = 0;
        for piece in &pieces {
            while word + 1 < ends.len() && ends[word] <= piece.range.start {
                word += 1;
            }
            words.push(word);
        }
        Self { parse, text, pieces, words }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    /// The text of a piece; empty outside the sentence.
    pub(super) fn form(&self, at: usize) -> &'p str {
        self.pieces.get(at).map_or("", |piece| &self.text[piece.range.clone()])
    }

    /// The text of the piece before.
    pub(super) fn before(&self, at: usize) -> &'p str {
        at.checked_sub(1).map_or("", |before| self.form(before))
    }

    /// Whether a piece is this word, in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.form(at).eq_ignore_ascii_case(word)
    }

    /// Whether a piece is one of these words, in any case.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.pieces.get(at).map(|piece| piece.kind)
    }

    pub(super) fn digits(&self, at: usize) -> Option<Digits> {
        match self.kind(at)? {
            Kind::Digits(digits) => Some(digits),
            _ => None,
        }
    }

    pub(super) fn number(&self, at: usize) -> Option<NumberWord> {
        self.pieces.get(at)?.number
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    /// Whether white space stands before a piece; also at the end of the sentence.
    pub(super) fn spaced(&self, at: usize) -> bool {
        self.pieces.get(at).is_none_or(|piece| piece.spaced)
    }

    /// Whether a piece is a hyphen or a dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.form(at), "-" | "‐" | "‑" | "–" | "—" | "−")
    }

    /// Whether a piece is a hyphen or dash grown on to both neighbours.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.is_dash(at) && !self.spaced(at) && !self.spaced(at + 1) && at > 0
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.form(at).starts_with(char::is_uppercase)
    }

    /// The universal part of speech of the word that a piece lies in.
    pub(super) fn upos(&self, at: usize) -> &'p str {
        let word = self.words.get(at).and_then(|&word| self.parse.word(word));
        word.map_or("", |word| word.upos())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_sorted() {
        assert!(NUMERALS.is_sound());
    }

    #[test]
    fn figures_words_and_signs_are_told_apart() {
        let forms = |text: &str| -> Vec<String> {
            pieces(text).into_iter().map(|piece| text[piece.range].to_owned()).collect()
        };
        assert_eq!(forms("$3-5m, F-16 (G20)"), ["$", "3", "-", "5", "m", ",", "F", "-", "16", "(", "G20", ")"]);
        assert_eq!(forms("1,200.50 2½km2 a@b.org/3"), ["1,200.50", "2", "½", "km2", "a@b.org/3"]);
    }

    #[test]
    fn sentences_without_numbers_are_passed_over() {
        assert!(may_count("Sixty left.") && may_count("Room 5") && may_count("two-thirds"));
        assert!(!may_count("Nobody left the port."));
    }
}
