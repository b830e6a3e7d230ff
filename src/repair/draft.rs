//! A text with edits made, which knows what of the original it still holds.

use std::ops::Range;

use crate::finding::Edit;

/// A stretch of the original that stands in the new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kept {
    old: usize,
    new: usize,
    len: usize,
}

/// A place where original and new text differ, in bytes of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// A text with edits made.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    original: String,
    text: String,
    kept: Vec<Kept>,
}

impl Draft {
    /// Nothing edited yet.
    pub fn new(original: String) -> Self {
        let kept = vec![Kept { old: 0, new: 0, len: original.len() }];
        Draft { text: original.clone(), original, kept }
    }

    pub fn original(&self) -> &str {
        &self.original
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Makes edits of the present text, which are in order and do not overlap. Edits off the text are passed over.
    pub fn apply(&self, edits: &[Edit]) -> Draft {
        let mut out = Draft { original: self.original.clone(), text: String::new(), kept: Vec::new() };
        let mut at = 0;
        for edit in edits {
            if edit.start < at || self.text.get(edit.start..edit.end).is_none() {
                continue;
            }
            self.keep(at..edit.start, &mut out);
            out.text.push_str(&edit.replacement);
            at = edit.end;
        }
        self.keep(at..self.text.len(), &mut out);
        out
    }

    /// Takes a stretch of the present text over.
    fn keep(&self, range: Range<usize>, out: &mut Draft) {
        let first = self.kept.partition_point(|kept| kept.new + kept.len <= range.start);
        let shift = out.text.len();
        for kept in self.kept[first..].iter().take_while(|kept| kept.new < range.end) {
            let start = kept.new.max(range.start);
            let end = (kept.new + kept.len).min(range.end);
            out.kept.push(Kept {
                old: kept.old + (start - kept.new),
                new: shift + (start - range.start),
                len: end - start,
            });
        }
        out.text.push_str(self.text.get(range).unwrap_or_default());
    }

    /// Where a place of the present text that starts here starts in the original.
    pub fn original_start(&self, at: usize) -> usize {
        let next = self.kept.partition_point(|kept| kept.new <= at);
        match next.checked_sub(1).and_then(|last| self.kept.get(last)) {
            Some(kept) => kept.old + (at - kept.new).min(kept.len),
            None => 0,
        }
    }

    /// Where a place of the present text that ends here ends in the original.
    fn original_end(&self, at: usize) -> usize {
        match self.kept.get(self.kept.partition_point(|kept| kept.new + kept.len < at)) {
            Some(kept) => kept.old + at.saturating_sub(kept.new),
            None => self.original.len(),
        }
    }

    /// The place in the original of a place in the present text; with what was replaced at its edges.
    pub fn original_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.original_start(range.start);
        start..self.original_end(range.end).max(start)
    }

    /// Where both texts differ, in order.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let (mut old, mut new) = (0, 0);
        let end = Kept { old: self.original.len(), new: self.text.len(), len: 0 };
        for kept in self.kept.iter().chain([&end]) {
            if kept.old > old || kept.new > new {
                changes.push(Change { old: old..kept.old, new: new..kept.new });
            }
            (old, new) = (kept.old + kept.len, kept.new + kept.len);
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit { start, end, replacement: replacement.to_owned() }
    }

    #[test]
    fn places_are_known_through_two_rounds() {
        let first = Draft::new("abcdefgh".to_owned()).apply(&[edit(1, 3, "X"), edit(5, 6, "")]);
        assert_eq!(first.text(), "aXdegh");
        let second = first.apply(&[edit(0, 1, ""), edit(4, 4, "--")]);
        assert_eq!(second.text(), "Xde--gh");
        assert_eq!(second.original_range(&(1..3)), 3..5);
        assert_eq!(second.original_range(&(3..5)), 5..6);
        let changes: Vec<_> = second.changes().into_iter().map(|change| (change.old, change.new)).collect();
        assert_eq!(changes, [(0..3, 0..1), (5..6, 3..5)]);
    }
}
