//! Who and what is mentioned, and which mentions mean the same: names, descriptions and pronouns.
//!
//! A sentence is read into `sighting`s: `name`s with their titles, common nouns, and pronouns of the third person,
//! each with its place in the `frame` of its sentence. At the end, names that share their parts become one entity
//! (`identity`); descriptions find the name that stood beside them, or the noun they repeat (`description`);
//! pronouns, from the first to the last, look for their `antecedent` among what was mentioned shortly before.
//!
//! # Rather none than a wrong one
//! A claim with a wrong name in it is worse than one with a pronoun. A pronoun is resolved where number, gender and
//! syntax leave one candidate that clearly leads; else the mention holds the candidates.
//!
//! # Limits
//! Pronouns look back three sentences, and further only for a person whom the text is plainly about. `I`, `we` and `you` are not mentions; `it` for what a whole clause tells of is
//! left alone, as are pronouns that stand before their antecedent. Gender is known from titles, a list of first names,
//! role nouns and apposition, and from pronouns that had only one candidate; `they` for one person is not resolved.
//! A family name that two people share is given to the one named so far, to none once both are. Without a parse there
//! are no mentions.

mod antecedent;
mod candidates;
mod description;
mod finder;
mod frame;
mod identity;
mod name;
mod pronoun;
mod read;
mod read_name;
mod sighting;
mod story;
/// Whether a word is that of the people or things of a place: `Chinese`.
pub(crate) fn is_demonym(form: &str) -> bool {
    words::demonym(form).is_some()
}

/// Whether a name is that of a country or continent, whose people have a name.
pub(crate) fn names_country(name: &str) -> bool {
    words::names_country(name.trim_start_matches("the "))
}

/// The place whose people or things are called so: `Chinese` gives `China`.
pub(crate) fn place_of(demonym: &str) -> Option<&'static str> {
    words::demonym(demonym)
}

/// The full name that a short one stands for everywhere: `U.S.` gives `United States`.
pub(crate) fn full_name_of(short: &str) -> Option<&'static str> {
    words::full_name(short)
}

/// Whether a common noun names a time.
pub(crate) fn names_time(noun: &str) -> bool {
    words::noun_class(noun) == Some(words::NounClass::Time)
}

/// Whether a common noun names a person or people who act as one, so that it can tell what the bearer of a name is.
pub(crate) fn names_actor(noun: &str) -> bool {
    matches!(words::noun_class(noun), Some(words::NounClass::Person(_) | words::NounClass::Organisation))
}

#[cfg(test)]
mod tests;
mod words;

pub use finder::MentionFinder;

use crate::article::Span;

/// The number of an entity in its article: its place in [`Mentions::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A party, company, court: people who act as one.
    Organisation,
    /// A country, city, river.
    Place,
    /// Anything else, and what can't be told.
    Other,
}

/// Grammatical gender, as the pronouns tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// `she`.
    Feminine,
    /// `he`.
    Masculine,
    /// `it`.
    Neuter,
    /// Not known.
    Unknown,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One.
    Singular,
    /// More than one.
    Plural,
}

/// In which words somebody or something is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// A name, in full or short: `Liu`.
    Name,
    /// A noun of a place's people, or the adjective: `Chinese`.
    Demonym,
    /// A description: `the top diplomat`.
    Nominal,
    /// A pronoun of the third person: `his`.
    Pronoun,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: a name without its title, a description without what follows its noun.
    pub span: Span,
    /// The number of its sentence.
    pub sentence: crate::syntax::SentenceId,
    /// The place of its head among the words of the parse.
    pub head: usize,
    /// In which words.
    pub kind: MentionKind,
    /// One or more than one.
    pub number: Number,
    /// The gender, as far as it is known.
    pub gender: Gender,
    /// Whom or what it means; none where that is not clear.
    pub entity: Option<EntityId>,
    /// Where it is not clear: whom or what it can mean, the likeliest first.
    pub candidates: Vec<EntityId>,
}

/// Somebody or something that is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name in the article, without titles: `Liu Jianchao`. For one without a name, the first description,
    /// as it would be repeated: `the man`.
    pub name: String,
    /// Whether [`name`](Entity::name) is a name and not a description.
    pub named: bool,
    /// What it is.
    pub kind: EntityKind,
    /// The gender, as far as it is known.
    pub gender: Gender,
    /// One or more than one.
    pub number: Number,
    /// Where the fullest name stands.
    pub name_span: Span,
    /// The title that was first given with the name: `Secretary of State`.
    pub title: Option<Span>,
    /// The first apposition or predicate that says who it is: `China's top diplomat`.
    pub description: Option<Span>,
}

/// The mentions of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// The mentions, in the order of the text. Common nouns that nothing else refers to are left out.
    pub mentions: Vec<Mention>,
    /// Who and what is mentioned, in the order of the first mention.
    pub entities: Vec<Entity>,
}

impl Mentions {
    /// The entity with this number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The mention at exactly this place.
    pub fn mention_at(&self, span: Span) -> Option<&Mention> {
        self.mentions_in(span).iter().find(|mention| mention.span == span)
    }

    /// The mentions that start in a part of the article, in order.
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let to = self.mentions.partition_point(|mention| mention.span.start() < span.end());
        &self.mentions[from..to.max(from)]
    }
}
