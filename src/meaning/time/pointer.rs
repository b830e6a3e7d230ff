//! Times told by pointing: `last year`, `the next two days`, `that same month`, `last November`.

use super::fields::Fields;
use super::items::Items;
use super::point::{Meaning, Pick, Point};
use super::unit::{Amount, Length, Origin, Unit};
use super::words::Class;

/// Words before a number of units that count them from one end of a period.
const AT_AN_END: [&str; 8] = ["closing", "coming", "early", "final", "first", "intervening", "last", "opening"];

impl Items<'_> {
    /// `last year`, `the next two days`, `that same month`, `last November`, `this weekend`, `the previous night`.
    pub(super) fn pointed(&self, at: usize) -> Option<(Meaning, usize)> {
        let the = usize::from(self.is(at, "the"));
        let mut start = at + the;
        // "the first two years", "the four previous weeks"
        let leading = self.amount(start).filter(|_| the == 1 && !self.is_any(start, &["a", "an"]));
        if let Some((amount, end)) = leading
            && let Some(Class::Pointer(..)) = self.class(end)
            && let Some(unit) = self.unit(end + 1, false)
        {
            return Some((Meaning::Length(Length(vec![(amount, unit)])), end + 2));
        }
        if the == 1 && self.is_any(start, &AT_AN_END) {
            let counted = self.length_part(start + 1).map(|(length, end)| (Length(vec![length]), end));
            if let Some((length, end)) = counted.or_else(|| self.bare_plural(start + 1)) {
                let of =
                    self.is(end, "of").then(|| self.date(end + 1)).flatten().filter(|(fields, _)| !fields.is_time());
                return Some((Meaning::Length(length), of.map_or(end, |(_, after)| after)));
            }
        }
        let (mut origin, mut step) = match self.class(start)? {
            Class::Pointer(origin, step) => (origin, step),
            _ => return None,
        };
        let first = start;
        // "Following Monday's debate" stands for "after"; "CBS This Morning" is a name.
        if self.in_a_name(first) || the == 0 && self.is_any(first, &["following", "preceding", "succeeding", "prior"]) {
            return None;
        }
        start += 1;
        // "this past Wednesday", "that same day", "this coming week"
        if let Some(Class::Pointer(inner, by)) = self.class(start) {
            if self.is(first, "this") || self.is(start, "same") {
                step = if self.is(start, "same") { step } else { by };
                origin = if self.is(start, "same") { Origin::Text } else { inner };
                start += 1;
            } else {
                return None;
            }
        }
        // "the next day" of a narrative; "next year" counts from today.
        if the == 1 && step != 0 && !self.is_any(first, &["last", "past", "coming", "upcoming", "current"]) {
            origin = Origin::Text;
        }
        let hyphen = usize::from(self.is(start, "-"));
        start += hyphen;
        if let Some((length, end)) =
            self.length_part(start).filter(|_| step != 0 || self.is_any(first, &["this", "same"]))
        {
            return Some((Meaning::Length(Length(vec![length])), self.length_tail(end)));
        }
        let start =
            start + usize::from(self.is_any(start, &["fiscal", "calendar", "financial", "academic", "working"]));
        let class = self.class(start)?;
        let pick = match step {
            0 => Pick::This,
            1.. if self.is_any(start - 1, &["coming", "upcoming"]) => Pick::Coming,
            1.. => Pick::Next,
            _ if self.is(start - 1, "past") => Pick::Recent,
            _ => Pick::Last,
        };
        let named = |fields: Fields, end: usize| {
            let point = Point { fields, pick: Some((pick, origin)), ..Point::default() };
            Some((Meaning::Point(point), end))
        };
        match class {
            Class::Unit(unit) => {
                // "the last week of the war", "the same day of the week"
                if self.is(start + 1, "of") && self.is_any(first, &["last", "past"]) {
                    return Some((Meaning::Length(Length(vec![(Amount::ONE, unit)])), start + 1));
                }
                if unit.of_clock() && (unit != Unit::Hour || step == 0)
                    || unit == Unit::Quarter && self.is(start + 1, "of")
                {
                    return None;
                }
                if self.is(first, "past") && unit >= Unit::Week {
                    return Some((Meaning::Length(Length(vec![(Amount::ONE, unit)])), start + 1));
                }
                if self.is_any(first, &["last", "past"]) && unit == Unit::Day {
                    return None;
                }
                let (unit, step) = if unit == Unit::Fortnight { (Unit::Week, 2 * step) } else { (unit, step) };
                Some((Meaning::Point(Point::shifted(origin, unit, step)), start + 1))
            }
            Class::Units(unit) if (step != 0 || self.is(first, "these")) && !unit.of_clock() => {
                Some((Meaning::Length(Length(vec![(Amount(None), unit)])), start + 1))
            }
            Class::Part(part) => {
                // "last night", "this morning", "that afternoon", "the following morning"
                let step = if self.is(first, "last") { -1 } else { step };
                let mut point = Point::shifted(origin, Unit::Day, step);
                point.fields.day_part = Some(part);
                Some((Meaning::Point(point), start + 1))
            }
            Class::Month(_) | Class::Weekday(_) | Class::Season(_) => {
                let known = self.get(start)?.text.starts_with(char::is_uppercase)
                    || self.sure_class(start).is_some()
                    || matches!(class, Class::Season(_)) && !self.is_any(first, &["that", "same"]);
                let (fields, end) = self.date(start).filter(|_| known)?;
                if fields.has_year() {
                    return Some((Meaning::Point(Point::of(fields)), end));
                }
                named(fields, end)
            }
            _ => None,
        }
    }

    /// `last Easter`, `next 4th of July`, `this Christmas`: other dates behind a pointer.
    pub(super) fn pointed_date(&self, at: usize) -> Option<(Meaning, usize)> {
        let start = at + usize::from(self.is(at, "the"));
        let Class::Pointer(Origin::Speech, step) = self.class(start)? else { return None };
        let (fields, end) = self.date(start + 1)?;
        let pick = match step {
            0 => Pick::This,
            1.. => Pick::Next,
            _ => Pick::Last,
        };
        let whole = fields.month.is_some() && fields.day.is_some() || fields.holiday.is_some();
        (whole && !fields.has_year())
            .then(|| (Meaning::Point(Point { fields, pick: Some((pick, Origin::Speech)), ..Point::default() }), end))
    }
}
