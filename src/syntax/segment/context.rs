//! What stands before and behind a mark.

use super::scan::{char_at, skip_space, word_at, word_before};

/// What stands before a mark.
pub(super) struct Before<'a> {
    /// The text of the block.
    pub text: &'a str,
    /// Where the sentence started.
    pub sentence: usize,
    /// The word at the mark. A space between them is debris: "Mr . Liu".
    pub word: &'a str,
    at: usize,
}

impl<'a> Before<'a> {
    /// Reads what stands before `mark` in the sentence that started at `sentence`.
    pub(super) fn read(text: &'a str, sentence: usize, mark: usize) -> Self {
        let end = sentence + text[sentence..mark].trim_end().len();
        let word = word_before(text, sentence, end);
        Before { text, sentence, word, at: end - word.len() }
    }

    /// Whether the word is the first of the sentence.
    pub(super) fn opens_sentence(&self) -> bool {
        self.at <= self.sentence
    }

    /// The sentence up to the word.
    pub(super) fn sentence_so_far(&self) -> &'a str {
        &self.text[self.sentence..self.at.max(self.sentence)]
    }

    /// The word before the word.
    pub(super) fn earlier_word(&self) -> &'a str {
        let so_far = self.sentence_so_far().trim_end();
        word_before(self.text, self.sentence, self.sentence + so_far.len())
    }
}

/// What follows a mark, as far as it tells a new sentence from the old one going on.
pub(super) struct Next<'a> {
    /// What it is.
    pub kind: NextKind,
    /// Where the first word starts.
    pub at: usize,
    /// The first word.
    pub word: &'a str,
    /// Whether no white space stands between.
    pub attached: bool,
    /// Whether a bracket opens before the word.
    pub bracket: bool,
    /// Whether a dash stands before the word.
    pub dash: bool,
    /// Whether the word has a point behind it that may belong to it.
    pub is_initial: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NextKind {
    /// A capital letter, a letter without case, or a sign that opens (`#`, `@`).
    Capital,
    /// A small letter.
    Lower,
    /// A figure.
    Digit,
    /// A comma, a colon or the like: the sentence goes on.
    Mark,
    /// Nothing more.
    End,
}

impl<'a> Next<'a> {
    /// Reads what follows a mark that ends at `end`.
    pub(super) fn read(text: &'a str, end: usize) -> Self {
        let mut at = skip_space(text, end);
        let attached = at == end;
        let mut dash = false;
        let mut bracket = false;
        let mut opened = false;
        let mut kind = NextKind::End;
        while let Some(ch) = char_at(text, at) {
            kind = match ch {
                _ if ch.is_numeric() => NextKind::Digit,
                _ if ch.is_lowercase() => NextKind::Lower,
                _ if ch.is_alphabetic() => NextKind::Capital,
                ',' | ';' | ':' | '%' | '/' | '\\' | '=' | '+' | '|' | '&' if !opened => NextKind::Mark,
                ')' | ']' | '}' | '”' | '’' if !opened => NextKind::Mark,
                '\n' if opened => NextKind::Mark,
                '•' | '@' | '#' => NextKind::Capital,
                _ => {
                    bracket |= ch == '(';
                    dash |= matches!(ch, '-' | '–' | '—');
                    opened |= !ch.is_whitespace();
                    at += ch.len_utf8();
                    // What opens a sentence is short: a quotation mark, a bracket, a dash.
                    if at > end + 16 { NextKind::Capital } else { continue }
                }
            };
            break;
        }
        let word = word_at(text, at);
        // An address opens a line of its own whatever its case.
        if matches!(word, "http" | "https" | "www") {
            kind = NextKind::Capital;
        }
        let is_initial = word.chars().count() == 1 && text[at + word.len()..].starts_with('.');
        Next { kind, at, word, attached, bracket, dash, is_initial }
    }
}
