//! Findings as a compiler shows them: the message, the text around each place with the place underlined, the repair.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::excerpt::{Excerpt, shortened};
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
    let renderer = renderer.term_width(look.width);
    for finding in findings {
        let excerpts: Vec<(String, Range<usize>)> =
            finding.spans.iter().map(|place| shown(place, text_of(&place.path), look.width)).collect();
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.clone().primary_title(one_line(&finding.message)).id(finding.rule);
        writeln!(out, "{}", renderer.render(&[Group::with_title(title)]))?;
        for (at, (place, (text, span))) in finding.spans.iter().zip(&excerpts).enumerate() {
            let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            // The library would count lines and columns in the excerpt: the place is written by us.
            let (line, column) = (place.line, place.column);
            let arrow =
                if look.coloured { anstyle::AnsiColor::BrightBlue.on_default().bold() } else { anstyle::Style::new() };
            writeln!(out, "{arrow}-->{arrow:#} {}:{line}:{column}", one_line(&place.path))?;
            let snippet = Snippet::source(text.as_str()).line_numbering(false).fold(false);
            let group = Group::with_level(level.clone()).element(snippet.annotation(kind.span(span.clone())));
            writeln!(out, "{}", renderer.render(&[group]))?;
        }
        if let Some(suggestion) = &finding.suggestion {
            let help = Group::with_title(Level::HELP.secondary_title(one_line(&suggestion.title)));
            writeln!(out, "{}", renderer.render(&[help]))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The words around a place, broken into lines, and where the place lies in that.
fn shown(place: &Place, text: Option<&str>, width: usize) -> (String, Range<usize>) {
    let excerpt = Excerpt::of(place, text, CONTEXT);
    let mut out = one_line(&excerpt.before).into_owned();
    let start = out.len();
    out.push_str(&one_line(&shortened(&place.quote, LONGEST_QUOTE)));
    let end = out.len();
    out.push_str(&one_line(&excerpt.after));
    (folded(&out, width.saturating_sub(6).clamp(30, 94)), start..end)
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
