//! The table of claims.

use super::diff::whole_or_folded;
use super::flow::{Word, words, wrap};
use super::ink::{Ink, Line, width};
use super::table::{Frame, Sheet, shared};
use super::{ClaimRow, Layout};
use crate::claim::Claim;

/// Below this width a table of five columns has no room for the claim.
const NARROW: usize = 76;

/// What the cells of a column hold, line below line.
const HEADER: [&[&str]; 5] = [&["id", "place"], &["claim"], &["attribution"], &["worth", "because"], &["status"]];

/// The claims in the order in which they are shown: first those that are worth a check, in the order in which they
/// come, and then the others.
pub fn most_worthy_first(claims: &[Claim]) -> Vec<&Claim> {
    let mut ordered: Vec<&Claim> = claims.iter().collect();
    ordered.sort_by_key(|claim| claim.check_worthy);
    ordered
}

/// The words of a claim; of an overlong one the middle gives way.
fn text(claim: &ClaimRow) -> Vec<Word> {
    whole_or_folded(&claim.claim, Ink::Normal)
}

/// Texts one below the other.
fn stacked_lines(texts: &[&str], ink: Ink, limit: usize) -> Vec<Line> {
    let texts = texts.iter().filter(|text| !text.trim().is_empty());
    texts.flat_map(|text| wrap(&words(text, ink), limit)).collect()
}

/// The table of these claims.
pub(super) fn draw(claims: &[ClaimRow], layout: &Layout) -> Vec<String> {
    if layout.columns() < NARROW { stacked(claims, layout) } else { tabled(claims, layout) }
}

/// On a narrow page: everything else below the claim.
fn stacked(claims: &[ClaimRow], layout: &Layout) -> Vec<String> {
    let id = claims.iter().map(|claim| width(&claim.id)).max().unwrap_or(0).clamp(2, 8);
    let room = shared(layout.columns(), 2) - id;
    let header = [HEADER[0], HEADER[1]].map(|names| vec![Line::of(names[0], Ink::Quiet)]).to_vec();
    let mut sheet = Sheet::new(Frame::Print, vec![id, room]).header(header);
    for claim in claims {
        let mut text = wrap(&text(claim), room);
        let worth = match claim.because.as_slice() {
            [] => claim.worth.clone(),
            because => format!("{}: {}", claim.worth, because.join(", ")),
        };
        let said = claim.attribution.as_deref().unwrap_or_default();
        let rest = [&worth, said, &claim.place, &claim.status, &claim.note];
        let rest: Vec<&str> = rest.into_iter().filter(|text| !text.trim().is_empty()).collect();
        text.extend(wrap(&words(&rest.join(" · "), Ink::Quiet), room));
        sheet.row(vec![wrap(&words(&claim.id, Ink::Quiet), id), text]);
    }
    sheet.draw(layout.style)
}

fn tabled(claims: &[ClaimRow], layout: &Layout) -> Vec<String> {
    let columns = layout.columns();
    let beside = claims.iter().any(|claim| claim.attribution.is_some());
    // As wide as the header and the longest of these texts, but no wider than that.
    let longest = |at: usize, texts: &dyn Fn(&ClaimRow) -> usize, most: usize| {
        let header = HEADER[at].iter().map(|name| width(name)).max().unwrap_or(0);
        claims.iter().map(texts).max().unwrap_or(0).max(header).min(most)
    };
    let of = |text: &str| width(text.trim());
    let id = longest(0, &|claim| of(&claim.id).max(of(&claim.place)), columns / 8);
    let worth = longest(3, &|claim| of(&claim.because.join(", ")), columns / 6);
    let status = longest(4, &|claim| of(&claim.status), 12);
    let count = if beside { 5 } else { 4 };
    let room = shared(columns, count).saturating_sub(id + worth + status);
    let attribution =
        if beside { longest(2, &|claim| claim.attribution.as_deref().map_or(0, of), room / 3) } else { 0 };
    let widths: Vec<usize> =
        [id, room - attribution, attribution, worth, status].into_iter().filter(|&width| width > 0).collect();
    let keep = |at: usize| beside || at != 2;
    let header = HEADER.iter().enumerate().filter(|(at, _)| keep(*at)).zip(&widths);
    let header = header.map(|((_, names), &width)| stacked_lines(names, Ink::Quiet, width)).collect();
    let mut sheet = Sheet::new(Frame::Print, widths.clone()).header(header);
    for claim in claims {
        let said = claim.attribution.as_deref().unwrap_or_default();
        let mut text = text(claim);
        if !claim.note.trim().is_empty() {
            text.extend(words(&format!("· {}", claim.note), Ink::Quiet));
        }
        let mut grade = stacked_lines(&[&claim.worth], Ink::Normal, worth);
        grade.extend(stacked_lines(&[&claim.because.join(", ")], Ink::Quiet, worth));
        let cells: [Vec<Line>; 5] = [
            stacked_lines(&[&claim.id, &claim.place], Ink::Quiet, id),
            wrap(&text, widths[1]),
            wrap(&words(said, Ink::Normal), attribution),
            grade,
            wrap(&words(&claim.status, Ink::Normal), status),
        ];
        sheet.row(cells.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, cell)| cell).collect());
    }
    sheet.draw(layout.style)
}
