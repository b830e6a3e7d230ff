//! Runs of full stops, commas, semicolons and colons, and what each run is.

use std::ops::Range;

use super::chars;

/// Marks that stand next to each other, with at most spaces between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkRun {
    /// From the first mark to the last, in bytes of the text.
    pub(super) range: Range<usize>,
    /// What the run is.
    pub(super) kind: RunKind,
}

/// What a run of marks is by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunKind {
    /// One mark.
    Single,
    /// The same mark twice or more (three full stops are an ellipsis).
    Doubled,
    /// A full stop and a comma, semicolon or colon, without space: often an abbreviation.
    Abbreviation,
    /// Different marks.
    Mixed,
    /// Three full stops or more, and what follows them.
    Ellipsis,
    /// `::`, which stands in code and in addresses.
    Code,
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'.' | b',' | b';' | b':')
}

/// The runs of a text, in order.
pub(super) fn mark_runs(text: &str) -> impl Iterator<Item = MarkRun> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(|&byte| is_mark(byte))?;
        let mut end = start + 1;
        let mut last = bytes[start];
        let mut count = 1;
        let (mut same, mut spaced, mut dots) = (true, false, usize::from(last == b'.'));
        loop {
            let gap = text[end..].find(|ch| !chars::is_space(ch)).map_or(text.len(), |gap| end + gap);
            let Some(&mark) = bytes.get(gap).filter(|&&byte| is_mark(byte)) else { break };
            // " .5" and " .com" start a word.
            if gap > end && mark == b'.' && bytes.get(gap + 1).is_some_and(u8::is_ascii_alphanumeric) {
                break;
            }
            same &= mark == last;
            spaced |= gap > end;
            dots += usize::from(mark == b'.');
            count += 1;
            last = mark;
            end = gap + 1;
        }
        at = end;
        let kind = match (count, same) {
            (1, _) => RunKind::Single,
            _ if dots >= 3 => RunKind::Ellipsis,
            (_, true) if bytes[start] == b':' && !spaced => RunKind::Code,
            (_, true) => RunKind::Doubled,
            (2, false) if bytes[start] == b'.' && !spaced => RunKind::Abbreviation,
            _ => RunKind::Mixed,
        };
        Some(MarkRun { range: start..end, kind })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_known_by_its_marks() {
        let cases = [
            ("a. B", RunKind::Single),
            ("a.. B", RunKind::Doubled),
            ("a. . B", RunKind::Doubled),
            ("a, , b", RunKind::Doubled),
            ("a. , b", RunKind::Mixed),
            ("a,. b", RunKind::Mixed),
            ("Inc., b", RunKind::Abbreviation),
            ("a ... b", RunKind::Ellipsis),
            ("a . . . b", RunKind::Ellipsis),
            ("a..., b", RunKind::Ellipsis),
            ("std::fmt", RunKind::Code),
        ];
        for (text, kind) in cases {
            let runs: Vec<_> = mark_runs(text).collect();
            assert_eq!(runs.len(), 1, "{text}: {runs:?}");
            assert_eq!(runs[0].kind, kind, "{text}");
        }
    }

    #[test]
    fn a_point_before_a_word_is_a_run_of_its_own() {
        let runs: Vec<_> = mark_runs("it hit. .300 twice").map(|run| run.range).collect();
        assert_eq!(runs, [6..7, 8..9]);
    }
}
