//! Numbers in figures, with their separators.

use super::rational::Rational;

/// A number in figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    pub value: Rational,
    /// The value of the last place written: a tenth for `2.5`.
    pub place: Rational,
    /// How many figures stand there without any separator or point; 0 if there is one.
    pub plain: usize,
    /// Whether it is one of the signs such as `½`.
    pub is_fraction: bool,
}

/// No longer number is read, in bytes.
const LONGEST: usize = 36;

/// The length of the number that starts at a byte of the text, and its value, if one does. Where separators don't tell
/// for certain how the number is meant, its first figures are taken alone (`22,24,26`), or nothing is read (`10.0.0.1`).
pub(super) fn read(text: &str, at: usize) -> Option<(usize, Digits)> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    if let Some((above, below)) = vulgar_fraction(first) {
        let value = Rational::new(above, below)?;
        let digits = Digits { value, place: Rational::new(1, below)?, plain: 0, is_fraction: true };
        return Some((first.len_utf8(), digits));
    }
    let is_point = first == '.' && rest[1..].starts_with(|ch: char| ch.is_ascii_digit());
    let grown_on = text[..at].ends_with(|ch: char| ch.is_alphanumeric() || ch == '.');
    // The rest of a code such as "B1.25".
    let goes_on =
        text[..at].strip_suffix(['.', ',']).is_some_and(|before| before.ends_with(|ch: char| ch.is_ascii_digit()));
    if !(first.is_ascii_digit() && !(goes_on && text[..at].ends_with('.')) || is_point && !grown_on) {
        return None;
    }
    let run =
        rest.bytes().take(LONGEST + 1).take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
    if run > LONGEST {
        return None;
    }
    let run = rest[..run].trim_end_matches(['.', ',']).len();
    let (length, text) = plain_text(rest, run)?;
    exponent(rest, length, &text).or_else(|| {
        let plain = if rest.as_bytes()[..length].iter().all(u8::is_ascii_digit) { length } else { 0 };
        Some((length, Digits { plain, ..number(&text)? }))
    })
}

/// The length of the number and the number without separators of thousands, with a point before its decimals.
fn plain_text(rest: &str, run: usize) -> Option<(usize, String)> {
    let written = &rest[..run];
    let first_separator = written.find([',', '.']);
    let Some(first_separator) = first_separator else {
        return Some(spaced_groups(rest, run));
    };
    let (whole, decimals) = written.rsplit_once('.').unwrap_or((written, ""));
    let points = written.matches('.').count();
    let commas = written.matches(',').count();
    let join = |whole: &str, separator: char, decimals: &str| {
        let whole: String = whole.chars().filter(|&ch| ch != separator).collect();
        if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") }
    };
    match (commas, points) {
        (0, 1) => Some((run, written.to_owned())),
        (0, 2..) if is_grouped(written, '.') => Some((run, join(written, '.', ""))),
        (0, _) => None,
        (_, 0 | 1) if is_grouped(whole, ',') => Some((run, join(whole, ',', decimals))),
        (1, 1..) => match written.split_once(',') {
            // "1.200,50": certain, since no English number looks so.
            Some((whole, cents))
                if is_grouped(whole, '.') && !cents.contains('.') && (1..=2).contains(&cents.len()) =>
            {
                Some((run, join(whole, '.', cents)))
            }
            _ => None,
        },
        // "22,24,26,31": a list without spaces.
        (_, 0) => Some((first_separator, written[..first_separator].to_owned())),
        _ => None,
    }
}

/// Whether separators stand where thousands end (or hundreds of thousands and so on, as in India: "12,34,567").
fn is_grouped(whole: &str, separator: char) -> bool {
    let mut groups = whole.split(separator);
    let first = groups.next().map_or(0, str::len);
    let rest: Vec<usize> = groups.map(str::len).collect();
    let Some((&last, middle)) = rest.split_last() else { return false };
    let western = (1..=3).contains(&first) && middle.iter().all(|&length| length == 3);
    let indian = (1..=2).contains(&first) && !middle.is_empty() && middle.iter().all(|&length| length == 2);
    last == 3 && (western || indian) && !whole.starts_with('0')
}

/// "1 234 567": groups parted by spaces. Where the spaces are plain, two groups or three zeros make it certain.
fn spaced_groups(rest: &str, run: usize) -> (usize, String) {
    let mut text = rest[..run].to_owned();
    let (mut end, mut groups, mut hard) = (run, 0, true);
    while run <= 3 && !rest.starts_with('0') && text.len() < LONGEST {
        let Some(space) =
            rest[end..].chars().next().filter(|ch| matches!(ch, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'))
        else {
            break;
        };
        let start = end + space.len_utf8();
        let length = rest.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length != 3 {
            break;
        }
        hard &= space != ' ';
        groups += 1;
        end = start + 3;
        text.push_str(&rest[start..end]);
    }
    let ends_so = !rest[end..].starts_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '/' | ':' | '–'));
    if groups == 0 || !ends_so || !(hard || groups > 1 || text.ends_with("000")) {
        return (run, rest[..run].to_owned());
    }
    let decimals =
        rest[end..].strip_prefix('.').map_or(0, |after| after.bytes().take_while(u8::is_ascii_digit).count());
    if decimals > 0 && text.len() + decimals < LONGEST {
        text.push_str(&rest[end..=end + decimals]);
        end += 1 + decimals;
    }
    (end, text)
}

/// "1.3e6", "12e-1", "6.2x10^-4": the number of this mantissa with the power of ten behind it.
fn exponent(rest: &str, length: usize, mantissa: &str) -> Option<(usize, Digits)> {
    let scientific = ["e", "E", "x10^", "×10^", " x 10^", " × 10^"];
    let after = scientific.iter().find_map(|joint| rest[length..].strip_prefix(joint))?;
    let unsigned = after.strip_prefix(['+', '-']).unwrap_or(after);
    let figures = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&figures) || unsigned[figures..].starts_with(|ch: char| ch.is_alphanumeric()) {
        return None;
    }
    let power: i32 = unsigned[..figures].parse().ok()?;
    let power = if after.starts_with('-') { -power } else { power };
    let factor = Rational::ten_to(power)?;
    let mantissa = number(mantissa)?;
    let (value, place) = (mantissa.value.multiply(factor)?, mantissa.place.multiply(factor)?);
    let end = rest.len() - unsigned.len() + figures;
    Some((end, Digits { value, place, plain: 0, is_fraction: false }))
}

fn number(text: &str) -> Option<Digits> {
    let value = Rational::parse(text)?;
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let place = Rational::ten_to(-i32::try_from(decimals).ok()?)?;
    Some(Digits { value, place, plain: 0, is_fraction: false })
}

/// The parts of a sign that is a fraction.
pub(super) fn vulgar_fraction(ch: char) -> Option<(i128, i128)> {
    Some(match ch {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(usize, String)> {
        read(text, 0).map(|(length, digits)| (length, format!("{:?}", digits.value)))
    }

    #[test]
    fn separators_are_read_where_they_are_certain() {
        let cases = [
            ("1,200", 5, "1200"),
            ("1,200.50,", 8, "2401/2"),
            ("1.200,50", 8, "2401/2"),
            ("12,34,567", 9, "1234567"),
            ("1.234.567", 9, "1234567"),
            ("22,24,26", 2, "22"),
            ("1 234 567 ships", 9, "1234567"),
            ("40 000", 6, "40000"),
            ("12 300 ships", 2, "12"),
            (".08", 3, "2/25"),
            ("3.", 1, "3"),
            ("1.3e6", 5, "1300000"),
            ("⅔", 3, "2/3"),
        ];
        for (text, length, expected) in cases {
            assert_eq!(value(text), Some((length, expected.to_owned())), "{text}");
        }
        assert_eq!(value("10.0.0.1"), None);
        assert_eq!(value(&"9".repeat(99)), None);
    }
}
