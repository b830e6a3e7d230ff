//! Lengths of time, and places in the calendar that are counted off by one: `two days`, `two days later`.

use super::items::{Items, Kind};
use super::point::{From, Meaning, Point, Shift};
use super::unit::{Amount, Length, Origin, Unit};
use super::words::Class;

impl Items<'_> {
    /// The unit of a word; `second` is one only behind a number.
    pub(super) fn unit(&self, at: usize, counted: bool) -> Option<Unit> {
        match self.class(at)? {
            Class::Unit(unit) | Class::Units(unit) => Some(unit),
            Class::Ordinal(2) if counted && self.is(at, "second") => Some(Unit::Second),
            Class::Parts("NI") if counted => Some(Unit::Day),
            _ => None,
        }
    }

    /// `two days`, `five-year`, `ten long months`, `a year and a half`, `two years and three months`, `3h`.
    pub(super) fn length(&self, at: usize) -> Option<(Length, usize)> {
        let mut parts: Vec<(Amount, Unit)> = Vec::new();
        let mut end = at;
        while parts.len() < 5 {
            let joint = match parts.is_empty() {
                true => 0,
                false => {
                    usize::from(self.is(end, ",")) + usize::from(self.is(end + usize::from(self.is(end, ",")), "and"))
                }
            };
            let Some((part, after)) = self.length_part(end + joint) else { break };
            // "two days and three days" are two.
            if parts.last().is_some_and(|&(_, last)| last <= part.1) {
                break;
            }
            parts.push(part);
            end = after;
        }
        let (last, unit) = parts.last_mut().map(|part| (&mut part.0, part.1))?;
        // "a year and a half", "one hour and half", "a year and a quarter"
        if self.is(end, "and") || self.is(end, "-") && self.is(end + 1, "and") {
            let start = end + 1 + usize::from(self.is(end, "-"));
            let start = start
                + usize::from(self.is(start, "a"))
                + usize::from(self.is(start + usize::from(self.is(start, "a")), "-"));
            let fraction = if self.is(start, "half") {
                0.5
            } else if self.is(start, "quarter") {
                0.25
            } else {
                0.0
            };
            if let Some(number) = last.0.filter(|_| fraction > 0.0 && unit >= Unit::Hour) {
                last.0 = Some(number + fraction);
                end = start + 1;
            }
        }
        Some((Length(parts), end))
    }

    pub(super) fn length_part(&self, at: usize) -> Option<((Amount, Unit), usize)> {
        // "3h", "90min"
        if let Some((number, _)) = self.digits(at, 4)
            && self.is_glued(at + 1)
            && let Some(letters) = self.get(at + 1)
        {
            let unit = match letters.text {
                "h" | "hr" | "hrs" => Some(Unit::Hour),
                "min" | "mins" => Some(Unit::Minute),
                _ => None,
            };
            if let Some(unit) = unit {
                return Some(((Amount(Some(f64::from(number))), unit), at + 2));
            }
        }
        let (amount, mut end) = self.amount(at)?;
        let article = self.is_any(at, &["a", "an"]) && end == at + 1;
        let hyphen = self.is(end, "-");
        // "a month-long strike": the article belongs to the strike.
        if article && self.is(end + 1, "-") && self.is(end + 2, "long")
            || self.is_any(at, &["a", "an"]) && end > at + 1 && hyphen && !self.is(at + 1, "half")
        {
            return None;
        }
        end += usize::from(hyphen);
        // "the 21 working days", "two bloody weeks": one or two adjectives.
        let mut adjectives = 0;
        while adjectives < 2 && self.unit(end, true).is_none() {
            let adjective =
                self.tagged(end, "JJ") || self.tagged(end, "VBN") || self.tagged(end, "VBG") || self.tagged(end, "RBR");
            if !adjective || hyphen || article || self.get(end)?.kind != Kind::Letters {
                return None;
            }
            end += 1;
            adjectives += 1;
        }
        let unit = self.unit(end, true)?;
        let singular = matches!(self.class(end)?, Class::Unit(_) | Class::Ordinal(_));
        // "five minute talks" is one; "a second ship", "a quarter of them" and "a minute amount" are none.
        if unit == Unit::Second && singular && (article || amount.0 != Some(1.0) && !hyphen) {
            return None;
        }
        if unit == Unit::Quarter
            && (singular
                || amount.0.is_none()
                || amount.0.is_some_and(|number| number.fract() == 0.0) && self.is(end + 1, "of"))
        {
            return None;
        }
        if adjectives > 0 && singular && amount.0 != Some(1.0) {
            return None;
        }
        if article && unit == Unit::Minute && self.tagged(end, "JJ") {
            return None;
        }
        Some(((amount, unit), end + 1))
    }

    /// A length, or what is counted off by one.
    pub(super) fn length_or_offset(&self, at: usize, depth: usize) -> Option<(Meaning, usize)> {
        let (length, end) = match self.length(at) {
            Some((length, end)) => (length, end),
            None => self.bare_plural(at).or_else(|| self.whole(at))?,
        };
        if let Some((point, after)) = self.offset(&length, end, depth) {
            return Some((Meaning::Point(point), after));
        }
        let possessive = usize::from(self.is_any(end, &["'", "’"])) * (1 + usize::from(self.is(end + 1, "s")));
        if possessive > 0
            && self.is(end + possessive, "time")
            && let [(amount, unit)] = length.0[..]
        {
            let shift = Shift { from: From::Origin(Origin::Speech), unit, amount, exact: true };
            let point = Point { base: Some(Box::new(shift)), ..Point::default() };
            return Some((Meaning::Point(point), end + possessive + 1));
        }
        Some((Meaning::Length(length), self.length_tail(end)))
    }

    /// Where the words behind a length end that are part of it: `old`, `-long`, `of age`, `-period`.
    pub(super) fn length_tail(&self, end: usize) -> usize {
        let mut end = end;
        if self.is(end, "-") && self.is(end + 1, "old") || self.is(end, "-") && self.is(end + 1, "long") {
            end += 2;
        } else if self.is(end, "old") || self.is(end, "long") {
            end += 1;
        } else if self.is(end, "of") && self.is(end + 1, "age") {
            end += 2;
        }
        let hyphen = usize::from(self.is(end, "-"));
        if self.is(end + hyphen, "period") {
            end += hyphen + 1;
        }
        end
    }

    /// `all day`, `month-long`: one of them.
    fn whole(&self, at: usize) -> Option<(Length, usize)> {
        let all = self.is(at, "all") || self.is(at, "whole");
        let Class::Unit(unit) = self.class(at + usize::from(all))? else { return None };
        let long = self.is(at + 1, "-") && self.is(at + 2, "long");
        let fits = unit >= Unit::Hour && unit != Unit::Quarter && if all { !self.tagged(at + 2, "NN") } else { long };
        fits.then(|| (Length(vec![(Amount::ONE, unit)]), at + if all { 2 } else { 3 }))
    }

    /// `the day before`, `the week after next`, `the year before 2015`, `the night before`.
    pub(super) fn neighbour(&self, at: usize, depth: usize) -> Option<(Meaning, usize)> {
        if !self.is(at, "the") {
            return None;
        }
        let (unit, part) = match self.class(at + 1)? {
            Class::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) => (unit, None),
            Class::Part(part) => (Unit::Day, Some(part)),
            _ => return None,
        };
        let direction = match self.get(at + 2)?.text {
            "before" | "earlier" => -1.0,
            "after" | "later" => 1.0,
            _ => return None,
        };
        let shift = |from: From, number: f64| {
            let shift = Shift { from, unit, amount: Amount(Some(number)), exact: false };
            let mut point = Point { base: Some(Box::new(shift)), ..Point::default() };
            point.fields.day_part = part;
            Meaning::Point(point)
        };
        let end = at + 3;
        if self.is(end, "next") && direction > 0.0 || self.is(end, "last") && direction < 0.0 {
            return Some((shift(From::Origin(Origin::Speech), 2.0 * direction), end + 1));
        }
        if let Some((Meaning::Point(point), after)) = self.point(end, depth) {
            return Some((shift(From::Point(point), direction), after));
        }
        // "the day after the battle" is told from an event that no calendar knows.
        let closed = self.get(end).is_none_or(|item| item.kind == Kind::Mark && !self.is_dash(end));
        closed.then(|| (shift(From::Origin(Origin::Text), direction), end))
    }

    /// `years`, `weeks`: an open number of them.
    pub(super) fn bare_plural(&self, at: usize) -> Option<(Length, usize)> {
        let Class::Units(unit) = self.class(at)? else { return None };
        let wanted = !matches!(unit, Unit::Quarter | Unit::Second | Unit::Weekend);
        let numbered = self.digits(at + 1, 4).is_some() || self.tagged(at, "NNP");
        (wanted && !numbered && (self.tagged(at, "NN") || self.get(at)?.tag.is_empty()))
            .then(|| (Length(vec![(Amount(None), unit)]), at + 1))
    }

    /// What follows a length and makes a place in the calendar of it.
    fn offset(&self, length: &Length, end: usize, depth: usize) -> Option<(Point, usize)> {
        let [(amount, unit)] = length.0[..] else { return None };
        let shift = |from: From, sign: f64, exact: bool| Point {
            base: Some(Box::new(Shift { from, unit, amount: Amount(amount.0.map(|number| number * sign)), exact })),
            ..Point::default()
        };
        let direction = if self.is_any(end, &["before", "earlier", "ago", "previously", "prior"]) {
            -1.0
        } else if self.is_any(end, &["after", "later", "from", "hence", "since", "afterwards", "following"]) {
            1.0
        } else {
            return None;
        };
        // "two weeks before May 13", "3 days from Tuesday", "two years prior to 1914"
        let anchored = self.is_any(end, &["before", "after", "from", "prior", "since", "following"]);
        let start = end + 1 + usize::from(self.is(end, "prior") && self.is(end + 1, "to"));
        if anchored && depth > 0 {
            if self.is_any(start, &["now", "today"]) {
                return Some((shift(From::Origin(Origin::Speech), direction, true), start + 1));
            }
            if let Some((Meaning::Point(point), after)) = self.point(start, depth - 1)
                && !self.is(end, "since")
            {
                return Some((shift(From::Point(point), direction, true), after));
            }
        }
        let origin = if self.is(end, "ago") || self.is(end, "hence") { Origin::Speech } else { Origin::Text };
        match self.get(end)?.text.to_ascii_lowercase().as_str() {
            "ago" | "hence" | "earlier" | "previously" | "later" | "afterwards" => {
                // Weeks are told to the day; months and years are not.
                Some((shift(From::Origin(origin), direction, unit <= Unit::Fortnight), end + 1))
            }
            // "two years before" at the end of a clause only: what follows is otherwise the event it counts from.
            "before" | "prior" | "after"
                if self.get(end + 1).is_none_or(|item| item.kind == Kind::Mark && !self.is_dash(end + 1)) =>
            {
                Some((shift(From::Origin(origin), direction, false), end + 1))
            }
            _ => None,
        }
    }
}
