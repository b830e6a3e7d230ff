//! The stage as a whole: refusals, formats, and the invariant that no character is lost.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn options(format: Format) -> ReadOptions {
    ReadOptions { format: Some(format), assume_english: true, published: None }
}

/// Panics unless every character that is not white space lies in exactly one readable or left-out stretch, and all
/// spans are in order and on character boundaries.
fn assert_accounted(article: &Article) {
    let text = article.text();
    let readable = article.blocks().iter().flat_map(|block| block.readable(block.span()));
    let left_out = article.left_out().iter().map(|left| left.span);
    let readable: Vec<Span> = readable.collect();
    let left_out: Vec<Span> = left_out.collect();
    for spans in [&readable, &left_out] {
        assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "order: {spans:?}");
    }
    let mut all = [readable, left_out].concat();
    all.sort();
    let mut at = 0;
    for span in all {
        assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
        assert!(at <= span.start(), "read twice: {span:?} of {text:?}");
        assert!(text[at..span.start()].trim().is_empty(), "lost: {:?}", &text[at..span.start()]);
        at = span.end();
    }
    assert!(text[at..].trim().is_empty(), "lost: {:?}", &text[at..]);
    for block in article.blocks() {
        let reading = block.text(text);
        assert!(!reading.trim().is_empty());
        for (offset, c) in reading.char_indices() {
            let span = block.source_span(offset..offset + c.len_utf8());
            assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
            assert!(block.span().contains(span), "{span:?} in {:?}", block.span());
        }
    }
}

fn survives(bytes: &[u8]) {
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        if let Ok(article) = Article::read("a", bytes.to_vec(), &options(format)) {
            assert_accounted(&article);
        }
    }
}

const SNIPPETS: [&str; 60] = [
    "The council met. ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "# ",
    "> ",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "  \n",
    "\r\n",
    "\r",
    "\t",
    "[a link](to)",
    "![a picture](b.png)",
    "[",
    "](",
    "&amp;",
    "&nbsp;",
    "&rsquo;",
    "&#8212;",
    "&bogus;",
    "&",
    "|",
    "\n|a|b|\n|-|-|\n|c|d|\n",
    "---\n",
    "title: x\n",
    "[^1]",
    "\n[^1]: note\n",
    "\\*",
    "~~",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<script>var a = '<p>';</script>",
    "<style>",
    "</style>",
    "<nav><a href=x>News</a></nav>",
    "<!-- no -->",
    "<!--",
    "<br>",
    "<table><tr><td>1</td></tr></table>",
    "<figure><figcaption>A crane",
    "</figure>",
    "<article>",
    "</article>",
    "<main>",
    "<h2>",
    "</h2>",
    "<title>T</title>",
    "<aside>x</aside>",
    "ä🙂",
    "<",
    "\u{a0}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn any_text_is_accounted_for(text in "\\PC{0,200}") {
        survives(text.as_bytes());
    }

    #[test]
    fn any_mixture_of_markup_is_accounted_for(parts in proptest::collection::vec(0..SNIPPETS.len(), 0..40)) {
        let text: String = parts.iter().map(|part| SNIPPETS[*part]).collect();
        survives(text.as_bytes());
    }
}

#[test]
fn deep_nesting_and_long_runs_are_survived() {
    for piece in ["<", "[", "*", "<div>", "> ", "- ", "&", "![", "<p", "<!--", "a", "`"] {
        survives(piece.repeat(5_000).as_bytes());
    }
}

#[test]
fn an_article_says_when_and_where() {
    let text = "Harbour plan passes\n\nLUND, 12 January 2024 — The council approved the harbour plan on Friday, after a \
                debate of nearly six hours.\n";
    let article = Article::read("a.txt", text.into(), &ReadOptions::default()).expect("an article");
    let published = Published { date: date(2024, 1, 12), basis: DateBasis::Dateline };
    assert_eq!(article.metadata().published, Some(published));
    assert_eq!(article.metadata().dateline.map(|span| &text[span.range()]), Some("LUND, 12 January 2024 —"));
    let given = ReadOptions { published: Some(date(2024, 1, 13)), ..Default::default() };
    let article = Article::read("a.txt", text.into(), &given).expect("an article");
    assert_eq!(article.metadata().published, Some(Published { date: date(2024, 1, 13), basis: DateBasis::Given }));
    assert_eq!(Sha256::digest(text).len() * 2, article.sha256().len());
}

#[test]
fn bylines_and_dates_at_the_head_are_no_prose_in_any_format() {
    for (path, text) in [
        ("a.html", "<h1>Dam opens</h1><p>By Jane Doe</p><p>Feb. 3</p><p>KISUMU &ndash; The dam opened.</p>"),
        ("a.md", "# Dam opens\n\nBy Jane Doe\n\nFeb. 3\n\nKISUMU &ndash; The *dam* opened.\n"),
    ] {
        let article = Article::read(path, text.into(), &ReadOptions::default()).expect("an article");
        let kinds: Vec<BlockKind> = article.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Verbatim, BlockKind::Verbatim, BlockKind::Paragraph]);
        assert_eq!(article.metadata().author.as_deref(), Some("Jane Doe"));
        assert_eq!(article.metadata().dateline.map(|span| &text[span.range()]), Some("KISUMU &ndash;"));
        assert_eq!(article.metadata().published, None);
    }
}

#[test]
fn refusals_name_the_file_and_a_way_out() {
    let error = Article::read("empty.txt", Vec::new(), &ReadOptions::default()).expect_err("empty");
    assert_eq!(error.kind(), ErrorKind::Empty);
    assert!(error.to_string().starts_with("empty.txt: "), "{error}");
    assert!(error.way_out().is_some());
    let page = "<html><body><nav>News</nav></body></html>";
    let error = Article::read("page", page.into(), &ReadOptions::default()).expect_err("no text");
    assert_eq!(error.kind(), ErrorKind::Empty);
    assert!(error.message().contains("navigation"), "{error}");
}

#[test]
fn the_format_is_told_by_name_then_by_content() {
    for (path, text, format) in [
        ("a.md", "<html>", Format::Markdown),
        ("a.HTM", "text", Format::Html),
        ("a.txt", "<html>", Format::Plain),
        ("a", "\n<!DOCTYPE html><p>", Format::Html),
        ("a.b", "text", Format::Plain),
    ] {
        assert_eq!(Format::tell(path, text), format, "{path}");
    }
}
