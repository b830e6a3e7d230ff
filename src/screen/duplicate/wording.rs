//! The words that the rules of this family share in their messages.

use super::passage::Passage;
use super::repeats::Repeats;
use crate::syntax::Analysis;

/// What kind of passage the original is, as an object: "the lede", "an earlier paragraph", "a paragraph of ‘x.txt’".
pub(super) fn original(repeats: &Repeats, analyses: &[Analysis], copy: Passage, original: Passage) -> String {
    let what = what(analyses, original);
    if copy.article != original.article {
        let path = analyses[original.article].article().path();
        let what = if repeats.is_lede(original) { "the lede".to_owned() } else { what.indefinite() };
        return format!("{what} of ‘{path}’");
    }
    match (repeats.is_lede(original), what) {
        (true, What::Paragraph | What::Sentences) => "the lede".to_owned(),
        (true, What::Sentence) => "the first sentence of the lede".to_owned(),
        (false, What::Paragraph) => "an earlier paragraph".to_owned(),
        (false, What::Sentences) => "earlier sentences".to_owned(),
        (false, What::Sentence) => "an earlier sentence".to_owned(),
    }
}

/// The copy as a subject: "this paragraph", "these sentences", "this sentence".
pub(super) fn copy(analyses: &[Analysis], copy: Passage) -> &'static str {
    match what(analyses, copy) {
        What::Paragraph => "this paragraph",
        What::Sentences => "these sentences",
        What::Sentence => "this sentence",
    }
}

/// The ending of a verb whose subject is the copy.
pub(super) fn ending(analyses: &[Analysis], copy: Passage) -> &'static str {
    match what(analyses, copy) {
        What::Sentences => "",
        What::Paragraph | What::Sentence => "s",
    }
}

/// "; 1 more copy is not listed", or nothing.
pub(super) fn unlisted(copies: usize) -> String {
    match copies {
        0 => String::new(),
        1 => "; 1 more copy is not listed".to_owned(),
        _ => format!("; {copies} more copies are not listed"),
    }
}

#[derive(Clone, Copy)]
enum What {
    Paragraph,
    Sentences,
    Sentence,
}

impl What {
    fn indefinite(self) -> String {
        match self {
            What::Paragraph => "a paragraph".to_owned(),
            What::Sentences => "sentences".to_owned(),
            What::Sentence => "a sentence".to_owned(),
        }
    }
}

/// A whole paragraph, several sentences of one, or one sentence.
fn what(analyses: &[Analysis], passage: Passage) -> What {
    if passage.part.is_some() {
        return What::Sentence;
    }
    let analysis = &analyses[passage.article];
    let first = analysis.sentence(passage.first);
    let last = analysis.sentence(passage.last);
    if first.previous_in_block().is_none() && last.next_in_block().is_none() {
        What::Paragraph
    } else if passage.first == passage.last {
        What::Sentence
    } else {
        What::Sentences
    }
}
