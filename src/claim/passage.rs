//! The words of a sentence that may be claimed, as they would read when mended, and where each of them stands.

use std::borrow::Cow;
use std::ops::Range;

use super::screening::Screening;
use crate::article::Span;
use crate::finding::Edit;
use crate::syntax::{Sentence, Token};

/// Between the parts of a discontinuous quote.
pub(crate) const GAP: &str = " … ";

/// A sentence as it would read without what was cut out of it, with its safe repairs, white space folded.
pub struct Passage<'a> {
    sentence: Sentence<'a>,
    text: Cow<'a, str>,
    /// Where the words of the text stand, in order; empty where it is the text of the sentence.
    places: Vec<Place>,
}

/// A stretch of the text of a passage without white space.
struct Place {
    range: Range<usize>,
    span: Span,
    /// Whether it reads as the source does, byte for byte.
    verbatim: bool,
}

impl<'a> Passage<'a> {
    /// What is left of a sentence at these places.
    pub fn of(sentence: Sentence<'a>, spans: &[Span], screening: &Screening) -> Self {
        let untouched = spans == [sentence.span()] && screening.repairs(sentence.span()).next().is_none();
        if untouched && is_folded(sentence.text()) {
            return Self { sentence, text: Cow::Borrowed(sentence.text()), places: Vec::new() };
        }
        let mut passage = Self { sentence, text: Cow::default(), places: Vec::new() };
        let reads_as_it_stands = sentence.span().len() == sentence.text().len();
        if reads_as_it_stands {
            spans.iter().for_each(|span| passage.mend(*span, screening));
        } else {
            passage.read(spans, screening);
        }
        passage
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentence they are of.
    pub fn sentence(&self) -> Sentence<'a> {
        self.sentence
    }

    /// Whether it is the sentence as it stands.
    pub fn is_whole(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// Where a range of the text stands in the source.
    pub fn spans(&self, range: Range<usize>) -> Vec<Span> {
        if self.is_whole() {
            return vec![self.sentence.span_of(range)];
        }
        let first = self.places.partition_point(|place| place.range.end <= range.start);
        let inside = self.places[first..].iter().take_while(|place| place.range.start < range.end);
        inside
            .map(|place| {
                if !place.verbatim {
                    return place.span;
                }
                let start = range.start.max(place.range.start) - place.range.start;
                let end = range.end.min(place.range.end) - place.range.start;
                Span::new(place.span.start() + start, place.span.start() + end)
            })
            .collect()
    }

    /// Adds words, white space folded; with a space before them if `apart`.
    fn push(&mut self, words: &str, span: Span, apart: bool) {
        let verbatim = words.len() == span.len();
        let text = self.text.to_mut();
        let mut apart = apart || words.starts_with(char::is_whitespace);
        let mut at = 0;
        for word in words.split_whitespace() {
            let from = at + words[at..].find(word).unwrap_or_default();
            at = from + word.len();
            if std::mem::replace(&mut apart, true) && !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            let range = text.len()..text.len() + word.len();
            text.push_str(word);
            let span = if verbatim { Span::new(span.start() + from, span.start() + at) } else { span };
            self.places.push(Place { range, span, verbatim });
        }
    }

    /// Adds the source at a span with its safe repairs.
    fn mend(&mut self, span: Span, screening: &Screening) {
        let text = self.sentence.analysis().article().text();
        let (mut at, mut apart) = (span.start(), !is_closed_by(&text[span.range()]));
        for edit in screening.repairs(span) {
            let before = &text[at..edit.start];
            self.push(before, Span::new(at, edit.start), apart);
            apart = (before.is_empty() && apart) || before.ends_with(char::is_whitespace);
            self.push(&edit.replacement, Span::new(edit.start, edit.end), apart);
            apart = edit.replacement.ends_with(char::is_whitespace) || edit.replacement.is_empty() && apart;
            at = edit.end;
        }
        self.push(&text[at..span.end()], Span::new(at, span.end()), apart);
    }

    /// Adds what a sentence with markup reads at some spans of the source, with its safe repairs. Tokens are the finest
    /// pieces that stand wholly inside or outside a span or a repair.
    fn read(&mut self, spans: &[Span], screening: &Screening) {
        let (sentence, text) = (self.sentence, self.sentence.text());
        let edits: Vec<&Edit> = screening.repairs(sentence.span()).collect();
        // Where the last token that belongs ended, while its piece goes on; and the last repair that was made.
        let (mut open, mut made): (Option<usize>, Option<usize>) = (None, None);
        for token in sentence.tokens() {
            let (range, place) = (token.range_in_sentence(), token.span());
            if !spans.iter().any(|span| span.overlaps(place)) {
                open = None;
                continue;
            }
            let edit = edits.iter().position(|edit| Span::new(edit.start, edit.end).overlaps(place));
            let form = match edit {
                Some(at) if made == Some(at) => String::new(),
                Some(at) => mended_token(token, edits[at]),
                None => token.form().to_owned(),
            };
            made = edit;
            if !form.is_empty() {
                let apart = match open {
                    Some(end) => text[end..range.start].contains(char::is_whitespace),
                    None => !is_closed_by(&form),
                };
                self.push(&form, place, apart);
            }
            open = Some(range.end);
        }
    }
}

/// Whether a stretch begins with a mark that stands right behind what is before it, whatever was cut out between.
fn is_closed_by(text: &str) -> bool {
    text.starts_with([',', ';', ':', '.', '!', '?'])
}

/// Whether words stand one space apart.
fn is_folded(text: &str) -> bool {
    let odd = |ch: char| ch.is_whitespace() && ch != ' ';
    !text.contains(odd) && !text.contains("  ") && text.trim().len() == text.len()
}

/// A token with a repair that touches it: what of the token lies outside the repair stays.
fn mended_token(token: Token<'_>, edit: &Edit) -> String {
    let (place, form) = (token.span(), token.form());
    if place.len() != form.len() {
        return edit.replacement.clone();
    }
    let before = form.get(..edit.start.saturating_sub(place.start())).unwrap_or_default();
    let after = form.get(edit.end.saturating_sub(place.start())..).unwrap_or_default();
    format!("{before}{}{after}", edit.replacement)
}

/// The words at several places, as quotes give them.
pub(crate) fn quote(text: &str, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|span| &text[span.range()]).collect();
    parts.join(GAP)
}
