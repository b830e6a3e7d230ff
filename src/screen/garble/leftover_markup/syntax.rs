//! Tags, entities, shortcodes and Markdown in a text that should hold none.

use std::ops::Range;

/// A piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Markup {
    /// All of it: for a pair of tags from the first to the second, with the words between.
    pub(super) range: Range<usize>,
    /// What to put in the place of which range to be rid of it; empty where that is not known.
    pub(super) repair: Vec<(Range<usize>, String)>,
    /// What it is, for the message.
    pub(super) what: &'static str,
}

/// Tags that are told from words in angle brackets by their names.
const TAGS: [&str; 51] = [
    "a",
    "article",
    "b",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "meta",
    "noscript",
    "ol",
    "p",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "td",
    "tr",
    "u",
    "ul",
];

/// Tags that part the words on both sides.
const PARTING: [&str; 13] =
    ["article", "blockquote", "br", "dd", "div", "dt", "hr", "li", "p", "section", "td", "tr", "ul"];

/// Named entities and what they stand for.
const ENTITIES: [(&str, &str); 24] = [
    ("amp", "&"),
    ("apos", "'"),
    ("bdquo", "„"),
    ("bull", "•"),
    ("copy", "©"),
    ("eacute", "é"),
    ("euro", "€"),
    ("gt", ">"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("middot", "·"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("pound", "£"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rdquo", "”"),
    ("reg", "®"),
    ("rsquo", "’"),
    ("trade", "™"),
];

/// Shortcodes of blog and forum software, in square brackets.
const SHORTCODES: [&str; 26] = [
    "audio",
    "b",
    "caption",
    "embed",
    "gallery",
    "i",
    "img",
    "info",
    "instagram",
    "map",
    "newsletter",
    "pullquote",
    "quote",
    "related",
    "sc",
    "sidebar",
    "size",
    "snippet",
    "social",
    "tweet",
    "twitter",
    "url",
    "vc_row",
    "video",
    "vimeo",
    "youtube",
];

/// Markup is looked for within so many bytes.
const REACH: usize = 400;

/// The markup of a text, in order, not overlapping.
pub(super) fn markup(text: &str) -> impl Iterator<Item = Markup> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let bytes = text.as_bytes().get(from..)?;
            let at = from + bytes.iter().position(|byte| matches!(byte, b'<' | b'&' | b'[' | b'{' | b'*' | b'!'))?;
            let found = match text.as_bytes()[at] {
                b'<' => tag(text, at, "<", ">"),
                b'&' => entity(text, at),
                b'[' => bracket(text, at),
                b'{' => template(text, at),
                b'!' if text[at + 1..].starts_with('[') => bracket(text, at + 1).map(|link| image(at, link)),
                b'*' => emphasis(text, at),
                _ => None,
            };
            match found {
                Some(markup) => {
                    from = markup.range.end;
                    return Some(markup);
                }
                // A run of asterisks is looked at once; each of the other signs may begin something.
                None => {
                    let sign = text.as_bytes()[at];
                    let run = match sign {
                        b'*' => text.as_bytes()[at..].iter().take_while(|&&byte| byte == sign).count(),
                        _ => 1,
                    };
                    from = at + run;
                }
            }
        }
    })
}

/// At most [`REACH`] bytes of the text from a place on.
fn window(text: &str, from: usize) -> &str {
    let mut end = text.len().min(from + REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[from..end]
}

/// A tag, from `open` to `close`, with its closing tag where that follows and only words stand between.
fn tag(text: &str, at: usize, open: &str, close: &str) -> Option<Markup> {
    let inside = window(text, at + open.len());
    if inside.starts_with("!--") {
        let range = at..at + open.len() + inside.find("-->")? + 3;
        let repair = vec![(range.clone(), String::new())];
        return Some(Markup { range, repair, what: "a comment of HTML" });
    }
    let name = inside.trim_start_matches('/');
    let name = &name[..name.find(|ch: char| !ch.is_ascii_alphanumeric()).unwrap_or(name.len())];
    let lower = name.to_ascii_lowercase();
    if TAGS.binary_search(&lower.as_str()).is_err() {
        return None;
    }
    let after_name = inside.find(name)? + name.len();
    let end = after_name + inside[after_name..].find(close)?;
    let attributes = &inside[after_name..end];
    let plain = attributes.trim_end_matches('/');
    if plain.contains('<') || !(plain.is_empty() || plain.starts_with([' ', '\n', '\t'])) {
        return None;
    }
    let end = at + open.len() + end + close.len();
    let separator = separator(text, at, end, &lower);
    let first = (at..end, separator.to_owned());
    let closing = format!("{open}/{name}{close}");
    let rest = window(text, end);
    if !inside.starts_with('/')
        && let Some(words) = rest.find(&closing).filter(|&words| !rest[..words].contains(['<', '&']))
    {
        let second = end + words..end + words + closing.len();
        let range = at..second.end;
        return Some(Markup { range, repair: vec![first, (second, String::new())], what: "a pair of HTML tags" });
    }
    Some(Markup { range: at..end, repair: vec![first], what: "an HTML tag" })
}

/// What must stand in the place of a tag so that no words are joined.
fn separator(text: &str, start: usize, end: usize, name: &str) -> &'static str {
    let space = |ch: char| ch.is_whitespace();
    let joined = !text[..start].ends_with(space) && !text[end..].starts_with(space);
    if joined && PARTING.binary_search(&name).is_ok() && start > 0 && end < text.len() { " " } else { "" }
}

/// An entity, also one whose `&` was escaped again (`&amp;nbsp;`), or a tag in entities (`&lt;p&gt;`).
fn entity(text: &str, at: usize) -> Option<Markup> {
    let rest = window(text, at);
    if let Some(markup) = rest.starts_with("&lt;").then(|| tag(text, at, "&lt;", "&gt;")).flatten() {
        return Some(markup);
    }
    let mut end = 1;
    while rest[end..].starts_with("amp;")
        && rest[end + 4..].starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '#')
    {
        let inner = &rest[end + 4..];
        if entity_name(inner).is_none() {
            break;
        }
        end += 4;
    }
    let (len, character) = entity_name(&rest[end..])?;
    let range = at..at + end + len;
    Some(Markup { repair: vec![(range.clone(), character)], range, what: "an entity of HTML" })
}

/// The length of the name of an entity with its semicolon, and what it stands for.
fn entity_name(rest: &str) -> Option<(usize, String)> {
    let name = &rest[..rest.bytes().take(12).position(|byte| byte == b';')?];
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        let character = char::from_u32(code).filter(|ch| !ch.is_control())?;
        return Some((name.len() + 1, character.to_string()));
    }
    let found = ENTITIES.binary_search_by_key(&name, |&(known, _)| known).ok()?;
    Some((name.len() + 1, ENTITIES[found].1.to_owned()))
}

/// A shortcode (`[caption id=1]`), a link of Markdown (`[words](https://…)`) or of a wiki (`[[words]]`).
fn bracket(text: &str, at: usize) -> Option<Markup> {
    let rest = window(text, at);
    if let Some(inside) = rest.strip_prefix("[[") {
        let len = inside.find("]]")?;
        let words = &inside[..len];
        let plain = !words.is_empty() && !words.contains(['[', '\n']) && words.starts_with(char::is_alphanumeric);
        let shown = words.rsplit('|').next().unwrap_or(words).to_owned();
        let range = at..at + len + 4;
        return plain.then(|| Markup { repair: vec![(range.clone(), shown)], range, what: "a link of a wiki" });
    }
    let len = rest.find(']')?;
    let inside = &rest[1..len];
    let after = &rest[len + 1..];
    if after.starts_with("(http") || after.starts_with("(www.") || after.starts_with("(/") {
        let end = after.find(')')?;
        let range = at..at + len + 1 + end + 1;
        let repair = vec![(range.clone(), inside.to_owned())];
        return (!inside.contains('[')).then_some(Markup { range, repair, what: "a link of Markdown" });
    }
    let name = inside.trim_start_matches('/');
    let name = &name[..name.find(|ch: char| !ch.is_ascii_alphanumeric() && ch != '_').unwrap_or(name.len())];
    let attributes = &inside[inside.find(name)? + name.len()..];
    let shortcode = SHORTCODES.binary_search(&name).is_ok()
        && (attributes.is_empty() && (inside.starts_with('/') || has_closing(rest, name))
            || attributes.starts_with('=')
            || attributes.starts_with(' ') && attributes.contains('='));
    let range = at..at + len + 1;
    shortcode.then(|| Markup { repair: vec![(range.clone(), String::new())], range, what: "a shortcode" })
}

/// Whether the closing form of a shortcode follows.
fn has_closing(rest: &str, name: &str) -> bool {
    rest.contains(&format!("[/{name}]"))
}

/// An image of Markdown: the link with the `!` before it.
fn image(at: usize, link: Markup) -> Markup {
    let range = at..link.range.end;
    Markup { repair: vec![(range.clone(), String::new())], range, what: "an image of Markdown" }
}

/// A template that was not filled in: `{{name}}`, `{% if %}`.
fn template(text: &str, at: usize) -> Option<Markup> {
    let rest = window(text, at);
    let close = match rest.as_bytes().get(1)? {
        b'{' => "}}",
        b'%' => "%}",
        _ => return None,
    };
    let len = 2 + rest[2..].find(close)?;
    let line = !rest[..len].contains('\n');
    line.then(|| Markup { range: at..at + len + 2, repair: Vec::new(), what: "a template that was not filled in" })
}

/// Words in the double asterisks of Markdown.
fn emphasis(text: &str, at: usize) -> Option<Markup> {
    let inside = window(text, at).strip_prefix("**")?;
    let len = inside.find("**")?;
    let words = &inside[..len];
    let edges = words.starts_with(|ch: char| !ch.is_whitespace() && ch != '*') && !words.ends_with(char::is_whitespace);
    let range = at..at + len + 4;
    (edges && !words.contains('\n') && !inside[len..].starts_with("***")).then(|| Markup {
        repair: vec![(at..at + 2, String::new()), (at + 2 + len..range.end, String::new())],
        range,
        what: "the asterisks of Markdown",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        markup(text).map(|markup| &text[markup.range]).collect()
    }

    fn repaired(text: &str) -> String {
        let mut out = text.to_owned();
        let edits: Vec<_> = markup(text).flat_map(|markup| markup.repair).collect();
        for (range, replacement) in edits.into_iter().rev() {
            out.replace_range(range, &replacement);
        }
        out
    }

    #[test]
    fn markup_is_found_and_taken_out() {
        let cases = [
            ("one <b>two</b> three", vec!["<b>two</b>"], "one two three"),
            ("one<br/>two", vec!["<br/>"], "one two"),
            ("one <a href=\"x\">two</a>", vec!["<a href=\"x\">two</a>"], "one two"),
            ("one &amp;nbsp;two", vec!["&amp;nbsp;"], "one  two"),
            ("it&#8217;s &lt;p&gt;on", vec!["&#8217;", "&lt;p&gt;"], "it’s on"),
            ("see [this](https://a.org) now", vec!["[this](https://a.org)"], "see this now"),
            ("![x](https://a.org/b.png)yes", vec!["![x](https://a.org/b.png)"], "yes"),
            ("[caption id=\"1\"]Boats[/caption]", vec!["[caption id=\"1\"]", "[/caption]"], "Boats"),
            ("a **bold** word", vec!["**bold**"], "a bold word"),
            ("[[Paris|the city]] glows", vec!["[[Paris|the city]]"], "the city glows"),
        ];
        for (text, places, repair) in cases {
            assert_eq!(found(text), places, "{text}");
            assert_eq!(repaired(text), repair, "{text}");
        }
    }

    #[test]
    fn signs_are_no_markup() {
        for text in ["a < b > c", "AT&T; R&D", "he [the mayor] left", "<john@a.org>", "2 ** 3 ** 4", "[b] and [i]"] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn markup_behind_a_run_of_its_sign_is_found() {
        assert_eq!(
            found("<<<b>two</b> and [[[this](https://a.org) &&nbsp;"),
            ["<b>two</b>", "[this](https://a.org)", "&nbsp;"]
        );
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(TAGS.is_sorted() && PARTING.is_sorted() && SHORTCODES.is_sorted());
        assert!(ENTITIES.is_sorted_by_key(|&(name, _)| name));
    }
}
