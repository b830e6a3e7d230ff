//! What is said aside, of a noun in a phrase: appositions, relative clauses, participles. It is cut out of the phrase,
//! and makes propositions of its own.

use super::lexicon::is_prepositional;
use super::linked::tense;
use super::{SURE, doubt};
use crate::meaning::{Tree, is, is_temporal};
use crate::syntax::Word;

/// Where each word's dependents begin and end, itself among them.
pub struct Extents(Vec<(usize, usize)>);

impl Extents {
    pub fn of(tree: &Tree<'_>) -> Self {
        let mut extents: Vec<(usize, usize)> = (0..tree.parse().words().len()).map(|at| (at, at)).collect();
        for word in tree.parse().words().filter(|word| word.upos() != "PUNCT") {
            let mut above = tree.head(word);
            while let Some(head) = above {
                let extent = &mut extents[head.index()];
                *extent = (extent.0.min(word.index()), extent.1.max(word.index()));
                above = tree.head(head);
            }
        }
        Self(extents)
    }

    pub fn first(&self, word: Word<'_>) -> usize {
        self.0[word.index()].0
    }

    pub fn last(&self, word: Word<'_>) -> usize {
        self.0[word.index()].1
    }
}

/// Determiners and pronouns after which a clause tells which ones are meant, and can't be left out.
const QUANTIFYING: &[&str] = &[
    "all",
    "any",
    "anybody",
    "anyone",
    "anything",
    "each",
    "either",
    "every",
    "everybody",
    "everyone",
    "everything",
    "few",
    "many",
    "most",
    "neither",
    "no",
    "nobody",
    "none",
    "nothing",
    "one",
    "ones",
    "only",
    "somebody",
    "someone",
    "something",
    "that",
    "these",
    "this",
    "those",
];

/// Whether a word and what hangs on it is said aside of the noun that it hangs on, so that the noun's phrase says what
/// it says without it.
pub fn is_aside(tree: &Tree<'_>, extents: &Extents, word: Word<'_>) -> bool {
    let Some(noun) = tree.head(word) else { return false };
    if word.margin() < SURE || noun.upos() == "PRON" && !is(word, &["appos"]) {
        return false;
    }
    if is_age(tree, word, noun) {
        return true;
    }
    match word.deprel() {
        "appos" => {
            // `the group Alpha`, `the Party (CCP)`, `$99 (£65)`, `Houston, Texas`: part of the name.
            let bracket = extents.first(word).checked_sub(1).and_then(|index| tree.parse().word(index));
            let bracketed = bracket.is_some_and(|mark| matches!(mark.form(), "(" | "["));
            let describes = tree.dependent(word, &["det", "nmod", "nmod:poss"]).is_some();
            let names = word.upos() == "PROPN" && noun.upos() == "PROPN" && !describes;
            // `Keep the returns, Trump`: one is not several.
            let plural =
                |word: Word<'_>| matches!(word.xpos(), "NNS" | "NNPS") || tree.dependent(word, &["conj"]).is_some();
            let alike = plural(word) == plural(noun);
            alike
                && set_off(tree, extents, word)
                && !bracketed
                && !names
                && word.upos() != "SYM"
                && !is_temporal(noun)
                && doubt::renames(tree, extents, noun, word)
        }
        "acl:relcl" => {
            relative_pronoun(tree, word).is_some_and(|pronoun| doubt::relates(tree, extents, noun, word, pronoun))
                && !quantified(tree, noun)
                && (set_off(tree, extents, word) || noun.upos() == "PROPN" || has_article(tree, noun, &["a", "an"]))
        }
        "acl" => {
            matches!(word.xpos(), "VBN" | "VBG")
                && !is_prepositional(word)
                && tree.dependent(word, &["mark", "nsubj", "nsubj:pass"]).is_none()
                && !quantified(tree, noun)
                && extents.first(word) > noun.index()
                && doubt::begins(tree, word)
                && (set_off(tree, extents, word) || noun.upos() == "PROPN" || has_article(tree, noun, &["a", "an"]))
        }
        _ => false,
    }
}

/// Whether a clause tells which ones are meant of those that a noun names, and says of these what it says: `the miners who
/// arrived in 1849`. It stays in the noun's phrase.
pub fn tells_which(tree: &Tree<'_>, word: Word<'_>) -> bool {
    let Some(noun) = tree.head(word).filter(|noun| noun.upos() == "NOUN") else { return false };
    let participle = || {
        word.xpos() == "VBN"
            && !is_prepositional(word)
            && tree.dependent(word, &["mark", "nsubj", "nsubj:pass"]).is_none()
            && tree.dependents(word).any(|added| added.index() > word.index())
            && word.index() > noun.index()
    };
    // `The ships that carry oil` are of a kind; the ship that carries it is one.
    let particular = || noun.xpos() == "NN" || tense(tree, word) == Some(true);
    let relative = || relative_pronoun(tree, word).is_some() && particular();
    let one_of_many = |word: Word<'_>| {
        word.xpos() == "JJS"
            || word.features().contains("NumType=Ord")
            || matches!(word.form(), "only" | "same" | "next" | "last")
    };
    (is(word, &["acl:relcl"]) && relative() || is(word, &["acl"]) && participle())
        && has_article(tree, noun, &["the"])
        && !quantified(tree, noun)
        && !tree.dependents(noun).any(one_of_many)
        // Without a finite verb around it, the participle may be the verb.
        && std::iter::successors(tree.head(noun), |word| tree.head(*word)).any(|word| tense(tree, word).is_some())
        // Of two clauses on one noun the parser has often put one there by mistake.
        && tree.dependents(noun).filter(|clause| is(*clause, &["acl", "acl:relcl"])).count() == 1
}

/// Whether a number between commas is the age of the one named before it: `Anna Berg, 43, …`.
pub fn is_age(tree: &Tree<'_>, number: Word<'_>, name: Word<'_>) -> bool {
    let mark =
        |index: Option<usize>| index.and_then(|index| tree.parse().word(index)).is_some_and(|word| word.form() == ",");
    name.upos() == "PROPN"
        && number.upos() == "NUM"
        && number.form().parse::<u8>().is_ok_and(|years| (1..=120).contains(&years))
        && mark(number.index().checked_sub(1))
        && mark(Some(number.index() + 1))
        && tree.dependents(number).all(|word| word.upos() == "PUNCT")
        && name.index() < number.index()
}

/// Whether a comma, a dash or a bracket stands before a word and what hangs on it.
pub fn set_off(tree: &Tree<'_>, extents: &Extents, word: Word<'_>) -> bool {
    let before = extents.first(word).checked_sub(1).and_then(|index| tree.parse().word(index));
    before.is_some_and(|mark| mark.upos() == "PUNCT" && matches!(mark.form(), "," | "–" | "—" | "-" | "--" | "(" | "["))
}

fn quantified(tree: &Tree<'_>, noun: Word<'_>) -> bool {
    let lists = |word: Word<'_>| QUANTIFYING.binary_search(&word.form().to_ascii_lowercase().as_str()).is_ok();
    lists(noun) || tree.dependents(noun).any(|word| is(word, &["det", "det:predet", "advmod", "amod"]) && lists(word))
}

/// Whether a noun has one of these articles.
pub fn has_article(tree: &Tree<'_>, noun: Word<'_>, articles: &[&str]) -> bool {
    let article = tree.dependent(noun, &["det"]);
    article.is_some_and(|article| articles.iter().any(|form| article.form().eq_ignore_ascii_case(form)))
}

/// The relative pronoun of a relative clause, with the verb or noun of the clause it hangs on.
pub fn relative_pronoun<'a>(tree: &Tree<'a>, clause: Word<'a>) -> Option<Word<'a>> {
    let relative = |word: &Word<'a>| {
        matches!(word.xpos(), "WDT" | "WP" | "WP$" | "WRB")
            || word.features().split('|').any(|pair| pair == "PronType=Rel")
    };
    // `who`, `of which`, `whose`: on the predicate, or on a noun that hangs on it.
    let near = tree.dependents(clause).filter(|word| word.index() < clause.index());
    let found = near.flat_map(|word| std::iter::once(word).chain(tree.dependents(word))).find(relative)?;
    // `The matter of who pays` is a question.
    let before = found.index().checked_sub(1).and_then(|index| tree.parse().word(index));
    let asks = found.xpos() == "WP" && found.form() != "whom" && before.is_some_and(|word| word.upos() == "ADP");
    (!asks).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(QUANTIFYING.is_sorted_by(|a, b| a < b));
    }
}
