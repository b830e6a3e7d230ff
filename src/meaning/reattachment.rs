//! What the parser hangs on the wrong word, where a sure sign tells the right one.

use super::temporal::is_temporal;
use super::tree::is;
use crate::syntax::{Parse, Word};

/// The number of the word that each word of a sentence hangs on; its own number for the root.
pub(super) fn heads(parse: &Parse<'_>) -> Vec<u32> {
    let mut coordinated = vec![false; parse.words().len()];
    for head in parse.words().filter(|word| word.deprel() == "cc").filter_map(Word::head) {
        coordinated[head.index()] = true;
    }
    let head = |word| head(word, &coordinated);
    let mut heads: Vec<u32> = (0_u32..).zip(parse.words()).map(|(index, word)| head(word).unwrap_or(index)).collect();
    let mut before: Option<Word<'_>> = None;
    for word in parse.words().filter(|word| word.deprel() == "conj") {
        let sibling = before.replace(word).filter(|before| heads[before.index()] == heads[word.index()]);
        if let Some(sibling) = sibling.filter(|sibling| is_joined(word, *sibling)) {
            heads[word.index()] = number(sibling);
        }
    }
    for word in parse.words().filter(|word| word.deprel() == "case") {
        if let Some((conjunct, noun)) = parallel(word) {
            heads[conjunct.index()] = number(noun);
        }
        if let Some(time) = previous(word).filter(|time| word.form() == "since" && time.form() == "time")
            && let Some(event) = word.head().filter(|event| !is_below(&heads, time, *event))
        {
            // `For the first time since the war`.
            heads[event.index()] = number(time);
        }
        let Some(example) = word.head().filter(|_| introduces_examples(word)) else { continue };
        let Some(noun) = noun_before(word).filter(|noun| !is_below(&heads, *noun, example)) else { continue };
        if is(example, &["obl", "nmod"]) {
            heads[example.index()] = number(noun);
        }
    }
    for word in parse.words().filter(|word| is(*word, &["nmod", "nmod:unmarked"])) {
        if let Some(verb) = circumstance(word) {
            heads[word.index()] = number(verb);
        }
    }
    for word in parse.words().filter(|word| word.deprel() == "case") {
        if let Some(clause) = introduced(word) {
            heads[word.index()] = number(clause);
        }
    }
    subjects(parse, &mut heads);
    heads
}

fn number(word: Word<'_>) -> u32 {
    u32::try_from(word.index()).unwrap_or(u32::MAX)
}

fn previous(word: Word<'_>) -> Option<Word<'_>> {
    word.index().checked_sub(1).and_then(|index| word.parse().word(index))
}

/// Whether a word hangs on another, or on what hangs on it.
fn is_below(heads: &[u32], word: Word<'_>, above: Word<'_>) -> bool {
    let mut at = number(word);
    loop {
        if at == number(above) {
            return true;
        }
        match heads[at as usize] {
            head if head == at => return false,
            head => at = head,
        }
    }
}

/// A finite verb that is coordinated with an infinitive or a participle is coordinated with the finite verb above that:
/// `he wants to go and said so`. In `A, B and C`, C is coordinated with A.
///
/// `coordinated`: which words have a coordinator.
fn head(word: Word<'_>, coordinated: &[bool]) -> Option<u32> {
    let mut head = word.head()?;
    if word.deprel() == "conj" && matches!(word.xpos(), "VBD" | "VBZ") {
        let mut above = Some(head);
        while let Some(verb) = above {
            if verb.xpos() == word.xpos() {
                head = verb;
                break;
            }
            // A participle may be part of a finite form (`has gone and said`).
            let goes_on = verb.xpos() == "VB" && is(verb, &["xcomp", "advcl", "acl", "ccomp", "conj"]);
            above = verb.head().filter(|_| goes_on);
        }
    }
    while word.deprel() == "conj" && head.deprel() == "conj" && !coordinated[head.index()] {
        let Some(first) = head.head() else { break };
        head = first;
    }
    Some(number(head))
}

/// The verb that a phrase of time or place tells of, and not the noun before it, on which the parser hangs it: `opened the
/// bridge in May`, `closed on Monday night in Lund`.
fn circumstance(word: Word<'_>) -> Option<Word<'_>> {
    let noun = word.head()?;
    let verb = noun.head().filter(|verb| verb.upos() == "VERB" && verb.index() < noun.index())?;
    let case = |form: &str| matches!(form, "in" | "at" | "on" | "during" | "near" | "outside" | "since");
    let circumstantial = word.parse().words().take(word.index()).skip(noun.index()).any(|before| {
        before.deprel() == "case"
            && case(before.form())
            && before.head().is_some_and(|head| head.index() == word.index())
    });
    let completes = is(noun, &["obj"]) && is_temporal(word);
    let adds = is(noun, &["obl", "obl:unmarked", "obl:tmod"])
        // `Eight months in jail` is a length.
        && matches!(noun.xpos(), "NN" | "NNP")
        && is_temporal(noun)
        && noun.form() != "time"
        && !is_temporal(word);
    (circumstantial && noun.index() < word.index() && (completes || adds)).then_some(verb)
}

/// The clause that begins with a conjunction of time which the parser takes for a preposition: `after House Speaker Anna
/// Berg visited Lund`.
fn introduced(word: Word<'_>) -> Option<Word<'_>> {
    const DEEP: usize = 6;
    if !matches!(word.form(), "after" | "before" | "since" | "until") {
        return None;
    }
    let finite = |verb: &Word<'_>| matches!(verb.xpos(), "VBD" | "VBZ" | "VBP");
    let mut above = std::iter::successors(word.head(), |word| word.head()).take(DEEP);
    let clause = above.find(|word| word.upos() == "VERB").filter(finite)?;
    let before = clause.head().is_some_and(|verb| verb.index() < word.index());
    let hangs = |other: &Word<'_>, relations: &[&str]| {
        is(*other, relations) && other.head().is_some_and(|head| head.index() == clause.index())
    };
    let inside = || word.parse().words().skip(word.index()).take(clause.index() - word.index().min(clause.index()));
    let has_subject = inside().any(|other| hangs(&other, &["nsubj", "nsubj:pass"]));
    let marked = inside().any(|other| hangs(&other, &["mark"]));
    (is(clause, &["advcl"]) && before && has_subject && !marked).then_some(clause)
}

/// Whether a conjunct is the second half of the name that the conjunct before is the first of: `Field & Stream`,
/// `Rolls-Royce`.
fn is_joined(word: Word<'_>, before: Word<'_>) -> bool {
    previous(word).is_some_and(|mark| {
        mark.index() == before.index() + 1 && (mark.form() == "&" || mark.xpos() == "HYPH" && !mark.space_after())
    })
}

/// The conjunct that has this preposition, and the noun above with the same that it is coordinated with, where the noun
/// between has another: `the pay of teachers in schools and of nurses`.
fn parallel<'a>(case: Word<'a>) -> Option<(Word<'a>, Word<'a>)> {
    let conjunct = case.head().filter(|word| is(*word, &["conj"]))?;
    let has = |word: Word<'_>, form: Option<&str>| {
        word.parse().words().take(word.index()).any(|case| {
            case.deprel() == "case"
                && form.is_none_or(|form| case.form() == form)
                && case.head().is_some_and(|head| head.index() == word.index())
        })
    };
    let nearer = conjunct.head().filter(|word| has(*word, None) && !has(*word, Some(case.form())))?;
    let noun = nearer.head().filter(|word| is(nearer, &["nmod"]) && has(*word, Some(case.form())))?;
    Some((conjunct, noun))
}

/// Whether a word is the first of `such as`, or `including`.
fn introduces_examples(word: Word<'_>) -> bool {
    let next = word.parse().word(word.index() + 1);
    match word.form() {
        "such" => next.is_some_and(|next| next.form() == "as"),
        form => form == "including",
    }
}

/// The noun that a word stands right behind, or behind a comma after it.
fn noun_before(word: Word<'_>) -> Option<Word<'_>> {
    let mut noun = previous(word)?;
    if noun.form() == "," {
        noun = previous(noun)?;
    }
    // The last word of a name hangs on the first.
    while is(noun, &["flat"]) {
        noun = noun.head()?;
    }
    matches!(noun.upos(), "NOUN" | "PROPN").then_some(noun)
}

/// Of two subjects that a predicate has, the first is the one of the predicate before, if that has none: `The capital is
/// Lund, the port is Ystad`.
fn subjects(parse: &Parse<'_>, heads: &mut [u32]) {
    let subject = |word: &Word<'_>| is(*word, &["nsubj", "nsubj:pass"]);
    let mut first: Option<Word<'_>> = None;
    for word in parse.words().filter(subject) {
        let same = first.replace(word).filter(|first| heads[first.index()] == heads[word.index()]);
        let Some((one, clause)) = same.zip(word.head()) else { continue };
        let Some(before) = clause.head() else { continue };
        let between = one.index() < before.index() && before.index() < word.index();
        let bare = !parse.words().any(|other| subject(&other) && heads[other.index()] == number(before));
        if between && bare && is(clause, &["conj", "parataxis", "ccomp", "advcl"]) {
            heads[one.index()] = number(before);
        }
    }
}
