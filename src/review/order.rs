//! Which findings come first, and which are shown together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::finding::{Family, Finding};

/// The families in the order of their weight for an editor.
pub(super) const FAMILIES: [Family; 4] = [Family::Contradiction, Family::Duplicate, Family::Garble, Family::Record];

/// So many findings of one rule and severity are shown under one heading.
const MANY: usize = 4;

/// Findings that are shown together: one, or many of the same rule and severity.
pub(super) struct Group<'a> {
    pub(super) findings: Vec<&'a Finding>,
}

/// The findings ordered by importance: severity, family, confidence, place. Where a rule has many findings of one
/// severity, they follow the first of them.
pub(super) fn groups(findings: &[Finding]) -> Vec<Group<'_>> {
    let mut ordered: Vec<&Finding> = findings.iter().collect();
    ordered.sort_by(|a, b| {
        let key = |finding: &Finding| {
            (Reverse(finding.severity), FAMILIES.iter().position(|family| *family == finding.family))
        };
        key(a).cmp(&key(b)).then_with(|| b.confidence.cmp(&a.confidence)).then_with(|| {
            let place = |finding: &Finding| finding.spans.first().map(|place| (place.start, place.end));
            place(a).cmp(&place(b)).then_with(|| a.code.cmp(b.code)).then_with(|| a.message.cmp(&b.message))
        })
    });
    let mut counts = BTreeMap::new();
    for finding in &ordered {
        *counts.entry((finding.code, finding.severity)).or_insert(0) += 1;
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut opened = BTreeMap::new();
    for finding in ordered {
        let kind = (finding.code, finding.severity);
        let many = counts.get(&kind).is_some_and(|&count| count >= MANY);
        match opened.get(&kind) {
            Some(&at) if many => {
                let group: &mut Group = &mut groups[at];
                group.findings.push(finding);
            }
            _ => {
                opened.insert(kind, groups.len());
                groups.push(Group { findings: vec![finding] });
            }
        }
    }
    groups
}
