//! Where the parts of a claim file stand in its text.

use std::ops::Range;
use std::sync::OnceLock;

use super::tree::{self, Node};

/// A step down into a claim file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the value of a key.
    Key(&'a str),
    /// To an item of a list, from 0.
    Item(usize),
}

/// The places of the parts of a text, looked for when the first is asked for.
#[derive(Debug)]
pub struct Places {
    text: String,
    root: OnceLock<Option<Node>>,
}

impl Places {
    /// The places of the parts of a text.
    pub fn new(text: String) -> Self {
        Places { text, root: OnceLock::new() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of a part, to the end of its first line; none if there is no such part.
    pub fn range(&self, steps: &[Step<'_>]) -> Option<Range<usize>> {
        let body = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        let before = self.text.len() - body.len();
        let mut node = self.root.get_or_init(|| tree::parse("", body).ok()).as_ref()?;
        for step in steps {
            node = match step {
                Step::Key(key) => node.get(key)?,
                Step::Item(at) => node.items().get(*at)?,
            };
        }
        let shown = body.get(node.start..node.end)?;
        let line = shown.find(['\n', '\r']).unwrap_or(shown.len());
        Some(before + node.start..before + node.start + line)
    }
}
