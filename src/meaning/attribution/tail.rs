//! Where content ends: what is said after a comma or dash is often the article's again.

use super::cue::{Complement, VERBS};
use super::scene::{Scene, Words};
use crate::meaning::tree::is;
use crate::syntax::Word;

/// Content of fewer words before a cut stays whole.
const LEAST: usize = 3;

/// Content without what the article adds behind it: `, which …`, `, but …`, `, adding to …`, `; …`, `— …`. What is
/// followed by the source's own words in quotation marks stays.
pub(super) fn cut<'a>(scene: &Scene<'a>, cue: Word<'a>, words: Words) -> Words {
    let last_quoted = words.clone().rev().find(|&at| scene.is_quoted(at));
    let from = last_quoted.map_or(words.start, |last| last + 1).max(words.start + LEAST);
    let is_dash = |at: usize| {
        matches!(scene.words[at].form(), "—" | "–" | "--" | "―") || scene.reads(at, "-") && !joins(scene, at)
    };
    let dashes = (from..words.end).filter(|&at| is_dash(at)).count();
    let end = (from..words.end).find(|&at| match scene.words[at].form() {
        ";" => true,
        "," => scene.words.get(at + 1).is_some_and(|next| leaves(scene, *next, words.end)),
        "and" | "but" => scene.words[at].head().is_some_and(|verb| goes_on(scene, cue, verb)),
        _ => dashes == 1 && is_dash(at),
    });
    scene.trimmed(words.start..end.unwrap_or(words.end))
}

/// Whether a coordinated verb inside content reports as the cue does: `said it was late and warned her`.
fn goes_on<'a>(scene: &Scene<'a>, cue: Word<'a>, verb: Word<'a>) -> bool {
    let reports = || {
        VERBS.get(verb.form()).is_some_and(|other| other.takes(Complement::Clause) || other.takes(Complement::Object))
    };
    let finite = matches!(cue.xpos(), "VBD" | "VBZ");
    finite
        && verb.xpos() == cue.xpos()
        && is(verb, &["conj"])
        && reports()
        && !scene.dependents(verb).any(|below| below.deprel().starts_with("nsubj"))
}

/// Whether a hyphen stands inside a word.
fn joins(scene: &Scene<'_>, at: usize) -> bool {
    !scene.words[at].space_after() || at > 0 && !scene.words[at - 1].space_after()
}

/// Whether a word behind a comma opens a part of the article's own that goes on to the end.
fn leaves<'a>(scene: &Scene<'a>, word: Word<'a>, end: usize) -> bool {
    let reaches = |top: Word<'a>| scene.extent(top).end + 1 >= end;
    match word.xpos() {
        "VBG" => is(word, &["advcl", "parataxis", "acl", "conj"]) && reaches(word),
        "WDT" | "WP" | "WRB" | "WP$" => {
            let relative = |top: &Word<'a>| is(*top, &["acl:relcl", "advcl:relcl"]);
            let above = [word.head(), word.head().and_then(Word::head)];
            above.into_iter().flatten().find(relative).is_some_and(reaches)
        }
        "CC" => word.form() == "but" && word.head().is_some_and(|top| is(top, &["conj"]) && reaches(top)),
        _ => false,
    }
}
