//! What stands in quotation marks, where nothing is repaired: those are the words of somebody else.
//!
//! In doubt a place is quoted. A double mark that is not closed quotes the rest of its block, one that closes what
//! was not opened all before it; between single marks everything counts as quoted up to the last that may close.

use std::ops::Range;

use crate::article::BlockKind;
use crate::finding::Edit;
use crate::screen::garble::quotation::{Side, double_marks};
use crate::syntax::Analysis;

/// The quoted places of an article, in bytes of the decoded text, marks among them.
pub(super) struct Quoted(Vec<Range<usize>>);

impl Quoted {
    pub fn of(analysis: &Analysis) -> Self {
        let mut places = Vec::new();
        for (number, block) in analysis.article().blocks().iter().enumerate() {
            let text = analysis.block_text(number);
            if block.kind == BlockKind::Quotation {
                places.push(block.span().range());
                continue;
            }
            let quoted = double(text).into_iter().chain(single(text));
            places.extend(quoted.filter(|range| !range.is_empty()).map(|range| block.source_span(range).range()));
        }
        Quoted(joined(places))
    }

    /// Whether an edit changes something that is quoted. To delete a quotation as a whole does not.
    pub fn touched_by(&self, edit: &Edit) -> bool {
        let from = self.0.partition_point(|place| place.end <= edit.start);
        let touched = self.0[from..].iter().take_while(|place| place.start < edit.end || place.start < edit.start);
        touched.into_iter().any(|place| edit.start > place.start || edit.end < place.end)
    }
}

/// Ranges in order, joined where they overlap or touch.
pub(super) fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
    ranges
}

fn double(text: &str) -> Vec<Range<usize>> {
    let (mut places, mut open, mut start) = (Vec::new(), 0_usize, 0);
    for mark in double_marks(text) {
        match mark.side(open) {
            Some(Side::Opens) => {
                if open == 0 {
                    start = mark.at;
                }
                open += 1;
            }
            Some(_) if open == 0 => places.push(0..mark.at + mark.len),
            Some(_) => {
                open -= 1;
                if open == 0 {
                    places.push(start..mark.at + mark.len);
                }
            }
            None => {}
        }
    }
    if open > 0 {
        places.push(start..text.len());
    }
    places
}

/// From each single mark that may open a quotation to the last, before the next such, that may close it.
fn single(text: &str) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (at, ch) in text.char_indices().filter(|(_, ch)| matches!(ch, '\'' | '‘' | '’' | '‚' | '`' | '´')) {
        let end = at + ch.len_utf8();
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        let free = before.is_none_or(|ch| !ch.is_alphanumeric() && !matches!(ch, '.' | ',' | '!' | '?' | '…'));
        if free && ch != '’' && ch != '´' && after.is_some_and(|ch| !ch.is_whitespace() && !ch.is_ascii_digit()) {
            places.extend(open.take().filter(|range| !range.is_empty()));
            open = Some(at..at);
        } else if let Some(open) = &mut open
            && before.is_some_and(|ch| !ch.is_whitespace())
            && after.is_none_or(|ch| !ch.is_alphanumeric())
        {
            open.end = end;
        }
    }
    places.extend(open.filter(|range| !range.is_empty()));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, ReadOptions, analyse};

    fn quoted(text: &str, words: &str) -> bool {
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let analysis = analyse(Article::read("a.txt", text.as_bytes().to_vec(), &options).expect("an article"));
        let start = text.find(words).expect("the words");
        Quoted::of(&analysis).touched_by(&Edit { start, end: start + words.len(), replacement: String::new() })
    }

    #[test]
    fn what_is_quoted_is_told_in_all_styles() {
        for text in [
            "She said: “We met the the mayor.” They left.",
            "She said: \"We met the the mayor.\" They left.",
            "She said: ‘The players’ wish: we met the the mayor.’ They left.",
            "She said: 'It's true: we met the the mayor.' They left.",
            "She said: “We met the the mayor. They left in May.",
            "We met the the mayor.” That was in May.",
        ] {
            assert!(quoted(text, "the the"), "{text}");
        }
        for text in [
            "It’s the players’ wish to see the the mayor.",
            "“Yes,” he said in the the hall, “of course.”",
            "In the '90s the the mayor's house was 'closed'.",
        ] {
            assert!(!quoted(text, "the the"), "{text}");
        }
        assert!(!quoted("He left. “We met the the mayor.” They left.", " “We met the the mayor.”"));
        assert!(quoted("He left. “We met the the mayor.” They left.", "left. “We"));
    }
}
