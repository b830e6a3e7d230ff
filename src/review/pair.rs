//! Statements side by side: two in columns, more in a list, equal ones once.

use std::borrow::Cow;

use super::Layout;
use super::diff::{Spacing, WordDiff, folded, highlighted};
use super::flow::{align, words, wrap};
use super::ink::{Ink, Line};
use super::table::{Frame, Sheet, half, shared};
use super::{Articles, heading, place};
use crate::finding::{Finding, Place};

/// Texts that share less than this of their words are shown whole: marking nearly everything shows nothing.
const LIKENESS: f64 = 0.5;

/// Columns before the values, so that they stand below the texts.
const INDENT: usize = 2;

/// So many places of one finding are shown; the rest are counted.
const PLACES: usize = 8;

/// A place, what it reads, and its number in the finding, which is its number in the values.
struct Numbered<'a> {
    number: usize,
    place: &'a Place,
    text: Cow<'a, str>,
}

impl Numbered<'_> {
    fn name(&self, path: &str) -> String {
        place::name(self.place, path)
    }
}

/// The lines that show a finding with several places.
pub(super) fn draw(finding: &Finding, path: &str, articles: &Articles, layout: &Layout) -> Vec<String> {
    let number = |(number, place)| Numbered { number, place, text: place::text(place, articles) };
    let mut places: Vec<Numbered> = finding.spans.iter().enumerate().map(number).collect();
    // As they come in the text; what comes from another file stands first, since it is what this one is held against.
    places.sort_by(|a, b| key(a.place, path).cmp(&key(b.place, path)));
    let first = &places[0].text;
    let same = places[1..].iter().all(|place| WordDiff::new(first, &place.text, Spacing::Ignored).is_same());
    let mut lines = match &places[..] {
        _ if same => once(&places, path, layout),
        [left, right] => side_by_side(finding, left, right, path, layout),
        _ => list(&places, path, layout),
    };
    let order: Vec<usize> = places.iter().map(|place| place.number).collect();
    let values = heading::values(finding, &order, layout.columns() - INDENT);
    lines.extend(values.iter().map(|line| format!("{:INDENT$}{}", "", line.paint(layout.style))));
    lines
}

fn key<'a>(place: &'a Place, path: &str) -> (bool, &'a str, usize, usize) {
    (*place.path == *path, &place.path, place.start, place.end)
}

/// Equal texts: all the places, and the text once.
fn once(places: &[Numbered], path: &str, layout: &Layout) -> Vec<String> {
    let names: Vec<String> = places.iter().map(|place| place.name(path)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let gutter = place::gutter(&names, layout);
    let width = shared(layout.columns(), 2) - gutter;
    let mut left: Vec<Line> =
        names.iter().take(PLACES).flat_map(|name| wrap(&words(name, Ink::Strong), gutter)).collect();
    if names.len() > PLACES {
        left.extend(wrap(&words(&format!("… {} more", names.len() - PLACES), Ink::Quiet), gutter));
    }
    let right = wrap(&folded(&places[0].text, Ink::Normal), width);
    let mut sheet = Sheet::new(Frame::Gutter, vec![gutter, width]);
    sheet.row(vec![left, right]);
    sheet.draw(layout.style)
}

fn side_by_side(finding: &Finding, old: &Numbered, new: &Numbered, path: &str, layout: &Layout) -> Vec<String> {
    let width = half(layout.columns());
    let diff = WordDiff::new(&old.text, &new.text, Spacing::Ignored);
    let (left, right) = if diff.likeness() >= LIKENESS {
        align(&diff.side_by_side(layout.style), width)
    } else {
        let side = |place: &Numbered, ink| {
            let texts = finding.values.iter().filter_map(|value| value.texts.get(place.number));
            let texts: Vec<&str> = texts.map(String::as_str).collect();
            wrap(&highlighted(&place.text, &texts, ink, layout.style), width)
        };
        (side(old, Ink::Deleted), side(new, Ink::Inserted))
    };
    let header = [old, new].map(|place| wrap(&words(&place.name(path), Ink::Strong), width));
    let mut sheet = Sheet::new(Frame::Headed, vec![width, width]).header(header.into());
    sheet.row(vec![left, right]);
    sheet.draw(layout.style)
}

/// More than two texts: the first whole, the others with what they have and lack against it.
fn list(places: &[Numbered], path: &str, layout: &Layout) -> Vec<String> {
    let names: Vec<String> = places.iter().map(|place| place.name(path)).collect();
    let gutter = place::gutter(&names.iter().map(String::as_str).collect::<Vec<_>>(), layout);
    let width = shared(layout.columns(), 2) - gutter;
    let mut sheet = Sheet::new(Frame::Gutter, vec![gutter, width]);
    let first = &places[0].text;
    for (at, (place, name)) in places.iter().zip(&names).take(PLACES).enumerate() {
        let diff = WordDiff::new(first, &place.text, Spacing::Ignored);
        let text = if at == 0 || diff.likeness() < LIKENESS {
            folded(&place.text, Ink::Normal)
        } else if diff.is_same() {
            words("the same as the first", Ink::Quiet)
        } else {
            diff.in_one(layout.style)
        };
        sheet.row(vec![wrap(&words(name, Ink::Strong), gutter), wrap(&text, width)]);
    }
    if places.len() > PLACES {
        let more = words(&format!("and {} more places", places.len() - PLACES), Ink::Quiet);
        sheet.row(vec![vec![Line::of("…", Ink::Quiet)], wrap(&more, width)]);
    }
    sheet.draw(layout.style)
}
