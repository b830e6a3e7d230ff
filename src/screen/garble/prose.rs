//! The blocks of an article that are read as prose.

use std::ops::Range;

use super::chars;
use crate::article::{Block, BlockKind, Span};
use crate::syntax::{Analysis, Sentence, Token};

/// A block with its reading text.
#[derive(Clone, Copy)]
pub(super) struct Passage<'a> {
    analysis: &'a Analysis,
    number: usize,
    block: &'a Block,
    /// The reading text.
    pub(super) text: &'a str,
}

/// All blocks that people read: everything but tables, code and addresses.
pub(super) fn readable(analysis: &Analysis) -> impl Iterator<Item = Passage<'_>> + Clone {
    analysis
        .article()
        .blocks()
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind != BlockKind::Verbatim)
        .map(move |(number, block)| Passage { analysis, number, block, text: analysis.block_text(number) })
}

/// The blocks in which complete sentences are expected.
pub(super) fn prose(analysis: &Analysis) -> impl Iterator<Item = Passage<'_>> + Clone {
    readable(analysis).filter(|passage| passage.block.kind.is_prose())
}

/// The paragraphs: no headings, captions, lists and tables, where telegraphic style is usual, and no quotations.
pub(super) fn paragraphs(analysis: &Analysis) -> impl Iterator<Item = Passage<'_>> + Clone {
    readable(analysis).filter(|passage| passage.block.kind == BlockKind::Paragraph)
}

impl<'a> Passage<'a> {
    /// The place in the source of a range of the reading text.
    pub(super) fn span(self, range: Range<usize>) -> Span {
        self.block.source_span(range)
    }

    /// The place in the source of a range of the reading text, if replacing it there takes no markup along.
    pub(super) fn repairable(self, range: Range<usize>) -> Option<Span> {
        let span = self.span(range.clone());
        let source = &self.analysis.article().text()[span.range()];
        holds_no_markup(source, &self.text[range]).then_some(span)
    }

    /// The sentences.
    pub(super) fn sentences(self) -> impl Iterator<Item = Sentence<'a>> + Clone {
        self.analysis.sentences_of_block(self.number)
    }

    /// The sentence that stands at exactly this range of the reading text.
    pub(super) fn sentence_at(self, range: &Range<usize>) -> Option<Sentence<'a>> {
        let sentence = self.analysis.sentence_from(self.span(range.clone()).start())?;
        (sentence.block_number() == self.number && sentence.range() == *range).then_some(sentence)
    }

    /// The tokens of all sentences.
    pub(super) fn tokens(self) -> impl Iterator<Item = Token<'a>> + Clone {
        self.sentences().flat_map(Sentence::tokens)
    }

    /// Whether the reading text ends as a sentence does.
    pub(super) fn ends_like_a_sentence(self) -> bool {
        self.text.trim_end().trim_end_matches(chars::closes).ends_with(|ch| chars::ends_sentence(ch) || ch == ':')
    }
}

/// Whether a stretch of the source holds none of the signs that mark text up but those that are read.
fn holds_no_markup(source: &str, reading: &str) -> bool {
    let count = |text: &str, sign: u8| text.bytes().filter(|&byte| byte == sign).count();
    source == reading || b"<>*_`[]()#|\\\n".iter().all(|&sign| count(source, sign) <= count(reading, sign))
}

#[cfg(test)]
mod tests {
    use super::holds_no_markup;

    #[test]
    fn a_repair_takes_no_markup_along() {
        assert!(holds_no_markup(" the", " the"));
        assert!(holds_no_markup("isn&acirc;t", "isnât"));
        assert!(holds_no_markup("&lt;b&gt;", "<b>"));
        assert!(!holds_no_markup("</b> the", " the"));
        assert!(!holds_no_markup("** the", " the"));
    }
}
