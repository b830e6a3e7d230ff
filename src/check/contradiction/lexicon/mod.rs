//! What words mean beside one another: the same, opposites, kinds that exclude each other. Written for this program; see
//! `docs/rules.md` for what the rules make of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The class of a word, as far as the lists tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A common noun.
    Noun,
    /// A verb.
    Verb,
    /// An adjective, or a participle that is used as one.
    Adjective,
    /// An adverb.
    Adverb,
    /// A preposition.
    Adposition,
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
            "adp" => Class::Adposition,
            _ => Class::Other,
        }
    }
}

/// What the lists know of a word: sets of synonyms; oppositions, with the side it is on; groups of kinds, with its place
/// there.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub synonyms: Vec<u16>,
    opposites: Vec<(u16, bool)>,
    kinds: Vec<(u16, u16)>,
}

static WORDS: LazyLock<BTreeMap<(Class, &'static str), Facts>> = LazyLock::new(|| {
    let mut words: BTreeMap<(Class, &'static str), Facts> = BTreeMap::new();
    for (number, line) in (0_u16..).zip(include_str!("synonyms.txt").lines()) {
        let (class, set) = line.split_once('\t').unwrap_or((line, ""));
        for word in set.split(' ') {
            words.entry((Class::of(class), word)).or_default().synonyms.push(number);
        }
    }
    for (number, line) in (0_u16..).zip(include_str!("opposites.txt").lines()) {
        let mut fields = line.split('\t');
        let class = Class::of(fields.next().unwrap_or_default());
        for (side, words_of_side) in [false, true].into_iter().zip(fields) {
            for word in words_of_side.split(' ') {
                words.entry((class, word)).or_default().opposites.push((number, side));
            }
        }
    }
    for (number, line) in (0_u16..).zip(include_str!("kinds.txt").lines()) {
        let mut fields = line.split('\t').skip(1);
        let class = Class::of(fields.next().unwrap_or_default());
        for (place, member) in (0_u16..).zip(fields.next().unwrap_or_default().split(' ')) {
            for word in member.split('/') {
                words.entry((class, word)).or_default().kinds.push((number, place));
            }
        }
    }
    words
});

impl Facts {
    /// What is known of a lemma, and of the form that stands there, which may be listed as an adjective: `convinced`.
    pub fn of(class: Class, lemma: &str, form: &str) -> Self {
        let mut facts = WORDS.get(&(class, lemma)).cloned().unwrap_or_default();
        let listed = (form != lemma || class != Class::Adjective) && matches!(class, Class::Verb | Class::Adjective);
        if let Some(more) = listed.then(|| WORDS.get(&(Class::Adjective, form))).flatten() {
            facts.synonyms.extend(&more.synonyms);
            facts.opposites.extend(&more.opposites);
            facts.kinds.extend(&more.kinds);
        }
        facts
    }

    /// Whether both words are in one set of synonyms.
    pub fn is_synonym(&self, other: &Facts) -> bool {
        self.synonyms.iter().any(|set| other.synonyms.contains(set))
    }

    /// Whether the words stand on the two sides of an opposition, and on the same side of none.
    pub fn is_opposite(&self, other: &Facts) -> bool {
        let sides = |same: bool| {
            self.opposites.iter().any(|(number, side)| other.opposites.contains(&(*number, *side == same)))
        };
        sides(false) && !sides(true) && !self.is_synonym(other)
    }

    /// Whether the words are kinds that exclude each other.
    pub fn is_other_kind(&self, other: &Facts) -> bool {
        let apart = |(group, place): &(u16, u16)| {
            other.kinds.iter().any(|(other_group, other_place)| group == other_group && place != other_place)
        };
        self.kinds.iter().any(apart) && !self.is_synonym(other)
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
        let verb = fields.next()?;
        let infinitive = fields.next()? == "to";
        infinitive.then(|| (verb, [sign(fields.next()), sign(fields.next())]))
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
        assert!(facts(Class::Adjective, "positive").is_opposite(&facts(Class::Adjective, "negative")));
        assert!(!facts(Class::Adjective, "positive").is_opposite(&facts(Class::Adjective, "positive")));
        assert!(facts(Class::Noun, "father").is_other_kind(&facts(Class::Noun, "uncle")));
        assert!(facts(Class::Verb, "begin").is_synonym(&facts(Class::Verb, "start")));
    }
}
