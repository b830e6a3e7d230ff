//! Where a place ends, in lines and columns.

use crate::article::Position;
use crate::finding::Place;

/// The position behind the last character of a place: line and column from 1, the column in characters. Lines end as
/// in [`LineIndex`](crate::article::LineIndex): at `\n`, `\r\n` or a lone `\r`.
pub(super) fn end(place: &Place) -> Position {
    let (mut line, mut column) = (place.line, place.column);
    let mut chars = place.quote.chars().peekable();
    while let Some(ch) = chars.next() {
        if ch == '\n' || ch == '\r' && chars.peek() != Some(&'\n') {
            (line, column) = (line + 1, 1);
        } else {
            column += 1;
        }
    }
    Position { line, column }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions, Span};
    use crate::finding::Role;

    #[test]
    fn it_is_where_the_article_says() {
        let text = "The läck\r\nwas shut\rat noon,\n\n🙂 they said.";
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let article = Article::read("a.txt", text.as_bytes().to_vec(), &options).expect("an article");
        for (start, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|(end, _)| *end > start) {
                if text[..end].ends_with('\r') && text[end..].starts_with('\n') {
                    continue;
                }
                let place = Place::new(&article, Span::new(start, end), Role::Primary);
                assert_eq!(super::end(&place), article.position(end), "{:?}", &text[start..end]);
            }
        }
    }
}
