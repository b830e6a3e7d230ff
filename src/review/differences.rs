//! The claims that differ between two versions of an article, as a table with the words that differ marked.

use std::fmt::Write;

use super::diff::{Spacing, WordDiff, whole};
use super::flow::{Kind, Word, words, wrap};
use super::ink::{Ink, Line, shorten, width};
use super::table::{Frame, Sheet, shared};
use super::{Layout, Style};
use crate::ledger::{ClaimVersion, Difference, DifferenceKind};
use crate::report::markdown::escape;

/// Texts that share less than this of their words are shown one behind the other.
const LIKENESS: f64 = 0.4;
const HEADER: [&str; 3] = ["change", "id", "claim"];

/// How many claims differ, in words: `1 changed, 2 added`.
pub fn counts(differences: &[Difference]) -> String {
    let count = |kind| differences.iter().filter(|difference| difference.change == kind).count();
    let parts: Vec<String> = DifferenceKind::ALL
        .into_iter()
        .map(|kind| (count(kind), kind.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    if parts.is_empty() { "no claim differs".to_owned() } else { parts.join(", ") }
}

/// The table of what differs between the claims of two files. Every line ends in `\n` and takes at most
/// [`Layout::width`] columns.
pub fn render_differences(old: &str, new: &str, differences: &[Difference], layout: &Layout) -> String {
    let columns = layout.columns();
    let title = words(&format!("{old} → {new}"), Ink::Strong);
    let mut lines: Vec<String> = wrap(&title, columns).iter().map(|line| line.paint(layout.style)).collect();
    lines.extend(wrap(&words(&counts(differences), Ink::Normal), columns).iter().map(|line| line.paint(layout.style)));
    if !differences.is_empty() {
        lines.push(String::new());
        lines.extend(table(differences, layout));
    }
    lines.join("\n") + "\n"
}

fn table(differences: &[Difference], layout: &Layout) -> Vec<String> {
    let first = differences.iter().map(|one| width(one.change.name())).max().unwrap_or(0).max(width(HEADER[0]));
    let versions = differences.iter().flat_map(|one| one.old.iter().chain(&one.new));
    let second = versions.map(|version| width(&version.id)).max().unwrap_or(0).clamp(4, 10);
    let room = shared(layout.columns(), 3).saturating_sub(first + second).max(12);
    let header = HEADER.iter().map(|name| vec![Line::of(name, Ink::Quiet)]).collect();
    let mut sheet = Sheet::new(Frame::Print, vec![first, second, room]).header(header);
    for difference in differences {
        let mut ids: Vec<Line> = Vec::new();
        for version in difference.old.iter().chain(&difference.new) {
            let line = Line::of(&shorten(&version.id, second), Ink::Quiet);
            if ids.last() != Some(&line) {
                ids.push(line);
            }
        }
        let mut text = wrap(&claim(difference, layout.style), room);
        for note in notes(difference) {
            text.extend(wrap(&words(&note, Ink::Quiet), room));
        }
        let (name, ink) = match difference.change {
            DifferenceKind::Added => ("added", Ink::Inserted),
            DifferenceKind::Removed => ("removed", Ink::Deleted),
            DifferenceKind::Changed => ("changed", Ink::Strong),
            DifferenceKind::Moved => ("moved", Ink::Normal),
        };
        sheet.row(vec![vec![Line::of(name, ink)], ids, text]);
    }
    sheet.draw(layout.style)
}

/// The words of a claim, with those marked that differ.
fn claim(difference: &Difference, style: Style) -> Vec<Word> {
    match (&difference.old, &difference.new) {
        (Some(old), Some(new)) => {
            let (before, now) = compared(old, new);
            let diff = WordDiff::new(before, now, Spacing::Ignored);
            if diff.is_same() {
                words(&new.claim, Ink::Normal)
            } else if diff.likeness() >= LIKENESS {
                diff.in_one(style)
            } else {
                let mut both = whole(before, Ink::Deleted, style);
                both.extend(whole(now, Ink::Inserted, style));
                both
            }
        }
        (None, Some(new)) => whole(&new.claim, Ink::Inserted, style),
        (Some(old), None) => whole(&old.claim, Ink::Deleted, style),
        (None, None) => Vec::new(),
    }
}

/// The texts that are laid beside each other: the claims, or where these are the same, their quotes.
fn compared<'a>(old: &'a ClaimVersion, new: &'a ClaimVersion) -> (&'a str, &'a str) {
    let same = |a: &str, b: &str| WordDiff::new(a, b, Spacing::Ignored).is_same();
    if same(&old.claim, &new.claim) && !same(&old.quote, &new.quote) {
        (&old.quote, &new.quote)
    } else {
        (&old.claim, &new.claim)
    }
}

/// What else is to be said of a claim: where it went, who vouches for it, what became of its decisions.
fn notes(difference: &Difference) -> Vec<String> {
    let (Some(old), Some(new)) = (&difference.old, &difference.new) else {
        let status = difference.old.as_ref().and_then(|old| old.status);
        return status.map(|status| format!("· it was decided on: {status}")).into_iter().collect();
    };
    let mut notes = Vec::new();
    if difference.change == DifferenceKind::Moved {
        notes.push(match old.paragraph == new.paragraph {
            true => format!("· in paragraph {}, in another order", new.paragraph),
            false => format!("· from paragraph {} to {}", old.paragraph, new.paragraph),
        });
    }
    let source = |version: &ClaimVersion| version.source.clone().unwrap_or_else(|| "the article itself".to_owned());
    if old.source != new.source {
        notes.push(format!("· who says so: {} → {}", source(old), source(new)));
    }
    if old.modality != new.modality {
        notes.push(format!("· {} → {}", old.modality, new.modality));
    }
    match (old.status, new.status) {
        (Some(was), Some(is)) if was == is => {}
        (Some(was), Some(is)) => notes.push(format!("· {was} → {is}")),
        (Some(was), None) if difference.change == DifferenceKind::Changed => {
            notes.push(format!("· it was decided on: {was}"));
        }
        _ => {}
    }
    notes
}

/// The same as a table of Markdown, for a pull request.
pub fn markdown_differences(old: &str, new: &str, differences: &[Difference]) -> String {
    let mut out = format!("## {} → {}\n\n{}.\n", escape(old), escape(new), counts(differences));
    if differences.is_empty() {
        return out;
    }
    out.push_str("\n| Change | Id | Claim |\n| --- | --- | --- |\n");
    for difference in differences {
        let ids: Vec<&str> = difference.old.iter().chain(&difference.new).map(|version| version.id.as_str()).collect();
        let ids = if ids.first() == ids.last() { &ids[..1] } else { &ids[..] };
        let mut text = match (&difference.old, &difference.new) {
            (Some(old), Some(new)) => {
                let (before, now) = compared(old, new);
                let diff = WordDiff::new(before, now, Spacing::Ignored);
                if diff.is_same() { escape(&new.claim) } else { marked(&diff) }
            }
            (None, Some(new)) => format!("**{}**", escape(new.claim.trim())),
            (Some(old), None) => format!("~~{}~~", escape(old.claim.trim())),
            (None, None) => String::new(),
        };
        for note in notes(difference) {
            let _ = write!(text, "<br>{}", escape(&note));
        }
        let ids: Vec<String> = ids.iter().map(|id| escape(id)).collect();
        let _ = writeln!(out, "| {} | {} | {text} |", difference.change.name(), ids.join("<br>"));
    }
    out
}

/// Both texts in one: what is gone struck out, what is new in bold.
fn marked(diff: &WordDiff) -> String {
    let mut out = String::new();
    for (kind, old, new) in diff.pieces() {
        let pieces = match kind {
            Kind::Same => [String::new(), escape(new.trim())],
            Kind::Changed => {
                let around = |mark: &str, text: &str| match text.trim() {
                    "" => String::new(),
                    text => format!("{mark}{}{mark}", escape(text)),
                };
                [around("~~", &old), around("**", &new)]
            }
        };
        for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
            let close = out.is_empty() || kind == Kind::Same && piece.starts_with([',', '.', ';', ':', '’']);
            if !close {
                out.push(' ');
            }
            out.push_str(piece);
        }
    }
    out
}
