//! Entities: `&rsquo;` reads ’. The tokenizer knows the names, so each is given to one of its own.

use html5gum::{Token, Tokenizer};

use super::super::Span;
use super::super::inline::Inline;

/// Reads a piece of source, which begins at byte `start`, in which entities stand for characters.
pub(super) fn read(piece: &str, start: usize, inline: &mut Inline<'_>) {
    let mut done = 0;
    let mut from = 0;
    while let Some(ampersand) = piece[from..].find('&').map(|at| from + at) {
        from = ampersand + 1;
        if let Some((len, text)) = entity(&piece[ampersand..]) {
            inline.verbatim(Span::new(start + done, start + ampersand));
            done = ampersand + len;
            from = done;
            inline.replaced(&text, Span::new(start + ampersand, start + done));
        }
    }
    inline.verbatim(Span::new(start + done, start + piece.len()));
}

/// The entity at the start of a text: its length and what it means. The tokenizer knows the names.
fn entity(text: &str) -> Option<(usize, String)> {
    let window = &text.as_bytes()[..text.len().min(40)];
    let end = window.iter().skip(1).position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'#'))? + 1;
    if window[end] != b';' || end == 1 {
        return None;
    }
    let source = &text[..=end];
    let meaning = decoded(source);
    (meaning != source && !meaning.is_empty() && meaning != "\0").then_some((end + 1, meaning))
}

/// A text with its entities decoded.
pub(super) fn decoded(text: &str) -> String {
    let mut meaning = String::new();
    for Ok(token) in Tokenizer::new(text) {
        if let Token::String(piece) = token {
            meaning.push_str(&String::from_utf8_lossy(&piece));
        }
    }
    meaning
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_and_other_ampersands_left() {
        for (text, meaning) in [
            ("&rsquo;s", Some((7, "’"))),
            ("&#8212;x", Some((7, "—"))),
            ("&#x2014;", Some((8, "—"))),
            ("&bogus;", None),
            ("& ", None),
            ("&;", None),
            ("&", None),
            ("&amp", None),
        ] {
            assert_eq!(entity(text), meaning.map(|(len, meaning): (usize, &str)| (len, meaning.to_owned())), "{text}");
        }
    }
}
