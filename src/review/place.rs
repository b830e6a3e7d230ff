//! How places are called.

use super::Layout;
use super::ink::{shorten, width};
use crate::finding::Place;

/// A place in a document: `line:column`, with the path where it lies in another file.
pub(super) fn name(place: &Place, path: &str) -> String {
    let position = format!("{}:{}", place.line, place.column);
    if *place.path == *path { position } else { format!("{}:{position}", place.path) }
}

/// The width of a gutter for these names: room for the longest, up to a third of the page.
pub(super) fn gutter(names: &[&str], layout: &Layout) -> usize {
    let most = layout.columns() / 3;
    let longest = names.iter().map(|name| width(&shorten(name, most))).max().unwrap_or(0);
    longest.clamp(7, most.max(7))
}
