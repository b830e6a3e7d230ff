//! Who holds which office, as an article tells it.
//!
//! A sentence is laid out as a [`passage`]; [`phrase`]s are offices of the [`list`] with what they are one of (their
//! [`body`]); a [`statement`] says who holds one. The [`background`] is what the sentences tell of other times, of
//! changes, and of what is made up.

mod background;
mod body;
mod list;
mod pair;
mod passage;
mod phrase;
mod statement;

pub(super) use background::Background;
pub(super) use body::Body;
pub(super) use list::Uniqueness;
pub(super) use pair::{Grounds, Pair};
pub(super) use passage::{NameRun, Passage};
pub(super) use statement::{Form, Statement};

use std::collections::{BTreeMap, BTreeSet};

use phrase::Standing;

use super::ClaimedArticle;
use crate::article::Span;
use crate::claim::Reason;
use crate::meaning::AttributionKind;
use crate::meaning::mention::{EntityKind, is_demonym};

/// The offices of an article.
pub(super) struct Offices {
    /// Who holds which, in the order of the text.
    pub statements: Vec<Statement>,
    pub background: Background,
    /// The offices that change hands, or of which the article speaks as held at another time.
    changing: BTreeSet<String>,
    /// Of what offices may be that are named alone: places, and what other offices are of.
    bodies: BTreeSet<Body>,
    /// Where the text lost its meaning, in order. What repeats another passage with another name is worth a look.
    garbled: Vec<Span>,
}

impl Offices {
    /// Reads an article.
    pub fn of(article: &ClaimedArticle<'_>) -> Self {
        let garbled = article.partition.excluded().filter(|(reason, ..)| *reason == Reason::Garbled);
        let mut offices = Self {
            statements: Vec::new(),
            background: Background::of(article),
            changing: BTreeSet::new(),
            bodies: BTreeSet::new(),
            garbled: garbled.flat_map(|(_, spans, _)| spans.iter().copied()).collect(),
        };
        offices.garbled.sort_unstable();
        let entities = article.partition.mentions().entities.iter();
        let places = entities.filter(|entity| entity.kind == EntityKind::Place);
        offices.bodies.extend(places.map(|place| Body::named(&place.name)));
        for passage in Passage::all(article) {
            offices.background.read(&passage);
            offices.read(article, &passage);
        }
        offices
    }

    fn read(&mut self, article: &ClaimedArticle<'_>, passage: &Passage<'_>) {
        let is_question = passage.sentence.text().ends_with('?');
        let words = passage.tree.parse().words();
        self.bodies.extend(words.filter(|word| is_demonym(word.form())).map(|word| Body::named(word.form())));
        for phrase in phrase::phrases(passage) {
            self.bodies.extend(phrase.body.clone());
            let other_time =
                self.background.changes_in(passage.sentence.id()) || phrase.standing == Standing::OtherTime;
            if other_time {
                self.changing.insert(phrase.canonical.to_owned());
            }
            let Some(statement) = statement::statement(passage, &phrase).filter(|_| !is_question) else { continue };
            self.bodies.extend(statement.body.clone());
            let elsewhere = self.background.is_elsewhere(passage.sentence);
            if !elsewhere && !self.is_garbled(statement.span) && is_vouched_for(article, &statement) {
                self.statements.push(statement);
            }
        }
    }

    /// Whether a place stands in a passage that lost its meaning.
    fn is_garbled(&self, place: Span) -> bool {
        let from = self.garbled.partition_point(|span| span.end() <= place.start());
        self.garbled.get(from).is_some_and(|span| span.overlaps(place))
    }

    /// Whether the article speaks of an office as one that changes hands.
    pub fn is_changing(&self, canonical: &str) -> bool {
        self.background.is_history || self.changing.contains(canonical)
    }

    /// Whether an office that is named without saying of what can only be that of this body, or, of none, whether there
    /// is at most one that it can be of.
    pub fn is_only_body(&self, body: Option<&Body>) -> bool {
        match body {
            Some(body) => self.bodies.iter().all(|other| other.is_same(body)),
            None => self.bodies.len() <= 1,
        }
    }

    /// The statements of each office, by its name with what narrows it.
    pub fn by_office(&self) -> BTreeMap<&str, Vec<&Statement>> {
        let mut by_office: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
        for statement in &self.statements {
            by_office.entry(&statement.office).or_default().push(statement);
        }
        by_office
    }
}

/// Whether the article itself says it: what is quoted word for word, and what a source tells of who holds an office, may
/// be told otherwise by another.
fn is_vouched_for(article: &ClaimedArticle<'_>, statement: &Statement) -> bool {
    let place = Span::new(statement.span.start(), statement.span.start());
    match article.partition.source_of(statement.span).or_else(|| article.partition.source_of(place)) {
        None => true,
        Some(source) => source.kind != AttributionKind::Direct && statement.form != Form::Predicate,
    }
}
