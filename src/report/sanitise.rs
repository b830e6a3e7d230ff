//! Text from an article, made safe to show: nothing in it can steer a terminal, hide, or reorder what stands around it.
//!
//! Characters that a reader would not see, or that act instead of standing for something, are replaced by something
//! visible: control characters by their pictures (`␛`), everything else by its number (`<U+202E>`). Ordinary text of
//! any script passes unchanged; so do the joiners inside emoji and inside words of scripts that need them.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Marks on one letter beyond this number are shown by their numbers: piled higher they run into other lines.
/// Vietnamese, Hebrew and Thai need at most three.
const MARKS_PER_LETTER: usize = 4;

/// Makes text safe and brings it into one line: each line break or tab becomes a space.
pub fn one_line(text: &str) -> Cow<'_, str> {
    sanitise(text, |out, _| out.push(' '))
}

/// Makes text safe and keeps its lines: every kind of line break becomes `\n`, each tab a space.
pub fn many_lines(text: &str) -> Cow<'_, str> {
    sanitise(text, |out, ch| out.push(if ch == '\t' { ' ' } else { '\n' }))
}

/// Whether a character ends a line. A page break and the vertical tab do so too.
fn breaks_line(ch: char) -> bool {
    matches!(ch, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn sanitise(text: &str, mut white_space: impl FnMut(&mut String, char)) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut marks = None;
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        if breaks_line(ch) || ch == '\t' {
            if ch == '\r' {
                chars.next_if_eq(&'\n');
            }
            white_space(&mut out, ch);
            marks = None;
        } else if acts_unseen(ch) || is_joiner(ch) && !joins(marks.and(out.chars().next_back()), chars.peek().copied())
        {
            show_number(&mut out, ch);
            marks = None;
        } else if let Some(picture) = picture(ch) {
            out.push(picture);
            marks = None;
        } else if ch.width() == Some(0) {
            // A mark with nothing to stand on would combine with whatever is printed before it.
            let count = marks.unwrap_or_else(|| {
                out.push('\u{25cc}');
                0
            });
            if count < MARKS_PER_LETTER {
                out.push(ch);
            } else {
                show_number(&mut out, ch);
            }
            marks = Some(count + 1);
        } else {
            out.push(ch);
            marks = if ch.is_whitespace() { None } else { Some(0) };
        }
    }
    Cow::Owned(out)
}

fn show_number(out: &mut String, ch: char) {
    out.push_str(&format!("<U+{:04X}>", u32::from(ch)));
}

/// The picture of a control character, where Unicode has one.
fn picture(ch: char) -> Option<char> {
    match ch {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(ch)),
        '\x7f' => Some('\u{2421}'),
        _ => None,
    }
}

fn is_joiner(ch: char) -> bool {
    matches!(ch, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner does its work between two characters: both belong to an emoji or to a script other than Latin.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let needs_joiner = |ch: char| ch >= '\u{600}' && !ch.is_whitespace() && !acts_unseen(ch) && !is_joiner(ch);
    before.is_some_and(needs_joiner) && after.is_some_and(needs_joiner)
}

/// Characters that have an effect or hide, and no shape: C1 controls, bidirectional controls, zero-width spaces,
/// fillers, tags, annotations, noncharacters.
fn acts_unseen(ch: char) -> bool {
    match ch {
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{70f}' => true,
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => u32::from(ch) & 0xfffe == 0xfffe,
    }
}

/// Foreign text as it can stand in an element or a quoted attribute of HTML or XML 1.0: in one line, with what acts unseen
/// made visible, which takes every character that XML forbids, and without markup.
pub fn without_markup(text: &str) -> String {
    one_line(text).chars().fold(String::with_capacity(text.len()), |mut out, ch| {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            _ => out.push(ch),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_text_of_any_script_passes() {
        for text in [
            "plain",
            "Zoë’s café — naïve",
            "Việt Nam",
            "नमस्ते क्‍ष",
            "می‌خواهم",
            "שָׁלוֹם",
            "日本語",
            "👩‍🚀 🇺🇸 ❤️ 👍🏽",
            "e\u{301}",
        ] {
            assert_eq!(one_line(text), text);
        }
    }

    #[test]
    fn what_acts_unseen_becomes_visible() {
        let cases = [
            ("\u{1b}[31mred\u{7}\0\u{7f}", "␛[31mred␇␀␡"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("user\u{202e}gpj.exe", "user<U+202E>gpj.exe"),
            ("zero\u{200b}width\u{feff} soft\u{ad}hyphen", "zero<U+200B>width<U+FEFF> soft<U+00AD>hyphen"),
            ("pass\u{200d}word", "pass<U+200D>word"),
            ("\u{301}a", "\u{25cc}\u{301}a"),
            ("\u{e0041}", "<U+E0041>"),
        ];
        for (text, expected) in cases {
            assert_eq!(one_line(text), expected);
        }
    }

    #[test]
    fn marks_cannot_pile_up() {
        assert_eq!(one_line("a\u{301}\u{301}\u{301}\u{301}\u{301}"), "a\u{301}\u{301}\u{301}\u{301}<U+0301>");
    }

    #[test]
    fn line_breaks_and_tabs() {
        assert_eq!(one_line("a\r\nb\tc\u{2028}d"), "a b c d");
        assert_eq!(many_lines("a\r\nb\tc\rd\u{85}e"), "a\nb c\nd\ne");
    }

    proptest! {
        #[test]
        fn nothing_that_acts_is_left(text in any::<String>()) {
            let safe = one_line(&text);
            prop_assert!(safe.chars().all(|ch| !ch.is_control() && !acts_unseen(ch)));
            prop_assert_eq!(one_line(&safe), safe.as_ref());
        }
    }
}
