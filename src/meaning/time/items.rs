//! A sentence cut finer than words: runs of letters, runs of digits, single marks.
//!
//! Times are written in too many ways for the words of a treebank (`mid-1990s`, `5pm`, `12:30`, `Jan.12`), and how a
//! word is split there changes with the model. The tag of an item is that of the word it lies in.

use std::ops::Range;

use super::words::{Class, TimeWord, time_word};
use crate::syntax::Parse;

/// What an item is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Letters,
    Digits,
    Mark,
}

/// A piece of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub start: usize,
    pub end: usize,
    pub text: &'a str,
    pub kind: Kind,
    /// Whether nothing stands between it and the item before.
    pub glued: bool,
    /// The tag of the Penn Treebank; empty where there is no parse.
    pub tag: &'a str,
    pub word: Option<TimeWord>,
}

/// The items of a text as byte ranges.
pub(super) fn cut(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let kind = |ch: char| match ch {
        '0'..='9' => Kind::Digits,
        _ if ch.is_alphabetic() => Kind::Letters,
        _ => Kind::Mark,
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let first = text[start..].chars().next()?;
        let run = kind(first);
        let len = match run {
            Kind::Mark => first.len_utf8(),
            _ => text[start..].find(|ch| kind(ch) != run).unwrap_or(text.len() - start),
        };
        at = start + len;
        Some(start..at)
    })
}

/// The items of a sentence.
pub(super) struct Items<'a>(Vec<Item<'a>>);

impl<'a> Items<'a> {
    /// Cuts a sentence, with the tags of its parse if there is one.
    pub(super) fn of(text: &'a str, parse: Option<&'a Parse<'a>>) -> Self {
        let mut words = parse.into_iter().flat_map(Parse::words).peekable();
        let mut last = 0;
        let items = cut(text).map(|range| {
            while words.next_if(|word| word.range().end <= range.start).is_some() {}
            let form = &text[range.clone()];
            let kind = match form.as_bytes()[0] {
                b'0'..=b'9' => Kind::Digits,
                _ if form.starts_with(char::is_alphabetic) => Kind::Letters,
                _ => Kind::Mark,
            };
            let glued = range.start == last && last > 0;
            last = range.end;
            Item {
                start: range.start,
                end: range.end,
                text: form,
                kind,
                glued,
                tag: words.peek().map_or("", |word| word.xpos()),
                word: if kind == Kind::Letters { time_word(form) } else { None },
            }
        });
        Self(items.collect())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// One item.
    pub(super) fn get(&self, at: usize) -> Option<&Item<'a>> {
        self.0.get(at)
    }

    /// The item before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Item<'a>> {
        self.0.get(at.checked_sub(1)?)
    }

    /// Whether the item is this word, in any case, or this mark.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.get(at).is_some_and(|item| item.text.eq_ignore_ascii_case(word))
    }

    /// Whether the item is one of these words.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// Whether the item is a hyphen or dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_any(at, &["-", "–", "‑", "—", "−"])
    }

    /// Whether the item follows the one before without a space.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.glued)
    }

    /// The class of the item, if it is a word of time.
    pub(super) fn class(&self, at: usize) -> Option<Class> {
        self.get(at)?.word.map(|word| word.class)
    }

    /// The class of the item, unless it is more often something else.
    pub(super) fn sure_class(&self, at: usize) -> Option<Class> {
        self.get(at)?.word.filter(|word| !word.unsure).map(|word| word.class)
    }

    /// The number that a run of at most `most` digits is, and how many digits there are.
    pub(super) fn digits(&self, at: usize, most: usize) -> Option<(i32, usize)> {
        let item = self.get(at).filter(|item| item.kind == Kind::Digits && item.text.len() <= most.min(9))?;
        Some((item.text.parse().ok()?, item.text.len()))
    }

    /// Whether the tag starts so.
    pub(super) fn tagged(&self, at: usize, tag: &str) -> bool {
        self.get(at).is_some_and(|item| item.tag.starts_with(tag))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_digits_and_marks_come_apart() {
        let text = "mid-1990s, 5pm (Jan.12)";
        let pieces: Vec<&str> = cut(text).map(|range| &text[range]).collect();
        assert_eq!(pieces, ["mid", "-", "1990", "s", ",", "5", "pm", "(", "Jan", ".", "12", ")"]);
    }

    proptest! {
        #[test]
        fn between_items_lies_white_space_alone(text in "\\PC{0,60}") {
            let mut at = 0;
            for range in cut(&text) {
                prop_assert!(text[at..range.start].chars().all(char::is_whitespace) && !range.is_empty());
                at = range.end;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
