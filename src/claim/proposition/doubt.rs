//! Signs that cost little, by which a parse shows that it was put together wrongly, or that a part of a sentence can't
//! stand by itself. Where there is one, nothing is taken apart: a claim that says something else than the article is
//! the worst there can be.

use super::linked::agrees;
use super::phrase::Phrase;
use super::side::{Extents, relative_pronoun, set_off};
use super::{has_subject, is_subject, is_verbal};
use crate::meaning::mention::names_actor;
use crate::meaning::{Tree, is, is_temporal, reports};
use crate::syntax::Word;

/// Words that turn what they hang on into its contrary.
const NEGATING: &[&str] = &[
    "barely", "hardly", "n't", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "n’t", "rarely",
    "scarcely", "seldom",
];

/// Adverbs that begin an addition, and no other name of the same.
const QUALIFYING: &[&str] = &[
    "again",
    "almost",
    "also",
    "as",
    "chiefly",
    "especially",
    "even",
    "just",
    "mainly",
    "mostly",
    "only",
    "partially",
    "particularly",
    "partly",
    "perhaps",
    "so",
    "specifically",
    "then",
    "there",
    "thus",
    "together",
    "too",
    "up",
    "well",
];

/// Whether a word denies.
fn negates(word: Word<'_>) -> bool {
    matches!(word.upos(), "PART" | "ADV" | "DET" | "INTJ" | "CCONJ" | "PRON")
        && NEGATING.binary_search(&&*word.form().to_ascii_lowercase()).is_ok()
}

/// Whether what hangs on a word, and it, denies anything: then it can't be left out. What is told in a clause of its own
/// is not looked at.
pub fn denies<'a>(tree: &Tree<'a>, top: Word<'a>) -> bool {
    if has_subject(tree, top) {
        return false;
    }
    let below = tree.below(top, |word| is(word, &["acl", "acl:relcl", "advcl", "ccomp", "conj", "appos", "parataxis"]));
    below.into_iter().filter_map(|index| tree.parse().word(index)).any(negates)
}

/// Whether a part of a sentence, by the numbers of its words in order, leaves out a word that denies it, while what that
/// hangs on stays.
pub fn loses_negation(tree: &Tree<'_>, denying: &[usize], words: &[usize]) -> bool {
    let inside = |index: usize| words.binary_search(&index).is_ok();
    denying.iter().filter(|&&index| !inside(index)).filter_map(|&index| tree.parse().word(index)).any(|word| {
        let mut denied = tree.head(word);
        // `No longer`
        while let Some(adverb) = denied.filter(|adverb| is(*adverb, &["advmod"]) && !inside(adverb.index())) {
            denied = tree.head(adverb);
        }
        denied.is_some_and(|head| inside(head.index()) && !is(word, &["cc", "cc:preconj", "conj", "discourse"]))
            // `No - one`
            || word.form().eq_ignore_ascii_case("no") && stands_before(tree, word, inside)
    })
}

/// Whether the next word but for marks is one of some.
fn stands_before(tree: &Tree<'_>, word: Word<'_>, inside: impl Fn(usize) -> bool) -> bool {
    let next = tree.parse().word(word.index() + 1).filter(|mark| matches!(mark.form(), "-" | "‐" | "–"));
    next.is_some_and(|mark| inside(mark.index() + 1))
}

/// The numbers of the words of a sentence that deny.
pub fn denying(tree: &Tree<'_>) -> Vec<usize> {
    tree.parse().words().filter(|word| negates(*word)).map(Word::index).collect()
}

/// Whether a part of a sentence begins with a conjunction or ends in a word that only leads up to what was left out
/// (`according to`).
pub fn is_broken_off(tree: &Tree<'_>, phrase: &Phrase) -> bool {
    let mut words = phrase.words().filter_map(|index| tree.parse().word(index)).filter(|word| word.upos() != "PUNCT");
    let (first, last) = (words.next(), words.last());
    let coordinates =
        |word: Word<'_>| is(word, &["cc"]) && matches!(&*word.form().to_ascii_lowercase(), "and" | "but" | "or");
    let leads = last.is_some_and(|last| {
        let last = if is(last, &["fixed"]) { tree.head(last).unwrap_or(last) } else { last };
        let ahead = tree.head(last).is_some_and(|head| head.index() > last.index());
        ahead
            && is(last, &["case", "det", "mark", "cc"])
            && !matches!(last.upos(), "ADV" | "PRON" | "NUM" | "NOUN" | "VERB")
    });
    first.is_some_and(coordinates) || leads
}

/// Whether a word is a finite verb, or has a finite auxiliary.
pub fn is_finite(tree: &Tree<'_>, word: Word<'_>) -> bool {
    let finite = |word: Word<'_>| matches!(word.xpos(), "VBD" | "VBZ" | "VBP" | "MD");
    finite(word) || tree.dependents(word).any(|word| is(word, &["aux", "aux:pass", "cop"]) && finite(word))
}

/// Whether a sentence has a finite clause that should have a subject and has none: its subject was taken for something
/// else.
pub fn misread(tree: &Tree<'_>, extents: &Extents) -> bool {
    tree.parse().words().any(|word| {
        if is(word, &["conj"]) && matches!(word.upos(), "NOUN" | "PROPN") {
            return begins_clause(tree, extents, word);
        }
        let auxiliary = |word: Word<'_>| is(word, &["aux", "aux:pass", "cop"]);
        let finite = |word: Word<'_>| matches!(word.xpos(), "VBD" | "VBZ" | "VBP" | "MD");
        // Masked words (`f * * *`); a completion or an auxiliary that has what only a clause has.
        if word.form().bytes().all(|byte| byte == b'*')
            || is(word, &["xcomp"])
                && !has_subject(tree, word)
                && tree.dependents(word).any(|word| auxiliary(word) && finite(word))
            || auxiliary(word) && tree.dependent(word, &["nsubj", "nsubj:pass"]).is_some()
            || is_verbal(word) && has_two_subjects(tree, word)
            || is(word, &["acl:relcl"]) && is_of_another(tree, extents, word)
        {
            return true;
        }
        is(word, &["ccomp", "advcl"])
            && is_verbal(word)
            && word.index() > 0
            && !has_subject(tree, word)
            && is_finite(tree, word)
            // Without a conjunction, a past tense is mostly a participle.
            && (is(word, &["ccomp"]) || word.xpos() != "VBD" || tree.dependent(word, &["mark"]).is_some())
            && !tree.dependents(word).any(|word| matches!(word.xpos(), "WP" | "WDT") || is(word, &["csubj", "expl"]))
            // `As follows`, `as expected`: conjunctions that need none.
            && !tree.dependents(word).any(|mark| is(mark, &["mark"]) && matches!(mark.form(), "as" | "As" | "than"))
    })
}

/// Whether a verb has two subjects that are not one: `which in the German version was called`, `the meeting, and the
/// talks will`.
fn has_two_subjects(tree: &Tree<'_>, verb: Word<'_>) -> bool {
    let mut subjects = tree.dependents(verb).filter(|word| is(*word, &["nsubj", "nsubj:pass"]));
    let (Some(first), Some(second)) = (subjects.next(), subjects.next()) else { return false };
    let relative = |word: Word<'_>| matches!(word.xpos(), "WDT" | "WP");
    let between = |word: Word<'_>| first.index() < word.index() && word.index() < second.index();
    let names = first.upos() == "PROPN" && second.upos() == "PROPN";
    let comma = || tree.parse().word(second.index() - 1).is_some_and(|mark| mark.form() == ",");
    // `Who the following year gave`
    let dated = |word: Word<'_>| is_temporal(word) && tree.dependent(word, &["case"]).is_none();
    relative(first) != relative(second) && !dated(first) && !dated(second)
        || tree.dependents(verb).any(|word| is(word, &["cc"]) && between(word))
        || names && comma()
}

/// Whether a relative clause behind a comma can't be said of the noun it hangs on, but of another.
fn is_of_another(tree: &Tree<'_>, extents: &Extents, clause: Word<'_>) -> bool {
    let pronoun = relative_pronoun(tree, clause).filter(|pronoun| is_subject(tree, *pronoun));
    let Some(noun) = tree.head(clause).filter(|_| pronoun.is_some()) else { return false };
    let mut before = extents.first(clause).checked_sub(2).and_then(|index| tree.parse().word(index));
    while let Some(word) = before.filter(|word| word.index() != noun.index()) {
        before = tree.head(word);
    }
    set_off(tree, extents, clause) && before.is_none() && !agrees(tree, clause, noun)
}

/// Whether a coordinated participle is a past tense in truth: the verb before it in the coordination is one.
pub fn is_past(tree: &Tree<'_>, word: Word<'_>) -> bool {
    if !is(word, &["conj"]) || word.xpos() != "VBN" || tree.dependent(word, &["obl:agent"]).is_some() {
        return false;
    }
    let Some(head) = tree.head(word) else { return false };
    let before = tree.dependents(head).rfind(|other| is(*other, &["conj"]) && other.index() < word.index());
    before.unwrap_or(head).xpos() == "VBD"
}

/// Whether a coordinated noun is the subject of a clause that the parser took for something else: a finite verb without
/// a subject stands right behind it.
fn begins_clause(tree: &Tree<'_>, extents: &Extents, word: Word<'_>) -> bool {
    let mut next = tree.parse().words().skip(extents.last(word) + 1).skip_while(|word| word.upos() == "PUNCT");
    let Some(finite) = next.next().filter(|word| matches!(word.xpos(), "VBD" | "VBZ" | "VBP" | "MD")) else {
        return false;
    };
    let auxiliary = is(finite, &["aux", "aux:pass", "cop"]);
    // A past tense may be a participle.
    if finite.xpos() == "VBD" && !auxiliary && !reports(finite.form()) {
        return false;
    }
    let clause = if auxiliary { tree.head(finite) } else { Some(finite) };
    let mut above = tree.head(word);
    while let Some(head) = above {
        if clause.is_some_and(|clause| clause.index() == head.index()) {
            return false;
        }
        above = tree.head(head);
    }
    clause.is_some_and(|clause| !has_subject(tree, clause) && tree.dependent(clause, &["cc"]).is_none())
}

/// Whether a relative clause can be said of the noun it hangs on.
pub fn relates(tree: &Tree<'_>, extents: &Extents, noun: Word<'_>, clause: Word<'_>, pronoun: Word<'_>) -> bool {
    let subject = is_subject(tree, pronoun);
    let before = pronoun.index().checked_sub(1).and_then(|index| tree.parse().word(index));
    let apart = before.is_some_and(|mark| mark.upos() == "PUNCT");
    // `She left, a step that …`: without the clause, `a step` says nothing.
    if !apart
        && is(noun, &["appos", "obl:unmarked", "nmod:unmarked", "parataxis", "dep"])
        && set_off(tree, extents, noun)
    {
        return false;
    }
    if subject && !agrees(tree, clause, noun) {
        return false;
    }
    // `Both of which we sell`
    if is(pronoun, &["nmod"]) && has_subject(tree, clause) && !tree.head(pronoun).is_some_and(|of| is_subject(tree, of))
    {
        return false;
    }
    // `It was a split in the party that …`
    let mut top = noun;
    while let Some(head) = tree.head(top).filter(|_| is(top, &["nmod", "conj"])) {
        top = head;
    }
    let it = |word: Word<'_>| is(word, &["nsubj", "expl"]) && word.form().eq_ignore_ascii_case("it");
    let cleft = tree.dependent(top, &["cop"]).is_some() && tree.dependents(top).any(it);
    !cleft || top.index() == noun.index() || apart
}

/// Whether a noun before a predicate that is an adjective says how much of it there is: `nearly 3% Polish`.
pub fn measures(tree: &Tree<'_>, head: Word<'_>, word: Word<'_>) -> bool {
    is(word, &["obl:unmarked", "nmod:unmarked"])
        && word.index() < head.index()
        && tree.dependent(word, &["nummod"]).is_some()
        && tree.dependents(head).any(|copula| is(copula, &["cop"]) && copula.index() < word.index())
}

/// Whether a clause stands right behind a noun of time that says nothing without it: `moments after he left`.
pub fn dates(tree: &Tree<'_>, extents: &Extents, clause: Word<'_>) -> bool {
    let before = extents.first(clause).checked_sub(1).and_then(|index| tree.parse().word(index));
    before.is_some_and(|word| {
        word.upos() == "NOUN"
            && is_temporal(word)
            && tree.dependent(word, &["case"]).is_none()
            && tree.head(word).map(Word::index) == tree.head(clause).map(Word::index)
    })
}

/// Whether the subject of a predicate stands for what comes behind it: `it took a year to build`.
pub fn is_extraposed(tree: &Tree<'_>, head: Word<'_>) -> bool {
    tree.dependents(head).any(|word| is_subject(tree, word) && word.form().eq_ignore_ascii_case("it"))
        && matches!(head.form(), "take" | "takes" | "took" | "taken" | "cost" | "costs")
        && tree.dependents(head).any(|word| is(word, &["obj", "obl:unmarked"]) && is_temporal(word))
}

/// Whom a relative clause with `who` speaks of: of `the rise of Karl Lund, who …`, the one whose name stands before it.
pub fn bearer<'a>(tree: &Tree<'a>, noun: Word<'a>, clause: Word<'a>) -> Word<'a> {
    let who = relative_pronoun(tree, clause).is_some_and(|pronoun| matches!(pronoun.xpos(), "WP" | "WP$"));
    let named = |word: &Word<'a>| {
        is(*word, &["nmod"]) && word.xpos() == "NNP" && word.index() > noun.index() && word.index() < clause.index()
    };
    let last = tree.dependents(noun).rfind(named).filter(|_| noun.upos() == "NOUN" && !names_actor(noun.form()));
    last.filter(|_| who).unwrap_or(noun)
}

/// Whether a participle begins what it says: of `the 1999 shooting death` and `military probing`, it does not.
pub fn begins(tree: &Tree<'_>, participle: Word<'_>) -> bool {
    let before = |word: Word<'_>| word.index() < participle.index();
    let adverbial = ["advmod", "punct", "aux", "aux:pass", "cc", "mark", "advcl"];
    tree.dependents(participle).filter(|word| before(*word)).all(|word| is(word, &adverbial))
}

/// Whether an apposition can say what its noun is: no date, nothing that begins with `especially` or `also`, and no
/// name of something that may just as well be the noun around the nearest one.
pub fn renames<'a>(tree: &Tree<'a>, extents: &Extents, noun: Word<'a>, word: Word<'a>) -> bool {
    let first = tree.parse().word(extents.first(word));
    let qualified = first.is_some_and(|first| match first.upos() {
        "ADV" => QUALIFYING.binary_search(&&*first.form().to_ascii_lowercase()).is_ok(),
        upos => matches!(upos, "CCONJ" | "VERB" | "SCONJ"),
    });
    let number = word.upos() == "NUM" || tree.dependents(word).any(|part| is(part, &["orphan"]));
    // `The object of her admiration, Karl Lund`
    let nested = is(noun, &["nmod"])
        && noun.upos() == "NOUN"
        && word.upos() == "PROPN"
        && !names_actor(noun.form())
        && tree.dependent(word, &["det", "amod"]).is_none();
    let dated = is_temporal(word) && !is_temporal(noun);
    // `A broker of the treaty, the first accord on …`: of the nearer one.
    let common = noun.upos() == "NOUN" && word.upos() == "NOUN";
    let unlike = common
        && names_actor(noun.form())
        && !names_actor(word.form())
        && tree.dependents(noun).any(|part| is(part, &["nmod"]) && part.index() > noun.index());
    !(qualified || number || nested || dated || unlike)
}

#[cfg(test)]
mod tests {
    use super::super::propositions;
    use super::*;
    use crate::syntax::Analyser;

    fn said(sentence: &str) -> Vec<String> {
        let analyser = Analyser::embedded().expect("the embedded model");
        let parse = analyser.parse(sentence);
        let tree = Tree::of(&parse);
        propositions(&tree, &[]).iter().map(|proposition| proposition.phrase.sentence(&tree).0).collect()
    }

    #[track_caller]
    fn never_says(sentence: &str, wrong: &[&str]) {
        let said = said(sentence);
        assert!(wrong.iter().all(|wrong| !said.iter().any(|claim| claim.starts_with(wrong))), "{said:?}");
    }

    #[test]
    fn negation_is_not_lost() {
        never_says("In the fire no - one was hurt.", &["One was hurt", "In the fire one"]);
        never_says(
            "The crews will now no longer be paid by the hour, but by the ton.",
            &["The crews will now be paid by the hour"],
        );
        never_says("The owners were not too worried about the leak.", &["The owners were not worried"]);
    }

    #[test]
    fn a_conjunct_with_a_verb_of_its_own_is_none() {
        never_says(
            "Karl Lund was going through a hard winter and neighbours say the cold was too much.",
            &["Karl Lund was going through a neighbours"],
        );
    }

    #[test]
    fn clauses_are_said_of_the_noun_they_are_about() {
        never_says("The rise of Karl Lund, who had led the council, was quick.", &["The rise of Karl Lund had led"]);
        never_says("The film was made after the 1990 shooting death of a pilot.", &["The film the"]);
    }

    #[test]
    fn tenses_and_infinitives_stay() {
        assert!(said("He also produced and directed short films.").iter().all(|claim| !claim.contains("was")));
        assert_eq!(said("The ship is to be cheaper."), ["The ship is to be cheaper."]);
    }

    #[test]
    fn times_and_ranges_stay_whole() {
        never_says("The fire broke out moments after he left.", &["The fire broke out moments."]);
        never_says("It carries from 200 to 300 passengers on each trip to the island.", &["It carries from 200 on"]);
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(NEGATING.is_sorted_by(|a, b| a < b) && QUALIFYING.is_sorted_by(|a, b| a < b));
    }
}
