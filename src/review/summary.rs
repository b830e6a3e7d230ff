//! The document in a few lines.

use super::flow::{Spaced, Word, tied, words, wrap};
use super::ink::{Ink, Line, shorten, width};
use super::order::FAMILIES;
use super::{Layout, Summary};
use crate::finding::{Family, Severity};

/// Columns of the labels at the left.
const LABEL: usize = 12;
/// Columns of the bar, at most.
const BAR: usize = 60;
/// How the parts of the bar are filled, over and over.
const FILLS: [&str; 8] = ["█", "▓", "▒", "░", "▚", "▖", "▝", "·"];

/// Path and date, title, figures, and what became of the text.
pub(super) fn draw(summary: &Summary, layout: &Layout) -> Vec<String> {
    let columns = layout.columns();
    let mut out = vec![head(summary, layout)];
    if let Some(title) = &summary.title {
        out.extend(wrap(&words(title, Ink::Strong), columns).iter().map(|line| line.paint(layout.style)));
    }
    out.push(String::new());
    let figures = [
        counted(summary.sentences, "sentence", "sentences"),
        counted(summary.claims, "claim", "claims"),
        counted(summary.nonclaims, "passage that claims nothing", "passages that claim nothing"),
    ];
    let room = columns - LABEL;
    let figures = figures.iter().map(|figure| words(figure, Ink::Normal)).collect();
    out.extend(labelled("text", &set(figures, room), layout));
    out.extend(labelled("findings", &set(findings(summary), room), layout));
    if !summary.accounting.is_empty() {
        let (bar, legend) = accounting(summary, room);
        out.extend(labelled("accounting", &[bar], layout));
        out.extend(labelled("", &set(legend, room), layout));
    }
    out
}

/// The path, and at the right the date.
fn head(summary: &Summary, layout: &Layout) -> String {
    let columns = layout.columns();
    let date = summary.published.as_deref().map(|date| shorten(date, columns / 2)).unwrap_or_default();
    let room = columns - width(&date) - if date.is_empty() { 0 } else { 2 };
    let mut line = Line::of(&shorten(&summary.path, room), Ink::Quiet);
    if !date.is_empty() {
        let gap = columns.saturating_sub(line.width() + width(&date));
        line.push(&" ".repeat(gap), Ink::Normal);
        line.push(&date, Ink::Quiet);
    }
    line.paint(layout.style)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Sets groups of words into lines, with a quiet point between two groups in one line. A group is broken only if it is
/// longer than a line.
fn set(groups: Vec<Vec<Word>>, limit: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for group in groups {
        let mut set = wrap(&tied(group), limit).into_iter();
        let Some(first) = set.next() else { continue };
        match lines.last_mut() {
            Some(line) if line.width() + 3 + first.width() <= limit => {
                line.push(" · ", Ink::Quiet);
                line.append(&first);
            }
            _ => lines.push(first),
        }
        lines.extend(set);
    }
    lines
}

/// `2 contradictions (1 error, 1 warning) · 3 duplicates`.
fn findings(summary: &Summary) -> Vec<Vec<Word>> {
    let of = |family: Family| {
        let counts: Vec<(Severity, usize)> = [Severity::Error, Severity::Warning, Severity::Note]
            .iter()
            .map(|&severity| {
                let here = summary.findings.iter().filter(|c| c.family == family && c.severity == severity);
                (severity, here.map(|counted| counted.count).sum())
            })
            .filter(|&(_, count)| count > 0)
            .collect();
        let total: usize = counts.iter().map(|(_, count)| count).sum();
        if total == 0 {
            return None;
        }
        let mut group = words(&kind(family, total), Ink::Normal);
        for (at, (severity, count)) in counts.iter().enumerate() {
            let name = match (severity, count) {
                (Severity::Error, 1) => "error",
                (Severity::Error, _) => "errors",
                (Severity::Warning, 1) => "warning",
                (Severity::Warning, _) => "warnings",
                (Severity::Note, 1) => "note",
                (Severity::Note, _) => "notes",
            };
            // One severity alone needs no figure of its own.
            let mut entry = if counts.len() > 1 { words(&count.to_string(), Ink::Quiet) } else { Vec::new() };
            entry.push(Word::new(name, Ink::Severity(*severity), Spaced::Yes));
            if at == 0 {
                let mut open = Word::new("(", Ink::Quiet, Spaced::Yes);
                std::mem::swap(&mut open, &mut entry[0]);
                open.space(Spaced::No);
                entry.insert(1, open);
            }
            group.extend(entry);
            let end = if at + 1 == counts.len() { ")" } else { "," };
            group.push(Word::new(end, Ink::Quiet, Spaced::No));
        }
        Some(group)
    };
    let groups: Vec<Vec<Word>> = FAMILIES.iter().filter_map(|&family| of(family)).collect();
    if groups.is_empty() { vec![words("none", Ink::Normal)] } else { groups }
}

/// So many findings of a family, in words.
fn kind(family: Family, count: usize) -> String {
    match family {
        Family::Duplicate => counted(count, "duplicate", "duplicates"),
        Family::Contradiction => counted(count, "contradiction", "contradictions"),
        Family::Garble => counted(count, "garbled passage", "garbled passages"),
        Family::Record => counted(count, "fault of the record", "faults of the record"),
    }
}

/// A bar of the shares, and what its fills stand for.
fn accounting(summary: &Summary, room: usize) -> (Line, Vec<Vec<Word>>) {
    let shares: Vec<f64> =
        summary.accounting.iter().map(|s| if s.share.is_finite() { s.share.clamp(0.0, 1.0) } else { 0.0 }).collect();
    let total: f64 = shares.iter().sum::<f64>().max(1.0);
    let length = room.min(BAR);
    let mut bar = Line::new();
    let (mut sum, mut drawn) = (0.0, 0);
    let mut legend = Vec::new();
    for (at, (share, part)) in shares.iter().zip(&summary.accounting).enumerate() {
        let fill = FILLS[at % FILLS.len()];
        sum += share;
        let end = ((sum / total) * length as f64).round() as usize;
        bar.push(&fill.repeat(end.saturating_sub(drawn)), Ink::Quiet);
        drawn = end.max(drawn);
        let mut entry = vec![Word::new(fill, Ink::Quiet, Spaced::Yes)];
        entry.extend(words(&part.label, Ink::Normal));
        entry.extend(words(&percent(*share), Ink::Quiet));
        legend.push(entry);
    }
    (bar, legend)
}

/// A share in whole hundredths; what is there but rounds to nothing is said to be less than one.
fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.005 { "<1 %".to_owned() } else { format!("{:.0} %", share * 100.0) }
}

fn labelled(label: &str, lines: &[Line], layout: &Layout) -> Vec<String> {
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let label = if at == 0 { label } else { "" };
            let padded = Line::of(&format!("{label:LABEL$}"), Ink::Quiet).paint(layout.style);
            format!("{padded}{}", line.paint(layout.style)).trim_end().to_owned()
        })
        .collect()
}

/// The name of a section and a note on it.
pub(super) fn section(title: &str, note: &str, layout: &Layout) -> Vec<String> {
    let mut line = Line::of(title, Ink::Strong);
    line.push("  ", Ink::Normal);
    line.push(&shorten(note, layout.columns().saturating_sub(line.width())), Ink::Quiet);
    vec![line.paint(layout.style).trim_end().to_owned()]
}
