//! Quotation marks, and what stands between them.
//!
//! Double marks and guillemets of all styles are read as one kind, since texts mix them. Single marks are not read
//! here: most of them are apostrophes.

use super::chars;

/// Which side of a quotation a mark stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Opens,
    Closes,
    /// It opens where nothing is open, and closes otherwise.
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where it starts, in bytes of the text.
    pub(crate) at: usize,
    /// Its length in bytes.
    pub(crate) len: usize,
    side: Side,
    /// It stands behind a digit, so that it may mean inches or seconds.
    measure: bool,
}

impl Mark {
    /// What the mark does where so many quotations are open, or none where it is no quotation mark.
    pub(crate) fn side(self, open: usize) -> Option<Side> {
        match (self.side, open) {
            (_, 0) if self.measure => None,
            (Side::Either, 0) => Some(Side::Opens),
            (Side::Either, _) => Some(Side::Closes),
            (side, _) => Some(side),
        }
    }
}

/// The double quotation marks of a text, in order.
pub(crate) fn double_marks(text: &str) -> impl Iterator<Item = Mark> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let found = bytes.get(from..)?.iter().position(|&byte| matches!(byte, b'"' | 0xC2 | 0xE2))?;
            let at = from + found;
            let ch = chars::at(text, at)?;
            from = at + ch.len_utf8();
            if !matches!(ch, '"' | '“' | '”' | '„' | '‟' | '«' | '»') {
                continue;
            }
            // The last third of a broken dash: "â€”" is the business of `mojibake`.
            if ch != '"' && text[..at].ends_with("â€") {
                continue;
            }
            let before = chars::before(text, at);
            let after = chars::at(text, from);
            let free_before = before.is_none_or(|ch| ch.is_whitespace() || matches!(ch, '(' | '[' | '{' | '‘'));
            let free_after = after.is_none_or(|ch| ch.is_whitespace() || closing_punctuation(ch));
            let side = match ch {
                '„' | '‟' => Side::Opens,
                // Typed the wrong way round, or in the German, Swedish or Danish way.
                '“' | '«' if !free_before && free_after => Side::Closes,
                '”' | '»' if free_before && !free_after => Side::Opens,
                '“' | '«' => Side::Opens,
                '”' | '»' => Side::Closes,
                _ => match (free_before, free_after) {
                    (true, false) => Side::Opens,
                    (false, true) => Side::Closes,
                    (true, true) | (false, false) => Side::Either,
                },
            };
            let measure = ch == '"' && before.is_some_and(|ch| ch.is_ascii_digit() || matches!(ch, '½' | '¼' | '¾'));
            return Some(Mark { at, len: ch.len_utf8(), side, measure });
        }
    })
}

fn closing_punctuation(ch: char) -> bool {
    matches!(ch, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…' | '—' | '–' | '-' | '’' | '\'' | '/')
}

/// Tells for places of a text, asked in order, whether they are quoted. A quotation that is not closed lasts to the
/// end of the text.
pub(super) struct Quoted<Marks: Iterator<Item = Mark>> {
    marks: std::iter::Peekable<Marks>,
    open: usize,
}

/// What is quoted in a text.
pub(super) fn quoted(text: &str) -> Quoted<impl Iterator<Item = Mark> + '_> {
    Quoted { marks: double_marks(text).peekable(), open: 0 }
}

impl<Marks: Iterator<Item = Mark>> Quoted<Marks> {
    /// Whether the byte at `at` stands between quotation marks. `at` must not go back.
    pub(super) fn holds(&mut self, at: usize) -> bool {
        while let Some(mark) = self.marks.next_if(|mark| mark.at < at) {
            match mark.side(self.open) {
                Some(Side::Opens) => self.open += 1,
                Some(_) => self.open = self.open.saturating_sub(1),
                None => {}
            }
        }
        self.open > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(text: &str, word: &str) -> bool {
        quoted(text).holds(text.find(word).expect("the word is there"))
    }

    #[test]
    fn what_stands_between_marks_is_quoted() {
        for text in ["“yes”, no", "\"yes\", no", "„yes“, no", "«yes», no", "»yes«, no", "(\"yes\"), no", "”yes”, no"]
        {
            assert!(inside(text, "yes"), "{text}");
            assert!(!inside(text, "no"), "{text}");
        }
    }

    #[test]
    fn inches_quote_nothing() {
        assert!(!inside("a 19\" screen", "screen"));
        assert!(!inside("since \"the 1990\" fair", "fair"));
    }
}
