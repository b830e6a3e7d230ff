//! Markdown (CommonMark with tables, footnotes and strikethrough): its blocks, and what reads otherwise than it stands.
//!
//! Marks of emphasis, the targets of links and the alternative text of pictures are left out; entities and escapes are
//! read as what they mean; a line break inside a paragraph is a space. Tables and code are [`BlockKind::Verbatim`]; HTML
//! in between is left out.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inline::Inline;
use super::{Block, BlockKind, LeftOut, Span, cover};

/// Cuts Markdown from byte `from` into blocks, and says what else there is.
pub(super) fn blocks(text: &str, from: usize) -> (Vec<Block>, Vec<LeftOut>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader { text, inline: Inline::new(text), kinds: Vec::new(), pictures: 0, regions: Vec::new() };
    for (event, range) in Parser::new_ext(&text[from..], options).into_offset_iter() {
        reader.event(event, Span::new(range.start + from, range.end + from));
    }
    reader.inline.finish(BlockKind::Paragraph);
    (reader.inline.into_blocks(), cover::in_order(reader.regions))
}

struct Reader<'a> {
    text: &'a str,
    inline: Inline<'a>,
    /// The kinds of the open containers, innermost last.
    kinds: Vec<BlockKind>,
    /// Open pictures: their alternative text is not read.
    pictures: usize,
    regions: Vec<LeftOut>,
}

impl Reader<'_> {
    fn kind(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn finish(&mut self) {
        self.inline.finish(self.kind());
    }

    fn leave_out(&mut self, span: Span, what: &'static str) {
        self.regions.push(LeftOut { span, what });
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag),
            _ if self.pictures > 0 => {}
            Event::Text(words) => self.words(&words, span),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                // The words stand between the same number of marks on both sides. A line break among them is read
                // as a space, like any white space.
                let source = &self.text[span.range()];
                let mark = source.chars().next().filter(|mark| matches!(mark, '`' | '$'));
                let marks = mark.map_or(0, |mark| source.len() - source.trim_start_matches(mark).len());
                match marks > 0 && 2 * marks <= source.len() {
                    true => self.inline.verbatim(Span::new(span.start() + marks, span.end() - marks)),
                    false => self.inline.replaced(&words, span),
                }
            }
            Event::SoftBreak | Event::HardBreak => self.inline.space(span),
            Event::Html(_) | Event::InlineHtml(_) => self.leave_out(span, "HTML"),
            Event::FootnoteReference(_) => self.leave_out(span, "footnote mark"),
            Event::Rule => {
                self.finish();
                self.leave_out(span, "rule");
            }
            Event::TaskListMarker(_) => self.leave_out(span, "list mark"),
        }
    }

    fn words(&mut self, words: &str, span: Span) {
        match &self.text[span.range()] == words {
            true => self.inline.verbatim(span),
            false => self.inline.replaced(words, span),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        let kind = match tag {
            Tag::Heading { .. } => BlockKind::Heading,
            Tag::BlockQuote(_) => BlockKind::Quotation,
            Tag::CodeBlock(_) | Tag::Table(_) => BlockKind::Verbatim,
            Tag::Item => BlockKind::ListItem,
            Tag::Image { .. } => {
                self.pictures += 1;
                self.leave_out(span, "picture");
                return;
            }
            Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::HtmlBlock | Tag::Paragraph => {
                self.finish();
                return;
            }
            _ => return,
        };
        self.finish();
        self.kinds.push(kind);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::List(_) | TagEnd::FootnoteDefinition | TagEnd::HtmlBlock => self.finish(),
            TagEnd::TableCell | TagEnd::TableRow | TagEnd::TableHead => self.finish(),
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::Table | TagEnd::Item => {
                self.finish();
                self.kinds.pop();
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> Vec<(BlockKind, String)> {
        blocks(text, 0).0.iter().map(|block| (block.kind, block.text(text).to_owned())).collect()
    }

    #[test]
    fn blocks_are_told_apart() {
        let text = "# Harbour plan\n\nThe *council* approved\nit &amp; left. [More](https://example.org)\n\n\
                    > We will see.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n\
                    ![a crane](crane.png)\n\n<div>no</div>\n";
        let expected = [
            (BlockKind::Heading, "Harbour plan"),
            (BlockKind::Paragraph, "The council approved it & left. More"),
            (BlockKind::Quotation, "We will see."),
            (BlockKind::ListItem, "one"),
            (BlockKind::ListItem, "two"),
            (BlockKind::Verbatim, "a"),
            (BlockKind::Verbatim, "b"),
            (BlockKind::Verbatim, "1"),
            (BlockKind::Verbatim, "2"),
            (BlockKind::Verbatim, "code"),
        ]
        .map(|(kind, words)| (kind, words.to_owned()));
        assert_eq!(outline(text), expected);
        let (_, regions) = blocks(text, 0);
        let left: Vec<&str> = regions.iter().map(|region| region.what).collect();
        assert_eq!(left, ["picture", "HTML"]);
    }

    #[test]
    fn words_point_to_where_they_stand() {
        let text = "The **mayor** of\n  Lund &mdash; she \\* spoke.\n";
        let block = &blocks(text, 0).0[0];
        let reading = block.text(text);
        assert_eq!(reading, "The mayor of Lund — she * spoke.");
        for (words, source) in
            [("mayor of", "mayor** of"), ("of Lund", "of\n  Lund"), ("—", "&mdash;"), ("spoke", "spoke")]
        {
            let at = reading.find(words).expect("the words");
            assert_eq!(&text[block.source_span(at..at + words.len()).range()], source);
        }
    }
}
