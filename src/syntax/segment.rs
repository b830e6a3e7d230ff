//! Sentence boundaries within a block.

use std::ops::Range;

use crate::article::BlockKind;

/// The sentences of a block's reading text, in order, without the white space between them; every character that is
/// not white space is in exactly one.
pub(super) fn sentences(text: &str, _kind: BlockKind) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for boundary in sentencex::get_sentence_boundaries("en", text) {
        let inside = &text[boundary.start_byte..boundary.end_byte];
        let start = boundary.start_byte + inside.len() - inside.trim_start().len();
        let end = boundary.start_byte + inside.trim_end().len();
        if start < end {
            out.push(start..end);
        }
    }
    out
}
