//! The marks that may end a sentence, read whole.

use super::quote;
use super::scan::{char_at, char_before, skip_space};

/// What a run of terminal marks says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// One point; a second one after a space is debris.
    Point,
    /// Points that leave something out.
    Ellipsis,
    /// With an exclamation mark.
    Exclamation,
    /// With a question mark.
    Question,
    /// A full stop of Chinese or Japanese, which needs no space.
    Wide,
}

/// A run of terminal marks with the quotation marks, brackets and references that close behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Where the run starts: the end of what stands before it.
    pub start: usize,
    /// Behind the run and all that closes.
    pub end: usize,
    /// What it says.
    pub kind: MarkKind,
    /// Whether a quotation or bracket closes behind it.
    pub closes: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Mark {
    /// Reads the marks at `start`; the sentence started at `sentence`.
    pub(super) fn read(text: &str, start: usize, sentence: usize) -> Self {
        let spaced = char_before(text, start).is_none_or(char::is_whitespace);
        let mut mark = Mark { start, end: start, kind: MarkKind::Point, closes: false, spaced };
        let mut points = 0;
        let mut run = 0;
        loop {
            // A run of marks, then what closes, in turns: `?!`, `!'' .`, `. . ."`.
            let before = mark.end;
            while let Some(ch) = char_at(text, mark.end).filter(|&ch| is_terminal(ch)) {
                mark.end += ch.len_utf8();
                run += 1;
                match ch {
                    '.' => points += 1,
                    '…' => points += 3,
                    '!' if mark.kind != MarkKind::Question => mark.kind = MarkKind::Exclamation,
                    '!' => {}
                    '?' => mark.kind = MarkKind::Question,
                    _ => mark.kind = MarkKind::Wide,
                }
                if points == 1 && run == 1 && !spaced && opens_with_ellipsis(text, mark.end) {
                    return mark;
                }
            }
            if points == 2 && mark.kind == MarkKind::Point && mark.end - start == 2 {
                points = 3;
            }
            loop {
                let len = quote::closing_len(text, sentence, mark.end);
                if len == 0 {
                    break;
                }
                mark.end += len;
                mark.closes = true;
            }
            let next = skip_space(text, mark.end);
            let is_spaced_mark = |ch: char| matches!(ch, '.' | '!' | '?');
            if next > mark.end && same_line(text, mark.end, next) {
                let len = match char_at(text, next) {
                    Some(ch) if is_spaced_mark(ch) => {
                        // ` .com` and ` !Kung` start words.
                        let behind = text[next..].trim_start_matches(is_spaced_mark).chars().next();
                        usize::from(!behind.is_some_and(char::is_alphanumeric))
                    }
                    Some('[') => quote::reference_len(&text[next..]),
                    Some(_) if !mark.closes => quote::spaced_closing_len(text, sentence, next),
                    _ => 0,
                };
                if len > 0 {
                    let is_mark = char_at(text, next).is_some_and(is_spaced_mark);
                    mark.closes |= !is_mark;
                    mark.end = if is_mark { next } else { next + len };
                    continue;
                }
            }
            if mark.end == before {
                break;
            }
        }
        if points >= 3 && mark.kind != MarkKind::Wide {
            mark.kind = match mark.kind {
                MarkKind::Point => MarkKind::Ellipsis,
                kind => kind,
            };
        }
        mark.end = mark.end.max(start + char_at(text, start).map_or(1, char::len_utf8));
        mark
    }

    /// Whether the run ends with points that leave something out, whatever else it says.
    pub(super) fn trails_off(&self, text: &str) -> bool {
        let run = &text[self.start..self.end];
        self.kind == MarkKind::Ellipsis || run.contains("..") || run.contains(". .") || run.contains('…')
    }
}

fn is_terminal(ch: char) -> bool {
    matches!(ch, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．')
}

fn same_line(text: &str, from: usize, to: usize) -> bool {
    !text[from..to].contains('\n')
}

/// Whether an ellipsis of three spaced points stands at `at` and opens the next sentence ("words. . . . The rest").
fn opens_with_ellipsis(text: &str, at: usize) -> bool {
    text[at..].strip_prefix(" . . . ").is_some_and(|rest| rest.starts_with(char::is_uppercase))
}
