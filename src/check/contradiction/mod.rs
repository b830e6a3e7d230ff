//! The rules about what cannot all be true: of two statements, or of one and the calendar. A rule is one file here and
//! one line in [`RULES`].
//!
//! A rule reads the parses of the article, made once, and what the article tells as a whole: who is mentioned, when
//! things happen, who vouches for what.

mod arithmetic_conflict;
mod timeline_conflict;
mod weekday_conflict;

use crate::article::Span;
use crate::claim::{Partition, Reason};
use crate::finding::{Finding, Rule};
use crate::syntax::{Analysis, Parses};

/// An article that was taken apart into claims.
pub struct ClaimedArticle<'a> {
    analysis: &'a Analysis,
    parses: &'a Parses<'a>,
    partition: &'a Partition,
    /// Where passages repeat others or lost their meaning: in order, not overlapping.
    quarantined: Vec<Span>,
}

impl<'a> ClaimedArticle<'a> {
    /// An article, and what became of it.
    pub fn new(parses: &'a Parses<'a>, partition: &'a Partition) -> Self {
        let excluded = partition.excluded().filter(|(reason, _)| matches!(reason, Reason::Duplicate | Reason::Garbled));
        let mut quarantined: Vec<Span> = excluded.flat_map(|(_, spans)| spans.iter().copied()).collect();
        quarantined.sort_unstable();
        Self { analysis: parses.analysis(), parses, partition, quarantined }
    }

    /// Whether a place stands in a passage that repeats another or lost its meaning: what is wrong there is told of the
    /// other, or can't be told.
    fn is_quarantined(&self, place: Span) -> bool {
        let from = self.quarantined.partition_point(|span| span.end() <= place.start());
        self.quarantined.get(from).is_some_and(|span| span.overlaps(place))
    }
}

/// A rule that looks at one article and its claims.
pub trait ContradictionRule: Rule {
    /// Adds what it finds.
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>);
}

/// The rules about contradictions, in the order of their codes.
pub const RULES: &[&dyn ContradictionRule] = &[
    &weekday_conflict::WeekdayConflict,
    &timeline_conflict::TimelineConflict,
    &arithmetic_conflict::ArithmeticConflict,
];

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
