//! Whom a content is of.

use super::cue::{Complement, VERBS};
use super::scene::{Scene, Words};
use crate::meaning::tree::is;
use crate::syntax::Word;

/// How far up the tree a subject is looked for: coordinated and nested verbs beyond that are a list or debris.
const FAR: usize = 6;

/// Relations of a subject.
const SUBJECT: &[&str] = &["nsubj", "nsubj:outer", "nsubj:pass"];

/// A source: the words that name it, and where it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    /// Its name first; then the relative pronoun that stands for it, if one does.
    pub places: Vec<Words>,
}

/// The source of an active verb: its subject, or the subject that it shares with the verb it hangs on.
pub(super) fn of_verb<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Source {
    let mut at = verb;
    for _ in 0..FAR {
        if let Some(subject) = scene.dependents(at).find(|word| is(*word, SUBJECT)) {
            // `She had left and neighbours say`: theirs, whatever the parser takes them for.
            let own = before(scene, verb).filter(|_| at.index() != verb.index());
            return own.unwrap_or_else(|| of_subject(scene, at, subject, verb));
        }
        let Some(head) = at.head() else { break };
        match at.deprel() {
            // A statement saying that …; the man accused of it says nothing.
            "acl" if at.xpos() != "VBN" => return phrase_before(scene, head, at),
            "xcomp" => {
                let controls = || VERBS.get(head.form()).is_some_and(|cue| cue.takes(Complement::Other));
                if let Some(object) = scene.dependent(head, &["obj", "iobj"]).filter(|_| controls()) {
                    return phrase(scene, object, verb);
                }
            }
            "conj" | "advcl" | "ccomp" | "parataxis" | "dep" => {}
            _ => break,
        }
        at = head;
    }
    Source::default()
}

/// The plural noun that stands between a conjunction and a verb in the plural, as its source.
fn before<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Option<Source> {
    let noun = *scene.words.get(verb.index().checked_sub(1)?)?;
    let joined = is(noun, &["conj"]) && noun.xpos() == "NNS" && scene.dependent(noun, &["cc"]).is_some();
    (verb.xpos() == "VBP" && joined).then(|| phrase(scene, noun, verb))
}

/// The source of a passive verb: `by` whom.
pub(super) fn of_passive<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Source {
    agent(scene, verb).map_or_else(Source::default, |agent| phrase(scene, agent, verb))
}

/// Who does what the passive verb says.
pub(super) fn agent<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Option<Word<'a>> {
    let by =
        |word: Word<'a>| scene.dependent(word, &["case"]).is_some_and(|case| case.form().eq_ignore_ascii_case("by"));
    scene.dependents(verb).find(|word| is(*word, &["obl:agent"]) || is(*word, &["obl"]) && by(*word))
}

/// The source of a noun: whose it is.
pub(super) fn of_noun<'a>(scene: &Scene<'a>, noun: Word<'a>) -> Source {
    if let Some(owner) = scene.dependent(noun, &["nmod:poss"]) {
        return phrase(scene, owner, noun);
    }
    let by = |word: Word<'a>| {
        let case = scene.dependent(word, &["case"]);
        case.is_some_and(|case| ["by", "from", "among"].iter().any(|form| case.form().eq_ignore_ascii_case(form)))
    };
    if let Some(author) = scene.dependents(noun).find(|word| is(*word, &["nmod", "nmod:agent"]) && by(*word)) {
        return phrase(scene, author, noun);
    }
    // He made the claim that …; they have a plan to …
    match noun.head() {
        Some(verb) if is(noun, &["obj"]) && is_light(verb) => of_verb(scene, verb),
        _ => {
            let name = scene.dependents(noun).find(|word| is(*word, &["compound"]) && word.upos() == "PROPN");
            name.map_or_else(Source::default, |name| phrase(scene, name, noun))
        }
    }
}

/// Verbs that leave the saying to their object.
fn is_light(verb: Word<'_>) -> bool {
    const LIGHT: &[&str] = &[
        "announce", "detail", "express", "form", "give", "have", "hold", "issue", "make", "offer", "outline", "put",
        "raise", "release", "repeat", "send", "show", "state", "unveil", "voice",
    ];
    LIGHT.binary_search(&&*verb.lemma()).is_ok()
}

fn of_subject<'a>(scene: &Scene<'a>, of: Word<'a>, subject: Word<'a>, cue: Word<'a>) -> Source {
    if let Some(noun) = of.head().filter(|_| is(of, &["acl:relcl"]) && is_relative(subject)) {
        let mut source = phrase_before(scene, noun, of);
        source.places.push(subject.index()..subject.index() + 1);
        return source;
    }
    phrase(scene, subject, cue)
}

fn is_relative(word: Word<'_>) -> bool {
    matches!(word.xpos(), "WDT" | "WP")
}

/// The phrase of a word, without what the cue is in.
pub(super) fn phrase<'a>(scene: &Scene<'a>, word: Word<'a>, cue: Word<'a>) -> Source {
    let mut words = scene.extent(word);
    // Prepositions belong to the clause: `by the court`.
    if let Some(case) =
        scene.dependents(word).next().filter(|first| is(*first, &["case"]) && first.index() < word.index())
    {
        words.start = words.start.max(scene.extent(case).end);
    }
    if let Some(case) = scene.dependents(word).next_back().filter(|last| last.xpos() == "POS") {
        words.end = case.index();
    }
    if words.contains(&cue.index()) {
        match cue.index() < word.index() {
            true => words.start = cue.index() + 1,
            false => words.end = cue.index(),
        }
    }
    // Another clause before a colon or semicolon is no part of it.
    if let Some(stop) = words
        .clone()
        .take_while(|&at| at < word.index().max(cue.index()))
        .filter(|&at| scene.reads(at, ":") || scene.reads(at, ";"))
        .last()
    {
        words.start = stop + 1;
    }
    // `Current and former officials`, of which the parser hangs the first on something else.
    if scene.words.get(words.start).is_some_and(|first| first.upos() == "CCONJ") {
        let joined = |at: usize| matches!(scene.words[at].upos(), "ADJ" | "NOUN" | "PROPN" | "DET");
        let first = (0..words.start).rev().take_while(|&at| joined(at)).last();
        let opened = |first: usize| first == 0 || scene.is_mark(first - 1);
        words.start = first.filter(|&first| opened(first)).unwrap_or(words.start + 1);
    }
    let words = scene.trimmed(words);
    Source { places: Some(words).filter(|words| !words.is_empty()).into_iter().collect() }
}

/// The phrase of a noun up to a clause that hangs on it.
fn phrase_before<'a>(scene: &Scene<'a>, noun: Word<'a>, clause: Word<'a>) -> Source {
    let mut source = phrase(scene, noun, clause);
    if let Some(words) = source.places.first_mut() {
        let end = scene.extent(clause).start.max(noun.index() + 1);
        *words = scene.trimmed(words.start.min(noun.index())..words.end.min(end));
    }
    source.places.retain(|words| !words.is_empty());
    source
}
