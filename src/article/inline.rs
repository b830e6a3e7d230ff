//! Builds blocks from pieces of marked-up source, in the order of the source.

use super::{Block, BlockKind, Reading, Span};

/// Gathers the reading text of one block after another. White space is folded to one space as it is read, except in
/// [`BlockKind::Verbatim`]; a piece that stands before what was already read is refused, so that spans keep in order.
pub(super) struct Inline<'a> {
    source: &'a str,
    reading: Reading,
    /// White space that will be read as one space if text follows.
    space: Option<Span>,
    /// Where the last piece ended, in this block or the one before.
    end: usize,
    blocks: Vec<Block>,
}

impl<'a> Inline<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, reading: Reading::new(), space: None, end: 0, blocks: Vec::new() }
    }

    /// Source text that is read letter for letter.
    pub(super) fn verbatim(&mut self, span: Span) {
        if !self.accept(span) {
            return;
        }
        let text = &self.source[span.range()];
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let blank = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
            if blank > 0 {
                self.add_space(Span::new(span.start() + at, span.start() + at + blank));
                at += blank;
                continue;
            }
            // A single space between words stays part of the run, so that a run is as long as can be.
            let word = end_of_plain_run(rest);
            self.flush_space();
            self.reading.push_verbatim(&rest[..word], Span::new(span.start() + at, span.start() + at + word));
            at += word;
        }
    }

    /// Text that stands for a piece of source: an entity.
    pub(super) fn replaced(&mut self, text: &str, span: Span) {
        if text.chars().all(char::is_whitespace) {
            if self.accept(span) {
                self.add_space(span);
            }
        } else if self.accept(span) {
            self.flush_space();
            self.reading.push_replaced(text, span);
        }
    }

    /// Source that is read as white space: a line break, whatever marks it.
    pub(super) fn space(&mut self, span: Span) {
        if self.accept(span) {
            self.add_space(span);
        }
    }

    /// Whether the block that is being built has any text.
    pub(super) fn is_empty(&self) -> bool {
        self.reading.text().is_empty()
    }

    /// The text of the block so far.
    pub(super) fn text(&self) -> &str {
        self.reading.text()
    }

    /// Ends a block, if it has any text.
    pub(super) fn finish(&mut self, kind: BlockKind) {
        self.space = None;
        if !self.is_empty() {
            let reading = std::mem::take(&mut self.reading);
            self.blocks.push(Block::marked_up(kind, reading));
        }
    }

    /// All blocks.
    pub(super) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    fn accept(&mut self, span: Span) -> bool {
        let fits = span.start() >= self.end && !span.is_empty();
        if fits {
            self.end = span.end();
        }
        fits
    }

    fn add_space(&mut self, span: Span) {
        if !self.is_empty() {
            self.space = Some(self.space.map_or(span, |space| space.join(span)));
        }
    }

    fn flush_space(&mut self) {
        let Some(span) = self.space.take() else { return };
        match &self.source[span.range()] {
            " " => self.reading.push_verbatim(" ", span),
            source if source.chars().all(char::is_whitespace) => self.reading.push_replaced(" ", span),
            // Markup lies inside: only the white space before it stands for the space.
            source => {
                let first = source.chars().next().map_or(0, char::len_utf8);
                let end = source.find(|c: char| !c.is_whitespace()).unwrap_or(source.len()).max(first);
                self.reading.push_replaced(" ", Span::new(span.start(), span.start() + end));
            }
        }
    }
}

/// The bytes of a text up to white space that is more than single spaces between words.
fn end_of_plain_run(text: &str) -> usize {
    let mut space = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), space) {
            (false, _) => space = None,
            (true, None) if c == ' ' => space = Some(at),
            (true, first) => return first.unwrap_or(at),
        }
    }
    space.unwrap_or(text.len())
}
