//! What stands between two full stops.
//!
//! Rules about broken sentences must see where a writer ended one, also where a segmenter, for good reasons, did not
//! (it doesn't end a sentence before a small letter). So they work on pieces: the tokens from one mark that ends a
//! sentence to the next.

use std::ops::Range;

use super::chars;
use super::prose::Passage;
use super::quotation::quoted;
use crate::syntax::{Analysis, Token, TokenKind, is_abbreviation};

/// What ends a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A full stop.
    Stop,
    /// A full stop and a closing quotation mark.
    Quoted,
    /// Any other mark that ends a sentence, or a full stop with marks behind it.
    Other,
    /// Nothing: the block ends.
    Open,
}

/// The tokens between two marks that end a sentence.
pub(super) struct Piece<'a> {
    /// Its first tokens, at most [`KEPT`], without the mark at the end.
    pub(super) tokens: Vec<Token<'a>>,
    /// How many tokens it has, without the mark at the end.
    pub(super) count: usize,
    /// Its place in the reading text of the block, with the mark at the end.
    pub(super) range: Range<usize>,
    /// What ends it.
    pub(super) end: End,
    /// What ends the piece before it, if the block has one.
    pub(super) after: Option<End>,
    /// How many tokens the piece before it has.
    pub(super) tokens_before: usize,
    /// It starts between quotation marks.
    pub(super) starts_quoted: bool,
    /// It starts between quotation marks, or a quotation mark stands in it.
    pub(super) quoted: bool,
    /// A line of the block starts with it, or in it.
    pub(super) breaks_line: bool,
}

/// How many tokens of a piece are kept.
pub(super) const KEPT: usize = 12;

impl<'a> Piece<'a> {
    /// The token with this number.
    pub(super) fn form(&self, number: usize) -> &'a str {
        self.tokens.get(number).map_or("", |token| token.form())
    }

    /// Whether all its tokens are kept, and are words or figures.
    pub(super) fn is_plain(&self) -> bool {
        self.count == self.tokens.len()
            && self.tokens.iter().all(|token| matches!(token.kind(), TokenKind::Word | TokenKind::Number))
    }
}

/// The pieces of a block, in order.
pub(super) fn pieces<'a>(passage: Passage<'a>) -> impl Iterator<Item = Piece<'a>> {
    let mut tokens = passage.tokens().peekable();
    let mut quotation = quoted(passage.text);
    let mut after = None;
    let mut tokens_before = 0;
    let mut last_end = 0;
    std::iter::from_fn(move || {
        let first = *tokens.peek()?;
        let start = first.range().start;
        let starts_quoted = quotation.holds(start);
        let mut piece = Piece {
            tokens: Vec::new(),
            count: 0,
            range: start..start,
            end: End::Open,
            after,
            tokens_before,
            starts_quoted,
            quoted: starts_quoted,
            breaks_line: passage.text[last_end..start].contains(chars::is_line_break),
        };
        let mut previous: Option<Token<'a>> = None;
        while let Some(token) = tokens.next() {
            let range = token.range();
            let gap = range.start.saturating_sub(piece.range.end);
            if piece.count > 0 && gap > 0 && passage.text[piece.range.end..range.start].contains(chars::is_line_break) {
                piece.breaks_line = true;
            }
            piece.range.end = range.end;
            let mark = token.kind() == TokenKind::Punctuation && token.form().starts_with(chars::ends_sentence);
            if mark && ends(previous, token) {
                piece.end = if token.form() == "." { End::Stop } else { End::Other };
                while let Some(closer) = tokens
                    .next_if(|next| next.range().start == piece.range.end && next.form().chars().all(chars::closes))
                {
                    let quotation = matches!(closer.form(), "”" | "\"" | "»");
                    piece.end = if piece.end == End::Stop && quotation { End::Quoted } else { End::Other };
                    piece.range.end = closer.range().end;
                }
                let space = tokens.peek().is_none_or(|next| next.range().start > piece.range.end);
                if space {
                    // ". ," is debris of marks, which has its own rules.
                    if tokens.peek().is_some_and(|next| matches!(next.form(), "," | ";" | ":" | ".")) {
                        piece.end = End::Other;
                    }
                    break;
                }
                piece.end = End::Open;
            }
            piece.count += 1;
            if piece.tokens.len() < KEPT {
                piece.tokens.push(token);
            }
            piece.quoted |= token.form().starts_with(['"', '“', '”', '«', '»', '„']);
            previous = Some(token);
        }
        piece.quoted |= quotation.holds(piece.range.end);
        after = Some(piece.end);
        tokens_before = piece.count;
        last_end = piece.range.end;
        Some(piece)
    })
}

/// Whether the mark ends a sentence: not the point of an abbreviation, of an initial or of a number in a list.
fn ends(previous: Option<Token<'_>>, mark: Token<'_>) -> bool {
    let Some(previous) = previous.filter(|_| mark.form() == ".") else {
        return mark.form() != ".";
    };
    let form = previous.form();
    let touches = previous.range().end == mark.range().start;
    !touches
        || match previous.kind() {
            TokenKind::Word => form.chars().nth(1).is_some() && !is_abbreviation(form),
            TokenKind::Number => form.len() > 2,
            TokenKind::Punctuation | TokenKind::Other => true,
        }
}

/// How a text is written on the whole.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    small_starts: usize,
    capital_starts: usize,
    first_person: usize,
}

impl Habits {
    /// Counts over the prose of an article.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let mut habits = Habits::default();
        for passage in super::prose::paragraphs(analysis) {
            for piece in pieces(passage) {
                let first = piece.form(0);
                habits.small_starts += usize::from(chars::is_lower(first));
                habits.capital_starts += usize::from(first.starts_with(char::is_uppercase));
                let is_first_person = |form: &str| {
                    matches!(form, "I" | "i" | "my" | "My" | "me") || form.starts_with("I'") || form.starts_with("I’")
                };
                if !piece.quoted && piece.tokens.iter().any(|token| is_first_person(token.form())) {
                    habits.first_person += 1;
                }
            }
        }
        habits
    }

    /// Whether sentences start with a capital, so that a small letter means something.
    pub(super) fn starts_with_capitals(self) -> bool {
        self.small_starts <= 1 || self.capital_starts >= 5 * self.small_starts
    }

    /// Whether somebody speaks for himself, as in letters, blogs and reviews: elliptic sentences are to be expected.
    pub(super) fn is_personal(self) -> bool {
        self.first_person >= 2 && 8 * self.first_person > self.small_starts + self.capital_starts
    }
}
