//! Chooses the main text among the blocks of a page.
//!
//! The `<article>` with most text outside of links is it; without one `<main>`, and without that all of the page. Blocks
//! that are little but links are navigation by another name.

use super::super::{Block, BlockKind, LeftOut, cover};
use super::head::Head;

/// A page as read, before the main text is chosen.
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    pub(super) places: Vec<Place>,
    pub(super) regions: Vec<LeftOut>,
    pub(super) head: Head,
    pub(super) left_out_by_hint: usize,
}

/// Where on the page a block stands, and how much of it is links.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) article: Option<u32>,
    pub(super) in_main: bool,
    pub(super) letters: usize,
    pub(super) linked: usize,
    pub(super) ends: bool,
}

impl Page {
    /// Bytes of text outside of what was left out.
    pub(super) fn kept(&self) -> usize {
        self.places.iter().map(|place| place.letters).sum()
    }
}

/// Keeps the blocks of the main text.
pub(super) fn choose(page: Page) -> (Vec<Block>, Vec<LeftOut>) {
    let mut sizes: Vec<usize> = Vec::new();
    for place in &page.places {
        if let Some(article) = place.article {
            let at = article as usize;
            sizes.resize(sizes.len().max(at + 1), 0);
            sizes[at] += place.letters - place.linked.min(place.letters);
        }
    }
    // The first of the largest.
    let largest = sizes.iter().enumerate().max_by_key(|(at, size)| (**size, std::cmp::Reverse(*at)));
    let largest = largest.filter(|(_, size)| **size > 0).and_then(|(at, _)| u32::try_from(at).ok());
    let any_main = page.places.iter().any(|place| place.in_main);
    let mut regions = page.regions;
    let mut kept = Vec::new();
    for (block, place) in page.blocks.into_iter().zip(page.places) {
        let inside = match largest {
            Some(article) => place.article == Some(article),
            None => place.in_main || !any_main,
        };
        let mostly_links = place.linked * 10 > place.letters * 7 && !place.ends && block.kind != BlockKind::Heading;
        if inside && !mostly_links {
            kept.push(block);
        } else {
            let what = if inside { "links" } else { "other text of the page" };
            regions.push(LeftOut { span: block.span(), what });
        }
    }
    (kept, cover::in_order(regions))
}
