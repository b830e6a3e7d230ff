//! What stands in quotation marks, through the sentences and paragraphs of an article.

use std::ops::Range;

use crate::article::Span;
use crate::syntax::Sentence;

/// The part of a quotation that stands in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The number of the quotation.
    pub quotation: usize,
    /// Its bytes in the text of the sentence, marks among them.
    pub range: Range<usize>,
}

/// What stands between two marks.
#[derive(Clone, Debug)]
pub(super) struct Quotation {
    /// Its pieces, one a sentence.
    pub spans: Vec<Span>,
    /// The number of its first sentence.
    pub first: usize,
    /// The number of its last.
    pub last: usize,
    /// The number of the block that it begins in.
    pub block: usize,
    /// The number of the block that it ends in.
    pub last_block: usize,
    /// Whether nothing stands before it in its first sentence.
    pub opens: bool,
    /// Whether nothing but marks stands behind it in its last.
    pub closes: bool,
}

impl Quotation {
    /// Whether its sentences hold nothing else.
    pub fn is_whole(&self) -> bool {
        self.opens && self.closes
    }
}

/// What a character does to quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Either,
}

/// The quotations of an article, as far as it was read.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    /// All of them, in the order of their first marks.
    pub all: Vec<Quotation>,
    /// Whether the last is still open, and by which kind of mark.
    open: Option<Kind>,
    /// The mark that opened it.
    glyph: Option<char>,
    block: usize,
}

/// Kinds of marks: what one opens, the other doesn't close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
}

/// From the first letter or digit of a sentence to behind the last, in bytes: looked for once, however many marks
/// there are.
#[derive(Clone, Copy)]
struct Words {
    first: usize,
    end: usize,
}

impl Words {
    fn of(text: &str) -> Self {
        let first = text.find(char::is_alphanumeric).unwrap_or(text.len());
        let end = text.trim_end_matches(|ch: char| !ch.is_alphanumeric()).len();
        Self { first, end }
    }
}

impl Quotations {
    /// Reads the next sentence: what of it is quoted.
    pub fn read(&mut self, sentence: Sentence<'_>) -> Vec<Piece> {
        let (text, block) = (sentence.text(), sentence.block_number());
        let again = block != self.block;
        if again {
            self.block = block;
            // A paragraph that goes on with a quotation opens it anew.
            let opens = text.starts_with(['“', '„', '«', '"', '`', '\'', '‘']) && text.chars().next() == self.glyph;
            if self.open.is_some() && !opens {
                self.open = None;
                if let Some(unclosed) = self.all.last_mut() {
                    unclosed.spans.truncate(1);
                }
            }
        }
        let words = Words::of(text);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut start = self.open.map(|_| 0);
        let mut at = 0;
        while let Some(next) =
            text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|byte| may_be_mark(*byte)))
        {
            at += next;
            let Some((mark, kind, length)) = mark_at(text, at) else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            // A quotation that opens inside another was not closed there.
            let anew = mark == Mark::Opens
                && kind == Kind::Double
                && start.is_some_and(|start| start < at || at == 0 && !again);
            if anew {
                self.open = None;
                if let Some(start) = start.take().filter(|start| *start < at) {
                    self.end(sentence, words, start..text[..at].trim_end().len(), &mut pieces);
                }
            }
            match (self.open, mark) {
                (None, Mark::Opens | Mark::Either) => {
                    self.open = Some(kind);
                    self.glyph = text[at..].chars().next();
                    start = Some(at);
                    self.all.push(Quotation {
                        spans: Vec::new(),
                        first: sentence.id().0 as usize,
                        last: sentence.id().0 as usize,
                        block,
                        last_block: block,
                        opens: words.first >= at,
                        closes: false,
                    });
                }
                (Some(open), Mark::Closes | Mark::Either) if open == kind && start != Some(at) => {
                    self.open = None;
                    if let Some(start) = start.take() {
                        self.end(sentence, words, start..at + length, &mut pieces);
                    }
                }
                _ => {}
            }
            at += length;
        }
        if let Some(start) = start {
            self.end(sentence, words, start..text.len(), &mut pieces);
        }
        pieces
    }

    fn end(&mut self, sentence: Sentence<'_>, words: Words, range: Range<usize>, pieces: &mut Vec<Piece>) {
        let Some(number) = self.all.len().checked_sub(1) else { return };
        let quotation = &mut self.all[number];
        quotation.last = sentence.id().0 as usize;
        quotation.last_block = sentence.block_number();
        quotation.closes = words.end <= range.end;
        quotation.spans.push(sentence.span_of(range.clone()));
        pieces.push(Piece { quotation: number, range });
    }
}

fn may_be_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | 0xC2 | 0xE2)
}

/// The mark at a byte of the text, with its length.
fn mark_at(text: &str, at: usize) -> Option<(Mark, Kind, usize)> {
    let rest = text.get(at..)?;
    let mark = rest.chars().next()?;
    let before = text[..at].chars().next_back();
    let inside = |ch: Option<char>| ch.is_some_and(|ch| !ch.is_whitespace());
    let length = mark.len_utf8();
    let after = |length: usize| rest[length..].chars().next();
    // A mark that faces no way opens before a word and closes behind one.
    let by_place = |length: usize| match (inside(before), inside(after(length))) {
        (false, true) => Mark::Opens,
        (true, false) => Mark::Closes,
        _ if before.is_some_and(|ch| matches!(ch, '(' | '[' | '—' | '–')) => Mark::Opens,
        _ => Mark::Either,
    };
    Some(match mark {
        '“' | '„' | '«' => (Mark::Opens, Kind::Double, length),
        '”' | '»' => (Mark::Closes, Kind::Double, length),
        '"' => (by_place(1), Kind::Double, 1),
        '`' if rest.starts_with("``") => (Mark::Opens, Kind::Double, 2),
        '\'' if rest.starts_with("''") => (by_place(2), Kind::Double, 2),
        '‘' if !before.is_some_and(char::is_alphanumeric) => (Mark::Opens, Kind::Single, length),
        '’' if inside(before) && !after(length).is_some_and(char::is_alphanumeric) => {
            (Mark::Closes, Kind::Single, length)
        }
        _ => return None,
    })
}
