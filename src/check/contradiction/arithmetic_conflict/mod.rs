//! `arithmetic-conflict`: numbers that don't add up.
//!
//! A sentence becomes a [`line`] of words and amounts. Each kind of check is a file that knows its wordings: it reads
//! the numbers that a wording ties together, works out what one of them must be from the others ([`estimate`], with
//! bounds and rounding), and reports a [`Conflict`] where no number fits.

mod age;
mod change;
mod comparison;
mod conversion;
mod direction;
mod duration;
mod estimate;
mod exchange;
mod fraction;
mod life;
mod line;
mod list;
mod parts;
mod rate;
mod remainder;
mod share;
mod vote;
mod words;

use super::{ClaimedArticle, ContradictionRule};
use crate::article::Span;
use crate::claim::Partition;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Rule, Severity};
use crate::meaning::AttributionKind;
use line::Line;

/// Finds sums, shares, changes, ages, durations and conversions that can't be right.
pub struct ArithmeticConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "arithmetic-conflict",
    code: "CON006",
    family: Family::Contradiction,
    severity: Severity::Error,
    summary: "Numbers that belong together by their wording do not add up.",
    what_it_does: "\
Works out from the numbers of a sentence, or of two neighbouring ones, what another of them must be: a total from its \
parts, the other part from a total, what is left of 100 percent, a change from the numbers it leads from and to (“rose \
from 50 to 75, a 25 percent increase”), how many times as much, a total from groups and what is in each, a part from its \
share, a margin from both sides, an age from the years of birth and death, a length from the years it began and ended, and \
a measure in another unit. Numbers are exact fractions; “about”, “nearly”, “more than” and visible rounding widen what \
each may be, and only what can't meet is reported. Where the wording leaves a doubt whether the numbers belong together, \
the finding is a warning.",
    why: "Readers who add up lose trust in the rest, and one of the numbers is wrong: often the one that matters.",
    not_flagged: "\
Parts that may not be all (“including”, “among them”); shares where several answers were possible, or of different wholes \
and times; what rounding can explain; sentences that speak of errors, corrections or overlap; questions; ages told of an \
earlier time; currencies converted at rates that are near each other.",
    examples: &[
        Example::Flags {
            article: "The fire in Lund killed 12 people, five men and six women, police said.",
            quote: "five men and six women",
        },
        Example::Flags {
            article: "The number of visitors rose from 50 to 75, a 25 percent increase.",
            quote: "25 percent increase",
        },
        Example::Flags { article: "The harbour lies 10 miles (25 km) from the city.", quote: "25 km" },
        Example::Passes { article: "The fire in Lund killed 11 people, five men and six women, police said." },
        Example::Passes { article: "The fire in Lund killed 12 people, including five men and six women." },
        Example::Passes { article: "The number of visitors rose from 51 to 76, a 49 percent increase." },
        Example::Passes { article: "The harbour lies 10 miles (15 km) from the city." },
    ],
};

/// Numbers that can't all be right.
struct Conflict {
    /// Where the later of them stand.
    primary: Span,
    /// Where the others stand.
    related: Vec<Span>,
    message: String,
    severity: Severity,
}

/// A sentence with what stands before it.
struct Scene<'a> {
    partition: &'a Partition,
    line: &'a Line<'a>,
    /// The sentence before it in its paragraph.
    previous: Option<&'a Line<'a>>,
    /// The year in which the article appeared.
    published: Option<i16>,
}

impl Scene<'_> {
    /// Whether the sentence and the one before it are told by the same source.
    fn is_same_source(&self) -> bool {
        let source = |line: &Line<'_>| self.partition.source_of(line.sentence.span());
        let Some(previous) = self.previous else { return false };
        match (source(previous), source(self.line)) {
            (None, None) => true,
            (Some(one), Some(other)) => one.source == other.source,
            _ => false,
        }
    }

    /// Whether the sentence tells of more than one time.
    fn is_of_several_times(&self) -> bool {
        self.partition.times().within(self.line.sentence.span()).nth(1).is_some()
    }

    /// Whether the sentence is, or is in, what somebody said word for word.
    fn is_quoted(&self) -> bool {
        let source = self.partition.source_of(self.line.sentence.span());
        source.is_some_and(|source| source.kind == AttributionKind::Direct)
    }
}

/// The checks of a sentence.
const CHECKS: &[fn(&Scene<'_>) -> Vec<Conflict>] = &[
    parts::check,
    remainder::check,
    share::check,
    change::check,
    comparison::check,
    rate::check,
    fraction::check,
    vote::check,
    age::check,
    duration::check,
    conversion::check,
];

impl Rule for ArithmeticConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for ArithmeticConflict {
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        let published = article.partition.published().map(|day| day.year);
        let (mut rates, mut lives) = (exchange::Rates::default(), life::Lives::default());
        let mut previous: Option<Line<'_>> = None;
        for (sentence, parse) in article.parses.sentences() {
            let line = parse.map(|parse| Line::of(sentence, parse));
            if let Some(line) = line.as_ref().filter(|line| line.has_numbers() || line.years().next().is_some()) {
                let follows = |before: &&Line<'_>| before.sentence.block_number() == sentence.block_number();
                let scene = Scene {
                    partition: article.partition,
                    line,
                    previous: previous.as_ref().filter(follows),
                    published,
                };
                let found = CHECKS.iter().flat_map(|check| check(&scene));
                let found: Vec<Conflict> = found.chain(rates.read(&scene)).chain(lives.read(&scene)).collect();
                report(article, found, findings);
            }
            previous = line;
        }
    }
}

/// Reports what was found in a sentence, each place once: the first check that finds it knows it best.
fn report(article: &ClaimedArticle<'_>, found: Vec<Conflict>, findings: &mut Vec<Finding>) {
    let mut taken: Vec<Span> = Vec::new();
    for conflict in found {
        let places = || std::iter::once(conflict.primary).chain(conflict.related.iter().copied());
        let is_taken = taken.iter().any(|span| span.overlaps(conflict.primary));
        if is_taken || places().any(|place| article.is_quarantined(place)) {
            continue;
        }
        taken.push(conflict.primary);
        findings.push(finding(article, conflict));
    }
}

fn finding(article: &ClaimedArticle<'_>, conflict: Conflict) -> Finding {
    let Conflict { primary, related, message, severity } = conflict;
    let (text, analysis) = (article.analysis.article(), article.analysis);
    let words: Vec<String> =
        std::iter::once(primary).chain(related.iter().copied()).map(|span| analysis.words_at(span)).collect();
    let confidence = Confidence::percent(if severity == Severity::Error { 95 } else { 80 });
    let finding = Finding::new(&DOCUMENTATION, text, primary, message)
        .severity(severity)
        .confidence(confidence)
        .value("number", words);
    related.into_iter().fold(finding, |finding, span| finding.related(text, span))
}
