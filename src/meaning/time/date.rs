//! Dates in the calendar's own words: days, months, seasons, quarters, years, decades, centuries.

use super::fields::Fields;
use super::items::{Items, Kind};
use super::words::{Class, HOLIDAY_NAMES};

/// Words that a time may follow, and that make a time of a word that is more often something else.
pub(super) const BEFORE_TIMES: [&str; 21] = [
    "in", "by", "since", "until", "till", "during", "before", "after", "of", "from", "on", "for", "through", "throughout",
    "between", "around", "about", "circa", "to", "at", "within",
];

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

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

    /// `2024-01-12`, `12/01/2024`, `12.1.2024`, `20240112`, `05-Aug-2016`, `2015-12`, `Oct/2`.
    fn numeric_date(&self, at: usize) -> Option<(Fields, usize)> {
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
            let third = self.digits(second_at + 2, 4).filter(|_| self.is(second_at + 1, mark) && self.is_glued(second_at + 2));
            let found = match (length, third) {
                (4, Some((third, 1..=2))) => day(first, i32::from(month), third),
                (1..=2, Some((third, 4))) => day(third, i32::from(month), first),
                _ => None,
            };
            return found.map(|fields| (fields, second_at + 3));
        }
        let (second, second_length) = self.digits(second_at, 2)?;
        let third = self.digits(second_at + 2, 4).filter(|_| {
            self.is(second_at + 1, mark) && self.is_glued(second_at + 1) && self.is_glued(second_at + 2)
        });
        let end = second_at + 3;
        match (length, third) {
            (4, Some((third, 1..=2))) if mark != "." => day(first, second, third).map(|fields| (fields, end)),
            (1..=2, Some((third, 4))) => {
                // The American order first, the other where the calendar has no such day; with points always the other.
                let found = if mark == "." { None } else { day(third, first, second) };
                found.or_else(|| day(third, second, first)).map(|fields| (fields, end))
            }
            (4, None) if mark != "." && second_length == 2 && (1500..2100).contains(&first) && (1..=12).contains(&second) => {
                let month = i8::try_from(second).ok();
                Some((Fields { year: Some(first), month, ..Fields::default() }, second_at + 1))
            }
            (1..=2, None) if mark == "/" && self.announced(at) => {
                // "on 5/12": no more than a day and a month.
                let month_first = (1..=12).contains(&first) && (1..=31).contains(&second);
                let (month, day) = if month_first { (first, second) } else { (second, first) };
                let real = (1..=12).contains(&month) && (1..=31).contains(&day) && !matches!((first, second), (1, 2..=9));
                let narrow = |number| i8::try_from(number).ok();
                real.then(|| (Fields { month: narrow(month), day: narrow(day), ..Fields::default() }, second_at + 1))
            }
            _ => None,
        }
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

    /// A month by its name, with the point of its abbreviation.
    pub(super) fn month_name(&self, at: usize) -> Option<(i8, usize)> {
        let Class::Month(month) = self.class(at)? else { return None };
        let point = self.get(at)?.text.len() <= 4 && self.is(at + 1, ".") && self.is_glued(at + 1) && month != 5;
        Some((month, at + 1 + usize::from(point)))
    }

    /// Whether a word that may be a month or weekday stands as one: with a capital, and announced.
    fn stands_as_name(&self, at: usize) -> bool {
        let Some(item) = self.get(at) else { return false };
        let capital = item.text.starts_with(char::is_uppercase);
        let shouted = item.text.len() > 1 && item.text.chars().all(char::is_uppercase) && item.tag.starts_with("VB");
        match item.word {
            Some(word) if !word.unsure => capital || self.announced(at) && item.text.len() > 3 || item.text.len() > 5,
            _ => capital && !shouted && item.text.len() > 2 && !item.tag.starts_with("MD") && self.announced(at) && at > 1 - usize::from(at == 1),
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
        let found = self.day_first(start).or_else(|| self.month_first(start, weekday.is_some()));
        if let (Some((weekday, end)), Some((fields, after))) = (weekday, found.clone()) {
            let opened = self.is(end, "(");
            if fields.day.is_some() {
                let after = after + usize::from(opened && self.is(after, ")"));
                return Some((Fields { weekday: Some(weekday), ..fields }, after));
            }
        }
        let Some((weekday, end)) = weekday else { return found };
        // "Friday the 26th", "Mon 13th"
        if let Some((day, after)) = self.ordinal(start).filter(|&(day, _)| (1..=31).contains(&day) && start <= end + 1 && !self.is(end, ",")) {
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
        let of = usize::from(self.is(end, "day")) ;
        let of = of + usize::from(self.is(end + of, "of"));
        let joint = usize::from(of == 0 && self.is(end, "-"));
        let (month, end) = self.month_name(end + of + joint)?;
        let named = self.get(end - 1).is_some_and(|item| !item.text.starts_with(char::is_lowercase))
            || self.class(end - 1) != Some(Class::Month(5)) || of > 0;
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
            let ordinal = self.ordinal(end + the + comma).is_some();
            !next_is_year_like && !unit_follows && (the == 0 || ordinal)
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
    fn with_year(&self, fields: Fields, end: usize) -> (Fields, usize) {
        let joint = usize::from(self.is_any(end, &[",", "of", "-", "/"]));
        let start = end + joint;
        let year = if let Some((year, after)) = self.year_before_christ(start) {
            Some((year, after))
        } else if let Some((year @ 1000..=2199, 4)) = self.digits(start, 4) {
            (!self.is_glued(start + 1) || !self.is_any(start + 1, &["s", "th"])).then_some((year, start + 1))
        } else if self.is_any(start, &["'", "’", "‘"]) && self.digits(start + 1, 2).is_some_and(|(_, length)| length == 2) {
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

    /// `Q3 2019`, `2019 Q3`, `the third quarter of 2019`, `the first half of the year`.
    fn quarter_or_half(&self, at: usize) -> Option<(Fields, usize)> {
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
        let (number, end) = if self.is(at, "latter") { (2, at + 1) } else if last { (4, at + 1) } else { self.ordinal(at)? };
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
            && (self.is_any(start + 2, &["the", "this", "last", "next", "that"]) && self.is_any(start + 3, &["year", "fiscal", "following", "next", "same"])
                || self.is_any(start + 3, &["year"]));
        if fields.has_year() {
            return Some((fields, after));
        }
        (followed || part.starts_with('Q') && self.announced(at) && !self.is(start + 1, "of") && !last)
            .then_some((fields, start + 1))
    }

    /// `the 19th century`, `eighteenth-century`, `5th century BC`, `the 1990s`, `the '90s`, `the 480s BC`, `the nineties`.
    fn century(&self, at: usize) -> Option<(Fields, usize)> {
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
            (self.is_any(at, &["'", "’"]) && self.is_glued(at) && self.is(at + 1, "s") && self.is_glued(at + 1)).then_some(at + 2)
        };
        if let Some((year, length @ 3..=4)) = self.digits(at, 4) {
            let end = plural(at + 1).filter(|_| year % 10 == 0)?;
            let before = self.era_before_christ(end);
            let fields =
                Fields { decade: Some(year / 10), before_christ: before.is_some(), ..Fields::default() };
            return (length == 4 && (1000..2200).contains(&year) || before.is_some()).then_some((fields, before.unwrap_or(end)));
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
        let decade = self.is(at.wrapping_sub(1), "the") || self.is_dash(at.wrapping_sub(1)) && self.is(at.wrapping_sub(3), "the");
        decade.then(|| (Fields { decade: Some(192 + i32::try_from(tens).unwrap_or(0)), ..Fields::default() }, at + 1))
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
            phrase.words.iter().enumerate().all(|(step, word)| {
                self.is(at + step, word) || *word == "'" && self.is(at + step, "’")
            }) && (capital || phrase.words.len() > 1 || lower != "easter" && lower != "epiphany" && lower.len() > 7)
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
        let announced = self.is_any(at.wrapping_sub(if the { 2 } else { 1 }), &["in", "during", "by", "until", "since", "of", "for", "through"]);
        (noun && !of && (pointed || announced)).then_some((fields, at + 1))
    }

    /// `1939`, `'99`, `AD 79`, `the year 2020`, `480 BC`.
    fn year_alone(&self, at: usize) -> Option<(Fields, usize)> {
        let of = |year: i32, end: usize| Some((Fields { year: Some(year), ..Fields::default() }, end));
        if let Some((year, end)) = self.year_before_christ(at) {
            return of(year, end);
        }
        if self.is(at, "year") || self.is(at, "years") {
            let (year, length) = self.digits(at + 1 + usize::from(self.is(at + 1, "of")), 4)?;
            return if length == 4 { of(year, at + 2 + usize::from(self.is(at + 1, "of"))) } else { None };
        }
        if self.is_any(at, &["AD", "CE"]) && let Some((year, _)) = self.digits(at + 1, 4) {
            return of(year, at + 2);
        }
        if self.is_any(at, &["'", "’", "‘"]) {
            let (year, length) = self.digits(at + 1, 2).filter(|_| self.is_glued(at + 1))?;
            let free = !self.is_glued(at) && (!self.is_glued(at + 2) || self.get(at + 2).is_some_and(|item| item.kind == Kind::Mark));
            return if length == 2 && free && self.announced(at) { of(two_digit_year(year), at + 2) } else { None };
        }
        let (year, length) = self.digits(at, 4)?;
        let era = self.get(at + 1).is_some_and(|item| matches!(item.text, "AD" | "CE"));
        if era && year > 0 {
            return of(year, at + 2);
        }
        (length == 4 && self.stands_as_year(at, year)).then(|| of(year, at + 1))?
    }

    /// Whether four digits are a year, by what stands around them.
    fn stands_as_year(&self, at: usize, year: i32) -> bool {
        if !(1000..=2150).contains(&year) {
            return false;
        }
        let glued_before = self.is_glued(at) && at > 0 && !self.is_any(at - 1, &["(", "[", "-", "–", "—", "/", "“", "\"", "‘", "‑"]);
        let mut glued_after = false;
        if let Some(next) = self.get(at + 1).filter(|next| next.glued) {
            glued_after = next.kind != Kind::Mark
                || "%$€£°#_@".contains(next.text)
                || matches!(next.text, "." | "," | ":") && self.is_glued(at + 2) && self.digits(at + 2, 9).is_some();
        }
        if glued_before || glued_after {
            return false;
        }
        let before = at.checked_sub(1);
        if before.is_some_and(|before| {
            self.is_any(before, &["$", "€", "£", "#", "no", "number", "than", "least", "most", "nearly", "over", "almost", "roughly", "some", "No", "up"])
                || self.is(before, ".") && self.is(before.wrapping_sub(1), "no")
        }) {
            return false;
        }
        let next = at + 1;
        let counted = matches!(self.class(next), Some(Class::Units(_)))
            || self.is_any(next, &["km", "kilometres", "kilometers", "miles", "metres", "meters", "tonnes", "tons", "kg", "people", "men", "soldiers", "troops", "million", "percent", "feet", "ft", "m", "dollars", "euros", "pounds"])
            || self.is(next, "-") && self.is_any(next + 1, &["strong", "page", "seat", "metre", "meter", "mile", "foot", "ton"]);
        if counted {
            return false;
        }
        let strongly = before.is_some_and(|before| {
            self.is_any(before, &["in", "since", "until", "till", "during", "by", "from", "of", "(", ",", "early", "late", "mid", "circa", "and", "or", "before", "after", "to", "through", "throughout", "between"])
        });
        // Round or far numbers before a plural noun count it.
        let plural = self.tagged(next, "NNS") || self.tagged(next, "JJ") && self.tagged(next + 1, "NNS");
        let usual = (1500..=2100).contains(&year);
        if plural {
            return usual && year % 50 != 0 && (1700..=2100).contains(&year);
        }
        usual || strongly
    }
}

/// A year of two digits, in the century that it most likely means.
fn two_digit_year(year: i32) -> i32 {
    if year < 40 { 2000 + year } else { 1900 + year }
}
