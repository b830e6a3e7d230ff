//! The one public error type: what is wrong, where, and what to do next.

use std::fmt;

/// Why something could not be done. The message names the file, the place where there is one, and a way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    path: Option<String>,
    place: Option<(usize, usize)>,
    message: String,
    help: Option<String>,
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
        Self { kind, path: None, place: None, message: message.into(), help: None }
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
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
