//! From byte offsets to lines and columns and back.

/// A place as people name it: line and column, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// Where each line of a text starts. Lines end at `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters before each multiple of [`STRIDE`], so that a column in a line of 10 MB costs no walk along it.
    characters: Vec<u32>,
}

/// Bytes between two counts of characters.
const STRIDE: usize = 4096;

impl LineIndex {
    /// Indexes a text in one pass.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut characters = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0_u32;
        for (at, byte) in bytes.iter().enumerate() {
            if at % STRIDE == 0 {
                characters.push(count);
            }
            count += u32::from(!is_continuation(*byte));
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts, characters }
    }

    /// The position of a byte offset. Offsets past the end give the end; one inside a character gives that character.
    ///
    /// Time is logarithmic in the number of lines.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor_boundary(text, offset);
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        Position { line, column: self.characters_before(text, offset) - self.characters_before(text, start) + 1 }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let stride = (offset / STRIDE).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(stride).map_or(0, |&count| count as usize);
        let rest = &text.as_bytes()[stride * STRIDE..offset];
        counted + rest.iter().filter(|byte| !is_continuation(**byte)).count()
    }

    /// The byte offset of a position, or none where the text has no such line or column.
    /// The column after the last character of a line is its end.
    pub fn offset(&self, text: &str, position: Position) -> Option<usize> {
        let line = position.line.checked_sub(1)?;
        let start = *self.starts.get(line)? as usize;
        let end = self.starts.get(line + 1).map_or(text.len(), |&next| next as usize);
        let column = position.column.checked_sub(1)?;
        let inside = &text[start..end];
        inside.char_indices().map(|(at, _)| at).chain([inside.len()]).nth(column).map(|at| start + at)
    }

    /// How many lines the text has; a text that ends in a line break has an empty last line.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// Whether a byte of UTF-8 goes on with a character rather than starting one.
fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_goes_to_a_position_and_back() {
        let text = "one\r\ntwo\rdrei äöü\n\nfive 🙂 x";
        let index = LineIndex::new(text);
        for (offset, _) in text.char_indices() {
            let position = index.position(text, offset);
            assert_eq!(index.offset(text, position), Some(offset), "{position:?}");
        }
        assert_eq!(index.position(text, text.len()), Position { line: 5, column: 9 });
        assert_eq!(index.count(), 5);
    }

    #[test]
    fn columns_of_a_very_long_line_are_counted_in_characters() {
        let text = format!("first\n{}", "äb🙂".repeat(5000));
        let index = LineIndex::new(&text);
        for n in [0, 1, 4999, 2500] {
            let position = index.position(&text, 6 + 7 * n);
            assert_eq!(position, Position { line: 2, column: 3 * n + 1 });
        }
    }

    #[test]
    fn a_place_that_is_not_there_is_none() {
        let index = LineIndex::new("ab\ncd");
        assert_eq!(index.offset("ab\ncd", Position { line: 3, column: 1 }), None);
        assert_eq!(index.offset("ab\ncd", Position { line: 0, column: 1 }), None);
        assert_eq!(index.offset("ab\ncd", Position { line: 2, column: 9 }), None);
    }
}
