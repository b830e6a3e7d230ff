//! Labels that open a line of credits behind a caption: "The harbour at dawn Photo: Ann Lee".

use super::scan::word_before;
use super::words;

/// The words that name whose picture it is.
const CREDITS: [&str; 4] = ["Credit", "Image", "Photo", "Photograph"];

/// Where the label starts whose colon stands at `colon`, if it is one of credits inside a sentence.
pub(super) fn credit_before(text: &str, start: usize, colon: usize) -> Option<usize> {
    let label = word_before(text, start, colon);
    let place = colon - label.len();
    if !CREDITS.contains(&label) || place <= start {
        return None;
    }
    let caption = text[start..place].trim_end();
    let stands_free = caption.len() < place - start && !words::asks_for_more(word_before(caption, 0, caption.len()));
    let names_someone = text[colon + 1..].trim_start().starts_with(char::is_uppercase);
    (stands_free && names_someone).then_some(place)
}
