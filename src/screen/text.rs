//! An article as the rules about its text see it.

use crate::syntax::{Analysis, Parses};

/// An article with its sentences and their parses, and what rules share about them.
pub struct Text<'a> {
    parses: &'a Parses<'a>,
}

impl<'a> Text<'a> {
    /// The text of a parsed article.
    pub fn new(parses: &'a Parses<'a>) -> Self {
        Self { parses }
    }

    /// The article with its sentences and tokens.
    pub fn analysis(&self) -> &'a Analysis {
        self.parses.analysis()
    }

    /// The parses of its sentences.
    pub fn parses(&self) -> &'a Parses<'a> {
        self.parses
    }
}
