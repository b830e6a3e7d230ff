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
}

impl LineIndex {
    /// Indexes a text in one pass.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts }
    }

    /// The position of a byte offset. Offsets past the end give the end; one inside a character gives that character.
    ///
    /// Time is logarithmic in the number of lines plus linear in the length of the line up to the offset.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor_boundary(text, offset);
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        Position { line, column: text[start..offset].chars().count() + 1 }
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
    fn a_place_that_is_not_there_is_none() {
        let index = LineIndex::new("ab\ncd");
        assert_eq!(index.offset("ab\ncd", Position { line: 3, column: 1 }), None);
        assert_eq!(index.offset("ab\ncd", Position { line: 0, column: 1 }), None);
        assert_eq!(index.offset("ab\ncd", Position { line: 2, column: 9 }), None);
    }
}
