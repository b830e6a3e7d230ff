//! A mention as it is seen in its sentence, before anything is known of the others.

use super::{EntityKind, Gender, MentionKind, Number};
use crate::article::Span;

/// What a mention does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    Object,
    Oblique,
    /// `China's` in `China's diplomat`.
    Possessor,
    /// Inside another noun phrase.
    Nested,
    Other,
}

/// Which determiner a common noun has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    /// `the`, `this`.
    Definite,
    /// A possessor.
    Possessed,
    /// `a`, a number, or none.
    Indefinite,
}

/// A name in its sentence.
#[derive(Clone, Debug)]
pub(super) struct NameFacts {
    /// Its words without the title.
    pub parts: Vec<String>,
    /// The title and the description before it, as they stand.
    pub title: Option<Span>,
    /// Words of the title in small letters.
    pub title_words: Vec<String>,
    /// Whether a title that is only given to people stands before it.
    pub titled: bool,
    /// Whether what stands around it says that it is nobody: `the Alamo`, `in Savannah`.
    pub impersonal: bool,
    /// The short form in brackets behind it.
    pub short: Option<String>,
}

/// A common noun in its sentence.
#[derive(Clone, Debug)]
pub(super) struct NounFacts {
    /// The noun as it stands, in small letters.
    pub noun: String,
    /// The phrase up to the noun, as it reads.
    pub text: String,
    /// Adjectives and other modifiers before the noun, in small letters, with what place a demonym tells of.
    pub modifiers: Vec<String>,
    /// Whether something behind the noun narrows it: `of …`, `who …`.
    pub narrowed: bool,
    pub article: Article,
    /// The head of what it describes, as apposition or predicate.
    pub describes: Option<u32>,
    /// Whether it is a predicate: it says what something is, and stands for nothing itself.
    pub predicate: bool,
}

/// Which pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PronounClass {
    He,
    She,
    It,
    They,
}

/// Its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PronounForm {
    /// `he`, `him`.
    Plain,
    /// `his`.
    Possessive,
    /// `himself`.
    Reflexive,
}

/// A pronoun in its sentence. Other words are given by their place in it.
#[derive(Clone, Debug)]
pub(super) struct PronounFacts {
    pub class: PronounClass,
    pub form: PronounForm,
    /// Heads of what it cannot mean, by the rules of binding.
    pub barred: Vec<u32>,
    /// The subject of its own clause.
    pub own_subject: Option<u32>,
    /// Whether that is what its clause is said of (`a man who lost his house`).
    pub relative: bool,
    /// The subjects of the clauses above, from the inside out.
    pub above: Vec<u32>,
    /// The subject of the verb of saying that its clause is the content of.
    pub teller: Option<u32>,
    /// The sentence and head of who speaks, for a pronoun in a quotation.
    pub speaker: Option<(u32, u32)>,
    /// The subject of the clause that its own is put before: it may be meant.
    pub behind: Option<u32>,
}

/// The words of a mention.
#[derive(Clone, Debug)]
pub(super) enum Words {
    Name(NameFacts),
    /// The place whose people it names.
    Demonym(&'static str),
    Noun(NounFacts),
    /// Names or nouns joined by `and`: the phrase. Its head is that of the first.
    Group {
        text: String,
    },
    Pronoun(PronounFacts),
}

/// A mention in its sentence.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub span: Span,
    pub sentence: u32,
    /// The place of its head in the parse.
    pub head: u32,
    pub number: Number,
    pub gender: Gender,
    /// What it names, as far as the words tell.
    pub kind: Option<EntityKind>,
    pub role: Role,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    pub words: Words,
}

impl Sighting {
    pub fn mention_kind(&self) -> MentionKind {
        match self.words {
            Words::Name(_) => MentionKind::Name,
            Words::Demonym(_) => MentionKind::Demonym,
            Words::Noun(_) | Words::Group { .. } => MentionKind::Nominal,
            Words::Pronoun(_) => MentionKind::Pronoun,
        }
    }
}
