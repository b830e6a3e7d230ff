//! Classes of characters that several rules share.

/// A mark that ends a sentence.
pub(super) fn ends_sentence(ch: char) -> bool {
    matches!(ch, '.' | '!' | '?' | '…' | '‽')
}

/// A mark that may stand behind the end of a sentence and belongs to it: closing quotation marks and brackets.
pub(super) fn closes(ch: char) -> bool {
    matches!(ch, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '*' | '_')
}

/// White space within a line.
pub(super) fn is_space(ch: char) -> bool {
    ch.is_whitespace() && !is_line_break(ch)
}

/// The end of a line.
pub(super) fn is_line_break(ch: char) -> bool {
    matches!(ch, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a word is written with a small letter first.
pub(super) fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Whether a word is written with a capital first and small letters alone after it.
pub(super) fn is_title(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.all(|ch| !ch.is_uppercase())
}

/// The character before a byte offset.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character at a byte offset.
pub(super) fn at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}
