//! Lines of text in different inks, and how they are painted.

use anstyle::{AnsiColor, Style as Ansi};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Style;
use crate::finding::Severity;
use crate::report::sanitise;

/// What a piece of text is for the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Normal,
    /// What need not be read: equal words, context, rules.
    Quiet,
    /// What is to be read first.
    Strong,
    Deleted,
    Inserted,
    /// The words that are wrong, where no repair marks them.
    Defect,
    Severity(Severity),
}

impl Ink {
    /// The sixteen colours, with a second sign beside each colour for those who can't tell it.
    fn ansi(self) -> Ansi {
        match self {
            Ink::Normal => Ansi::new(),
            Ink::Quiet => Ansi::new().dimmed(),
            Ink::Strong => Ansi::new().bold(),
            Ink::Deleted => AnsiColor::Red.on_default().bold(),
            Ink::Inserted => AnsiColor::Green.on_default().bold().underline(),
            Ink::Defect => AnsiColor::Red.on_default().underline(),
            Ink::Severity(Severity::Error) => AnsiColor::Red.on_default().bold(),
            Ink::Severity(Severity::Warning) => AnsiColor::Yellow.on_default().bold(),
            Ink::Severity(Severity::Note) => AnsiColor::Cyan.on_default().bold(),
        }
    }
}

/// Columns that text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// A line of text in several inks. What is pushed must be sanitised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    runs: Vec<(String, Ink)>,
    width: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A line of sanitised text in one ink.
    pub(super) fn of(text: &str, ink: Ink) -> Self {
        Line::new().and(text, ink)
    }

    /// The line with sanitised text appended.
    pub(super) fn and(mut self, text: &str, ink: Ink) -> Self {
        self.push(text, ink);
        self
    }

    /// Appends sanitised text. Neighbours in the same ink become one run.
    pub(super) fn push(&mut self, text: &str, ink: Ink) {
        self.width += width(text);
        match self.runs.last_mut() {
            Some((run, last)) if *last == ink => run.push_str(text),
            _ if text.is_empty() => {}
            _ => self.runs.push((text.to_owned(), ink)),
        }
    }

    /// Appends another line.
    pub(super) fn append(&mut self, line: &Line) {
        line.runs.iter().for_each(|(text, ink)| self.push(text, *ink));
    }

    /// Appends a space; between two words in the same ink it takes their ink.
    pub(super) fn space(&mut self, next: Ink) {
        let ink = match self.runs.last() {
            Some((_, last)) if *last == next => next,
            _ => Ink::Normal,
        };
        self.push(" ", ink);
    }

    /// Columns taken, as the sum of the pieces.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn runs(&self) -> impl Iterator<Item = (&str, Ink)> {
        self.runs.iter().map(|(text, ink)| (text.as_str(), *ink))
    }

    /// The line as a string of the chosen style.
    pub(super) fn paint(&self, style: Style) -> String {
        let mut out = String::new();
        for (text, ink) in &self.runs {
            let ansi = ink.ansi();
            if style == Style::Plain || ansi == Ansi::new() {
                out.push_str(text);
            } else {
                out.push_str(&format!("{ansi}{text}{ansi:#}"));
            }
        }
        out
    }
}

/// Cuts sanitised text into pieces of at most `limit` columns (at least 3, the width of the widest character), between what a reader takes as one character.
pub(super) fn cut(text: &str, limit: usize) -> Vec<&str> {
    if width(text) <= limit {
        return vec![text];
    }
    let mut pieces = Vec::new();
    let (mut start, mut taken) = (0, 0);
    let mut take = |at: usize, part: &str| {
        let wide = width(part);
        if taken + wide > limit && at > start {
            pieces.push(&text[start..at]);
            (start, taken) = (at, 0);
        }
        taken += wide;
    };
    for (at, cluster) in text.grapheme_indices(true) {
        if width(cluster) <= limit {
            take(at, cluster);
        } else {
            // Vowel signs that take room of their own can be piled up without end.
            for (inside, ch) in cluster.char_indices() {
                take(at + inside, &cluster[inside..inside + ch.len_utf8()]);
            }
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// Sanitised text shortened to at most `limit` columns, with an ellipsis for what is gone.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    let text = sanitise::one_line(text);
    if width(&text) <= limit {
        return text.into_owned();
    }
    let head = cut(&text, limit.saturating_sub(1)).first().copied().unwrap_or_default();
    format!("{}…", head.trim_end())
}
