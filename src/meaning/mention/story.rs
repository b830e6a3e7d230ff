//! What the mentions of an article come to mean, from the first to the last: names and descriptions. Pronouns are
//! looked up in between ([`candidates`](super::candidates)).

use std::collections::HashMap;

use super::antecedent::Traits;
use super::description::{Description, Descriptions};
use super::identity::{Bearer, Names};
use super::sighting::{Article, NounFacts, PronounClass, Role, Sighting, Words};
use super::{Entity, EntityId, EntityKind, Gender, Mention, MentionKind, Mentions, Number};
use crate::article::Span;
use crate::syntax::SentenceId;

/// What is known of an entity.
pub(super) struct Known {
    pub traits: Traits,
    name: String,
    name_span: Span,
    title: Option<Span>,
    description: Option<Span>,
    /// How often it was mentioned so far.
    pub count: u32,
    /// How the first mention was determined.
    pub article: Option<Article>,
    /// The last sentence in which it was a subject, and the one before that in which it was.
    pub subject_in: [Option<u32>; 2],
    /// The last sentence in which a pronoun stood for it, and the pronoun.
    pub pronoun: Option<(u32, PronounClass)>,
    /// Whether it is worth telling of: it has a name or was mentioned again.
    told: bool,
}

/// What each sighting came to mean.
#[derive(Clone, Default)]
pub(super) struct Meaning {
    pub entity: Option<usize>,
    pub candidates: Vec<usize>,
}

/// The article as it is read.
pub(super) struct Story<'a> {
    pub sightings: &'a [Sighting],
    pub blocks: &'a [(u32, usize)],
    pub names: &'a Names,
    pub known: Vec<Known>,
    pub meanings: Vec<Meaning>,
    /// The entity of each form of a name.
    pub of_form: HashMap<usize, usize>,
    descriptions: Descriptions,
    /// The sighting of each head, by sentence and word: names before nouns before groups.
    pub at_head: HashMap<(u32, u32), usize>,
    pub group_at_head: HashMap<(u32, u32), usize>,
    /// The last sentence in which a pronoun stayed unclear, for each class.
    pub unclear: [Option<u32>; 4],
    /// The person who is mentioned most so far.
    pub hero: Option<usize>,
    /// How often any other person was mentioned.
    pub runner_up: u32,
}

impl<'a> Story<'a> {
    pub fn new(sightings: &'a [Sighting], blocks: &'a [(u32, usize)], names: &'a Names) -> Self {
        let (mut at_head, mut group_at_head) = (HashMap::new(), HashMap::new());
        for (at, sighting) in sightings.iter().enumerate() {
            let map = match sighting.words {
                Words::Group { .. } => &mut group_at_head,
                _ => &mut at_head,
            };
            map.entry((sighting.sentence, sighting.head)).or_insert(at);
        }
        let meanings = vec![Meaning::default(); sightings.len()];
        Self {
            sightings,
            blocks,
            names,
            known: Vec::new(),
            meanings,
            of_form: HashMap::new(),
            descriptions: Descriptions::default(),
            at_head,
            group_at_head,
            unclear: [None; 4],
            hero: None,
            runner_up: 0,
        }
    }

    pub fn place(&mut self, at: usize) {
        let sighting = &self.sightings[at];
        match &sighting.words {
            Words::Name(facts) => {
                let meaning = self.name(at);
                if let Some(entity) = meaning.entity {
                    let known = &mut self.known[entity];
                    known.title = known.title.or(facts.title);
                    if let Some((noun, modifiers)) = facts.title_words.split_last() {
                        self.descriptions.add(noun, modifiers, Number::Singular, entity, true, sighting.sentence);
                    }
                }
                self.meanings[at] = meaning;
            }
            Words::Demonym(place) => {
                let entity = self.names.place(place).map(|form| self.entity_of_form(form));
                self.meanings[at].entity = entity;
                return;
            }
            Words::Noun(facts) => self.noun(at, facts),
            Words::Group { text } => {
                let entity = self.add(sighting, text.clone(), false);
                self.meanings[at].entity = Some(entity);
            }
            Words::Pronoun(facts) => self.pronoun(at, facts),
        }
        if let Some(entity) = self.meanings[at].entity {
            self.mention(at, entity);
        }
    }

    /// Counts a mention of an entity.
    fn mention(&mut self, at: usize, entity: usize) {
        let sighting = &self.sightings[at];
        let known = &mut self.known[entity];
        known.count += 1;
        known.told |= known.count > 1;
        let person =
            known.traits.kind == Some(EntityKind::Person) || known.traits.named && known.traits.shape_of_person;
        let count = known.count;
        if person && known.traits.number == Number::Singular && self.hero != Some(entity) {
            match self.hero.map(|hero| self.known[hero].count) {
                Some(most) if most >= count => self.runner_up = self.runner_up.max(count),
                most => {
                    self.runner_up = most.unwrap_or(0);
                    self.hero = Some(entity);
                }
            }
        }
        let known = &mut self.known[entity];
        if sighting.role == Role::Subject && known.subject_in[0] != Some(sighting.sentence) {
            known.subject_in = [Some(sighting.sentence), known.subject_in[0]];
        }
    }

    fn name(&mut self, at: usize) -> Meaning {
        match self.names.bearer(at) {
            Some(Bearer::One(form)) => Meaning { entity: Some(self.entity_of_form(form)), candidates: Vec::new() },
            Some(Bearer::OneOf(forms)) => {
                Meaning { entity: None, candidates: forms.into_iter().map(|form| self.entity_of_form(form)).collect() }
            }
            None => Meaning::default(),
        }
    }

    /// The entity of a form of a name; a new one if it was not met before.
    fn entity_of_form(&mut self, form: usize) -> usize {
        if let Some(&entity) = self.of_form.get(&form) {
            return entity;
        }
        let name = &self.names.forms[form];
        let first = &self.sightings[name.first];
        let entity = self.add(first, name.parts.join(" "), true);
        let known = &mut self.known[entity];
        known.name_span = self.sightings[name.fullest].span;
        known.traits.kind = name.kind;
        known.traits.gender = name.gender;
        known.traits.shape_of_person = name.has_shape_of_person();
        if name.kind != Some(EntityKind::Person) && name.kind != Some(EntityKind::Place) {
            self.descriptions.add_organisation(&name.parts, entity, first.sentence);
        }
        self.of_form.insert(form, entity);
        entity
    }

    fn add(&mut self, sighting: &Sighting, name: String, named: bool) -> usize {
        self.known.push(Known {
            traits: Traits {
                kind: sighting.kind,
                gender: sighting.gender,
                number: sighting.number,
                named,
                shape_of_person: false,
            },
            name,
            name_span: sighting.span,
            title: None,
            description: None,
            count: 0,
            article: match &sighting.words {
                Words::Noun(facts) => Some(facts.article),
                _ => None,
            },
            subject_in: [None; 2],
            pronoun: None,
            told: named,
        });
        self.known.len() - 1
    }

    fn noun(&mut self, at: usize, facts: &NounFacts) {
        let sighting = &self.sightings[at];
        let described = facts.describes.and_then(|head| self.at_head.get(&(sighting.sentence, head)).copied());
        let described = described.filter(|&other| other != at).and_then(|other| match self.sightings[other].words {
            Words::Name(_) => self.name(other).entity,
            _ => self.meanings[other].entity,
        });
        if let Some(entity) = described {
            let known = &mut self.known[entity];
            let number = known.traits.number;
            if number == sighting.number {
                if known.traits.kind.is_none() {
                    known.traits.kind = sighting.kind;
                }
                if known.traits.gender == Gender::Unknown && known.traits.kind == Some(EntityKind::Person) {
                    known.traits.gender = sighting.gender;
                }
                known.description.get_or_insert(sighting.span);
                let named = known.traits.named;
                self.descriptions.add(&facts.noun, &facts.modifiers, number, entity, named, sighting.sentence);
                self.meanings[at].entity = Some(entity);
            }
            return;
        }
        if facts.predicate {
            return;
        }
        match self.descriptions.find(facts, sighting.number, sighting.kind, sighting.sentence) {
            Description::One(entity) => {
                self.meanings[at].entity = Some(entity);
                return;
            }
            Description::OneOf(candidates) => self.meanings[at].candidates = candidates,
            Description::New => {}
        }
        let entity = self.add(sighting, repeated(facts, sighting), false);
        self.descriptions.add(&facts.noun, &facts.modifiers, sighting.number, entity, false, sighting.sentence);
        self.meanings[at].entity = Some(entity);
    }

    pub fn mentions(self) -> Mentions {
        // Who is told of, in the order of the first mention.
        let mut numbers: Vec<Option<u32>> = vec![None; self.known.len()];
        let mut order: Vec<usize> = Vec::new();
        let mut number = |entity: usize| {
            let next = u32::try_from(order.len()).unwrap_or(u32::MAX);
            EntityId(*numbers[entity].get_or_insert_with(|| {
                order.push(entity);
                next
            }))
        };
        let mut mentions = Vec::new();
        for (sighting, meaning) in self.sightings.iter().zip(&self.meanings) {
            let entity = meaning.entity.filter(|&entity| self.known[entity].told).map(&mut number);
            // What only says what something is does not stand for it.
            if matches!(&sighting.words, Words::Noun(facts) if facts.predicate || facts.describes.is_some()) {
                continue;
            }
            let common =
                sighting.mention_kind() == MentionKind::Nominal || sighting.mention_kind() == MentionKind::Demonym;
            if entity.is_none() && common && meaning.candidates.is_empty() {
                continue;
            }
            mentions.push(Mention {
                span: sighting.span,
                sentence: SentenceId(sighting.sentence),
                head: sighting.head as usize,
                kind: sighting.mention_kind(),
                number: sighting.number,
                gender: sighting.gender,
                entity,
                candidates: match entity {
                    Some(_) => Vec::new(),
                    None => meaning.candidates.iter().map(|&entity| number(entity)).collect(),
                },
            });
        }
        let entities = order.into_iter().map(|entity| {
            let known = &self.known[entity];
            Entity {
                name: known.name.clone(),
                named: known.traits.named,
                kind: known.traits.kind.unwrap_or(EntityKind::Other),
                gender: known.traits.gender,
                number: known.traits.number,
                name_span: known.name_span,
                title: known.title,
                description: known.description,
            }
        });
        Mentions { entities: entities.collect(), mentions }
    }
}

/// A description as it would be repeated: `the man` for `a man`, and for `Man` at the start of a headline.
fn repeated(facts: &NounFacts, sighting: &Sighting) -> String {
    let article = |first: &str| first.eq_ignore_ascii_case("a") || first.eq_ignore_ascii_case("an");
    let bare = sighting.number == Number::Singular && sighting.kind.is_some() && facts.article == Article::Indefinite;
    match facts.text.split_once(' ') {
        Some((first, rest)) if article(first) => format!("the {rest}"),
        None if bare => format!("the {}", facts.noun),
        _ => facts.text.clone(),
    }
}
