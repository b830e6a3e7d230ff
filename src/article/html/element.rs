//! What the elements of HTML mean to a reader of articles.

use html5gum::StartTag;

use super::super::BlockKind;

/// Whether classes, ids and `<form>` are heeded when boilerplate is left out: they are hints, no more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hints {
    Heeded,
    Ignored,
}

/// Elements inside a line of text; all others begin and end a block.
pub(super) fn is_inline(name: &[u8]) -> bool {
    const INLINE: [&[u8]; 40] = [
        b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"button", b"cite", b"code", b"data", b"del", b"dfn",
        b"em", b"font", b"i", b"img", b"input", b"ins", b"kbd", b"label", b"mark", b"nobr", b"q", b"rp", b"rt",
        b"ruby", b"s", b"samp", b"script", b"small", b"span", b"strike", b"strong", b"sub", b"sup", b"time", b"u",
        b"var", b"wbr",
    ];
    INLINE.binary_search(&name).is_ok()
}

/// Elements without an end tag.
pub(super) fn is_void(name: &[u8]) -> bool {
    const VOID: [&[u8]; 14] = [
        b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
        b"track", b"wbr",
    ];
    VOID.binary_search(&name).is_ok()
}

/// Whether an element is `h1` to `h6`.
pub(super) fn heading(name: &[u8]) -> bool {
    matches!(name, [b'h', b'1'..=b'6'])
}

/// The kind of block that text directly inside an element belongs to.
pub(super) fn kind(name: &[u8], outer: BlockKind) -> BlockKind {
    match name {
        _ if heading(name) => BlockKind::Heading,
        b"li" | b"dd" | b"dt" => BlockKind::ListItem,
        b"blockquote" => BlockKind::Quotation,
        b"figcaption" | b"caption" => BlockKind::Caption,
        b"pre" | b"td" | b"th" | b"address" => BlockKind::Verbatim,
        b"p" | b"div" | b"section" | b"article" | b"main" | b"body" | b"ul" | b"ol" => match outer {
            BlockKind::ListItem | BlockKind::Quotation | BlockKind::Caption => outer,
            _ => BlockKind::Paragraph,
        },
        _ => outer,
    }
}

/// What an element holds instead of the article's text, and whether that rests on a hint alone.
pub(super) fn left_out(tag: &StartTag<usize>, in_article: bool, hints: Hints) -> Option<(&'static str, bool)> {
    let name: &[u8] = &tag.name;
    let attribute =
        |key: &[u8]| tag.attributes.get(key).map(|value| String::from_utf8_lossy(value).to_ascii_lowercase());
    let by_name = match name {
        b"head" => "head",
        b"script" => "script",
        b"style" => "style",
        b"noscript" | b"template" => "fallback",
        b"svg" | b"math" | b"canvas" => "drawing",
        b"iframe" | b"object" | b"video" | b"audio" => "embedded media",
        b"nav" | b"menu" => "navigation",
        b"header" if !in_article => "page header",
        b"footer" => "footer",
        b"aside" => "aside",
        b"select" | b"textarea" => "form",
        b"button" => "button",
        b"dialog" => "dialog",
        _ => "",
    };
    if !by_name.is_empty() {
        return Some((by_name, false));
    }
    if matches!(name, b"html" | b"body" | b"main" | b"article") {
        return None;
    }
    let role = attribute(b"role").unwrap_or_default();
    let by_role = match role.trim() {
        "navigation" | "menu" | "menubar" => "navigation",
        "banner" if !in_article => "page header",
        "contentinfo" => "footer",
        "complementary" => "aside",
        "search" => "form",
        "dialog" | "alertdialog" => "dialog",
        _ => "",
    };
    if !by_role.is_empty() {
        return Some((by_role, false));
    }
    let style = attribute(b"style").unwrap_or_default();
    if tag.attributes.contains_key(b"hidden".as_slice()) || style.replace(' ', "").contains("display:none") {
        return Some(("hidden text", false));
    }
    if hints == Hints::Ignored {
        return None;
    }
    if matches!(name, b"form" | b"fieldset") {
        return Some(("form", true));
    }
    [attribute(b"class"), attribute(b"id")]
        .into_iter()
        .flatten()
        .find_map(|value| by_class(&value))
        .map(|what| (what, true))
}

/// What the words of a class or id give away. "with-sidebar" and "no-ads" speak of something else.
fn by_class(value: &str) -> Option<&'static str> {
    value.split_whitespace().find_map(|class| {
        let words = || class.split(|c: char| !c.is_ascii_alphanumeric());
        if words().any(|word| matches!(word, "with" | "has" | "no" | "not" | "is" | "js")) {
            return None;
        }
        words().find_map(|word| match word {
            "cookie" | "cookies" | "consent" | "gdpr" => Some("cookie notice"),
            "share" | "sharing" | "sharebar" | "social" => Some("share bar"),
            "newsletter" | "subscribe" | "paywall" | "signup" => Some("subscription notice"),
            "ad" | "ads" | "advert" | "advertisement" | "promo" | "sponsored" => Some("advertisement"),
            "related" | "recommended" | "outbrain" | "taboola" => Some("related links"),
            "breadcrumb" | "breadcrumbs" | "navbar" | "pagination" | "skip" => Some("navigation"),
            "comments" => Some("comments"),
            "sidebar" => Some("aside"),
            "modal" | "popup" => Some("dialog"),
            _ => None,
        })
    })
}
