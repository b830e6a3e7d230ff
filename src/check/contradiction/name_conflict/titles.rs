//! One name with two titles that exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use super::DOCUMENTATION;
use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::office::{Offices, Passage};
use crate::check::contradiction::person::PersonName;
use crate::finding::{Confidence, Finding};
use crate::meaning::AttributionKind;
use crate::meaning::mention::EntityKind;
use crate::syntax::SentenceId;

/// What a title tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Woman,
    Man,
    /// So high in the army, navy or air force.
    Rank(&'static str),
}

/// A name with its title.
struct Titled<'p> {
    name: PersonName,
    class: Class,
    title: String,
    span: Span,
    sentence: SentenceId,
    passage: &'p Passage<'p>,
}

pub(super) fn findings<'p>(
    article: &ClaimedArticle<'_>,
    offices: &Offices,
    passages: &'p [Passage<'p>],
) -> Vec<Finding> {
    let mut by_name: BTreeMap<String, Vec<Titled<'p>>> = BTreeMap::new();
    for titled in passages.iter().flat_map(|passage| titled(article, passage)) {
        by_name.entry(titled.name.key()).or_default().push(titled);
    }
    let bearers = bearers(article);
    let one_person = |titled: &[Titled<'_>]| {
        let Some(name) = titled.first().map(|first| &first.name) else { return false };
        let reigns = |titled: &Titled<'_>| matches!(&*titled.title, "King" | "Queen" | "Emperor" | "Empress");
        name.is_full() || bearers.get(name.family()) == Some(&1) || titled.iter().all(reigns)
    };
    let candidates = by_name.values().filter(|titled| one_person(titled));
    candidates.filter_map(|titled| conflict(article, offices, titled)).collect()
}

/// How many persons in the article have a family name with different first names.
fn bearers(article: &ClaimedArticle<'_>) -> BTreeMap<String, usize> {
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let entities = article.partition.mentions().entities.iter();
    for entity in entities.filter(|entity| entity.named && entity.kind != EntityKind::Place) {
        if let Some(name) = PersonName::read(&entity.name).filter(PersonName::is_full) {
            names.entry(name.family().to_owned()).or_default().insert(name.key());
        }
    }
    names.into_iter().map(|(family, names)| (family, names.len())).collect()
}

/// The names of a sentence with titles that tell a gender or a rank, outside quotations.
fn titled<'p>(article: &ClaimedArticle<'_>, passage: &'p Passage<'p>) -> Vec<Titled<'p>> {
    let read = |run: &crate::check::contradiction::office::NameRun<'_>| {
        let at = run.words.start.checked_sub(1)?;
        let title = passage.form(at);
        let class = class(title)?;
        // `Attorney General`, `Lieutenant Colonel`: something else, or more than this.
        let before = at.checked_sub(1).map_or("", |before| passage.form(before));
        let compound = class_is_rank(title) && before.starts_with(char::is_uppercase) || class_is_rank(before);
        // `Mr. and Mrs. Lund`, `Ms. Lund and her husband`.
        let joined = matches!(before, "and" | "or" | "&") || matches!(passage.form(run.words.end), "and" | "&");
        let name = PersonName::read(&passage.text(run.words.clone()))?;
        let words = at..run.words.end;
        let span = passage.span(words);
        let quoted = article.partition.source_of(span).is_some_and(|source| source.kind == AttributionKind::Direct);
        let counts = !compound && !joined && !quoted && !article.is_quarantined(span);
        let by_rank = matches!(class, Class::Rank(_));
        // A wife was called by her husband's name.
        let own = title.trim_end_matches('.') != "Mrs" || !name.is_full();
        (counts && own && (!by_rank || name.is_full())).then(|| Titled {
            name,
            class,
            title: title.to_owned(),
            span,
            sentence: passage.sentence.id(),
            passage,
        })
    };
    passage.names.iter().filter_map(read).collect()
}

fn class(title: &str) -> Option<Class> {
    Some(match title.trim_end_matches('.') {
        "Mr" | "King" | "Emperor" => Class::Man,
        "Mrs" | "Ms" | "Miss" | "Queen" | "Empress" => Class::Woman,
        "Gen" | "General" => Class::Rank("general"),
        "Col" | "Colonel" => Class::Rank("colonel"),
        "Maj" | "Major" => Class::Rank("major"),
        "Lt" | "Lieutenant" => Class::Rank("lieutenant"),
        "Sgt" | "Sergeant" => Class::Rank("sergeant"),
        "Cpl" | "Corporal" => Class::Rank("corporal"),
        "Adm" | "Admiral" => Class::Rank("admiral"),
        _ => return None,
    })
}

fn class_is_rank(form: &str) -> bool {
    matches!(class(form), Some(Class::Rank(_)))
}

/// Whether two titles exclude each other.
fn excludes(a: Class, b: Class) -> bool {
    match (a, b) {
        (Class::Rank(a), Class::Rank(b)) => a != b,
        (Class::Rank(_), _) | (_, Class::Rank(_)) => false,
        (a, b) => a != b,
    }
}

fn conflict(article: &ClaimedArticle<'_>, offices: &Offices, titled: &[Titled<'_>]) -> Option<Finding> {
    let earlier = titled.first()?;
    let later = titled.iter().find(|later| excludes(earlier.class, later.class))?;
    let background = &offices.background;
    let mut sentences = titled.iter().map(|titled| titled.sentence);
    let elsewhere = [earlier, later].iter().any(|one| background.is_elsewhere(one.passage.sentence));
    let told = sentences.any(|sentence| background.kin_in(sentence) || background.changes_in(sentence));
    let by_rank = matches!(later.class, Class::Rank(_));
    let beside = earlier.sentence == later.sentence || background.speaks_of_couples();
    if beside || told || elsewhere || by_rank && (background.is_history || background.has_changes()) {
        return None;
    }
    let (title, other, name) = (&later.title, &earlier.title, &later.name.written);
    let message =
        format!("‘{name}’ is ‘{title}’ here and ‘{other}’ elsewhere: which is right, or are they two persons?");
    let article = article.analysis.article();
    let finding = Finding::new(&DOCUMENTATION, article, later.span, message)
        .related(article, earlier.span)
        .value("title", [title.clone(), other.clone()])
        .confidence(Confidence::percent(75));
    Some(finding)
}
