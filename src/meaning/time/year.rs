//! Years, and the eras they are counted in.

use super::fields::Fields;
use super::items::{Items, Kind};
use super::words::Class;

/// Words before a number that say that it counts something.
const BEFORE_COUNTS: [&str; 16] = [
    "$", "€", "£", "#", "almost", "least", "most", "nearly", "no", "number", "over", "roughly", "some", "than",
    "under", "up",
];

/// Words before four digits that make a year of them even where years are rare.
const BEFORE_YEARS: [&str; 21] = [
    "(", ",", "after", "and", "before", "between", "by", "circa", "during", "early", "from", "in", "late", "mid", "of",
    "or", "since", "through", "to", "until", "till",
];

impl Items<'_> {
    /// `480 BC`, `146 B.C.`; the year is negative. `AD 79` and `1066 CE` are not.
    pub(super) fn year_before_christ(&self, at: usize) -> Option<(i32, usize)> {
        let (year, _) = self.digits(at, 4)?;
        Some((-year, self.era_before_christ(at + 1)?)).filter(|_| year > 0)
    }

    /// Where the letters that count years backwards end.
    pub(super) fn era_before_christ(&self, at: usize) -> Option<usize> {
        if self.get(at).is_some_and(|item| matches!(item.text, "BC" | "BCE")) {
            return Some(at + 1);
        }
        if !self.is(at, "B") || !self.is(at + 1, ".") || !self.is(at + 2, "C") {
            return None;
        }
        let mut end = at + 3;
        if self.is(end, ".") && self.is_glued(end) {
            end += 1;
            if self.is(end, "E") && self.is_glued(end) && self.is(end + 1, ".") {
                end += 2;
            }
        }
        Some(end)
    }

    /// `1939`, `'99`, `AD 79`, `the year 2020`, `480 BC`.
    pub(super) fn year_alone(&self, at: usize) -> Option<(Fields, usize)> {
        let of = |year: i32, end: usize| Some((Fields { year: Some(year), ..Fields::default() }, end));
        if let Some((year, end)) = self.year_before_christ(at) {
            return of(year, end);
        }
        if self.is(at, "year") || self.is(at, "years") {
            let (year, length) = self.digits(at + 1 + usize::from(self.is(at + 1, "of")), 4)?;
            return if length == 4 { of(year, at + 2 + usize::from(self.is(at + 1, "of"))) } else { None };
        }
        if self.is_any(at, &["AD", "CE"])
            && let Some((year, _)) = self.digits(at + 1, 4)
        {
            return of(year, at + 2);
        }
        if self.is_any(at, &["'", "’", "‘"]) {
            let (year, length) = self.digits(at + 1, 2).filter(|_| self.is_glued(at + 1))?;
            let free = !self.is_glued(at)
                && (!self.is_glued(at + 2) || self.get(at + 2).is_some_and(|item| item.kind == Kind::Mark));
            return if length == 2 && free && self.announced(at) { of(two_digit_year(year), at + 2) } else { None };
        }
        if let Some(year) = self.second_of_range(at) {
            return of(year, at + 1);
        }
        if let Some((year, end)) = self.year_in_words(at).filter(|_| self.digits(at, 9).is_none()) {
            let counted = self.tagged(end, "NN") || self.tagged(end, "JJ");
            let sure = self.announced(at) && !counted && (1100..2100).contains(&year) && year % 100 != 0;
            return if sure { of(year, end) } else { None };
        }
        let (year, length) = self.digits(at, 4)?;
        let era = self.get(at + 1).is_some_and(|item| matches!(item.text, "AD" | "CE"));
        if era && year > 0 {
            return of(year, at + 2);
        }
        (length == 4 && self.stands_as_year(at, year)).then(|| of(year, at + 1))?
    }

    /// The second year of `1939-45` and `2007–08`. With a hyphen, a second number up to 12 is a month instead unless it
    /// is the next year.
    pub(super) fn second_of_range(&self, at: usize) -> Option<i32> {
        let (second, 2) = self.digits(at, 2)? else { return None };
        let joined = at >= 2 && self.is_glued(at) && self.is_glued(at - 1) && self.is_any(at - 1, &["-", "–", "/"]);
        let (first, 4) = self.digits(at.checked_sub(2)?, 4)? else { return None };
        let closed = !self.is_glued(at + 1)
            || self.is_any(at + 1, &[".", ",", ";", ":", ")", "]"])
                && !(self.is_glued(at + 2) && self.digits(at + 2, 9).is_some());
        let step = second - first % 100;
        let month = !self.is(at - 1, "–") && second <= 12 && step != 1;
        (joined && closed && step > 0 && !month && (1000..2150).contains(&first))
            .then_some(first - first % 100 + second)
    }

    /// Whether four digits are a year, by what stands around them.
    fn stands_as_year(&self, at: usize, year: i32) -> bool {
        if !(1000..=2150).contains(&year) || self.is_part_of_figure(at) {
            return false;
        }
        let (next, before) = (at + 1, at.checked_sub(1));
        let counts = before.is_some_and(|before| {
            self.class(before) == Some(Class::Numbered)
                || self.is_any(before, &BEFORE_COUNTS)
                || self.is(before, ".") && self.is(before.wrapping_sub(1), "no")
        });
        let compound = usize::from(self.is(next, "-"));
        let counted = matches!(self.class(next), Some(Class::Units(_)))
            || matches!(self.class(next + compound), Some(Class::Measure))
            || compound == 1 && self.is_any(next + 1, &["strong", "page", "seat"]);
        if counts || counted {
            return false;
        }
        // Round or far numbers before a plural noun count it.
        let plural = self.tagged(next, "NNS") || self.tagged(next, "JJ") && self.tagged(next + 1, "NNS");
        if plural {
            return year % 50 != 0 && (1700..=2100).contains(&year);
        }
        let strongly = before.is_some_and(|before| self.is_any(before, &BEFORE_YEARS));
        (1500..=2100).contains(&year) || strongly
    }

    /// Whether a figure goes on before or behind these digits.
    fn is_part_of_figure(&self, at: usize) -> bool {
        let opens = |before: usize| self.is_dash(before) || self.is_any(before, &["(", "[", "/", "“", "\"", "‘"]);
        if self.is_glued(at) && at > 0 && !opens(at - 1) {
            return true;
        }
        self.get(at + 1).filter(|next| next.glued).is_some_and(|next| {
            let decimal =
                matches!(next.text, "." | "," | ":") && self.is_glued(at + 2) && self.digits(at + 2, 9).is_some();
            next.kind != Kind::Mark || "%$€£°#_@".contains(next.text) || decimal
        })
    }
}

/// A year of two digits, in the century that it most likely means.
pub(super) fn two_digit_year(year: i32) -> i32 {
    if year < 40 { 2000 + year } else { 1900 + year }
}
