//! The one public error type: what is wrong, where, and what to do next.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::article::LineIndex;

/// Characters of a line that an excerpt shows before and behind the place.
const BEFORE: usize = 30;
const BEHIND: usize = 60;

/// Why something could not be done. The message names the file, the place where there is one, and a way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    path: Option<String>,
    place: Option<(usize, usize)>,
    excerpt: Option<Box<Excerpt>>,
    message: String,
    help: Option<String>,
}

/// The line in which something is wrong, as far as it matters, and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Excerpt {
    before: String,
    place: String,
    behind: String,
}

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file could not be read or written.
    Io,
    /// The bytes are no text: binary, or in no encoding that fits.
    NotText,
    /// There is nothing to read.
    Empty,
    /// The input is larger than the stated limit.
    TooLarge,
    /// The text is not English.
    NotEnglish,
    /// A claim file, a stream record or the configuration does not follow its format.
    Format,
    /// The command line asks for something that cannot be.
    Usage,
}

impl Error {
    /// An error of a kind with a sentence that says what is wrong.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, path: None, place: None, excerpt: None, message: message.into(), help: None }
    }

    /// Adds the file it is about.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds the line and column, both from 1.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.place = Some((line, column));
        self
    }

    /// Adds the place and its line: of a text, a range of bytes. A range that goes on in the next line ends with its own.
    #[must_use]
    pub fn in_text(mut self, text: &str, range: Range<usize>) -> Self {
        let lines = LineIndex::new(text);
        let position = lines.position(text, range.start);
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (start, end) = (floor(range.start), floor(range.end.max(range.start)));
        let breaks = ['\n', '\r'];
        let from = text[..start].rfind(breaks).map_or(0, |at| at + 1);
        let to = text[start..].find(breaks).map_or(text.len(), |at| start + at);
        let (before, behind) = (&text[from..start], &text[end.min(to)..to]);
        let cut = before.chars().count().saturating_sub(BEFORE);
        let before = match cut {
            0 => before.to_owned(),
            _ => std::iter::once('…').chain(before.chars().skip(cut)).collect(),
        };
        let short = |text: &str| match text.char_indices().nth(BEHIND) {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text.to_owned(),
        };
        self.excerpt =
            Some(Box::new(Excerpt { before, place: short(&text[start..end.min(to)]), behind: short(behind) }));
        self.at(position.line, position.column)
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The sentence that says what is wrong, without file and help.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it, if that is known.
    pub fn way_out(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Line and column, both from 1, if the failure has a place.
    pub fn place(&self) -> Option<(usize, usize)> {
        self.place
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{path}:")?;
            if let Some((line, column)) = self.place {
                write!(f, "{line}:{column}:")?;
            }
            write!(f, " ")?;
        }
        f.write_str(&self.message)?;
        if let (Some(Excerpt { before, place, behind }), Some((line, _))) = (self.excerpt.as_deref(), self.place) {
            let gutter = line.to_string().len();
            let marks = "^".repeat(place.width().max(1));
            let line_shown = format!("{before}{place}{behind}");
            write!(f, "\n  {line} | {}", line_shown.trim_end())?;
            write!(f, "\n  {:gutter$} | {:indent$}{marks}", "", "", indent = before.width())?;
        }
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

/// The candidate most like a word, if one is like enough to be meant (Damerau-Levenshtein, at most a third changed).
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |candidate: &str| strsim::damerau_levenshtein(&word.to_lowercase(), candidate);
    let best = candidates.map(|candidate| (distance(candidate), candidate)).min()?;
    (best.0 <= best.1.len().max(3) / 3).then_some(best.1)
}
