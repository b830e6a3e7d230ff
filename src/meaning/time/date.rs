//! Dates in the calendar's own words: days, months, seasons, quarters, years, decades, centuries.

use super::fields::Fields;
use super::items::Items;
use super::words::{Class, HOLIDAY_NAMES};
use super::year::two_digit_year;

/// Words that a time may follow, and that make a time of a word that is more often something else.
pub(super) const BEFORE_TIMES: [&str; 21] = [
    "in",
    "by",
    "since",
    "until",
    "till",
    "during",
    "before",
    "after",
    "of",
    "from",
    "on",
    "for",
    "through",
    "throughout",
    "between",
    "around",
    "about",
    "circa",
    "to",
    "at",
    "within",
];

impl Items<'_> {
    /// Whether a word before `at` announces a time, articles and words of parts (`early`, `mid-`) passed over.
    pub(super) fn announced(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1) else { return false };
            if self.is_any(before, &BEFORE_TIMES)
                || matches!(self.class(before), Some(Class::Edge(_) | Class::Pointer(..) | Class::Bound(_)))
            {
                return true;
            }
            if !self.is(before, "the") && !self.is_dash(before) {
                return false;
            }
            at = before;
        }
        false
    }

    /// A date of any sort.
    pub(super) fn date(&self, at: usize) -> Option<(Fields, usize)> {
        self.numeric_date(at)
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.quarter_or_half(at))
            .or_else(|| self.century(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.season(at))
            .or_else(|| self.year_alone(at))
    }

    /// A month by its name, with the point of its abbreviation.
    pub(super) fn month_name(&self, at: usize) -> Option<(i8, usize)> {
        let Class::Month(month) = self.class(at)? else { return None };
        let short = self.get(at)?.text.len() <= 4 && !self.is_any(at, &["may", "june", "july"]);
        let point = short && self.is(at + 1, ".") && self.is_glued(at + 1);
        Some((month, at + 1 + usize::from(point)))
    }

    /// Whether a word that may be a month or weekday stands as one: with a capital, and announced.
    fn stands_as_name(&self, at: usize) -> bool {
        let Some(item) = self.get(at) else { return false };
        let capital = item.text.starts_with(char::is_uppercase);
        match item.word {
            Some(word) if !word.unsure => capital || self.announced(at) && item.text.len() > 3 || item.text.len() > 5,
            // "in May", "on Sat."; not "may", "the Sun", "He May Go".
            _ => {
                capital
                    && item.text.len() > 2
                    && self.announced(at)
                    && !self.is(at.wrapping_sub(1), "the")
                    && !["MD", "VB"].iter().any(|tag| item.tag.starts_with(tag))
            }
        }
    }

    /// A weekday by its name, with the point of its abbreviation.
    pub(super) fn weekday_name(&self, at: usize) -> Option<(i8, usize)> {
        let Class::Weekday(weekday) = self.class(at)? else { return None };
        let abbreviated = self.get(at)?.text.len() <= 5 && self.get(at)?.word.is_some_and(|word| word.unsure);
        let point = abbreviated && self.is(at + 1, ".") && self.is_glued(at + 1);
        Some((weekday, at + 1 + usize::from(point)))
    }

    /// `Friday, 12 January 2024`, `Jan. 12, 2024`, `the 12th of January`, `January 2024`, `May`, `Friday the 26th`.
    fn day_and_month(&self, at: usize) -> Option<(Fields, usize)> {
        let weekday = self.weekday_name(at);
        let start = weekday.map_or(at, |(_, end)| end + usize::from(self.is(end, ",") || self.is(end, "(")));
        let start = start + usize::from(weekday.is_some() && self.is(start, "the"));
        let figures = || if weekday.is_some() { self.numeric_date(start) } else { None };
        let found = self.day_first(start).or_else(|| self.month_first(start, weekday.is_some())).or_else(figures);
        if let (Some((weekday, end)), Some((fields, after))) = (weekday, found.clone()) {
            let opened = self.is(end, "(");
            if fields.day.is_some() {
                let after = after + usize::from(opened && self.is(after, ")"));
                return Some((Fields { weekday: Some(weekday), ..fields }, after));
            }
        }
        let Some((weekday, end)) = weekday else { return found };
        // "Friday the 26th", "Mon 13th"
        if let Some((day, after)) =
            self.ordinal(start).filter(|&(day, _)| (1..=31).contains(&day) && start <= end + 1 && !self.is(end, ","))
        {
            return Some((Fields { weekday: Some(weekday), day: Some(day), ..Fields::default() }, after));
        }
        let sure = self.stands_as_name(at) || self.get(at).is_some_and(|item| item.text.len() >= 6);
        sure.then(|| (Fields { weekday: Some(weekday), ..Fields::default() }, end))
    }

    fn day_first(&self, at: usize) -> Option<(Fields, usize)> {
        let (day, end) = self.day_of_month(at)?;
        if self.is_glued(at) && at > 0 && self.is_any(at - 1, &[".", ",", "$", "'", "’", "/"]) {
            return None;
        }
        let of = usize::from(self.is(end, "day"));
        let of = of + usize::from(self.is(end + of, "of"));
        let joint = usize::from(of == 0 && self.is(end, "-"));
        let (month, end) = self.month_name(end + of + joint)?;
        let named = self.get(end - 1).is_some_and(|item| !item.text.starts_with(char::is_lowercase))
            || self.class(end - 1) != Some(Class::Month(5))
            || of > 0;
        let fields = Fields { month: Some(month), day: Some(day), ..Fields::default() };
        named.then(|| self.with_year(fields, end))
    }

    fn month_first(&self, at: usize, after_weekday: bool) -> Option<(Fields, usize)> {
        let (month, end) = self.month_name(at)?;
        let fields = Fields { month: Some(month), ..Fields::default() };
        let item = self.get(at)?;
        let unsure = item.word.is_some_and(|word| word.unsure);
        let lower = item.text.starts_with(char::is_lowercase);
        // "May 5", "May the 5th", "October, 1st"
        let the = usize::from(self.is(end, "the"));
        let comma = usize::from(self.is(end, ",") && self.ordinal(end + 1).is_some());
        let day = self.day_of_month(end + the + comma).filter(|&(_, after)| {
            let next_is_year_like = self.digits(end, 4).is_some_and(|(_, length)| length > 2);
            let unit_follows = matches!(self.class(after), Some(Class::Units(_)));
            let ordinal = self.ordinal(end + the + comma).is_some()
                // "by May the Second Squadron" is two things.
                && !(the == 1 && self.get(end + 1).is_some_and(|item| item.text.starts_with(char::is_uppercase)));
            !next_is_year_like
                && !unit_follows
                && (the == 0 || ordinal)
                && !(unsure && lower && !ordinal && self.digits(end, 2).is_none())
        });
        if let Some((day, after)) = day {
            return Some(self.with_year(Fields { day: Some(day), ..fields }, after));
        }
        let (with_year, after) = self.with_year(fields.clone(), end);
        if with_year.has_year() {
            return (!unsure || !lower).then_some((with_year, after));
        }
        (after_weekday || self.stands_as_name(at)).then_some((fields, end))
    }

    /// The year behind a day or month, if one is there.
    pub(super) fn with_year(&self, fields: Fields, end: usize) -> (Fields, usize) {
        let joint = usize::from(self.is_any(end, &[",", "of", "-", "/"]));
        let start = end + joint;
        let year = if let Some((year, after)) = self.year_before_christ(start) {
            Some((year, after))
        } else if let Some((year @ 1000..=2199, 4)) = self.digits(start, 4) {
            (!self.is_glued(start + 1) || !self.is_any(start + 1, &["s", "th"])).then_some((year, start + 1))
        } else if self.is_any(start, &["'", "’", "‘"])
            && self.digits(start + 1, 2).is_some_and(|(_, length)| length == 2)
        {
            self.digits(start + 1, 2).map(|(year, _)| (two_digit_year(year), start + 2))
        } else if joint == 1 && self.is(end, "of") && self.digits(start, 2).is_some_and(|(_, length)| length == 2) {
            self.digits(start, 2).map(|(year, _)| (two_digit_year(year), start + 1))
        } else {
            self.year_in_words(start).filter(|_| !self.is(end, ","))
        };
        match year {
            Some((year, after)) => (Fields { year: Some(year), ..fields }, after),
            None => (fields, end),
        }
    }

    /// A holiday by its name, with its year.
    fn holiday(&self, at: usize) -> Option<(Fields, usize)> {
        let first = self.get(at)?.text;
        if first.len() > 16 || !first.starts_with(char::is_alphabetic) {
            return None;
        }
        let capital = first.starts_with(char::is_uppercase);
        let lower = first.to_ascii_lowercase();
        let phrase = HOLIDAY_NAMES.starting(&lower).iter().find(|phrase| {
            phrase
                .words
                .iter()
                .enumerate()
                .all(|(step, word)| self.is(at + step, word) || *word == "'" && self.is(at + step, "’"))
                && (capital || phrase.words.len() > 1 || self.announced(at) || lower != "epiphany" && lower.len() > 7)
        })?;
        if phrase.words.len() == 2 && !capital && phrase.words[1] == "year" && !self.announced(at) {
            return None;
        }
        let fields = Fields { holiday: Some(phrase.value), ..Fields::default() };
        Some(self.with_year(fields, at + phrase.words.len()))
    }

    /// `summer 2023`, `the spring of 1916`, `1982 summer`, `winter`.
    fn season(&self, at: usize) -> Option<(Fields, usize)> {
        if let Some((year @ 1500..=2199, 4)) = self.digits(at, 4)
            && let Some(Class::Season(season)) = self.class(at + 1)
        {
            return Some((Fields { year: Some(year), part: Some(season), ..Fields::default() }, at + 2));
        }
        let Class::Season(season) = self.class(at)? else { return None };
        let fields = Fields { part: Some(season), ..Fields::default() };
        let (with_year, after) = self.with_year(fields.clone(), at + 1);
        if with_year.has_year() {
            return Some((with_year, after));
        }
        if self.sure_class(at).is_some() {
            return Some((fields, at + 1));
        }
        // "in the spring", "last fall"; not "to spring", "the fall of Saigon", "a spring".
        let the = self.is(at.wrapping_sub(1), "the");
        let of = self.is(at + 1, "of");
        let pointed = at > 0 && matches!(self.class(at - 1), Some(Class::Pointer(..) | Class::Edge(_)));
        let noun = self.get(at)?.tag.is_empty() || self.tagged(at, "NN");
        let announced = self.is_any(
            at.wrapping_sub(if the { 2 } else { 1 }),
            &["in", "during", "by", "until", "since", "of", "for", "through", "throughout", "this"],
        );
        (noun && !of && (pointed || announced)).then_some((fields, at + 1))
    }
}
