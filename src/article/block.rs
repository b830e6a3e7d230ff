//! The blocks an article is made of, and how their reading text maps onto the source.

use std::ops::Range;

use super::Span;

/// What a block of text is in the layout of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A title, headline or section heading.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// The words under a picture or table.
    Caption,
    /// A quotation set off as a block.
    Quotation,
    /// Cells of a table, code, addresses, bylines and lines that are a date: text that is not prose.
    Verbatim,
}

impl BlockKind {
    /// Whether sentences of such a block are read as prose: complete sentences are expected there.
    pub fn is_prose(self) -> bool {
        matches!(self, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem)
    }
}

/// A paragraph, heading, list item or the like: a stretch of the decoded text that is read as one.
///
/// What a person reads may differ from the source: `<b>Mr.</b> Liu&rsquo;s` reads “Mr. Liu’s”. A block knows its
/// *reading text* and, for every place in it, the place in the source. In plain text both are the same.
#[derive(Clone, Debug)]
pub struct Block {
    /// What the block is in the layout.
    pub kind: BlockKind,
    span: Span,
    reading: Option<Box<Reading>>,
}

/// The reading text of a block with markup, and where each run of it stands in the source.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    text: String,
    runs: Vec<Run>,
}

/// A run of reading text: `verbatim` ones stand letter for letter in the source, others (an entity, a line break
/// read as a space) stand for the whole source span.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: u32,
    source: Span,
    verbatim: bool,
}

impl Reading {
    /// An empty reading text, to be appended to in the order of the source.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends text that stands letter for letter at `source`, whose length must be that of the text.
    pub fn push_verbatim(&mut self, text: &str, source: Span) {
        self.push(text, source, true);
    }

    /// Appends text that stands for `source`: an entity, or white space folded to one space.
    pub fn push_replaced(&mut self, text: &str, source: Span) {
        self.push(text, source, false);
    }

    fn push(&mut self, text: &str, source: Span, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        debug_assert!(!verbatim || text.len() == source.len());
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        if let Some(last) = self.runs.last_mut()
            && last.verbatim
            && verbatim
            && last.source.end() == source.start()
        {
            last.source = last.source.join(source);
            self.text.push_str(text);
            return;
        }
        self.runs.push(Run { start, source, verbatim });
        self.text.push_str(text);
    }

    fn run_at(&self, offset: usize) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.start as usize <= offset);
        after.checked_sub(1).map(|at| self.runs[at])
    }

    fn span(&self, range: Range<usize>) -> Span {
        let start = self.run_at(range.start).map_or(0, |run| match run.verbatim {
            true => run.source.start() + (range.start - run.start as usize).min(run.source.len()),
            false => run.source.start(),
        });
        let end = match range.end.checked_sub(1).filter(|_| range.end > range.start) {
            None => start,
            Some(last) => self.run_at(last).map_or(start, |run| match run.verbatim {
                true => run.source.start() + (range.end - run.start as usize).min(run.source.len()),
                false => run.source.end(),
            }),
        };
        Span::new(start, end)
    }
}

impl Block {
    /// A block that reads as it stands in the source.
    pub fn plain(kind: BlockKind, span: Span) -> Self {
        Self { kind, span, reading: None }
    }

    /// A block with markup inside: `span` is the source from its first to its last readable character.
    pub fn marked_up(kind: BlockKind, reading: Reading) -> Self {
        let span = reading.span(0..reading.text.len());
        Self { kind, span, reading: Some(Box::new(reading)) }
    }

    /// The place of the whole block in the decoded text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The reading text; `source` is the decoded text of the article.
    pub fn text<'a>(&'a self, source: &'a str) -> &'a str {
        match &self.reading {
            None => &source[self.span.range()],
            Some(reading) => &reading.text,
        }
    }

    /// The place in the decoded text of a range of the reading text (bytes, on character boundaries).
    pub fn source_span(&self, range: Range<usize>) -> Span {
        match &self.reading {
            None => Span::new(self.span.start() + range.start, self.span.start() + range.end),
            Some(reading) => reading.span(range),
        }
    }

    /// The stretches of the source that are read inside `span`: what lies between them is markup.
    pub fn readable(&self, span: Span) -> Vec<Span> {
        let mut parts: Vec<Span> = Vec::new();
        self.each_run(span, |part| match parts.last_mut() {
            Some(last) if last.end() == part.start() => *last = last.join(part),
            _ => parts.push(part),
        });
        parts
    }

    /// Calls `take` with each stretch of the source that is read inside `span`, in order. Neighbours may touch. What
    /// only stands for white space (`&nbsp;`, `<br>`) is markup: no sentence need hold it.
    pub(super) fn each_run(&self, span: Span, mut take: impl FnMut(Span)) {
        let Some(reading) = &self.reading else {
            return take(span);
        };
        let first = reading.runs.partition_point(|run| run.source.end() <= span.start());
        for (at, run) in reading.runs.iter().enumerate().skip(first) {
            let text_end = reading.runs.get(at + 1).map_or(reading.text.len(), |next| next.start as usize);
            if !run.verbatim && reading.text[run.start as usize..text_end].trim().is_empty() {
                continue;
            }
            let start = run.source.start().max(span.start());
            let end = run.source.end().min(span.end());
            if run.source.start() >= span.end() {
                break;
            }
            if start < end {
                take(Span::new(start, end));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_the_reading_text_points_into_the_source() {
        let source = "<b>Mr.</b> Liu&rsquo;s talks";
        let mut reading = Reading::new();
        reading.push_verbatim("Mr.", Span::new(3, 6));
        reading.push_verbatim(" Liu", Span::new(10, 14));
        reading.push_replaced("’", Span::new(14, 21));
        reading.push_verbatim("s talks", Span::new(21, 28));
        let block = Block::marked_up(BlockKind::Paragraph, reading);
        assert_eq!(block.text(source), "Mr. Liu’s talks");
        let at = |words: &str| {
            let start = block.text(source).find(words).expect("the words are there");
            &source[block.source_span(start..start + words.len()).range()]
        };
        assert_eq!(at("Liu’s"), "Liu&rsquo;s");
        assert_eq!(at("Mr. Liu"), "Mr.</b> Liu");
        assert_eq!(at("talks"), "talks");
        assert_eq!(block.readable(block.span()), [Span::new(3, 6), Span::new(10, 28)]);
    }
}
