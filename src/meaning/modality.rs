//! How surely a clause says what it says, and whether it denies it: read off its predicate and what hangs on that.

use super::tree::{Tree, is};
use crate::syntax::Word;

/// How surely a claim is put forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As something that is to come: "is expected to", "will".
    Expected,
    /// As something that may be: "could", "might".
    Possible,
    /// Only if something else holds.
    Conditional,
    /// As hearsay: "reportedly", "allegedly".
    Alleged,
    /// As something that its subject denies.
    Denied,
    /// As a judgement.
    Opinion,
}

impl Modality {
    /// The name in files and output.
    pub fn name(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Expected => "expected",
            Modality::Possible => "possible",
            Modality::Conditional => "conditional",
            Modality::Alleged => "alleged",
            Modality::Denied => "denied",
            Modality::Opinion => "opinion",
        }
    }
}

/// Whether a claim affirms or denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// It affirms.
    Positive,
    /// It denies.
    Negative,
}

/// Adverbs of hearsay.
const HEARSAY: &[&str] = &["allegedly", "apparently", "purportedly", "reportedly", "supposedly"];
/// Adverbs of what may be.
const PERHAPS: &[&str] = &["likely", "maybe", "perhaps", "possibly", "potentially", "presumably", "probably"];
/// Predicates that look ahead to what completes them: `is expected to`, `plans to`, `is due to`.
const AHEAD: &[&str] = &[
    "aim", "due", "expect", "forecast", "go", "hope", "intend", "likely", "plan", "poise", "poised", "project",
    "promise", "propose", "schedule", "seek", "set", "slate", "threaten", "vow", "want", "wish",
];
/// Verbs that, in the passive, tell what completes them as hearsay: `is said to`.
const SAID: &[&str] = &[
    "accuse", "allege", "assume", "believe", "claim", "report", "rumor", "rumour", "say", "suppose", "suspect", "think",
];
/// Words that deny what they hang on.
const NEGATIVE: &[&str] = &[
    "barely", "hardly", "n't", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "n’t", "rarely",
    "scarcely", "seldom",
];
/// Verbs that deny what completes them: `failed to pay` says that nobody paid.
const FAILING: &[&str] = &["decline", "fail", "forget", "neglect", "refuse"];

fn listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether a word denies what it hangs on: `not`, `never`.
pub(crate) fn denies(form: &str) -> bool {
    listed(NEGATIVE, form)
}

/// Whether a predicate looks ahead to what completes it: `plan to`, `is due to`.
pub(crate) fn looks_ahead(lemma: &str) -> bool {
    listed(AHEAD, lemma)
}

/// Whether a word tells something of a predicate: it hangs on it, or on one that the predicate is coordinated with and
/// shares it with.
fn tells(tree: &Tree<'_>, predicate: Word<'_>, word: Word<'_>, inside: &[usize]) -> bool {
    tree.head(word)
        .is_some_and(|head| head.index() == predicate.index() || inside.binary_search(&head.index()).is_err())
}

/// How surely a clause is put forward, from its predicate and the numbers of its words, sorted. Where several things
/// tell, hearsay comes before condition, then judgement, then possibility, then expectation.
pub(crate) fn modality(tree: &Tree<'_>, predicate: Word<'_>, words: &[usize]) -> Modality {
    let inside = || words.iter().filter_map(|&index| tree.parse().word(index));
    let own = || inside().filter(|word| tells(tree, predicate, *word, words));
    let infinitive = |word: Word<'_>| word.xpos() == "VB" && tree.dependents(word).any(|to| to.xpos() == "TO");
    let completed = tree
        .dependents(predicate)
        .any(|word| is(word, &["xcomp"]) || is(word, &["advcl", "ccomp"]) && !is_verb(predicate) && infinitive(word));
    let passive = tree.dependent(predicate, &["aux:pass"]).is_some();
    let adverb = |list: &[&str]| own().any(|word| is(word, &["advmod"]) && listed(list, word.form()));
    let auxiliary = |list: &[&str]| own().any(|word| is(word, &["aux"]) && listed(list, word.form()));
    let condition = |word: Word<'_>| {
        is(word, &["advcl"])
            && tree.dependents(word).any(|mark| is(mark, &["mark"]) && listed(&["if", "unless"], mark.form()))
    };
    // `Is to meet`, `is due to meet`.
    let ahead = predicate.xpos() == "VB"
        && tree.dependent(predicate, &["cop"]).is_some()
        && tree.dependents(predicate).any(|mark| is(mark, &["mark"]) && matches!(mark.form(), "to" | "due"));
    let lemma = if completed { predicate.lemma() } else { "".into() };
    if adverb(HEARSAY) || passive && listed(SAID, &lemma) {
        Modality::Alleged
    } else if own().any(condition) {
        Modality::Conditional
    } else if auxiliary(&["must", "ought", "should"]) {
        Modality::Opinion
    } else if adverb(PERHAPS) || auxiliary(&["could", "may", "might"]) {
        Modality::Possible
    } else if auxiliary(&["shall", "will", "wo", "would", "’d", "’ll"])
        || auxiliary(&["'d", "'ll"])
        || listed(AHEAD, &lemma) && (!is_verb(predicate) || tree.dependents(predicate).any(infinitive))
        || ahead
    {
        Modality::Expected
    } else {
        Modality::Asserted
    }
}

fn is_verb(word: Word<'_>) -> bool {
    matches!(word.upos(), "VERB" | "AUX")
}

/// Whether a predicate denies what completes it: `failed to pay`.
pub(crate) fn fails(tree: &Tree<'_>, predicate: Word<'_>) -> bool {
    tree.dependent(predicate, &["xcomp"]).is_some() && listed(FAILING, &predicate.lemma())
}

/// Whether a clause affirms or denies, from its predicate and the numbers of its words, sorted.
pub(crate) fn polarity(tree: &Tree<'_>, predicate: Word<'_>, words: &[usize]) -> Polarity {
    let negates = |word: Word<'_>| match word.deprel() {
        // `No longer`, `no more`
        "advmod" if matches!(word.form(), "longer" | "more") => {
            tree.dependents(word).any(|no| listed(&["no"], no.form()))
        }
        "advmod" | "cc" | "cc:preconj" => listed(NEGATIVE, word.form()),
        // `Nobody came`, `she said nothing`, `no ship left`.
        "nsubj" | "nsubj:pass" | "obj" => {
            listed(&["neither", "nobody", "none", "nothing"], word.form())
                || tree.dependents(word).any(|word| is(word, &["det"]) && listed(&["neither", "no"], word.form()))
        }
        _ => false,
    };
    let own =
        words.iter().filter_map(|&index| tree.parse().word(index)).filter(|word| tells(tree, predicate, *word, words));
    let denied = own.filter(|word| negates(*word)).count();
    let negated_noun = tree.dependents(predicate).any(|word| is(word, &["det"]) && listed(&["no"], word.form()));
    let fails = fails(tree, predicate);
    // `Didn't fail to` affirms.
    if (denied + usize::from(fails) + usize::from(negated_noun)) % 2 == 1 {
        Polarity::Negative
    } else {
        Polarity::Positive
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Analyser;

    fn read(sentence: &str) -> (Modality, Polarity) {
        let analyser = Analyser::embedded().expect("the embedded model");
        let parse = analyser.parse(sentence);
        let tree = Tree::of(&parse);
        let words: Vec<usize> = (0..parse.words().len()).collect();
        let root = tree.root().expect("a root");
        (modality(&tree, root, &words), polarity(&tree, root, &words))
    }

    #[test]
    fn predicates_tell_modality_and_polarity() {
        use Modality::{Alleged, Asserted, Conditional, Expected, Opinion, Possible};
        use Polarity::{Negative, Positive};
        let cases = [
            ("The council met on Friday.", Asserted, Positive),
            ("The council will meet on Friday.", Expected, Positive),
            ("The mayor, who will step down in May, met the council.", Asserted, Positive),
            ("The mayor met a man who is expected to succeed her.", Asserted, Positive),
            ("The council, which did not meet, will vote.", Expected, Positive),
            ("The council is due to meet on Friday.", Expected, Positive),
            ("The council is expected to meet.", Expected, Positive),
            ("The council should resign.", Opinion, Positive),
            ("The council might not meet on Friday.", Possible, Negative),
            ("The mayor reportedly didn’t resign.", Alleged, Negative),
            ("The mayor is said to own three boats.", Alleged, Positive),
            ("The mayor will resign if the bridge falls.", Conditional, Positive),
            ("The council failed to meet.", Asserted, Negative),
            ("Nobody came to the meeting.", Asserted, Negative),
            ("No ship left the harbour.", Asserted, Negative),
            ("They left the harbour without a pilot.", Asserted, Positive),
        ];
        for (sentence, modality, polarity) in cases {
            assert_eq!(read(sentence), (modality, polarity), "{sentence}");
        }
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [HEARSAY, PERHAPS, AHEAD, SAID, NEGATIVE, FAILING] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
