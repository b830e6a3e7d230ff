//! Whether words stand in a source.

use std::collections::BTreeMap;

use crate::claim::GAP;
use crate::finding::normalise;

/// A stretch of the source that has less of the words (in thousandths) is no near miss.
const NEAR: usize = 600;

/// What a source says of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quotation {
    /// It stands there, white space, quotation marks and dashes aside.
    Found,
    /// Something like it stands there.
    Near(String),
    /// Nothing like it stands there.
    NotFound,
}

/// Looks for a quote in a source; its parts, joined by ` … `, must come in their order. Time grows with the length of
/// the text.
pub fn find(quote: &str, text: &str) -> Quotation {
    let source = normalise(text);
    let mut from = 0;
    for part in quote.split(GAP) {
        let part = normalise(part);
        match source.get(from..).and_then(|rest| rest.find(&part)) {
            Some(at) => from += at + part.len(),
            None => return near(&part, text),
        }
    }
    Quotation::Found
}

/// The stretch of as many words as the quote has that shares most of them.
fn near(quote: &str, text: &str) -> Quotation {
    let word = |word: &str| normalise(word).trim_matches(|ch: char| !ch.is_alphanumeric()).to_owned();
    let mut wanted: BTreeMap<String, isize> = BTreeMap::new();
    let length = quote.split_whitespace().count();
    quote.split_whitespace().for_each(|one| *wanted.entry(word(one)).or_default() += 1);
    // Where each word of the source begins and ends.
    let start = text.as_ptr() as usize;
    let places = text.split_whitespace().map(|one| (one.as_ptr() as usize - start, one));
    let words: Vec<(usize, usize, String)> = places.map(|(at, one)| (at, at + one.len(), word(one))).collect();
    let (mut shared, mut best) = (0_usize, (0_usize, 0_usize));
    for at in 0..words.len() {
        if let Some(left) = wanted.get_mut(&words[at].2) {
            shared += usize::from(*left > 0);
            *left -= 1;
        }
        if let Some(gone) = at.checked_sub(length)
            && let Some(left) = wanted.get_mut(&words[gone].2)
        {
            *left += 1;
            shared -= usize::from(*left > 0);
        }
        if shared > best.0 {
            best = (shared, at);
        }
    }
    if length == 0 || best.0 * 1000 < NEAR * length {
        return Quotation::NotFound;
    }
    let first = (best.1 + 1).saturating_sub(length);
    Quotation::Near(text.get(words[first].0..words[best.1].1).unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_found_whatever_their_typography() {
        let source = "On Friday the harbour master\nsaid: “We’ve hired 50 sailors – no more.” It rained.";
        assert_eq!(find("said: \"We've hired 50 sailors - no more.\"", source), Quotation::Found);
        assert_eq!(find("the harbour master … hired 50 sailors", source), Quotation::Found);
        assert_ne!(find("hired 50 sailors … the harbour master", source), Quotation::Found, "in their order");
        let near = find("\"We've hired 40 sailors - no more.\"", source);
        assert_eq!(near, Quotation::Near("“We’ve hired 50 sailors – no more.”".to_owned()));
        assert_eq!(find("Nobody was hurt on the island.", source), Quotation::NotFound);
    }
}
