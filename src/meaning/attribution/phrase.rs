//! What phrases attribute: `according to the report`, `reportedly`.

use super::finder::Draft;
use super::scene::Scene;
use super::source::{self, Source};
use super::{Act, ContentForm};
use crate::meaning::tree::is;
use crate::syntax::Word;

/// Adverbs of hearsay, sorted.
const HEARSAY: &[&str] = &["allegedly", "purportedly", "reportedly", "reputedly", "supposedly"];

/// Whether an adverb says that something is only heard.
pub(super) fn is_hearsay(form: &str) -> bool {
    form.len() <= 11 && HEARSAY.binary_search(&form.to_ascii_lowercase().as_str()).is_ok()
}

/// The attribution of an adverb of hearsay: the clause that it stands in.
pub(super) fn of_adverb<'a>(scene: &Scene<'a>, adverb: Word<'a>) -> Option<Draft> {
    let head = adverb.head()?;
    let at = adverb.index()..adverb.index() + 1;
    let content = scene.without(&scene.extent(head), &at);
    let lemma = adverb.form().to_ascii_lowercase();
    Draft::of_phrase(adverb, &lemma, Act::Speech, Source::default(), at, content)
}

/// The attribution of `according to`: the sentence that it stands in, or the clause that somebody else says.
pub(super) fn of_according<'a>(scene: &Scene<'a>, according: Word<'a>) -> Option<Draft> {
    let at = according.index();
    if !scene.reads(at + 1, "to") {
        return None;
    }
    // The source has it as a preposition, or hangs on it.
    let (named, phrase) = match scene.dependent(according, &["obl", "obj", "nmod"]) {
        Some(named) => (named, according),
        None => (according.head().filter(|_| is(according, &["case"]))?, according.head()?),
    };
    let mut source = source::phrase(scene, named, according);
    let cut = match phrase.head() {
        Some(_) => scene.extent(phrase),
        // The source is taken for the root: its phrase goes up to the comma.
        None => {
            let comma = (at + 2..scene.words.len()).find(|&at| scene.reads(at, ","));
            at..comma.unwrap_or(scene.words.len())
        }
    };
    let cut = cut.start.min(at)..cut.end;
    for words in &mut source.places {
        *words = words.start.max(at + 2)..words.end.min(cut.end);
    }
    source.places.retain(|words| !words.is_empty());
    let content = scene.without(&scene.extent(clause_of(phrase)), &cut);
    Draft::of_phrase(according, "according to", Act::Speech, source, at..at + 2, content)
}

/// How far up the tree the clause that somebody says is looked for.
const FAR: usize = 12;

/// The root, or the head of the clause with a `that` of its own, that a word stands in.
fn clause_of(word: Word<'_>) -> Word<'_> {
    let mut at = word;
    for _ in 0..FAR {
        match at.head() {
            Some(head) if !is(at, &["ccomp"]) => at = head,
            _ => break,
        }
    }
    at
}

impl Draft {
    fn of_phrase(
        cue: Word<'_>,
        lemma: &str,
        act: Act,
        source: Source,
        at: std::ops::Range<usize>,
        content: Vec<std::ops::Range<usize>>,
    ) -> Option<Self> {
        (!content.is_empty()).then(|| Draft {
            word: cue.index(),
            lemma: lemma.to_owned(),
            act,
            form: ContentForm::Clause,
            quotes: act == Act::Speech && lemma == "according to",
            source,
            cue: vec![at],
            content,
            quotations: Vec::new(),
        })
    }
}
