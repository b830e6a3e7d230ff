//! Changing a claim file and nothing else in it.
//!
//! [`rewrite`] lays the record that a file holds beside the record that it should hold, walks down the [tree](super::tree)
//! of its text to the nodes that differ, and replaces those: comments, the order of keys, quoting, block scalars, blank
//! lines, line ends and indentation of everything else stay as they are, byte for byte. What came out is read again,
//! by both parsers, and must be the record that was wanted; a layout for which that fails is left as it is, with an
//! error.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::tree::{self, Content, Entry, Layout, Node};
use super::{ClaimFile, read, yaml};
use crate::error::{Error, ErrorKind};

/// From which items of the lists in the file those of the wanted lists come; none for new ones. Items that stay keep
/// their order, and those from which nothing comes are deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of the claims.
    pub claims: Vec<Option<usize>>,
    /// Of what is no claim.
    pub nonclaims: Vec<Option<usize>>,
}

impl Origins {
    /// Every item stays where it is.
    pub fn kept(file: &ClaimFile) -> Self {
        Origins {
            claims: (0..file.claims.len()).map(Some).collect(),
            nonclaims: (0..file.nonclaims.len()).map(Some).collect(),
        }
    }
}

/// The text of a claim file, changed so that it holds `wanted`.
///
/// # Errors
/// The text is no claim file, or its layout is one that cannot be changed safely.
pub fn rewrite(path: &str, text: &str, wanted: &ClaimFile, origins: &Origins) -> Result<String, Error> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = tree::parse(path, body)?;
    let old = value(path, &read::record(path, body)?)?;
    let new = value(path, wanted)?;
    let mut editor = Editor::new(body);
    editor.change(&root, &old, &new, origins);
    let out = editor.finish();
    if verified(path, &out, wanted) {
        return Ok(format!("{}{out}", &text[..text.len() - body.len()]));
    }
    Err(not_safe(path))
}

/// Whether a text holds a record, as both parsers read it.
pub(super) fn verified(path: &str, text: &str, wanted: &ClaimFile) -> bool {
    let read = read::record(path, text).ok().filter(|read| read == wanted);
    let tree = tree::parse(path, text).ok();
    read.zip(tree).is_some_and(|(read, tree)| value(path, &read).is_ok_and(|value| agrees(&tree, &value)))
}

pub(super) fn not_safe(path: &str) -> Error {
    Error::new(
        ErrorKind::Format,
        "the layout of this claim file cannot be changed without risk, and it is left as it is",
    )
    .in_file(path)
    .help("make the change by hand, or lay the place out as `claimbench extract` does")
}

pub(super) fn value(path: &str, file: &ClaimFile) -> Result<Value, Error> {
    // The record holds only maps with text keys, lists, texts and numbers.
    serde_yaml::to_value(file).map_err(|error| Error::new(ErrorKind::Format, error.to_string()).in_file(path))
}

/// Whether a tree says what a value says. Keys that the tree lacks are left to the defaults of the record.
fn agrees(node: &Node, value: &Value) -> bool {
    match (&node.content, value) {
        (Content::Mapping { entries, .. }, Value::Mapping(map)) => entries.iter().all(|entry| {
            let found = entry.key.text().map(|key| map.get(key));
            // An empty list or a null that the record writes as nothing.
            found.is_some_and(|found| found.is_none_or(|found| agrees(&entry.value, found)))
        }),
        (Content::Sequence { items, .. }, Value::Sequence(values)) => {
            items.len() == values.len() && items.iter().zip(values).all(|(item, value)| agrees(item, value))
        }
        (Content::Scalar { text, .. }, Value::String(value)) => text == value,
        (Content::Scalar { text, .. }, Value::Number(value)) => {
            text.replace('_', "").parse().ok() == value.as_f64() || text.starts_with("0x") || text.starts_with("0o")
        }
        (Content::Scalar { .. }, Value::Bool(_) | Value::Null) => true,
        _ => false,
    }
}

/// Collects what is to be replaced.
pub(super) struct Editor<'a> {
    text: &'a str,
    line_end: &'static str,
    splices: Vec<(Range<usize>, String)>,
}

/// An entry or an item, and what surrounds it.
#[derive(Clone, Copy)]
struct Place {
    /// The column of the key, in bytes.
    column: usize,
    layout: Layout,
}

impl<'a> Editor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Editor { text, line_end, splices: Vec::new() }
    }

    /// The text with everything replaced.
    pub(super) fn finish(mut self) -> String {
        // Stable: what is put at one place stays in the order in which it was asked for.
        self.splices.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(self.text.len() + 256);
        let mut at = 0;
        for (range, replacement) in &self.splices {
            out.push_str(self.text.get(at..range.start).unwrap_or_default());
            out.push_str(replacement);
            at = at.max(range.end);
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
        out
    }

    pub(super) fn splice(&mut self, range: Range<usize>, replacement: impl Into<String>) {
        self.splices.push((range, replacement.into()));
    }

    fn change(&mut self, root: &Node, old: &Value, new: &Value, origins: &Origins) {
        let (Value::Mapping(old), Value::Mapping(new)) = (old, new) else { return };
        self.mapping(root, old, new, &|editor, entry, old, new| {
            let from = match entry.key.text() {
                Some("claims") => &origins.claims,
                Some("nonclaims") => &origins.nonclaims,
                _ => return false,
            };
            match (old, new) {
                (Value::Sequence(old), Value::Sequence(new)) => editor.aligned(entry, old, new, from),
                _ => false,
            }
        });
    }

    /// Changes a mapping. `special` changes an entry in a way of its own, or says that it doesn't.
    fn mapping(
        &mut self,
        node: &Node,
        old: &Mapping,
        new: &Mapping,
        special: &dyn Fn(&mut Self, &Entry, &Value, &Value) -> bool,
    ) {
        let Content::Mapping { entries, layout } = &node.content else { return };
        let place = Place { column: self.column(node.start), layout: *layout };
        let mut after = 0;
        for (key, value) in new {
            let name = key.as_str().unwrap_or_default();
            let before = old.get(key);
            match entries.iter().position(|entry| entry.key.text() == Some(name)) {
                Some(at) => {
                    after = at;
                    let entry = &entries[at];
                    match before {
                        Some(before) if before == value => {}
                        Some(before) if special(self, entry, before, value) => {}
                        _ => self.entry(entry, before, value, place),
                    }
                }
                None if before == Some(value) => {}
                None => self.insert_entry(entries, after, name, value, place),
            }
        }
        for (at, entry) in entries.iter().enumerate() {
            let key = entry.key.text().unwrap_or_default();
            if old.contains_key(key) && !new.contains_key(key) {
                self.remove_entry(entries, at, place);
            }
        }
    }

    fn entry(&mut self, entry: &Entry, old: Option<&Value>, new: &Value, place: Place) {
        match (&entry.value.content, old, new) {
            (Content::Mapping { .. }, Some(Value::Mapping(old)), Value::Mapping(new)) => {
                self.mapping(&entry.value, old, new, &|_, _, _, _| false);
            }
            (Content::Sequence { items, layout }, Some(Value::Sequence(old)), Value::Sequence(new))
                if !old.is_empty() && new.starts_with(old) && items.len() == old.len() =>
            {
                for value in &new[old.len()..] {
                    self.insert_item(entry, items, *layout, Some(items.len() - 1), value);
                }
            }
            (Content::Sequence { items, .. }, Some(Value::Sequence(old)), Value::Sequence(new))
                if items.len() == new.len() && old.len() == new.len() && new.iter().all(Value::is_mapping) =>
            {
                for ((item, old), new) in items.iter().zip(old).zip(new) {
                    if let (Value::Mapping(old), Value::Mapping(new)) = (old, new)
                        && old != new
                    {
                        self.mapping(item, old, new, &|_, _, _, _| false);
                    }
                }
            }
            _ => self.replace(entry, new, place),
        }
    }

    /// Replaces the value of an entry. A comment between key and value stays.
    fn replace(&mut self, entry: &Entry, new: &Value, place: Place) {
        let colon = self.behind_colon(entry);
        let end = entry.value.end.max(colon);
        let gap = self.text.get(colon..entry.value.start.max(colon)).unwrap_or_default();
        let small = entry.key.text().is_some_and(|key| yaml::SMALL.contains(&key));
        let block = place.layout == Layout::Block && !small && in_block(new);
        let written =
            if block { String::new() } else { format!(" {}", yaml::in_one_line(new, place.layout == Layout::Block)) };
        if !block && !gap.is_empty() && gap.bytes().all(|byte| byte == b' ') {
            // In its place, behind as many spaces as there are.
            let written = written.strip_prefix(' ').unwrap_or(&written).to_owned();
            return self.splice(entry.value.start..end, written);
        }
        match gap.find('#').map(|at| colon + at) {
            Some(comment) => {
                self.splice(colon..comment, format!("{written} "));
                self.splice(self.end_of_line(comment)..end, "");
            }
            None => self.splice(colon..end, written),
        }
        if block {
            let lines = yaml::entry("k", new, place.column);
            let lines = lines.split_once('\n').map_or("", |(_, lines)| lines).to_owned();
            self.insert_lines(end, &lines);
        }
    }

    fn insert_entry(&mut self, entries: &[Entry], after: usize, key: &str, value: &Value, place: Place) {
        let Some(before) = entries.get(after) else { return };
        let end = before.value.end.max(self.behind_colon(before));
        match place.layout {
            Layout::Flow => self.splice(end..end, format!(", {key}: {}", yaml::in_one_line(value, false))),
            Layout::Block => {
                let lines = format!("{:1$}{2}", "", place.column, yaml::entry(key, value, place.column));
                self.insert_lines(end, &lines);
            }
        }
    }

    fn remove_entry(&mut self, entries: &[Entry], at: usize, place: Place) {
        let entry = &entries[at];
        let end = entry.value.end.max(self.behind_colon(entry));
        let range = match (place.layout, at, entries.get(at + 1)) {
            (Layout::Flow, 0, Some(next)) => entry.key.start..next.key.start,
            (Layout::Flow, 0, None) => entry.key.start..end,
            (Layout::Flow, ..) => entries[at - 1].value.end.max(self.behind_colon(&entries[at - 1]))..end,
            (Layout::Block, 0, Some(next)) => entry.key.start..next.key.start,
            (Layout::Block, ..) => self.start_of_line(entry.key.start)..self.next_line(end),
        };
        self.splice(range, "");
    }

    /// Changes a list whose items come from others. Says whether it did.
    fn aligned(&mut self, entry: &Entry, old: &[Value], new: &[Value], from: &[Option<usize>]) -> bool {
        let Content::Sequence { items, layout } = &entry.value.content else { return false };
        if items.is_empty() || new.is_empty() || items.len() != old.len() || from.iter().all(Option::is_none) {
            return false;
        }
        let mut kept = vec![false; items.len()];
        let mut after = None;
        for (value, from) in new.iter().zip(from) {
            match from.and_then(|from| Some((from, items.get(from)?, old.get(from)?))) {
                Some((from, item, old)) => {
                    kept[from] = true;
                    after = Some(from);
                    if let (Value::Mapping(old), Value::Mapping(new)) = (old, value)
                        && old != new
                    {
                        self.mapping(item, old, new, &|_, _, _, _| false);
                    }
                }
                None => self.insert_item(entry, items, *layout, after, value),
            }
        }
        for at in (0..items.len()).filter(|at| !kept[*at]) {
            self.remove_item(items, *layout, at);
        }
        true
    }

    /// Puts a new item behind another, or first.
    fn insert_item(&mut self, list: &Entry, items: &[Node], layout: Layout, after: Option<usize>, value: &Value) {
        let before = after.and_then(|after| items.get(after));
        if layout == Layout::Flow {
            let written = yaml::in_one_line(value, false);
            match before {
                Some(before) => self.splice(before.end..before.end, format!(", {written}")),
                None => self.splice(list.value.start + 1..list.value.start + 1, format!("{written}, ")),
            }
            return;
        }
        let column = items.first().and_then(|first| self.dash(first)).map_or(0, |dash| self.column(dash));
        let mut lines = format!("{:column$}- {}", "", yaml::item(value, column + 2));
        if self.spaced(items) {
            lines.insert(0, '\n');
        }
        let end = match before {
            Some(before) => before.end,
            None => self.behind_colon(list),
        };
        self.insert_lines(end, &lines);
    }

    /// Whether a blank line parts the items of a block list.
    fn spaced(&self, items: &[Node]) -> bool {
        let [first, second, ..] = items else { return false };
        let between = self.text.get(first.end..second.start).unwrap_or_default();
        let mut lines = between.lines().skip(1);
        lines.next().is_some_and(|line| line.trim().is_empty()) && lines.next().is_some()
    }

    fn remove_item(&mut self, items: &[Node], layout: Layout, at: usize) {
        let range = match layout {
            Layout::Block => self.item_lines(&items[at]),
            Layout::Flow => match items.get(at + 1) {
                Some(next) => items[at].start..next.start,
                None if at > 0 => items[at - 1].end..items[at].end,
                None => items[at].start..items[at].end,
            },
        };
        self.splice(range, "");
    }

    /// The lines of an item of a block list, from its dash.
    pub(super) fn item_lines(&self, item: &Node) -> Range<usize> {
        let dash = self.dash(item).unwrap_or(item.start);
        self.start_of_line(dash)..self.next_line(item.end)
    }

    /// The lines of an entry in block layout.
    pub(super) fn entry_lines(&self, entry: &Entry) -> Range<usize> {
        self.start_of_line(entry.key.start)..self.next_line(entry.value.end.max(self.behind_colon(entry)))
    }

    /// Where the dash of an item of a block list stands.
    pub(super) fn dash(&self, item: &Node) -> Option<usize> {
        let mut end = item.start;
        loop {
            let start = self.start_of_line(end);
            let line = self.text.get(start..end).unwrap_or_default();
            let code = line.split('#').next().unwrap_or_default().trim_end();
            if code.ends_with('-') {
                return Some(start + code.len() - 1);
            }
            if !code.trim().is_empty() {
                return None;
            }
            end = start.checked_sub(1)?;
        }
    }

    /// Puts lines, each ended, behind the line in which something ends.
    pub(super) fn insert_lines(&mut self, end: usize, lines: &str) {
        let at = self.next_line(end);
        let mut lines = lines.replace('\n', self.line_end);
        if !self.text.get(..at).unwrap_or_default().ends_with(['\n', '\r']) {
            // The last line of the file has no end.
            lines.truncate(lines.trim_end_matches(['\n', '\r']).len());
            lines.insert_str(0, self.line_end);
        }
        self.splice(at..at, lines);
    }

    /// The byte behind the colon of an entry.
    pub(super) fn behind_colon(&self, entry: &Entry) -> usize {
        let rest = self.text.get(entry.key.end..).unwrap_or_default();
        entry.key.end + rest.find(':').map_or(0, |at| at + 1)
    }

    pub(super) fn start_of_line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or_default().rfind(['\n', '\r']).map_or(0, |at| at + 1)
    }

    fn end_of_line(&self, at: usize) -> usize {
        at + self.text.get(at..).unwrap_or_default().find(['\n', '\r']).unwrap_or(self.text.len() - at)
    }

    fn next_line(&self, at: usize) -> usize {
        let end = self.end_of_line(at);
        let rest = self.text.get(end..).unwrap_or_default();
        end + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) }
    }

    pub(super) fn column(&self, at: usize) -> usize {
        at - self.start_of_line(at)
    }
}

/// Whether a value is written below its key: a list of records that is not small enough for one line.
fn in_block(value: &Value) -> bool {
    match value {
        Value::Sequence(items) => !items.is_empty() && items.iter().all(Value::is_mapping),
        _ => false,
    }
}

#[cfg(test)]
mod scribe;
#[cfg(test)]
mod tests;
