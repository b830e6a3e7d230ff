//! Dates in figures: `2024-01-12`, `12/01/2024`, `05-Aug-2016`.

use super::fields::Fields;
use super::items::{Items, Kind};
use super::words::Class;
use super::year::two_digit_year;

impl Items<'_> {
    /// `2024-01-12`, `12/01/2024`, `12.1.2024`, `20240112`, `05-Aug-2016`, `2015-12`, `Oct/2`.
    pub(super) fn numeric_date(&self, at: usize) -> Option<(Fields, usize)> {
        let (first, length) = match self.digits(at, 8) {
            Some(found) => found,
            None => return self.month_with_marks(at),
        };
        let glued_part = self.is_glued(at)
            && at > 0
            && self.is_any(at - 1, &["-", ".", "/", ",", "$", ":"])
            && self.get(at.wrapping_sub(2)).is_some_and(|item| item.kind == Kind::Digits);
        if glued_part {
            return None;
        }
        let day = |year: i32, month: i32, day: i32| {
            let fields = Fields {
                year: Some(year),
                month: Some(i8::try_from(month).ok()?),
                day: Some(i8::try_from(day).ok()?),
                ..Fields::default()
            };
            fields.date().map(|_| fields)
        };
        if length == 8 {
            let found = day(first / 10_000, first / 100 % 100, first % 100)?;
            return (1900..2100).contains(&(first / 10_000)).then_some((found, at + 1));
        }
        let mark = self.get(at + 1).filter(|item| item.glued && matches!(item.text, "-" | "/" | "."))?.text;
        let second_at = at + 2;
        if !self.is_glued(second_at) {
            return None;
        }
        // "23/Sep/2020", "2019/aug/01", "05-Aug-2016"
        if let Some(Class::Month(month)) = self.class(second_at) {
            let third =
                self.digits(second_at + 2, 4).filter(|_| self.is(second_at + 1, mark) && self.is_glued(second_at + 2));
            let found = match (length, third) {
                (4, Some((third, 1..=2))) => day(first, i32::from(month), third),
                (1..=2, Some((third, 4))) => day(third, i32::from(month), first),
                _ => None,
            };
            return found.map(|fields| (fields, second_at + 3));
        }
        let (second, second_length) = self.digits(second_at, 2)?;
        let third = self
            .digits(second_at + 2, 4)
            .filter(|_| self.is(second_at + 1, mark) && self.is_glued(second_at + 1) && self.is_glued(second_at + 2));
        let end = second_at + 3;
        match (length, third) {
            (4, Some((third, 1..=2))) if mark != "." => day(first, second, third).map(|fields| (fields, end)),
            (1..=2, Some((third, 4))) => {
                // The American order first, the other where the calendar has no such day; with points always the other.
                let found = if mark == "." { None } else { day(third, first, second) };
                found.or_else(|| day(third, second, first)).map(|fields| (fields, end))
            }
            (1..=2, Some((third, 2))) if mark == "/" => {
                let year = two_digit_year(third);
                day(year, first, second).or_else(|| day(year, second, first)).map(|fields| (fields, end))
            }
            (4, None) if self.second_of_range(second_at).is_some() => None,
            (4, None)
                if mark != "." && second_length == 2 && (1500..2100).contains(&first) && (1..=12).contains(&second) =>
            {
                let month = i8::try_from(second).ok();
                Some((Fields { year: Some(first), month, ..Fields::default() }, second_at + 1))
            }
            (1..=2, None) if mark == "/" && (self.announced(at) || self.weekday_before(at)) => {
                // "on 5/12": no more than a day and a month.
                let month_first = (1..=12).contains(&first) && (1..=31).contains(&second);
                let (month, day) = if month_first { (first, second) } else { (second, first) };
                let real =
                    (1..=12).contains(&month) && (1..=31).contains(&day) && !matches!((first, second), (1, 2..=9));
                let narrow = |number| i8::try_from(number).ok();
                real.then(|| (Fields { month: narrow(month), day: narrow(day), ..Fields::default() }, second_at + 1))
            }
            _ => None,
        }
    }

    fn weekday_before(&self, at: usize) -> bool {
        at > 0 && matches!(self.class(at - 1), Some(Class::Weekday(_)))
    }

    /// `Sep-23-2020`, `Oct/2`, `Dec/2018`.
    fn month_with_marks(&self, at: usize) -> Option<(Fields, usize)> {
        let Class::Month(month) = self.class(at)? else { return None };
        let mark = self.get(at + 1).filter(|item| item.glued && matches!(item.text, "-" | "/"))?.text;
        let (number, length) = self.digits(at + 2, 4).filter(|_| self.is_glued(at + 2))?;
        let fields = Fields { month: Some(month), ..Fields::default() };
        if length == 4 {
            return Some((Fields { year: Some(number), ..fields }, at + 3));
        }
        let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day));
        match self.digits(at + 4, 4) {
            Some((year, 4)) if self.is(at + 3, mark) && self.is_glued(at + 4) => {
                Some((Fields { year: Some(year), day, ..fields }, at + 5))
            }
            _ => Some((Fields { day: Some(day?), ..fields }, at + 3)),
        }
    }
}
