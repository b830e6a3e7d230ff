//! Two who lead the same unit, in almost the same words.

use std::collections::BTreeSet;

use super::DOCUMENTATION;
use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::office::{Form, Offices, Passage, Statement, Uniqueness};
use crate::check::contradiction::person::{Likeness, PersonName};
use crate::finding::{Confidence, Finding, Severity};
use crate::meaning::mention::{EntityId, place_of};
use crate::meaning::{AttributionKind, is};

/// Words for a part of an organisation, sorted.
const UNITS: [&str; 16] = [
    "agency",
    "arm",
    "body",
    "branch",
    "bureau",
    "business",
    "department",
    "division",
    "group",
    "office",
    "operation",
    "section",
    "team",
    "unit",
    "wing",
    "work",
];
/// Words that say nothing of which unit it is, sorted.
const EMPTY: [&str; 9] = ["a", "and", "at", "for", "in", "main", "of", "own", "the"];
/// Verbs of who leads, sorted.
const LEADING: [&str; 5] = ["direct", "head", "lead", "manage", "run"];
/// So many leaders of units are compared.
const MANY: usize = 40;

/// One who leads a unit.
struct Leader {
    entity: EntityId,
    name: PersonName,
    span: Span,
    /// What tells the unit, without words for units themselves.
    words: BTreeSet<String>,
    is_unit: bool,
    /// Whether a verb says that it is so now.
    is_now: bool,
}

pub(super) fn findings(article: &ClaimedArticle<'_>, offices: &Offices) -> Vec<Finding> {
    let mut leaders: Vec<Leader> = offices.statements.iter().filter_map(named).collect();
    for passage in Passage::all(article) {
        let told = leading(&passage).filter(|leader| {
            let source = article.partition.source_of(leader.span);
            let quoted = source.is_some_and(|source| source.kind == AttributionKind::Direct);
            !quoted && !article.is_quarantined(leader.span) && !offices.background.is_elsewhere(passage.sentence)
        });
        leaders.extend(told);
    }
    // Who came into an office or left one may be told of by a title of another time.
    let stands = |leader: &Leader| leader.is_now || !offices.background.changes_for(leader.entity);
    leaders.retain(|leader| leader.words.len() > 1 && stands(leader));
    leaders.sort_by_key(|leader| leader.span);
    leaders.truncate(MANY);
    if offices.background.is_history {
        return Vec::new();
    }
    let pair = leaders.iter().enumerate().find_map(|(at, later)| {
        let earlier = leaders[..at].iter().find(|earlier| is_same_unit(earlier, later))?;
        Some((earlier, later))
    });
    pair.map(|(earlier, later)| finding(article, earlier, later)).into_iter().collect()
}

/// `Director of the party's press office`.
fn named(statement: &Statement) -> Option<Leader> {
    let leads = matches!(statement.canonical, "head" | "director" | "chief" | "leader" | "boss" | "manager");
    let body = statement.body.as_ref().filter(|_| leads && statement.uniqueness == Uniqueness::Complement)?;
    let unit = if statement.complement.is_empty() { body.key() } else { &statement.complement };
    let (words, is_unit) = content(unit);
    Some(Leader {
        entity: statement.entity,
        name: statement.name.clone(),
        span: statement.span,
        words,
        is_unit,
        is_now: statement.form == Form::Predicate,
    })
}

/// `Heads the party's press arm`.
fn leading(passage: &Passage<'_>) -> Option<Leader> {
    let verb = passage
        .tree
        .parse()
        .words()
        .find(|word| word.xpos() == "VBZ" && LEADING.binary_search(&&*word.lemma()).is_ok())?;
    let object = passage.tree.dependent(verb, &["obj"])?;
    let subject = passage.tree.dependent(verb, &["nsubj"])?;
    let above = passage.tree.head(verb).filter(|_| is(verb, &["acl:relcl"]) && subject.form() == "who");
    let run = passage.name_at(above.unwrap_or(subject).index())?;
    let alone = passage.tree.dependent(subject, &["conj"]).is_none() && passage.can_be_person(run);
    let known = run.mention.entity.and_then(|id| passage.mentions.entity(id)).filter(|entity| entity.named);
    let name = PersonName::read(&known?.name).filter(|name| alone && name.is_full())?;
    let cut = |word| is(word, &["acl", "acl:relcl", "appos", "parataxis", "punct", "advcl"]);
    let words = passage.tree.below(object, cut);
    let (start, end) = (run.words.start.min(*words.first()?), words.last()? + 1);
    let text: Vec<&str> = words.iter().map(|at| passage.form(*at)).collect();
    let (words, is_unit) = content(&text.join(" "));
    Some(Leader { entity: run.mention.entity?, name, span: passage.span(start..end), words, is_unit, is_now: true })
}

/// The words that tell a unit, and whether there is one for units among them.
fn content(text: &str) -> (BTreeSet<String>, bool) {
    let words = text
        .split_whitespace()
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’']));
    // `The Swedish party`, `the party of Sweden`.
    let words = words.map(|word| place_of(word).unwrap_or(word).to_lowercase());
    let words =
        words.map(|word| word.strip_suffix('s').filter(|word| word.len() > 3).map_or(word.clone(), str::to_owned));
    let (units, words): (Vec<String>, Vec<String>) =
        words.filter(|word| word.len() > 1).partition(|word| UNITS.binary_search(&&**word).is_ok());
    let telling = words.into_iter().filter(|word| EMPTY.binary_search(&&**word).is_err());
    (telling.collect(), !units.is_empty())
}

fn is_same_unit(a: &Leader, b: &Leader) -> bool {
    let likeness = a.name.likeness(&b.name);
    let different = a.entity != b.entity && matches!(likeness, Likeness::Different | Likeness::Given);
    different && a.is_unit && b.is_unit && (a.words == b.words || has_all(a, b) || has_all(b, a))
}

/// Whether one unit is told in three words or more that the other is told in too.
fn has_all(few: &Leader, many: &Leader) -> bool {
    few.words.len() > 2 && few.words.is_subset(&many.words)
}

fn finding(article: &ClaimedArticle<'_>, earlier: &Leader, later: &Leader) -> Finding {
    let (name, other) = (&later.name.written, &earlier.name.written);
    let message = format!(
        "‘{name}’ here and ‘{other}’ elsewhere seem to lead the same unit: are there two, or does one of them?"
    );
    let article = article.analysis.article();
    Finding::new(&DOCUMENTATION, article, later.span, message)
        .related(article, earlier.span)
        .value("name", [name.clone(), other.clone()])
        .severity(Severity::Note)
        .confidence(Confidence::percent(50))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(UNITS.is_sorted() && EMPTY.is_sorted() && LEADING.is_sorted());
    }

    #[test]
    fn a_unit_is_told_by_its_words() {
        assert_eq!(content("the party 's press arm"), content("press office of the party"));
        assert_eq!(content("the Swedish Party 's press arm"), content("press office of the Party of Sweden"));
    }
}
