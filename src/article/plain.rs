//! Paragraphs of plain text.

use super::{Block, BlockKind, Span};

/// Cuts plain text into paragraphs at blank lines.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        let start = at + (part.len() - part.trim_start().len());
        let end = start + part.trim().len();
        if start < end {
            blocks.push(Block::plain(BlockKind::Paragraph, Span::new(start, end)));
        }
        at += part.len() + 2;
    }
    blocks
}
