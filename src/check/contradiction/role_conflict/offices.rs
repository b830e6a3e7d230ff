//! One person, two offices.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::DOCUMENTATION;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::lexicon::WordList;
use crate::check::contradiction::office::{Form, Offices, Statement};
use crate::finding::{Confidence, Finding};
use crate::meaning::mention::EntityId;

/// Offices of which nobody holds two.
static EXCLUSIVE: LazyLock<WordList> =
    LazyLock::new(|| WordList::read(include_str!("../lexicon/exclusive_offices.txt")));

pub(super) fn findings(article: &ClaimedArticle<'_>, offices: &Offices) -> Vec<Finding> {
    let mut by_person: BTreeMap<EntityId, Vec<&Statement>> = BTreeMap::new();
    // What narrows an office may make it another one: `council president`.
    let exclusive =
        |statement: &&Statement| EXCLUSIVE.has(statement.canonical) && statement.office == statement.canonical;
    for statement in offices.statements.iter().filter(exclusive).filter(|statement| statement.name.is_full()) {
        by_person.entry(statement.entity).or_default().push(statement);
    }
    let stable = |statement: &Statement| !offices.is_changing(statement.canonical);
    let people = by_person.into_iter().filter(|(person, _)| !offices.background.changes_for(*person));
    people
        .filter_map(|(_, statements)| {
            let first = statements.first()?;
            let other = statements.iter().find(|other| excludes(first, other))?;
            (stable(first) && stable(other)).then(|| finding(article, first, other))
        })
        .collect()
}

/// Whether who holds one office can't hold the other.
fn excludes(a: &Statement, b: &Statement) -> bool {
    match (&a.body, &b.body) {
        (Some(of_a), Some(of_b)) if a.canonical == b.canonical => {
            of_a.is_name() && of_b.is_name() && !of_a.may_be_same(of_b)
        }
        (Some(of_a), Some(of_b)) => of_a.is_same(of_b),
        (None, None) => a.canonical != b.canonical && a.form == Form::Title && b.form == Form::Title,
        _ => false,
    }
}

fn finding(article: &ClaimedArticle<'_>, earlier: &Statement, later: &Statement) -> Finding {
    let described = |statement: &Statement| match &statement.body {
        Some(body) if body.is_name() => format!("{} of {}", statement.canonical, body.written()),
        _ => statement.canonical.to_owned(),
    };
    let (name, office, other) = (&later.name.written, described(later), described(earlier));
    let message =
        format!("‘{name}’ is {office} here and {other} elsewhere: which of the two, or are they two persons?");
    let article = article.analysis.article();
    Finding::new(&DOCUMENTATION, article, later.span, message)
        .related(article, earlier.span)
        .value("office", [office, other])
        .confidence(Confidence::percent(75))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(EXCLUSIVE.is_sorted());
    }
}
