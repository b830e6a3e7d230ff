//! Tokens of a sentence.

use std::ops::Range;

use super::TokenKind;

/// Gives every token of `text` in order, as its byte range and kind. Tokens don't overlap, and whatever lies between
/// them is white space.
pub(super) fn tokenize(text: &str, mut token: impl FnMut(Range<usize>, TokenKind)) {
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let end = at + word.trim_end().len();
        if at < end {
            token(at..end, TokenKind::Word);
        }
        at += word.len();
    }
}
