//! How often what a clause tells of can be so.

use super::clause::Clause;
use super::scene::Scene;
use crate::check::contradiction::lexicon::{Class, LASTING_VERBS, once};
use crate::meaning::is;
use crate::syntax::Word;

/// How often what a clause tells of can be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// It lasts.
    State,
    /// It happens once.
    Once,
    /// It can happen again.
    Event,
}

/// How often what a clause tells of can be so.
pub fn recurrence(scene: &Scene<'_>, clause: &Clause) -> Recurrence {
    let head = &scene.units[clause.head];
    let has = |word: Word<'_>| is(word, &["aux"]) && &*word.lemma() == "have";
    let passive = |word: Word<'_>| word.xpos() == "VBN" && !scene.tree.dependents(word).any(has);
    let first = || {
        let below = scene.below(clause.head, |_| false);
        below.iter().any(|&unit| matches!(&*scene.units[unit].key, "first" | "originally" | "initially"))
    };
    let happens_once = once(&head.key).is_some_and(|known| {
        let passive = scene.head(clause.head).is_some_and(passive);
        let participant = if passive { known.object } else { known.subject || known.object };
        participant && (!known.first || first())
    });
    if happens_once {
        Recurrence::Once
    } else if clause.copular || head.class != Class::Verb || LASTING_VERBS.has(&head.key) || is_of_each(scene, clause) {
        Recurrence::State
    } else {
        Recurrence::Event
    }
}

/// Whether the subject is each of several: what is true of each is true whenever.
fn is_of_each(scene: &Scene<'_>, clause: &Clause) -> bool {
    let each = |word: Word<'_>| is(word, &["det"]) && matches!(&*word.form().to_lowercase(), "all" | "each" | "every");
    scene.head(clause.subject).is_some_and(|head| scene.tree.dependents(head).any(each))
}
