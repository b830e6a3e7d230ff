//! The clauses of a sentence: what is said of whom.

use super::unit::{Content, Scene, Slot, Unit};
use crate::check::contradiction::lexicon::Class;
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
        let Some((subject, copular)) = subject(scene, &found, head, word) else { continue };
        if subject == head || !is_asserted(scene, head) {
            continue;
        }
        let mut units = scene.below(head, |unit| is_clause_of_its_own(scene, head, unit));
        let of_subject = scene.below(subject, |unit| unit == head || is_clause_of_its_own(scene, subject, unit));
        units.extend(of_subject.into_iter().filter(|unit| !units.contains(unit)).collect::<Vec<_>>());
        let words = scene.tree.below(word, |_| false);
        found.push(Clause { head, subject, copular, modality: modality(&scene.tree, word, &words), units });
    }
    found
}

/// The subject of what may be a clause, and whether that says what it is.
fn subject(scene: &Scene<'_>, found: &[Clause], head: usize, word: Word<'_>) -> Option<(usize, bool)> {
    let unit = &scene.units[head];
    let copular = scene.tree.dependent(word, &["cop"]).is_some();
    let verb = unit.class == Class::Verb;
    let above = unit.parent;
    let of = |head: usize| found.iter().find(|clause| clause.head == head).map(|clause| clause.subject);
    if let Some(own) = scene.tree.dependent(word, &["nsubj", "nsubj:pass", "csubj"]) {
        if !verb && !copular {
            return None;
        }
        let relative = matches!(&*own.form().to_lowercase(), "who" | "which" | "that");
        if relative && unit.slot == Slot::Clause {
            return Some((described(scene, found, above?)?, copular));
        }
        return Some((referent(scene, found, scene.unit_of(own)?), copular));
    }
    match unit.slot {
        Slot::Conjunct if verb || copular => Some((of(above?)?, copular)),
        // `A unit established in May`, `first observed in the east, the storm …`
        Slot::Clause if verb && matches!(word.xpos(), "VBN" | "VBG") => {
            let above = above?;
            let marked = scene.tree.dependent(word, &["mark", "case"]).is_some();
            match is(word, &["acl"]) {
                true => Some((described(scene, found, above)?, false)),
                false => Some((of(above).filter(|_| !marked)?, false)),
            }
        }
        Slot::Apposition if unit.content == Content::Word && unit.class == Class::Noun => {
            Some((referent(scene, found, above?), true))
        }
        _ => None,
    }
}

/// What a noun is said of, if that is what it says: `a unit` in `the battalion is a unit`.
fn referent(scene: &Scene<'_>, found: &[Clause], unit: usize) -> usize {
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
        let above = &scene.units[parent];
        match word.deprel() {
            "ccomp" if above.negative || !scene.head(parent).is_some_and(|above| reports(above.form())) => {
                return false;
            }
            "xcomp" | "csubj" | "csubj:pass" => return false,
            "advcl" if is_condition(unit) => return false,
            _ => {}
        }
        at = parent;
    }
    !scene.sentence.text().trim_end().ends_with('?')
}

/// Whether a clause says under what condition.
pub fn is_condition(unit: &Unit) -> bool {
    unit.case.split(' ').any(|mark| {
        matches!(
            mark,
            "if" | "unless"
                | "when"
                | "whenever"
                | "whether"
                | "lest"
                | "once"
                | "until"
                | "till"
                | "in"
                | "should"
                | "without"
                | "to"
                | "before"
        )
    })
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
