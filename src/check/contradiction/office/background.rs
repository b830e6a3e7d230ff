//! What speaks against taking an office as held now: dates, changes, kinship, what is made up.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{CHANGES, KINSHIP};
use super::passage::Passage;
use crate::check::contradiction::ClaimedArticle;
use crate::meaning::TimeExpression;
use crate::meaning::mention::{EntityId, MentionKind};
use crate::syntax::{Sentence, SentenceId};
use jiff::ToSpan;
use jiff::civil::Date;

/// So many sentences before one tell of which time it speaks.
const WINDOW: u32 = 3;
/// What lies further back than this is another time.
const RECENT_DAYS: i32 = 200;
/// An article with so many years tells history.
const YEARS: usize = 7;

/// What the sentences of an article tell besides.
#[derive(Default)]
pub(in super::super) struct Background {
    /// Sentences that tell of a change of offices.
    changes: BTreeSet<SentenceId>,
    /// Sentences that tell of something made up.
    fiction: BTreeSet<SentenceId>,
    /// Sentences with words of kinship.
    kinship: BTreeSet<SentenceId>,
    /// Sentences that name a time long past.
    old: BTreeSet<SentenceId>,
    /// Where each is mentioned by name or pronoun.
    mentioned: BTreeMap<EntityId, BTreeSet<SentenceId>>,
    /// Whether there are words of marriage.
    couples: bool,
    /// Whether the article tells history.
    pub is_history: bool,
}

impl Background {
    /// Reads what stands beside offices in an article.
    pub fn of(article: &ClaimedArticle<'_>) -> Self {
        let mut background = Self::default();
        for mention in &article.partition.mentions().mentions {
            let entity = mention.entity.filter(|_| matches!(mention.kind, MentionKind::Name | MentionKind::Pronoun));
            if let Some(entity) = entity {
                background.mentioned.entry(entity).or_default().insert(mention.sentence);
            }
        }
        let times = article.partition.times();
        let recent = times.published.as_ref().and_then(|day| {
            let day = Date::new(day.year, day.month.unwrap_or(1), day.day.unwrap_or(1)).ok()?;
            day.checked_sub(RECENT_DAYS.days()).ok()
        });
        let mut years = BTreeSet::new();
        for sentence in article.analysis.sentences() {
            for time in times.within(sentence.span()) {
                years.extend(year_written(article, time));
                if is_old(article, sentence, time, recent) {
                    background.old.insert(sentence.id());
                }
            }
        }
        background.is_history = years.len() >= YEARS;
        background
    }

    /// Reads the words of a sentence.
    pub fn read(&mut self, passage: &Passage<'_>) {
        let id = passage.sentence.id();
        for word in passage.tree.parse().words() {
            let (form, lemma) = (word.form().to_lowercase(), word.lemma());
            match CHANGES.get(&form).or_else(|| CHANGES.get(&lemma)) {
                // `A series of meetings`.
                Some("fiction") if passage.lower(word.index() + 1) != "of" => drop(self.fiction.insert(id)),
                Some("fiction") => {}
                Some(_) => drop(self.changes.insert(id)),
                None => {}
            }
            let steps = lemma == "step" && matches!(&*passage.lower(word.index() + 1), "down" | "aside" | "in");
            let takes = lemma == "take" && matches!(&*passage.lower(word.index() + 1), "office" | "over" | "power");
            let verb = word.upos() == "VERB";
            let names = verb && matches!(&*lemma, "fire" | "name");
            let polls = verb && matches!(&*lemma, "beat" | "lose" | "win") && is_about_polls(passage);
            if steps || takes || names || polls {
                self.changes.insert(id);
            }
            self.couples |=
                matches!(&*lemma, "couple" | "husband" | "marry" | "spouse" | "wedding" | "wife" | "family");
            if KINSHIP.has(&form) || KINSHIP.has(&lemma) {
                self.kinship.insert(id);
            }
        }
    }

    /// Whether a sentence, or what stands shortly before it in its paragraph, speaks of another time or of what is made
    /// up.
    pub fn is_elsewhere(&self, sentence: Sentence<'_>) -> bool {
        let id = sentence.id();
        let start = SentenceId(id.0.saturating_sub(WINDOW));
        let same_block =
            |other: &&SentenceId| sentence.analysis().sentence(**other).block_number() == sentence.block_number();
        self.old.range(start..=id).any(|other| same_block(&other))
            || self.fiction.range(start..=id).any(|other| same_block(&other))
    }

    /// Whether the article tells of a change where it speaks of somebody.
    pub fn changes_for(&self, entity: EntityId) -> bool {
        self.mentioned.get(&entity).is_some_and(|sentences| !sentences.is_disjoint(&self.changes))
    }

    /// Whether a sentence tells of a change.
    pub fn changes_in(&self, sentence: SentenceId) -> bool {
        self.changes.contains(&sentence)
    }

    /// Whether anything in the article tells of a change.
    pub fn has_changes(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Whether a sentence speaks of kin.
    pub fn kin_in(&self, sentence: SentenceId) -> bool {
        self.kinship.contains(&sentence)
    }

    /// Whether the article speaks of couples, so that one family name may be that of two.
    pub fn speaks_of_couples(&self) -> bool {
        self.couples
    }

    /// Whether two are mentioned in one sentence.
    pub fn meet(&self, a: EntityId, b: EntityId) -> bool {
        let sentences = |entity| self.mentioned.get(&entity);
        sentences(a).zip(sentences(b)).is_some_and(|(a, b)| !a.is_disjoint(b))
    }

    /// Whether the article speaks of kin where it speaks of somebody.
    pub fn has_kin(&self, entity: EntityId) -> bool {
        self.mentioned.get(&entity).is_some_and(|sentences| !sentences.is_disjoint(&self.kinship))
    }
}

/// Whether a sentence speaks of elections or power.
fn is_about_polls(passage: &Passage<'_>) -> bool {
    let polls = |form: &str| {
        matches!(
            form,
            "election"
                | "elections"
                | "nomination"
                | "office"
                | "polls"
                | "power"
                | "presidency"
                | "race"
                | "seat"
                | "vote"
                | "votes"
        )
    };
    passage.tree.parse().words().any(|word| polls(&word.form().to_lowercase()))
}

fn year_written(article: &ClaimedArticle<'_>, time: &TimeExpression) -> Option<i16> {
    let year = time.value.get(..4).and_then(|year| year.parse().ok())?;
    article.analysis.words_at(time.span).contains(&format!("{year:04}")).then_some(year)
}

/// Whether a time is long past. One with a year is taken so where the day of publication isn't known. What goes on since
/// then is of now.
fn is_old(article: &ClaimedArticle<'_>, sentence: Sentence<'_>, time: &TimeExpression, recent: Option<Date>) -> bool {
    let before = &article.analysis.article().text()[sentence.span().start()..time.span.start()];
    if before.trim_end().to_lowercase().ends_with("since") {
        return false;
    }
    match (time.interval, recent) {
        (Some(days), Some(recent)) => days.last < recent,
        // `Former` is said of somebody else, and `recent` is not long ago.
        _ => {
            let words = || article.analysis.words_at(time.span).to_lowercase();
            let past = || !matches!(&*words(), "former" | "lately" | "recent" | "recently");
            year_written(article, time).is_some() || time.value == "PAST_REF" && past()
        }
    }
}
