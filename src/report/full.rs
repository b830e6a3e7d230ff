//! Findings as a compiler shows them: the message, the text around each place with the place underlined, the repair.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::sanitise::one_line;
use crate::finding::{Finding, Place, Severity};

/// How wide the output may be and whether it has colour.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether ANSI colours are used.
    pub coloured: bool,
}

/// Text on each side of a place, in characters.
const CONTEXT: usize = 60;
/// The longest quote that is shown whole, in characters.
const LONGEST_QUOTE: usize = 400;

/// Writes findings in their order. `text_of` gives the decoded text of a file, for the words around a place.
///
/// # Errors
/// Those of the writer.
pub fn write<'a>(
    out: &mut dyn Write,
    findings: &[Finding],
    text_of: &dyn Fn(&str) -> Option<&'a str>,
    look: Look,
) -> io::Result<()> {
    let renderer = if look.coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(look.width).anonymized_snippet_line_numbers(true);
    for finding in findings {
        let excerpts: Vec<Excerpt> =
            finding.spans.iter().map(|place| Excerpt::of(place, text_of(&place.path), look.width)).collect();
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(one_line(&finding.message)).id(finding.rule);
        let mut group = Group::with_title(title);
        for (at, excerpt) in excerpts.iter().enumerate() {
            let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let label = if at == 0 { None } else { Some("compare this") };
            group = group.element(
                Snippet::source(excerpt.text.as_str())
                    .path(excerpt.place.as_str())
                    .fold(false)
                    .annotation(kind.span(excerpt.span.clone()).label(label)),
            );
        }
        let mut groups = vec![group];
        if let Some(suggestion) = &finding.suggestion {
            groups.push(Group::with_title(Level::HELP.secondary_title(one_line(&suggestion.title))));
        }
        writeln!(out, "{}\n", renderer.render(&groups))?;
    }
    Ok(())
}

/// A place with the words around it, broken into lines, and where the place lies in that.
struct Excerpt {
    place: String,
    text: String,
    span: Range<usize>,
}

impl Excerpt {
    fn of(place: &Place, text: Option<&str>, width: usize) -> Self {
        let (before, after) = match text {
            Some(text) if text.get(place.start..place.end) == Some(place.quote.as_str()) => {
                (before(&text[..place.start]), after(&text[place.end..]))
            }
            _ => (String::new(), String::new()),
        };
        let mut text = one_line(&before).into_owned();
        let start = text.len();
        text.push_str(&one_line(&shortened(&place.quote)));
        let end = text.len();
        text.push_str(&one_line(&after));
        Excerpt {
            place: format!("{}:{}:{}", one_line(&place.path), place.line, place.column),
            text: folded(&text, width.saturating_sub(12).clamp(30, 88)),
            span: start..end,
        }
    }
}

/// The end of the text before a place: back to the line's start, a sentence's worth at the most.
fn before(text: &str) -> String {
    let line = text.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = &text[line..];
    match line.char_indices().rev().nth(CONTEXT) {
        None => line.to_owned(),
        Some((at, _)) => match line[at..].find(' ') {
            Some(space) => format!("…{}", &line[at + space..]),
            None => format!("…{}", &line[at..]),
        },
    }
}

fn after(text: &str) -> String {
    let line = text.find(['\n', '\r']).map_or(text, |end| &text[..end]);
    match line.char_indices().nth(CONTEXT) {
        None => line.to_owned(),
        Some((at, _)) => format!("{} …", line[..at].rfind(' ').map_or(&line[..at], |space| &line[..space])),
    }
}

/// A long quote without its middle.
fn shortened(quote: &str) -> String {
    let count = quote.chars().count();
    if count <= LONGEST_QUOTE {
        return quote.to_owned();
    }
    let head: String = quote.chars().take(LONGEST_QUOTE * 2 / 3).collect();
    let tail: String = quote.chars().skip(count - LONGEST_QUOTE / 3).collect();
    format!("{head} … {tail}")
}

/// Breaks text into lines by turning spaces into line breaks, so that byte offsets stay what they are.
fn folded(text: &str, width: usize) -> String {
    let mut out: Vec<u8> = text.as_bytes().to_vec();
    let (mut column, mut last_space) = (0, None);
    for (at, ch) in text.char_indices() {
        if ch == ' ' {
            last_space = Some(at);
        }
        column += unicode_width::UnicodeWidthChar::width(ch).unwrap_or(0);
        if column > width
            && let Some(space) = last_space.take()
        {
            out[space] = b'\n';
            column = unicode_width::UnicodeWidthStr::width(&text[space..at + ch.len_utf8()]);
        }
    }
    // Only ASCII spaces were replaced by ASCII line feeds: the bytes are still UTF-8.
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_offsets_and_widths() {
        let text = "The 海 harbour was closed on Friday morning after the storm had passed over the city";
        let folded = folded(text, 20);
        assert_eq!(folded.len(), text.len());
        assert!(folded.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 20), "{folded}");
    }
}
