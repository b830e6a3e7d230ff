//! Words that a web page puts around and into an article.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::prose::Passage;

struct Phrases {
    whole: Vec<&'static str>,
    start: Vec<&'static str>,
    caps: Vec<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let entries = || include_str!("residue.txt").lines().filter_map(|line| line.split_once('\t'));
    let of = |kind: &str| entries().filter(|entry| entry.0 == kind).map(|entry| entry.1).collect::<Vec<_>>();
    Phrases { whole: of("whole"), start: of("start"), caps: of("caps").into_iter().map(str::to_uppercase).collect() }
});

/// The longest phrase has 30 bytes.
const LONGEST: usize = 32;

/// The places of such words in a block, in order, not overlapping: the whole line or sentence that they start.
pub(super) fn residue(passage: Passage<'_>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut done = 0;
    starts(passage).filter_map(move |part| {
        if part.start < done {
            return None;
        }
        let found = residue_at(passage.text, part)?;
        done = found.end;
        Some(found)
    })
}

/// The sentences, cut where a line ends: every place where such words may start, and how far they may reach.
fn starts(passage: Passage<'_>) -> impl Iterator<Item = Range<usize>> + '_ {
    passage.sentences().flat_map(move |sentence| {
        let range = sentence.range();
        let mut from = range.start;
        std::iter::from_fn(move || {
            let rest = passage.text.get(from..range.end).filter(|rest| !rest.is_empty())?;
            let line = rest.bytes().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
            let part = from..from + line;
            from += line + rest[line..].chars().next().map_or(0, char::len_utf8);
            Some(part)
        })
    })
}

fn residue_at(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let line =
        text[part.clone()].trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '[' | '(' | '>' | '|'));
    let start = part.end - line.len();
    let line = line.trim_end();
    let bytes = line.as_bytes();
    let begins = |phrase: &str| {
        bytes.first().map(u8::to_ascii_lowercase) == phrase.bytes().next()
            && bytes.len() >= phrase.len()
            && bytes[..phrase.len()].eq_ignore_ascii_case(phrase.as_bytes())
            && line[phrase.len()..].chars().next().is_none_or(|ch| !ch.is_alphanumeric())
    };
    let phrases = &*PHRASES;
    if phrases.start.iter().any(|phrase| begins(phrase)) {
        return Some(start..start + line.len());
    }
    if line.len() <= LONGEST {
        let words = line.trim_end_matches(|ch: char| !ch.is_alphanumeric());
        if phrases.whole.iter().any(|phrase| words.eq_ignore_ascii_case(phrase)) {
            return Some(start..start + line.len());
        }
    }
    let caps = phrases.caps.iter().find(|phrase| {
        line.strip_prefix(phrase.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })?;
    Some(start..start + caps.len())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_phrases_are_sorted_and_short() {
        let lines: Vec<_> = include_str!("residue.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted_by(|a, b| a < b));
        for line in lines {
            let (kind, phrase) = line.split_once('\t').expect("a kind and a phrase");
            assert!(["caps", "start", "whole"].contains(&kind), "{line}");
            assert!(phrase.len() <= super::LONGEST && phrase == phrase.to_lowercase(), "{line}");
        }
    }
}
