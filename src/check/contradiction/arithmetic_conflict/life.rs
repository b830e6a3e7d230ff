//! The lives of those who are named: born in one sentence, dead at an age in another.

use std::collections::BTreeMap;

use super::age::age;
use super::{Conflict, Scene};
use crate::article::Span;
use crate::finding::Severity;
use crate::meaning::mention::EntityId;
use crate::syntax::Word;

/// By so many years the years of a life and an age may differ.
const TOLERANCE: i64 = 1;

/// What is told of the lives of an article.
#[derive(Default)]
pub(super) struct Lives {
    born: BTreeMap<EntityId, (i64, Span)>,
    died: BTreeMap<EntityId, Death>,
}

/// A year, and the age somebody had reached.
#[derive(Clone, Copy)]
struct Death {
    year: i64,
    age: i64,
    span: Span,
}

impl Lives {
    /// Reads a sentence, and gives what doesn't fit another.
    pub fn read(&mut self, scene: &Scene<'_>) -> Option<Conflict> {
        let line = scene.line;
        let mut years = line.years();
        let (Some((year_at, year)), None) = (years.next(), years.next()) else { return None };
        if line.is_doubtful() {
            return None;
        }
        let verb_at = (year_at.saturating_sub(6)..year_at).rev().find(|&at| line.is_any(at, &["born", "died"]))?;
        let entity = subject(scene, line.word(verb_at)?)?;
        if line.is(verb_at, "born") {
            let span = line.span(verb_at..year_at + 1);
            if self.born.insert(entity, (year, span)).is_some() {
                // Told twice: which of them counts isn't clear.
                self.died.remove(&entity);
                return None;
            }
            return self.died.get(&entity).and_then(|death| conflict((year, span), *death));
        }
        let age_at = (year_at + 1..line.len().min(year_at + 8)).find(|&at| age(line, at).is_some())?;
        let death = Death { year, age: age(line, age_at)?, span: line.span(age_at..age_at + 1) };
        self.died.insert(entity, death);
        self.born.get(&entity).and_then(|birth| conflict(*birth, death))
    }
}

/// Who is the subject of a verb.
fn subject(scene: &Scene<'_>, verb: Word<'_>) -> Option<EntityId> {
    let line = scene.line;
    let subject = line.parse.words().find(|word| {
        matches!(word.deprel(), "nsubj" | "nsubj:pass") && word.head().is_some_and(|head| head.index() == verb.index())
    })?;
    let mentions = scene.partition.mentions().mentions_in(line.sentence.span());
    let place = line.sentence.span_of(subject.range());
    mentions.iter().find(|mention| mention.span.contains(place))?.entity
}

fn conflict((born, birth): (i64, Span), death: Death) -> Option<Conflict> {
    let years = death.year - born;
    if years <= 0 || (years - TOLERANCE..=years + TOLERANCE).contains(&death.age) {
        return None;
    }
    let Death { year, age, span } = death;
    let message = format!("from {born} to {year} are {years} years, not {age}: a year or the age is wrong");
    let (primary, related) = if span.start() > birth.start() { (span, birth) } else { (birth, span) };
    Some(Conflict { primary, related: vec![related], message, severity: Severity::Error })
}
