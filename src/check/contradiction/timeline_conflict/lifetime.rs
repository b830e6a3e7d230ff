//! A person who acts after the stated death, or before the stated birth.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::DOCUMENTATION;
use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::lexicon::WordList;
use crate::finding::{Confidence, Finding};
use crate::meaning::mention::{EntityId, EntityKind, Mention, MentionKind, Number};
use crate::meaning::{Certainty, TimeExpression, Tree, denies, is};
use crate::syntax::{Sentence, Word};

/// Verbs of what only the living do.
static DEEDS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../lexicon/deeds.txt")));
/// Words of sentences that tell of kin, namesakes, the dead or what is made up.
static DOUBTS: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../lexicon/lifetime_doubts.txt")));

/// A year that is told of a life, and where.
#[derive(Clone, Copy)]
struct Told {
    year: i16,
    span: Span,
}

/// The ends of a life, as the article tells them.
#[derive(Default)]
struct Life {
    birth: Vec<Told>,
    death: Vec<Told>,
}

/// What a person did in a year.
struct Deed {
    entity: EntityId,
    year: i16,
    /// The year's place.
    time: Span,
    span: Span,
}

/// Which end of a life a deed lies beyond.
#[derive(Clone, Copy)]
enum End {
    Birth,
    Death,
}

/// The deeds that lie outside the life of whoever did them.
pub(super) fn findings(article: &ClaimedArticle<'_>) -> Vec<Finding> {
    let (mut lives, mut deeds) = (BTreeMap::new(), Vec::new());
    for (sentence, parse) in article.parses.sentences() {
        let Some(parse) = parse.filter(|_| !article.is_quarantined(sentence.span())) else { continue };
        let scene = Scene { article, sentence, tree: Tree::of(parse) };
        scene.read_brackets(&mut lives);
        if !scene.is_doubtful() {
            scene.read_verbs(&mut lives, &mut deeds);
        }
    }
    deeds.iter().filter_map(|deed| beyond(article, lives.get(&deed.entity)?, deed)).collect()
}

/// A deed that lies beyond one end of a life of which the article tells one year only.
fn beyond(article: &ClaimedArticle<'_>, life: &Life, deed: &Deed) -> Option<Finding> {
    let one = |told: &[Told]| {
        let first = told.first().copied()?;
        told.iter().all(|other| other.year == first.year).then_some(first)
    };
    let after = one(&life.death).filter(|death| deed.year > death.year).map(|told| (told, End::Death));
    let (told, end) =
        after.or_else(|| one(&life.birth).filter(|birth| deed.year < birth.year).map(|told| (told, End::Birth)))?;
    let name = &article.partition.mentions().entity(deed.entity)?.name;
    let Told { year, span } = told;
    let message = match end {
        End::Death => format!("‘{name}’ acts in {} and died in {year}: one of the years is wrong", deed.year),
        End::Birth => format!("‘{name}’ acts in {} and was born in {year}: one of the years is wrong", deed.year),
    };
    let here = article.analysis.words_at(deed.time);
    // Which of the two stands later is the primary one.
    let places = if deed.span.start() >= span.start() { [deed.span, span] } else { [span, deed.span] };
    let values = if deed.span.start() >= span.start() { [here, year.to_string()] } else { [year.to_string(), here] };
    let source = article.analysis.article();
    let finding = Finding::new(&DOCUMENTATION, source, places[0], message).related(source, places[1]);
    Some(finding.value("time", values).confidence(Confidence::percent(85)))
}

/// A sentence and its tree.
struct Scene<'s, 'a> {
    article: &'s ClaimedArticle<'a>,
    sentence: Sentence<'a>,
    tree: Tree<'a>,
}

impl<'a> Scene<'_, 'a> {
    /// Whether the sentence may speak of somebody else, or of what is made up.
    fn is_doubtful(&self) -> bool {
        self.tree.parse().words().any(|word| {
            let form = word.form().to_lowercase();
            DOUBTS.has(&form)
                || denies(&form)
                || matches!(form.as_bytes(), [b'"', ..])
                || form.contains(['“', '”', '?'])
        })
    }

    /// `Karl Lund (1901–1991)`.
    fn read_brackets(&self, lives: &mut BTreeMap<EntityId, Life>) {
        let text = self.article.analysis.article().text();
        for mention in self.article.partition.mentions().mentions_in(self.sentence.span()) {
            let Some(entity) = self.person(mention).filter(|_| mention.kind == MentionKind::Name) else { continue };
            let years = text.get(mention.span.end()..).and_then(bracketed);
            let Some((birth, death, length)) = years else { continue };
            let span = Span::new(mention.span.start(), mention.span.end() + length);
            let life: &mut Life = lives.entry(entity).or_default();
            life.birth.push(Told { year: birth, span });
            life.death.push(Told { year: death, span });
        }
    }

    /// `Lund died in 1991`, `was born in 1901`, `founded a school in 1930`.
    fn read_verbs(&self, lives: &mut BTreeMap<EntityId, Life>, deeds: &mut Vec<Deed>) {
        for verb in self.tree.parse().words().filter(|word| word.upos() == "VERB") {
            let lemma = verb.lemma();
            let (dies, is_born) = (&*lemma == "die" && verb.xpos() == "VBD", &*lemma == "bear" && verb.xpos() == "VBN");
            let acts = verb.xpos() == "VBD" && DEEDS.has(&lemma) && is(verb, &["root", "conj", "parataxis"]);
            if !dies && !is_born && !acts {
                continue;
            }
            let relation = if is_born { "nsubj:pass" } else { "nsubj" };
            let subject = self.tree.dependent(verb, &[relation]).filter(|_| !self.is_modal(verb));
            let Some(entity) = subject.and_then(|subject| self.entity_at(subject)) else { continue };
            let Some((time, year)) = self.year_of(verb) else { continue };
            let span = self.sentence.span();
            let told = Told { year, span };
            match (dies, is_born) {
                (true, _) => lives.entry(entity).or_default().death.push(told),
                (_, true) => lives.entry(entity).or_default().birth.push(told),
                _ => deeds.push(Deed { entity, year, time: time.span, span }),
            }
        }
    }

    /// Whether the verb tells what may be so.
    fn is_modal(&self, verb: Word<'a>) -> bool {
        let modal = |word: Word<'_>| is(word, &["aux"]);
        self.tree.dependents(verb).any(modal)
    }

    /// The person that a word names, alone.
    fn entity_at(&self, word: Word<'a>) -> Option<EntityId> {
        // With an article, it is a ship or a work that is called so.
        if self.tree.dependent(word, &["conj", "nmod:poss", "det"]).is_some() {
            return None;
        }
        let mentions = self.article.partition.mentions().mentions_in(self.sentence.span());
        self.person(mentions.iter().find(|mention| mention.head == word.index())?)
    }

    fn person(&self, mention: &Mention) -> Option<EntityId> {
        let entity = self.article.partition.mentions().entity(mention.entity?)?;
        let is_one = entity.kind == EntityKind::Person && entity.named && mention.number == Number::Singular;
        let told = matches!(mention.kind, MentionKind::Name | MentionKind::Pronoun);
        mention.entity.filter(|_| is_one && told)
    }

    /// The year in which a verb says that something happened; none if the sentence names another too.
    fn year_of(&self, verb: Word<'a>) -> Option<(&TimeExpression, i16)> {
        let in_brackets = |time: &&TimeExpression| {
            let text = self.article.analysis.article().text();
            text[self.sentence.span().start()..time.span.start()].ends_with(['(', '–', '-'])
        };
        let times = self.article.partition.times().within(self.sentence.span());
        let mut times = times.filter(|time| !in_brackets(time));
        let (time, None) = (times.next()?, times.next()) else { return None };
        let days = time.interval.filter(|_| time.certainty == Certainty::Told)?;
        let year = days.first.year();
        let written = self.article.analysis.words_at(time.span).contains(&format!("{year:04}"));
        if days.last.year() != year || !written {
            return None;
        }
        let of_time = |word: &Word<'_>| time.span.contains(self.sentence.span_of(word.range()));
        let words = self.tree.parse().words();
        let top = words.filter(of_time).find(|word| self.tree.head(*word).is_some_and(|head| !of_time(&head)))?;
        let case = self.tree.dependent(top, &["case"])?.form().to_lowercase();
        let hangs = self.tree.head(top).is_some_and(|head| head.index() == verb.index());
        (hangs && matches!(&*case, "in" | "on")).then_some((time, year))
    }
}

/// The years of a life that stand in brackets at the beginning of a text, with the length of it in bytes.
fn bracketed(text: &str) -> Option<(i16, i16, usize)> {
    let inside = text.strip_prefix(" (")?;
    let inside = inside.get(..inside.find(')')?)?;
    let (birth, death) = inside.split_once(['–', '-'])?;
    let year = |text: &str| text.trim().parse::<i16>().ok().filter(|year| (1000..2100).contains(year));
    let (birth, death) = (year(birth)?, year(death)?);
    // Spans of time that are no life: a term, a season.
    (15..=110).contains(&(death - birth)).then_some((birth, death, inside.len() + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(DEEDS.is_sorted() && DOUBTS.is_sorted());
    }

    #[test]
    fn lives_stand_in_brackets() {
        assert_eq!(bracketed(" (1901–1991) was").map(|(birth, death, _)| (birth, death)), Some((1901, 1991)));
        assert_eq!(bracketed(" (2018–2022) was"), None);
        assert_eq!(bracketed(" (mayor 1901–1991)"), None);
    }
}
