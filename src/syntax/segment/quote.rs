//! Which way a quotation mark faces.

use super::scan::{self, char_at, char_before, floor};
use super::words;

/// How far a mark is compared with others of its kind, in bytes to each side.
const REACH: usize = 600;

/// The length of the marks at `at` that close a quotation or bracket, or 0. Marks that face no way (`"`, `'`) close
/// where a word or mark stands before them and none behind. The sentence started at `start`.
pub(super) fn closing_len(text: &str, start: usize, at: usize) -> usize {
    let rest = &text[at..];
    let Some(ch) = rest.chars().next() else { return 0 };
    match ch {
        '”' | '’' | '»' | ')' | ']' | '}' | '）' | '」' | '』' | '》' => ch.len_utf8(),
        '"' | '\'' | '`' | '*' | '_' => {
            let run = rest.len() - rest.trim_start_matches(ch).len();
            let behind = rest[run..].chars().next();
            // `"He left."She stayed.`: the second mark of a pair closes, whatever stands behind it.
            let is_second =
                || ch == '"' && count(text, floor(text, start.max(at.saturating_sub(REACH))), at, "\"") % 2 == 1;
            if behind.is_some_and(char::is_alphanumeric) && !is_second() { 0 } else { run }
        }
        '[' => reference_len(rest),
        _ => 0,
    }
}

/// The length of the reference at the start of `rest` ("[1]", "[17]", "[citation needed]"), or 0.
pub(super) fn reference_len(rest: &str) -> usize {
    let head = &rest[..floor(rest, 24)];
    let Some(inside) = head.strip_prefix('[') else { return 0 };
    let Some(end) = inside.find(']') else { return 0 };
    let inside = &inside[..end];
    let is_reference = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit() || b", -".contains(&byte))
        || inside == "citation needed";
    if is_reference { end + 2 } else { 0 }
}

/// The length of a mark at `at` that has white space on both sides, as in text that was taken apart into words
/// (`over . '' He`), if it closes what was opened since `start`; or 0.
pub(super) fn spaced_closing_len(text: &str, start: usize, at: usize) -> usize {
    let mark = match text[at..].chars().next() {
        Some('"') => "\"",
        Some('\'') if text[at..].starts_with("''") => "''",
        Some('\'') => "'",
        Some('”') => return '”'.len_utf8(),
        Some('’') if !text[at + '’'.len_utf8()..].starts_with(char::is_alphanumeric) => return '’'.len_utf8(),
        _ => return 0,
    };
    let behind = &text[at + mark.len()..];
    match behind.trim_start().chars().next() {
        None | Some('.' | ',' | ';') => return mark.len(),
        Some(_) if !behind.starts_with(char::is_whitespace) => return 0,
        Some(_) => {}
    }
    let from = floor(text, start.max(at.saturating_sub(REACH)));
    let before = count(text, from, at, mark);
    let closes = before % 2 == 1 || {
        let block_before = count(text, floor(text, from.saturating_sub(REACH)), at, mark);
        let behind = count(text, at, floor(text, at + REACH), mark);
        block_before == 0 && behind % 2 == 1
    };
    if closes { mark.len() } else { 0 }
}

/// Whether `at` lies inside a quotation in straight single marks that was opened since `start` and closes further on.
///
/// Such a quotation stays whole, since its marks are also apostrophes and its parts could not be told by them.
pub(super) fn in_straight_single(text: &str, start: usize, at: usize) -> bool {
    let from = floor(text, start.max(at.saturating_sub(REACH)));
    let mut open = false;
    let mut place = from;
    while let Some(found) = text[place..at].find(['\'', '`']) {
        let mark = place + found;
        let rest = text[mark..at].trim_start_matches(['\'', '`']);
        place = at - rest.len();
        open = match open {
            true => rest.starts_with(char::is_alphanumeric),
            false => opens_straight_single(text, start, mark, rest),
        };
    }
    open && {
        let to = floor(text, at + REACH);
        text[at..to].match_indices('\'').any(|(found, _)| {
            let mark = at + found;
            let before = char_before(text, mark);
            let closes = before.is_some_and(|ch| ch.is_whitespace() || matches!(ch, '.' | ',' | '!' | '?' | '…'));
            closes && char_at(text, mark + 1).is_none_or(|ch| !ch.is_alphanumeric())
        })
    }
}

/// Whether the straight single mark at `mark`, before `rest`, opens a quotation rather than standing for letters left
/// out (`'80s`, `'s` taken apart from its word).
fn opens_straight_single(text: &str, start: usize, mark: usize, rest: &str) -> bool {
    let before = text[start..mark].trim_end();
    let at_start = before.is_empty();
    let introduced = before.ends_with([',', ':']) || words::is_saying(scan::word_before(before, 0, before.len()));
    let free_before = at_start || before.len() < mark - start || before.ends_with('(');
    if rest.starts_with(char::is_whitespace) {
        return at_start || free_before && introduced;
    }
    let word = scan::word_at(rest, 0);
    let clitic = ["d", "em", "ll", "m", "re", "s", "t", "til", "tis", "twas", "ve"].contains(&word);
    free_before && !clitic && !rest.is_empty() && !rest.starts_with(|ch: char| ch.is_ascii_digit())
}

/// How many marks stand in `from..to`, without apostrophes inside or at the end of words.
fn count(text: &str, from: usize, to: usize, mark: &str) -> usize {
    let bytes = &text.as_bytes()[from..to];
    if mark == "\"" {
        return memchr::memchr_iter(b'"', bytes).count();
    }
    let mut found = 0;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|&byte| byte == b'\'') {
        let place = at + next;
        at = place + 1;
        let before = place.checked_sub(1).map_or(b' ', |before| bytes[before]);
        if mark == "''" {
            found += usize::from(before == b'\'');
            continue;
        }
        let stands_free = before.is_ascii_whitespace() || b".,!?(".contains(&before);
        let ends_word = bytes.get(at).is_none_or(u8::is_ascii_whitespace) && before != b's';
        found += usize::from(stands_free || ends_word);
    }
    found
}
