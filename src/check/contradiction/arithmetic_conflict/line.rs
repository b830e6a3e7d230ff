//! A sentence as words, signs and amounts, so that a wording can be matched from left to right.

use std::ops::Range;

use super::words;
use crate::article::Span;
use crate::meaning::quantity::{Bound, Kind, Quantity, Unit, quantities};
use crate::syntax::{Parse, Sentence, Word};

/// A word in lower case, a sign, or an amount with its bound and its noun.
struct Token {
    /// Its place in the sentence, in bytes.
    range: Range<usize>,
    /// The word in lower case, or the sign.
    text: String,
    /// The number of the amount among those of the sentence.
    amount: Option<usize>,
}

/// A sentence of which the numbers are looked at.
pub(super) struct Line<'a> {
    /// The sentence.
    pub sentence: Sentence<'a>,
    /// Its parse.
    pub parse: &'a Parse<'a>,
    tokens: Vec<Token>,
    quantities: Vec<Quantity>,
    /// Where the amounts stand among the tokens.
    amounts: Vec<usize>,
}

impl<'a> Line<'a> {
    /// Reads a sentence.
    pub fn of(sentence: Sentence<'a>, parse: &'a Parse<'a>) -> Self {
        let quantities: Vec<Quantity> =
            quantities(parse).into_iter().filter(|found| found.kind() != Kind::Ordinal).collect();
        let tokens = cut(parse.sentence(), &quantities);
        let amounts = (0..tokens.len()).filter(|&at| tokens[at].amount.is_some()).collect();
        Self { sentence, parse, tokens, quantities, amounts }
    }

    /// Whether there is anything to work out.
    pub fn has_numbers(&self) -> bool {
        !self.amounts.is_empty()
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The places of the amounts among the tokens, in order.
    pub fn amounts(&self) -> &[usize] {
        &self.amounts
    }

    /// The amount at a place.
    pub fn amount(&self, at: usize) -> Option<&Quantity> {
        self.quantities.get(self.tokens.get(at)?.amount?)
    }

    /// The amount at a place if it counts things or nothing that is named.
    pub fn count(&self, at: usize) -> Option<&Quantity> {
        self.amount(at).filter(|amount| matches!(amount.kind(), Kind::Count | Kind::Number) && !self.is_joined(amount))
    }

    /// Whether a number is grown on its noun, as in "12-member".
    fn is_joined(&self, amount: &Quantity) -> bool {
        self.parse.sentence()[amount.range()].contains(['-', '‑']) && amount.kind() == Kind::Count
    }

    /// The word at a place, in lower case; empty for an amount, and where there is none.
    pub fn text(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.amount.is_none()).map_or("", |token| &token.text)
    }

    /// Whether a word stands at a place.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.text(at) == word
    }

    /// Whether one of these words stands at a place.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        !self.text(at).is_empty() && words.contains(&self.text(at))
    }

    /// Whether these words stand from a place on.
    pub fn follow(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(further, word)| self.is(at + further, word))
    }

    /// Whether one of these words stands anywhere in a range of places.
    pub fn holds(&self, mut places: Range<usize>, words: &[&str]) -> bool {
        places.any(|at| self.is_any(at, words))
    }

    /// The place behind words that may stand there.
    pub fn past(&self, at: usize, words: &[&str]) -> usize {
        at + (at..self.len()).take_while(|&at| self.is_any(at, words)).count()
    }

    /// The year that four figures at a place write.
    pub fn year(&self, at: usize) -> Option<i64> {
        let text = self.text(at);
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|year| is_year && (1000..=2100).contains(year))
    }

    /// The years among the tokens, with their places.
    pub fn years(&self) -> impl Iterator<Item = (usize, i64)> + '_ {
        (0..self.len()).filter_map(|at| Some((at, self.year(at)?)))
    }

    /// The place of tokens in the article.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let first = self.tokens.get(tokens.start).map_or(0, |token| token.range.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        self.sentence.span_of(first..last.map_or(first, |token| token.range.end))
    }

    /// The words of tokens as they stand.
    pub fn words(&self, tokens: Range<usize>) -> &str {
        let first = self.tokens.get(tokens.start).map_or(0, |token| token.range.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        self.parse.sentence().get(first..last.map_or(first, |token| token.range.end)).unwrap_or_default()
    }

    /// The last word of the parse in a token.
    pub fn word(&self, at: usize) -> Option<Word<'_>> {
        let end = self.tokens.get(at)?.range.end;
        let (mut low, mut high) = (0, self.parse.words().len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.parse.word(middle)?.range().start < end { low = middle + 1 } else { high = middle }
        }
        self.parse.word(low.checked_sub(1)?)
    }

    /// The part of speech of the last word of a token.
    pub fn upos(&self, at: usize) -> &str {
        self.word(at).map_or("", Word::upos)
    }

    /// Whether something in the sentence may mean that its numbers are not held to be right, or not all of them: a
    /// question, a correction.
    pub fn is_doubtful(&self) -> bool {
        self.is_any(self.len().saturating_sub(1), &["?"]) || (0..self.len()).any(|at| words::DOUBTS.has(self.text(at)))
    }

    /// Whether what the sentence says may be denied in it.
    pub fn is_denied(&self) -> bool {
        (0..self.len()).any(|at| {
            self.is_any(at, &["not", "never", "cannot"])
                || self.is(at, "t") && at > 0 && self.is_any(at - 1, &["'", "’"])
        })
    }

    /// Whether some of a range of tokens tells of more than is counted, or less: "including", "several".
    pub fn is_open(&self, mut places: Range<usize>) -> bool {
        places.any(|at| words::OPEN.has(self.text(at)))
    }
}

/// What an amount counts, without the time words that may follow a bare number ("15 last year").
pub(super) fn unit(amount: &Quantity) -> &str {
    match amount.kind() {
        Kind::Number => "",
        _ => amount.unit().name(),
    }
}

/// Whether two amounts can be of the same: the same base unit, or one of them tells none.
pub(super) fn may_compare(one: &Quantity, other: &Quantity) -> bool {
    let is_bare = |amount: &Quantity| amount.kind() == Kind::Number;
    let is_plain = |amount: &Quantity| matches!(amount.kind(), Kind::Number | Kind::Count);
    if is_bare(one) || is_bare(other) {
        return is_plain(one) && is_plain(other);
    }
    one.kind() == other.kind() && base(one.unit()) == base(other.unit())
}

/// Whether two amounts can be the ends of one change: "from $800 to $1,000 a month" is of one rate.
pub(super) fn may_change(one: &Quantity, other: &Quantity) -> bool {
    let (first, second) = (base(one.unit()), base(other.unit()));
    let bare = |base: &str| base.split('/').next().unwrap_or_default().to_owned();
    let is_rate_once = first.contains('/') != second.contains('/');
    may_compare(one, other) || one.kind() == other.kind() && is_rate_once && bare(first) == bare(second)
}

fn base(unit: &Unit) -> &str {
    match unit.base() {
        "person" => "people",
        base => base,
    }
}

/// Whether nothing bounds an amount.
pub(super) fn is_plain(amount: &Quantity) -> bool {
    amount.bound() == Bound::Exactly
}

/// Cuts a sentence into amounts, words and signs.
fn cut(text: &str, quantities: &[Quantity]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut from = 0;
    for (number, quantity) in quantities.iter().enumerate() {
        let range = quantity.range();
        cut_words(text, from..range.start, &mut tokens);
        tokens.push(Token { range: range.clone(), text: String::new(), amount: Some(number) });
        from = range.end;
    }
    cut_words(text, from..text.len(), &mut tokens);
    tokens
}

fn cut_words(text: &str, within: Range<usize>, tokens: &mut Vec<Token>) {
    let mut start: Option<usize> = None;
    let part = text.get(within.clone()).unwrap_or_default();
    let mut push = |range: Range<usize>| {
        if let Some(word) = text.get(range.clone()) {
            tokens.push(Token { text: word.to_lowercase(), range, amount: None });
        }
    };
    for (at, ch) in part.char_indices() {
        let at = within.start + at;
        if ch.is_alphanumeric() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            push(start..at);
        }
        if !ch.is_whitespace() {
            push(at..at + ch.len_utf8());
        }
    }
    if let Some(start) = start {
        push(start..within.end);
    }
}
