//! Lists that run on within a line: "1. The first 2. The second", "(a) … (b) …", "• … • …".

use super::scan::{self, char_before, floor};
use super::words;

/// How far the next item of a list is looked for, in bytes.
const REACH: usize = 1000;

/// Whether the bullet at `at` starts an item: nothing or white space stands before it.
pub(super) fn bullet_starts_item(text: &str, at: usize) -> bool {
    char_before(text, at).is_none_or(char::is_whitespace)
}

/// Where the item after the one at `start` starts, if that is an item and the next is near.
pub(super) fn next_item(text: &str, start: usize) -> Option<usize> {
    let marker = Marker::read(&text[start..])?;
    let reach = &text[start..floor(text, start + REACH)];
    marker
        .successors()
        .into_iter()
        .flatten()
        .find_map(|wanted| find_item(reach, marker.len, &wanted))
        .map(|at| start + at)
}

/// The place of the item that `marker` opens, from `at` on.
fn find_item(text: &str, mut at: usize, marker: &str) -> Option<usize> {
    while let Some(found) = text[at..].find(marker) {
        let place = at + found;
        at = place + marker.len();
        let stands_free = char_before(text, place).is_some_and(char::is_whitespace);
        let goes_on = text[at..].starts_with(char::is_whitespace);
        let asked_for = || words::asks_for_more(scan::word_before(text, 0, text[..place].trim_end().len()));
        if stands_free && goes_on && !asked_for() {
            return Some(place);
        }
    }
    None
}

/// Whether what stands between the start of a sentence and a point is the number or letter of an item.
pub(super) fn is_marker(before_point: &str) -> bool {
    if before_point.len() > 24 {
        return false;
    }
    let label = before_point.trim_start_matches(|ch: char| scan::is_bullet(ch) || ch.is_whitespace());
    let label = label.trim_start_matches(['(', '*', '-', '#', '"', '“']).trim_start();
    let is_number = (1..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_digit())
        || label.contains('.') && label.len() <= 8 && label.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_number || is_letter || roman(label).is_some() || is_caption(label)
}

/// Whether a label such as "Figure 3" or "Chapter 2" stands before the point.
fn is_caption(label: &str) -> bool {
    let Some((word, number)) = label.split_once(' ') else { return false };
    let is_label = ["Box", "Chapter", "Exhibit", "Figure", "Part", "Section", "Step", "Table"].contains(&word);
    is_label && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The number or letter that opens an item, with the marks around it.
struct Marker<'a> {
    open: &'a str,
    label: &'a str,
    close: &'a str,
    /// With white space behind it.
    len: usize,
}

impl<'a> Marker<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let text = &text[..floor(text, 12)];
        let open = if text.starts_with('(') { "(" } else { "" };
        let rest = &text[open.len()..];
        let end = rest.find(|ch: char| !ch.is_ascii_alphanumeric())?;
        let label = &rest[..end];
        let marks = &rest[end..];
        let close = ["))", ".)", ")", "."].into_iter().find(|close| marks.starts_with(close))?;
        if !(1..=4).contains(&label.len()) || !marks[close.len()..].starts_with(char::is_whitespace) {
            return None;
        }
        // "J. Smith met K. Lee" is no list.
        let is_initial = close == "." && label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_uppercase());
        (!is_initial).then_some(Marker { open, label, close, len: open.len() + end + close.len() })
    }

    /// The markers that the next item may have: after "(i)" it is "(ii)" or "(j)".
    fn successors(&self) -> [Option<String>; 2] {
        let write = |label: &str| format!("{}{label}{}", self.open, self.close);
        if let Ok(number) = self.label.parse::<u16>() {
            return [Some(write(&(number + 1).to_string())), None];
        }
        let next_roman = roman(self.label).and_then(|place| ROMAN.get(place + 1)).map(|&label| write(label));
        let next_letter = match *self.label.as_bytes() {
            [letter @ (b'a'..=b'y' | b'A'..=b'Y')] => Some(write(char::from(letter + 1).encode_utf8(&mut [0; 4]))),
            _ => None,
        };
        [next_roman, next_letter]
    }
}

const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

fn roman(label: &str) -> Option<usize> {
    ROMAN.iter().position(|&number| number == label)
}
