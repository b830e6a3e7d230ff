//! Cues set between commas: `The port, she said, will close`, `The port will close, officials said on Friday`, `…, said
//! Mr. Lund, a pilot`. Parsers often take such a source for a part of what is said, so that the commas tell more.

use super::cue::{Complement, Cue};
use super::finder::Draft;
use super::scene::{Scene, Words, alone};
use super::source::{self, Source};
use super::{Act, ContentForm};
use crate::meaning::tree::is;
use crate::syntax::Word;

/// The most words of a source without a comma in it.
const SOURCE: usize = 14;
/// The most words behind the verb that tell when and to whom it was said.
const ADJUNCTS: usize = 10;

/// Words that open a clause which only leads up to the main one, lower-cased and sorted.
const LEADS_IN: &[&str] = &[
    "after", "although", "as", "asked", "because", "before", "if", "once", "since", "though", "unless", "until",
    "when", "whereas", "while",
];

/// The attribution of a verb that stands between commas with its source, if it does.
pub(super) fn draft<'a>(scene: &Scene<'a>, verb: Word<'a>, cue: &Cue) -> Option<Draft> {
    let says = cue.takes(Complement::Clause) && matches!(cue.act, Act::Speech | Act::Belief);
    if !says
        || verb.xpos() == "VBG"
        || verb.xpos() == "VBN" && scene.dependent(verb, &["aux"]).is_none()
        || scene.dependent(verb, &["aux:pass"]).is_some()
    {
        return None;
    }
    let (start, source) = before(scene, verb)?;
    let end = behind(scene, verb)?;
    let content = content(scene, start, end)?;
    let at = alone(verb.index());
    Some(Draft::new(verb, cue, cue.act, ContentForm::Clause, source, at, content))
}

/// Where the aside begins, and its source.
fn before<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Option<(usize, Source)> {
    let at = verb.index();
    let opened = |start: usize| start > 0 && is_border(scene, start - 1);
    let subject = scene.dependents(verb).find(|word| is(*word, &["nsubj"]) && word.index() < at);
    if let Some(subject) = subject {
        // `The trust, which maintains the park, …`
        if matches!(subject.xpos(), "WDT" | "WP") {
            return None;
        }
        let words = scene.extent(subject);
        if opened(words.start) {
            return Some((words.start, source::phrase(scene, subject, verb)));
        }
    } else if opened(at) {
        return inverted(scene, verb).map(|subject| (at, source::phrase(scene, subject, verb)));
    }
    // The subject was lost among what is said: the words from the last comma.
    let comma = (0..at).rev().take(SOURCE).find(|&at| is_border(scene, at))?;
    let words = comma + 1..at;
    let named = scene.words.get(comma + 1).filter(|first| words.contains(&first.index()))?;
    let noun = matches!(named.upos(), "PROPN" | "PRON" | "DET" | "NOUN" | "ADJ" | "NUM") && named.xpos() != "WDT";
    let end = words.clone().rev().find(|&at| !matches!(scene.words[at].upos(), "AUX" | "ADV" | "PART"))? + 1;
    let plain = (words.start..end).all(|at| match scene.words[at].upos() {
        "VERB" | "AUX" | "SCONJ" => false,
        // `Current and former officials say`
        "CCONJ" => at > words.start && matches!(scene.words[at - 1].upos(), "ADJ" | "NOUN" | "PROPN"),
        _ => true,
    });
    (noun && plain).then(|| (words.start, Source { places: std::iter::once(words.start..end).collect() }))
}

/// A comma, a dash, or a mark that closes a quotation.
fn is_border(scene: &Scene<'_>, at: usize) -> bool {
    scene.reads(at, ",") || scene.is_quoted(at) && scene.is_mark(at) && !scene.is_quoted(at + 1)
}

/// The source of `…, said Mr. Lund`, which the parser may take for an object.
fn inverted<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Option<Word<'a>> {
    let behind = |word: &Word<'a>| word.index() > verb.index() && is(*word, &["nsubj", "obj", "iobj"]);
    scene.dependents(verb).find(behind).filter(|word| scene.extent(*word).start == verb.index() + 1)
}

fn is_finite(word: Word<'_>) -> bool {
    matches!(word.xpos(), "VBD" | "VBZ" | "VBP" | "MD")
}

/// Where the aside ends: at a comma or the end of the sentence, with nothing but adjuncts before that.
fn behind<'a>(scene: &Scene<'a>, verb: Word<'a>) -> Option<usize> {
    let opened = verb.index() > 0 && is_border(scene, verb.index() - 1);
    let inverted = inverted(scene, verb).filter(|_| opened);
    let from = inverted.map_or(verb.index() + 1, |subject| scene.extent(subject).end);
    for at in from..=(from + ADJUNCTS).min(scene.words.len()) {
        let Some(word) = scene.words.get(at) else { return Some(at) };
        if matches!(word.form(), "," | "." | "?" | "!" | ";" | "—" | "–" | "…") {
            return Some(at);
        }
        let ends_quotation = scene.is_quoted(at) && !scene.is_quoted(verb.index());
        if ends_quotation
            || is_finite(*word)
            || word.xpos() == "TO" && at == from
            || matches!(word.form(), "that" | ":")
        {
            return None;
        }
    }
    None
}

/// What stands around the aside, if it reads like a clause.
fn content(scene: &Scene<'_>, start: usize, end: usize) -> Option<Vec<Words>> {
    let first = (0..start).find(|&at| !scene.is_mark(at))?;
    // Past forms are taken for participles often.
    let finite = |words: Words| words.clone().any(|at| is_finite(scene.words[at]) || scene.words[at].xpos() == "VBN");
    let before = scene.trimmed(first..start);
    if before.clone().all(|at| scene.is_quoted(at) || scene.is_mark(at)) {
        return None;
    }
    let leads_in = scene.words.get(first).is_some_and(|word| {
        word.form().len() <= 8 && LEADS_IN.binary_search(&word.form().to_ascii_lowercase().as_str()).is_ok()
    });
    let several = before.clone().any(|at| scene.reads(at, ","));
    let mut after = scene.trimmed(end..scene.words.len());
    let next = scene.words.get(after.start).filter(|next| !after.is_empty() && next.index() < after.end);
    if let Some(next) = next {
        let verb_follows =
            || scene.words.get(after.start + 1).is_some_and(|word| is_finite(*word) || word.xpos() == "VBG");
        let leaves = matches!(next.xpos(), "VBG" | "WDT" | "WP" | "WRB" | "WP$")
            || next.upos() == "CCONJ" && verb_follows()
            || scene.is_quoted(next.index()) && !finite(before.clone());
        if leaves && (several || !leads_in) {
            after = after.end..after.end;
        }
    }
    let reads_on = scene.has_word(&after);
    if !reads_on && (!finite(before.clone()) || leads_in && !several)
        || reads_on && !finite(before.clone()) && !finite(after.clone())
    {
        return None;
    }
    Some([before, after].into_iter().filter(|part| scene.has_word(part)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(LEADS_IN.is_sorted_by(|a, b| a < b));
    }
}
