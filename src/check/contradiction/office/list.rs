//! The word lists of offices, and how their lines are read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::check::contradiction::lexicon::WordList;

/// Words before an office that say that it is not held now, or by several.
pub(super) static QUALIFIERS: LazyLock<WordList> =
    LazyLock::new(|| WordList::read(include_str!("../lexicon/office_qualifiers.txt")));
/// Words before an office that say nothing of which office it is.
pub(super) static NEUTRAL: LazyLock<WordList> =
    LazyLock::new(|| WordList::read(include_str!("../lexicon/office_neutral.txt")));
/// Words of sentences that tell that an office changes hands, or of what is made up.
pub(super) static CHANGES: LazyLock<WordList> =
    LazyLock::new(|| WordList::read(include_str!("../lexicon/office_changes.txt")));
/// Nouns of kinship.
pub(super) static KINSHIP: LazyLock<WordList> =
    LazyLock::new(|| WordList::read(include_str!("../lexicon/kinship.txt")));
static OFFICES: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../lexicon/offices.txt")));

/// Of what an office has one holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Uniqueness {
    /// Of the place or body it is named with, or that is understood: `mayor`.
    Body,
    /// Only of what follows `of`: `director of the museum`.
    Complement,
    /// There is one in the world: `pope`.
    World,
}

/// An office of the list.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its words without hyphens, in lower case.
    pub words: Vec<&'static str>,
    pub uniqueness: Uniqueness,
    /// The name under which it is compared.
    pub canonical: String,
}

/// The offices by their first word, the longest first.
static BY_FIRST: LazyLock<BTreeMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    for (office, uniqueness) in OFFICES.entries() {
        let uniqueness = match uniqueness {
            "world" => Uniqueness::World,
            "of" => Uniqueness::Complement,
            _ => Uniqueness::Body,
        };
        let words: Vec<&str> = office.split([' ', '-']).collect();
        let canonical = canonical(&words.join(" ")).into_owned();
        by_first.entry(words[0]).or_default().push(Entry { words, uniqueness, canonical });
    }
    for entries in by_first.values_mut() {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
    }
    by_first
});

/// The offices that start with a word, the longest first.
pub(super) fn offices_from(word: &str) -> &'static [Entry] {
    BY_FIRST.get(word).map_or(&[], Vec::as_slice)
}

/// One name for an office that has several.
fn canonical(office: &str) -> Cow<'_, str> {
    let one = match office {
        "ceo" | "chief executive officer" => "chief executive",
        "cfo" => "chief financial officer",
        "coo" => "chief operating officer",
        "pm" | "premier" => "prime minister",
        "minister of foreign affairs" | "minister for foreign affairs" | "external affairs minister" => {
            "foreign minister"
        }
        "defense minister" | "minister of defence" | "minister of defense" | "minister for defence" => {
            "defence minister"
        }
        "minister of finance" | "minister for finance" => "finance minister",
        "sec gen" | "secretary general" => "secretary general",
        _ => {
            let neutral = ["chairman", "chairwoman", "chairperson", "president of the board"];
            let ending = neutral.into_iter().find(|ending| office.ends_with(ending));
            return match ending {
                Some(ending) => Cow::Owned(format!("{}chair", &office[..office.len() - ending.len()])),
                None => Cow::Borrowed(office),
            };
        }
    };
    Cow::Borrowed(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_free_of_duplicates() {
        for list in [&QUALIFIERS, &NEUTRAL, &CHANGES, &KINSHIP, &OFFICES] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn one_office_has_one_name() {
        assert_eq!(canonical("ceo"), "chief executive");
        assert_eq!(canonical("chairwoman"), canonical("chair"));
        assert_eq!(canonical("party chairman"), "party chair");
    }
}
