//! Changes as a unified diff, as `git apply` and `patch -p1` read it.
//!
//! The format is that of POSIX `diff -u`, with the names `a/…` and `b/…` of git. Lines end at `\n`; a `\r` before it is
//! part of the line. All is written from the known changes: no lines are compared, and time is linear.

use std::fmt::Write as _;

use super::ByteOrderMark;
use super::draft::{Change, Draft};

/// Unchanged lines around each change.
const CONTEXT: usize = 3;

/// Lines of the original that give way to new ones.
struct Replacement<'a> {
    /// The first line, from 0, and the line after the last.
    start: usize,
    end: usize,
    lines: Vec<&'a str>,
}

/// The diff from the original of a draft to its text; empty where they are the same.
pub(super) fn unified(path: &str, draft: &Draft, mark: ByteOrderMark) -> String {
    let old: Vec<&str> = draft.original().split_inclusive('\n').collect();
    let replacements = replacements(&old, draft);
    let mut out = String::new();
    if replacements.is_empty() {
        return out;
    }
    let _ = write!(out, "--- {}\n+++ {}\n", name("a/", path), name("b/", path));
    let mut added = 0_isize;
    let mut rest = &replacements[..];
    while let Some(first) = rest.first() {
        let near = rest.windows(2).take_while(|pair| pair[1].start - pair[0].end <= 2 * CONTEXT).count() + 1;
        let (group, later) = rest.split_at(near);
        let last = group.last().unwrap_or(first);
        let start = first.start.saturating_sub(CONTEXT);
        let end = (last.end + CONTEXT).min(old.len());
        added += hunk(&mut out, &old, group, start..end, added, mark);
        rest = later;
    }
    out
}

/// Writes a hunk and gives how many lines it adds.
fn hunk(
    out: &mut String,
    old: &[&str],
    group: &[Replacement<'_>],
    lines: std::ops::Range<usize>,
    added_before: isize,
    mark: ByteOrderMark,
) -> isize {
    let new: usize = group.iter().map(|replacement| replacement.lines.len()).sum();
    let gone: usize = group.iter().map(|replacement| replacement.end - replacement.start).sum();
    let count = lines.len() - gone + new;
    // A side without lines is named by the line before it.
    let number = |start: usize, count: usize| if count == 0 { start } else { start + 1 };
    let new_start = lines.start.saturating_add_signed(added_before);
    let _ = writeln!(
        out,
        "@@ -{},{} +{},{count} @@",
        number(lines.start, lines.len()),
        lines.len(),
        number(new_start, count)
    );
    let mut line = |sign: char, text: &str, first: bool| {
        out.push(sign);
        if first && mark == ByteOrderMark::Present {
            out.push('\u{feff}');
        }
        out.push_str(text);
        if !text.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    };
    let mut at = lines.start;
    for replacement in group {
        (at..replacement.start).for_each(|number| line(' ', old[number], number == 0));
        (replacement.start..replacement.end).for_each(|number| line('-', old[number], number == 0));
        for (number, text) in replacement.lines.iter().enumerate() {
            line('+', text, replacement.start == 0 && number == 0);
        }
        at = replacement.end;
    }
    (at..lines.end).for_each(|number| line(' ', old[number], number == 0));
    count as isize - lines.len() as isize
}

/// The changes in whole lines.
fn replacements<'a>(old: &[&str], draft: &'a Draft) -> Vec<Replacement<'a>> {
    let starts: Vec<usize> = old
        .iter()
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some(start)
        })
        .collect();
    let line_of = |at: usize| starts.partition_point(|&start| start <= at).saturating_sub(1);
    // The lines of each change, with the offset in the new text of their first and the byte after their last.
    let mut stretches: Vec<(usize, usize, usize, usize)> = Vec::new();
    for Change { old: gone, new } in draft.changes() {
        let (first, last) = (line_of(gone.start), line_of(gone.end));
        let start = starts.get(first).copied().unwrap_or(0);
        let end = starts.get(last + 1).copied().unwrap_or(draft.original().len());
        let new_end = new.end + end.saturating_sub(gone.end);
        match stretches.last_mut() {
            Some(stretch) if first < stretch.1 => (stretch.1, stretch.3) = (last + 1, new_end),
            _ => stretches.push((first, last + 1, new.start - (gone.start - start), new_end)),
        }
    }
    let trimmed = |(start, end, from, to): (usize, usize, usize, usize)| {
        let end = end.min(old.len());
        let gone = &old[start..end];
        let new: Vec<&str> = draft.text().get(from..to).unwrap_or_default().split_inclusive('\n').collect();
        let head = gone.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let tail = gone[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
        Replacement { start: start + head, end: end - tail, lines: new[head..new.len() - tail].to_vec() }
    };
    let all = stretches.into_iter().map(trimmed);
    all.filter(|replacement| replacement.start < replacement.end || !replacement.lines.is_empty()).collect()
}

/// A name in the head of a diff, as git writes it: quoted where it holds what would end it early, with a tab behind
/// a name with a space.
fn name(prefix: &str, path: &str) -> String {
    if !path.contains(|ch: char| ch.is_control() || matches!(ch, '"' | '\\')) {
        return format!("{prefix}{path}{}", if path.contains(' ') { "\t" } else { "" });
    }
    let mut quoted = format!("\"{prefix}");
    for ch in path.chars() {
        match ch {
            '"' | '\\' => quoted.extend(['\\', ch]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if ch.is_control() => {
                let mut bytes = [0; 4];
                for byte in ch.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(quoted, "\\{byte:03o}");
                }
            }
            _ => quoted.push(ch),
        }
    }
    quoted + "\""
}
