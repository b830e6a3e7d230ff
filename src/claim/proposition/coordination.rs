//! Coordinated phrases: which of them can be said one by one.

use super::sure;
use crate::meaning::{Tree, is};
use crate::syntax::Word;

/// Verbs of what several do together, by their lemma.
const COLLECTIVE: &[&str] = &[
    "agree",
    "argue",
    "clash",
    "collaborate",
    "collide",
    "compete",
    "cooperate",
    "differ",
    "disagree",
    "divorce",
    "fight",
    "join",
    "marry",
    "meet",
    "merge",
    "negotiate",
    "separate",
    "share",
    "split",
    "talk",
    "unite",
];

/// Words that say that something is done together.
const TOGETHER: &[&str] =
    &["among", "another", "between", "both", "each", "jointly", "mutually", "other", "respectively", "together"];

/// A coordination inside a phrase.
pub struct Coordination<'a> {
    /// What is coordinated, from the first on.
    pub conjuncts: Vec<Word<'a>>,
    /// The numbers of the words of the first that go for all: its preposition, its article.
    pub shared: Vec<usize>,
    /// `and`, `both`: what belongs to none of them.
    pub coordinators: Vec<usize>,
}

/// The topmost coordination in the phrase of a word whose conjuncts can each stand by themselves, if there is one and it
/// is sure. What `cut` holds for is not looked at; of the coordinations in `chosen`, by their first words, it is known
/// which conjunct stays.
pub fn topmost<'a>(
    tree: &Tree<'a>,
    top: Word<'a>,
    cut: impl Fn(Word<'a>) -> bool,
    chosen: &[usize],
) -> Option<Coordination<'a>> {
    let mut open = std::collections::VecDeque::from([top]);
    while let Some(word) = open.pop_front() {
        let chosen_here = chosen.contains(&word.index());
        if let Some(found) = (!chosen_here).then(|| coordination(tree, word)).flatten().filter(|_| !cut(word)) {
            return Some(found);
        }
        // A clause inside the phrase is said as a whole.
        open.extend(tree.dependents(word).filter(|word| {
            is(*word, &["nmod", "nmod:poss", "amod", "compound", "obl", "obj", "xcomp"])
                && (!cut(*word) || chosen.contains(&word.index()))
                || chosen_here && is(*word, &["conj"]) && !cut(*word)
        }));
    }
    None
}

/// What is coordinated with a word.
fn coordination<'a>(tree: &Tree<'a>, first: Word<'a>) -> Option<Coordination<'a>> {
    const MOST: usize = 24;
    let others: Vec<Word<'a>> = tree.dependents(first).filter(|word| is(*word, &["conj"])).collect();
    if others.is_empty() || others.len() > MOST {
        return None;
    }
    let alike = |word: &Word<'a>| match first.upos() {
        "ADJ" => word.upos() == "ADJ" && (is(first, &["amod"]) || tree.dependent(first, &["cop"]).is_some()),
        _ => {
            matches!(word.upos(), "NOUN" | "PROPN" | "NUM" | "PRON")
                || first.upos() == "VERB" && word.xpos() == first.xpos()
        }
    };
    let all = || std::iter::once(first).chain(others.iter().copied());
    let coordinators: Vec<Word<'a>> =
        all().flat_map(|word| tree.dependents(word).filter(|word| is(*word, &["cc", "cc:preconj"]))).collect();
    let form = |word: Word<'_>| word.form().to_ascii_lowercase();
    let additive = coordinators.iter().all(|word| matches!(&*form(*word), "and" | "both" | "as"));
    // `between Lund and Malmö`, `from May to June`.
    let case = tree.dependent(first, &["case"]).map(form);
    let joint = case.is_some_and(|case| matches!(&*case, "between" | "among" | "from"));
    // `About 1,200 delegates, officers and reporters`: so many are all of them.
    let tells_which = |word: &Word<'a>| tree.dependent(*word, &["nummod", "det", "nmod:poss"]).is_some();
    let counted = tree.dependent(first, &["nummod"]).is_some() && !others.iter().any(tells_which);
    let sure = others.iter().all(|word| sure(*word));
    if coordinators.is_empty() || !additive || joint || counted || !sure || !all().all(|word| alike(&word)) {
        return None;
    }
    // `A supporter of the club and of the town`, hung on the wrong noun.
    let has_case = |word: Word<'a>| tree.dependent(word, &["case"]).is_some();
    if others.iter().any(|other| has_case(*other) && !has_case(first)) {
        return None;
    }
    let same = others.iter().all(|other| (other.upos() == "PROPN") == (first.upos() == "PROPN"));
    let shared = tree.dependents(first).filter(|word| {
        // `The Middle West and Florida`: a name has an article of its own, or none.
        let named = |other: &Word<'_>| {
            let form = other.form();
            other.xpos() == "NNP" && form.chars().skip(1).any(|ch| !ch.is_uppercase())
        };
        let articled = same && !(is(*word, &["det"]) && others.iter().any(named));
        word.index() < first.index() && (is(*word, &["case", "mark"]) || articled && is(*word, &["det", "nmod:poss"]))
    });
    let whole = |word: Word<'a>| tree.below(word, |_| false);
    Some(Coordination {
        shared: shared.flat_map(whole).collect(),
        coordinators: coordinators.into_iter().flat_map(whole).collect(),
        conjuncts: all().collect(),
    })
}

/// Whether the subjects of a predicate do it together.
pub fn is_collective(tree: &Tree<'_>, head: Word<'_>) -> bool {
    let together = |word: Word<'_>| TOGETHER.binary_search(&word.form().to_ascii_lowercase().as_str()).is_ok();
    let plural = head.upos() == "NOUN" && head.xpos() == "NNS";
    plural
        || COLLECTIVE.binary_search(&&*head.lemma()).is_ok()
        || tree.dependents(head).any(|word| together(word) || tree.dependents(word).any(together))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(COLLECTIVE.is_sorted_by(|a, b| a < b) && TOGETHER.is_sorted_by(|a, b| a < b));
    }
}
