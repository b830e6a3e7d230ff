//! Tokens of a sentence, told by their characters.
//!
//! Words keep what is written into them: clitics (`don't`, `Liu’s`), hyphens (`then-US`), the points of abbreviations
//! (`U.S.`, `Mr.`), and figures keep their separators and suffixes (`1,000`, `12:30`, `2023-24`, `1990s`).

use std::ops::Range;

use super::TokenKind;
use super::segment::abbreviation;

/// Gives every token of `text` in order, as its byte range and kind. Tokens don't overlap, and whatever lies between
/// them is white space.
pub(crate) fn tokenize(text: &str, mut token: impl FnMut(Range<usize>, TokenKind)) {
    let mut at = 0;
    while let Some(ch) = char_at(text, at) {
        if ch.is_whitespace() {
            at += ch.len_utf8();
            continue;
        }
        let starts_chunk =
            at == 0 || text[..at].ends_with(char::is_whitespace) || text[..at].ends_with(['(', '[', '<']);
        let address = if starts_chunk && (ch.is_ascii_alphanumeric() || ch == '@' || ch == '#') {
            address(&text[at..])
        } else {
            0
        };
        let (len, kind) = if address > 0 {
            (address, TokenKind::Other)
        } else if ch.is_ascii_digit() {
            (number(&text[at..]), TokenKind::Number)
        } else if ch.is_alphanumeric() {
            (word(text, at), TokenKind::Word)
        } else if is_punctuation(ch) {
            let rest = text[at..].trim_start_matches(ch);
            (text.len() - at - rest.len(), TokenKind::Punctuation)
        } else {
            (sign(&text[at..]), TokenKind::Other)
        };
        token(at..at + len, kind);
        at += len;
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Marks that structure a text, as against signs that stand for something (`$`, `%`, `+`).
fn is_punctuation(ch: char) -> bool {
    match ch {
        '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '-' | '/' | '`' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' => ch != '\u{2030}' && ch != '\u{2031}',
        '¡' | '¿' | '«' | '»' | '´' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{ff01}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1f}' => true,
        _ => false,
    }
}

/// Marks that belong to the letter before them: combining marks, joiners, variation selectors.
fn extends_letter(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}'
        | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{1f3fb}'..='\u{1f3ff}')
}

/// The length of the letters and digits at the start of `text`.
fn letters(text: &str) -> usize {
    let ascii = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    text.find(|ch: char| !ch.is_alphanumeric() && !extends_letter(ch) && ch != '\u{ad}').unwrap_or(text.len())
}

/// The length of the word that starts with a letter at `start`.
fn word(text: &str, start: usize) -> usize {
    let before = &text[..start];
    let text = &text[start..];
    let mut end = letters(text);
    let mut piece = 0;
    while let Some(joint) = char_at(text, end) {
        let after = end + joint.len_utf8();
        let next = letters(&text[after..]);
        let joins = match joint {
            '\'' | '’' | '-' | '‑' | '&' | '_' => next > 0,
            // The points of initials and abbreviations: "U.S", "a.m", "U.S.-China".
            '.' => {
                let single = text[after..].chars().next().filter(|ch| ch.is_alphabetic()).map_or(0, char::len_utf8);
                let is_initial = next == single && text[piece..end].chars().nth(1).is_none();
                single > 0 && (is_initial || abbreviation::class(&text[piece..after + next]).is_some())
            }
            _ => false,
        };
        if joins {
            piece = after;
            end = after + next;
            continue;
        }
        // A point that belongs to the word: after the last initial or after an abbreviation.
        if joint == '.' && !text[after..].starts_with('.') {
            let last = &text[piece..end];
            let initials = last.chars().count() == 1
                && last.chars().all(char::is_alphabetic)
                && (piece > 0 && text[..piece].ends_with('.') || last.chars().all(char::is_uppercase));
            let abbreviated =
                || piece == 0 && abbreviation::has_point(&text[..end], before.trim_end(), text[after..].trim_start());
            if initials || abbreviated() {
                end = after;
                // "U.S.-China" goes on behind the point.
                if text[end..].starts_with(['-', '’', '\'']) {
                    let hyphen = text[end..].chars().next().map_or(0, char::len_utf8);
                    let next = letters(&text[end + hyphen..]);
                    if next > 0 {
                        piece = end + hyphen;
                        end = piece + next;
                        continue;
                    }
                }
            }
        }
        break;
    }
    end
}

/// The length of the figure at the start of `text`, which starts with a digit: with separators between digits
/// and with letters grown on ("1990s", "20th", "5m", "18-year-old").
fn number(text: &str) -> usize {
    let mut end = letters(text);
    while let Some(joint) = char_at(text, end) {
        let after = end + joint.len_utf8();
        let next = letters(&text[after..]);
        let digit_before = text[..end].ends_with(|ch: char| ch.is_ascii_digit());
        let digit_after = text[after..].starts_with(|ch: char| ch.is_ascii_digit());
        let joins = match joint {
            '.' | ',' | ':' | '/' | '–' => digit_before && digit_after,
            '-' | '‑' | '\'' | '’' => next > 0,
            _ => false,
        };
        if !joins {
            break;
        }
        end = after + next;
    }
    end
}

/// The length of the sign at the start of `text`, with what belongs to it (an emoji with its modifiers).
fn sign(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut joined = true;
    let mut end = 0;
    while let Some((at, ch)) = chars.next_if(|&(_, ch)| joined || extends_letter(ch)) {
        joined = ch == '\u{200d}';
        end = at + ch.len_utf8();
        if joined && chars.peek().is_none_or(|(_, ch)| ch.is_whitespace()) {
            break;
        }
    }
    end
}

/// Whether the first letters are followed by a sign that addresses have; most words are told from them by this alone.
fn may_be_address(text: &[u8]) -> bool {
    let letters = text.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    match text.get(letters) {
        None => false,
        Some(b'.') => text.get(letters + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(byte) => b"@#:/_%+-".contains(byte),
    }
}

/// The length of the web or mail address, handle or tag at the start of `text`, or 0.
fn address(text: &str) -> usize {
    if !may_be_address(text.as_bytes()) {
        return 0;
    }
    let chunk =
        text.find(|ch: char| ch.is_whitespace() || matches!(ch, '<' | '>' | '"' | '“' | '”')).unwrap_or(text.len());
    let chunk = text[..chunk].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '…']);
    let ascii_start = |prefix: &str| {
        chunk.len() > prefix.len() && chunk.as_bytes()[..prefix.len()].eq_ignore_ascii_case(prefix.as_bytes())
    };
    if ascii_start("http://") || ascii_start("https://") || ascii_start("www.") {
        return chunk.len();
    }
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte))
    };
    if let Some((local, domain)) = chunk.split_once('@') {
        let tagged = local.is_empty() && letters(domain) > 0;
        return if tagged {
            1 + domain.find(|ch: char| !ch.is_alphanumeric() && ch != '_').unwrap_or(domain.len())
        } else if is_name(local) && domain.contains('.') && is_name(domain) {
            chunk.len()
        } else {
            0
        };
    }
    if let Some(tag) = chunk.strip_prefix('#') {
        let len = tag.find(|ch: char| !ch.is_alphanumeric() && ch != '_').unwrap_or(tag.len());
        return if tag.starts_with(char::is_alphabetic) { 1 + len } else { 0 };
    }
    let host = &chunk[..chunk.find('/').unwrap_or(chunk.len())];
    const DOMAINS: [&str; 9] = [".co.uk", ".com", ".edu", ".gov", ".info", ".io", ".net", ".org", ".tv"];
    let is_host = is_name(host) && DOMAINS.iter().any(|domain| host.len() > domain.len() && host.ends_with(domain));
    if is_host { chunk.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenize(text, |range, _| out.push(&text[range]));
        out
    }

    #[test]
    fn words_keep_what_is_written_into_them() {
        let cases = [
            ("Mr. Liu’s talks, don't!", vec!["Mr.", "Liu’s", "talks", ",", "don't", "!"]),
            ("then-US U.S.-China ties in the U.S.", vec!["then-US", "U.S.-China", "ties", "in", "the", "U.S."]),
            ("J. K. Rowling, J.K. Rowling", vec!["J.", "K.", "Rowling", ",", "J.K.", "Rowling"]),
            ("at 12:30 p.m. on Jan. 12 it ended.", vec!["at", "12:30", "p.m.", "on", "Jan.", "12", "it", "ended", "."]),
            ("AT&T paid $1,200.50 (5%).", vec!["AT&T", "paid", "$", "1,200.50", "(", "5", "%", ")", "."]),
            (
                "the 1990s, 20th, 18-year-old, 2023-24",
                vec!["the", "1990s", ",", "20th", ",", "18-year-old", ",", "2023-24"],
            ),
            ("“Wait ...” -- he said. .", vec!["“", "Wait", "...", "”", "--", "he", "said", ".", "."]),
            (
                "See https://a.org/b?c=1. Mail a.b@c.org, @who #news",
                vec!["See", "https://a.org/b?c=1", ".", "Mail", "a.b@c.org", ",", "@who", "#news"],
            ),
            ("He ended.Then café 👩‍🚀 came", vec!["He", "ended", ".", "Then", "café", "👩‍🚀", "came"]),
            ("etc... and no.", vec!["etc", "...", "and", "no", "."]),
            ("No. 5 of p. 7, a Ph.D. by 6 ft. of us", "No. 5 of p. 7 , a Ph.D. by 6 ft. of us".split(' ').collect()),
            ("Come in. It said no.", "Come in . It said no .".split(' ').collect()),
        ];
        for (text, expected) in cases {
            assert_eq!(tokens(text), expected);
        }
    }

    proptest! {
        #[test]
        fn between_tokens_lies_white_space_alone(text in any::<String>()) {
            let mut at = 0;
            tokenize(&text, |range, _| {
                assert!(range.start >= at && range.end > range.start);
                assert!(text[at..range.start].chars().all(char::is_whitespace));
                at = range.end;
            });
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
