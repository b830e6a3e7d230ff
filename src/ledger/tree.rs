//! A claim file as a tree of nodes that know where they stand.
//!
//! The record ([`ClaimFile`](super::ClaimFile)) says what a file holds; the tree says where each part of it stands, so
//! that an error can point at it and an edit can leave everything else alone. Claim files are plain YAML: one
//! document, texts as keys, no anchors, aliases and tags, and no deep nesting.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::error::{Error, ErrorKind};

/// Nesting beyond this is refused. The format needs 7.
const DEEPEST: usize = 64;

/// A node and its place in the text, in bytes.
#[derive(Debug)]
pub(super) struct Node {
    /// Its first byte; of block scalars that of the content, behind the `|`.
    pub start: usize,
    /// The byte after its last. Of block collections that is the end of the last node inside.
    pub end: usize,
    pub content: Content,
}

#[derive(Debug)]
pub(super) enum Content {
    Scalar { text: String, style: Style },
    Sequence { items: Vec<Node>, layout: Layout },
    Mapping { entries: Vec<Entry>, layout: Layout },
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry {
    pub key: Node,
    pub value: Node,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Quoted,
    Block,
}

/// How a collection is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// By indentation.
    Block,
    /// In brackets.
    Flow,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The entries of a mapping; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Mapping { entries, .. } => entries,
            _ => &[],
        }
    }

    /// The items of a sequence; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.content {
            Content::Sequence { items, .. } => items,
            _ => &[],
        }
    }

    /// The entry of a mapping with this key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.text() == Some(key))
    }

    /// Whether a comment stands between its parts or, where its last line holds nothing else, behind it.
    pub fn has_comment(&self, text: &str) -> bool {
        let mut at = self.start;
        let mut found = false;
        self.scalars(&mut |scalar| {
            found |= text.get(at..scalar.start).is_some_and(|gap| gap.contains('#'));
            at = at.max(scalar.end);
        });
        let behind = text.get(self.end.max(at)..).unwrap_or_default();
        found || behind.lines().next().is_some_and(|line| line.trim_start().starts_with('#'))
    }

    /// The scalars of the tree, in the order of the text.
    fn scalars(&self, each: &mut impl FnMut(&Node)) {
        match &self.content {
            Content::Scalar { .. } => each(self),
            Content::Sequence { items, .. } => items.iter().for_each(|item| item.scalars(each)),
            Content::Mapping { entries, .. } => {
                for entry in entries {
                    entry.key.scalars(each);
                    entry.value.scalars(each);
                }
            }
        }
    }

    /// The value of a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }
}

/// From characters, in which the parser counts, to bytes.
struct Offsets {
    checkpoints: Vec<usize>,
}

/// Characters between two checkpoints.
const STRIDE: usize = 128;

impl Offsets {
    fn new(text: &str) -> Self {
        Offsets { checkpoints: text.char_indices().step_by(STRIDE).map(|(at, _)| at).collect() }
    }

    fn byte(&self, text: &str, character: usize) -> usize {
        let Some(&from) = self.checkpoints.get(character / STRIDE) else { return text.len() };
        let rest = text.get(from..).unwrap_or_default();
        rest.char_indices().nth(character % STRIDE).map_or(text.len(), |(at, _)| from + at)
    }
}

/// A collection that is not closed yet.
struct Open {
    node: Node,
    key: Option<Node>,
}

/// Reads a text without byte-order mark as a tree.
///
/// # Errors
/// No YAML, or YAML that claim files do without; with its place.
pub(super) fn parse(path: &str, text: &str) -> Result<Node, Error> {
    Reader { path, text, offsets: Offsets::new(text), open: Vec::new(), root: None, documents: 0 }.read()
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    offsets: Offsets,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
}

impl Reader<'_> {
    fn read(mut self) -> Result<Node, Error> {
        for event in Parser::new_from_str(self.text) {
            let (event, span) = event.map_err(|error| self.no_yaml(&error))?;
            let start = self.offsets.byte(self.text, span.start.index());
            let end = self.offsets.byte(self.text, span.end.index());
            match event {
                Event::DocumentStart(_) => {
                    self.documents += 1;
                    if self.documents > 1 {
                        let message = "a second YAML document begins here";
                        return Err(self.refused(start, message, "keep one file for each article"));
                    }
                }
                Event::Alias(_) => return Err(self.anchored(start)),
                Event::Scalar(text, style, anchor, tag) => {
                    self.plain(start, anchor, tag.is_some())?;
                    let (style, end) = match style {
                        ScalarStyle::Plain => (Style::Plain, end),
                        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => (Style::Quoted, end),
                        ScalarStyle::Literal | ScalarStyle::Folded => (Style::Block, self.block_end(start, end)),
                    };
                    self.add(Node { start, end, content: Content::Scalar { text: text.into_owned(), style } })?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.plain(start, anchor, tag.is_some())?;
                    let layout = self.layout(start, end, b'[');
                    self.open(start, Content::Sequence { items: Vec::new(), layout })?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.plain(start, anchor, tag.is_some())?;
                    let layout = self.layout(start, end, b'{');
                    self.open(start, Content::Mapping { entries: Vec::new(), layout })?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(start)?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        self.root.take().ok_or_else(|| self.refused(0, "this file holds no YAML", "extract the claims again"))
    }

    fn layout(&self, start: usize, end: usize, bracket: u8) -> Layout {
        let flow = end > start && self.text.as_bytes().get(start) == Some(&bracket);
        if flow { Layout::Flow } else { Layout::Block }
    }

    /// Where a block scalar ends: with its last line that is not blank, unless it keeps those (`|+`).
    fn block_end(&self, start: usize, end: usize) -> usize {
        let before = self.text.get(..start).unwrap_or_default().trim_end();
        let header = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let header = header.rsplit(['|', '>']).next().unwrap_or_default();
        let content = self.text.get(start..end).unwrap_or_default();
        let kept = header.split('#').next().unwrap_or_default().contains('+');
        start + if kept { content.trim_end_matches(['\n', '\r']).len().max(1) } else { content.trim_end().len() }
    }

    fn open(&mut self, start: usize, content: Content) -> Result<(), Error> {
        if self.open.len() >= DEEPEST {
            let message = format!("this is nested more than {DEEPEST} deep");
            return Err(self.refused(start, &message, "claim files are flat; look for brackets that are not closed"));
        }
        self.open.push(Open { node: Node { start, end: start, content }, key: None });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), Error> {
        let Some(Open { mut node, .. }) = self.open.pop() else { return Ok(()) };
        let (last, layout) = match &node.content {
            Content::Sequence { items, layout } => (items.last(), *layout),
            Content::Mapping { entries, layout } => (entries.last().map(|entry| &entry.value), *layout),
            Content::Scalar { .. } => (None, Layout::Block),
        };
        node.end = match layout {
            Layout::Flow => end + 1,
            Layout::Block => last.map_or(node.start, |last| last.end),
        };
        self.add(node)
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node) -> Result<(), Error> {
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return Ok(());
        };
        match &mut open.node.content {
            Content::Sequence { items, .. } => items.push(node),
            Content::Mapping { entries, .. } => match open.key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None if node.text().is_some() => open.key = Some(node),
                None => return Err(self.refused(node.start, "a key must be a text", "write `key: value`")),
            },
            Content::Scalar { .. } => {}
        }
        Ok(())
    }

    fn plain(&self, start: usize, anchor: usize, tagged: bool) -> Result<(), Error> {
        match (anchor, tagged) {
            (0, false) => Ok(()),
            (0, true) => Err(self.refused(start, "claim files have no tags (`!…`)", "leave it out, or quote the text")),
            _ => Err(self.anchored(start)),
        }
    }

    fn anchored(&self, start: usize) -> Error {
        self.refused(start, "claim files have no anchors (`&…`) and aliases (`*…`)", "write it out, or quote the text")
    }

    fn refused(&self, start: usize, message: &str, help: &str) -> Error {
        Error::new(ErrorKind::Format, message).in_file(self.path).in_text(self.text, start..start + 1).help(help)
    }

    fn no_yaml(&self, error: &ScanError) -> Error {
        let at = self.offsets.byte(self.text, error.marker().index());
        let info = match error.info() {
            "recursion limit exceeded" => "brackets are nested too deep",
            info => info,
        };
        let help = if info.contains("tab") {
            "indent with spaces; YAML allows no tabs there"
        } else {
            "correct the YAML; `git diff` shows what was changed since it could be read"
        };
        self.refused(at, &format!("this is no YAML: {info}"), help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_knows_its_place() {
        let text = "# é\r\narticle: {path: 'x y', sha: \"é\"}   # c\r\nclaims:\r\n- id: a\r\n  claim: >-\r\n    folded é\r\n    text\r\n\r\n  # comment\r\n  decisions: []\r\n-   id: b\r\n";
        let root = parse("a.yaml", text).expect("YAML");
        let shown = |node: &Node| text[node.start..node.end].to_owned();
        let article = root.get("article").expect("an article");
        assert_eq!(shown(article), "{path: 'x y', sha: \"é\"}");
        assert_eq!(article.get("sha").and_then(Node::text), Some("é"));
        let first = &root.get("claims").expect("claims").items()[0];
        assert_eq!(shown(first.get("claim").expect("a claim")), "folded é\r\n    text");
        assert_eq!(shown(first.get("decisions").expect("decisions")), "[]");
        assert_eq!(shown(&root.get("claims").expect("claims").items()[1]), "id: b");
    }

    #[test]
    fn what_claim_files_do_without_is_refused_with_its_place() {
        for (text, place, words) in [
            ("a: &x 1\nb: *x\n", (1, 4), "anchors"),
            ("a: 1\nb: *x\n", (2, 4), "anchor"),
            ("a: !!str 1\n", (1, 4), "tags"),
            ("a: 1\n---\nb: 2\n", (2, 1), "second YAML document"),
            ("a:\n\tb: 1\n", (2, 2), "no YAML"),
            ("? [a]\n: b\n", (1, 3), "key"),
            ("", (1, 1), "no YAML"),
        ] {
            let error = parse("a.yaml", text).expect_err(text);
            assert!(error.message().contains(words), "{text:?}: {error}");
            assert_eq!(error.place(), Some(place), "{text:?}: {error}");
        }
        for open in ["[", "{a: ", "- ", "? "] {
            assert!(parse("a.yaml", &open.repeat(200_000)).is_err());
        }
    }
}
