//! Whether a mark ends the sentence: the word before it weighed against the word after.

use super::abbreviation::{self, Class};
use super::context::{Before, Next, NextKind};
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
    let before = Before::read(text, start, mark.start);
    match mark.kind {
        MarkKind::Point => by_abbreviation(mark, &before, &next).unwrap_or_else(|| point_ends(mark, &before, &next)),
        MarkKind::Ellipsis => ellipsis_ends(text, mark, &next),
        _ => call_ends(text, mark, &before, &next),
    }
}

/// Whether points that leave something out end the sentence. "I" is always a capital and proves nothing, and a
/// bracket behind `[...]"` names a source.
fn ellipsis_ends(text: &str, mark: &Mark, next: &Next) -> bool {
    let names_source = text[..mark.start].ends_with('[') && next.bracket;
    next.kind == NextKind::Capital && next.word != "I" && !names_source
}

/// Whether a question or exclamation mark ends the sentence.
fn call_ends(text: &str, mark: &Mark, before: &Before, next: &Next) -> bool {
    match next.kind {
        NextKind::Capital => {
            let names_company = ["Co", "Corp", "Inc", "Ltd"].contains(&next.word);
            let names_speaker = mark.closes && is_speaker(text, next.at);
            !(names_company || names_speaker)
        }
        NextKind::Digit => !next.bracket,
        // `Yahoo! in`, `“Why?” he asked`, `Stop! he cried`.
        _ => {
            !(mark.closes || mark.spaced || mark.trails_off(text) || next.dash)
                && before.word.starts_with(char::is_lowercase)
                && !is_reporting_clause(text, next.at)
        }
    }
}

/// What the abbreviation before a point says about it, if one stands there and says anything.
fn by_abbreviation(mark: &Mark, before: &Before, next: &Next) -> Option<bool> {
    let word = before.word;
    let capital = next.kind == NextKind::Capital;
    let opens = capital && !next.dash && words::starts_sentences(next.word);
    let Some(class) = abbreviation::class(word) else {
        let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        return if abbreviation::is_acronym(word) {
            Some(opens || mark.closes && capital)
        } else {
            is_letter.then(|| capital && initial_ends(word, before.earlier_word(), next))
        };
    };
    match class {
        Class::Link => Some(false),
        Class::Title => Some(opens && word.starts_with(char::is_lowercase)),
        Class::Name => Some(opens || mark.closes && capital),
        // "M.D. Nalapat" starts with initials.
        Class::Last => Some(opens || capital && !before.opens_sentence()),
        Class::Clock => {
            let goes_on = next.bracket || is_zone(next.word) || words::goes_with_clock(next.word);
            let starts = !goes_on && matches!(next.kind, NextKind::Capital | NextKind::Digit);
            Some(opens || starts && !before.opens_sentence() && !is_fronted(before.sentence_so_far()))
        }
        Class::Number => {
            let is_letter = word.len() < 3 && !opens && word != "no";
            (next.kind == NextKind::Digit || is_roman(next.word) || is_letter).then_some(false)
        }
        Class::Measure if before.earlier_word().ends_with(|ch: char| ch.is_ascii_digit()) => Some(capital),
        Class::Measure => (word.starts_with(char::is_uppercase) && !opens).then_some(false),
    }
}

/// Whether a point behind a word that is no abbreviation ends the sentence.
fn point_ends(mark: &Mark, before: &Before, next: &Next) -> bool {
    let in_bracket = || in_bracket(before.text, before.sentence, mark.start);
    match next.kind {
        NextKind::Capital => true,
        NextKind::Digit => !in_bracket(),
        NextKind::Lower => {
            !(mark.closes || mark.spaced || mark.trails_off(before.text) || next.dash)
                && is_whole(before.word, char_before(before.text, mark.start))
                && !in_bracket()
        }
        NextKind::Mark | NextKind::End => false,
    }
}

/// Whether the sentence ends behind a single letter: "vitamin C. The", "you and I. Did", but "George W. Bush".
fn initial_ends(letter: &str, before: &str, next: &Next) -> bool {
    if before.is_empty() || next.is_initial {
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
    if next.kind != NextKind::Capital
        || next.word == "I" && mark.kind == MarkKind::Ellipsis
        || list::is_marker(&text[start..mark.start])
    {
        return false;
    }
    if mark.spaced {
        // `failed .He left`, but not `in .NET`.
        return words::starts_sentences(next.word);
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
    // `5.June` is a date.
    let before_is_figure = is_figure && before.starts_with(|ch: char| ch.is_ascii_digit());
    let is_date = is_figure && words::goes_with_clock(next.word);
    let may_end = abbreviation::class(before).is_none_or(|class| matches!(class, Class::Measure | Class::Number));
    next_is_word
        && may_end
        && !is_date
        && (before_is_word || before_is_figure)
        && !is_address(chunk_around(text, mark.start))
}

/// Whether a stretch without white space is an address or the name of a file rather than two sentences.
fn is_address(chunk: &str) -> bool {
    let points = chunk.trim_end_matches(['.', '”', '"']).matches('.').count();
    points > 1 || chunk.contains(['@', '/', '\\', '_', '='])
}

/// Whether a word is a time zone or another short run of capitals behind a time.
fn is_zone(word: &str) -> bool {
    word.len() <= 4 && !matches!(word, "" | "I" | "A") && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word != "I" && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// How long a phrase of time before the subject may be, in bytes.
const FRONTED: usize = 60;

/// Whether the sentence so far is a phrase of time or place before the subject.
fn is_fronted(so_far: &str) -> bool {
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
