//! The word lists of names and nouns, and how their lines are read.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{EntityKind, Gender};

/// A list: its words, sorted, and what its lines say of them.
struct List(Vec<(&'static str, &'static str)>);

impl List {
    fn read(file: &'static str) -> Self {
        let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        List(lines.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect())
    }

    fn get(&self, word: &str) -> Option<&'static str> {
        let at = self.0.binary_search_by(|(entry, _)| (*entry).cmp(word)).ok()?;
        Some(self.0[at].1)
    }
}

static FIRST_NAMES: LazyLock<List> = LazyLock::new(|| List::read(include_str!("first_names.txt")));
static TITLES: LazyLock<List> = LazyLock::new(|| List::read(include_str!("titles.txt")));
static HEADS: LazyLock<List> = LazyLock::new(|| List::read(include_str!("heads.txt")));
static NOUNS: LazyLock<List> = LazyLock::new(|| List::read(include_str!("nouns.txt")));
static PLACES: LazyLock<List> = LazyLock::new(|| List::read(include_str!("places.txt")));
static ALIASES: LazyLock<List> = LazyLock::new(|| List::read(include_str!("aliases.txt")));
static DEMONYMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let places = PLACES.0.iter().filter(|(_, demonyms)| !demonyms.is_empty());
    places.flat_map(|&(place, demonyms)| demonyms.split(',').map(move |demonym| (demonym, place))).collect()
});

fn gender(code: &str) -> Gender {
    match code {
        "m" => Gender::Masculine,
        "f" => Gender::Feminine,
        _ => Gender::Unknown,
    }
}

/// The gender that a first name tells.
pub(super) fn first_name(part: &str) -> Option<Gender> {
    // Of `Jean-Claude`, the first half tells it as rarely as the second: such names are not in the list.
    FIRST_NAMES.get(part).map(gender)
}

/// The gender that a title tells, [`Gender::Unknown`] for most.
pub(super) fn title(part: &str) -> Option<Gender> {
    TITLES.get(part).map(gender)
}

/// What a name with this word as its head is a name of.
pub(super) fn name_head(part: &str) -> Option<EntityKind> {
    HEADS.get(part).map(|kind| match kind {
        "place" => EntityKind::Place,
        "thing" => EntityKind::Other,
        _ => EntityKind::Organisation,
    })
}

/// What a common noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounClass {
    /// A person, with the gender if it tells one.
    Person(Gender),
    /// People who act as one.
    Organisation,
    /// A place.
    Place,
    /// A time.
    Time,
}

/// What a common noun names, if the list has it. Capitals are read as small letters.
pub(super) fn noun_class(form: &str) -> Option<NounClass> {
    let found = match form.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => NOUNS.get(&form.to_ascii_lowercase()),
        false => NOUNS.get(form),
    };
    // `co-founder`, `ex-husband`: the last part tells.
    let found = found.or_else(|| form.rsplit_once('-').and_then(|(_, last)| NOUNS.get(last)));
    found.map(|class| match class.split_once(' ').unwrap_or((class, "")) {
        ("person", code) => NounClass::Person(gender(code)),
        ("organisation", _) => NounClass::Organisation,
        ("place", _) => NounClass::Place,
        _ => NounClass::Time,
    })
}

/// Whether a name is that of a country, continent, state or large city.
pub(super) fn is_place(name: &str) -> bool {
    PLACES.get(name).is_some() || ALIASES.get(name).is_some_and(|full| PLACES.get(full).is_some())
}

/// Whether a name is that of a place whose people have a name: a country or a continent.
pub(super) fn names_country(name: &str) -> bool {
    let full = ALIASES.get(name).unwrap_or(name);
    DEMONYMS.values().any(|place| *place == full)
}

/// The place whose people or things are called so: `Chinese` gives `China`.
pub(super) fn demonym(form: &str) -> Option<&'static str> {
    DEMONYMS.get(form).copied()
}

/// The full name that a short one stands for everywhere: `U.S.` gives `United States`.
pub(super) fn full_name(short: &str) -> Option<&'static str> {
    ALIASES.get(short)
}

/// Names of days and months, which name nobody.
pub(super) fn is_calendar(form: &str) -> bool {
    matches!(
        form.trim_end_matches('.'),
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
            | "February"
            | "March"
            | "April"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Jan"
            | "Feb"
            | "Aug"
            | "Sept"
            | "Sep"
            | "Oct"
            | "Nov"
            | "Dec"
            | "May"
    )
}

/// What follows a name of a person: `Jr.`.
pub(super) fn is_name_suffix(part: &str) -> bool {
    matches!(part, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV")
}

/// Small words inside family names: `van`, `bin`.
pub(super) fn is_name_particle(part: &str) -> bool {
    matches!(
        part,
        "van"
            | "von"
            | "de"
            | "da"
            | "del"
            | "della"
            | "di"
            | "du"
            | "dos"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "la"
            | "le"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "zu"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_free_of_duplicates() {
        for list in [&FIRST_NAMES, &TITLES, &HEADS, &NOUNS, &PLACES, &ALIASES] {
            assert!(list.0.is_sorted_by(|a, b| a.0 < b.0));
        }
    }

    #[test]
    fn words_tell_what_they_name() {
        assert_eq!(first_name("Antony"), Some(Gender::Masculine));
        assert_eq!(title("Ms."), Some(Gender::Feminine));
        assert_eq!(noun_class("Mother"), Some(NounClass::Person(Gender::Feminine)));
        assert_eq!(noun_class("co-founder"), Some(NounClass::Person(Gender::Unknown)));
        assert_eq!(name_head("Ministry"), Some(EntityKind::Organisation));
        assert_eq!(demonym("Chinese"), Some("China"));
        assert_eq!(full_name("U.S."), Some("United States"));
        assert!(is_place("U.S.") && is_place("New York"));
    }
}
