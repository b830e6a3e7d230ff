//! Labels that open a line of credits behind a caption: "The harbour at dawn Photo: Ann Lee".

use super::scan::{char_before, word_before};

/// The words that name whose picture it is.
const CREDITS: [&str; 6] = ["Credit", "Image", "Photo", "Photograph", "Picture", "Video"];

/// Where the label starts whose colon stands at `colon`, if it is one of credits inside a sentence.
pub(super) fn credit_before(text: &str, start: usize, colon: usize) -> Option<usize> {
    let label = word_before(text, start, colon);
    let place = colon - label.len();
    let stands_free = place > start && char_before(text, place).is_some_and(char::is_whitespace);
    let goes_on = text[colon + 1..].starts_with(' ');
    (CREDITS.contains(&label) && stands_free && goes_on).then_some(place)
}
