//! The rules about what cannot all be true: of two statements, or of one and the calendar. A rule is one file here and
//! one line in [`RULES`].
//!
//! A rule reads the parses of the article, made once, and what the article tells as a whole: who is mentioned, when
//! things happen, who vouches for what.

mod antonym_conflict;
mod arithmetic_conflict;
mod date_conflict;
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
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::article::Span;
use crate::claim::{Partition, Reason};
use crate::finding::{Confidence, Documentation, Finding, Rule};
use crate::syntax::{Analysis, Parses, Sentence};
use office::Offices;
use statement::{Alignment, Comparison, Scene};

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
        Comparison::of(self, alignment, scenes)
    }
}

/// Whether one of some places, in order and not overlapping, overlaps another.
fn holds(places: &[Span], place: Span) -> bool {
    let from = places.partition_point(|span| span.end() <= place.start());
    places.get(from).is_some_and(|span| span.overlaps(place))
}

/// A rule that looks at one article and its claims.
pub trait ContradictionRule: Rule {
    /// Adds what it finds.
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>);
}

/// The rules about contradictions, in the order of their codes.
pub const RULES: &[&dyn ContradictionRule] = &[
    &number_conflict::NumberConflict,
    &date_conflict::DateConflict,
    &weekday_conflict::WeekdayConflict,
    &timeline_conflict::TimelineConflict,
    &arithmetic_conflict::ArithmeticConflict,
    &polarity_conflict::PolarityConflict,
    &antonym_conflict::AntonymConflict,
    &place_conflict::PlaceConflict,
    &name_conflict::NameConflict,
    &role_conflict::RoleConflict,
    &quotation_conflict::QuotationConflict,
];

/// What a rule found in two clauses: the units that clash, and why, in words.
struct Clash {
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

/// Adds a finding for each pair of clauses that clash; of those with the same units, for the first.
fn compare(
    article: &ClaimedArticle<'_>,
    rule: &'static Documentation,
    findings: &mut Vec<Finding>,
    clash: impl Fn(&Comparison<'_, '_>) -> Option<Clash>,
) {
    let mut seen: BTreeSet<[Span; 2]> = BTreeSet::new();
    for compared in article.comparisons() {
        let Some(found) = clash(&compared) else { continue };
        let [first, second] = found.units;
        if !seen.insert([compared.scenes[0].span(first), compared.scenes[1].span(second)]) {
            continue;
        }
        let values = [compared.words(1, second), compared.words(0, first)];
        let finding = Finding::new(rule, article.analysis.article(), compared.span(1), found.message)
            .related(article.analysis.article(), compared.span(0))
            .value(found.slot, values)
            .confidence(found.confidence);
        findings.push(finding);
    }
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
