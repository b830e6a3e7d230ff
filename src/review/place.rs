//! How places are called, and what they read.

use std::borrow::Cow;

use super::ink::{shorten, width};
use super::{Articles, Layout};
use crate::article::Block;
use crate::finding::Place;

/// A place in a document: `line:column`, with the path where it lies in another file.
pub(super) fn name(place: &Place, path: &str) -> String {
    let position = format!("{}:{}", place.line, place.column);
    if *place.path == *path { position } else { format!("{}:{position}", place.path) }
}

/// The width of a gutter for these names: room for the longest, up to a third of the page.
pub(super) fn gutter(names: &[&str], layout: &Layout) -> usize {
    let most = layout.columns() / 3;
    let longest = names.iter().map(|name| width(&shorten(name, most))).max().unwrap_or(0);
    longest.clamp(7, most.max(7))
}

/// What a person reads at a place: the quote, without markup where the article is at hand.
pub(super) fn text<'a>(place: &'a Place, articles: &Articles<'a>) -> Cow<'a, str> {
    let quote = Cow::Borrowed(place.quote.as_str());
    let Some(article) = articles.at(&place.path) else { return quote };
    let first = article.blocks().partition_point(|block| block.span().end() <= place.start);
    let blocks = article.blocks()[first..].iter().take_while(|block| block.span().start() < place.end);
    let read: Vec<&str> = blocks
        .filter_map(|block| {
            let text = block.text(article.text());
            text.get(reading_offset(block, text, place.start)..reading_offset(block, text, place.end))
        })
        .collect();
    match read[..] {
        [] => quote,
        [one] => Cow::Borrowed(one),
        _ => Cow::Owned(read.join(" ")),
    }
}

/// The place in the reading text of a block that stands for an offset into the source: the first character that
/// reaches beyond the offset.
pub(super) fn reading_offset(block: &Block, text: &str, offset: usize) -> usize {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let middle = floor((low + high) / 2).max(low);
        let next = middle + text[middle..].chars().next().map_or(1, char::len_utf8);
        if block.source_span(middle..next).end() <= offset { low = next } else { high = middle }
    }
    low
}
