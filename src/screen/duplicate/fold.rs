//! Characters as they count when passages are compared letter for letter.

use super::terms::Hash;

/// The characters of `text` with white space folded, quotation marks and dashes brought to one form, letters in
/// lower case: what [`normalise`](crate::finding::normalise) keeps, without building a string.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> {
    let mut gap = false;
    text.trim().chars().flat_map(move |ch| fold_char(ch, &mut gap))
}

/// What a character folds to; `gap` says whether white space stands before it, and then behind it.
fn fold_char(ch: char, gap: &mut bool) -> Folded {
    let folded = match ch {
        _ if ch.is_whitespace() => None,
        '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' => Some('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' => Some('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        '\u{ad}' | '\u{200b}' | '\u{feff}' => return Folded::default(),
        _ => Some(ch),
    };
    match folded {
        None if *gap => Folded::default(),
        None => {
            *gap = true;
            Folded { space: true, lower: None }
        }
        Some(ch) => {
            *gap = false;
            Folded { space: false, lower: Some(ch.to_lowercase()) }
        }
    }
}

/// What one character folds to: nothing, a space, or its lower-case letters.
#[derive(Default)]
struct Folded {
    space: bool,
    lower: Option<std::char::ToLowercase>,
}

impl Iterator for Folded {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if std::mem::take(&mut self.space) {
            return Some(' ');
        }
        self.lower.as_mut()?.next()
    }
}

/// The hash of the folded characters.
pub(super) fn key(text: &str) -> u64 {
    let mut hash = Hash::new();
    let text = text.trim();
    let mut gap = false;
    let mut rest = text;
    loop {
        // ASCII is most of any text: the same characters as `folded` gives, without decoding.
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        for byte in rest[..ascii].bytes() {
            let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c);
            if !(space && gap) {
                hash.add(match byte {
                    _ if space => u32::from(b' '),
                    b'`' => u32::from(b'\''),
                    _ => u32::from(byte.to_ascii_lowercase()),
                });
            }
            gap = space;
        }
        rest = &rest[ascii..];
        let Some(ch) = rest.chars().next() else { return hash.finish() };
        rest = &rest[ch.len_utf8()..];
        for ch in fold_char(ch, &mut gap) {
            hash.add(u32::from(ch));
        }
    }
}

/// Whether two texts are the same letter for letter after folding.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || folded(a).eq(folded(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::normalise;
    use proptest::prelude::*;

    #[test]
    fn typography_does_not_count() {
        assert!(same("The  “One\nRoom” plan – today", "the \"one room\" plan - TODAY"));
        assert!(!same("two rooms", "three rooms"));
        assert_eq!(key("A `b` C"), key("a ‘b’  c"));
    }

    proptest! {
        #[test]
        fn texts_are_the_same_where_their_normal_forms_are(a in "[aA ‘’'\n\t–-]{0,6}", b in "[aA ‘’'\n\t–-]{0,6}") {
            prop_assert_eq!(same(&a, &b), normalise(&a) == normalise(&b));
            prop_assert!(!same(&a, &b) || key(&a) == key(&b));
        }
    }
}
