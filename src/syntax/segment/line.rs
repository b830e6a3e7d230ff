//! Line breaks inside a block: most are wraps, some end a sentence.

use std::cell::OnceCell;

use super::scan::{self, char_at, skip_space, word_before};
use super::{abbreviation, list, words};
use crate::article::BlockKind;

/// No prose is wrapped to lines this short, in bytes; there every break was meant.
const NARROW: usize = 40;

/// How much shorter than the longest a wrapped line may be, in bytes: the length of a long word.
const RAGGED: usize = 16;

/// The lines of a block.
pub(super) struct Lines<'a> {
    text: &'a str,
    kind: BlockKind,
    width: OnceCell<Option<usize>>,
    /// Where the present line starts.
    start: usize,
}

impl<'a> Lines<'a> {
    /// The lines of `text`.
    pub(super) fn new(text: &'a str, kind: BlockKind) -> Self {
        Self { text, kind, width: OnceCell::new(), start: 0 }
    }

    /// Where the text was wrapped, in bytes: the longest line, if most others but the last come near it. In a text that
    /// was not wrapped there is no such width.
    fn width(&self) -> Option<usize> {
        *self.width.get_or_init(|| {
            let lengths = || self.text.trim_end().split('\n').map(|line| line.trim_end().len());
            let longest = lengths().max().unwrap_or(0);
            let near = lengths().filter(|len| len + RAGGED >= longest).count();
            let breaks = lengths().count() - 1;
            (longest >= NARROW && 2 * near > breaks).then_some(longest)
        })
    }

    /// Whether the sentence that started at `sentence` ends with the present line, which ends at `at`.
    pub(super) fn break_ends_sentence(&mut self, sentence: usize, at: usize) -> bool {
        let text = self.text;
        let line = std::mem::replace(&mut self.start, scan::after(text, at));
        let end = line + text[line..at].trim_end().len();
        let next = skip_space(text, at);
        let Some(first) = char_at(text, next) else { return false };
        if end <= sentence {
            return false;
        }
        if self.kind == BlockKind::Verbatim {
            return true;
        }
        let is_dash = matches!(first, '-' | '–' | '*') && text[next + first.len_utf8()..].starts_with(' ');
        if scan::is_bullet(first) || is_dash {
            return true;
        }
        if self.kind == BlockKind::Heading || !self.was_meant(end - line, next) {
            return false;
        }
        let opens = first.is_uppercase()
            || first.is_numeric()
            || matches!(first, '"' | '“' | '‘' | '(' | '[' | '#' | '@' | '>')
            || list::next_item(text, next).is_some();
        opens && !goes_on(text, sentence, end)
    }

    /// Whether the first word of the next line would have fitted into this one of `len` bytes.
    fn was_meant(&self, len: usize, next: usize) -> bool {
        let word = self.text[next..scan::floor(self.text, next + NARROW)].split_whitespace().next();
        self.width().is_none_or(|width| len + 1 + word.map_or(0, str::len) <= width)
    }
}

/// Whether the line ends in a way that asks for more: a comma, a title, a preposition or article.
fn goes_on(text: &str, start: usize, end: usize) -> bool {
    let last = text[..end].chars().next_back();
    if matches!(last, Some(',' | ';' | '-' | '–' | '—' | '&' | '(' | '/')) {
        return true;
    }
    let point = last == Some('.');
    let word = word_before(text, start, end - usize::from(point));
    if point {
        return matches!(abbreviation::class(word), Some(abbreviation::Class::Title | abbreviation::Class::Link));
    }
    word.starts_with(char::is_lowercase) && words::asks_for_more(word)
}
