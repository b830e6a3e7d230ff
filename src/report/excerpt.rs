//! The words around a place.

use crate::finding::Place;

/// What stands before and after a place on its line, cut at words, with `…` where something is left out. Not yet
/// [sanitised](super::sanitise).
pub(super) struct Excerpt {
    pub before: String,
    pub after: String,
}

impl Excerpt {
    /// Up to `context` characters on each side; nothing where the text is not known.
    pub fn of(place: &Place, text: Option<&str>, context: usize) -> Self {
        match text {
            Some(text) if text.get(place.start..place.end) == Some(place.quote.as_str()) => {
                Excerpt { before: before(&text[..place.start], context), after: after(&text[place.end..], context) }
            }
            _ => Excerpt { before: String::new(), after: String::new() },
        }
    }
}

fn before(text: &str, context: usize) -> String {
    let mut chars = text.char_indices().rev();
    let start = chars.by_ref().take(context).take_while(|(_, ch)| !matches!(ch, '\n' | '\r')).last();
    let start = start.map_or(text.len(), |(at, _)| at);
    let line = &text[start..];
    match text[..start].chars().next_back() {
        None | Some('\n' | '\r') => line.to_owned(),
        Some(_) => format!("…{}", line.find(' ').map_or(line, |space| &line[space..])),
    }
}

fn after(text: &str, context: usize) -> String {
    let line = text.char_indices().take(context).take_while(|(_, ch)| !matches!(ch, '\n' | '\r')).last();
    let end = line.map_or(0, |(at, ch)| at + ch.len_utf8());
    let line = &text[..end];
    match text[end..].chars().next() {
        None | Some('\n' | '\r') => line.to_owned(),
        Some(_) => format!("{} …", line.rfind(' ').map_or(line, |space| &line[..space])),
    }
}

/// A long quote without its middle: at most so many characters and a few.
pub(super) fn shortened(quote: &str, longest: usize) -> String {
    let count = quote.chars().count();
    if count <= longest {
        return quote.to_owned();
    }
    let head: String = quote.chars().take(longest * 2 / 3).collect();
    let tail: String = quote.chars().skip(count - longest / 3).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_stays_on_its_line_and_is_cut_at_words() {
        let text = "First line.\nThe harbour was closed on Friday.";
        let around = |words: &str, context| {
            let start = text.find(words).expect("the words");
            (before(&text[..start], context), after(&text[start + words.len()..], context))
        };
        assert_eq!(around("closed", 60), ("The harbour was ".to_owned(), " on Friday.".to_owned()));
        assert_eq!(around("closed", 9), ("… was ".to_owned(), " on …".to_owned()));
        assert_eq!(shortened("one two three four five six", 9), "one tw … six");
    }
}
