//! Moving claims between the lists of a claim file, with their comments and their layout.

use super::edit::{Editor, not_safe};
use super::tree::{self, Content, Layout, Node};
use crate::error::Error;

/// A claim that goes to another list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    /// Its number in the list it leaves.
    pub item: usize,
    /// The number of the item of the other list behind which it comes; none for its beginning.
    pub after: Option<usize>,
}

/// The text with items of the list `from` moved to the list `to`, which is made at the end of the file where it is
/// missing. Items with the same place stay in the order of `moves`.
///
/// # Errors
/// No YAML, or a list is not in block layout.
pub(super) fn relocate(path: &str, text: &str, from: &str, to: &str, moves: &[Move]) -> Result<String, Error> {
    let root = tree::parse(path, text)?;
    let mut editor = Editor::new(text);
    let source = root.entry(from).ok_or_else(|| not_safe(path))?;
    let items = blocks(&source.value).ok_or_else(|| not_safe(path))?;
    let there = root.entry(to);
    let targets = there.map_or(Some(&[][..]), |entry| blocks(&entry.value)).ok_or_else(|| not_safe(path))?;
    let dash = |editor: &Editor, node: &Node| editor.dash(node).map(|dash| editor.column(dash));
    let column =
        targets.first().or(items.first()).and_then(|node| dash(&editor, node)).ok_or_else(|| not_safe(path))?;
    let mut made = String::new();
    let mut cut = Vec::new();
    for step in moves {
        let item = items.get(step.item).ok_or_else(|| not_safe(path))?;
        let lines = editor.item_lines(item);
        let raw = text.get(lines.clone()).unwrap_or_default().replace("\r\n", "\n");
        let indented = dash(&editor, item).and_then(|old| shifted(&raw, old, column)).ok_or_else(|| not_safe(path))?;
        cut.push(lines);
        match (step.after.and_then(|after| targets.get(after)), there) {
            (Some(before), _) => editor.insert_lines(before.end, &indented),
            (None, Some(entry)) if !targets.is_empty() => editor.insert_lines(editor.behind_colon(entry), &indented),
            _ => made.push_str(&indented),
        }
    }
    match (made.is_empty(), there) {
        (true, _) => {}
        (false, Some(entry)) => {
            let colon = editor.behind_colon(entry);
            editor.splice(colon..entry.value.end.max(colon), "");
            editor.insert_lines(entry.value.end, &made);
        }
        (false, None) => editor.insert_lines(text.len(), &format!("{to}:\n{made}")),
    }
    if cut.len() == items.len() && from == "retired" {
        editor.splice(editor.entry_lines(source), "");
    } else if cut.len() == items.len() {
        let colon = editor.behind_colon(source);
        editor.splice(colon..source.value.end, " []");
    } else {
        cut.into_iter().for_each(|lines| editor.splice(lines, ""));
    }
    Ok(editor.finish())
}

/// The items of a list in block layout, or of an empty one.
fn blocks(node: &Node) -> Option<&[Node]> {
    match &node.content {
        Content::Sequence { items, layout } if *layout == Layout::Block || items.is_empty() => Some(items),
        _ => None,
    }
}

/// Lines with another indentation, each ended.
fn shifted(lines: &str, from: usize, to: usize) -> Option<String> {
    let mut out = String::with_capacity(lines.len());
    for line in lines.lines() {
        match (line.trim().is_empty(), to.checked_sub(from)) {
            (true, _) => out.push_str(line),
            (false, Some(more)) => {
                out.extend(std::iter::repeat_n(' ', more));
                out.push_str(line);
            }
            (false, None) => {
                let spaces = line.len() - line.trim_start_matches(' ').len();
                // A comment may stand further to the left.
                let less = from - to;
                out.push_str(
                    line.get(less..)
                        .filter(|_| spaces >= less)
                        .or(line.trim_start().starts_with('#').then(|| line.trim_start()))?,
                );
            }
        }
        out.push('\n');
    }
    Some(out)
}
