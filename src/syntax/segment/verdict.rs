//! Whether a mark ends the sentence: the word before it weighed against the word after.

use super::abbreviation::{self, Class};
use super::mark::{Mark, MarkKind};
use super::scan::{char_at, char_before, chunk_around, in_bracket, skip_space, word_at, word_before};
use super::{list, words};

/// Whether the sentence that started at `start` ends with `mark`.
pub(super) fn ends_sentence(text: &str, start: usize, mark: &Mark) -> bool {
    if mark.kind == MarkKind::Wide {
        return true;
    }
    let next = Next::read(text, mark.end);
    if next.kind == NextKind::End {
        return true;
    }
    if next.attached {
        return space_is_missing(text, start, mark, &next);
    }
    if next.kind == NextKind::Mark || list::is_marker(&text[start..mark.start]) {
        return false;
    }
    if next.dash && mark.closes {
        // The name of who is quoted: `“…” — Ann Lee`.
        return false;
    }
    // "Mr . Liu": the space is debris, and the word keeps its point.
    let word_end = start + text[start..mark.start].trim_end().len();
    let before = word_before(text, start, word_end);
    match mark.kind {
        // "I" is always a capital, and a bracket behind `[...]"` names a source.
        MarkKind::Ellipsis => {
            let names_source = text[..mark.start].ends_with('[') && text[mark.end..next.at].contains('(');
            next.kind == NextKind::Capital && next.word != "I" && !names_source
        }
        MarkKind::Point => point_ends(text, start, mark, before, word_end, &next),
        MarkKind::Exclamation | MarkKind::Question => match next.kind {
            NextKind::Capital => {
                let names_company = ["Co", "Corp", "Inc", "Ltd"].contains(&next.word);
                !names_company && !(mark.closes && is_speaker(text, next.at))
            }
            NextKind::Digit => !text[mark.end..next.at].contains('('),
            // `Yahoo! in`, `“Why?” he asked`, `Stop! he cried`.
            _ => {
                !mark.closes
                    && !mark.spaced
                    && !mark.trails_off(text)
                    && before.starts_with(char::is_lowercase)
                    && !next.dash
                    && !is_reporting_clause(text, next.at)
            }
        },
        MarkKind::Wide => true,
    }
}

/// What follows a mark, as far as it tells a new sentence from the old one going on.
struct Next<'a> {
    kind: NextKind,
    /// Where the first word starts.
    at: usize,
    word: &'a str,
    /// Whether no white space stands between.
    attached: bool,
    /// Whether a dash stands before the word.
    dash: bool,
    /// Whether the word has a point behind it that may belong to it.
    is_initial: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NextKind {
    /// A capital letter, a letter without case, or a sign that opens (`#`, `@`).
    Capital,
    Lower,
    Digit,
    /// A comma, a colon or the like: the sentence goes on.
    Mark,
    End,
}

impl<'a> Next<'a> {
    fn read(text: &'a str, end: usize) -> Self {
        let mut at = skip_space(text, end);
        let attached = at == end;
        let mut dash = false;
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
        Next { kind, at, word, attached, dash, is_initial }
    }
}

/// Whether a point ends the sentence.
fn point_ends(text: &str, start: usize, mark: &Mark, before: &str, word_end: usize, next: &Next) -> bool {
    let class = abbreviation::class(before);
    let place = word_end - before.len();
    let word_before_that = || {
        let gap = text[start..place.max(start)].trim_end();
        word_before(text, start, start + gap.len())
    };
    let opens = next.kind == NextKind::Capital && !next.dash && words::starts_sentences(next.word);
    let capital = next.kind == NextKind::Capital;
    match class {
        Some(Class::Title) => return false,
        Some(Class::Name) => return opens || mark.closes && capital,
        // "M.D. Nalapat" starts with initials.
        Some(Class::Last) => return opens || capital && place > start,
        Some(Class::Clock) => {
            let starts = capital && !is_zone(next.word) && !words::goes_with_clock(next.word) || next.kind == NextKind::Digit;
            return opens || starts && place > start && !is_fronted(text, start, place);
        }
        Some(Class::Number) => {
            let is_letter = before.len() < 3 && !opens && before != "no";
            if next.kind == NextKind::Digit || is_roman(next.word) || is_letter {
                return false;
            }
        }
        Some(Class::Measure) => {
            if word_before_that().ends_with(|ch: char| ch.is_ascii_digit()) {
                return capital;
            }
            if before.starts_with(char::is_uppercase) && !opens {
                return false;
            }
        }
        None if abbreviation::is_acronym(before) => return opens || mark.closes && capital,
        None if before.chars().count() == 1 && before.chars().all(char::is_alphabetic) => {
            return capital && initial_ends(before, word_before_that(), next);
        }
        None => {}
    }
    match next.kind {
        NextKind::Capital => true,
        NextKind::Digit => !in_bracket(text, start, mark.start),
        NextKind::Lower => {
            !mark.closes
                && !mark.spaced
                && !next.dash
                && !mark.trails_off(text)
                && is_whole(before, char_before(text, mark.start))
                && !in_bracket(text, start, mark.start)
        }
        NextKind::Mark | NextKind::End => false,
    }
}

/// Whether the sentence ends behind a single letter: "vitamin C. The", "you and I. Did", but "George W. Bush".
fn initial_ends(letter: &str, before: &str, next: &Next) -> bool {
    if before.is_empty() {
        return false;
    }
    if next.is_initial {
        return false;
    }
    if letter == "I" && before.starts_with(char::is_lowercase) {
        return true;
    }
    if before.starts_with(char::is_lowercase) {
        return words::starts_sentences(next.word);
    }
    words::starts_sentences_and_is_no_name(next.word)
}

/// Whether a lower-case word behind a point starts a sentence all the same: what stands before the point is a whole
/// word, a bracket or a long figure, and no abbreviation that the list lacks.
fn is_whole(word: &str, last: Option<char>) -> bool {
    if matches!(last, Some(')' | '”' | '"')) {
        return true;
    }
    if word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return true;
    }
    let letters = word.chars().all(|ch| ch.is_alphabetic() || ch == '\'' || ch == '’' || ch == '-');
    let vowel = word.contains(|ch: char| "aeiouyAEIOUY".contains(ch) || !ch.is_ascii());
    let shortest = if word.starts_with(char::is_lowercase) { 3 } else { 4 };
    letters && vowel && word.len() >= shortest || words::is_short_word(word)
}

/// Whether a point, or another mark, ends the sentence though no white space follows: "ended.Then".
fn space_is_missing(text: &str, start: usize, mark: &Mark, next: &Next) -> bool {
    if next.kind != NextKind::Capital || next.word == "I" && mark.kind == MarkKind::Ellipsis || list::is_marker(&text[start..mark.start]) {
        return false;
    }
    let last = char_before(text, mark.start);
    let is_figure = last.is_some_and(|ch| ch.is_ascii_digit()) && next.word.len() > 1;
    if !is_figure && !last.is_some_and(char::is_lowercase) {
        return false;
    }
    let next_is_word = next.word.chars().skip(1).all(char::is_lowercase)
        && (next.word.len() > 1 || text[next.at + next.word.len()..].starts_with(char::is_whitespace));
    let before = word_before(text, start, mark.start);
    let before_is_word = before.len() > 1 && before.chars().all(|ch| ch.is_alphabetic() || matches!(ch, '’' | '\''));
    let before_is_figure = is_figure && before.starts_with(|ch: char| ch.is_ascii_digit());
    let may_end = abbreviation::class(before).is_none_or(|class| matches!(class, Class::Measure | Class::Number));
    next_is_word && may_end && (before_is_word || before_is_figure) && !is_address(chunk_around(text, mark.start))
}

/// Whether a stretch without white space is an address or the name of a file rather than two sentences.
fn is_address(chunk: &str) -> bool {
    let points = chunk.trim_end_matches(['.', '”', '"']).matches('.').count();
    points > 1 || chunk.contains(['@', '/', '\\', '_', '='])
}

/// Whether a word is a time zone or another short run of capitals behind a time.
fn is_zone(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
        || word.len() == 1 && !matches!(word, "I" | "A")
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word != "I" && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// How long a phrase of time before the subject may be, in bytes.
const FRONTED: usize = 60;

/// Whether what stands between the start of the sentence and `at` is a phrase of time or place before the subject.
fn is_fronted(text: &str, start: usize, at: usize) -> bool {
    let so_far = &text[start..at.max(start)];
    if so_far.len() > 4 * FRONTED {
        return false;
    }
    let clause = so_far.rfind(": ").map_or(so_far, |colon| &so_far[colon + 2..]);
    let clause = clause.trim_start_matches(['"', '“', '\'', '‘']);
    clause.len() <= FRONTED && words::opens_fronted_phrase(word_at(clause, 0))
}

/// Whether words such as "he asked" or "said Tom" stand at `at`.
fn is_reporting_clause(text: &str, at: usize) -> bool {
    let first = word_at(text, at);
    let second = word_at(text, skip_space(text, at + first.len()));
    words::is_saying(first) || words::is_saying(second)
}

/// Whether a name with a verb of saying that ends the clause stands at `at`: `“Why now?” Smith asked.`
fn is_speaker(text: &str, at: usize) -> bool {
    let mut at = at;
    for words_seen in 0..4 {
        let word = word_at(text, at);
        if words_seen > 0 && words::is_saying(word) {
            let behind = char_at(text, at + word.len());
            return matches!(behind, Some('.' | ',' | ':' | ';') | None);
        }
        // A pronoun would be small: `“Why?” she asked.`
        if !word.starts_with(char::is_uppercase) || words::starts_sentences(word) {
            return false;
        }
        at += word.len();
        // "Mr. Smith asked"
        if char_at(text, at) == Some('.') && abbreviation::class(word) == Some(Class::Title) {
            at += 1;
        }
        if char_before(text, at).is_none() || !text[at..].starts_with(' ') {
            return false;
        }
        at += 1;
    }
    false
}
