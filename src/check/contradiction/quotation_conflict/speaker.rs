//! Who is quoted.

use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::meaning::mention::{EntityId, EntityKind, Mention, MentionKind, Number};
use crate::meaning::{Attribution, Mentions};

/// Whoever speaks, as far as that can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// One who is named.
    Named(EntityId),
    /// One who is told by the same words each time: `the ministry`.
    Described(String),
}

impl Speaker {
    /// The source of an attribution; none where it may be somebody else each time.
    pub fn of(article: &ClaimedArticle<'_>, source: &Attribution) -> Option<Self> {
        let place = source.source_spans.iter().copied().reduce(Span::join)?;
        let mentions = article.partition.mentions();
        let named = |mention: &&Mention| mention.entity.and_then(|id| mentions.entity(id)).is_some_and(|one| one.named);
        let inside = || mentions.mentions_in(place).iter().filter(named);
        let text = article.analysis.article().text();
        let bears = |mention: &&Mention| {
            let before = text.get(place.start()..mention.span.start()).unwrap_or("").trim_end();
            let after = text.get(mention.span.end()..place.end()).unwrap_or("");
            let of_another = before.split_whitespace().any(|word| matches!(word, "of" | "for" | "to" | "with" | "and"));
            mention.number == Number::Singular
                && (before.ends_with(',') || !of_another)
                && !after.starts_with("'s")
                && !after.starts_with("’s")
                && !after.trim_start().starts_with("and ")
        };
        let person = |mention: &&Mention| {
            let entity = mention.entity.and_then(|id| mentions.entity(id));
            entity.is_some_and(|entity| entity.kind == EntityKind::Person)
        };
        let whole = |mention: &&Mention| mention.span.end() == place.end() || mention.kind == MentionKind::Pronoun;
        let mut persons = inside().filter(person);
        match (persons.next(), persons.next()) {
            (Some(one), None) => return Some(one).filter(bears).and_then(|one| one.entity).map(Self::Named),
            (Some(_), Some(_)) => return None,
            (None, _) => {}
        }
        if let Some(one) = inside().find(|mention| whole(mention) && bears(mention)).and_then(|one| one.entity) {
            return Some(Self::Named(one));
        }
        let words = source.source.to_lowercase();
        (words.starts_with("the ") && !words.contains(" and ")).then_some(Self::Described(words))
    }

    /// The name, if it is that of one person.
    pub fn person<'m>(&self, mentions: &'m Mentions) -> Option<&'m str> {
        let Self::Named(id) = self else { return None };
        let entity = mentions.entity(*id)?;
        (entity.kind == EntityKind::Person && entity.number == Number::Singular).then_some(&*entity.name)
    }
}
