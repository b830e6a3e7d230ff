//! From bytes to an [`Article`]: decoded text, the blocks it is made of, and what it says about itself.
//!
//! Everything later points into the decoded text by [`Span`]s of bytes. Markup stays in that text; a [`Block`] knows
//! what a person reads of it and where each piece stands.
//!
//! The bytes are first decoded (`decode`), then front matter is taken off (`header`), then the reader of the format
//! (`plain`, `markdown`, `html`) makes blocks, then `cover` lists every character that no block reads, and last the
//! first blocks are asked for dateline and byline (`dateline`). An invariant holds for any input whatever: each
//! character of the decoded text that is not white space lies in the readable spans of exactly one block, or in exactly
//! one stretch left out. Property tests at the end of `tests.rs` hold it.

mod block;
mod cover;
pub(crate) mod date;
mod dateline;
mod decode;
mod header;
mod html;
mod inline;
mod language;
mod lines;
mod markdown;
mod metadata;
mod plain;
mod span;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

pub use block::{Block, BlockKind, Reading};
pub use lines::{LineIndex, Position};
pub use metadata::{DateBasis, Metadata, Published};
pub use span::Span;

use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorKind};

/// The largest input that is read, in bytes (1 GiB). Larger ones are refused with an error, not cut.
pub const MAX_BYTES: usize = 1 << 30;

/// How an input is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown (CommonMark).
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    /// The format by the ending of a file's name or, where that says nothing, by the first tag of the text.
    fn tell(path: &str, text: &str) -> Self {
        let ending = std::path::Path::new(path).extension().and_then(std::ffi::OsStr::to_str).unwrap_or("");
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => return Format::Markdown,
            "html" | "htm" | "xhtml" => return Format::Html,
            "txt" | "text" => return Format::Plain,
            _ => {}
        }
        let head = text.trim_start();
        let head = head[..head.floor_char_boundary(200)].to_ascii_lowercase();
        match head.starts_with("<!doctype html")
            || head.starts_with("<html")
            || head.starts_with("<?xml") && head.contains("<html")
        {
            true => Format::Html,
            false => Format::Plain,
        }
    }
}

/// Bytes as hexadecimal digits, in small letters.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// How to read an article; the default decides everything from the bytes.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The markup, if it is not to be told from the name and the content.
    pub format: Option<Format>,
    /// The date of publication, which then counts as given.
    pub published: Option<jiff::civil::Date>,
    /// Take the text as English without looking.
    pub assume_english: bool,
}

/// Source text that is not read as part of the article, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The place in the decoded text.
    pub span: Span,
    /// In a word or two: `markup`, `front matter`, `navigation`, `script`, …
    pub what: &'static str,
}

/// An article as read: the decoded text, its blocks in order, and what it says about itself.
#[derive(Clone, Debug)]
pub struct Article {
    path: Arc<str>,
    text: String,
    sha256: String,
    format: Format,
    metadata: Metadata,
    blocks: Vec<Block>,
    left_out: Vec<LeftOut>,
    notices: Vec<String>,
    lines: OnceLock<LineIndex>,
}

impl Article {
    /// Reads an article from the bytes of a file. `path` is how the file is called in everything that is printed;
    /// its ending helps to tell the format.
    ///
    /// # Errors
    /// Empty, binary, too large, or not English ([`ReadOptions::assume_english`] overrides the last). Each names the
    /// file and a way out.
    pub fn read(path: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Self, Error> {
        Self::parse(path, bytes, options).map_err(|error| error.in_file(path))
    }

    fn parse(path: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Self, Error> {
        if bytes.len() > MAX_BYTES {
            let message = format!("the file has {} bytes; at most {MAX_BYTES} are read", bytes.len());
            return Err(Error::new(ErrorKind::TooLarge, message).help("split it into several files"));
        }
        let sha256 = hexadecimal(&Sha256::digest(&bytes));
        let decode::Decoded { text, notice } = decode::decode(bytes)?;
        let mut notices: Vec<String> = notice.into_iter().collect();
        let format = options.format.unwrap_or_else(|| Format::tell(path, &text));
        let mut metadata = Metadata::default();
        let mut head = match format {
            Format::Html => 0,
            Format::Plain | Format::Markdown => header::fenced(&text, &mut metadata),
        };
        if format == Format::Plain && head == 0 {
            head = header::bare(&text, &mut metadata);
        }
        let (mut blocks, mut regions) = match format {
            Format::Plain => (plain::blocks(&text, head), Vec::new()),
            Format::Markdown => markdown::blocks(&text, head),
            Format::Html => html::blocks(&text, &mut metadata),
        };
        if head > 0 {
            regions.insert(0, LeftOut { span: Span::new(0, head), what: "front matter" });
        }
        let left_out = cover::left_out(&text, &blocks, &regions);
        let summary = cover::summary(&regions);
        if blocks.is_empty() {
            let left = summary.unwrap_or_else(|| "left out: markup".to_owned());
            let error = Error::new(ErrorKind::Empty, format!("there is no article text ({left})"));
            return Err(error.help("check that it holds the article and that its ending (.txt, .md, .html) fits"));
        }
        notices.extend(summary);
        if !options.assume_english {
            language::require_english(&text, &blocks)?;
        }
        dateline::read(&text, &mut blocks, &mut metadata);
        // A headline that stands above all text is the title, where nothing else gives one.
        if let Some(first) = blocks.first().filter(|block| block.kind == BlockKind::Heading && metadata.title.is_none())
        {
            metadata.title = Some(first.text(&text).split_whitespace().collect::<Vec<_>>().join(" "));
        }
        if let Some(date) = options.published {
            metadata.published = Some(Published { date, basis: DateBasis::Given });
        }
        Ok(Self {
            path: path.into(),
            text,
            sha256,
            format,
            metadata,
            blocks,
            left_out,
            notices,
            lines: OnceLock::new(),
        })
    }

    /// The article as it would be read with this date of publication given.
    #[must_use]
    pub fn published_on(mut self, date: jiff::civil::Date) -> Self {
        self.metadata.published = Some(Published { date, basis: DateBasis::Given });
        self
    }

    /// How the file is called in everything that is printed.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The decoded text, without a byte-order mark. All spans point into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the bytes as they were given, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// How the input is marked up.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What the article says about itself.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The blocks, in the order of the text, not overlapping.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What of the source is not read: markup, front matter, navigation. In order, not overlapping; white space
    /// between blocks is not listed.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// What a person should be told about the reading: the encoding that was detected, parts left out.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// The line and column of a byte offset into the text.
    pub fn position(&self, offset: usize) -> Position {
        self.lines().position(&self.text, offset)
    }

    /// Where the lines start.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}
