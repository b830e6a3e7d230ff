//! What nouns and adjectives attribute: `the claim that …`, `a plan to …`, `his view of …`, `sure that …`.

use super::ContentForm;
use super::cue::{Complement, Cue, NOUNS};
use super::finder::Draft;
use super::scene::Scene;
use super::source::{self, Source};
use crate::meaning::tree::is;
use crate::syntax::Word;

/// The attribution of a noun that can be a cue, if it has content.
pub(super) fn of_noun<'a>(scene: &Scene<'a>, noun: Word<'a>, cue: &Cue) -> Option<Draft> {
    let clause =
        scene.dependents(noun).find(|word| is(*word, &["acl", "acl:relcl", "ccomp"]) && word.index() > noun.index());
    let source = || source::of_noun(scene, noun);
    if let Some(clause) = clause
        && let Some(mark) = scene.dependent(clause, &["mark"])
    {
        let form = match mark.form() {
            "that" | "whether" if cue.takes(Complement::Clause) => Some(ContentForm::Clause),
            "to" if cue.takes(Complement::Infinitive) => Some(ContentForm::Infinitive),
            _ => None,
        };
        if let Some(form) = form {
            return Some(draft(scene, noun, cue, form, source(), clause, None));
        }
    }
    // What somebody's views are about counts only where it is said whose they are.
    let (about, case) = scene.dependents(noun).filter(|word| is(*word, &["nmod", "acl"])).find_map(|word| {
        let case = scene.dependents(word).find(|below| is(*below, &["case", "mark"]))?;
        cue.takes_after(case.form()).then_some((word, case))
    })?;
    let source = source();
    (!source.places.is_empty()).then(|| draft(scene, noun, cue, ContentForm::Phrase, source, about, Some(case)))
}

/// Whether an object is a noun that attributes by itself: `shows support for …`.
pub(super) fn attributes<'a>(scene: &Scene<'a>, noun: Word<'a>) -> bool {
    noun.upos() == "NOUN" && NOUNS.get(noun.form()).is_some_and(|cue| of_noun(scene, noun, cue).is_some())
}

/// The attribution of an adjective that can be a cue: `she is sure that …`.
pub(super) fn of_adjective<'a>(scene: &Scene<'a>, adjective: Word<'a>, cue: &Cue) -> Option<Draft> {
    let source = source::of_verb(scene, adjective);
    let expletive = scene.dependent(adjective, &["expl"]).is_some();
    if expletive || source.places.is_empty() {
        return None;
    }
    if let Some(clause) = scene.dependent(adjective, &["ccomp"]).filter(|_| cue.takes(Complement::Clause)) {
        return Some(draft(scene, adjective, cue, ContentForm::Clause, source, clause, None));
    }
    if let Some(clause) = scene.dependent(adjective, &["xcomp"]).filter(|_| cue.takes(Complement::Infinitive)) {
        return Some(draft(scene, adjective, cue, ContentForm::Infinitive, source, clause, None));
    }
    let (about, case) = scene.dependents(adjective).filter(|word| is(*word, &["obl", "advcl"])).find_map(|word| {
        let case = scene.dependents(word).find(|below| is(*below, &["case", "mark"]))?;
        cue.takes_after(case.form()).then_some((word, case))
    })?;
    Some(draft(scene, adjective, cue, ContentForm::Phrase, source, about, Some(case)))
}

fn draft<'a>(
    scene: &Scene<'a>,
    word: Word<'a>,
    cue: &Cue,
    form: ContentForm,
    source: Source,
    content: Word<'a>,
    preposition: Option<Word<'a>>,
) -> Draft {
    let mut words = scene.extent(content);
    words.start = words.start.max(word.index() + 1);
    if let Some(preposition) = preposition {
        words.start = words.start.max(preposition.index() + 1);
    }
    let cue_words =
        [Some(word), preposition].into_iter().flatten().map(|word| word.index()..word.index() + 1).collect();
    Draft::new(word, cue, cue.act, form, source, cue_words, vec![scene.trimmed(words)])
}
