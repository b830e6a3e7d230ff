//! What stands behind a place in the calendar and belongs to it: times of day, weekdays, years.

use super::clock::in_part_of_day;
use super::fields::Fields;
use super::items::Items;
use super::point::{Meaning, Point};
use super::unit::Unit;
use super::words::Class;

/// The most pieces that are joined to one.
const PIECES: usize = 5;

impl Items<'_> {
    /// A point with the times of day, weekdays and years that stand behind it.
    pub(super) fn extended(&self, meaning: Meaning, end: usize) -> (Meaning, usize) {
        let Meaning::Point(mut point) = meaning else { return (meaning, end) };
        let mut end = end;
        for _ in 0..PIECES {
            let Some((joined, after)) = self.next_piece(&point, end) else { break };
            point = joined;
            end = after;
        }
        if let (Some(clock), Some(part)) = (point.fields.clock, point.fields.day_part) {
            point.fields.clock = Some(in_part_of_day(clock, part));
        }
        (Meaning::Point(point), end)
    }

    fn next_piece(&self, point: &Point, end: usize) -> Option<(Point, usize)> {
        let time = point.fields.is_time();
        let day = point.fields.has_day() || point.base_unit() == Some(Unit::Day);
        let week = point.base_unit() == Some(Unit::Week);
        let comma = usize::from(self.is(end, ","));
        let word = end + comma;
        let join = |piece: (Meaning, usize)| match piece.0 {
            Meaning::Point(other) => point.joined(&other).map(|joined| (joined, piece.1)),
            _ => None,
        };
        let is_day = |found: &(Meaning, usize)| match &found.0 {
            Meaning::Point(other) => {
                (other.fields.has_day() || other.base_unit() == Some(Unit::Day)) && !other.fields.is_time()
                    || other.fields.day_part.is_some() && other.base.is_some()
            }
            _ => false,
        };
        if day || week {
            // "Monday night", "tomorrow at 7", "July 5 in the morning", "Tuesday around 10:30 a.m."
            if day && point.fields.clock.is_none() {
                let at_word = self.is_any(word, &["at", "around", "about", "by"]);
                let start = word + usize::from(at_word);
                let clock = self.clock(start).filter(|_| comma == 0 || at_word || self.get(start).is_some());
                let clock = clock.or_else(|| if at_word { self.bare_hour(start) } else { None });
                if let Some((fields, after)) = clock {
                    return join((Meaning::Point(Point::of(fields)), after));
                }
            }
            if day && point.fields.day_part.is_none() && comma == 0 {
                let edge = usize::from(matches!(self.class(end), Some(Class::Edge(_))));
                let start = end + edge;
                let start = if self.is(start, "in") && self.is(start + 1, "the") { start + 2 } else { start };
                if let Some(Class::Part(part)) = self.class(start) {
                    return join((
                        Meaning::Point(Point::of(Fields { day_part: Some(part), ..Fields::default() })),
                        start + 1,
                    ));
                }
            }
            // "next week on Tuesday", "next week Monday"
            if week && point.fields.weekday.is_none() {
                let start = end + usize::from(self.is(end, "on"));
                if let Some((weekday, after)) = self.weekday_name(start) {
                    return join((
                        Meaning::Point(Point::of(Fields { weekday: Some(weekday), ..Fields::default() })),
                        after,
                    ));
                }
            }
        }
        if time && !day {
            // "10 a.m. on Monday", "9:34 p.m., March 19", "5 in the morning", "8am this morning"
            let start = if self.is(word, "on") || self.is(word, "of") { word + 1 } else { word };
            if point.fields.day_part.is_none()
                && self.is(end, "in")
                && self.is(end + 1, "the")
                && let Some(Class::Part(part)) = self.class(end + 2)
            {
                let part = Fields { day_part: Some(part), ..Fields::default() };
                return join((Meaning::Point(Point::of(part)), end + 3));
            }
            if point.fields.day_part.is_none() && comma == 0 && self.is(end, "at") && self.is(end + 1, "night") {
                return join((
                    Meaning::Point(Point::of(Fields { day_part: Some("NI"), ..Fields::default() })),
                    end + 2,
                ));
            }
            if point.fields.clock.is_none()
                && self.is(end, "at")
                && let Some((fields, after)) = self.clock(end + 1).or_else(|| self.bare_hour(end + 1))
            {
                return join((Meaning::Point(Point::of(fields)), after));
            }
            return self.core(start).filter(is_day).and_then(join);
        }
        // "Labor Day weekend"
        if point.fields.holiday.is_some() && self.is(end, "weekend") {
            let mut joined = point.clone();
            joined.fields.weekend = true;
            return Some((joined, end + 1));
        }
        // "next year's first quarter"
        if point.base_unit() == Some(Unit::Year)
            && point.fields.is_empty()
            && self.is_any(end, &["'", "’"])
            && self.is(end + 1, "s")
        {
            let (fields, after) = self.quarter_or_half(end + 2).or_else(|| self.date(end + 2))?;
            return if fields.has_middle() { join((Meaning::Point(Point::of(fields)), after)) } else { None };
        }
        // "August of that year", "Monday of next week", "the weekend of 5 May"
        if self.is_any(end, &["of", "in"]) || point.fields.weekday.is_some() && point.base.is_none() {
            let linked = self.is_any(end, &["of", "in"]);
            if self.is(end, "in") && !self.is_any(end + 1, &["the", "that"]) {
                return None;
            }
            let found =
                self.core(end + usize::from(linked)).or_else(|| if linked { self.this_unit(end + 1) } else { None })?;
            let Meaning::Point(other) = &found.0 else { return None };
            let wider = other.fields.year.is_some() && !other.fields.has_day()
                || matches!(other.base_unit(), Some(Unit::Year | Unit::Month | Unit::Week));
            let narrower = point.fields.has_middle() || point.fields.has_day();
            return if wider && narrower && !time { join(found) } else { None };
        }
        None
    }
}
