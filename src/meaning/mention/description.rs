//! Which descriptions mean what was named or described before: `the top diplomat`, `the party`.

use std::collections::HashMap;

use super::sighting::{Article, NounFacts};
use super::words::{NounClass, noun_class};
use super::{EntityKind, Number};

/// So many who are described by a noun are told apart.
const MANY: usize = 8;
/// A noun that names nobody known is remembered for so many sentences.
const REMEMBERED: u32 = 4;

/// One who is described by a noun.
#[derive(Clone, Debug)]
struct Described {
    entity: usize,
    modifiers: Vec<String>,
    number: Number,
    named: bool,
    sentence: u32,
}

/// Who is described by which noun.
#[derive(Default)]
pub(super) struct Descriptions(HashMap<String, Vec<Described>>);

/// What a description means.
pub(super) enum Description {
    /// This.
    One(usize),
    /// One of these.
    OneOf(Vec<usize>),
    /// Nothing known.
    New,
}

impl Descriptions {
    /// Remembers that a noun describes an entity.
    pub fn add(&mut self, noun: &str, modifiers: &[String], number: Number, entity: usize, named: bool, sentence: u32) {
        let known = self.0.entry(noun.to_owned()).or_default();
        if known.len() > MANY * 2 {
            known.remove(0);
        }
        known.push(Described { entity, modifiers: modifiers.to_vec(), number, named, sentence });
    }

    /// Remembers by which nouns an organisation can be called: `the party`, `the company`.
    pub fn add_organisation(&mut self, parts: &[String], entity: usize, sentence: u32) {
        let head = parts.iter().position(|part| part == "of" || part == "for").unwrap_or(parts.len());
        let Some(last) = head.checked_sub(1).map(|at| parts[at].as_str()) else { return };
        let noun = match last {
            "Inc" | "Inc." | "Corp" | "Corp." | "Co" | "Co." | "Ltd" | "Ltd." | "LLC" | "PLC" | "plc" | "Holdings"
            | "Airlines" | "Airways" | "Motors" | "Industries" | "Systems" | "Technologies" | "Pharmaceuticals" => {
                "company"
            }
            "FC" | "F.C." => "club",
            "Times" | "Post" | "Tribune" | "Herald" | "Gazette" => "newspaper",
            other => &other.to_lowercase(),
        };
        if noun_class(noun) == Some(NounClass::Organisation) && parts.len() > 1 {
            self.add(noun, &[], Number::Singular, entity, true, sentence);
        }
    }

    /// What a definite description in a sentence means. `kind` is what its noun names.
    pub fn find(&self, facts: &NounFacts, number: Number, kind: Option<EntityKind>, sentence: u32) -> Description {
        // `the country`: of the places nothing is known but the name.
        if facts.article == Article::Indefinite || facts.narrowed || facts.predicate {
            return Description::New;
        }
        let known = self.0.get(&facts.noun).map_or(&[][..], Vec::as_slice);
        let fits = |one: &&Described| {
            let people = kind == Some(EntityKind::Person) || kind == Some(EntityKind::Organisation);
            one.number == number
                && (one.named && people || sentence - one.sentence <= REMEMBERED)
                && facts.modifiers.iter().all(|word| one.modifiers.contains(word))
                // `the election` may be another than `the general election`.
                && (people || facts.modifiers.len() == one.modifiers.len())
        };
        let mut found: Vec<usize> = known.iter().filter(fits).map(|one| one.entity).collect();
        found.sort_unstable();
        found.dedup();
        match found[..] {
            [] => Description::New,
            [only] => Description::One(only),
            _ => Description::OneOf(found),
        }
    }
}
