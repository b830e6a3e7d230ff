//! Undoes a wrong decoding: UTF-8 that was read as Windows-1252 (or Latin-1), once or several times.

use std::ops::Range;

/// The characters of Windows-1252 from 0x80 to 0x9F; the five bytes it leaves undefined are the control characters
/// that Latin-1 has there, as browsers read them.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte that Windows-1252 or Latin-1 reads as this character.
fn byte_of(ch: char) -> Option<u8> {
    match u32::from(ch) {
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        0..=0x7F => None,
        _ => (0x80_u8..).zip(WINDOWS_1252).find(|&(_, known)| known == ch).map(|(byte, _)| byte),
    }
}

/// A character that was broken into several.
#[derive(Clone, Copy)]
pub(super) struct Broken {
    /// The length of what stands there, in bytes.
    pub(super) len: usize,
    /// What it was; none where it can't be known any more.
    pub(super) was: Option<char>,
}

/// The broken character at the start of a text.
pub(super) fn broken_at(text: &str) -> Option<Broken> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let lead = byte_of(first)?;
    let more = match lead {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut len = first.len_utf8();
    for (number, byte) in bytes[1..=more].iter_mut().enumerate() {
        match chars.next() {
            Some(ch) if byte_of(ch).is_some_and(|byte| byte & 0xC0 == 0x80) => {
                *byte = byte_of(ch)?;
                len += ch.len_utf8();
            }
            lost => return lost_ending(&bytes[..=number], len, lost),
        }
    }
    let was = std::str::from_utf8(&bytes[..=more]).ok()?.chars().next()?;
    Some(Broken { len, was: Some(was).filter(|&ch| ch != '\u{fffd}') })
}

/// `â€` and then nothing or a replacement character was a closing quotation mark: its last byte, 0x9D, is the one
/// that Windows-1252 doesn't know. `Â` and a space was a no-break space.
fn lost_ending(bytes: &[u8], len: usize, next: Option<char>) -> Option<Broken> {
    match (bytes, next) {
        ([0xE2, 0x80], Some('\u{fffd}')) => Some(Broken { len: len + '\u{fffd}'.len_utf8(), was: Some('”') }),
        ([0xE2, 0x80], next) if next.is_none_or(|ch| ch.is_whitespace() || ch.is_ascii_punctuation()) => {
            Some(Broken { len, was: Some('”') })
        }
        ([0xC2], Some('\u{fffd}')) => Some(Broken { len: len + '\u{fffd}'.len_utf8(), was: Some('\u{9d}') }),
        ([0xC3], Some('\u{fffd}')) => Some(Broken { len: len + '\u{fffd}'.len_utf8(), was: None }),
        _ => None,
    }
}

/// A run of broken characters.
pub(super) struct Run {
    /// Its place in the text, in bytes.
    pub(super) range: Range<usize>,
    /// The text as it was; none where it can't be known any more.
    pub(super) was: Option<String>,
}

/// The runs of broken characters of a text that are not just rare writing, in order.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + bytes.get(from..)?.iter().position(|&byte| byte >= 0xC2)?;
            let mut end = start;
            let mut count = 0;
            let mut known = true;
            let mut was = String::new();
            while let Some(broken) = broken_at(&text[end..]) {
                end += broken.len;
                count += 1;
                known &= broken.was.is_some();
                was.extend(broken.was);
            }
            if count == 0 {
                let first = text[start..].chars().next()?;
                from = start + first.len_utf8();
                if first == '\u{fffd}' {
                    let rest = text[start..].trim_start_matches('\u{fffd}');
                    from = text.len() - rest.len();
                    return Some(Run { range: start..from, was: None });
                }
                if first == 'Â' && is_lone_no_break_space(text, start) {
                    return Some(Run { range: start..from, was: Some(String::new()) });
                }
                continue;
            }
            from = end;
            let (repaired, known) = again(was, known);
            if is_plausible(text, start..end, count, &repaired) || !known {
                return Some(Run { range: start..end, was: Some(repaired).filter(|_| known) });
            }
        }
    })
}

/// Undoes a second and third wrong decoding.
fn again(mut was: String, mut known: bool) -> (String, bool) {
    for _ in 0..2 {
        let mut repaired = String::new();
        let mut rest = was.as_str();
        let mut count = 0;
        let mut all_known = known;
        let mut western = true;
        while let Some(broken) = broken_at(rest) {
            all_known &= broken.was.is_some();
            western &= broken.was.is_none_or(is_western);
            repaired.extend(broken.was);
            rest = &rest[broken.len..];
            count += 1;
        }
        // A text that was broken twice has no character that was broken once; and "è–…" that was broken once is not a
        // Chinese character that was broken twice.
        if !rest.is_empty() || count == 0 || count == 1 && !western {
            break;
        }
        was = repaired;
        known = all_known;
    }
    (was, known)
}

/// Letters, marks and signs of texts in Latin script.
fn is_western(ch: char) -> bool {
    matches!(ch, '\u{80}'..='\u{24f}' | '\u{2010}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' | '\u{2100}'..='\u{22ff}'
        | '\u{2500}'..='\u{27bf}' | '\u{fb00}'..='\u{fb06}' | '\u{fe0f}' | '\u{feff}' | '\u{1f000}'..='\u{1faff}')
}

/// `Â` before a plain space, not at the end of a word in capitals.
fn is_lone_no_break_space(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    text[at + 'Â'.len_utf8()..].starts_with([' ', '\n']) && before.is_some_and(|ch| !ch.is_uppercase())
}

/// Whether the text as it was is likelier than the text as it stands: `CAFÉ»` is no broken `CAFɻ`.
fn is_plausible(text: &str, range: Range<usize>, count: usize, was: &str) -> bool {
    let stands = &text[range.clone()];
    let capital_before = text[..range.start].chars().next_back().is_some_and(char::is_uppercase);
    let ends_in_mark = stands.ends_with(['‘', '’', '“', '”', '»', '›', '…', '–', '—']);
    let letter_after = text[range.end..].starts_with(char::is_lowercase);
    let likely = |ch: char| match ch {
        // Two characters that were one letter: "MANHÃ”" is likelier a word in capitals and a quotation mark.
        '\u{a0}'..='\u{17f}' if count == 1 => !ends_in_mark || !capital_before && letter_after,
        _ if is_western(ch) => !ch.is_control(),
        '\u{300}'..='\u{33ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => count > 1,
        _ => false,
    };
    !was.is_empty() && was.chars().all(likely)
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;
    use proptest::prelude::*;

    use super::*;

    fn broken(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    fn repaired(text: &str) -> String {
        let mut out = text.to_owned();
        let runs: Vec<_> = runs(text).collect();
        for run in runs.into_iter().rev() {
            out.replace_range(run.range, &run.was.expect("nothing was lost"));
        }
        out
    }

    #[test]
    fn what_was_broken_is_repaired() {
        for text in ["“Hello” – it’s 5 € … déjà vu", "naïve façade, Ångström, Łódź", "• © ™ ½ 🙂", "Привет, мир"]
        {
            assert_eq!(repaired(&broken(text)), text);
            assert_eq!(repaired(&broken(&broken(text))), text);
        }
    }

    #[test]
    fn lost_closing_marks_are_known_by_what_is_left() {
        assert_eq!(repaired("â€œopenâ€\u{fffd} and â€œshutâ€, he said"), "“open” and “shut”, he said");
    }

    proptest! {
        #[test]
        fn a_repair_gives_the_broken_text_when_read_wrongly_again(text in "[a-z ’“”–—…éèüñœ€]{0,30}") {
            let wrong = broken(&text);
            for run in runs(&wrong) {
                let once = broken(&run.was.expect("nothing was lost"));
                prop_assert!([once.clone(), broken(&once)].iter().any(|again| *again == wrong[run.range.clone()]));
            }
        }
    }
}
