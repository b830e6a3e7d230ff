//! An article as the rules about its text see it.

use std::sync::OnceLock;

use super::garble::Register;
use crate::syntax::{Analysis, Parses};

/// An article with its sentences and their parses, and what rules share about them.
pub struct Text<'a> {
    parses: &'a Parses<'a>,
    register: OnceLock<Register>,
}

impl<'a> Text<'a> {
    /// The text of a parsed article.
    pub fn new(parses: &'a Parses<'a>) -> Self {
        Self { parses, register: OnceLock::new() }
    }

    /// The article with its sentences and tokens.
    pub fn analysis(&self) -> &'a Analysis {
        self.parses.analysis()
    }

    /// The parses of its sentences.
    pub fn parses(&self) -> &'a Parses<'a> {
        self.parses
    }

    /// In whose voice it speaks, found when first asked for.
    pub fn register(&self) -> &Register {
        self.register.get_or_init(|| Register::of(self))
    }
}
