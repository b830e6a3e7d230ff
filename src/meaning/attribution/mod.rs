//! Who says what: sources, cues and contents, read off the parses of an article's sentences.
//!
//! An attribution (Pareti 2012; `PolNeAR`, Newell, Margolin and Ruths 2018) has a *source* (`the ministry`), a *cue*
//! (`said`) and a *content* (`the port was closed`). A word that can be a [`cue`] is looked up with the complements
//! that it attributes; a [`scene`] is a sentence laid out so that these are found fast. Content is a clause, an
//! infinitive or an object of a [`verb`] ([`clause`]), the clause around an [`aside`] (`…, officials say`), what hangs on a [`noun`]
//! (`the claim that …`) or what a [`phrase`] (`according to`, `reportedly`) speaks of; [`source`] finds who it is of.
//!
//! [`quotation`]s are told by their marks, through sentences and paragraphs. A [`finder`] ties each to the cue beside
//! it, so that what is quoted further on is content of the same attribution; a [`speaker`] may be named without a verb. Attributions inside the content of others
//! are records of their own: their spans lie inside those of the outer one.

mod aside;
mod clause;
mod cue;
mod finder;
mod noun;
mod phrase;
mod quotation;
mod quoting;
mod scene;
mod source;
mod speaker;
mod tail;
#[cfg(test)]
mod tests;
mod verb;

pub(crate) use cue::reports;
pub use finder::AttributionFinder;

use crate::article::Span;

/// How the words of a source are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AttributionKind {
    /// Word for word: all of it stands in quotation marks.
    Direct,
    /// In the article's words.
    Indirect,
    /// In the article's words, with some of the source's in quotation marks.
    Mixed,
}

/// What a source does with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// It says, writes, shows or reports that it is so.
    Speech,
    /// It says that it is not so.
    Denial,
    /// It takes it to be so.
    Belief,
    /// It sees, finds or hears that it is so.
    Perception,
    /// It wants it to be so: plans, wishes, promises, demands.
    Intention,
    /// It takes a stand on something or speaks of it: supports, criticises, cites, mentions.
    Stance,
}

/// What the content is, grammatically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContentForm {
    /// A clause, or sentences, that can be true or false.
    Clause,
    /// An infinitive or a gerund: `to leave`.
    Infinitive,
    /// A noun phrase: `the report`.
    Phrase,
}

/// Who vouches for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source as it reads, white space folded; empty where none is named (`is expected to`, `reportedly`).
    pub source: String,
    /// The lemma of the cue, or `according to`.
    pub cue: String,
    /// What the source does.
    pub act: Act,
    /// What the content is.
    pub form: ContentForm,
    /// How the words are given.
    pub kind: AttributionKind,
    /// Where the source stands; none if it is not named.
    pub source_spans: Vec<Span>,
    /// Where the cue stands.
    pub cue_spans: Vec<Span>,
    /// Where the content stands, in order, quotation marks and `that` among it.
    pub content_spans: Vec<Span>,
}

impl Attribution {
    /// Whether the content is put forward by the source and not by the article: `X said that …`, `X believes …`,
    /// `reportedly`. Of the others (`X wants to leave`, `X found that …`, `X criticised the plan`) the article vouches
    /// for the whole.
    pub fn is_report(&self) -> bool {
        self.form == ContentForm::Clause && matches!(self.act, Act::Speech | Act::Denial | Act::Belief)
    }

    /// The place from the first to the last of its parts.
    pub fn extent(&self) -> Span {
        let spans = [&self.source_spans, &self.cue_spans, &self.content_spans];
        spans.into_iter().flatten().copied().reduce(Span::join).unwrap_or_default()
    }
}
