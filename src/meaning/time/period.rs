//! Parts of years, and periods of many: quarters, halves, decades, centuries.

use super::fields::Fields;
use super::items::Items;

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

impl Items<'_> {
    /// `Q3 2019`, `2019 Q3`, `the third quarter of 2019`, `the first half of the year`.
    pub(super) fn quarter_or_half(&self, at: usize) -> Option<(Fields, usize)> {
        let quarter = |at: usize| {
            let number = self.digits(at + 1, 1).filter(|_| self.is(at, "Q") && self.is_glued(at + 1))?.0;
            QUARTERS.get(usize::try_from(number).ok()?.wrapping_sub(1)).copied()
        };
        if let Some(part) = quarter(at) {
            return Some(self.with_year(Fields { part: Some(part), ..Fields::default() }, at + 2));
        }
        if let Some((year @ 1900..=2199, 4)) = self.digits(at, 4) {
            let start = at + 1 + usize::from(self.is(at + 1, "-"));
            let part = Some(quarter(start)?);
            return Some((Fields { year: Some(year), part, ..Fields::default() }, start + 2));
        }
        let last = self.is_any(at, &["last", "final"]);
        let (number, end) = if self.is(at, "latter") {
            (2, at + 1)
        } else if last {
            (4, at + 1)
        } else {
            self.ordinal(at)?
        };
        let start = end + usize::from(self.is(end, "-"));
        let part = if self.is(start, "quarter") {
            QUARTERS.get(usize::try_from(number).ok()?.wrapping_sub(1)).copied()?
        } else if self.is(start, "half") {
            *["H1", "H2"].get(usize::try_from(number).ok()?.wrapping_sub(1))?
        } else {
            return None;
        };
        // A half of a match is none; a period must follow, or be known.
        let fields = Fields { part: Some(part), ..Fields::default() };
        let (fields, after) = self.with_year(fields, start + 1);
        let followed = self.is(start + 1, "of")
            && (self.is_any(start + 2, &["the", "this", "last", "next", "that"])
                && self.is_any(start + 3, &["year", "fiscal", "following", "next", "same"])
                || self.is_any(start + 3, &["year"]));
        if fields.has_year() {
            return Some((fields, after));
        }
        // "next year's first quarter"
        let possessed = at > 1 && self.is(at - 1, "s") && self.is_any(at - 2, &["'", "’"]);
        (followed || part.starts_with('Q') && (self.announced(at) || possessed) && !self.is(start + 1, "of") && !last)
            .then_some((fields, start + 1))
    }

    /// `the 19th century`, `eighteenth-century`, `5th century BC`, `the 1990s`, `the '90s`, `the nineties`.
    pub(super) fn century(&self, at: usize) -> Option<(Fields, usize)> {
        if let Some((number, end)) = self.ordinal(at).filter(|&(number, _)| number <= 30) {
            let start = end + usize::from(self.is(end, "-"));
            if self.is_any(start, &["century", "centuries"]) {
                let before = self.era_before_christ(start + 1);
                let fields = Fields {
                    century: Some(i32::from(number) - 1),
                    before_christ: before.is_some(),
                    ..Fields::default()
                };
                return Some((fields, before.unwrap_or(start + 1)));
            }
        }
        let plural = |at: usize| {
            if self.is(at, "s") && self.is_glued(at) {
                return Some(at + 1);
            }
            (self.is_any(at, &["'", "’"]) && self.is_glued(at) && self.is(at + 1, "s") && self.is_glued(at + 1))
                .then_some(at + 2)
        };
        if let Some((year, length @ 3..=4)) = self.digits(at, 4) {
            let end = plural(at + 1).filter(|_| year % 10 == 0)?;
            let before = self.era_before_christ(end);
            let fields = Fields { decade: Some(year / 10), before_christ: before.is_some(), ..Fields::default() };
            return (length == 4 && (1000..2200).contains(&year) || before.is_some())
                .then_some((fields, before.unwrap_or(end)));
        }
        if self.is_any(at, &["'", "’", "‘"])
            && let Some((year, 2)) = self.digits(at + 1, 2).filter(|_| self.is_glued(at + 1))
            && let Some(end) = plural(at + 2).filter(|_| year % 10 == 0)
        {
            return Some((Fields { decade: Some(190 + year / 10), ..Fields::default() }, end));
        }
        const TENS: [&str; 7] = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"];
        let named = TENS.iter().position(|name| self.is(at, name));
        let tens = named.or_else(|| self.is(at, "nineties").then_some(7))?;
        // "in his sixties" is an age.
        let decade = self.is(at.wrapping_sub(1), "the")
            || self.is_dash(at.wrapping_sub(1)) && self.is(at.wrapping_sub(3), "the");
        decade.then(|| (Fields { decade: Some(192 + i32::try_from(tens).unwrap_or(0)), ..Fields::default() }, at + 1))
    }
}
