//! What a name is called by: `foreign minister Wang Yan` says that Wang Yan is a foreign minister.

use super::Proposition;
use super::agreement::Agreement;
use super::phrase::{Phrase, Piece, article_before};
use super::side::Extents;
use crate::meaning::mention::names_actor;
use crate::meaning::{Tree, is, is_temporal};
use crate::syntax::Word;

/// Forms of address: they say nothing of their bearer.
const ADDRESS: &[&str] = &[
    "Auntie", "Baroness", "Dame", "Dr", "Dr.", "Fr.", "Lady", "Lord", "Madam", "Master", "Miss", "Mr", "Mr.", "Mrs",
    "Mrs.", "Ms", "Ms.", "Prof", "Prof.", "Sir", "St", "St.", "Uncle",
];

/// Titles that many bear at a time, so that one is *a* senator.
const RANKS: &[&str] = &[
    "Admiral",
    "Ambassador",
    "Archbishop",
    "Bishop",
    "Brigadier",
    "Captain",
    "Cardinal",
    "Colonel",
    "Commander",
    "Commissioner",
    "Congressman",
    "Congresswoman",
    "Constable",
    "Corporal",
    "Councillor",
    "Count",
    "Countess",
    "Deputy",
    "Detective",
    "Duchess",
    "Duke",
    "General",
    "Inspector",
    "Judge",
    "Justice",
    "Lieutenant",
    "Major",
    "Officer",
    "Pastor",
    "Prince",
    "Princess",
    "Private",
    "Professor",
    "Rabbi",
    "Representative",
    "Senator",
    "Sergeant",
    "Sheikh",
    "Superintendent",
];

/// What a sentence calls those it names, as propositions.
pub fn descriptions(tree: &Tree<'_>, extents: &Extents) -> Vec<Proposition> {
    let names = tree.parse().words().filter(|word| word.upos() == "PROPN" && word.xpos() == "NNP");
    names.filter_map(|name| describe(tree, extents, name)).collect()
}

/// What stands right before a name and describes its bearer.
fn describe<'a>(tree: &Tree<'a>, extents: &Extents, name: Word<'a>) -> Option<Proposition> {
    let before = tree.parse().word(name.index().checked_sub(1)?)?;
    let noun = matches!(before.upos(), "NOUN" | "PROPN")
        && matches!(before.xpos(), "NN" | "NNP")
        && names_actor(before.form());
    if !noun
        || ADDRESS.binary_search(&before.form()).is_ok()
        || extents.last(before) > before.index() && !holds(tree, before, name)
    {
        return None;
    }
    let hangs = |word: Word<'a>, on: Word<'a>| tree.head(word).is_some_and(|head| head.index() == on.index());
    let described = is(before, &["nmod:desc"]) && hangs(before, name)
        || is(name, &["appos"]) && hangs(name, before)
        // The parser takes both for the subject, or both for the object.
        || before.upos() == "NOUN" && before.deprel() == name.deprel() && is(name, &["nsubj", "nsubj:pass", "obj"])
            && tree.head(before).map(Word::index) == tree.head(name).map(Word::index);
    if !described {
        return None;
    }
    let own = |word: Word<'a>| {
        let aside =
            ["appos", "acl", "acl:relcl", "conj", "cc", "case", "punct", "nmod:desc", "list", "parataxis", "nmod"];
        is(word, &aside) || word.index() == before.index() || word.upos() == "NUM"
    };
    let mut bearer = tree.below(name, own);
    // The rest of the name, wherever the parser hangs it.
    let rest =
        tree.parse().words().skip(name.index() + 1).take_while(|word| word.upos() == "PROPN" && is(*word, &["flat"]));
    bearer.extend(rest.map(Word::index));
    bearer.retain(|&index| index >= name.index());
    bearer.sort_unstable();
    bearer.dedup();
    // `Justice Antonin Scalia`, hung together by the last: half a name is none.
    let end = bearer.last().map_or(0, |last| last + 1);
    let goes_on = |word: &Word<'_>| {
        let apart = tree.parse().word(word.index() - 1).is_some_and(Word::space_after);
        word.xpos() == "NNP" && apart && !is_temporal(*word)
    };
    bearer.extend(tree.parse().words().skip(end.max(1)).take_while(goes_on).take(3).map(Word::index));
    let subject = Phrase::of(bearer);
    let outside = |word: Word<'a>| {
        let apart = ["case", "cc", "conj", "punct", "acl", "acl:relcl", "appos", "mark"];
        is(word, &apart) && !(word.deprel() == "case" && word.upos() == "PART") || word.index() >= name.index()
    };
    // `Chinese President Xi`: what the parser hangs on the name in front of the description is of the description.
    let front = tree.dependents(name).filter(|word| word.index() < before.index() && is(*word, &["amod", "compound"]));
    let mut words: Vec<usize> =
        front.flat_map(|word| tree.below(word, outside)).chain(tree.below(before, outside)).collect();
    words.retain(|&index| index <= before.index());
    words.sort_unstable();
    words.dedup();
    // `Then-Prime Minister`, wherever the parser hangs `then`.
    let start = words.first().copied().unwrap_or_default();
    let earlier: Vec<Word<'a>> = tree.parse().words().take(start).skip(start.saturating_sub(2)).collect();
    if let [then, hyphen] = earlier[..]
        && hyphen.xpos() == "HYPH"
        && matches!(&*then.form().to_ascii_lowercase(), "then" | "ex")
    {
        words.splice(0..0, [then.index(), hyphen.index()]);
    }
    // `That same day mother Anna Berg`
    let dated = |word: Word<'_>| is_temporal(word) || matches!(&*word.form().to_ascii_lowercase(), "that" | "this");
    if words.iter().filter_map(|&index| tree.parse().word(index)).any(dated) {
        return None;
    }
    let definite = tree.dependent(before, &["det", "nmod:poss"]).is_some()
        || before.upos() == "PROPN" && RANKS.binary_search(&before.form()).is_err();
    let first = words.first().and_then(|&index| tree.parse().word(index)).map_or("", Word::form);
    let article = article_before(first);
    // `Then-Speaker`, `ex-wife`: no longer.
    let over = words.iter().filter_map(|&index| tree.parse().word(index)).any(|word| {
        let form = word.form().to_ascii_lowercase();
        matches!(&*form, "then" | "ex" | "late") || form.starts_with("then-") || form.starts_with("ex-")
    });
    let copula = Piece::Made(Agreement::Singular.be(over).into());
    let object: Vec<Piece> = (!definite)
        .then(|| Piece::Made(article.into()))
        .into_iter()
        .chain(words.into_iter().map(Piece::Word))
        .collect();
    let pieces = subject.0.iter().cloned().chain([copula]).chain(object.iter().cloned()).collect();
    Some(Proposition {
        phrase: Phrase(pieces).punctuated(tree),
        subject: Some(subject),
        predicate: Some("be".to_owned()),
        object: Some(Phrase(object)),
        head: before.index(),
    })
}

/// Whether a word stands among what hangs on another.
fn holds(tree: &Tree<'_>, top: Word<'_>, word: Word<'_>) -> bool {
    tree.head(word).is_some_and(|head| head.index() == top.index())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(ADDRESS.is_sorted_by(|a, b| a < b) && RANKS.is_sorted_by(|a, b| a < b));
    }
}
