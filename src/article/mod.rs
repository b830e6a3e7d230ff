//! From bytes to an [`Article`]: decoded text, the blocks it is made of, and what it says about itself.
//!
//! Everything later points into the decoded text by [`Span`]s of bytes. Markup stays in that text; a [`Block`] knows
//! what a person reads of it and where each piece stands.

mod block;
mod lines;
mod metadata;
mod plain;
mod span;

use std::sync::{Arc, OnceLock};

pub use block::{Block, BlockKind, Reading};
pub use lines::{LineIndex, Position};
pub use metadata::{DateBasis, Metadata, Published};
pub use span::Span;

use crate::error::Error;

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
    /// Empty, binary, too large, or not English ([`ReadOptions::assume_english`] overrides the last).
    pub fn read(path: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Self, Error> {
        let _ = options;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let blocks = plain::blocks(&text);
        Ok(Self {
            path: path.into(),
            sha256: String::new(),
            text,
            format: Format::Plain,
            metadata: Metadata::default(),
            blocks,
            left_out: Vec::new(),
            notices: Vec::new(),
            lines: OnceLock::new(),
        })
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
