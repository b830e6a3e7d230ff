//! Characters as the analyser sees them: marks folded, letters lowered, each character in a class.

/// What white space is, as a character and as a class.
pub(super) const SPACE: u32 = ' ' as u32;
/// The class of capital letters.
pub(super) const CAPITAL: u32 = 'U' as u32;
/// The class of all other letters.
pub(super) const SMALL: u32 = 'l' as u32;
/// The class of the digits 0 to 9.
pub(super) const DIGIT: u32 = 'd' as u32;

/// A character with all that is asked of it, so that it is looked up once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Character {
    /// The character folded and lowered, digits as `0`, white space as a space.
    pub norm: u32,
    /// The class: [`CAPITAL`], [`SMALL`], [`DIGIT`], or the folded character itself.
    pub class: u32,
    /// Where it starts, in bytes.
    pub offset: u32,
}

impl Character {
    /// The character `ch` at a place of the text.
    pub(super) fn new(ch: char, offset: u32) -> Self {
        if ch.is_whitespace() {
            return Self { norm: SPACE, class: SPACE, offset };
        }
        let norm = if ch.is_ascii_digit() { '0' } else { lower(fold(ch)) };
        Self { norm: u32::from(norm), class: class(ch), offset }
    }

    /// Whether it is a letter.
    pub(super) fn is_letter(self) -> bool {
        self.class == CAPITAL || self.class == SMALL
    }

    /// Whether it is a digit from 0 to 9.
    pub(super) fn is_digit(self) -> bool {
        self.class == DIGIT
    }

    /// Whether it is white space.
    pub(super) fn is_space(self) -> bool {
        self.class == SPACE
    }
}

/// Typographic quotation marks, dashes and the ellipsis as their plain twins.
pub(super) fn fold(ch: char) -> char {
    match ch {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '…' => '.',
        other => other,
    }
}

/// The small letter, where that is one character; else the character itself.
pub(super) fn lower(ch: char) -> char {
    if ch.is_ascii() {
        return ch.to_ascii_lowercase();
    }
    let mut lowered = ch.to_lowercase();
    match (lowered.next(), lowered.next()) {
        (Some(only), None) => only,
        _ => ch,
    }
}

/// The class of a character that is not white space.
fn class(ch: char) -> u32 {
    let folded = fold(ch);
    match folded {
        'A'..='Z' => CAPITAL,
        'a'..='z' => SMALL,
        '0'..='9' => DIGIT,
        _ if folded.is_ascii() || is_sign(folded) => u32::from(folded),
        _ if lower(folded) != folded => CAPITAL,
        _ => SMALL,
    }
}

/// Whether a character beyond ASCII stands for itself; all others count as letters.
fn is_sign(ch: char) -> bool {
    matches!(ch,
        '\u{80}'..='\u{bf}' | '\u{d7}' | '\u{f7}'
        | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
        | '\u{1f000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(ch: char) -> (char, char) {
        let seen = Character::new(ch, 0);
        (char::from_u32(seen.norm).expect("a character"), char::from_u32(seen.class).expect("a character"))
    }

    #[test]
    fn characters_are_folded_lowered_and_classed() {
        assert_eq!(seen('A'), ('a', 'U'));
        assert_eq!(seen('7'), ('0', 'd'));
        assert_eq!(seen('’'), ('\'', '\''));
        assert_eq!(seen('—'), ('-', '-'));
        assert_eq!(seen('…'), ('.', '.'));
        assert_eq!(seen('É'), ('é', 'U'));
        assert_eq!(seen('ß'), ('ß', 'l'));
        assert_eq!(seen('中'), ('中', 'l'));
        assert_eq!(seen('£'), ('£', '£'));
        assert_eq!(seen('\u{a0}'), (' ', ' '));
        // Its lower case is two characters: it stays.
        assert_eq!(seen('İ'), ('İ', 'l'));
    }
}
