//! The clauses of a sentence: what is said of whom.

use super::scene::Scene;
use super::unit::{Content, Slot, Unit};
use crate::check::contradiction::lexicon::{Class, implied};
use crate::meaning::{Modality, is, modality, reports};
use crate::syntax::Word;

/// A clause.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The unit that says it: a verb, or what the subject is.
    pub head: usize,
    /// The unit it is said of.
    pub subject: usize,
    /// Whether it says what the subject is.
    pub copular: bool,
    /// How surely it is put forward.
    pub modality: Modality,
    /// Its units, those above before those below.
    pub units: Vec<usize>,
}

/// The clauses of a sentence that the article, or a source, puts forward.
pub fn clauses(scene: &Scene<'_>) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    for head in 0..scene.units.len() {
        let Some(word) = scene.head(head) else { continue };
        if !is_asserted(scene, head) {
            continue;
        }
        for (subject, copular) in subjects(scene, &found, head, word) {
            if subject == head {
                continue;
            }
            let mut units = scene.below(head, |unit| is_clause_of_its_own(scene, head, unit));
            let of_subject = scene.below(subject, |unit| unit == head || is_clause_of_its_own(scene, subject, unit));
            units.extend(of_subject.into_iter().filter(|unit| !units.contains(unit)).collect::<Vec<_>>());
            let words = scene.tree.below(word, |_| false);
            found.push(Clause { head, subject, copular, modality: modality(&scene.tree, word, &words), units });
        }
    }
    found
}

/// What may be the subject of a clause, and whether that says what it is. A participle may hang on a word that the parser
/// did not see: both are given.
fn subjects(scene: &Scene<'_>, found: &[Clause], head: usize, word: Word<'_>) -> Vec<(usize, bool)> {
    let unit = &scene.units[head];
    let copular = scene.tree.dependent(word, &["cop"]).is_some();
    let verb = unit.class == Class::Verb;
    let above = unit.parent;
    let of = |head: usize| found.iter().find(|clause| clause.head == head).map(|clause| clause.subject);
    if let Some(own) = scene.tree.dependent(word, &["nsubj", "nsubj:pass", "csubj", "csubj:pass"]) {
        if !verb && !copular {
            return Vec::new();
        }
        let relative = matches!(&*own.form().to_lowercase(), "who" | "which" | "that");
        let subject = match relative && unit.slot == Slot::Clause {
            true => above.and_then(|above| described(scene, found, above)),
            false => subject_unit(scene, own).map(|own| referent(scene, found, own)),
        };
        return subject.map(|subject| (subject, copular)).into_iter().collect();
    }
    let Some(above) = above else { return Vec::new() };
    match unit.slot {
        Slot::Complement if verb && word.xpos() == "VB" => {
            of(above).map(|subject| (subject, false)).into_iter().collect()
        }
        Slot::Conjunct if verb || copular => of(above).map(|subject| (subject, copular)).into_iter().collect(),
        // `A unit established in May`, `first observed in the east, the storm …`
        Slot::Clause if verb && matches!(word.xpos(), "VBN" | "VBG") => {
            let marked = scene.tree.dependent(word, &["mark", "case"]).is_some();
            let mut subjects: Vec<usize> = Vec::new();
            if is(word, &["acl"]) {
                let chain = std::iter::successors(Some(above), |unit| {
                    let nominal = matches!(scene.units[*unit].slot, Slot::Modifier | Slot::Conjunct);
                    scene.units[*unit].parent.filter(|_| nominal)
                });
                subjects.extend(chain.filter_map(|unit| described(scene, found, unit)));
            } else if !marked {
                subjects.extend(of(above));
                // `The story opens with Karl, living in Lund.`
                let name = |unit: &usize| {
                    scene.units[*unit].content == Content::Name && scene.units[*unit].head < word.index()
                };
                let objects = scene.below(above, |unit| unit == head).into_iter().filter(name);
                subjects.extend(objects.filter(|unit| matches!(scene.units[*unit].slot, Slot::Oblique | Slot::Object)));
            }
            subjects.sort_unstable();
            subjects.dedup();
            subjects.into_iter().map(|subject| (subject, false)).collect()
        }
        Slot::Apposition
            if unit.content == Content::Word && unit.class == Class::Noun && !is_measured(scene, above) =>
        {
            vec![(referent(scene, found, above), true)]
        }
        _ => Vec::new(),
    }
}

/// Whether a noun is counted or measured, so that what stands beside it is the same in other units: `5 tons (5,000 kg)`.
fn is_measured(scene: &Scene<'_>, unit: usize) -> bool {
    let counts = |below: &Unit| below.parent == Some(unit) && below.case.is_empty();
    scene.units.iter().any(|below| counts(below) && matches!(below.content, Content::Amount(_)))
}

/// The unit of a subject: of `what became of it`, what hangs on `what`.
fn subject_unit(scene: &Scene<'_>, subject: Word<'_>) -> Option<usize> {
    let inside = || scene.tree.dependents(subject).find_map(|word| scene.unit_of(word));
    scene.unit_of(subject).or_else(inside)
}

/// What a noun is said of, if that is what it says: `a unit` in `the battalion is a unit`.
fn referent(scene: &Scene<'_>, found: &[Clause], unit: usize) -> usize {
    if scene.units[unit].content == Content::Name {
        return unit;
    }
    let copular = found.iter().find(|clause| clause.copular && clause.head == unit);
    let apposition = (scene.units[unit].slot == Slot::Apposition).then(|| scene.units[unit].parent).flatten();
    copular.map(|clause| clause.subject).or(apposition).unwrap_or(unit)
}

/// What a clause that hangs on a noun is said of. One that tells which ones are meant says nothing of all of them, so the
/// noun must be known by what it is said of, or be a name.
fn described(scene: &Scene<'_>, found: &[Clause], unit: usize) -> Option<usize> {
    let of = referent(scene, found, unit);
    (of != unit || scene.units[unit].content == Content::Name).then_some(of)
}

/// Whether what a unit says is put forward by somebody: it is not what may be, is wanted, or is asked.
fn is_asserted(scene: &Scene<'_>, head: usize) -> bool {
    let mut at = head;
    loop {
        let unit = &scene.units[at];
        let Some(word) = scene.head(at) else { return false };
        let Some(parent) = unit.parent else { break };
        // An aside is not under what it stands in.
        if matches!(unit.slot, Slot::Apposition) && scene.units[parent].content == Content::Name {
            break;
        }
        let above = &scene.units[parent];
        match word.deprel() {
            "ccomp" if above.negative || !scene.head(parent).is_some_and(|above| reports(above.form())) => {
                return false;
            }
            "xcomp" if implied(&above.key, above.negative).is_some() => {}
            "xcomp" | "csubj" | "csubj:pass" => return false,
            "advcl" if is_condition(unit) => return false,
            _ => {}
        }
        at = parent;
    }
    !scene.sentence.text().trim_end().ends_with('?')
}

/// Whether a clause says under what condition, or what may not have come about: `before it closed`, `to win`.
pub fn is_condition(unit: &Unit) -> bool {
    const OPEN: &[&str] = &["before", "in", "lest", "once", "till", "to", "until", "without"];
    is_strict_condition(unit) || unit.case.split(' ').any(|mark| OPEN.contains(&mark))
}

/// Whether a clause says under what condition.
pub fn is_strict_condition(unit: &Unit) -> bool {
    const CONDITIONS: &[&str] = &["if", "should", "unless", "when", "whenever", "whether"];
    unit.case.split(' ').any(|mark| CONDITIONS.contains(&mark))
}

/// Whether a unit below another says something of its own.
fn is_clause_of_its_own(scene: &Scene<'_>, top: usize, at: usize) -> bool {
    let unit = &scene.units[at];
    let predicate = unit.class == Class::Verb
        || scene.head(at).is_some_and(|word| scene.tree.dependent(word, &["cop", "nsubj"]).is_some());
    match unit.slot {
        Slot::Conjunct => predicate && unit.parent == Some(top),
        Slot::Clause => scene.head(at).is_some_and(|word| word.deprel() == "parataxis"),
        _ => false,
    }
}
