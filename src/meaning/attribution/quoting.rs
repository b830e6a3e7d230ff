//! Which cue of a sentence a quotation in it belongs to.

use super::cue::{Complement, VERBS};
use super::finder::Draft;
use super::scene::{Scene, Words, alone};
use super::source;
use super::{Act, ContentForm};
use crate::syntax::Word;

/// The most words between a quotation and the verb that it belongs to: a source with what is told of it.
const NEAR: usize = 30;

/// A quotation of fewer words is part of somebody's sentence, or a word the article keeps away from.
const SPOKEN: usize = 3;

/// The most words between the quotations of a list.
const BETWEEN: usize = 4;

/// Ties the quotations of a sentence to the cues beside them, and lets content that runs into a quotation have all of
/// it. Verbs beside quotations that had no content so far become cues.
pub(super) fn tie(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for number in 0..scene.quoted.len() {
        let (words, quotation) = (scene.quoted[number].words.clone(), scene.quoted[number].quotation);
        let mut owned = false;
        for draft in drafts.iter_mut().filter(|draft| !scene.is_quoted(draft.word)) {
            if !draft.content.iter().any(|part| covers(part, &words)) {
                continue;
            }
            if draft.quotes {
                draft.take(words.clone(), quotation);
                settle(scene, draft, &words);
                owned = true;
            } else if draft.word < words.start {
                draft.extend(words.clone());
            }
        }
        let closed =
            scene.is_mark(words.end.saturating_sub(2)) && words.len() > 3 && !scene.has_word(&(0..words.start));
        let spoken = closed || words.clone().filter(|&at| !scene.is_mark(at)).count() >= SPOKEN;
        if !owned && lists(scene, drafts, &words) {
            continue;
        }
        if !owned && spoken {
            give(scene, drafts, &words, quotation);
        }
    }
}

/// `called him a “bully,” a “liar” and “unstable”`: the next of several quotations is content as the last one was.
fn lists(scene: &Scene<'_>, drafts: &mut [Draft], words: &Words) -> bool {
    let follows = |part: &Words| {
        let between = part.end..words.start;
        part.end <= words.start
            && between.len() <= BETWEEN
            && scene.is_quoted(part.end.saturating_sub(1))
            && !between.clone().any(|at| matches!(scene.words[at].upos(), "VERB" | "PROPN" | "PRON"))
    };
    let mut any = false;
    for draft in drafts.iter_mut().filter(|draft| draft.word < words.start && !scene.is_quoted(draft.word)) {
        if let Some(part) = draft.content.last_mut().filter(|part| follows(part)) {
            part.end = words.end;
            any = true;
        }
    }
    any
}

/// Whether a stretch holds at least half of a quotation, or runs into it.
fn covers(part: &Words, quoted: &Words) -> bool {
    let shared = part.end.min(quoted.end).saturating_sub(part.start.max(quoted.start));
    2 * shared >= quoted.len() || part.start == quoted.start || part.end == quoted.start
}

/// What is quoted whole before or behind its cue is all of the content on that side, whatever the parser made of what
/// follows it; the source lies between the quotation and the verb, or behind the verb.
fn settle(scene: &Scene<'_>, draft: &mut Draft, quoted: &Words) {
    let verb = draft.word;
    let is_inside = |part: &Words| quoted.start <= part.start && part.end <= quoted.end;
    if quoted.end <= verb && closes(scene, quoted) && !scene.has_word(&(0..quoted.start)) {
        draft
            .content
            .retain(|part| part.start < verb && part.start < quoted.end || part.clone().all(|at| scene.is_quoted(at)));
        for part in &mut draft.content {
            if part.start < quoted.end {
                part.end = part.end.min(quoted.end);
            }
        }
        let overlaps = |place: &Words| place.start < quoted.end;
        if draft.source.places.is_empty() || draft.source.places.iter().any(overlaps) {
            let end = (quoted.end..verb).rev().find(|&at| !matches!(scene.words[at].upos(), "AUX" | "ADV" | "PART"));
            let between = scene.trimmed(quoted.end..end.map_or(quoted.end, |last| last + 1));
            let named = Some(between).filter(|between| scene.has_word(between)).or_else(|| name_behind(scene, verb));
            draft.source.places = named.into_iter().collect();
        }
    } else if quoted.start > verb && quoted.start <= verb + 2 && scene.is_mark(quoted.start.saturating_sub(1)) {
        let all_quoted = |part: &Words| part.clone().all(|at| scene.is_quoted(at));
        let leads_to = |part: &Words| verb < part.start && part.start <= quoted.start;
        draft.content.retain(|part| is_inside(part) || leads_to(part) || part.end <= verb && all_quoted(part));
        for part in draft.content.iter_mut().filter(|part| part.contains(&quoted.start)) {
            *part = quoted.clone();
        }
    }
}

/// The source of `“…,” said Ana Ruiz`, which the parser has lost: the words behind the verb up to the next mark.
fn name_behind(scene: &Scene<'_>, verb: usize) -> Option<Words> {
    let end = (verb + 1..scene.words.len()).take(NEAR).find(|&at| scene.reads(at, ",") || scene.reads(at, "."))?;
    let first = scene.words.get(verb + 1)?;
    let noun = matches!(first.upos(), "PROPN" | "NOUN" | "PRON" | "DET" | "ADJ");
    let plain = !(verb + 1..end).any(|at| matches!(scene.words[at].upos(), "VERB" | "AUX" | "SCONJ"));
    let words = scene.trimmed(verb + 1..end);
    (noun && plain && scene.has_word(&words)).then_some(words)
}

/// Gives a quotation to the verb of speech beside it.
fn give(scene: &Scene<'_>, drafts: &mut Vec<Draft>, words: &Words, quotation: usize) {
    let Some(verb) = verb_beside(scene, words) else { return };
    if let Some(draft) = drafts.iter_mut().find(|draft| draft.word == verb.index()) {
        if words.end <= draft.word && closes(scene, words) && !scene.has_word(&(0..words.start)) {
            // “…,” she said after the vote: whatever the parser had for content is none.
            draft.content.retain(|part| part.clone().all(|at| scene.is_quoted(at)));
            (draft.form, draft.act, draft.quotes) = (ContentForm::Clause, Act::Speech, true);
            draft.take(words.clone(), quotation);
            settle(scene, draft, words);
            return;
        }
        let apart = draft.content.iter().all(|part| part.end <= words.start || words.end <= part.start);
        let quoted = draft.content.iter().all(|part| part.clone().all(|at| scene.is_quoted(at) || scene.is_mark(at)));
        if draft.quotes && (quoted || !apart) || draft.form == ContentForm::Phrase {
            if draft.form == ContentForm::Phrase {
                draft.content.retain(|part| part.clone().all(|at| scene.is_quoted(at)));
                (draft.form, draft.act, draft.quotes) = (ContentForm::Clause, Act::Speech, true);
            }
            draft.take(words.clone(), quotation);
            settle(scene, draft, words);
        }
        return;
    }
    let Some(cue) = VERBS.get(verb.form()) else { return };
    let mut source = source::of_verb(scene, verb);
    // Where the tagger took the source for part of the quotation, there is none.
    source.places.retain(|place| !place.clone().any(|at| words.contains(&at)));
    let at = alone(verb.index());
    let mut draft = Draft::new(verb, cue, cue.act, ContentForm::Clause, source, at, Vec::new());
    draft.take(words.clone(), quotation);
    settle(scene, &mut draft, words);
    drafts.push(draft);
}

/// A verb of speech without content of its own at the end of a sentence that ends with a colon: `He added:`.
pub(super) fn announced(scene: &Scene<'_>, drafts: &[Draft]) -> Option<Draft> {
    let colon = scene.words.len().checked_sub(1).filter(|&at| scene.reads(at, ":"))?;
    let verb =
        scene.words[..colon].iter().rev().take(NEAR).find(|word| {
            word.upos() == "VERB" && VERBS.get(word.form()).is_some_and(|cue| cue.takes(Complement::Quote))
        })?;
    let taken = drafts.iter().any(|draft| draft.word == verb.index() && draft.form == ContentForm::Clause);
    let cue = VERBS.get(verb.form()).filter(|_| !taken && !scene.is_quoted(verb.index()))?;
    let at = alone(verb.index());
    let source = source::of_verb(scene, *verb);
    Some(Draft::new(*verb, cue, Act::Speech, ContentForm::Clause, source, at, Vec::new()))
}

/// Whether a mark inside or behind a quotation closes it.
fn closes(scene: &Scene<'_>, words: &Words) -> bool {
    let last = words.end.checked_sub(2).filter(|&at| at >= words.start).and_then(|at| scene.words.get(at));
    scene.is_mark(words.end) || last.is_some_and(|last| last.form().ends_with([',', '.', '?', '!', '…', '—', '-']))
}

/// The verb of speech next to a quotation: behind it after a comma, or before it before a comma or colon.
fn verb_beside<'a>(scene: &Scene<'a>, words: &Words) -> Option<Word<'a>> {
    let says = |at: usize| {
        let word = scene.words[at];
        let fits = matches!(word.upos(), "VERB" | "AUX")
            && VERBS.get(word.form()).is_some_and(|cue| cue.takes(Complement::Quote));
        fits.then_some(word)
    };
    let free = |at: &usize| !scene.is_quoted(*at);
    if closes(scene, words) {
        let behind = (words.end..scene.words.len()).take(NEAR).take_while(free).find_map(says);
        if behind.is_some() {
            return behind;
        }
    }
    let opens = words.start.checked_sub(1)?;
    let led_in = matches!(scene.words[opens].form(), "," | ":" | "—" | "-") || says(opens).is_some();
    (0..words.start).rev().take(NEAR).take_while(free).find_map(says).filter(|_| led_in)
}
