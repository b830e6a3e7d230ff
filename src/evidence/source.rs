//! A local copy of a source.

use sha2::{Digest, Sha256};

use crate::article::{Article, ReadOptions};

/// A local copy of a source, as it was read, or why it could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// It is there.
    There {
        /// SHA-256 of its bytes, in hexadecimal.
        sha256: String,
        /// What a person reads of it; none of a picture, or of a file of another kind than text.
        text: Option<String>,
    },
    /// It could not be read, and why.
    Missing(String),
}

impl Source {
    /// A source from the bytes of its file, which is read as articles are: by its name, as text, Markdown or HTML.
    pub fn of(name: &str, bytes: Vec<u8>) -> Self {
        let digest = Sha256::digest(&bytes);
        let sha256 = digest.iter().fold(String::new(), |out, byte| out + &format!("{byte:02x}"));
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let text = Article::read(name, bytes, &options).ok().map(|article| {
            let blocks = article.blocks().iter().map(|block| block.text(article.text()));
            blocks.collect::<Vec<_>>().join("\n\n")
        });
        Source::There { sha256, text }
    }
}

/// Whether a source is an address of the web, and no file.
pub fn is_address(source: &str) -> bool {
    let scheme = source.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
