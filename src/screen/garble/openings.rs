//! Where sentences may start, told from the bytes alone: a cheap look before a text is cut into pieces.

use super::prose::Passage;

/// The places of a text where a word stands at its start or after a full stop and white space.
pub(super) fn openings(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut first = true;
    std::iter::from_fn(move || {
        loop {
            if !first {
                at += bytes.get(at..)?.iter().position(|&byte| byte == b'.')? + 1;
            }
            let stop = at;
            // No-break and other wide spaces start with one of two bytes.
            while bytes.get(at).is_some_and(|&byte| byte.is_ascii_whitespace() || matches!(byte, 0xC2 | 0xE2)) {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
            }
            // A single letter before the stop is an initial.
            let word = first || stop >= 3 && bytes[stop - 3].is_ascii_graphic() | !bytes[stop - 3].is_ascii();
            let opens = (first || word && at > stop) && at < bytes.len();
            first = false;
            if opens {
                return Some(at);
            }
        }
    })
}

/// The ASCII word at a place of a text; empty where there is none.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let len = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    &text[at..at + len]
}

/// A piece that ends within so many bytes may be a fragment.
const SHORT: usize = 64;

/// Whether any sentence of the passage might start with a small letter.
pub(super) fn has_small_opening(passage: Passage<'_>) -> bool {
    openings(passage.text).any(|at| passage.text.as_bytes()[at].is_ascii_lowercase())
}

/// Whether the passage might hold a sentence of nothing but “There is” or the like.
pub(super) fn may_say_nothing(passage: Passage<'_>) -> bool {
    openings(passage.text).any(|at| {
        let rest = &passage.text.as_bytes()[at..];
        rest.starts_with(b"There ") && rest.iter().take(24).any(|&byte| byte == b'.')
    })
}

/// Whether any sentence of the passage might be a few words long.
pub(super) fn has_short_piece(passage: Passage<'_>) -> bool {
    let bytes = passage.text.as_bytes();
    openings(passage.text).any(|at| {
        let piece = &bytes[at..bytes.len().min(at + SHORT)];
        piece.iter().enumerate().any(|(len, &byte)| {
            byte == b'.' && bytes.get(at + len + 1).is_none_or(|next| next.is_ascii_whitespace() || !next.is_ascii())
        })
    })
}
