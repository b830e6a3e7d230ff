//! What an office is one of: a place, a company, a party.

use std::ops::Range;

use super::list::offices_from;
use super::passage::Passage;
use crate::meaning::mention::{full_name_of, place_of};

/// The place or body of an office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Body {
    /// As it is compared: in lower case.
    key: String,
    /// In full, as it reads.
    written: String,
}

impl Body {
    /// From words as they read.
    pub fn named(text: &str) -> Self {
        let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
        let text = text.trim_end_matches("'s").trim_end_matches("’s");
        let full = place_of(text).or_else(|| full_name_of(text)).unwrap_or(text);
        let key = full.to_lowercase();
        let key = match &*key {
            "america" => "united states".to_owned(),
            "britain" | "great britain" => "united kingdom".to_owned(),
            "holland" => "netherlands".to_owned(),
            _ => key,
        };
        Self { key, written: full.to_owned() }
    }

    /// As it is compared: in lower case.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// In full, as it reads.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether it is told by a name alone.
    pub fn is_name(&self) -> bool {
        self.written.split(' ').all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "de"))
    }

    /// The body that a name names: in full where it is abbreviated, but `Nordbank` is not `Nordbank Norway`.
    pub fn of_name(passage: &Passage<'_>, words: &Range<usize>) -> Self {
        let run = passage.name_at(words.start);
        let entity = run.and_then(|run| run.mention.entity).and_then(|id| passage.mentions.entity(id));
        let own = passage.text(words.clone());
        match entity.filter(|entity| entity.named) {
            Some(entity) if !entity.name.contains(&own) => Self::named(without_office(&entity.name)),
            _ => Self::named(without_office(&own)),
        }
    }

    /// Whether two name the same: in the same words, or one by the adjective of the other.
    pub fn is_same(&self, other: &Self) -> bool {
        self.key == other.key || is_adjective_of(&self.key, &other.key) || is_adjective_of(&other.key, &self.key)
    }

    /// Whether the words of one are among those of the other, so that they may name the same.
    pub fn may_be_same(&self, other: &Self) -> bool {
        let within = |few: &str, many: &str| few.split(' ').all(|word| many.split(' ').any(|other| other == word));
        self.is_same(other) || within(&self.key, &other.key) || within(&other.key, &self.key)
    }
}

/// A name without the office that was taken for a part of it: `Nordbank CEO`.
fn without_office(name: &str) -> &str {
    let office = |word: &str| offices_from(&word.to_lowercase()).iter().any(|entry| entry.words.len() == 1);
    match name.rsplit_once(' ') {
        Some((rest, last)) if office(last) => rest,
        _ => name,
    }
}

/// Whether a word is an adjective made of a name: `ondarian` of `ondaria`.
fn is_adjective_of(adjective: &str, name: &str) -> bool {
    const ENDINGS: [&str; 6] = ["an", "er", "ese", "ic", "ish", "i"];
    const STEM: usize = 4;
    let ending = |word: &str| ENDINGS.iter().any(|ending| word.ends_with(ending));
    let same = adjective.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    let single = !adjective.contains(' ') && !name.contains(' ');
    single && ending(adjective) && !ending(name) && same >= STEM && same + 2 >= name.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_compared_by_what_they_name() {
        let same = |a: &str, b: &str| Body::named(a).is_same(&Body::named(b));
        assert!(same("Norwegian", "Norway") && same("Ondarian", "Ondaria") && same("the U.S.", "United States"));
        assert!(!same("Norland", "Norway") && !same("Aberg", "Abergele") && !same("Austria", "Australia"));
        assert!(Body::named("Republic of Ondaria").may_be_same(&Body::named("Ondaria")));
    }
}
