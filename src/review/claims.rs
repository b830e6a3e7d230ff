//! The table of claims.

use super::flow::{words, wrap};
use super::ink::{Ink, Line, width};
use super::table::{Frame, Sheet, shared};
use super::{ClaimRow, Layout};

const HEADER: [&str; 5] = ["id", "claim", "attribution", "place", "status"];

/// The table of these claims.
pub(super) fn draw(claims: &[ClaimRow], layout: &Layout) -> Vec<String> {
    let columns = layout.columns();
    // On a narrow page the attribution goes below the claim.
    let beside = columns >= 76 && claims.iter().any(|claim| claim.attribution.is_some());
    let longest = |header: &str, texts: &dyn Fn(&ClaimRow) -> &str, most: usize| {
        claims.iter().map(|claim| width(texts(claim).trim())).max().unwrap_or(0).max(header.len()).min(most)
    };
    let id = longest(HEADER[0], &|claim| &claim.id, 8);
    let place = longest(HEADER[3], &|claim| &claim.place, columns / 8);
    let status = longest(HEADER[4], &|claim| &claim.status, if columns < 60 { 8 } else { 12 });
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
        let mut text = wrap(&words(&claim.claim, Ink::Normal), widths[1]);
        if !beside && !said.is_empty() {
            text.extend(wrap(&words(&format!("— {said}"), Ink::Quiet), widths[1]));
        }
        if !claim.note.is_empty() {
            text.extend(wrap(&words(&claim.note, Ink::Quiet), widths[1]));
        }
        let cells: [Vec<Line>; 5] = [
            wrap(&words(&claim.id, Ink::Quiet), id),
            text,
            wrap(&words(said, Ink::Normal), attribution),
            wrap(&words(&claim.place, Ink::Quiet), place),
            wrap(&words(&claim.status, Ink::Normal), status),
        ];
        sheet.row(cells.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, cell)| cell).collect());
    }
    sheet.draw(layout.style)
}
