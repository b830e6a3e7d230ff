//! The table of claims.

use super::diff::whole_or_folded;
use super::flow::{Word, words, wrap};
use super::ink::{Ink, Line, width};
use super::table::{Frame, Sheet, shared};
use super::{ClaimRow, Layout};

/// Below this width a table of five columns has no room for the claim.
const NARROW: usize = 76;

const HEADER: [&str; 5] = ["id", "claim", "attribution", "place", "status"];

/// The words of a claim; of an overlong one the middle gives way.
fn text(claim: &ClaimRow) -> Vec<Word> {
    whole_or_folded(&claim.claim, Ink::Normal)
}

/// The table of these claims.
pub(super) fn draw(claims: &[ClaimRow], layout: &Layout) -> Vec<String> {
    if layout.columns() < NARROW { stacked(claims, layout) } else { tabled(claims, layout) }
}

/// On a narrow page: everything else below the claim.
fn stacked(claims: &[ClaimRow], layout: &Layout) -> Vec<String> {
    let id = claims.iter().map(|claim| width(&claim.id)).max().unwrap_or(0).clamp(2, 8);
    let room = shared(layout.columns(), 2) - id;
    let header = vec![wrap(&words(HEADER[0], Ink::Quiet), id), wrap(&words(HEADER[1], Ink::Quiet), room)];
    let mut sheet = Sheet::new(Frame::Print, vec![id, room]).header(header);
    for claim in claims {
        let mut text = wrap(&text(claim), room);
        let rest = [claim.attribution.as_deref().unwrap_or_default(), &claim.place, &claim.status, &claim.note];
        let rest: Vec<&str> = rest.into_iter().filter(|text| !text.trim().is_empty()).collect();
        text.extend(wrap(&words(&rest.join(" · "), Ink::Quiet), room));
        sheet.row(vec![wrap(&words(&claim.id, Ink::Quiet), id), text]);
    }
    sheet.draw(layout.style)
}

fn tabled(claims: &[ClaimRow], layout: &Layout) -> Vec<String> {
    let columns = layout.columns();
    let beside = claims.iter().any(|claim| claim.attribution.is_some());
    let longest = |header: &str, texts: &dyn Fn(&ClaimRow) -> &str, most: usize| {
        claims.iter().map(|claim| width(texts(claim).trim())).max().unwrap_or(0).max(header.len()).min(most)
    };
    let id = longest(HEADER[0], &|claim| &claim.id, 8);
    let place = longest(HEADER[3], &|claim| &claim.place, columns / 8);
    let status = longest(HEADER[4], &|claim| &claim.status, 12);
    let count = if beside { 5 } else { 4 };
    let room = shared(columns, count).saturating_sub(id + place + status);
    let attribution = if beside {
        longest(HEADER[2], &|claim| claim.attribution.as_deref().unwrap_or_default(), room / 3)
    } else {
        0
    };
    let widths: Vec<usize> =
        [id, room - attribution, attribution, place, status].into_iter().filter(|&width| width > 0).collect();
    let keep = |at: usize| beside || at != 2;
    let header = HEADER.iter().enumerate().filter(|(at, _)| keep(*at));
    let header = header.zip(&widths).map(|((_, name), &width)| wrap(&words(name, Ink::Quiet), width)).collect();
    let mut sheet = Sheet::new(Frame::Print, widths.clone()).header(header);
    for claim in claims {
        let said = claim.attribution.as_deref().unwrap_or_default();
        let mut text = text(claim);
        if !claim.note.trim().is_empty() {
            text.extend(words(&format!("· {}", claim.note), Ink::Quiet));
        }
        let cells: [Vec<Line>; 5] = [
            wrap(&words(&claim.id, Ink::Quiet), id),
            wrap(&text, widths[1]),
            wrap(&words(said, Ink::Normal), attribution),
            wrap(&words(&claim.place, Ink::Quiet), place),
            wrap(&words(&claim.status, Ink::Normal), status),
        ];
        sheet.row(cells.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, cell)| cell).collect());
    }
    sheet.draw(layout.style)
}
