//! HTML: the main text of a page, read from its tokens so that every word keeps its place in the source.
//!
//! No tree is built. A stack of open elements says at any point what kind of block text belongs to ([`element`]),
//! whether it is left out (navigation, scripts, forms, banners) and in which `<article>` it stands. When all is read,
//! [`main_text`] chooses. Page metadata comes from [`head`].
//!
//! Class names are treacherous ("with-sidebar" around a whole page), and so is `<form>` (some systems wrap every page in
//! one). What is left out on such a hint alone must hold less text than is kept; otherwise the page is read again without
//! regard to hints.

mod element;
mod entity;
mod head;
mod main_text;

use std::collections::HashMap;

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use super::inline::Inline;
use super::{Block, BlockKind, LeftOut, Metadata, Span};
use element::Hints;
use main_text::{Page, Place};

/// Cuts a page into the blocks of its main text, says what else there is, and fills in what the page says of itself.
pub(super) fn blocks(text: &str, metadata: &mut Metadata) -> (Vec<Block>, Vec<LeftOut>) {
    let page = read(text, Hints::Heeded);
    let page = if page.left_out_by_hint > page.kept() { read(text, Hints::Ignored) } else { page };
    page.head.fill(metadata);
    main_text::choose(page)
}

fn read(text: &str, hints: Hints) -> Page {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(text, hints);
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::StartTag(tag) => {
                let span = reader.clamp(tag.span);
                reader.text_before(span);
                reader.open(&tag, span);
            }
            Token::EndTag(tag) => {
                let span = reader.clamp(tag.span);
                reader.text_before(span);
                reader.close(&tag.name, span);
            }
            Token::Comment(comment) => {
                let span = reader.clamp(comment.span);
                reader.text_before(span);
                reader.regions.push(LeftOut { span, what: "markup" });
            }
            Token::Doctype(doctype) => {
                let span = reader.clamp(doctype.span);
                reader.text_before(span);
            }
            Token::String(_) | Token::Error(_) => {}
        }
    }
    reader.text_before(Span::new(text.len(), text.len()));
    reader.finish()
}

/// An open element.
struct Frame {
    name: HtmlString,
    start: usize,
    kind: BlockKind,
    left_out: Option<LeftOutElement>,
    article: Option<u32>,
    in_main: bool,
    in_link: bool,
}

/// Why an element is left out, and whether that rests on a hint alone.
#[derive(Clone, Copy)]
struct LeftOutElement {
    what: &'static str,
    by_hint: bool,
}

struct Reader<'a> {
    text: &'a str,
    hints: Hints,
    inline: Inline<'a>,
    frames: Vec<Frame>,
    /// How many elements of a name are open, so that a stray end tag costs no walk.
    open: HashMap<HtmlString, usize>,
    articles: u32,
    /// Where the last token ended.
    at: usize,
    /// Line breaks since the last word.
    breaks: usize,
    linked: usize,
    places: Vec<Place>,
    regions: Vec<LeftOut>,
    head: head::Head,
    left_out_by_hint: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, hints: Hints) -> Self {
        Self {
            text,
            hints,
            inline: Inline::new(text),
            frames: Vec::new(),
            open: HashMap::new(),
            articles: 0,
            at: 0,
            breaks: 0,
            linked: 0,
            places: Vec::new(),
            regions: Vec::new(),
            head: head::Head::default(),
            left_out_by_hint: 0,
        }
    }

    /// A span of the tokenizer, made to lie behind the last one and on character boundaries, whatever it says.
    fn clamp(&self, span: html5gum::Span) -> Span {
        let start = self.text.floor_char_boundary(span.start.max(self.at).min(self.text.len()));
        let end = self.text.floor_char_boundary(span.end.max(start).min(self.text.len()));
        Span::new(start.max(self.at), end.max(self.at))
    }

    /// Reads what stands between the last tag and this one.
    fn text_before(&mut self, tag: Span) {
        let span = Span::new(self.at, tag.start());
        self.at = tag.end();
        if span.is_empty() {
            return;
        }
        let piece = &self.text[span.range()];
        if let Some(frame) = self.frames.last() {
            if &*frame.name == b"title" {
                self.head.title(piece);
            } else if &*frame.name == b"script" {
                self.head.script(piece);
            }
            if let Some(left_out) = frame.left_out {
                self.left_out_by_hint += if left_out.by_hint { piece.trim().len() } else { 0 };
                return;
            }
        }
        if !piece.trim().is_empty() {
            self.breaks = 0;
        }
        let before = self.inline.text().len();
        entity::read(piece, span.start(), &mut self.inline);
        if self.frames.last().is_some_and(|frame| frame.in_link) {
            self.linked += self.inline.text().len() - before;
        }
    }

    fn open(&mut self, tag: &StartTag<usize>, span: Span) {
        self.head.tag(tag);
        let name: &[u8] = &tag.name;
        if name == b"br" {
            self.breaks += 1;
            match self.breaks {
                1 => self.inline.space(span),
                _ => self.end_block(),
            }
            return;
        }
        let is_inline = element::is_inline(name);
        if !is_inline {
            self.end_block();
            if name == b"p" || element::heading(name) {
                self.close_open_paragraph(span.start());
            }
        }
        if element::is_void(name) {
            return;
        }
        let outer = self.frames.last();
        let outer_kind = outer.map_or(BlockKind::Paragraph, |frame| frame.kind);
        let outer_article = outer.and_then(|frame| frame.article);
        let in_main = outer.is_some_and(|frame| frame.in_main) || name == b"main";
        let in_link = outer.is_some_and(|frame| frame.in_link) || name == b"a";
        let in_article = outer_article.is_some() || in_main;
        let left_out = outer.and_then(|frame| frame.left_out).or_else(|| {
            let (what, by_hint) = element::left_out(tag, in_article, self.hints)?;
            Some(LeftOutElement { what, by_hint })
        });
        let article = outer_article.or_else(|| {
            (name == b"article" && left_out.is_none()).then(|| {
                self.articles += 1;
                self.articles - 1
            })
        });
        let kind = element::kind(name, outer_kind);
        *self.open.entry(tag.name.clone()).or_default() += 1;
        let name = tag.name.clone();
        self.frames.push(Frame { name, start: span.start(), kind, left_out, article, in_main, in_link });
    }

    /// A `<p>` ends where the next paragraph or heading begins.
    fn close_open_paragraph(&mut self, at: usize) {
        if self.frames.last().is_some_and(|frame| &*frame.name == b"p") {
            self.pop(at);
        }
    }

    fn close(&mut self, name: &HtmlString, span: Span) {
        if !element::is_inline(name) {
            self.end_block();
        }
        if self.open.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while let Some(frame) = self.frames.last() {
            let found = frame.name == *name;
            if !element::is_inline(&frame.name) {
                self.end_block();
            }
            self.pop(if found { span.end() } else { span.start() });
            if found {
                break;
            }
        }
    }

    /// Closes the innermost element, whose source ends at `end`.
    fn pop(&mut self, end: usize) {
        let Some(frame) = self.frames.pop() else { return };
        if let Some(count) = self.open.get_mut(&frame.name) {
            *count -= 1;
        }
        let outermost = self.frames.last().is_none_or(|outer| outer.left_out.is_none());
        if let (Some(left_out), true) = (frame.left_out, outermost) {
            self.regions.push(LeftOut { span: Span::new(frame.start, end), what: left_out.what });
        }
    }

    fn end_block(&mut self) {
        self.breaks = 0;
        let reading = self.inline.text();
        if !reading.is_empty() {
            let frame = self.frames.last();
            self.places.push(Place {
                article: frame.and_then(|frame| frame.article),
                in_main: frame.is_some_and(|frame| frame.in_main),
                letters: reading.len(),
                linked: self.linked,
                ends: reading.ends_with(['.', '!', '?', '”', '"']),
            });
            let kind = frame.map_or(BlockKind::Paragraph, |frame| frame.kind);
            self.inline.finish(kind);
        }
        self.linked = 0;
    }

    fn finish(mut self) -> Page {
        self.end_block();
        while !self.frames.is_empty() {
            self.pop(self.text.len());
        }
        Page {
            blocks: self.inline.into_blocks(),
            places: self.places,
            regions: self.regions,
            head: self.head,
            left_out_by_hint: self.left_out_by_hint,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html>
<html><head><title>Harbour plan passes | The Lund Gazette</title>
<meta property="og:title" content="Harbour plan passes &amp; divides">
<meta property="og:site_name" content="The Lund Gazette">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-01-12T08:00:00Z"}</script>
<style>p { color: red }</style></head>
<body class="has-cookie-banner">
<header><h1>The Lund Gazette</h1></header>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class="cookie-banner">We use cookies. Do you agree?</div>
<article>
<header><h1>Harbour plan passes</h1></header>
<p>The council&rsquo;s <b>vote</b> was
seven to four.<p>Mayor Okoye was&nbsp;absent.
<div class="share-bar">Share this on everything</div>
<figure><img alt="a crane"><figcaption>A crane in the harbour</figcaption></figure>
<blockquote><p>We will see.</p></blockquote>
<ul><li>A new quay</li><li><a href="/x">Read our other news</a></li></ul>
<table><tr><td>7</td><td>4</td></tr></table>
<button>Subscribe</button>
</article>
<article><p><a href="/y">Another one</a></p></article>
<footer>All rights reserved</footer>
</body></html>"#;

    #[test]
    fn the_main_text_is_read_and_the_rest_named() {
        let mut metadata = Metadata::default();
        let (blocks, regions) = blocks(PAGE, &mut metadata);
        let read: Vec<(BlockKind, &str)> = blocks.iter().map(|block| (block.kind, block.text(PAGE))).collect();
        let expected = [
            (BlockKind::Heading, "Harbour plan passes"),
            (BlockKind::Paragraph, "The council’s vote was seven to four."),
            (BlockKind::Paragraph, "Mayor Okoye was absent."),
            (BlockKind::Caption, "A crane in the harbour"),
            (BlockKind::Quotation, "We will see."),
            (BlockKind::ListItem, "A new quay"),
            (BlockKind::Verbatim, "7"),
            (BlockKind::Verbatim, "4"),
        ];
        assert_eq!(read, expected);
        let mut left: Vec<&str> = regions.iter().map(|region| region.what).collect();
        left.dedup();
        let expected = [
            "head",
            "page header",
            "navigation",
            "cookie notice",
            "share bar",
            "links",
            "button",
            "other text of the page",
            "footer",
        ];
        assert_eq!(left, expected);
        assert_eq!(metadata.title.as_deref(), Some("Harbour plan passes & divides"));
        assert_eq!(metadata.source.as_deref(), Some("The Lund Gazette"));
        assert_eq!(metadata.published.map(|published| published.date), Some(date(2024, 1, 12)));
    }

    #[test]
    fn a_class_around_the_whole_page_does_not_hide_it() {
        let page = "<form><div class='sidebar'><p>The council approved the plan.</p></div><p>Short.</p>";
        let (blocks, _) = blocks(page, &mut Metadata::default());
        assert_eq!(blocks.len(), 2);
    }

    #[test]
    fn lines_parted_by_two_breaks_are_paragraphs() {
        let page = "<body>The council<br>met.<br><br>It voted.";
        let (blocks, _) = blocks(page, &mut Metadata::default());
        let read: Vec<&str> = blocks.iter().map(|block| block.text(page)).collect();
        assert_eq!(read, ["The council met.", "It voted."]);
    }
}
