//! What words mean beside one another: the same, opposites, kinds that exclude each other. Written for this program; see
//! `docs/rules.md` for what the rules make of it.

mod word_list;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(super) use word_list::{LASTING_VERBS, LIGHT_WORDS, TURNING_WORDS, WordList};

/// The class of a word, as far as the lists tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A common noun.
    Noun,
    /// A verb.
    Verb,
    /// An adjective, or a participle that is used as one.
    Adjective,
    /// An adverb.
    Adverb,
    /// A word of another class.
    Other,
}

impl Class {
    fn of(name: &str) -> Self {
        match name {
            "noun" => Class::Noun,
            "verb" => Class::Verb,
            "adj" => Class::Adjective,
            "adv" => Class::Adverb,
            _ => Class::Other,
        }
    }
}

/// What the lists know of a word.
#[derive(Debug, Default)]
struct Entry {
    /// Its sets of synonyms.
    synonyms: Vec<u16>,
    /// Oppositions, with the side it is on.
    opposites: Vec<(u16, bool)>,
    /// Groups of kinds, with its place there.
    kinds: Vec<(u16, u16)>,
}

/// What the lists know of a word that stands in a text: of its lemma, and of its form as an adjective.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts([Option<&'static Entry>; 2]);

static WORDS: LazyLock<BTreeMap<Class, BTreeMap<&'static str, Entry>>> = LazyLock::new(|| {
    let mut words: BTreeMap<Class, BTreeMap<&'static str, Entry>> = BTreeMap::new();
    for (number, line) in (0_u16..).zip(include_str!("synonyms.txt").lines()) {
        let (class, set) = line.split_once('\t').unwrap_or((line, ""));
        for word in set.split(' ') {
            words.entry(Class::of(class)).or_default().entry(word).or_default().synonyms.push(number);
        }
    }
    for (number, line) in (0_u16..).zip(include_str!("opposites.txt").lines()) {
        let mut fields = line.split('\t');
        let class = Class::of(fields.next().unwrap_or_default());
        for (side, words_of_side) in [false, true].into_iter().zip(fields) {
            for word in words_of_side.split(' ') {
                words.entry(class).or_default().entry(word).or_default().opposites.push((number, side));
            }
        }
    }
    for (number, line) in (0_u16..).zip(include_str!("kinds.txt").lines()) {
        let mut fields = line.split('\t').skip(1);
        let class = Class::of(fields.next().unwrap_or_default());
        for (place, member) in (0_u16..).zip(fields.next().unwrap_or_default().split(' ')) {
            for word in member.split('/') {
                words.entry(class).or_default().entry(word).or_default().kinds.push((number, place));
            }
        }
    }
    words
});

impl Facts {
    /// What is known of a lemma, and of the form that stands there, which may be listed as an adjective: `convinced`.
    pub fn of(class: Class, lemma: &str, form: &str) -> Self {
        let entry = |class: Class, word: &str| WORDS.get(&class)?.get(word);
        let listed = matches!(class, Class::Verb) || class == Class::Adjective && form != lemma;
        Facts([entry(class, lemma), listed.then(|| entry(Class::Adjective, form)).flatten()])
    }

    fn entries(self) -> impl Iterator<Item = &'static Entry> + Clone {
        self.0.into_iter().flatten()
    }

    /// The sets of synonyms that the word is in.
    pub fn synonyms(self) -> impl Iterator<Item = u16> + Clone {
        self.entries().flat_map(|entry| entry.synonyms.iter().copied())
    }

    /// Whether both words are in one set of synonyms.
    pub fn is_synonym(self, other: Facts) -> bool {
        self.synonyms().any(|set| other.synonyms().any(|theirs| set == theirs))
    }

    /// Whether the words stand on the two sides of an opposition, and on the same side of none.
    pub fn is_opposite(self, other: Facts) -> bool {
        let all = |facts: Facts| facts.entries().flat_map(|entry| entry.opposites.iter().copied());
        let (mut same, mut apart) = (false, false);
        for (number, side) in all(self) {
            for (_, theirs) in all(other).filter(|(theirs, _)| *theirs == number) {
                same |= theirs == side;
                apart |= theirs != side;
            }
        }
        apart && !same && !self.is_synonym(other)
    }

    /// Whether the words are kinds that exclude each other.
    pub fn is_other_kind(self, other: Facts) -> bool {
        let all = |facts: Facts| facts.entries().flat_map(|entry| entry.kinds.iter().copied());
        let apart = all(self).any(|(group, place)| {
            all(other).any(|(other_group, other_place)| group == other_group && place != other_place)
        });
        apart && !self.is_synonym(other)
    }
}

/// For whom or what an event happens only once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Once {
    /// For its subject.
    pub subject: bool,
    /// For what it is done to.
    pub object: bool,
    /// Only where the words say that it is the first.
    pub first: bool,
}

static ONCE: LazyLock<BTreeMap<&'static str, Once>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut fields = line.split('\t');
        let verb = fields.next()?;
        let participant = fields.next()?;
        let once = |who: &str| participant == who || participant == "both";
        Some((verb, Once { subject: once("subject"), object: once("object"), first: fields.next() == Some("first") }))
    };
    include_str!("once.txt").lines().filter_map(line).collect()
});

/// For whom or what the event of a verb happens only once, if it does.
pub(super) fn once(verb: &str) -> Option<Once> {
    ONCE.get(verb).copied()
}

static IMPLICATIVES: LazyLock<BTreeMap<&'static str, [Option<bool>; 2]>> = LazyLock::new(|| {
    let sign = |field: Option<&str>| match field {
        Some("+") => Some(true),
        Some("-") => Some(false),
        _ => None,
    };
    let line = |line: &'static str| {
        let mut fields = line.split('\t');
        Some((fields.next()?, [sign(fields.next()), sign(fields.next())]))
    };
    include_str!("implicatives.txt").lines().filter_map(line).collect()
});

/// What a verb that is affirmed or denied tells of the infinitive that completes it: that it is so, that it is not so, or
/// nothing. After Karttunen (1971) and Nairn, Condoravdi and Karttunen (2006).
pub(super) fn implied(verb: &str, denied: bool) -> Option<bool> {
    IMPLICATIVES.get(verb)?[usize::from(denied)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_sound() {
        let lists = [include_str!("synonyms.txt"), include_str!("opposites.txt"), include_str!("kinds.txt")];
        for list in lists.into_iter().chain([include_str!("once.txt"), include_str!("implicatives.txt")]) {
            assert!(list.lines().is_sorted_by(|a, b| a < b));
        }
        for line in include_str!("opposites.txt").lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(fields.len() == 3 && Class::of(fields[0]) != Class::Other, "{line}");
            assert!(fields[1].split(' ').all(|word| !fields[2].split(' ').any(|other| word == other)), "{line}");
        }
        for line in include_str!("once.txt").lines() {
            let once = line.split('\t').next().and_then(once).expect("a verb");
            assert!(once.subject || once.object, "{line}");
        }
    }

    #[test]
    fn words_are_the_same_opposites_or_of_other_kinds() {
        let facts = |class, word: &str| Facts::of(class, word, word);
        assert!(facts(Class::Adjective, "positive").is_opposite(facts(Class::Adjective, "negative")));
        assert!(!facts(Class::Adjective, "positive").is_opposite(facts(Class::Adjective, "positive")));
        assert!(facts(Class::Noun, "father").is_other_kind(facts(Class::Noun, "uncle")));
        assert!(facts(Class::Verb, "begin").is_synonym(facts(Class::Verb, "start")));
    }
}
