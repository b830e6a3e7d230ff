//! When a clause takes place, seen from its telling.

use super::clause::Clause;
use super::scene::Scene;
use crate::meaning::is;
use crate::syntax::Word;

/// When a clause takes place, seen from its telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Before something that was before.
    PastPerfect,
    /// Before.
    Past,
    /// Then.
    Present,
    /// After.
    Future,
}

/// When a clause takes place; none where its verb has no tense.
pub fn tense(scene: &Scene<'_>, clause: &Clause) -> Option<Tense> {
    let head = scene.head(clause.head)?;
    let auxiliaries = || scene.tree.dependents(head).filter(|word| is(*word, &["aux", "aux:pass", "cop"]));
    if auxiliaries().any(|word| word.xpos() == "VBD" && &*word.lemma() == "have") {
        return Some(Tense::PastPerfect);
    }
    // A participle alone takes place when what it hangs on does.
    let participle = head.xpos() == "VBG" && auxiliaries().next().is_none();
    let above = || std::iter::successors(scene.tree.head(head), |word| scene.tree.head(*word)).find_map(tense_of);
    let told = auxiliaries().chain([head]).find_map(tense_of).or_else(|| above().filter(|_| participle));
    told.or((head.xpos() == "VBN").then_some(Tense::Past))
}

fn tense_of(word: Word<'_>) -> Option<Tense> {
    match word.xpos() {
        "VBD" => Some(Tense::Past),
        "VBZ" | "VBP" if &*word.lemma() == "have" && is(word, &["aux"]) => Some(Tense::Past),
        "VBZ" | "VBP" => Some(Tense::Present),
        "MD" if matches!(&*word.form().to_lowercase(), "will" | "shall" | "'ll" | "’ll" | "wo") => {
            Some(Tense::Future)
        }
        "MD" => Some(Tense::Present),
        _ => None,
    }
}
