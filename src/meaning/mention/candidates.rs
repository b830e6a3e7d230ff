//! Who a pronoun can mean, and what speaks for each.

use super::MentionKind;
use super::antecedent::{self, BACK, Feature, MENTIONS, agrees};
use super::identity::Bearer;
use super::sighting::{Article, PronounClass, PronounFacts, PronounForm, Role, Words};
use super::story::Story;
use super::{EntityKind, Gender, Number};

/// An entity as a candidate.
struct Candidate {
    entity: usize,
    score: i32,
    features: Vec<Feature>,
}

impl Story<'_> {
    /// Resolves a pronoun, or says who is possible.
    pub fn pronoun(&mut self, at: usize, facts: &PronounFacts) {
        let sighting = &self.sightings[at];
        let mut candidates = self.candidates(at, facts);
        if facts.form == PronounForm::Reflexive {
            let own = facts.own_subject.and_then(|head| self.entity_at(sighting.sentence, head, facts.class));
            let fits = |entity: &usize| agrees(facts.class, &self.known[*entity].traits);
            self.meanings[at].entity = own.filter(fits);
            return;
        }
        let class = facts.class as usize;
        let before = self.unclear[class].is_some_and(|sentence| sighting.sentence - sentence <= 1);
        let mut none = vec![Feature::NoOne];
        none.push(match candidates.len() {
            0 | 1 => Feature::OfOne,
            2 => Feature::OfTwo,
            _ => Feature::OfMore,
        });
        if sighting.role == Role::Subject {
            none.push(Feature::PronounIsSubject);
        }
        if before {
            none.push(Feature::PronounBeforeUnclear);
        }
        if sighting.quoted {
            none.push(Feature::PronounQuoted);
        }
        if !candidates.iter().any(|candidate| candidate.features[0] == Feature::Distance0) {
            none.push(Feature::NoneInSentence);
        }
        if facts.behind.is_some() {
            none.push(Feature::SubjectBehind);
        }
        for candidate in &mut candidates {
            candidate.score = antecedent::score(facts.class, facts.form, &candidate.features);
        }
        let none = antecedent::score(facts.class, facts.form, &none);
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
        let rival = candidates.get(1).map_or(none, |next| next.score.max(none));
        match candidates.first() {
            Some(first) if first.score - rival >= self.lead(at, facts, first) => {
                let known = &mut self.known[first.entity];
                if matches!(facts.class, PronounClass::He | PronounClass::She) {
                    known.traits.kind = Some(EntityKind::Person);
                    known.traits.gender = sighting.gender;
                }
                known.pronoun = Some((sighting.sentence, facts.class));
                self.meanings[at].entity = Some(first.entity);
                self.unclear[class] = None;
            }
            _ => {
                self.meanings[at].candidates = candidates.iter().map(|candidate| candidate.entity).take(4).collect();
                self.unclear[class] = Some(sighting.sentence);
            }
        }
    }

    /// The entity of the mention with this head.
    fn entity_at(&self, sentence: u32, head: u32, class: PronounClass) -> Option<usize> {
        let group = self.group_at_head.get(&(sentence, head)).filter(|_| class == PronounClass::They);
        let at = group.or_else(|| self.at_head.get(&(sentence, head)))?;
        self.meanings[*at].entity
    }

    /// Who can be meant, the last mentioned first.
    fn candidates(&self, at: usize, facts: &PronounFacts) -> Vec<Candidate> {
        let sighting = &self.sightings[at];
        let sentence = sighting.sentence;
        let mut seen: Vec<usize> = Vec::new();
        let barred = facts.barred.iter().map(|head| (sentence, *head)).chain(facts.speaker);
        for place in barred {
            for map in [&self.at_head, &self.group_at_head] {
                let Some(&other) = map.get(&place) else { continue };
                let entity = match (self.meanings[other].entity, self.names.bearer(other)) {
                    (None, Some(Bearer::One(form))) => self.of_form.get(&form).copied(),
                    (entity, _) => entity,
                };
                seen.extend(entity);
            }
        }
        let own = facts.own_subject.and_then(|head| self.entity_at(sentence, head, facts.class));
        let above: Vec<usize> =
            facts.above.iter().filter_map(|&head| self.entity_at(sentence, head, facts.class)).collect();
        let block = |sentence: u32| self.blocks.partition_point(|(first, _)| *first <= sentence);
        let mut found: Vec<Candidate> = Vec::new();
        for last in (at.saturating_sub(MENTIONS)..at).rev() {
            let mention = &self.sightings[last];
            let distance = sentence - mention.sentence;
            if distance > BACK {
                break;
            }
            let Some(entity) = self.meanings[last].entity else { continue };
            if matches!(mention.words, Words::Demonym(_)) || seen.contains(&entity) {
                continue;
            }
            seen.push(entity);
            let known = &self.known[entity];
            if facts.relative && own != Some(entity) {
                continue;
            }
            if !agrees(facts.class, &known.traits) {
                continue;
            }
            let mut names = vec![
                [Feature::Distance0, Feature::Distance1, Feature::Distance2, Feature::Distance3][distance as usize],
            ];
            names.push(match mention.role {
                Role::Subject => Feature::Subject,
                Role::Object => Feature::Object,
                Role::Oblique => Feature::Oblique,
                Role::Possessor => Feature::Possessor,
                Role::Nested => Feature::Nested,
                Role::Other => Feature::OtherRole,
            });
            let mut when = |holds: bool, name: Feature| {
                if holds {
                    names.push(name);
                }
            };
            when(own == Some(entity), Feature::OwnSubject);
            when(above.first() == Some(&entity), Feature::SubjectAbove);
            when(above.iter().skip(1).any(|other| *other == entity), Feature::SubjectFurtherAbove);
            when(mention.role == Role::Subject && sighting.role == Role::Subject, Feature::BothSubjects);
            when(mention.role == Role::Object && sighting.role == Role::Object, Feature::BothObjects);
            when(
                true,
                match mention.mention_kind() {
                    MentionKind::Name | MentionKind::Demonym => Feature::Name,
                    MentionKind::Nominal => Feature::Nominal,
                    MentionKind::Pronoun => Feature::Pronoun,
                },
            );
            when(known.traits.gender != Gender::Unknown, Feature::GenderKnown);
            when(known.traits.kind.is_some(), Feature::KindKnown);
            when(
                true,
                match known.count {
                    0 | 1 => Feature::MentionedOnce,
                    2 | 3 => Feature::MentionedAgain,
                    _ => Feature::MentionedOften,
                },
            );
            when(
                true,
                match found.len() {
                    0 => Feature::Nearest,
                    1 => Feature::Second,
                    2 => Feature::Third,
                    _ => Feature::Further,
                },
            );
            when(last == 0 || self.sightings[last - 1].sentence != mention.sentence, Feature::FirstOfSentence);
            when(known.subject_in.iter().flatten().any(|&at| at + 1 == sentence), Feature::SubjectBefore);
            when(mention.quoted != sighting.quoted, Feature::QuotationBetween);
            if mention.mention_kind() == MentionKind::Nominal {
                when(
                    true,
                    match known.article {
                        Some(Article::Definite) => Feature::Definite,
                        Some(Article::Possessed) => Feature::Possessed,
                        _ => Feature::Indefinite,
                    },
                );
            }
            when(
                known.pronoun.is_some_and(|(at, class)| class == facts.class && sentence - at <= BACK),
                Feature::SamePronoun,
            );
            when(known.traits.kind == Some(EntityKind::Organisation), Feature::Organisation);
            when(known.traits.kind == Some(EntityKind::Place), Feature::Place);
            when(matches!(mention.words, Words::Group { .. }), Feature::Group);
            when(known.traits.kind == Some(EntityKind::Person), Feature::People);
            when(distance > 0 && block(mention.sentence) != block(sentence), Feature::OtherParagraph);
            when(known.traits.number == Number::Singular && facts.class == PronounClass::They, Feature::Collective);
            let features = names;
            found.push(Candidate { entity, score: 0, features });
        }
        if let Some(hero) = self.hero(facts.class).filter(|hero| !seen.contains(hero)) {
            let features = vec![Feature::DistanceFar, Feature::OtherRole];
            found.push(Candidate { entity: hero, score: 0, features });
        }
        let best = found.iter().map(|candidate| self.known[candidate.entity].count).max().unwrap_or(0);
        let alone = found.len() == 1;
        for candidate in &mut found {
            if self.known[candidate.entity].count == best {
                candidate.features.push(Feature::BestCount);
            }
            if alone {
                candidate.features.push(Feature::OnlyOne);
            }
        }
        found
    }

    /// Who is mentioned most so far of those whom a pronoun can mean, if clearly so.
    fn hero(&self, class: PronounClass) -> Option<usize> {
        let hero = self.hero?;
        let known = &self.known[hero];
        let alone = known.count >= 4 && known.count >= 2 * self.runner_up;
        (alone && agrees(class, &known.traits)).then_some(hero)
    }

    /// How far a candidate must lead.
    fn lead(&self, at: usize, facts: &PronounFacts, first: &Candidate) -> i32 {
        let traits = &self.known[first.entity].traits;
        let acts = matches!(traits.kind, Some(EntityKind::Organisation | EntityKind::Place));
        let has = |feature| first.features.contains(&feature);
        let sighting = &self.sightings[at];
        let teller = || facts.teller.and_then(|head| self.entity_at(sighting.sentence, head, facts.class));
        // `The party said that it would sue`, `The party named its leader`.
        let plain =
            facts.form == PronounForm::Plain && sighting.role == Role::Subject && teller() == Some(first.entity);
        let possessive = facts.form == PronounForm::Possessive && has(Feature::OwnSubject);
        if (acts || traits.named) && facts.class == PronounClass::It && plain || acts && possessive {
            return 0;
        }
        antecedent::lead(facts.class, facts.form, traits, &first.features)
    }
}
