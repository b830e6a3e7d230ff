//! Words written with a point of their own, in classes by what may follow them.

use std::sync::LazyLock;

use super::words::WordList;

/// What an abbreviation asks for behind its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Class {
    /// It links to what follows and ends no sentence: "e.g.", "vs.", "approx.".
    Link,
    /// It stands before a name and ends no sentence: "Mr.", "Gen.". Written small it is a word of its own ("the gov.").
    Title,
    /// It stands before a number; elsewhere it may be a word like any other: "No. 5", "p. 55", "Fig. 2".
    Number,
    /// It may end a sentence, and then a word that opens sentences follows: "Jan.", "Inc.", "U.S.".
    Name,
    /// It ends a sentence if a capital follows: "etc.", "Ph.D.".
    Last,
    /// A time or an era: it ends a sentence if a capital follows, unless it stands in a phrase before the subject.
    Clock,
    /// It stands behind a number; elsewhere it may be a word like any other: "5 lb.", "6 in.".
    Measure,
}

static ABBREVIATIONS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("abbreviations.txt")));

/// The class of an abbreviation, given without its last point, in any case.
pub(in crate::syntax) fn class(word: &str) -> Option<Class> {
    Some(match ABBREVIATIONS.get(word)? {
        "proper" if !word.starts_with(char::is_uppercase) => return None,
        "proper" => Class::Name,
        "link" => Class::Link,
        "number" => Class::Number,
        "name" => Class::Name,
        "last" => Class::Last,
        "clock" => Class::Clock,
        "measure" => Class::Measure,
        _ => Class::Title,
    })
}

/// Whether a word, given without its last point, is often written with one that ends no sentence ("Mr", "approx",
/// "No"), in any case.
pub fn is_abbreviation(word: &str) -> bool {
    class(word).is_some()
}

/// Whether the point behind a word belongs to it, given the text before the word and behind the point: always in `Mr.`,
/// before a number in `No. 5`, behind a number in `6 in. wide`.
pub(in crate::syntax) fn has_point(word: &str, before: &str, behind: &str) -> bool {
    match class(word) {
        None => false,
        Some(Class::Number) => behind.starts_with(|ch: char| ch.is_ascii_digit()),
        Some(Class::Measure) => before.ends_with(|ch: char| ch.is_ascii_digit()) && !behind.is_empty(),
        Some(_) => true,
    }
}

/// Whether a word is letters with points between them: "U.S", "J.K", "U.S.A".
pub(super) fn is_acronym(word: &str) -> bool {
    let mut letters = word.split('.');
    word.contains('.')
        && letters.all(|letter| {
            let mut chars = letter.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_class_is_known() {
        assert!(ABBREVIATIONS.is_sorted());
        for line in include_str!("abbreviations.txt").lines().filter(|line| !line.starts_with('#')) {
            let (word, class) = line.split_once(' ').expect("a word and its class");
            assert!(
                ["title", "link", "number", "name", "proper", "last", "clock", "measure"].contains(&class),
                "{word} {class}"
            );
        }
    }

    #[test]
    fn initials_with_points_are_acronyms() {
        assert!(is_acronym("U.S") && is_acronym("a.m") && !is_acronym("U") && !is_acronym("Ph.D"));
    }
}
