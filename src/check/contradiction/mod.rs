//! The rules about what cannot all be true: of two statements, or of one and the calendar. A rule is one file here and
//! one line in [`RULES`].
//!
//! A rule reads the parses of the article, made once, and what the article tells as a whole: who is mentioned, when
//! things happen, who vouches for what.

mod antonym_conflict;
mod arithmetic_conflict;
mod date_conflict;
mod duration_conflict;
mod lexicon;
mod name_conflict;
mod number_conflict;
mod office;
mod person;
mod place_conflict;
mod polarity_conflict;
mod quotation_conflict;
mod role_conflict;
mod statement;
mod timeline_conflict;
mod weekday_conflict;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::article::Span;
use crate::claim::{Partition, Reason};
use crate::finding::{Confidence, Finding, Rule};
use crate::meaning::mention::{Entity, EntityId, EntityKind, full_name_of};
use crate::syntax::{Analysis, Parses, Sentence};
use office::Offices;
use statement::{Alignment, Comparison, Scene, Statement};

/// An article that was taken apart into claims.
pub struct ClaimedArticle<'a> {
    analysis: &'a Analysis,
    parses: &'a Parses<'a>,
    partition: &'a Partition,
    /// Where passages repeat others or lost their meaning: in order, not overlapping.
    quarantined: Vec<Span>,
    /// Those that repeat others word for word, or lost their meaning.
    unusable: Vec<Span>,
    /// The sentences as units.
    scenes: OnceLock<Vec<Option<Scene<'a>>>>,
    /// The clauses that are about the same.
    alignments: OnceLock<Vec<Alignment>>,
    /// Who holds which office.
    offices: OnceLock<Offices>,
    /// The full names of the entities that have one, for other articles.
    names: OnceLock<Vec<Option<String>>>,
    /// The sentences that can be held against those of other articles, once they were [kept](Self::keep_statements).
    statements: Vec<Statement<'a>>,
}

impl<'a> ClaimedArticle<'a> {
    /// An article, and what became of it.
    pub fn new(parses: &'a Parses<'a>, partition: &'a Partition) -> Self {
        let analysis = parses.analysis();
        let excluded =
            partition.excluded().filter(|(reason, ..)| matches!(reason, Reason::Duplicate | Reason::Garbled));
        let (mut quarantined, mut unusable) = (Vec::new(), Vec::new());
        for (reason, spans, of) in excluded {
            let words = |spans: &[Span]| spans.iter().map(|span| analysis.words_at(*span)).collect::<String>();
            let differs = reason == Reason::Duplicate && of.is_some_and(|of| words(&[of]) != words(spans));
            quarantined.extend_from_slice(spans);
            unusable.extend_from_slice(if differs { &[] } else { spans });
        }
        quarantined.sort_unstable();
        unusable.sort_unstable();
        Self {
            analysis,
            parses,
            partition,
            quarantined,
            unusable,
            scenes: OnceLock::new(),
            alignments: OnceLock::new(),
            offices: OnceLock::new(),
            names: OnceLock::new(),
            statements: Vec::new(),
        }
    }

    /// Whether a place stands in a passage that repeats another or lost its meaning: what is wrong there is told of the
    /// other, or can't be told.
    fn is_quarantined(&self, place: Span) -> bool {
        holds(&self.quarantined, place)
    }

    /// Whether a place can't be held against others: it says the same as another in the same words, or lost its meaning.
    fn is_unusable(&self, place: Span) -> bool {
        holds(&self.unusable, place)
    }

    /// Keeps what can be held against other articles, and lets go of what else was found out. For when the article was
    /// checked by itself.
    pub fn keep_statements(&mut self) {
        self.scenes();
        self.alignments.take();
        self.offices.take();
        let scenes = self.scenes.take().unwrap_or_default();
        self.statements = scenes.into_iter().flatten().filter_map(|scene| Statement::of(self, scene)).collect();
    }

    /// The full name by which an entity is known in other articles too, in lower case.
    fn name_of(&self, entity: EntityId) -> Option<&str> {
        let names = self.names.get_or_init(|| self.partition.mentions().entities.iter().map(known_name).collect());
        names.get(entity.0 as usize)?.as_deref()
    }

    fn offices(&self) -> &Offices {
        self.offices.get_or_init(|| Offices::of(self))
    }

    fn scenes(&self) -> &[Option<Scene<'a>>] {
        self.scenes.get_or_init(|| {
            let sentences: Vec<Sentence<'a>> = self.analysis.sentences().collect();
            // What repeats another word for word can't differ from it.
            let usable = |sentence: &Sentence<'a>| !self.is_unusable(sentence.span());
            sentences.into_par_iter().map(|sentence| Scene::of(self, Some(sentence).filter(usable)?)).collect()
        })
    }

    /// The pairs of clauses that are about the same, put forward by one source at one time.
    fn comparisons(&self) -> impl Iterator<Item = Comparison<'_, 'a>> {
        let alignments = self.alignments.get_or_init(|| statement::alignments(self, self.scenes()));
        alignments.iter().filter_map(|alignment| self.compared(alignment))
    }

    fn compared<'c>(&'c self, alignment: &'c Alignment) -> Option<Comparison<'c, 'a>> {
        let [earlier, later] = alignment.sentences;
        let scenes = [self.scenes().get(earlier)?.as_ref()?, self.scenes().get(later)?.as_ref()?];
        Comparison::of([self; 2], alignment, scenes)
    }
}

/// The name by which an entity is known everywhere: a person's is not a family name alone.
fn known_name(entity: &Entity) -> Option<String> {
    let full = full_name_of(&entity.name).unwrap_or(&entity.name);
    let whole = full.contains(' ') || matches!(entity.kind, EntityKind::Organisation | EntityKind::Place);
    (entity.named && whole).then(|| full.to_lowercase())
}

/// Whether one of some places, in order and not overlapping, overlaps another.
fn holds(places: &[Span], place: Span) -> bool {
    let from = places.partition_point(|span| span.end() <= place.start());
    places.get(from).is_some_and(|span| span.overlaps(place))
}

/// A rule that looks at one article and its claims, or at two statements beside each other, or at both.
pub trait ContradictionRule: Rule {
    /// Adds what it finds in an article as a whole.
    fn check(&self, _article: &ClaimedArticle<'_>, _findings: &mut Vec<Finding>) {}

    /// What cannot both be true of two clauses about the same, of one article or of two.
    fn clash(&self, _compared: &Comparison<'_, '_>) -> Option<Clash> {
        None
    }
}

/// The rules about contradictions, in the order of their codes.
pub const RULES: &[&dyn ContradictionRule] = &[
    &number_conflict::NumberConflict,
    &date_conflict::DateConflict,
    &weekday_conflict::WeekdayConflict,
    &timeline_conflict::TimelineConflict,
    &duration_conflict::DurationConflict,
    &arithmetic_conflict::ArithmeticConflict,
    &polarity_conflict::PolarityConflict,
    &antonym_conflict::AntonymConflict,
    &place_conflict::PlaceConflict,
    &name_conflict::NameConflict,
    &role_conflict::RoleConflict,
    &quotation_conflict::QuotationConflict,
];

/// What a rule found in two clauses: the units that clash, and why, in words.
pub struct Clash {
    units: [usize; 2],
    slot: &'static str,
    message: String,
    confidence: Confidence,
}

impl Clash {
    /// Two values for the same.
    fn of_values(compared: &Comparison<'_, '_>, units: [usize; 2], slot: &'static str, percent: u8) -> Self {
        let [earlier, later] = [0, 1].map(|side| compared.words(side, units[side]));
        let message = format!("‘{later}’ here, ‘{earlier}’ there, of the same: one of them is wrong");
        Self { units, slot, message, confidence: Confidence::percent(percent) }
    }
}

/// A finding for each pair of clauses that clash; of those with the same units, and of those with the same unit of the
/// later article, for the first.
fn told(rule: &dyn ContradictionRule, comparisons: &[Comparison<'_, '_>]) -> Vec<Finding> {
    let mut seen: BTreeSet<(Option<Span>, Arc<str>, Span)> = BTreeSet::new();
    let mut findings = Vec::new();
    let clashes = comparisons.iter().filter_map(|compared| Some((rule.clash(compared)?, compared)));
    for (found, compared) in clashes {
        let [first, second] = found.units;
        let earlier = compared.is_of_one_article().then(|| compared.scenes[0].span(first));
        let later = (Arc::clone(compared.article(1).path()), compared.scenes[1].span(second));
        if seen.insert((earlier, later.0, later.1)) {
            let values = [compared.words(1, second), compared.words(0, first)];
            let finding = Finding::new(rule.documentation(), compared.article(1), compared.span(1), found.message)
                .related(compared.article(0), compared.span(0))
                .value(found.slot, values)
                .confidence(found.confidence);
            findings.push(finding);
        }
    }
    findings
}

/// What an article says by itself that cannot all be true.
pub fn within(article: &ClaimedArticle<'_>, rules: &[&dyn ContradictionRule]) -> Vec<Finding> {
    let comparisons: Vec<Comparison<'_, '_>> = article.comparisons().collect();
    let mut findings = Vec::new();
    for rule in rules {
        rule.check(article, &mut findings);
        findings.extend(told(*rule, &comparisons));
    }
    findings
}

/// What articles of one run say that cannot all be true. What they say of themselves was
/// [kept](ClaimedArticle::keep_statements).
pub fn between(mut articles: Vec<ClaimedArticle<'_>>, rules: &[&dyn ContradictionRule]) -> Vec<Finding> {
    // The later one is what an editor has before them.
    articles.sort_by_key(|article| article.partition.published().map(|day| (day.year, day.month, day.day)));
    let alignments = statement::alignments_between(&articles);
    let compared = alignments.iter().filter_map(|([first, second], alignment)| {
        let both = [&articles[*first], &articles[*second]];
        let scenes = [0, 1].map(|side| &both[side].statements[alignment.sentences[side]].scene);
        Comparison::of(both, alignment, scenes)
    });
    let comparisons: Vec<Comparison<'_, '_>> = compared.collect();
    rules.iter().flat_map(|rule| told(*rule, &comparisons)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Policy, articles};
    use crate::finding::Example;
    use crate::{Article, ReadOptions, analyse};

    #[test]
    fn the_examples_do_what_they_say() {
        for rule in RULES {
            for example in rule.documentation().examples {
                let (text, quotes) = match example {
                    Example::Flags { article, quote } => (article, vec![*quote]),
                    Example::Passes { article } => (article, Vec::new()),
                    Example::FlagsRecord { .. } | Example::PassesRecord { .. } => {
                        panic!("not an example of an article")
                    }
                };
                let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
                let article = Article::read("article.txt", text.as_bytes().to_vec(), &options).expect("an article");
                let (_, _, findings) = articles(&[analyse(article)], &Policy::default());
                let found = findings.iter().filter(|finding| finding.rule == rule.documentation().name);
                let found: Vec<&str> = found.map(|finding| finding.primary().quote.as_str()).collect();
                assert_eq!(found, quotes, "{text}");
            }
        }
    }
}
