//! The date and time a mail client puts above a letter it quotes: "Ann Lund 08/16/2000 12:05 PM Will you come?"
//!
//! Where such letters were pasted without their line breaks, the stamp is a line of its own: what stands before it is
//! who wrote, what follows is the letter.

use std::ops::Range;

use super::scan::{chunk_around, floor, word_before};
use super::words;

/// The stamp whose first colon stands at `colon`, in the sentence that started at `start`.
pub(super) fn around(text: &str, start: usize, colon: usize) -> Option<Range<usize>> {
    let before = Back { bytes: &text.as_bytes()[start.min(colon)..colon] };
    let hour = before.digits(1..=2)?.mark(b' ')?;
    let year = hour.digits(4..=4).or_else(|| hour.digits(2..=2))?.mark(b'/')?;
    let date = year.digits(1..=2)?.mark(b'/')?.digits(1..=2)?;
    if date.bytes.last().is_some_and(|byte| !byte.is_ascii_whitespace()) {
        return None;
    }
    let behind = &text.as_bytes()[colon..];
    let two_digits = |at: usize| behind.get(at..at + 2).is_some_and(|two| two.iter().all(u8::is_ascii_digit));
    if !two_digits(1) {
        return None;
    }
    let mut end = 3;
    if behind.get(end) == Some(&b':') && two_digits(end + 1) {
        end += 3;
    }
    let half = [" AM", " PM"].iter().any(|half| behind[end..].starts_with(half.as_bytes()));
    end += if half { 3 } else { 0 };
    let closed = behind.get(end).is_some_and(u8::is_ascii_whitespace);
    closed.then_some(start + date.bytes.len()..colon + end)
}

/// Whether a sentence that started at `start` ends before a stamp: a name or an address stands there.
pub(super) fn follows_sender(text: &str, start: usize, stamp: usize) -> bool {
    let end = start + text[start..stamp].trim_end().len();
    let last = chunk_around(text, floor(text, end.saturating_sub(1)));
    last.ends_with('>') || last.contains('@') || last.starts_with(char::is_uppercase) && !asked_for(text, start, stamp)
}

/// Whether a letter follows a stamp, rather than the sentence it is part of: "On 08/16/2000 12:05 the port closed".
pub(super) fn opens_letter(text: &str, start: usize, stamp: &Range<usize>) -> bool {
    let opens_line = start >= stamp.start;
    let next = text[stamp.end..].trim_start().chars().next();
    let is_small = next.is_some_and(char::is_lowercase);
    let so_far = text[start.min(stamp.start)..stamp.start].trim_end();
    opens_line || !is_small && !words::asks_for_more(so_far)
}

fn asked_for(text: &str, start: usize, stamp: usize) -> bool {
    let end = start + text[start..stamp].trim_end().len();
    words::asks_for_more(word_before(text, start, end))
}

/// Bytes that are read from their end.
#[derive(Clone, Copy)]
struct Back<'a> {
    bytes: &'a [u8],
}

impl Back<'_> {
    /// What stands before so many digits, with no other digit before them.
    fn digits(self, number: std::ops::RangeInclusive<usize>) -> Option<Self> {
        let found = self.bytes.iter().rev().take(number.end() + 1).take_while(|byte| byte.is_ascii_digit()).count();
        number.contains(&found).then(|| Self { bytes: &self.bytes[..self.bytes.len() - found] })
    }

    fn mark(self, mark: u8) -> Option<Self> {
        self.bytes.strip_suffix(&[mark]).map(|bytes| Self { bytes })
    }
}
