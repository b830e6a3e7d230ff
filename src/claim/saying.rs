//! Which words of a sentence only say who says so.

use super::passage::Passage;
use crate::article::Span;
use crate::meaning::{Attribution, AttributionFinder, AttributionKind, Tree, is};
use crate::syntax::{Parse, Word};

/// Which words only say who says so: sources and cues of those who vouch for what is said beside them, and what the
/// article tells of a speaker behind a quotation. Empty if nobody does.
pub(super) fn words_of_saying(passage: &Passage<'_>, finder: &AttributionFinder, tree: &Tree<'_>) -> Vec<bool> {
    let parse = tree.parse();
    let stands_in = |word: Word<'_>, places: &[Span]| {
        passage.spans(word.range()).iter().any(|span| places.iter().any(|place| place.overlaps(*span)))
    };
    // Who speaks of a claim or a report by a noun (`his claim that …`) says it in a sentence that needs the noun.
    let verb = |found: &&Attribution| {
        let at_cue = |word: &Word<'_>| passage.spans(word.range()).iter().any(|span| found.cue_spans.contains(span));
        found.cue == "according to" || parse.words().filter(at_cue).any(|word| word.upos() == "VERB")
    };
    let named = finder.latest().filter(|found| found.is_report() && !found.source_spans.is_empty());
    let named: Vec<&Attribution> = named.filter(verb).collect();
    let places: Vec<Span> =
        named.iter().flat_map(|found| found.source_spans.iter().chain(&found.cue_spans)).copied().collect();
    if places.is_empty() {
        return Vec::new();
    }
    let mut cut: Vec<bool> = parse.words().map(|word| stands_in(word, &places)).collect();
    let direct = named.iter().filter(|found| found.kind == AttributionKind::Direct);
    let quoted: Vec<Span> = direct.flat_map(|found| found.content_spans.iter().copied()).collect();
    if !quoted.is_empty() {
        let inside: Vec<bool> = parse.words().map(|word| stands_in(word, &quoted)).collect();
        let cue = cut.iter().position(|cut| *cut).unwrap_or(cut.len());
        for word in parse.words().skip(cue).filter(|word| !inside[word.index()]) {
            if tells_of_speaker(tree, word, &cut, &inside) {
                let below = tree.below(word, |word| inside[word.index()]);
                below.into_iter().for_each(|index| cut[index] = true);
            }
        }
    }
    cut
}

/// Whether a word behind a quotation tells how, when or to whom it was said: `“Here he comes,” she said, clapping`.
fn tells_of_speaker(tree: &Tree<'_>, word: Word<'_>, cut: &[bool], inside: &[bool]) -> bool {
    let Some(head) = tree.head(word) else { return false };
    is(word, &["advcl", "obl", "obl:unmarked", "advmod"])
        && !cut[word.index()]
        && (inside[head.index()] || cut[head.index()])
        && head.index() < word.index()
        && tree.dependent(word, &["nsubj", "nsubj:pass", "expl"]).is_none()
}

fn denies(word: Word<'_>) -> bool {
    matches!(&*word.form().to_ascii_lowercase(), "not" | "n't" | "n’t" | "never" | "nobody" | "no" | "neither" | "nor")
}

/// Whether words that only say who says so stand between others with no mark at one side or the other.
pub(super) fn is_torn(parse: &Parse<'_>, cut: &[bool]) -> bool {
    let is_cut = |index: usize| cut.get(index).copied().unwrap_or_default();
    let said = |index: Option<usize>| {
        let word = index.and_then(|index| parse.word(index));
        word.filter(|word| word.upos() != "PUNCT" && !is_cut(word.index()))
    };
    // `He didn’t believe that …`
    let negated =
        |word: Word<'_>| denies(word) && word.head().is_some_and(|verb| is_cut(verb.index()) && verb.upos() == "VERB");
    let finite = |word: Word<'_>| matches!(word.xpos(), "VBD" | "VBZ" | "VBP" | "MD") && !is_cut(word.index());
    let masked = |word: Word<'_>| word.form().bytes().all(|byte| byte == b'*');
    if !cut.is_empty() && (parse.words().any(masked) || parse.words().any(negated) || !parse.words().any(finite)) {
        return true;
    }
    // `“My hope,” he said, “is …”`, where the hope was taken for his saying.
    let begins = parse.words().find(|word| word.upos() != "PUNCT" && !is_cut(word.index()));
    // `The government views the island as its own, and many believe …`, where it was taken for one who believes.
    let subject = |word: Word<'_>| {
        let before = word.index().checked_sub(1).and_then(|index| parse.word(index));
        before.is_some_and(|before| is_cut(before.index()) && matches!(before.upos(), "NOUN" | "PROPN" | "PRON"))
    };
    if !cut.is_empty() && begins.is_some_and(|word| finite(word) && (word.upos() == "AUX" || subject(word))) {
        return true;
    }
    let mut first = 0;
    (0..cut.len()).any(|index| {
        first = if is_cut(index) && (index == 0 || !is_cut(index - 1)) { index } else { first };
        let last = is_cut(index) && !is_cut(index + 1);
        let joins = |word: Word<'_>| matches!(word.xpos(), "TO" | "IN") || matches!(word.deprel(), "mark" | "aux");
        // Who does not believe it does not say so.
        let denied = is_cut(index) && parse.word(index).is_some_and(denies);
        denied || last && said(first.checked_sub(1)).is_some() && said(Some(index + 1)).is_some_and(|next| !joins(next))
    })
}
