//! What an article says about itself: title, author, source, date of publication.

use jiff::civil::Date;

use super::Span;

/// On what a date of publication rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateBasis {
    /// Given on the command line or by the stream record.
    Given,
    /// Read from front matter or the head of an HTML page.
    FrontMatter,
    /// Read from the dateline of the text ("SEOUL, Jan 12 —") or a line that holds nothing but a date.
    Dateline,
    /// Worked out from the words quoted.
    Inferred(String),
}

/// The day an article appeared, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// On what it rests.
    pub basis: DateBasis,
}

/// What an article says about itself. All of it is optional, and none of it is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline, as given by front matter, by the head of an HTML page, or by a heading above all text.
    pub title: Option<String>,
    /// The day it appeared.
    pub published: Option<Published>,
    /// Who published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The dateline at the start of the text, up to and with its dash ("SEOUL, Jan 12 —").
    pub dateline: Option<Span>,
}
