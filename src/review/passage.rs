//! A single passage: in its context, with the defect marked, beside its repair.

use super::diff::{Marks, Spacing, WordDiff, folded, mark};
use super::flow::{Spaced, Word, align, words, wrap};
use super::ink::{Ink, Line};
use super::place::reading_offset;
use super::table::{Frame, Sheet, half, shared};
use super::{Articles, Layout, Style};
use super::{heading, place};
use crate::article::Article;
use crate::finding::{Family, Finding, Place, Suggestion};

/// Characters of context before and behind a passage.
const CONTEXT: usize = 70;

/// Without colours, defects of more words than this stand in brackets; carets below whole lines tear a text apart.
const LONG_DEFECT: usize = 8;

/// A passage and the words around it, as they read. All of them are stretches of one block.
struct Passage<'a> {
    before: &'a str,
    defect: &'a str,
    behind: &'a str,
    /// Whether text of the block is cut off before and behind the context.
    cut: (bool, bool),
    /// The stretch with its context after the repair, if there is one.
    repaired: Option<String>,
}

/// The lines that show a finding with one place.
pub(super) fn draw(finding: &Finding, path: &str, articles: &Articles, layout: &Layout) -> Vec<String> {
    let Some(place) = finding.spans.first() else {
        return Vec::new();
    };
    let suggestion = finding.suggestion.as_ref();
    let passage = articles.at(&place.path).and_then(|article| in_context(article, place, suggestion));
    let passage = passage.unwrap_or(Passage {
        before: "",
        defect: &place.quote,
        behind: "",
        cut: (false, false),
        repaired: suggestion.and_then(|suggestion| repair(&place.quote, place.start, suggestion)),
    });
    match (suggestion, &passage.repaired) {
        (Some(suggestion), Some(repaired)) => {
            beside_repair(&passage, repaired, &suggestion.title, &place::name(place, path), layout)
        }
        _ => alone(&passage, finding, &place::name(place, path), layout),
    }
}

/// The passage at the left, what it should read at the right.
fn beside_repair(passage: &Passage, repaired: &str, title: &str, name: &str, layout: &Layout) -> Vec<String> {
    let width = half(layout.columns());
    let source = [passage.before, passage.defect, passage.behind].concat();
    let diff = WordDiff::new(&source, repaired, Spacing::Counts);
    let mut stretches = diff.side_by_side(layout.style);
    if let (true, Some(first)) = (passage.cut.0, stretches.first_mut()) {
        for side in [&mut first.left, &mut first.right] {
            if let Some(word) = side.first_mut() {
                word.space(Spaced::Yes);
            }
            side.insert(0, ellipsis());
        }
    }
    if let (true, Some(last)) = (passage.cut.1, stretches.last_mut()) {
        last.left.push(last_ellipsis());
        last.right.push(last_ellipsis());
    }
    let (left, right) = align(&stretches, width);
    let mut repair_title = words("repair:", Ink::Quiet);
    repair_title.extend(words(title, Ink::Strong));
    let header = vec![wrap(&words(name, Ink::Strong), width), wrap(&repair_title, width)];
    let mut sheet = Sheet::new(Frame::Headed, vec![width, width]).header(header);
    sheet.row(vec![left, right]);
    sheet.draw(layout.style)
}

/// The passage by itself, with its place in the gutter.
fn alone(passage: &Passage, finding: &Finding, name: &str, layout: &Layout) -> Vec<String> {
    let gutter = place::gutter(&[name], layout);
    let width = shared(layout.columns(), 2) - gutter;
    let mut text = Vec::new();
    if passage.cut.0 {
        text.push(ellipsis());
    }
    let mut close = false;
    for (stretch, ink) in [(passage.before, Ink::Quiet), (passage.defect, Ink::Defect), (passage.behind, Ink::Quiet)] {
        let mut words = folded(stretch, ink);
        if ink == Ink::Defect && layout.style == Style::Plain && words.len() > LONG_DEFECT {
            words = folded(stretch, Ink::Normal);
            mark(&mut words, Marks::Wrong);
        }
        if let Some(first) = words.first_mut() {
            first.space(Spaced::from(!close || stretch.starts_with(char::is_whitespace)));
        }
        text.extend(words);
        close = !stretch.is_empty() && !stretch.ends_with(char::is_whitespace);
    }
    if passage.cut.1 {
        text.push(last_ellipsis());
    }
    let mut lines = wrap(&text, width);
    if layout.style == Style::Plain {
        lines = with_carets(lines);
    }
    lines.extend(heading::values(finding, &[0], width));
    if finding.family == Family::Garble {
        lines.push(Line::of("no safe repair", Ink::Quiet));
    }
    let mut sheet = Sheet::new(Frame::Gutter, vec![gutter, width]);
    sheet.row(vec![wrap(&words(name, Ink::Strong), gutter), lines]);
    sheet.draw(layout.style)
}

fn ellipsis() -> Word {
    Word::new("…", Ink::Quiet, Spaced::Yes)
}

/// The ellipsis behind a text, which never stands in a line of its own.
fn last_ellipsis() -> Word {
    let mut word = ellipsis();
    word.tie();
    word
}

/// Adds a line of carets below each line that holds words of the defect.
fn with_carets(lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len() * 2);
    for line in lines {
        let mut carets = String::new();
        for (text, ink) in line.runs() {
            let sign = if ink == Ink::Defect { "^" } else { " " };
            carets.push_str(&sign.repeat(super::ink::width(text)));
        }
        out.push(line);
        if carets.contains('^') {
            out.push(Line::of(carets.trim_end(), Ink::Normal));
        }
    }
    out
}

/// Finds the passage and its repair in the reading text of the block that holds them.
fn in_context<'a>(article: &'a Article, place: &Place, suggestion: Option<&Suggestion>) -> Option<Passage<'a>> {
    let after = article.blocks().partition_point(|block| block.span().start() <= place.start);
    let block = article.blocks().get(after.checked_sub(1)?)?;
    let edits = suggestion.map_or(&[][..], |suggestion| &suggestion.edits);
    let first = edits.iter().map(|edit| edit.start).min().map_or(place.start, |start| start.min(place.start));
    let last = edits.iter().map(|edit| edit.end).max().map_or(place.end, |end| end.max(place.end));
    if first < block.span().start() || last > block.span().end() {
        return None;
    }
    let text = block.text(article.text());
    let at = |offset: usize| reading_offset(block, text, offset);
    let (start, end) = (at(place.start), at(place.end));
    let (first, last) = (at(first), at(last));
    let from = back_to_word(text, first);
    let to = on_to_word(text, last);
    let mut repaired = None;
    if !edits.is_empty() {
        let mut out = String::new();
        let mut done = from;
        for edit in edits {
            let (edit_start, edit_end) = (at(edit.start), at(edit.end));
            out.push_str(text.get(done..edit_start)?);
            out.push_str(&edit.replacement);
            done = edit_end;
        }
        out.push_str(text.get(done..to)?);
        repaired = Some(out);
    }
    Some(Passage {
        before: text.get(from..start)?,
        defect: text.get(start..end)?,
        behind: text.get(end..to)?,
        cut: (from > 0, to < text.len()),
        repaired,
    })
}

/// A quote with its repair, if all the edits lie inside.
fn repair(quote: &str, offset: usize, suggestion: &Suggestion) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    for edit in &suggestion.edits {
        let (start, end) = (edit.start.checked_sub(offset)?, edit.end.checked_sub(offset)?);
        out.push_str(quote.get(done..start)?);
        out.push_str(&edit.replacement);
        done = end;
    }
    out.push_str(quote.get(done..)?);
    Some(out)
}

/// Where context starts that ends at `offset`, at the start of a word.
fn back_to_word(text: &str, offset: usize) -> usize {
    let Some((start, _)) = text[..offset].char_indices().rev().nth(CONTEXT - 1) else {
        return 0;
    };
    let gap = text[start..offset].find(char::is_whitespace).map_or(offset, |gap| start + gap);
    offset - text[gap..offset].trim_start().len()
}

/// Where context ends that starts at `offset`, at the end of a word.
fn on_to_word(text: &str, offset: usize) -> usize {
    let Some((end, _)) = text[offset..].char_indices().nth(CONTEXT) else {
        return text.len();
    };
    text[offset..offset + end]
        .rfind(char::is_whitespace)
        .map_or(offset, |gap| offset + text[offset..offset + gap].trim_end().len())
}
