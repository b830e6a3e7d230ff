//! One defect, one finding.

use crate::finding::Finding;

/// The rules that may speak of the same words, the most specific first. The others have places of their own.
const BY_SPECIFICITY: [&str; 8] = [
    "truncated",
    "word-salad",
    "orphan-words",
    "doubled-clause",
    "missing-subject",
    "fragment",
    "voice-intrusion",
    "dangling-pronoun",
];

/// Of findings about the same words, keeps the gravest, and of these the one of the most specific rule; it names the rules
/// of the others.
pub(in crate::screen) fn settle(mut findings: Vec<Finding>) -> Vec<Finding> {
    let rank = |finding: &Finding| BY_SPECIFICITY.iter().position(|&rule| rule == finding.rule);
    let mut ranked: Vec<usize> = (0..findings.len()).filter(|&at| rank(&findings[at]).is_some()).collect();
    // What overlaps stands side by side, and the best of it first.
    ranked.sort_by_key(|&at| findings[at].primary().start);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut end = 0;
    for at in ranked {
        let place = findings[at].primary();
        match groups.last_mut().filter(|_| place.start < end) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
        end = end.max(place.end);
    }
    let mut dropped = vec![false; findings.len()];
    for mut group in groups.into_iter().filter(|group| group.len() > 1) {
        group.sort_by_key(|&at| (std::cmp::Reverse(findings[at].severity), rank(&findings[at])));
        let (best, others) = (group[0], &group[1..]);
        let span = findings[best].primary().span();
        let losers: Vec<usize> =
            others.iter().copied().filter(|&at| findings[at].primary().span().overlaps(span)).collect();
        let mut names: Vec<&str> =
            losers.iter().map(|&at| findings[at].rule).filter(|&rule| rule != findings[best].rule).collect();
        names.dedup();
        losers.iter().for_each(|&at| dropped[at] = true);
        if !names.is_empty() {
            let also = format!(" (also {})", names.join(", "));
            findings[best].message.push_str(&also);
        }
    }
    let mut dropped = dropped.into_iter();
    findings.retain(|_| !dropped.next().unwrap_or(false));
    findings
}
