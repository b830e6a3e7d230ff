//! What is deleted where a paragraph that stands twice goes.

use super::repeats::Repeat;
use crate::article::{Format, Span};
use crate::syntax::Analysis;

/// The lines of a copy, with the blank lines behind it (at the end of the text: before it), where these lines hold
/// nothing else and the paragraph is the same as the first but for white space.
pub(super) fn removal(analyses: &[Analysis], repeat: &Repeat) -> Option<Span> {
    let (copy, original) = (repeat.copy, repeat.original);
    if copy.article != original.article || copy.part.is_some() {
        return None;
    }
    let article = analyses.get(copy.article)?.article();
    let text = article.text();
    let span = copy.span(analyses);
    let words = |span: Span| text.get(span.range()).map(str::split_whitespace);
    if !words(span)?.eq(words(original.span(analyses))?) {
        return None;
    }
    let start = text.get(..span.start())?.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = text.get(span.end()..)?;
    let end = span.end() + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let lines = text.get(start..end)?.trim();
    let inside = if article.format() == Format::Html { without_tags(lines) } else { lines };
    if inside != text.get(span.range())? {
        return None;
    }
    let behind = text.get(end..)?;
    let blank = &behind[..behind.len() - behind.trim_start().len()];
    if blank.len() == behind.len() {
        return Some(Span::new(text.get(..start)?.trim_end().len(), end));
    }
    Some(Span::new(start, end + blank.rfind(['\n', '\r'])? + 1))
}

/// A paragraph of HTML without the tags around it.
fn without_tags(lines: &str) -> &str {
    let inside = || {
        let (tag, rest) = lines.strip_prefix("<p")?.split_once('>')?;
        let rest = rest.strip_suffix("</p>")?;
        (tag.is_empty() || tag.starts_with(' ')).then(|| rest.trim())
    };
    inside().unwrap_or(lines)
}
