//! Which repairs are made in a round, and which are withdrawn.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::draft::Draft;
use super::is_safe;
use super::quoted::{Quoted, joined};
use crate::article::Article;
use crate::finding::{Edit, Finding};
use crate::syntax::Analysis;

/// A safe repair that may be made.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub rule: &'static str,
    pub title: String,
    edits: Vec<Edit>,
}

impl Proposal {
    /// The first byte that it changes.
    pub fn start(&self) -> usize {
        self.edits.first().map_or(0, |edit| edit.start)
    }
}

/// The safe repairs of a round, none overlapping another, and how many were left because they are quoted.
pub(super) fn safe(analysis: &Analysis, findings: &[Finding]) -> (Vec<Proposal>, usize) {
    let quoted = Quoted::of(analysis);
    let mut left = 0;
    let mut found: Vec<(&'static str, Proposal)> = Vec::new();
    for finding in findings.iter().filter(|finding| is_safe(finding)) {
        let Some(suggestion) = &finding.suggestion else { continue };
        if suggestion.edits.iter().any(|edit| quoted.touched_by(edit)) {
            left += 1;
            continue;
        }
        let (title, edits) = (suggestion.title.clone(), suggestion.edits.clone());
        found.push((finding.code, Proposal { rule: finding.rule, title, edits }));
    }
    found.sort_by(|(code, a), (other, b)| (a.start(), code).cmp(&(b.start(), other)));
    let mut proposals: Vec<Proposal> = found.into_iter().map(|(_, proposal)| proposal).collect();
    // What is quoted must be known before anything else is changed.
    if proposals.iter().any(changes_quotation) {
        proposals.retain(changes_quotation);
    }
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    proposals.retain(|proposal| {
        let free = |edit: &Edit| taken.range(..=edit.end).next_back().is_none_or(|(_, &end)| end < edit.start);
        let fits = proposal.edits.iter().all(free);
        if fits {
            taken.extend(proposal.edits.iter().map(|edit| (edit.start, edit.end)));
        }
        fits
    });
    (proposals, left)
}

fn changes_quotation(proposal: &Proposal) -> bool {
    let marks = ['"', '“', '”', '„', '‟', '«', '»', '‘', '’', '\''];
    proposal.edits.iter().any(|edit| edit.replacement.contains(marks))
}

/// The edits of several repairs, in the order of the text.
pub(super) fn edits(proposals: &[Proposal]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = proposals.iter().flat_map(|proposal| proposal.edits.iter().cloned()).collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    edits
}

/// What was found before, by rule: the primary places in order, joined where they overlap, and how many there were.
pub(super) struct Known(BTreeMap<&'static str, (Vec<Range<usize>>, usize)>);

impl Known {
    pub fn of(findings: &[Finding]) -> Self {
        let mut places: BTreeMap<&'static str, (Vec<Range<usize>>, usize)> = BTreeMap::new();
        for finding in findings {
            let (of_rule, count) = places.entry(finding.rule).or_default();
            of_rule.push(finding.primary().start..finding.primary().end);
            *count += 1;
        }
        places.values_mut().for_each(|(ranges, _)| *ranges = joined(std::mem::take(ranges)));
        Known(places)
    }

    /// The places, in the text before, of findings that are not among the known ones: of another rule, at another
    /// place, or more of one rule than before.
    pub fn new_in(&self, findings: &[Finding], draft: &Draft) -> Vec<Range<usize>> {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        findings.iter().for_each(|finding| *counts.entry(finding.rule).or_default() += 1);
        let new = |finding: &&Finding| {
            let before = draft.original_range(&finding.primary().span().range());
            let known = self.0.get(finding.rule);
            !known.is_some_and(|(places, count)| counts[finding.rule] <= *count && holds(places, &before))
        };
        let places = findings.iter().filter(new).flat_map(|finding| &finding.spans);
        places.map(|place| draft.original_range(&place.span().range())).collect()
    }
}

/// Whether a place touches one of several, which are in order.
fn holds(places: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = places.get(places.partition_point(|place| place.end < range.start));
    next.is_some_and(|place| place.start <= range.end)
}

/// Withdraws the repairs in the blocks of these places; all, where that would be none.
pub(super) fn withdraw(proposals: &mut Vec<Proposal>, places: &[Range<usize>], article: &Article) {
    let block = |at: usize| article.blocks().partition_point(|block| block.span().end() <= at);
    let blocks: BTreeSet<usize> = places.iter().flat_map(|place| block(place.start)..=block(place.end)).collect();
    let count = proposals.len();
    proposals.retain(|proposal| !proposal.edits.iter().any(|edit| blocks.contains(&block(edit.start))));
    if proposals.len() == count {
        proposals.clear();
    }
}
