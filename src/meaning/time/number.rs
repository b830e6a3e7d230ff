//! Numbers inside expressions of time: how many, which day, which year.

use super::items::{Items, Kind};
use super::unit::Amount;
use super::words::Class;

/// The most items of a number in words.
const LONGEST: usize = 9;

impl Items<'_> {
    /// How many: in digits, in words, as `a` or `half a`, or left open (`several`, `a few`).
    pub(super) fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        if self.is_any(at, &["a", "an", "another"]) {
            return Some(self.after_article(at + 1).unwrap_or((Amount::ONE, at + 1)));
        }
        if self.is(at, "half") {
            let end = at + 1 + usize::from(self.is_any(at + 1, &["a", "an", "-"]));
            return Some((Amount(Some(0.5)), end));
        }
        if self.is(at, "couple") || self.is(at, "dozen") {
            let number = if self.is(at, "couple") { 2.0 } else { 12.0 };
            return Some((Amount(Some(number)), at + 1 + usize::from(self.is(at + 1, "of"))));
        }
        if self.is_any(at, &["dozens", "hundreds", "thousands", "scores"]) && self.is(at + 1, "of") {
            return Some((Amount(None), at + 2));
        }
        if let Some(Class::Vague) = self.class(at) {
            return Some((Amount(None), at + 1 + usize::from(self.is(at + 1, "more"))));
        }
        let (mut number, mut end) = self.plain_number(at)?;
        if self.is(end, "and") {
            let fraction = if self.is(end + 1, "half") {
                Some((0.5, end + 2))
            } else if self.is(end + 1, "a") && self.is(end + 2, "half") {
                Some((0.5, end + 3))
            } else {
                None
            };
            // "one and half a century" is no number of its own.
            if let Some((fraction, after)) = fraction.filter(|&(_, after)| !self.is_any(after, &["a", "an"])) {
                number += fraction;
                end = after;
            }
        }
        if self.is(end, "more") {
            end += 1;
        }
        Some((Amount(Some(number)), end))
    }

    fn after_article(&self, at: usize) -> Option<(Amount, usize)> {
        match self.get(at)?.text {
            "few" => Some((Amount(None), at + 1 + usize::from(self.is(at + 1, "more")))),
            "couple" => Some((Amount(Some(2.0)), at + 1 + usize::from(self.is(at + 1, "of")))),
            "dozen" => Some((Amount(Some(12.0)), at + 1)),
            "half" => Some((Amount(Some(0.5)), at + 1 + usize::from(self.is(at + 1, "-")))),
            "hundred" | "thousand" | "million" => {
                let (number, end) = self.plain_number(at)?;
                Some((Amount(Some(number)), end))
            }
            "single" | "full" | "mere" | "whole" | "further" | "record" => {
                let (number, end) = self.plain_number(at + 1).unwrap_or((1.0, at + 1));
                Some((Amount(Some(number)), end))
            }
            _ => None,
        }
    }

    fn plain_number(&self, at: usize) -> Option<(f64, usize)> {
        let item = self.get(at)?;
        match item.kind {
            Kind::Digits => self.figure(at),
            Kind::Letters => self.number_words(at).map(|(number, end)| (f64::from(number), end)),
            Kind::Mark => None,
        }
    }

    /// A number in digits, with separators of thousands and a decimal part; not a part of a longer one.
    fn figure(&self, at: usize) -> Option<(f64, usize)> {
        let glued_to = |mark: &str| at > 1 && self.is_glued(at) && self.is(at - 1, mark);
        let inside =
            |mark: &str| glued_to(mark) && at > 1 && self.get(at - 2).is_some_and(|item| item.kind == Kind::Digits);
        if inside(".") || inside(",") || ["$", "€", "£", "/", ":"].iter().any(|mark| glued_to(mark)) {
            return None;
        }
        let mut text = self.get(at).filter(|item| item.text.len() <= 9)?.text.to_owned();
        let mut end = at + 1;
        let next_digits = |mark_at: usize, mark: &str, length: Option<usize>| {
            let digits = self.get(mark_at + 1).filter(|item| item.kind == Kind::Digits && item.glued)?;
            let fits = self.is_glued(mark_at) && self.is(mark_at, mark) && digits.text.len() <= 9;
            (fits && length.is_none_or(|length| digits.text.len() == length)).then_some(digits.text)
        };
        while let Some(group) = next_digits(end, ",", Some(3)).filter(|_| text.len() < 12) {
            text.push_str(group);
            end += 2;
        }
        if let Some(decimals) = next_digits(end, ".", None) {
            text.push('.');
            text.push_str(decimals);
            end += 2;
        }
        Some((text.parse().ok()?, end))
    }

    /// A whole number in words: `two`, `twenty-five`, `a hundred and six`.
    pub(super) fn number_words(&self, at: usize) -> Option<(i32, usize)> {
        let (mut total, mut group, mut end) = (0_i32, None::<i32>, at);
        while end < at + LONGEST {
            let step = if group.is_some() && (self.is(end, "and") || self.is(end, "-")) { 1 } else { 0 };
            let Some(Class::Number(number)) = self.class(end + step) else { break };
            let hundred = group.is_some_and(|group| group % 100 == 0 && group > 0);
            let ten = group.is_some_and(|group| group % 10 == 0 && group % 100 >= 20);
            group = match (number, group) {
                (1_000.., found) if step == 0 => {
                    total = total.checked_add(found.unwrap_or(1).checked_mul(number)?)?;
                    Some(0)
                }
                (100, found) if step == 0 => Some(found.unwrap_or(1).checked_mul(100)?),
                (1..=99, None) => Some(number),
                (1..=99, Some(group)) if hundred || (group == 0 && total > 0) => Some(group + number),
                // "two and three" are two numbers; "twenty-five" is one.
                (1..=9, Some(group)) if ten && !self.is(end, "and") => Some(group + number),
                (1..=9, Some(group)) if ten && group == 20 => Some(group + number),
                _ => break,
            };
            end += step + 1;
        }
        Some((total.checked_add(group?)?, end))
    }

    /// An ordinal: `12th`, `third`, `twenty-first`.
    pub(super) fn ordinal(&self, at: usize) -> Option<(i8, usize)> {
        if let Some((number, _)) = self.digits(at, 3) {
            let suffixed = self.is_glued(at + 1) && self.is_any(at + 1, &["st", "nd", "rd", "th"]);
            return (suffixed && number > 0).then_some((i8::try_from(number).ok()?, at + 2));
        }
        match self.class(at)? {
            Class::Ordinal(number) => Some((number, at + 1)),
            Class::Number(ten @ 20..=90) => {
                let next = at + 1 + usize::from(self.is(at + 1, "-"));
                match self.class(next) {
                    Some(Class::Ordinal(one @ 1..=9)) => Some((i8::try_from(ten).ok()? + one, next + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A day of the month: `12`, `12th`, `twelfth`, `twenty-two`.
    pub(super) fn day_of_month(&self, at: usize) -> Option<(i8, usize)> {
        let within = |(day, end): (i8, usize)| (1..=31).contains(&day).then_some((day, end));
        if let Some(found) = self.ordinal(at) {
            return within(found);
        }
        if let Some((number, length)) = self.digits(at, 2) {
            let letters_follow =
                self.is_glued(at + 1) && self.get(at + 1).is_some_and(|item| item.kind == Kind::Letters);
            let fraction = self.is_glued(at + 1)
                && self.is_any(at + 1, &[".", ",", ":"])
                && self.is_glued(at + 2)
                && self.get(at + 2).is_some_and(|item| item.kind == Kind::Digits);
            let percent = self.is(at + 1, "%");
            return (length <= 2 && !letters_follow && !fraction && !percent)
                .then_some((i8::try_from(number).ok()?, at + 1))
                .and_then(within);
        }
        let (number, end) = self.number_words(at)?;
        within((i8::try_from(number).ok()?, end))
    }

    /// A year written in words: `nineteen eighty-six`, `two thousand and five`.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(i32, usize)> {
        let Some(Class::Number(century @ 11..=20)) = self.class(at) else {
            let (year, end) = self.number_words(at)?;
            return ((2000..=2099).contains(&year)).then_some((year, end));
        };
        if self.is(at + 1, "hundred") {
            let (rest, end) = self.number_words(at + 2 + usize::from(self.is(at + 2, "and"))).unwrap_or((0, at + 2));
            return (rest < 100).then_some((century * 100 + rest, end));
        }
        let (rest, end) = self.number_words(at + 1)?;
        (10..=99).contains(&rest).then_some((century * 100 + rest, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Option<(Option<f64>, usize)> {
        Items::of(text, None).amount(0).map(|(amount, end)| (amount.0, end))
    }

    #[test]
    fn amounts_in_digits_and_words() {
        assert_eq!(amount("12 days"), Some((Some(12.0), 1)));
        assert_eq!(amount("1,460 years"), Some((Some(1460.0), 3)));
        assert_eq!(amount("2.5 years"), Some((Some(2.5), 3)));
        assert_eq!(amount("twenty-five years"), Some((Some(25.0), 3)));
        assert_eq!(amount("a hundred and six days"), Some((Some(106.0), 4)));
        assert_eq!(amount("two thousand three hundred years"), Some((Some(2300.0), 4)));
        assert_eq!(amount("two and a half years"), Some((Some(2.5), 4)));
        assert_eq!(amount("half a century"), Some((Some(0.5), 2)));
        assert_eq!(amount("a few weeks"), Some((None, 2)));
        assert_eq!(amount("a couple of hours"), Some((Some(2.0), 3)));
        assert_eq!(amount("two and three days"), Some((Some(2.0), 1)));
        assert_eq!(amount("ships"), None);
    }

    #[test]
    fn days_and_years() {
        let day = |text| Items::of(text, None).day_of_month(0).map(|(day, _)| day);
        assert_eq!(
            [day("12"), day("3rd"), day("twenty-second"), day("thirty one")],
            [Some(12), Some(3), Some(22), Some(31)]
        );
        assert_eq!([day("32"), day("12.5"), day("5pm"), day("5%")], [None; 4]);
        let year = |text| Items::of(text, None).year_in_words(0).map(|(year, _)| year);
        assert_eq!(year("nineteen eighty-six"), Some(1986));
        assert_eq!(year("seventeen hundred thirty three"), Some(1733));
        assert_eq!(year("two thousand and five"), Some(2005));
        assert_eq!(year("twenty men"), None);
    }
}
