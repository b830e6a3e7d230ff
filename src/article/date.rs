//! Calendar dates as articles write them: `2024-01-12`, `12 January 2024`, `Jan. 12, 2024`, ISO date-times.
//!
//! Only what is unmistakable is read. `01/02/2024` is not (January or February?), a day the calendar does not have is
//! not, and a date without a year stays without one.

use jiff::civil::Date;

/// A day as written at the head of a text: the year may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDate {
    /// The year, where it is written.
    pub year: Option<i16>,
    /// Month, from 1.
    pub month: i8,
    /// Day of the month, from 1.
    pub day: i8,
    /// Bytes of the text that the date takes, a weekday before it included.
    pub len: usize,
}

impl WrittenDate {
    /// The day, if the year is written.
    pub(crate) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The month (from 1) that a word names, in full or shortened ("Jan", "Sept"), without a point.
pub(crate) fn month(word: &str) -> Option<i8> {
    named(word, &MONTHS).map(|index| index as i8 + 1)
}

/// Whether a word names a day of the week, in full or shortened, without a point.
pub(crate) fn is_weekday(word: &str) -> bool {
    named(word, &WEEKDAYS).is_some()
}

/// The name that is `word` or that `word` shortens to three letters, or to four as in "Sept" and "Thur".
fn named(word: &str, names: &[&str]) -> Option<usize> {
    let short = (3..=4).contains(&word.len());
    names.iter().position(|name| {
        let full = name.eq_ignore_ascii_case(word);
        full || (short && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
    })
}

/// Reads a text that is a date and nothing else, but for a weekday before it, a time of day after an ISO date, and a
/// full stop.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    let found = prefix(text)?;
    let rest = &text[found.len..];
    let bytes = rest.as_bytes();
    let time_follows =
        matches!(bytes.first(), Some(b'T' | b't' | b' ')) && bytes.get(1).is_some_and(u8::is_ascii_digit);
    let is_time = |c: char| c.is_ascii_digit() || " TtZz:+-.,UGMCEDSPampm".contains(c);
    let ends = rest.is_empty() || rest == "." || (time_follows && rest.len() <= 40 && rest.chars().all(is_time));
    if ends { found.date() } else { None }
}

/// Reads the date at the very start of a text, if there is one.
pub(crate) fn prefix(text: &str) -> Option<WrittenDate> {
    let mut scan = Scan { text, at: 0 };
    scan.weekday();
    let (year, month, day) = scan.iso().or_else(|| scan.day_first()).or_else(|| scan.month_first())?;
    // Any leap year will do to see whether a day without a year can be.
    Date::new(year.unwrap_or(2024), month, day).ok()?;
    Some(WrittenDate { year, month, day, len: scan.at })
}

/// A place in the text that moves only when what was asked for is there.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn run(&self, from: usize, takes: impl Fn(u8) -> bool) -> &'a str {
        let bytes = &self.text.as_bytes()[from..];
        let len = bytes.iter().take(16).position(|byte| !takes(*byte)).unwrap_or(bytes.len().min(16));
        &self.text[from..from + len]
    }

    fn spaces(&mut self) -> bool {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
        self.at += rest.len() - trimmed.len();
        trimmed.len() < rest.len()
    }

    fn mark(&mut self, mark: char) -> bool {
        let there = self.rest().starts_with(mark);
        if there {
            self.at += mark.len_utf8();
        }
        there
    }

    fn weekday(&mut self) {
        let word = self.run(self.at, |byte| byte.is_ascii_alphabetic());
        if is_weekday(word) {
            self.at += word.len();
            self.mark('.');
            self.mark(',');
            self.spaces();
        }
    }

    fn digits(&mut self, most: usize) -> Option<i16> {
        let run = self.run(self.at, |byte| byte.is_ascii_digit());
        if run.is_empty() || run.len() > most {
            return None;
        }
        self.at += run.len();
        run.parse().ok()
    }

    fn month(&mut self) -> Option<i8> {
        let word = self.run(self.at, |byte| byte.is_ascii_alphabetic());
        let month = month(word)?;
        self.at += word.len();
        if word.len() <= 4 {
            self.mark('.');
        }
        Some(month)
    }

    fn year(&mut self) -> Option<i16> {
        let before = self.at;
        let year = self.digits(4).filter(|year| (1000..=2999).contains(year));
        if year.is_none() {
            self.at = before;
        }
        year
    }

    fn iso(&mut self) -> Option<(Option<i16>, i8, i8)> {
        let before = self.at;
        let found = (|| {
            let year = self.year()?;
            let month = self.mark('-').then(|| self.digits(2)).flatten()?;
            let day = self.mark('-').then(|| self.digits(2)).flatten()?;
            Some((Some(year), i8::try_from(month).ok()?, i8::try_from(day).ok()?))
        })();
        if found.is_none() {
            self.at = before;
        }
        found
    }

    fn day_first(&mut self) -> Option<(Option<i16>, i8, i8)> {
        let before = self.at;
        let found = (|| {
            let day = self.day()?;
            self.spaces();
            if self.rest().starts_with("of ") {
                self.at += 3;
            }
            let month = self.month()?;
            Some((self.year_after(), month, day))
        })();
        if found.is_none() {
            self.at = before;
        }
        found
    }

    fn month_first(&mut self) -> Option<(Option<i16>, i8, i8)> {
        let before = self.at;
        let found = (|| {
            let month = self.month()?;
            self.spaces();
            let day = self.day()?;
            Some((self.year_after(), month, day))
        })();
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// A day of the month; "12th" is one, the "20" of "2024" is not.
    fn day(&mut self) -> Option<i8> {
        let day = self.digits(2).and_then(|day| i8::try_from(day).ok())?;
        let suffix = self.run(self.at, |byte| byte.is_ascii_alphabetic());
        if ["st", "nd", "rd", "th"].contains(&suffix) {
            self.at += suffix.len();
        }
        Some(day)
    }

    /// The year after day and month, with or without a comma; nothing is taken where there is none.
    fn year_after(&mut self) -> Option<i16> {
        let before = self.at;
        self.mark(',');
        let year = if self.spaces() { self.year() } else { None };
        if year.is_none() {
            self.at = before;
        }
        year
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_in_the_forms_of_newspapers() {
        let day = Some(date(2024, 1, 12));
        for text in [
            "2024-01-12",
            "2024-01-12T08:30:00Z",
            "2024-01-12 08:30:00+01:00",
            "12 January 2024",
            "12th January 2024",
            "January 12, 2024",
            "Jan. 12, 2024",
            "Jan 12 2024",
            "12 Jan. 2024",
            "Friday, 12 January 2024",
            "Fri. Jan. 12, 2024.",
            "FRIDAY, JANUARY 12, 2024",
        ] {
            assert_eq!(parse(text), day, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "Friday",
            "30 February 2024",
            "2023-02-29",
            "2024-13-01",
            "12 January",
            "01/02/2024",
            "January 2024",
            "12 January 2024 was a Friday",
            "May 40, 2024",
            "2024",
            "Marching 12, 2024",
            "12 January 20245",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_without_a_year_stays_without() {
        let found = prefix("Jan. 12 — The ministers").expect("a date");
        assert_eq!((found.year, found.month, found.day, found.len), (None, 1, 12, 7));
        assert_eq!(found.date(), None);
    }

    proptest! {
        #[test]
        fn a_printed_date_is_read_back(year in 1000_i16..2999, ordinal in 1_i16..=365) {
            let date = Date::new(year, 1, 1).and_then(|first| first.with().day_of_year(ordinal).build()).expect("a day");
            prop_assert_eq!(parse(&date.to_string()), Some(date));
            let name = MONTHS[date.month() as usize - 1];
            let (day, year) = (date.day(), date.year());
            prop_assert_eq!(parse(&format!("{day} {name} {year}")), Some(date));
            prop_assert_eq!(parse(&format!("{name} {day}, {year}")), Some(date));
        }

        #[test]
        fn any_text_is_survived(text in "\\PC{0,40}") {
            let _ = parse(&text);
            if let Some(found) = prefix(&text) {
                prop_assert!(text.is_char_boundary(found.len));
            }
        }
    }
}
