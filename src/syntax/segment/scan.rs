//! Looking at characters and words around a place in the text.

/// What stands at a place where the walk over the text stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A mark that may end a sentence.
    Mark,
    /// A line break.
    Line,
    /// A colon, which may stand behind a label.
    Colon,
    /// The bullet of a list.
    Bullet,
    /// Nothing of interest: another character that starts with the same byte.
    None,
}

const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = *b".!?:\n\xe2\xe3\xef";
    let mut at = 0;
    while at < bytes.len() {
        stops[bytes[at] as usize] = true;
        at += 1;
    }
    stops
};

/// The next place from `at` on that [`stop_kind`] should look at.
pub(super) fn next_stop(text: &str, at: usize) -> Option<usize> {
    let found = text.as_bytes()[at..].iter().position(|&byte| STOPS[byte as usize]);
    found.map(|found| at + found)
}

/// What stands at `at`.
pub(super) fn stop_kind(text: &str, at: usize) -> Stop {
    match text.as_bytes()[at] {
        b'.' | b'!' | b'?' => Stop::Mark,
        b'\n' => Stop::Line,
        b':' => Stop::Colon,
        _ => match char_at(text, at) {
            Some('…' | '。' | '！' | '？' | '．') => Stop::Mark,
            Some('\u{2028}' | '\u{2029}') => Stop::Line,
            Some(ch) if is_bullet(ch) => Stop::Bullet,
            _ => Stop::None,
        },
    }
}

/// Signs that do nothing but open an item of a list.
pub(super) fn is_bullet(ch: char) -> bool {
    matches!(ch, '•' | '⁃' | '‣' | '▪' | '●' | '◦' | '■' | '□' | '▶' | '►' | '➢' | '✓')
}

/// The character at `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// The character before `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The place behind the character at `at`.
pub(super) fn after(text: &str, at: usize) -> usize {
    at + char_at(text, at).map_or(1, char::len_utf8)
}

/// The last character boundary at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The place of the first character from `at` on that is not white space.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start().len()
}

/// At most this much of a word is looked at, in bytes: what is longer is no word of any list.
const WORD: usize = 64;

/// The word that ends at `end`, not reaching before `from`: letters and digits with points, apostrophes and hyphens
/// inside ("p.m", "Ph.D", "then-US").
pub(super) fn word_before(text: &str, from: usize, end: usize) -> &str {
    let from = floor(text, from.max(end.saturating_sub(WORD)));
    let word = &text[from.min(end)..end];
    let start = word.rfind(|ch: char| !is_inside_word(ch)).map_or(0, |at| after(word, at));
    word[start..].trim_start_matches(['.', '\'', '’', '-'])
}

/// The letters and digits at `at`.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..floor(text, at + WORD)];
    let end = rest.find(|ch: char| !ch.is_alphanumeric()).unwrap_or(rest.len());
    &rest[..end]
}

fn is_inside_word(ch: char) -> bool {
    ch.is_alphanumeric() || matches!(ch, '.' | '\'' | '’' | '-' | '‑' | '°')
}

/// The stretch without white space around `at`, at most 64 bytes to each side.
pub(super) fn chunk_around(text: &str, at: usize) -> &str {
    let from = floor(text, at.saturating_sub(WORD));
    let to = floor(text, at + WORD);
    let start = text[from..at].rfind(char::is_whitespace).map_or(from, |found| after(text, from + found));
    let end = text[at..to].find(char::is_whitespace).map_or(to, |found| at + found);
    &text[start..end]
}

/// Whether a bracket that was opened less than 100 bytes before `at` is still open there.
pub(super) fn in_bracket(text: &str, from: usize, at: usize) -> bool {
    let from = floor(text, from.max(at.saturating_sub(100)));
    let mut closed = 0usize;
    for ch in text[from.min(at)..at].chars().rev() {
        match ch {
            ')' | ']' | '}' | '）' => closed += 1,
            '(' | '[' | '{' | '（' if closed == 0 => return true,
            '(' | '[' | '{' | '（' => closed -= 1,
            _ => {}
        }
    }
    false
}
