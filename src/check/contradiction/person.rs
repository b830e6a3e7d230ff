//! Names of persons, and how alike two are.

use std::sync::LazyLock;

use super::lexicon::WordList;

/// First names with their short forms.
static SHORT_NAMES: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("lexicon/short_names.txt")));

/// Parts with fewer letters are too short to be told apart by one.
const TELLING: usize = 4;
/// A short form that begins a name has so many letters.
const SHORTEST: usize = 3;
/// Family names of so many letters may differ in two.
const LONG: usize = 7;

/// The name of a person in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonName {
    /// As it reads.
    pub written: String,
    /// Its parts in lower case and without diacritics; first names before the family name.
    parts: Vec<String>,
}

/// How alike two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// They can be those of one person: one is the short form of the other.
    Agree,
    /// They are the same but for one letter, or two of a long family name.
    Spelling,
    /// One family name with two first names.
    Family,
    /// One first name with two family names.
    Given,
    /// They share a part in another way.
    Unclear,
    /// They share nothing.
    Different,
}

impl PersonName {
    /// Reads a name without title; none if there are no letters, or only capitals, as in abbreviations.
    pub fn read(text: &str) -> Option<Self> {
        let plain = text.trim_end_matches("'s").trim_end_matches("’s");
        let parts: Vec<String> = plain.split_whitespace().map(folded).filter(|part| !part.is_empty()).collect();
        let suffix = |part: &String| matches!(&**part, "jr" | "sr" | "ii" | "iii" | "iv" | "v" | "vi" | "i");
        let parts: Vec<String> = parts.into_iter().filter(|part| !suffix(part)).collect();
        let capitals = plain.chars().filter(|ch| ch.is_alphabetic()).all(char::is_uppercase);
        (!parts.is_empty() && !capitals).then(|| Self { written: plain.to_owned(), parts })
    }

    /// Whether there is more than a family name or a first name.
    pub fn is_full(&self) -> bool {
        self.parts.len() > 1
    }

    /// The family name, as it is compared.
    pub fn family(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// The first name, as it is compared.
    pub fn given(&self) -> &str {
        self.parts.first().map_or("", String::as_str)
    }

    /// The whole name, as it is compared.
    pub fn key(&self) -> String {
        self.parts.join(" ")
    }

    /// Whether two full names are the same but for one letter in the family name.
    pub fn differs_in_one_letter(&self, other: &Self) -> bool {
        let ([first @ .., a], [other_first @ .., b]) = (&*self.parts, &*other.parts) else { return false };
        first == other_first && is_one_letter_off(a, b)
    }

    /// How alike two names are.
    pub fn likeness(&self, other: &Self) -> Likeness {
        let (few, many) = if self.parts.len() <= other.parts.len() { (self, other) } else { (other, self) };
        let within = |part: &String| many.parts.iter().any(|other| agrees(part, other));
        if few.parts.iter().all(within) {
            return Likeness::Agree;
        }
        if !few.is_full() {
            return match few.family() {
                family if is_one_letter_off(family, many.family()) => Likeness::Spelling,
                family if many.parts.iter().any(|part| is_misspelt(part, family)) => Likeness::Unclear,
                _ => Likeness::Different,
            };
        }
        let (families, givens) = ((self.family(), other.family()), (self.given(), other.given()));
        if families.0 == families.1 {
            let between = self.parts.len() == 2 && other.parts.len() == 2;
            return match is_misspelt(givens.0, givens.1) {
                true => Likeness::Spelling,
                false if between && !is_initial(givens.0) && !is_initial(givens.1) => Likeness::Family,
                false => Likeness::Unclear,
            };
        }
        if givens.0 == givens.1 && self.parts.len() == 2 && other.parts.len() == 2 {
            return match is_misspelt(families.0, families.1) {
                true => Likeness::Spelling,
                false if are_forms(families.0, families.1) => Likeness::Unclear,
                false => Likeness::Given,
            };
        }
        let shares =
            few.parts.iter().any(|part| many.parts.iter().any(|other| agrees(part, other) || is_misspelt(part, other)));
        if shares { Likeness::Unclear } else { Likeness::Different }
    }
}

fn is_initial(part: &str) -> bool {
    part.chars().count() == 1
}

/// Whether two parts of names can be the same: in full, by its initial, or by a short form.
fn agrees(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let letters = short.chars().count();
    short == long
        || (letters == 1 || letters >= SHORTEST) && long.starts_with(short)
        || is_short_of(short, long)
        || is_short_of(long, short)
        || !short.is_empty() && long.split('-').any(|part| part == short)
        || share_a_full_form(short, long)
}

fn is_short_of(short: &str, full: &str) -> bool {
    SHORT_NAMES.get(full).is_some_and(|forms| forms.split(',').any(|form| form == short))
}

/// `Bill` and `Will` are both forms of `William`.
fn share_a_full_form(a: &str, b: &str) -> bool {
    SHORT_NAMES.values().any(|forms| {
        let has = |name: &str| forms.split(',').any(|form| form == name);
        has(a) && has(b)
    })
}

/// Whether two parts differ in one letter: too many, too few, another, or two in another order. Of long ones, in two.
fn is_misspelt(a: &str, b: &str) -> bool {
    let letters = a.chars().count().min(b.chars().count());
    let limit = if letters >= LONG { 2 } else { 1 };
    letters >= TELLING && a != b && strsim::damerau_levenshtein(a, b) <= limit && !are_forms(a, b)
}

/// Whether two family names that are not short differ in one letter.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    a.chars().count().min(b.chars().count()) > TELLING && is_misspelt(a, b) && strsim::damerau_levenshtein(a, b) == 1
}

/// Whether two family names can be forms of one: `Petrov` and `Petrova`, `Lund` and the `Lunds`.
fn are_forms(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let stem = short.trim_end_matches(['i', 'y', 'o']);
    long.strip_prefix(stem).is_some_and(|rest| matches!(rest, "a" | "s" | "es" | "aya" | "ska"))
        || short.len() > TELLING && long.starts_with(short) && long.len() > short.len() + 2
}

/// A part in lower case without diacritics and points; transliterations with hyphen or apostrophe are one word.
fn folded(part: &str) -> String {
    part.chars().filter(|ch| ch.is_alphabetic() || *ch == '-').flat_map(char::to_lowercase).map(base).collect()
}

/// The letter without its diacritic.
fn base(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' | 'ė' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' | 'ō' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ű' | 'ū' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> Likeness {
        let read = |text| PersonName::read(text).expect("a name");
        read(a).likeness(&read(b))
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(SHORT_NAMES.is_sorted());
    }

    #[test]
    fn names_of_one_person_agree() {
        let same = [
            ("Bill Hayward", "William Hayward"),
            ("Tom Hayward", "Tommy Hayward"),
            ("T. Hayward", "Thomas Hayward"),
            ("Hayward", "Thomas Hayward"),
            ("Thomas B. Hayward", "Thomas Hayward"),
            ("Jürgen Hayward", "Jurgen Hayward"),
            ("Liu Jianchao", "Jianchao Liu"),
            ("Marie-Anne Lund", "Marie Lund"),
            ("Joe Hayward Jr.", "Joe Hayward"),
        ];
        for (a, b) in same {
            assert_eq!(likeness(a, b), Likeness::Agree, "{a}, {b}");
        }
    }

    #[test]
    fn names_differ_in_letters_or_parts() {
        assert_eq!(likeness("Jürgen Halvorsen", "Jürgen Halversen"), Likeness::Spelling);
        assert_eq!(likeness("Catherine Lund", "Katherine Lund"), Likeness::Spelling);
        assert_eq!(likeness("Karl Lund", "Kurt Lund"), Likeness::Family);
        assert_eq!(likeness("Colm Pettigrew", "Colm Hayward"), Likeness::Given);
        assert_eq!(likeness("Olga Petrova", "Olga Petrov"), Likeness::Agree);
        assert_eq!(likeness("Karl Lund", "Anna Holm"), Likeness::Different);
        assert_eq!(likeness("Hayward", "Karl Haywerd"), Likeness::Spelling);
        assert_eq!(likeness("Morrison", "Harrison"), Likeness::Unclear);
    }
}
