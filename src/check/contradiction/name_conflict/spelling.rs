//! Full names that differ in one letter.

use std::collections::BTreeMap;

use super::DOCUMENTATION;
use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::office::Offices;
use crate::check::contradiction::person::PersonName;
use crate::finding::{Confidence, Finding, Severity};
use crate::meaning::mention::{EntityId, EntityKind, MentionKind};

/// A full name of a person.
struct Named {
    entity: EntityId,
    name: PersonName,
    span: Span,
}

/// So many who share a first name are compared with each other.
const NAMESAKES: usize = 16;

/// `known`: those of whom it is told already.
pub(super) fn findings(article: &ClaimedArticle<'_>, offices: &Offices, known: &[[EntityId; 2]]) -> Vec<Finding> {
    let mut by_first: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for named in named(article) {
        by_first.entry(named.name.given().to_owned()).or_default().push(named);
    }
    let mut found = Vec::new();
    for people in by_first.values().filter(|people| people.len() <= NAMESAKES) {
        for (at, later) in people.iter().enumerate() {
            let one = |earlier: &&Named| {
                let told = known.iter().any(|pair| pair.contains(&earlier.entity) && pair.contains(&later.entity));
                let (a, b) = (earlier.entity, later.entity);
                let apart =
                    !offices.background.meet(a, b) && !offices.background.has_kin(a) && !offices.background.has_kin(b);
                !told && apart && earlier.name.differs_in_one_letter(&later.name)
            };
            found.extend(people[..at].iter().find(one).map(|earlier| finding(article, earlier, later)));
        }
    }
    found
}

/// The first full name of each person, in the order of the text.
fn named(article: &ClaimedArticle<'_>) -> Vec<Named> {
    let mentions = article.partition.mentions();
    let people =
        mentions.entities.iter().zip(0..).filter(|(entity, _)| entity.named && entity.kind == EntityKind::Person);
    let named = people.filter_map(|(entity, id)| {
        let name = PersonName::read(&entity.name).filter(PersonName::is_full)?;
        Some(Named { entity: EntityId(id), name, span: entity.name_span })
    });
    let is_name = |named: &Named| {
        let mention = mentions.mention_at(named.span);
        mention.is_some_and(|mention| mention.kind == MentionKind::Name) && !article.is_quarantined(named.span)
    };
    let mut named: Vec<Named> = named.filter(is_name).collect();
    named.sort_by_key(|named| named.span);
    named
}

fn finding(article: &ClaimedArticle<'_>, earlier: &Named, later: &Named) -> Finding {
    let (name, other) = (&later.name.written, &earlier.name.written);
    let message = format!("‘{name}’ here and ‘{other}’ elsewhere differ in one letter: are they one person?");
    let article = article.analysis.article();
    Finding::new(&DOCUMENTATION, article, later.span, message)
        .related(article, earlier.span)
        .value("name", [name.clone(), other.clone()])
        .severity(Severity::Note)
        .confidence(Confidence::percent(65))
}
